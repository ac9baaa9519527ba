"""The report as one self-contained web page: to read, to filter, to print, without a server or a network."""

from collections.abc import Iterator, Sequence

from commitments.model import OVERALL, Commitment, Document, Rating, Status, Update
from commitments.reports import Report
from commitments.reports.codings import would_count
from commitments.reports.columns import Seen
from commitments.reports.corrections import turned, words
from commitments.reports.grouping import Group, Part, all_seen, counts, parts
from commitments.reports.markup import link_text, xml_line
from commitments.reports.members import SCORES, TITLE, Members, members, share
from commitments.reports.page.drawings import status_bar, stretches, time_line
from commitments.reports.page.pieces import (
    columns,
    data_list,
    definitions,
    kicker,
    linked,
    mention,
    numbers,
    once,
    paragraphs,
    policy,
    section,
    sign,
    sources,
)
from commitments.reports.page.script import JS
from commitments.reports.page.style import CSS
from commitments.reports.prose import counted, day, percent
from commitments.reports.story import (
    act_words,
    attention,
    coverage,
    due_words,
    flag_meanings,
    flag_words,
    history,
    known_words,
    method,
    reading,
    taken_back_words,
)
from commitments.reports.wording import Wording
from commitments.stats.counts import proof
from commitments.stats.scores import MatrixRow
from commitments.symbols import BEST_FIRST, shown_mean, symbol
from commitments.text import fold, one_line

_LANES = 40
"""With more commitments than this, the time line counts updates, and has no lane for each commitment."""
_BARS = 30
"""With more documents or groups than this, they have no bars of their own."""
_LISTED = 12
_BIG = 200


def chunks(report: Report) -> Iterator[str]:
    return (f"{block}\n" for block in _Page(report).blocks())


class _Page:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.wording = Wording(report.vocabulary)
        self.entries = all_seen(report)
        self.parts = parts(report, self.entries, self.wording)
        self.documents = {document.id: document for document in report.documents}

    def blocks(self) -> Iterator[str]:
        """Lines of the page, or several at a time, without their last line feed."""
        title = xml_line(self.report.title) or "Commitments"
        big = ' class="big"' if len(self.entries) > _BIG else ""
        yield "<!doctype html>"
        yield '<html lang="en">'
        yield '<head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        yield f"<title>{title}</title>"
        yield f"<style>{CSS}</style></head>"
        yield f"<body{big}>"
        yield '<a class="skip" href="#commitments">Skip to the commitments</a>'
        yield from self._top(title)
        yield '<main class="wrap">'
        yield from self._summary()
        yield from self._time_line()
        yield from self._attention()
        yield from self._turned()
        yield '<section id="commitments" aria-labelledby="h-commitments"><h2 id="h-commitments">The commitments</h2>'
        yield from self._filter()
        for number, part in enumerate(self.parts, 1):
            yield from self._part(part, f"part.{number}")
        if not self.entries:
            yield '<p class="empty">No commitment matches.</p>'
        yield "</section></main>"
        yield from self._closing()
        yield f"<script>{JS}</script>"
        yield "</body></html>"

    # --- the beginning ------------------------------------------------------------------------------------------------

    def _top(self, title: str) -> Iterator[str]:
        documents = [part.document for part in self.parts if part.document]
        yield '<header class="top"><div class="wrap">'
        if len(documents) == 1:
            yield kicker(documents[0])
        yield f'<h1 dir="auto">{title}</h1>'
        yield f'<p class="dek">{self._dek()}</p>'
        if read := reading(self.report):
            yield f'<p class="dek read" dir="auto">{xml_line(read)}</p>'
        if len(documents) == 1:
            yield self._facts(documents[0], self.entries)
        yield "</div></header>"

    def _dek(self) -> str:
        total = len(self.entries)
        closed = sum(entry.standing.status.is_closed for entry in self.entries)
        kept = sum(entry.standing.status is Status.KEPT for entry in self.entries)
        said = f"{counted(total, 'commitment')}, as they stood on {day(self.report.today)}{known_words(self.report)}"
        if total:
            said += f": {closed:,} closed, {kept:,} of them kept as promised"
        if self.report.query:
            said += f". Limited to what matches the query {xml_line(self.report.query)}"
        return f"{said}."

    def _facts(self, document: Document, entries: Sequence[Seen]) -> str:
        facts = [
            ("Document", "" if self._is_titled(document) else xml_line(document.title)),
            ("Source", linked(link_text(document.url), document.url) if document.url else ""),
            ("Coverage", coverage(document, entries, self.report)),
            ("SHA-256", f'<span class="hash">{xml_line(document.sha256)}</span>' if document.sha256 else ""),
            ("Note", xml_line(document.note or "")),
        ]
        return definitions("facts", facts, wide={name for name, _ in facts})

    def _is_titled(self, document: Document) -> bool:
        """Whether a heading above says the document's title already."""
        return len(self.parts) > 1 or one_line(document.title) == one_line(self.report.title)

    def _summary(self) -> Iterator[str]:
        found, total = counts(self.entries), len(self.entries)
        yield '<section aria-labelledby="h-summary"><h2 id="h-summary">Where they stand</h2>'
        yield status_bar(found, self._word)
        yield '<div class="summary"><div class="scroll"><table><thead><tr><th scope="col">Status</th>'
        yield '<th scope="col" class="number">Commitments</th><th scope="col" class="number">Share</th>'
        yield "</tr></thead><tbody>"
        for status, count in found.items():
            yield (
                f'<tr><th scope="row" class="status">{self._status(status)}</th><td class="number">{count:,}</td>'
                f'<td class="number">{percent(count, total)}</td></tr>'
            )
        yield "</tbody></table></div>"
        yield from self._figures()
        yield "</div>"
        yield from self._bars()
        yield "</section>"

    def _bars(self) -> Iterator[str]:
        """A bar for each document, or for each group of the only one."""
        if len(self.parts) > 1:
            rows = [(f"part.{n}", part.document, part.entries) for n, part in enumerate(self.parts, 1)]
            found = [(name, document.title if document else "", entries) for name, document, entries in rows]
        else:
            groups = self.parts[0].groups if self.parts else ()
            found = [
                (f"part.1.{n}", group.title, [*group.entries, *group.mentions]) for n, group in enumerate(groups, 1)
            ]
        if not 2 <= len(found) <= _BARS:
            return
        yield '<div class="scroll parts"><table><thead><tr><th scope="col">Part</th>'
        yield '<th scope="col">Statuses</th><th scope="col" class="number">Commitments</th></tr></thead><tbody>'
        for name, title, entries in found:
            yield (
                f'<tr><th scope="row"><a href="#{name}" dir="auto">{xml_line(title) or name}</a></th>'
                f'<td>{status_bar(counts(entries), self._word)}</td><td class="number">{len(entries):,}</td></tr>'
            )
        yield "</tbody></table></div>"

    def _figures(self) -> Iterator[str]:
        flags = [flag for entry in self.entries for flag in entry.flags]
        proved = proof(entry.standing for entry in self.entries)
        evidence = sum(len(update.evidence) for entry in self.entries for update in entry.commitment.counted)
        figures = [
            (flags.count("overdue"), "overdue", "overdue", True),
            (flags.count("stale"), f"without an update for {self.report.stale_after} days", "", True),
            (flags.count("part-rated"), "part-rated", "", True),
            (proved.without, "rating without evidence", "ratings without evidence", True),
            (evidence, "piece of evidence", "pieces of evidence", False),
        ]
        yield '<ul class="figures">'
        for number, one, many, is_alarm in figures:
            alarm = ' class="alarm"' if is_alarm and number else ""
            yield f"<li{alarm}><b>{number:,}</b> {one if number == 1 else many or one}</li>"
        if proved.ratings:
            yield f"<li>{proved.sentence}</li>"
        yield "</ul>"

    def _time_line(self) -> Iterator[str]:
        line = time_line(self.entries, self.report.today)
        if line is None:
            return
        yield '<section aria-labelledby="h-time"><h2 id="h-time">How it went</h2>'
        if len(self.entries) > _LANES:
            days = [u.effective for entry in self.entries for u in entry.commitment.counted]
            yield line.columns([when for when in days if when <= self.report.today])
            yield line.axis()
            yield '<p class="hint">Updates over time, by the day they took effect.</p></section>'
            return
        yield '<ul class="lanes">'
        for part in self.parts:
            for entry in part.entries:
                commitment = entry.commitment
                title = f'<a href="#{xml_line(commitment.id)}" dir="auto">{xml_line(commitment.title)}</a>'
                yield f"<li><div>{title}</div>{line.lane(entry, self._word)}</li>"
        yield f'<li class="axis"><div></div>{line.axis()}</li></ul>'
        drawn = {status for entry in self.entries for status, _ in stretches(entry.commitment, self.report.today)}
        legend = " ".join(
            f"<i>{self._status(status)}</i>" for status in BEST_FIRST if status in drawn - {Status.UNASSESSED}
        )
        yield f'<p class="hint">{legend}</p>'
        yield '<p class="hint">A dot is an update, a stroke a due date. On the thin line nothing was rated yet.</p>'
        yield "</section>"

    def _attention(self) -> Iterator[str]:
        lists = attention(self.report, self.entries, self._rating)
        if not lists:
            return
        yield '<section aria-labelledby="h-attention"><h2 id="h-attention">What needs attention</h2>'
        yield '<div class="columns">'
        for title, entries in lists:
            yield f"<div><h3>{title} ({len(entries):,})</h3><ul>"
            for entry, fact in entries[:_LISTED]:
                yield f"<li>{mention(entry.commitment)}<small>{xml_line(fact)}</small></li>"
            if len(entries) > _LISTED:
                yield f"<li>… and {len(entries) - _LISTED:,} more</li>"
            yield "</ul></div>"
        yield "</div></section>"

    def _turned(self) -> Iterator[str]:
        for title, meaning, found in turned(self.entries).lists():
            told = ((step.commitment, words(step, self._status, xml_line)) for step in found)
            yield from section(title, meaning, [f"{mention(commitment)} · {said}" for commitment, said in told])

    def _rating(self, rating: Rating) -> str:
        word = self._word(rating.status)
        return f"{rating.actor}: {word}" if rating.actor else word

    # --- the body -----------------------------------------------------------------------------------------------------

    def _filter(self) -> Iterator[str]:
        commitments = [entry.commitment for entry in self.entries]
        statuses = [self._word(status) for status in counts(self.entries)]
        choices = [
            ("status", "Status", dict.fromkeys(word for word in statuses if word)),
            ("document", "Document", dict.fromkeys(c.document for c in commitments)),
            ("section", "Section", once(c.section for c in commitments if c.section)),
            ("actor", "Who", sorted(once(name for c in commitments for name in c.actors), key=fold)),
            ("tag", "Tag", sorted(once(tag for c in commitments for tag in c.tags), key=fold)),
            ("flag", "Needs attention", sorted({flag for entry in self.entries for flag in entry.flags})),
        ]
        yield '<form class="filter" id="filter" role="search" aria-label="Filter the commitments" hidden>'
        yield '<label>Search<input type="search" name="words" autocomplete="off" placeholder="Any words"></label>'
        for name, label, values in choices:
            if len(values) < (1 if name == "flag" else 2):
                continue
            options = "".join(f'<option value="{xml_line(value)}">{xml_line(value)}</option>' for value in values)
            yield f'<label>{label}<select name="{name}"><option value="">All</option>{options}</select></label>'
        yield '<button type="reset">Show all</button>'
        yield f'<output id="count" aria-live="polite">{counted(len(self.entries), "commitment")}</output></form>'

    def _part(self, part: Part, name: str) -> Iterator[str]:
        level = 3
        yield f'<section data-group id="{name}">'
        if len(self.parts) > 1 and part.document:
            yield f'<h3 class="part-title" dir="auto">{xml_line(part.document.title)}</h3>'
            yield kicker(part.document)
            yield self._facts(part.document, part.entries)
            level = 4
        if found := members(part.entries):
            yield f'<h{level} class="group-title">{TITLE}</h{level}>'
            yield from self._judged(found)
        for number, group in enumerate(part.groups, 1):
            yield from self._group(group, level, f"{name}.{number}")
        yield "</section>"

    def _judged(self, found: Members) -> Iterator[str]:
        if judged := found.matrix:
            heads = ["Commitment", "Mean", "Scored", *map(xml_line, judged.actors)]
            yield f'<div class="scroll"><table><thead><tr>{columns(heads)}</tr></thead><tbody>'
            yield from map(self._matrix_row, judged.rows)
            yield "</tbody></table></div>"
            legend = " ".join(f"<i>{self._status(status)}</i>" for status in found.met)
            yield f'<p class="hint">{legend}</p>'
        yield f'<div class="scroll"><table><thead><tr>{columns(SCORES)}</tr></thead><tbody>'
        for name, *cells in found.scores():
            yield f'<tr><th scope="row" dir="auto">{xml_line(name)}</th>{numbers(cells)}</tr>'
        yield "</tbody></table></div>"
        yield '<p class="hint">Scored is how many a mean rests on, of how many whom it concerns.</p>'

    def _matrix_row(self, row: MatrixRow) -> str:
        commitment = row.item.commitment
        marks = "".join(f"<td>{self._mark(status)}</td>" for status in row.members)
        mention = f'<a href="#{xml_line(commitment.id)}" dir="auto">{xml_line(commitment.title)}</a>'
        cells = numbers([shown_mean(row.mean), share(row.scored)])
        return f'<tr><th scope="row">{mention}</th>{cells}{marks}</tr>'

    def _mark(self, status: Status | None) -> str:
        if status is None:
            return ""
        word = xml_line(self._word(status))
        return f'<span class="sign b-{status}" role="img" aria-label="{word}" title="{word}">{symbol(status)}</span>'

    def _group(self, group: Group, level: int, name: str) -> Iterator[str]:
        yield f'<section data-group id="{name}">'
        if group.title:
            number = counted(len(group.entries) + len(group.mentions), "commitment")
            yield f'<h{level} class="group-title"><bdi>{xml_line(group.title)}</bdi> <span>{number}</span></h{level}>'
        for entry in group.entries:
            yield "\n".join(self._entry(entry, level + bool(group.title)))
        if group.mentions:
            yield "<p>Told in full above:</p><ul>"
            yield from (f"<li>{mention(entry.commitment)}</li>" for entry in group.mentions)
            yield "</ul>"
        yield "</section>"

    def _entry(self, entry: Seen, level: int) -> Iterator[str]:
        commitment, name = entry.commitment, xml_line(entry.commitment.id)
        yield f'<article id="{name}" aria-labelledby="t-{name}"{self._data(entry)}>'
        yield f'<p class="verdict">{self._verdict(entry)}<span class="name"><a href="#{name}">{name}</a></span></p>'
        title = xml_line(commitment.summary) or name
        yield f'<h{level} id="t-{name}" dir="auto">{title}</h{level}>'
        yield f'<blockquote{self._language(commitment)} dir="auto">{paragraphs(commitment.quote)}</blockquote>'
        yield self._coding(entry)
        yield from self._history(commitment)
        yield "</article>"

    def _data(self, entry: Seen) -> str:
        commitment = entry.commitment
        lists = {
            "status": (self._word(entry.standing.status),),
            "document": (commitment.document,),
            "section": (commitment.section,),
            "actor": commitment.actors,
            "tag": commitment.tags,
            "flag": entry.flags,
        }
        return "".join(f' data-{name}="{data_list(values)}"' for name, values in lists.items())

    def _verdict(self, entry: Seen) -> str:
        standing = entry.standing
        since = f" since {day(standing.since)}" if standing.since else ""
        flags = "".join(f'<span class="flag">{xml_line(words)}</span>' for words in flag_words(entry))
        return f"<span><strong>{self._status(standing.status)}</strong>{since}</span>{flags}"

    def _language(self, commitment: Commitment) -> str:
        document = self.documents.get(commitment.document)
        language = (document and document.language) or ""
        return f' lang="{language}"' if language.isascii() and language.replace("-", "").isalnum() else ""

    def _coding(self, entry: Seen) -> str:
        commitment = entry.commitment
        document = self.documents.get(commitment.document)
        made = commitment.made if not document or commitment.made != document.published else None
        standing = entry.standing
        apart = "; ".join(f"{xml_line(actor)} {self._status(status)}" for actor, status in standing.members)
        facts = [
            ("Who", xml_line("; ".join(commitment.actors))),
            ("Group", xml_line("; ".join(commitment.groups))),
            ("To whom", xml_line("; ".join(commitment.counterparties))),
            ("Due", due_words(entry)),
            ("Amount", xml_line(str(commitment.amount)) if commitment.amount else ""),
            ("Kind", commitment.kind or ""),
            ("Made", day(made)),
            ("Tags", xml_line(", ".join(commitment.tags))),
            ("Section", xml_line(commitment.section) if self.report.group_by != "section" else ""),
            ("Where", str(commitment.place)),
            (TITLE, apart),
            ("Score", f"{shown_mean(standing.score)} {standing.score_words}" if standing.score_words else ""),
        ]
        counts = [(xml_line(name), xml_line(words)) for name, words in would_count(commitment, self._word)]
        wide = {"Who", "To whom", "Section", TITLE, *(name for name, _ in counts)}
        return definitions("coding", [*facts, *counts], wide)

    def _history(self, commitment: Commitment) -> Iterator[str]:
        if not commitment.updates:
            yield '<p class="empty">No update yet.</p>'
            return
        yield '<ol class="history">'
        for update in history(commitment):
            yield f"<li>{self._update(update, commitment)}{sources(update.evidence, self.report.copies)}</li>"
        yield "</ol>"

    def _update(self, update: Update, commitment: Commitment) -> str:
        said = f'<time datetime="{update.on}">{day(update.on)}</time>'
        taken_back = taken_back_words(update, commitment)
        if update.status is not None:
            status = f'<span class="to">{self._status(update.status)}</span>'
            said += f"<s>{status}</s>" if taken_back else status
        notes = []
        if act := xml_line(act_words(update, commitment)):
            notes.append(f"<s>{act}</s>" if taken_back else f"{act}.")
        if taken_back:
            notes.append(f"<b>({xml_line(taken_back)})</b>")
        if update.actor:
            notes.append(f"<b>{xml_line(update.actor)}:</b>")
        if update.note:
            notes.append(f"<s>{xml_line(update.note)}</s>" if taken_back else xml_line(update.note))
        if update.source_status:
            notes.append(f"(The source says “{xml_line(update.source_status)}”.)")
        if update.effective > self.report.today:
            notes.append(f"(Not yet in force on {day(self.report.today)}.)")
        if commitment.wants_evidence(update) and not taken_back:
            notes.append("(No evidence given.)")
        return f'<p dir="auto">{said}{" ".join(notes)}</p>'

    # --- the end ------------------------------------------------------------------------------------------------------

    def _closing(self) -> Iterator[str]:
        notes = self.wording.notes()  # of the statuses met so far: the table below names all of them
        theirs = '<th scope="col">Here called</th>' if self.wording.vocabulary else ""
        yield '<footer><div class="wrap"><h2>How the statuses are defined</h2><div class="scroll"><table><thead><tr>'
        yield f'<th scope="col">Status</th>{theirs}<th scope="col">Meaning</th><th scope="col">Counts as</th>'
        yield "</tr></thead><tbody>"
        for status in OVERALL:
            called = f"<td>{xml_line(self._word(status))}</td>" if theirs else ""
            counted_as = "closed" if status.is_closed else "open"
            yield (
                f'<tr><th scope="row" class="status">{sign(status)}{status}</th>{called}<td>{status.meaning}</td>'
                f"<td>{counted_as}</td></tr>"
            )
        yield "</tbody></table></div>"
        for name, meaning in flag_meanings(self.report):
            yield f"<p><b>{name}:</b> {meaning}</p>"
        if notes:
            yield f"<p>What the words lose:</p><ul>{''.join(f'<li>{xml_line(note)}</li>' for note in notes)}</ul>"
        yield "<h2>How the ratings were made</h2>"
        yield from (f"<p>{xml_line(paragraph)}</p>" for paragraph in method(self.report, self.entries))
        yield "</div></footer>"

    # --- words --------------------------------------------------------------------------------------------------------

    def _word(self, status: Status) -> str:
        return self.wording.word(status) or "(blank)"

    def _status(self, status: Status) -> str:
        return f"{sign(status)}{xml_line(self._word(status))}"
