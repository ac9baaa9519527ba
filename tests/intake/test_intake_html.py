"""Pages: what becomes a line as a browser shows it, what is left out, what is refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import intake
from commitments.errors import CommitmentsError
from tests.growth import grows_with_size


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, name)
    return str(caught.value)


def test_headings_paragraphs_items_and_rows_become_lines() -> None:
    html = """<html><body><h1>Plan</h1><p>We will <b>act</b>
      now.<br>And then.</p><ul><li>cut<ul><li>tariffs</li></ul></li><li>build</li></ul>
      <ol><li>one<li>two</ol><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>"""
    assert page(html).text == (
        "# Plan\n\nWe will act now.\nAnd then.\n\n- cut\n  - tariffs\n- build\n1. one\n2. two\n\nA | B\n1 | 2\n"
    )


@pytest.mark.parametrize("mark", ["1.", "(1)", "§ 1", "Art. 1", "1.1", "(1.1)", "1.1."])
def test_a_number_in_a_cell_of_its_own_is_that_of_the_sentence_beside_it(mark: str) -> None:
    assert page(f"<table><tr><td>{mark}</td><td>We will act.</td></tr></table>").text == f"{mark} We will act.\n"


@pytest.mark.parametrize(("number", "words"), [("1.1", "2.3"), ("1.1", "Million people"), ("1", "We will act.")])
def test_a_figure_in_a_cell_of_its_own_is_a_cell(number: str, words: str) -> None:
    assert page(f"<table><tr><td>{number}</td><td>{words}</td></tr></table>").text == f"{number} | {words}\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<span class='num'>1.1</span>It is our aim.", "1.1 It is our aim."),
        ("<span>2.</span><span>We will act.</span>", "2. We will act."),
        ("<b>•</b>to act", "• to act"),
        ("<i>(a)</i>to act", "(a) to act"),
        ("<b>3</b>Scope of the plan", "3 Scope of the plan"),
        ("<b>1</b>st place", "1st place"),
        ("<b>20</b>M people", "20M people"),
        ("<b>A</b>ll of us", "All of us"),
        ("<b>-</b>5 degrees", "-5 degrees"),
        ("Under <b>1.</b>Then", "Under 1.Then"),
    ],
)
def test_the_number_of_a_paragraph_in_an_element_of_its_own_is_not_glued_to_the_words(written: str, shown: str) -> None:
    assert page(f"<p>{written}</p>").text == f"{shown}\n"


@pytest.mark.parametrize("unit", ["<b></b>", "<b>1.1</b>", "<b> </b>"])
def test_elements_that_end_behind_a_long_text_take_time_by_their_number(unit: str) -> None:
    assert grows_with_size(lambda size: page(f"<pre> {'word ' * size}{unit * size}</pre>x"), 1_000, 20_000, least=0.02)


@pytest.mark.parametrize(
    "around",
    [
        "<!DOCTYPE html><html lang='en'><title>Plan</title><main>{}</main></html>",
        "<title>Plan</title><article>{}</article>",
        "<meta charset='utf-8'><title>Plan</title><style>p {{}}</style><section>{}</section>",
        "<title>Plan</title><own-part><main>{}</main></own-part>",
        "<head><title>Plan</title></head><main>{}</main>",
        "<html><main>{}",
    ],
)
def test_a_page_without_the_tags_of_head_and_body_is_read_as_every_browser_shows_it(around: str) -> None:
    assert page(around.format("<h1>Plan</h1><p>Peru will build.<p>Chad will.")).text == (
        "# Plan\n\nPeru will build.\n\nChad will.\n"
    )


def test_navigation_scripts_and_styles_are_left_out() -> None:
    html = (
        "<header>Site</header><nav>Home</nav><style>p{}</style><script>var a = '<p>no</p>'</script>"
        "<p>We will act.</p><!-- no --><form>Search</form><aside>Ad</aside><footer>Contact</footer>"
    )
    assert page(html).text == "We will act.\n"


def test_the_main_part_is_taken_where_there_is_one() -> None:
    html = f"<div>Menu</div><main><header><h1>Plan</h1></header><p>{'We will act. ' * 40}</p></main><div>More</div>"
    assert page(html).text == f"# Plan\n\n{'We will act. ' * 40}".strip() + "\n"


def test_a_page_whose_navigation_is_never_closed_is_not_lost() -> None:
    assert page("<nav>Home<p>We will act.</p>").text == "Home\n\nWe will act.\n"


def test_entities_are_read_and_markup_in_words_is_text() -> None:
    assert page("<p>5 &lt; 6 &amp; &eacute;&#8211;&nbsp;x</p>").text == "5 < 6 & é– x\n"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>by <del>40</del><ins>65</ins> percent</p>", "by 65 percent"),
        ("<p>by <s>40</s> <strike>50</strike> 65 percent</p>", "by 65 percent"),
        ('<p>by <span style="text-decoration: line-through red">40</span> 65 percent</p>', "by 65 percent"),
        ("<p>now <span hidden>never</span>and <i style='display : none'>not</i> then</p>", "now and then"),
        ('<p>now <span class="visually-hidden">(opens in a new tab)</span></p>', "now"),
        ("<p>a<dialog>Cookies?</dialog></p><template><p>x</p></template><noscript>y</noscript>", "a"),
        ('<p>by 2045<sup><a href="#n1">1</a></sup> and</p>', "by 2045 and"),
        ('<p>by 2045<a href="#n1"><sup>1</sup></a> and</p>', "by 2045 and"),
        ('<p>by 2045<sup class="footnote-ref">[1]</sup>.</p>', "by 2045."),
        ('<p>by 2045<a role="doc-noteref" href="notes.html"><sup>*</sup></a>.</p>', "by 2045."),
        ("<p>$5<sup>[1]</sup> billion</p>", "$5 billion"),
        ("<p>One.<br><br>Two,<br>and three.</p>", "One.\n\nTwo,\nand three."),
        ("<p>in 2045<sup>1</sup>, 10 km<sup>2</sup> and the 21<sup>st</sup></p>", "in 2045¹, 10 km² and the 21st"),
        (
            "<p>x<sup>n+1</sup>, 2045<sup>a</sup>, act<sup>3–5</sup>, $5<sup>1 2</sup>.</p>",
            "xⁿ⁺¹, 2045ᵃ, act³–⁵, $5¹ ².",
        ),
        ("<p>M<sup>me</sup> Roy, the XX<sup>e</sup>, x<sup>Q1</sup></p>", "Mme Roy, the XXe, x^(Q1)"),
        ("<p>2045<sup><a href='#a'>1</a></sup><sup>, </sup><sup><a href='#b'>2</a></sup>.</p>", "2045."),
        ("<h2><a href='#s'>#</a> Homes <a href='#s'>¶</a></h2>", "## Homes"),
        ("<p>a <q>b <q>c</q></q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "a “b ‘c’” 漢"),
        ("<p>a<span style='display: block'>b</span>c</p>", "a\n\nb\n\nc"),
        ("<p>a<i style='font-size:0'>b</i><i style='opacity: 0;'>c</i><i style='opacity:0.5'>d</i></p>", "ad"),
        ("<p style='position:absolute;left:-9999px'>a</p>b", "b"),
        ("<blockquote><p>We act.</p><footer>The King</footer></blockquote>", "We act.\n\nThe King"),
        ("<div class='footnotes'><ol><li>See it.<li>And it.</ol></div>", "[1] See it.\n[2] And it."),
        ("<p>a</p><aside role='doc-footnote'>See it.</aside>", "a\n\nSee it."),
        ("<p>a<sup>12</sup></p><p><sup>12</sup> See it.</p><p><sup>14</sup>C</p>", "a¹²\n\n[12] See it.\n\n¹⁴C"),
        ('<p>Compared with 1990. <a href="#r1">↩</a></p>', "Compared with 1990."),
        ('<p>See <a href="#part-2">part two</a>.</p>', "See part two."),
        ('<p>by 2045<sup role="doc-noteref"><a href="#fn:1">[footnote 1]</a></sup> at last</p>', "by 2045 at last"),
        (
            '<p>by 2045<sup><a href="#n">note 12</a></sup> and x<sup><a href="#s">see part 2</a></sup></p>',
            "by 2045 and x^(see part 2)",
        ),
        ('<p>fees<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a> fall</p>', "fees fall"),
        ('<p>See <a href="#part">[1]</a> and <a href="#note-2">note 2</a>.</p>', "See [1] and note 2."),
        (
            '<p><a href="#_ftnref1">[1]</a> By law.</p><p><a href="#_ftnref2"><sup>2</sup></a> By rule.</p>',
            "[1] By law.\n[2] By rule.",
        ),
        ('<p><a class=sdfootnotesym href="#sdfootnote1anc">1</a> By law.</p>', "[1] By law."),
        ('<p><a href="#part-1">1</a> Homes</p><h2><sup><a href="#n1">1</a></sup>Homes</h2>', "1 Homes\n\n## Homes"),
        ('<table><tr><td><sup><a href="#n">a</a></sup><td>5</table><p>We act.</p>', "5\n\nWe act."),
        ('<p><sup><a href="#n1">1</a></sup></p><p>We act.</p>', "We act."),
        (
            "<p>3%<span style='vertical-align:super'>1</span> by <b style='vertical-align: super'>st</b></p>",
            "3%¹ by st",
        ),
        ("<td style='vertical-align: super'>12</td>", "12"),
        (
            "<div style='display:flex'><span>Due</span><b>2030</b></div><p style='display:inline-grid'>a<i>b</i></p>",
            "Due\n\n2030\n\na\n\nb",
        ),
        (
            "<p>We <a class=msocomanchor href='#c'>[A1]</a>act.</p><div style='mso-element:comment-list'>Why?</div>",
            "We act.",
        ),
        ("<p>We act.<sup><a href='#cmnt1'>[a]</a></sup></p><p><a href='#cmnt_ref1'>[a]</a>Why?</p>", "We act."),
        (
            "<p>a</p><div popover>b</div><h2>Aims<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>",
            "a\n\n## Aims",
        ),
        (
            "<h3><button>Homes</button></h3><button class=accordion>Roads</button><button>Print</button>",
            "### Homes\n\nRoads",
        ),
        ("<h3><a aria-expanded=false href='#p'>Homes</a></h3><div id=p hidden>Ten.</div>", "### Homes\n\nTen."),
        ("<b aria-controls=p>Homes</b><p id=p style='display:none'>Ten.</p><p id=q hidden>No.</p>", "Homes\n\nTen."),
        ("<b data-target='#p' data-toggle=modal>Ask</b><p id=p hidden>Send</p>", "Ask"),
        (
            '<p>by 2045<a class=footnote-link href="/plan#fn5">5</a> or<sup><a href="/p#ftn2">2</a></sup></p>',
            "by 2045 or",
        ),
        (
            '<p>pay<a href="#ntr1">(<i>1</i>)</a>, see <a href="#note1">1</a></p><p><a href="#ntc1">(1)</a> L 1.',
            "pay, see 1\n\n[1] L 1.",
        ),
        ("<p>by <sup>1</sup>/<sub>3</sub> or 5<sup>1</sup>/2, km<sup>2</sup>/1,000</p>", "by 1/3 or 5¹/2, km²/1,000"),
        ("<ol><li style='list-style:none'>a<li>b</ol><ol><li hidden>c<li>d</ol>", "- a\n2. b\n1. d"),
        ("<ol style='list-style-type:lower-greek' start=2><li>a</ol>", "β. a"),
        ("<p>We:<ul><li>act</ul>as agreed.</p>Then go.", "We:\n\n- act\n\nas agreed. Then go."),
        (
            "<table><tr><td>(1)<td>Act.<tr><td>(2)<td><p>Pay:<table><tr><td>(a)<td>now;</table></table>",
            "(1) Act.\n(2) Pay:\n  (a) now;",
        ),
        ("<table><tr><td>•<td>Act.<p>Now.<tr><td>–<td>Go.</table>", "- Act.\n\nNow.\n\n- Go."),
        ("<table><tr><td>1<td>Act.<tr><td>2.<td>Go.<td>5</table>", "1 | Act.\n2. | Go. | 5"),
        ("a<search>b</search><xmp>c  d</xmp><dir><li>e</dir>", "a\n\nb\n\nc d\n\n- e"),
        ('<ol start="5"><li>a<li>b</ol>', "5. a\n6. b"),
        ('<ol><li>a<li value="7">b<li>c</ol>', "1. a\n7. b\n8. c"),
        ('<ol type="a" start="3"><li>x<li>y</ol>', "c. x\nd. y"),
        ('<ol style="list-style-type: upper-roman"><li>x<li>y</ol>', "I. x\nII. y"),
        ("<ol reversed><li>x<li>y<li>z</ol>", "3. x\n2. y\n1. z"),
        ('<ol reversed start="9"><li>x<li>y</ol>', "9. x\n8. y"),
        ('<ol reversed><li>x<li value="5">y<li>z</ol>', "3. x\n5. y\n4. z"),
        ("<ol><li><h3>Homes</h3><p>We build.</p></ol>", "### 1. Homes\n\nWe build."),
        ("<ul style='list-style: none'><li>a</ul>", "- a"),
        ("<h2><span>Homes</span> <div>for all</div></h2>after", "## Homes\n\n## for all\n\nafter"),
        ("<dl><dt>Homes</dt><dd>Ten.</dd></dl>", "Homes\n\nTen."),
        ("<h2><i>•</i></h2><p>Homes</p><h2>•</h2><p>Roads</p><p>We act.", "- Homes\n- Roads\n\nWe act."),
        ("<pre>one\n  two</pre><p>three", "one\ntwo\n\nthree"),
        ("<table><caption>Sums</caption><tr><td>a<td><ul><li>b<li>c</ul></table>", "Sums\n\na | - b\n| - c"),
        ("<table><tr><td><h2>Plan</h2><p>We act.</p></td><td>Menu</td></tr></table>", "## Plan\n\nWe act.\n\nMenu"),
        ("<table><tr><td><p>We act.</p><p>And go.</p></table>", "We act.\n\nAnd go."),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a | b\n| c"),
        ("<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td><tr><td>e<td>f</table>", "a | b | c\nd | |\ne | | f"),
        ("<table><tr><td><p>A:<p>We act.<td>2030<td><p>b<p>c</table>", "A: | 2030 | b\nWe act. | | c"),
        ("<table><tr><td>a<td>We will<br>act.<br>Now.<tr><td>b<br>c<td></table>", "a | We will act.\n| Now.\n\nb\nc"),
        ("<table><tr><td>a<td><td>b<tr><td><td>c</table>", "a | | b\n\nc"),
    ],
)
def test_a_page_is_read_as_a_browser_shows_it(html: str, shown: str) -> None:
    assert page(f"<html><body>{html}").text == f"{shown}\n"


def test_the_marks_of_items_that_word_writes_among_their_words_are_marks() -> None:
    html = (
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)<i>&nbsp; </i></span>act</p>"
        "<p><span style='font-family:Wingdings'>§<i>&nbsp;</i></span>go</p>"
        "<p>by <span style='font-family:Symbol'>b</span></p><p><span style='font-family:Symbol'>be</span></p>"
    )
    assert page(html).text == "  a) act\n- go\n\nby b\n\nbe\n"


def test_the_lists_of_google_docs_are_nested_and_numbered_as_they_say() -> None:
    sheet = (
        "ol.lst-kix_q-1.start{counter-reset:lst-ctn-kix_q-1 0}.lst-kix_q-1>li{counter-increment:lst-ctn-kix_q-1}"
        ".lst-kix_q-1>li:before{content:'' counter(lst-ctn-kix_q-1,lower-latin) '. '}"
        ".lst-kix_q-2>li:before{content:'o  '}.lst-kix_q-3>li:before{content:'\\25cf  '}"
    )
    html = (
        f"<style>{sheet}</style><ol class='c lst-kix_q-0 start'><li>x</ol><ol class='lst-kix_q-1 start'><li>y</ol>"
        "<ul class='lst-kix_q-2 start'><li>a</ul><ul class='lst-kix_q-3 start'><li>b</ul>"
        "<ol class='lst-kix_q-1' start=2><li>z</ol>"
    )
    assert page(html).text == "1. x\n  a. y\n    - a\n      - b\n  b. z\n"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<mn>5</mn><mo>%</mo>", "5%"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>", "(a+1)/b"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>≥</mo><msub><mi>CO</mi><mn>2</mn></msub>", "x²≥CO2"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "xi²"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>", "√(x+1)³√y"),
        ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mover><mi>x</mi><mo>¯</mo></mover>", "∑_1^nx¯"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced><mspace/><mtext>per  year</mtext>", "(a, b) per year"),
        ("<semantics><mn>5</mn><annotation encoding='application/x-tex'>five</annotation></semantics>", "5"),
        ("<mtable><mtr><mtd>a</mtd><mtd>b</mtd></mtr><mtr><mtd>c</mtd></mtr></mtable>", "a, b; c"),
    ],
)
def test_an_equation_is_one_line_of_words(markup: str, shown: str) -> None:
    assert page(f"<p>by <math>{markup}</math> a day</p>").text == f"by {shown} a day\n"
    assert page(f"<p>by</p><math><mrow>{markup}").text == f"by\n\n{shown}\n"


def test_a_hidden_equation_is_not_shown() -> None:
    assert page("<p>by 5%<span hidden><math><mn>5</mn></math></span></p>").text == "by 5%\n"


def test_a_page_that_is_all_one_form_is_read() -> None:
    html = f"<a>Skip</a><form><nav>Home</nav><h1>Plan</h1><p>{'We will act. ' * 50}</p><button>Go</button></form>"
    found = page(html)
    assert found.text == f"Skip\n\n# Plan\n\n{'We will act. ' * 50}".strip() + "\n"
    assert found.notes == ("left out 1 word of navigation, banners and forms around the document: “Home”",)


def test_a_header_is_the_documents_where_the_first_heading_stands_nowhere_else() -> None:
    assert page("<header><h1>Plan</h1><p>By us</p></header><p>We act.</p>").text == "# Plan\n\nBy us\n\nWe act.\n"
    assert page("<header><h1>Site</h1></header><h1>Plan</h1><p>We act.</p>").text == "# Plan\n\nWe act.\n"


def test_an_aside_in_the_main_part_is_the_documents_unless_it_says_that_it_stands_beside() -> None:
    html = f"<main><p>{'We act. ' * 60}</p><aside>Key facts.</aside><aside role=complementary>Related</aside></main>"
    assert page(html).text == f"{'We act. ' * 60}".strip() + "\n\nKey facts.\n"


def test_hidden_and_struck_words_are_told_unless_they_are_the_sites() -> None:
    html = "<nav>a <i hidden>menu</i></nav><p>by <del>40</del> 65<i hidden>never</i></p>"
    assert page(html).notes == (
        "left out 1 word of navigation, banners and forms around the document: “a”",
        "left out hidden text: “never”",
        "left out words that are struck through: “40”",
    )


def test_what_is_left_out_of_a_page_is_told() -> None:
    found = page('<nav>Home and more</nav><p>By 2045<sup><a href="#n">1</a></sup>.</p>')
    assert (found.text, found.notes) == (
        "By 2045.\n",
        (
            "left out 3 words of navigation, banners and forms around the document: “Home and more”",
            "left out 1 marker of a note",
        ),
    )


def test_a_page_says_where_it_stands() -> None:
    html = '<link rel="canonical" href="{}"><meta property="og:url" content="https://b.example/"><p>We act.'
    assert [page(html.format(said)).url for said in ("https://a.example/x", "/x", "javascript:x")] == [
        "https://a.example/x",
        "https://b.example/",
        "https://b.example/",
    ]


def test_a_page_says_its_title_issuer_date_and_language() -> None:
    html = (
        '<html lang="en-GB"><head><title>Site | Plan</title><meta property="og:title" content="The Plan">'
        '<meta property="og:site_name" content="Cabinet Office">'
        '<meta property="article:published_time" content="2019-05-06T10:00:00Z"></head><body><p>We will act.</p>'
    )
    found = page(html)
    assert (found.title, found.issuer, found.published, found.language) == (
        "The Plan",
        "Cabinet Office",
        "2019-05-06",
        "en",
    )


def test_the_encoding_a_page_declares_is_used() -> None:
    data = '<meta charset="windows-1251"><p>Мы будем</p>'.encode("cp1251")
    assert intake.read_bytes(data, "a.html").text == "Мы будем\n"


def test_a_hundred_thousand_nested_blocks_are_no_trouble() -> None:
    assert page("<div>" * 100_000 + "We will act." + "</div>" * 100_000).text == "We will act.\n"


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<![",
        '<a href="',
        "</",
        "&",
        "<?",
        "<a ",
        "<ul><li>a",
        "<p>",
        "<script>",
        "<td>",
        "<math>",
        "<math><mfrac>",
        "<sup><a href=#n>1",
        "<sup><a href=#fn1>1</a></sup> a",
        "<a href=#fn1>[1]</a>a",
        "<a b='c\" ",
    ],
)
def test_broken_markup_takes_time_by_its_length(unit: str) -> None:
    def read(size: int) -> None:
        with contextlib.suppress(CommitmentsError):
            page("<html>x" + unit * (size // len(unit)))

    assert grows_with_size(read, 20_000, 160_000)


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</ul>",
                "<nav>",
                '"',
                "a",
                "&",
                "<!--",
                "-->",
                "<td>",
                "</li>",
                "<h1>",
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_is_read(pieces: list[str]) -> None:
    assert page("<html>word " + "".join(pieces)).text


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;clip:rect(0,0,0,0)",
        "clip: rect(0 0 0 0)",
        "clip:rect(0px, 0px, 0px, 0px)",
        "clip-path: inset(50%)",
        "color: transparent",
        "font-size:1px",
        "font-size: .5px",
    ],
)
def test_what_is_cut_away_see_through_or_smaller_than_any_letter_is_no_text(style: str) -> None:
    found = intake.read_bytes(f"<p>We will act<span style='{style}'> not at all</span>.</p>".encode(), "a.html")
    assert (found.text, found.notes) == ("We will act.\n", ("left out hidden text: “not at all”",))


@pytest.mark.parametrize("style", ["font-size:1.2em", "font-size:12px", "background-color:transparent", "clip:auto"])
def test_what_only_looks_like_a_style_that_hides_is_text(style: str) -> None:
    assert intake.read_bytes(f"<p>We <b style='{style}'>will</b> act.</p>".encode(), "a.html").text == "We will act.\n"


def test_a_page_of_more_tags_than_any_document_has_is_refused() -> None:
    assert refusal(b"<b>a" * 500_001, "a.html") == (
        "the page holds more than 500,000 tags, which no document does; save its text as .txt"
    )


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            "Posted on <time>May 19, 2023</time><time>July 12, 2023</time><b>by us</b>",
            "May 19, 2023 July 12, 2023 by us",
        ),
        (
            "<em class=date>13</em><em class=month>sep</em><em class='time x'>10:00 am</em><i>Roads</i>",
            "13 sep 10:00 am Roads",
        ),
        ("<style>em::before, em::after {content: ''}</style><em class=day>13</em><em class=month>sep</em>", "13 sep"),
        ("<span class=day>5</span>th <time>May</time>, 2024", "5th May, 2024"),
        ("<span class=day>5</span><sup>th</sup> May", "5th May"),
        ("<b class=update>20</b><b class=birthday>45</b>", "2045"),
    ],
)
def test_a_day_that_a_page_marks_is_not_glued_to_the_words_beside_it(html: str, shown: str) -> None:
    assert intake.read_bytes(f"<p>{html}</p>".encode(), "a.html").text.strip().endswith(shown)
