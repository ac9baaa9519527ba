"""`defer`, `looked` and `edit --due` as an analyst uses them."""

import json
from pathlib import Path

import pytest
from terminals import Program

from commitments.stores import Store

WHY = ("--why", "The ministers asked for time.", "--evidence", "https://example.org/later")


def test_a_deferral_keeps_the_promised_date_and_says_what_is_due_now(program: Program, pact: Path) -> None:
    assert program("edit", "1", "--due", "2027-03").code == 0
    done = program("defer", "1", "--to", "end of 2030", *WHY, "--on", "2026-02-01")
    assert (done.code, done.out) == (0, "pact-2015-01  deferred to 2030  (on 2026-02-01, 1 evidence)\n")
    (kept,) = [one for one in Store.open(pact).commitments() if one.number == 1]
    assert kept.due == "2027-03"
    told = program("list", "deferred:2030", "--columns", "id,due,due_now", "--format", "tsv")
    assert told.out == "id\tdue\tdue_now\npact-2015-01\t2027-03\t2030\n"


def test_what_was_put_off_is_overdue_from_the_new_date_on_alone(program: Program, pact: Path) -> None:
    def ids(query: str, *more: str) -> str:
        return program("list", query, "--format", "ids", *more).out

    assert ids("is:overdue") == ids("is:late") == "pact-2015-02\n"
    assert program("defer", "2", "--to", "2026-12", *WHY).code == 0
    assert [ids(f"is:{fact}") for fact in ("overdue", "late", "deferred")] == ["", "pact-2015-02\n", "pact-2015-02\n"]
    assert program("--today", "2027-01-01", "list", "is:overdue", "--format", "ids").out == "pact-2015-02\n"
    assert ids("is:overdue", "--as-of", "2026-11-23") == "pact-2015-02\n"


def test_the_agenda_and_the_calendar_go_by_the_new_date_and_reports_show_the_chain(
    program: Program, pact: Path
) -> None:
    program("defer", "2", "--to", "2026-12-01", *WHY)
    program("defer", "2", "--to", "2026-12-20", *WHY)
    told = program("agenda", "2", "--format", "tsv").out.splitlines()[1].split("\t")
    promised = Store.open(pact).commitment("pact-2015-02").due
    assert (told[0], told[1], told[4], told[7]) == ("due soon", "26", "2026-12-20", promised)
    assert "DTSTART;VALUE=DATE:20261220" in program("export", "2", "--format", "ics").out
    report = program("export", "2", "--format", "markdown").out
    assert "**Due:** 20 December 2026, deferred from" in report
    assert "then 1 December 2026" in report
    assert "deferred to 2026-12-20: The ministers asked for time." in report


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("4", "--to", "2030", *WHY), "has no date to put off"),
        (("2", "--to", "2010", *WHY), "is not later than"),
        (("2", "--to", "2030", "--why", " "), "--why is empty"),
        (("2", "--to", "soon", *WHY), "--to: "),
        (("2", "--to", "2030", *WHY, "--on", "2001-01-01"), "nothing was put off then"),
        (("2", "--to", "2030", *WHY, "--on", "2031"), "is still to come"),
    ],
)
def test_what_is_no_deferral_is_refused_and_nothing_changes(
    program: Program, pact: Path, words: tuple[str, ...], said: str
) -> None:
    before = (pact / "pact-2015.json").read_bytes()
    done = program("defer", *words)
    assert (done.code, said in done.err) == (2, True)
    assert (pact / "pact-2015.json").read_bytes() == before


def test_what_was_put_off_before_another_deferral_lies_between(program: Program, pact: Path) -> None:
    assert program("edit", "2", "--due", "2017-06").code == 0
    assert program("defer", "2", "--to", "2020", *WHY, "--on", "2019-02").code == 0
    over = program("defer", "2", "--to", "2021", *WHY, "--on", "2016-05")
    assert (over.code, "was put off to 2020 on 2019-02, after that" in over.err) == (2, True), over.err
    early = program("defer", "2", "--to", "2017-05", *WHY, "--on", "2016-05")
    assert (early.code, "2017-05 is not later than 2017-06, when pact-2015-02 was due then" in early.err) == (2, True)
    assert program("defer", "2", "--to", "2018", *WHY, "--on", "2016-05").code == 0
    assert "2017-06 as promised → 2018 → 2020, deferred" in program("show", "2").out


def test_an_edited_date_is_said_to_be_a_corrected_reading(program: Program, pact: Path) -> None:
    assert "corrects what the promise was read to say" in program("edit", "2", "--due", "2031").err
    assert "corrects" not in program("edit", "4", "--due", "2031").err


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2031", ["update 2 puts the date off to 2030, which is not later than 2031, as promised"]),
        ("none", ["update 2 puts the date off to 2030, and no date is promised"]),
        ("2029", []),
    ],
)
def test_check_tells_of_a_deferral_that_a_corrected_date_has_overtaken(
    program: Program, pact: Path, due: str, said: list[str]
) -> None:
    assert [program("defer", "2", "--to", "2030", *WHY).code, program("edit", "2", "--due", due).code] == [0, 0]
    found = json.loads(program("check", "2", "--format", "json").out)
    assert [one["message"] for one in found if "puts the date off" in one["message"]] == said


def test_check_asks_for_no_evidence_of_a_deferral_that_was_taken_back(program: Program, pact: Path) -> None:
    assert program("defer", "2", "--to", "2030", "--why", "Unwell.").code == 0
    assert "update 2 puts the date off, and no evidence" in program("check", "2").out
    assert program("retract", "2", "--update", "2", "--why", "Another promise was meant.").code == 0
    assert "puts the date off" not in program("check", "2").out


def test_looking_and_finding_nothing_supports_not_started_and_nothing_else(program: Program, pact: Path) -> None:
    looked = program("looked", "4", "--where", "the gazette, 2015 to 2026")
    assert looked.out == "pact-2015-04  looked and found nothing: the gazette, 2015 to 2026  (on 2026-11-24)\n"
    assert program("mark", "4", "not-started").err == ""
    assert program("list", "is:unsupported", "--format", "ids").out == "pact-2015-02\n"
    assert "unsupported" in program("mark", "4", "in-progress").err
    assert program("list", "is:unsupported", "--format", "ids").out == "pact-2015-02\npact-2015-04\n"


def test_no_report_says_that_evidence_is_wanting_where_a_search_is_the_proof(program: Program, pact: Path) -> None:
    def told() -> list[bool]:
        reports = [program("export", "4", "--format", format_).out for format_ in ("markdown", "html", "atom")]
        return ["o evidence given" in report for report in reports]

    assert program("mark", "4", "not-started").code == 0
    assert told() == [True, True, True]
    assert program("looked", "4", "--where", "the gazette").code == 0
    assert told() == [False, False, False]


def test_what_was_searched_is_found_by_its_words_and_comes_out_inert(program: Program, pact: Path) -> None:
    program("looked", "4", "--where", "the \x1b[31mgazette[/red] of Ruritania")
    assert program("list", "ruritania", "--format", "ids").out == "pact-2015-04\n"
    told = program("show", "4").out + program("export", "4").out + program("export", "4", "--format", "html").out
    assert "\x1b" not in told


def test_every_kind_of_entry_comes_back_from_its_own_table(program: Program, pact: Path, tmp_path: Path) -> None:
    program("defer", "2", "--to", "2030", *WHY)
    program("looked", "4", "--where", "the gazette")
    before = [*Store.open(pact).commitments()]
    for format_ in ("csv", "json", "jsonl"):
        file = tmp_path / f"all.{format_}"
        assert program("export", "--format", format_, "-o", str(file)).code == 0
        assert program("init", str(tmp_path / format_)).code == 0
        taken = program("--store", str(tmp_path / format_), "import", str(file))
        assert taken.code == 0, taken.err
        found = [*Store.open(tmp_path / format_).commitments()]
        assert [one.updates for one in found] == [one.updates for one in before]
