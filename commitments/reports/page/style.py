"""The page's style: one column to read, plain when printed, light or dark as the reader's system is."""

CSS = """\
:root {
  color-scheme: light dark;
  --paper: #fffefb; --ink: #1b1b1a; --soft: #5c5a55; --line: #dedbd2; --wash: #f5f3ec; --link: #1a5276; --mark: #fff4cc;
  --alarm: #9c1c14;
  --kept: #1e7145; --partial: #7d8f2b; --in-progress: #2f6db0; --stalled: #c98a1b; --not-started: #8b8f98;
  --broken: #b3261e; --dropped: #7b4a78; --unverifiable: #a39b8b; --unassessed: #d5d2c9;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans",
    Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161615; --ink: #ecebe6; --soft: #aaa79e; --line: #3a3935; --wash: #20201e; --link: #8fc1e8;
    --mark: #4a4011;
    --alarm: #ff9d92;
    --kept: #4fae7b; --partial: #a9bb52; --in-progress: #6aa5e3; --stalled: #e0a840; --not-started: #8d919a;
    --broken: #e8695f; --dropped: #b583b1; --unverifiable: #8f8878; --unassessed: #4b4943;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif);
  overflow-wrap: break-word; text-rendering: optimizeLegibility;
}
.wrap { max-width: 57rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
h1, h2, h3, h4, h5 { line-height: 1.2; text-wrap: balance; }
h1 {
  font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.9rem); letter-spacing: -.015em; margin: .4rem 0 1rem; font-weight: 700;
}
h2 { font-size: 1.5rem; margin: 0 0 1rem; }
.part-title { font-size: 1.5rem; margin: 3rem 0 .75rem; }
.group-title {
  font: 600 .95rem/1.4 var(--sans); margin: 2.75rem 0 0; padding: 0 0 .4rem; border-bottom: 2px solid var(--ink);
  display: flex; justify-content: space-between; gap: 1rem; align-items: baseline;
}
.group-title span { color: var(--soft); font-weight: 400; white-space: nowrap; }
header.top { border-top: 6px solid var(--ink); padding: 2.5rem 0 1.5rem; }
.kicker { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .04em; color: var(--soft); margin: 0; }
.dek { font-size: 1.25rem; line-height: 1.45; margin: 0 0 1.25rem; max-width: 44rem; }
.facts { font: .875rem/1.5 var(--sans); color: var(--soft); display: grid; gap: .15rem 1rem; margin: 0; }
.facts div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 .75rem; }
.facts dd { margin: 0; color: var(--ink); }
.hash { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .8em; word-break: break-all; }
main > section { padding: 2rem 0; border-top: 1px solid var(--line); }
svg { display: block; width: 100%; overflow: visible; }
svg text { font: .75rem var(--sans); fill: var(--soft); }
.bar { height: 2.25rem; margin-bottom: 1rem; }
.f-kept { fill: var(--kept); } .f-partial { fill: var(--partial); } .f-in-progress { fill: var(--in-progress); }
.f-stalled { fill: var(--stalled); } .f-not-started { fill: var(--not-started); } .f-broken { fill: var(--broken); }
.f-dropped { fill: var(--dropped); } .f-unverifiable { fill: var(--unverifiable); }
.f-unassessed { fill: var(--unassessed); }
.sign {
  display: inline-block; width: 1.35em; height: 1.35em; line-height: 1.35em; text-align: center; border-radius: 50%;
  font: 700 .8125rem/1.35em var(--sans); color: var(--paper); margin-right: .45em; flex: none;
}
.b-kept { background: var(--kept); } .b-partial { background: var(--partial); }
.b-in-progress { background: var(--in-progress); } .b-stalled { background: var(--stalled); }
.b-not-started { background: var(--not-started); } .b-broken { background: var(--broken); }
.b-dropped { background: var(--dropped); } .b-unverifiable { background: var(--unverifiable); }
.b-unassessed { background: var(--unassessed); color: var(--ink); }
.b-partial, .b-stalled, .b-not-started, .b-unverifiable { color: #111; }
@media (prefers-color-scheme: dark) { .sign { color: #111; } .b-unassessed { color: var(--ink); } }
table { border-collapse: collapse; width: 100%; font: .9375rem/1.45 var(--sans); }
th, td { text-align: left; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; } thead th { color: var(--soft); font-weight: 400; font-size: .8125rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.status { white-space: nowrap; }
.scroll { overflow-x: auto; }
.summary { display: grid; gap: 1.5rem 3rem; }
.figures { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.figures { align-content: start; }
.figures li { font: .9375rem/1.35 var(--sans); color: var(--soft); }
.figures b { display: block; font: 700 2.25rem/1.1 var(--serif); color: var(--ink); font-variant-numeric: lining-nums; }
.figures .alarm b { color: var(--alarm); }
.lanes { list-style: none; margin: 0; padding: 0; font: .875rem/1.35 var(--sans); }
.lanes li { padding: .3rem 0; border-bottom: 1px solid var(--line); }
.lanes a { color: inherit; text-decoration: none; display: block; }
.lanes a:hover { text-decoration: underline; }
.lanes svg, svg.axis { height: 1.125rem; }
.histogram { height: 9rem; border-bottom: 1px solid var(--ink); margin-bottom: .25rem; }
.histogram rect { fill: var(--soft); }
.parts { margin: 2rem 0 0; } .parts .bar { height: 1rem; margin: .2rem 0 0; min-width: 4.5rem; }
.parts th { font-weight: 400; width: 50%; }
.lanes .axis { border: 0; }
.lanes .dot { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.lanes .due { stroke: var(--ink); stroke-width: 2; }
.lanes .ground { fill: var(--line); }
.hint { font: .8125rem/1.5 var(--sans); color: var(--soft); margin: .75rem 0 0; }
.hint i { font-style: normal; white-space: nowrap; display: inline-block; margin: 0 1rem .25rem 0; }
.columns { display: grid; gap: 1.5rem 2.5rem; }
.columns h3 { font: 600 .9375rem/1.4 var(--sans); margin: 0 0 .5rem; }
.columns ul { margin: 0; padding: 0; list-style: none; font-size: 1rem; line-height: 1.4; }
.columns li { padding: .45rem 0; border-top: 1px solid var(--line); }
.columns small { display: block; font: .8125rem/1.4 var(--sans); color: var(--soft); }
form.filter {
  position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line);
  padding: .75rem 0;
  display: grid; gap: .6rem .75rem; grid-template-columns: repeat(auto-fit, minmax(6.75rem, 1fr)); align-items: end;
  font: .8125rem/1.4 var(--sans);
}
form.filter[hidden] { display: none; }
form.filter label { display: block; color: var(--soft); min-width: 0; }
form.filter input, form.filter select, form.filter button {
  display: block; width: 100%; font: .9375rem/1.4 var(--sans); color: var(--ink); background: var(--paper);
  border: 1px solid var(--soft); border-radius: 3px; padding: .4rem .5rem; min-height: 2.5rem;
}
form.filter button { cursor: pointer; }
form.filter output { grid-column: 1 / -1; color: var(--soft); }
article { padding: 1.75rem 0 1.5rem; border-bottom: 1px solid var(--line); scroll-margin-top: 9rem; }
article:target { background: var(--mark); box-shadow: 0 0 0 .75rem var(--mark); }
article > h3, article > h4, article > h5 { font-size: 1.3125rem; margin: 0 0 .6rem; max-width: 44rem; }
.verdict {
  font: .9375rem/1.5 var(--sans); margin: 0 0 .5rem; display: flex; flex-wrap: wrap; gap: .15rem .9rem;
  align-items: baseline;
}
.verdict strong { white-space: nowrap; }
.flag { color: var(--alarm); font-weight: 600; }
.flag::before { content: "\\25B2\\00a0"; font-size: .8em; }
.name { margin-left: auto; font-size: .8125rem; color: var(--soft); }
.name a { color: inherit; text-decoration: none; }
blockquote {
  margin: .75rem 0 1rem; padding: .1rem 0 .1rem 1.1rem; border-left: 3px solid var(--ink); max-width: 44rem;
}
blockquote p { margin: 0 0 .5rem; font-size: 1.125rem; line-height: 1.5; white-space: pre-line; }
blockquote p:last-child { margin: 0; }
.coding { font: .875rem/1.5 var(--sans); margin: 0 0 1rem; display: grid; gap: .15rem 1.5rem; }
.coding div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 .75rem; }
.coding dt, .facts dt { color: var(--soft); } .coding dd { margin: 0; }
.history { list-style: none; margin: 0; padding: 0; font-size: 1rem; line-height: 1.5; }
.history > li { position: relative; padding: 0 0 .7rem 1.35rem; }
.history > li::before {
  content: ""; position: absolute; left: .2rem; top: .55rem; width: .55rem; height: .55rem; border-radius: 50%;
  background: var(--paper); border: 2px solid var(--soft);
}
.history > li::after {
  content: ""; position: absolute; left: .5rem; top: 1.2rem; bottom: -.5rem; width: 1px; background: var(--line);
}
.history > li:last-child::after { display: none; }
.history time { font: 600 .875rem/1.5 var(--sans); margin-right: .5rem; }
.history .to { font: .875rem/1.5 var(--sans); margin-right: .5rem; white-space: nowrap; }
.history p { margin: 0; max-width: 44rem; }
.sources {
  list-style: none; margin: .15rem 0 0; padding: 0; font: .8125rem/1.5 var(--sans); color: var(--soft);
  max-width: 44rem;
}
.sources .against { color: var(--alarm); font-weight: 600; }
.empty { color: var(--soft); }
footer { border-top: 1px solid var(--line); padding: 2rem 0 3rem; font: .9375rem/1.55 var(--sans); }
footer p { max-width: 44rem; }
[hidden] { display: none !important; }
.big article { content-visibility: auto; contain-intrinsic-size: auto 24rem; }
@media (min-width: 48rem) {
  .facts, .coding { grid-template-columns: 1fr 1fr; }
  .facts .wide, .coding .wide { grid-column: 1 / -1; }
  .summary { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  .columns { grid-template-columns: 1fr 1fr; }
  .lanes li { display: grid; grid-template-columns: 18rem minmax(0, 1fr); gap: 1.25rem; align-items: center; }
  .lanes .axis span { display: block; }
}
@media (max-width: 47.99rem) {
  form.filter { position: static; }
  article { scroll-margin-top: 1rem; }
  .name { margin-left: 0; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --alarm: #000; --mark: #fff;
    --kept: #1e7145; --partial: #7d8f2b; --in-progress: #2f6db0; --stalled: #c98a1b; --not-started: #8b8f98;
    --broken: #b3261e; --dropped: #7b4a78; --unverifiable: #a39b8b; --unassessed: #d5d2c9;
  }
  @page { margin: 18mm 16mm; }
  html { font-size: 12px; }
  .lanes li { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 1rem; }
  .summary { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } .columns { grid-template-columns: 1fr 1fr; }
  body { font-size: 10pt; } .wrap { max-width: none; padding: 0; } header.top { border-top-width: 3pt; padding: 8pt 0; }
  h1 { font-size: 20pt; } h2, .part-title { font-size: 14pt; } .dek { font-size: 12pt; }
  form.filter, .skip { display: none !important; }
  main > section { padding: 10pt 0; }
  h2, h3, h4, h5, .verdict { break-after: avoid; }
  blockquote, .history > li, tr, .lanes li { break-inside: avoid; }
  article { padding: 10pt 0; } article > h3, article > h4, article > h5 { font-size: 12pt; }
  blockquote p { font-size: 11pt; }
  .big article { content-visibility: visible; }
  .sources a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .85em; word-break: break-all; }
  svg, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
