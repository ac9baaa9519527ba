"""Checks: each finds what it is for, finds nothing in clean data, and its repairs leave nothing to find."""

import hashlib
import itertools
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import commitments as any_commitment
from strategies import documents as any_document

from commitments import checks, quotes
from commitments.checks import Case, Level
from commitments.checks.words import _WEB
from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.history import Retraction
from commitments.model import Amount, Commitment, Document, Evidence, Kind, SetAside, Span, Status, Update
from commitments.places import Paragraph

TODAY = date(2019, 1, 1)
TEXT = "We met in Oslo.\nWe will build ten ships.\nWe will plant trees.\nWe will plant trees.\nThank you.\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
SHIPS = Span(16, 40)
DOCUMENT = Document(
    "oslo-2018",
    "The Oslo plan",
    "The council",
    "plan",
    PartialDate("2018-01-01"),
    "https://example.org/plan",
    "en",
    SHA,
    (SetAside(Span(0, 15), "a meeting"),),
    next_number=2,
)
PROMISE = Commitment(
    *("oslo-2018", 1, "We will build ten ships.", SHIPS),
    kind=Kind.PLEDGE,
    actors=("Norway",),
    made=PartialDate("2018"),
    paragraph=Paragraph(2, is_counted=True),
)
PROOF = Evidence("https://example.org/a", published=PartialDate("2018-02-01"))


def update(status: Status | None = Status.KEPT, on: str = "2018-02-01", **fields: object) -> Update:
    made = Update(status, PartialDate(on), datetime(2018, 2, 2, tzinfo=UTC), "ana", "a note", evidence=(PROOF,))
    return made._replace(**fields)  # type: ignore[arg-type]


def case(*commitments: Commitment, text: str | None = TEXT, document: Document = DOCUMENT, **more: object) -> Case:
    number = max((c.number for c in commitments), default=0) + 1
    return Case(document._replace(next_number=max(number, document.next_number)), commitments, text, TODAY)._replace(
        **more
    )  # type: ignore[arg-type]


def found(checked: Case) -> list[tuple[str, Level]]:
    return [(finding.check, finding.level) for finding in checks.findings(checked)]


def messages(checked: Case) -> list[str]:
    return [finding.message for finding in checks.findings(checked)]


def repaired(checked: Case) -> Case:
    return checks.repaired(checked, checks.findings(checked))


def test_clean_data_has_nothing_to_find() -> None:
    assert found(case(PROMISE.with_update(update()))) == []


PROBLEM, REMARK = Level.PROBLEM, Level.REMARK


@pytest.mark.parametrize(
    ("changed", "check", "level"),
    [
        ({"quote": "We will build nine ships."}, "quote", PROBLEM),
        ({"span": None}, "quote", PROBLEM),
        ({"span": Span(0, 5)}, "quote", PROBLEM),
        ({"span": Span(16, 4000)}, "quote", PROBLEM),
        ({"kind": None}, "kind", REMARK),
        ({"amount": Amount(5, "XXZ")}, "amount", PROBLEM),
        ({"amount": Amount(0, "USD")}, "amount", PROBLEM),
        ({"tags": ("trade", "Trade")}, "tags", REMARK),
        ({"tags": ("trade", "trade")}, "tags", REMARK),
        ({"tags": ("a,b",)}, "tags", REMARK),
        ({"tags": ("a\x1b",)}, "tags", REMARK),
        ({"summary": "peace â€“ now"}, "words", REMARK),
        ({"summary": "a\x1b[31mb"}, "words", REMARK),
        ({"due": PartialDate("2017-05")}, "dates", PROBLEM),
        ({"made": PartialDate("2020"), "due": None}, "dates", PROBLEM),
        ({"updates": (update(evidence=()),)}, "unsupported", PROBLEM),
        ({"updates": (update(on="2018-03-01"),)}, "updates", PROBLEM),
        ({"updates": (update(recorded=datetime(2019, 5, 1, tzinfo=UTC)),)}, "updates", REMARK),
        ({"updates": (update(on="2017-03-01"),)}, "updates", REMARK),
        ({"updates": (update(by=" "),)}, "updates", REMARK),
        ({"updates": (update(None, note=None, evidence=()),)}, "updates", REMARK),
        ({"updates": (update(actor="Norwey"),)}, "updates", PROBLEM),
        ({"updates": (update(), update(recorded=datetime(2018, 2, 1, tzinfo=UTC)))}, "updates", REMARK),
        ({"updates": (update(evidence=(Evidence("javascript:alert(1)"),)),)}, "evidence", PROBLEM),
        ({"updates": (update(evidence=(PROOF._replace(archive="web.archive.org/x"),)),)}, "evidence", PROBLEM),
        ({"updates": (update(evidence=(PROOF._replace(published=PartialDate("2018-06")),)),)}, "evidence", PROBLEM),
        ({"updates": (update(evidence=(PROOF, PROOF)),)}, "evidence", REMARK),
        ({"updates": (update(evidence=(PROOF._replace(title="cafÃ©"),)),)}, "evidence", REMARK),
    ],
)
def test_what_is_wrong_with_a_commitment_is_found_once(changed: dict[str, object], check: str, level: Level) -> None:
    assert found(case(PROMISE._replace(**changed))) == [(check, level)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "check", "level"),
    [
        ({"sha256": "0" * 64}, "hash", PROBLEM),
        ({"sha256": None}, "hash", PROBLEM),
        ({"title": " "}, "document", REMARK),
        ({"issuer": ""}, "document", REMARK),
        ({"published": None}, "document", REMARK),
        ({"published": PartialDate("2030")}, "document", PROBLEM),
        ({"url": "example.org/plan"}, "document", PROBLEM),
        ({"language": "english"}, "document", REMARK),
        ({"note": "Â£5"}, "text", REMARK),
        ({"set_aside": (SetAside(Span(10, 20), "x"),)}, "set aside", PROBLEM),
        ({"set_aside": (SetAside(Span(41, 900), "x"),)}, "set aside", PROBLEM),
        ({"set_aside": (SetAside(Span(41, 50), "x"), SetAside(Span(45, 60), "y"))}, "set aside", REMARK),
    ],
)
def test_what_is_wrong_with_a_document_is_found_once(changed: dict[str, object], check: str, level: Level) -> None:
    assert found(case(PROMISE, document=DOCUMENT._replace(**changed))) == [(check, level)]  # type: ignore[arg-type]


def test_what_could_not_be_read_is_a_problem() -> None:
    assert found(case(PROMISE, unreadable=("commitments[3].due: no date",))) == [("unreadable", PROBLEM)]
    assert [f.message for f in checks.unreadable("oslo", ["not JSON"])] == ["not JSON"]


def test_quotes_without_a_saved_document_are_unproven_and_said_so_once() -> None:
    two = case(PROMISE, PROMISE._replace(number=2, span=None), text=None, document=DOCUMENT._replace(sha256=None))
    assert found(two) == [("unproven", REMARK)]


def test_a_lost_text_is_a_problem() -> None:
    assert ("hash", PROBLEM) in found(case(PROMISE, text=None))


def test_a_text_that_cannot_be_read_is_the_one_problem_of_what_would_be_read_in_it() -> None:
    closed = case(PROMISE, text=None, text_trouble="oslo-2018.txt cannot be read: permission denied")
    assert (found(closed), closed.is_whole) == ([("unreadable", PROBLEM)], False)


def taken_in(text: str, kept: str) -> Case:
    """A document that was taken in with one text, and has another now."""
    span = Span(text.index(PROMISE.quote), text.index(PROMISE.quote) + len(PROMISE.quote))
    document = DOCUMENT._replace(sha256=hashlib.sha256(text.encode()).hexdigest())
    return case(PROMISE._replace(span=span), document=document, text=kept)


LF, CRLF, CR = TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r")
MIXED = LF.replace("\n", "\r\n", 2)
LONE = LF.replace("trees.\n", "trees.\r", 1)  # git takes a CR without an LF for a character as any other


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        (LF, CRLF, "CRLF instead of LF"),
        (LF, CR, "CR instead of LF"),
        (LF, MIXED, "CRLF and LF instead of LF"),
        (CRLF, LF, "LF instead of CRLF"),
        (CRLF, MIXED, "CRLF and LF instead of CRLF"),
        (CR, LF, "LF instead of CR"),
        (LONE, LONE.replace("\n", "\r\n"), "CRLF and CR instead of LF and CR"),
    ],
)
def test_changed_line_ends_are_one_problem_and_put_right(text: str, kept: str, said: str) -> None:
    changed = taken_in(text, kept)
    assert found(changed)[:1] == [("hash", PROBLEM)]
    assert (said in messages(changed)[0], "* -text" in messages(changed)[0]) == (True, True)
    assert [check for check, _ in found(changed)[1:]] == ["text"] * ("\r" in text.replace("\r\n", ""))
    assert repaired(changed) == changed._replace(text=text)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text("aé ", min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))), st.data())
def test_line_ends_of_one_kind_come_back_whatever_became_of_them(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = "".join(line + end for line, _ in lines)
    document = DOCUMENT._replace(sha256=hashlib.sha256(text.encode()).hexdigest())
    assert repaired(case(document=document, text="".join(line + other for line, other in lines))).text == text


def test_a_quote_that_stands_elsewhere_too_is_told_of_and_waits_for_the_line_ends() -> None:
    changed = taken_in(LF, CRLF)
    moved = changed._replace(commitments=(PROMISE._replace(span=Span(0, 5)),))
    assert found(moved) == [("hash", PROBLEM), ("quote", PROBLEM)]
    assert "at 16-40" in messages(moved)[1]
    assert repaired(moved) == moved._replace(text=LF)
    assert repaired(repaired(moved)).commitments == (PROMISE,)


def test_nothing_of_another_text_is_recorded_but_what_is_not_read_in_it_is_repaired() -> None:
    newer = case(PROMISE._replace(tags=(" trade",)), text="Preface.\n" + TEXT)
    assert found(newer) == [("hash", PROBLEM), ("quote", PROBLEM), ("tags", REMARK)]
    assert [finding.repair for finding in checks.findings(newer)][:2] == [None, None]
    assert repaired(newer) == newer._replace(commitments=(PROMISE._replace(tags=("trade",)),))


@pytest.mark.parametrize(
    ("said", "findings"),
    [
        (Paragraph(1, label="1.2"), []),
        (Paragraph(1), []),
        (Paragraph(2), [("place", PROBLEM)]),
        (Paragraph(1, label="1.3"), [("place", PROBLEM)]),
        (Paragraph(1, is_counted=True), [("place", PROBLEM)]),
    ],
)
def test_a_paragraph_that_is_said_by_its_number_alone_as_once_is_right(
    said: Paragraph, findings: list[tuple[str, Level]]
) -> None:
    text = "1.1 We met in Oslo.\n\n1.2 We will build ten ships.\n\n1.3 We part.\n"
    place = text.index(PROMISE.quote)
    document = DOCUMENT._replace(sha256=hashlib.sha256(text.encode()).hexdigest(), set_aside=())
    promise = PROMISE._replace(span=Span(place, place + len(PROMISE.quote)), paragraph=said)
    assert found(case(promise, text=text, document=document)) == findings


def test_the_same_span_twice_is_a_problem_and_an_overlap_a_remark() -> None:
    twin = PROMISE._replace(number=2)
    part = PROMISE._replace(number=3, quote="ten ships", span=Span(30, 39))
    assert found(case(PROMISE, twin, part)) == [("overlap", PROBLEM), ("overlap", REMARK)]


def test_a_number_used_twice_and_a_strangers_id_are_problems() -> None:
    third = Paragraph(3, is_counted=True)
    other = Commitment("elsewhere", 7, "We will plant trees.", Span(41, 61), kind=Kind.PLEDGE, paragraph=third)
    assert found(case(PROMISE, PROMISE._replace(span=Span(16, 40)), other)) == [
        ("numbers", PROBLEM),
        ("numbers", PROBLEM),
        ("overlap", PROBLEM),
    ]


def test_evidence_rules_can_be_switched_off() -> None:
    bare = PROMISE.with_update(update(evidence=()))
    assert found(case(bare, require_evidence=False)) == [("unsupported", REMARK)]


def test_evidence_given_after_a_rating_supports_it() -> None:
    later = PROMISE.with_update(update(evidence=())).with_update(update(None, "2018-02-02"))
    assert found(case(later)) == []


def test_a_quote_that_stands_once_elsewhere_gets_its_span_back() -> None:
    moved = case(PROMISE._replace(span=Span(0, 5)))
    assert repaired(moved).commitments == (PROMISE,)


def test_a_quote_with_other_white_space_and_quotation_marks_gets_the_documents_own() -> None:
    text = "He said: “We will\nbuild – soon.”"
    document = DOCUMENT._replace(sha256=hashlib.sha256(text.encode()).hexdigest(), set_aside=())
    typed = case(PROMISE._replace(quote='"We will build - soon."', span=None), text=text, document=document)
    (mended,) = repaired(typed).commitments
    assert (mended.quote, mended.span) == ("“We will\nbuild – soon.”", Span(9, len(text)))


def test_a_quote_that_stands_twice_is_left_alone_and_its_places_are_named() -> None:
    twice = case(PROMISE._replace(quote="We will plant trees.", span=None))
    assert repaired(twice) == twice
    assert "2 places: 41-61, 62-82" in messages(twice)[0]


def test_a_quote_that_the_document_does_not_hold_is_shown_the_nearest_passage() -> None:
    (message,) = messages(case(PROMISE._replace(quote="We will build a hundred ships.")))
    assert "We will build ten ships." in message


def test_a_number_is_never_given_out_again_after_the_repair() -> None:
    low = case(PROMISE)._replace(document=DOCUMENT._replace(next_number=1))
    assert repaired(low).document == DOCUMENT._replace(next_number=2)


def test_a_missing_hash_is_only_recorded_when_every_quote_is_proved() -> None:
    bare = DOCUMENT._replace(sha256=None)
    assert repaired(case(PROMISE, document=bare)).document.sha256 == SHA
    assert repaired(case(PROMISE._replace(quote="No."), document=bare)).document.sha256 is None


def test_tags_and_currencies_are_tidied_only_where_the_meaning_is_plain() -> None:
    untidy = PROMISE._replace(tags=(" trade", "steel", "steel", "a,b "), amount=Amount(5, "usd"))
    (tidy,) = repaired(case(untidy)).commitments
    assert (tidy.tags, tidy.amount) == (("a,b ", "steel", "trade"), Amount(5, "USD"))


def test_no_repair_chooses_between_two_commitments_of_one_id() -> None:
    twice = case(PROMISE._replace(span=None), PROMISE._replace(span=Span(0, 3)))
    assert repaired(twice) == twice


def test_messages_cannot_command_a_terminal() -> None:
    hostile = PROMISE._replace(tags=("\x1b[31m",), updates=(update(actor="\x1b]8;;", evidence=(Evidence("\x07"),)),))
    assert not any("\x1b" in message or "\x07" in message for message in messages(case(hostile)))


@settings(max_examples=60)
@given(any_document, st.lists(any_commitment, max_size=3), st.text(max_size=60))
def test_no_repair_takes_a_quote_or_a_span_from_a_text_that_is_not_the_one_on_record(
    document: Document, commitments: list[Commitment], text: str
) -> None:
    quoting = [c._replace(quote=text[1:], span=Span(0, 1)) for c in commitments]
    once = Case(document._replace(sha256="0" * 64), tuple(quoting), text, TODAY)
    after = repaired(once)
    assert [(c.quote, c.span) for c in after.commitments] == [(c.quote, c.span) for c in quoting]
    assert (after.text, after.document.sha256) == (once.text, once.document.sha256)


@settings(max_examples=60)
@given(any_document, st.lists(any_commitment, max_size=3), st.text(max_size=60))
def test_checks_never_fail_and_safe_repairs_settle(
    document: Document, commitments: list[Commitment], text: str
) -> None:
    once = repaired(Case(document, tuple(commitments), text, TODAY))
    assert repaired(repaired(once)) == repaired(once)


def test_a_text_is_cut_into_words_once_for_all_the_quotes_that_are_looked_for_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "We  will act.\nWe will “pay”."
    cut: list[int] = []
    quotes._joined.cache_clear()
    monkeypatch.setattr(quotes, "accumulate", lambda lengths: cut.append(1) or itertools.accumulate(lengths))
    found = [quotes.loose_occurrences(text, quote) for quote in ("We will", 'will "pay"', "not there")]
    assert (found, len(cut)) == ([[Span(0, 8), Span(14, 21)], [Span(17, 27)], []], 1)


def test_no_two_runs_of_a_web_address_can_share_characters() -> None:
    runs = [item for item in re._parser.parse(_WEB.pattern) if str(item[0]) == "MAX_REPEAT" and item[1][1] > 1]
    assert len(runs) == 1


def test_a_name_of_endless_length_is_not_compared_with_a_misspelt_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr("difflib.get_close_matches", lambda word, names, **_: compared.extend(names) or [])
    UnknownName("actor", "Japn", ["Japan", "J" * 100_000])
    promise = PROMISE._replace(actors=("Japan", "J" * 100_000)).with_update(update(actor="Japn"))
    messages(case(promise))
    assert compared == ["japan", "Japan"]


@pytest.mark.parametrize(
    ("quote", "summary", "whole"),
    [
        ("We will build ten ships in every port.", "Build ten ships in…", "Build ten ships in every port"),
        ("We are planting\ntrees all along the river.", "Plant trees all along…", "Plant trees all along the river"),
        ("We will build ten ships. We will build ten ships.", "We will build ten…", None),
        ("We will build ten ships.", "An analyst's own words…", None),
        ("We will go on and on and on.", "Go on…", None),
    ],
)
def test_a_summary_that_was_cut_off_is_named_and_completed_from_the_quote(
    quote: str, summary: str, whole: str | None
) -> None:
    cut = case(PROMISE._replace(quote=quote, span=None, summary=summary), text=None)
    (finding,) = [finding for finding in checks.findings(cut) if finding.check == "summary"]
    repaired = checks.repaired(cut, [finding]).commitments[0].summary
    assert (finding.message, repaired) == (f"its summary is cut off: “{summary}”", whole or summary)


def test_a_group_whose_members_are_not_all_among_the_actors_is_remarked_upon() -> None:
    held = Commitment("doc", 1, "We will.", actors=("canada", "Chad"), groups=("g7", "Quad"))
    checked = case(held, groups={"G7": ("Canada", "France", "Germany")})
    assert [one.message for one in checks.findings(checked) if one.check == "groups"] == [
        "it names “g7”, but not its members “France”, “Germany”"
    ]


def test_a_retraction_needs_an_entry_of_this_history_before_it_and_a_reason() -> None:
    kept, later = update(), datetime(2018, 2, 3, tzinfo=UTC)
    right = update(None, act=Retraction(kept.key), recorded=later, evidence=())
    again = update(Status.BROKEN, recorded=later)
    assert found(case(PROMISE._replace(updates=(kept, right, again)))) == []
    wrong = {
        "takes back another without saying why": right._replace(note=" "),
        "takes back an entry that is not in this history": right._replace(act=Retraction("0123456789ab")),
        "was recorded before update 1, which it takes back": right._replace(recorded=datetime(2018, 1, 9, tzinfo=UTC)),
    }
    for said, retraction in wrong.items():
        findings = checks.findings(case(PROMISE._replace(updates=(kept, retraction))))
        told = [(one.level, said in one.message) for one in findings if one.check == "retractions"]
        assert told == [(Level.PROBLEM, True)]
