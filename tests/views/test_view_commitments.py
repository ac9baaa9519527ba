"""A commitment whole, its story, a document's text, hits, findings: readable as plain lines, inert, never cut."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from rendering import HOSTILE, lines, shown, squeezed
from rich.cells import cell_len
from strategies import commitments as any_commitment

from commitments.checks import Finding, Level, Repair
from commitments.dates import PartialDate
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Span, Stance, Status, Update
from commitments.read_so_far import ReadSoFar
from commitments.search import needle, rank
from commitments.stats import turns as turning
from commitments.text import inert, one_line
from commitments.views.changes import changes
from commitments.views.detail import detail
from commitments.views.document import Passage, document_view
from commitments.views.findings import findings
from commitments.views.hits import hits_view
from commitments.views.story import story

TODAY = date(2019, 1, 1)
TEXT = "TRADE\n\nWe met in Oslo. We will build ten ships by May. Thank you.\n"
DOCUMENT = Document("oslo-2018", "The Oslo plan", "The council", "plan", PartialDate("2018-01-01"))


def update(status: Status | None, on: str, **fields: Any) -> Update:
    recorded = datetime.fromisoformat(PartialDate(on).last.isoformat()).replace(tzinfo=UTC)
    return Update(status, PartialDate(on), recorded, "ana")._replace(**fields)


PROMISE = Commitment(
    "oslo-2018",
    3,
    "We will build ten ships by May.",
    Span(23, 54),
    "TRADE",
    "Ten ships",
    Kind.PLEDGE,
    ("Norway", "Peru"),
    made=PartialDate("2018-01-01"),
    due=PartialDate("2018-05"),
    updates=(
        update(
            Status.KEPT,
            "2018-03-01",
            note="Launched.",
            evidence=(
                Evidence("https://example.org/a", "Ten ships", "The Post", PartialDate("2018-03")),
                Evidence("https://example.org/b", stance=Stance.CONTRADICTS, archive="https://archive.org/b"),
            ),
        ),
        update(Status.STALLED, "2018-06-01"),
    ),
)


def test_a_commitment_is_shown_whole() -> None:
    assert lines(detail(PROMISE, DOCUMENT, TEXT, TODAY), 72) == [
        "oslo-2018-03  ‖ stalled since 2018-06-01 · overdue by 7 months · stale:",
        "              no update for 7 months · unsupported: no evidence for this",
        "              status",
        "Ten ships",
        "The Oslo plan · The council · 2018-01-01",
        "",
        "    We met in Oslo.",
        "  ┃ We will build ten ships by May.",
        "    Thank you.",
        "",
        "section       TRADE",
        "kind          pledge",
        "who           Norway, Peru",
        "made          2018-01-01",
        "due           2018-05",
        "score         0",
        "",
        "History · 2 updates · 2 evidence",
        "2018-01 ·········✓✓✓✓✓✓✓✓✓✓✓✓✓✓‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖‖ 2019-01",
        "                               ↑ due 2018-05",
        "2018-03-01  ✓ kept",
        "            Launched.",
        "            + supports  Ten ships · The Post · 2018-03",
        "              https://example.org/a",
        "            - contradicts",
        "              https://example.org/b",
        "              archived https://archive.org/b",
        "            update 1 · recorded 2018-03-01 by ana",
        "2018-06-01  ✓ kept → ‖ stalled · reopened",
        "            no evidence with this rating",
        "            update 2 · recorded 2018-06-01 by ana",
    ]


def test_without_unicode_everything_of_ours_is_plain_characters() -> None:
    assert shown(detail(PROMISE, DOCUMENT, TEXT, TODAY, ascii=True)).isascii()
    assert shown(story(turning.steps(PROMISE, TODAY), ascii=True)).isascii()


def test_what_takes_effect_later_is_counted_and_not_told() -> None:
    early = lines(detail(PROMISE, DOCUMENT, TEXT, date(2018, 4, 1)))
    assert early[-1] == "1 more take effect after 2018-04-01: 2018-06-01"
    assert not any("stalled" in line for line in early)


def test_a_commitment_without_document_text_or_history_is_shown_all_the_same() -> None:
    assert lines(detail(Commitment("oslo-2018", 1, "We will."), None, None, TODAY)) == [
        "oslo-2018-01  · unassessed",
        "",
        "  ┃ We will.",
        "",
        "due           open-ended",
        "",
        "Nothing has been recorded yet.",
    ]


def test_members_judged_apart_are_listed() -> None:
    joint = PROMISE._replace(
        updates=(update(Status.KEPT, "2018-03-01", actor="Norway"), update(Status.BROKEN, "2018-03-02", actor="Peru"))
    )
    printed = lines(detail(joint, DOCUMENT, TEXT, TODAY))
    assert "members       ✓ kept  Norway" in printed
    assert "              ✗ broken  Peru" in printed


def test_a_story_of_many_names_each_and_tells_corrections_and_late_entries() -> None:
    corrected = Commitment(
        "oslo-2018", 1, "We will.", updates=(update(Status.KEPT, "2018-03-01"), update(Status.PARTIAL, "2018-03-01"))
    )
    printed = lines(story(turning.history([corrected], TODAY)), 100)
    assert printed[-4:] == [
        "2018-03-01  oslo-2018-01 · ✓ kept → ± partial · corrects the entry before it",
        "            We will.",
        "            no evidence with this rating",
        "            update 2 · recorded 2018-03-01 by ana",
    ]


def test_what_nobody_had_looked_at_is_not_unassessed_again() -> None:
    held = Commitment("d", 1, "We will.").with_update(update(Status.UNASSESSED, "2026"))
    assert "again" not in "".join(lines(story(turning.history([held], TODAY)), 100))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://example.org/\x1b]8;;x", "ftp://example.org", "https://exa mple.org\n"]
)
def test_only_an_address_of_the_web_that_hides_nothing_becomes_a_link(url: str) -> None:
    bad = PROMISE._replace(updates=(update(Status.KEPT, "2018-03-01", evidence=(Evidence(url),)),))
    good = PROMISE._replace(updates=(update(Status.KEPT, "2018-03-01", evidence=(Evidence("https://a.example"),)),))
    assert "\x1b]8;" not in shown(detail(bad, None, None, TODAY), color=True)
    assert "\x1b]8;" in shown(detail(good, None, None, TODAY), color=True)


def hostile(text: str) -> Commitment:
    evidence = Evidence(text or "x", text, text, None, text, text)
    return Commitment(
        text, 1, text or "x", None, text, text, None, (text,), (text,), tags=(text,), key=text,
        amount=Amount(1, text[1:4]),
        updates=(update(Status.KEPT, "2018-03-01", note=text, actor=text, evidence=(evidence,), source_status=text),),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [20, 80, 10_000])
def test_hostile_text_comes_out_inert_and_whole_in_every_view(text: str, width: int) -> None:
    commitment = hostile(text)
    document = DOCUMENT._replace(id=text, title=text, issuer=text, url=text)
    views = [
        detail(commitment, document, text, TODAY),
        story(turning.history([commitment], TODAY)),
        document_view(document, text or " ", [Passage(0, len(text), "unread")], ReadSoFar(1, 1)),
        changes(turning.changes([commitment], date(2018, 1, 1), TODAY)),
        findings([Finding(Level.REMARK, "tags", text, text, text)]),
    ]
    for view in views:
        printed = shown(view, width)
        assert "\x1b" not in printed and "\u202e" not in printed
        assert max(map(cell_len, printed.splitlines()), default=0) <= width
    assert squeezed(one_line(text)) in squeezed(shown(views[0], 10_000))
    assert "\x1b]8;;https://evil" not in shown(views[0], color=True)


@settings(max_examples=40)
@given(any_commitment)
def test_any_commitment_can_be_shown(commitment: Commitment) -> None:
    printed = shown(detail(commitment, None, None, TODAY), 10_000)
    assert squeezed(inert(commitment.quote)) in squeezed(printed)


def test_a_documents_text_is_told_apart_by_marks() -> None:
    passages = [
        Passage(0, 5, "heading"),
        Passage(7, 22, "set-aside", "a meeting"),
        Passage(23, 54, "commitment", "03"),
        Passage(55, 65, "unread"),
    ]
    assert lines(document_view(DOCUMENT, TEXT, passages, ReadSoFar(3, 1))) == [
        "oslo-2018  The Oslo plan",
        "The council · plan · 2018-01-01",
        "66% read · 1 commitment [00] · 1 set aside (aside) · 1 unread ?",
        "",
        "        TRADE",
        "",
        "(aside) We met in Oslo.",
        "        ↳ a meeting",
        "   [03] We will build ten ships by May.",
        "      ? Thank you.",
    ]


def test_text_that_no_passage_covers_and_passages_that_overlap_lose_nothing() -> None:
    printed = shown(
        document_view(DOCUMENT, TEXT, [Passage(10, 40, "unread"), Passage(30, 50, "commitment", "1")], ReadSoFar(1, 1))
    )
    body = printed.split("unread ?")[1]
    assert squeezed(body).replace("?", "").replace("[1]", "") == squeezed(TEXT)


def test_hits_are_marked_in_words_where_there_is_no_colour() -> None:
    hits = rank([PROMISE], needle("ship"))
    assert lines(hits_view(hits, TODAY)) == [
        "oslo-2018-03  ‖ stalled · TRADE",
        "    Ten »ships«",
        "    quote     We will build ten »ships« by May.",
        "    evidence  Ten »ships«",
    ]
    assert "»" not in shown(hits_view(hits, TODAY), color=True)


def test_changes_tell_from_where_to_where_when_and_with_what_proof() -> None:
    assert lines(changes(turning.changes([PROMISE], date(2018, 2, 1), TODAY))) == [
        "oslo-2018-03  · unassessed → ‖ stalled · on 2018-03-01, 2018-06-01 · 2 evidence",
        "              · reversed",
        "    Ten ships",
    ]


def test_findings_stand_under_their_document_with_what_a_repair_would_do() -> None:
    found = [
        Finding(Level.PROBLEM, "quote", "oslo-2018", "oslo-2018-03", "its quote is elsewhere", Repair("move it")),
        Finding(Level.REMARK, "kind", "oslo-2018", "oslo-2018-03", "it has no kind"),
    ]
    assert lines(findings(found)) == [
        "oslo-2018",
        "  ! oslo-2018-03  its quote is elsewhere  (problem: quote)",
        "    ↳ --fix: move it",
        "  - oslo-2018-03  it has no kind  (remark: kind)",
    ]


@pytest.mark.parametrize(
    ("quote", "language", "told"),
    [
        ("We will build ten ships.", None, "open-ended"),
        ("We will build ten ships.", "en-GB", "open-ended"),
        ("Wir bauen vor Ende des Jahrzehnts.", "de", "no date read"),
        ("Nous allons construire dix navires avant la fin de la décennie.", None, "no date read"),
    ],
)
def test_a_promise_in_another_language_is_not_said_to_be_open_ended(
    quote: str, language: str | None, told: str
) -> None:
    promise = PROMISE._replace(quote=quote, span=None, due=None)
    shown_lines = lines(detail(promise, DOCUMENT._replace(language=language), None, TODAY))
    assert f"due           {told}" in shown_lines
