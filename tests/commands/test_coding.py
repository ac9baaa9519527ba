"""Second coders: blind walks, codes from scripts, how far they agree, and what `check` and reports say of it."""

import json
from pathlib import Path

import pytest
from pacts import RECORDED, SOLAR, TARIFFS, TRAINS
from terminals import Program, on_terminal

from commitments.codes import Shelf
from commitments.dates import PartialDate
from commitments.model import Evidence, Stance, Status, Update
from commitments.stores import Store

Q = "[q]uit: "
ANN, BEN = ("--by", "Ann Lee"), ("--by", "Ben")


def said(coder: str = "Ann Lee") -> dict[str, str]:
    """Commitment (and actor) -> status."""
    found = Shelf(Store.open("data")).by(coder, "pact-2015").standing()
    return {f"{name[-2:]} {actor}" if actor else name[-2:]: code.status.value for (name, actor), code in found.items()}


def judged(coder: str = "Ann Lee") -> dict[str, bool]:
    found = Shelf(Store.open("data")).by(coder, "pact-2015").judged()
    return {quote: one.is_promise for (_, quote), one in found.items()}


# --- blind ------------------------------------------------------------------------------------------------------------


def test_a_walk_shows_the_promise_and_its_evidence_and_nothing_of_a_rating(pact: Path) -> None:
    proof = Evidence("https://a.example/1", "A report", stance=Stance.CONTRADICTS)
    rating = Update(Status.STALLED, PartialDate("2019-03"), RECORDED, "ben", "Nothing moves.", evidence=(proof,))
    with Store.open(pact).change("mark", "ben", RECORDED) as change:
        one = change.commitment("pact-2015-01")
        change.put(one.with_update(rating)._replace(tags=("bad-faith",)))
    code, screen = on_terminal("code", "1", *ANN, talk=[(Q, "q\n")])
    shown = screen.replace(Q, "")
    prompt = "[k]ept, [p]artial, [i]n-progress, s[t]alled, [n]ot-started, b[r]oken, [d]ropped, un[v]erifiable"
    for word in (*prompt.split(", "), "\n"):
        shown = shown.replace(word, " ")
    assert code == 0
    assert [
        word for word in (TRAINS, "The Pact", "A report", "Rail Weekly", "https://a.example/1") if word not in shown
    ] == []
    hidden = ["kept", "stalled", "tenth train", "Nothing moves", "contradicts", "supports", "bad-faith", "ben"]
    hidden += ["2019-03", "2018-06", "overdue", "unassessed"]
    assert [word for word in hidden if word in shown] == []


def test_the_evidence_is_in_the_order_of_its_publication_whatever_rating_it_stood_under(pact: Path) -> None:
    early = Evidence("https://z.example", published=PartialDate("2016"))
    with Store.open(pact).change("note", "ben", RECORDED) as change:
        note = Update(None, PartialDate("2018"), RECORDED, "ben", evidence=(early,))
        change.put(change.commitment("pact-2015-01").with_update(note))
    _, screen = on_terminal("code", "1", *ANN, talk=[(Q, "q\n")])
    assert screen.index("z.example") < screen.index("rail.example")


def test_a_query_is_asked_without_ratings(pact: Path) -> None:
    code, screen = on_terminal("code", "status:kept", *ANN)
    assert (code, "nothing to code" in screen, "which a coder does not see" in screen) == (0, True, True)
    code, screen = on_terminal("code", "status:unassessed", *ANN, talk=[("4 commitments to code", ""), (Q, "q\n")])
    assert code == 0, screen


@pytest.mark.parametrize(
    "word", ["status:kept", "-status:kept", "is:closed", "has:note", "by:ben", "member:Japan=kept"]
)
def test_what_a_query_of_ratings_says_is_the_same_however_a_promise_is_rated(
    program: Program, pact: Path, word: str
) -> None:
    answers = []
    for status in (Status.KEPT, Status.BROKEN):
        with Store.open(pact).change("mark", "ben", RECORDED) as change:
            rating = Update(status, PartialDate("2019-03"), RECORDED, "ben", "Nothing moves.")
            change.put(change.commitment("pact-2015-01").with_update(rating))
        answers.append(program("code", "id:pact-2015-01", word, "--status", "kept", *ANN, "--dry-run"))
    assert "which a coder does not see" in answers[0].err
    assert answers[0] == answers[1]


def test_a_query_of_words_in_the_coding_is_asked_as_it_is(program: Program, pact: Path) -> None:
    result = program("code", "document:pact-2015", "due:1900..2100", "--status", "kept", *ANN, "--dry-run")
    assert (result.code, "which a coder does not see" in result.err) == (0, False)


def test_without_a_terminal_the_walk_names_the_other_way(program: Program, pact: Path) -> None:
    result = program("code", *ANN)
    assert (result.code, "code ID --status STATUS" in result.err) == (1, True)


# --- the walk ---------------------------------------------------------------------------------------------------------


def test_what_is_coded_is_stored_at_once_and_the_walk_goes_on_where_it_was_left(pact: Path) -> None:
    talk = [("1 of 4", ""), (Q, "k They run.\n"), ("2 of 4", ""), (Q, "s\n"), ("3 of 4", ""), (Q, "v\n"), (Q, "q\n")]
    code, screen = on_terminal("code", *ANN, talk=talk)
    assert (code, said()) == (0, {"01": "kept", "03": "unverifiable"}), screen
    assert "2 commitments coded by Ann Lee, 2 left" in screen
    talk = [
        ("1 of 2", ""),
        ("Everyone will", ""),
        (Q, "d\n"),
        ("2 of 2", ""),
        (Q, "q\n"),
    ]  # what was skipped comes last
    assert on_terminal("code", *ANN, talk=talk)[0] == 0
    assert said() == {"01": "kept", "03": "unverifiable", "04": "dropped"}


def test_the_note_of_a_code_is_what_stands_behind_its_key(pact: Path) -> None:
    on_terminal("code", "1", *ANN, talk=[(Q, "kept They run.\n"), (Q, "q\n"), ("1 commitment coded", "")])
    (one,) = Shelf(Store.open(pact)).by("Ann Lee", "pact-2015").codes
    assert (one.status, one.note) == (Status.KEPT, "They run.")


def test_a_joint_promise_is_coded_for_one_member_after_the_other_or_for_all(pact: Path) -> None:
    whom = "for whom (France, Japan; empty for all): "
    talk = [
        (Q, "k\n"),
        (whom, "japan\n"),
        ("(you said kept for Japan)", ""),
        (Q, "r\n"),
        (whom, "France\n"),
        (Q, "q\n"),
        ("0 left", ""),
    ]
    code, screen = on_terminal("code", "2", *ANN, talk=talk)
    assert (code, said()) == (0, {"02 Japan": "kept", "02 France": "broken"}), screen
    assert on_terminal("code", "2", *BEN, talk=[(Q, "p\n"), (whom, "\n"), (Q, "q\n"), ("0 left", "")])[0] == 0
    assert said("Ben") == {"02": "partial"}


def test_esc_leaves_a_question_and_stores_nothing_of_it(pact: Path) -> None:
    talk = [(Q, "k\n"), ("for whom", "\x1b"), ("left as it is", ""), (Q, "a\n"), ("for whom", "\n"), (Q, "q\n")]
    code, screen = on_terminal("code", "2", *ANN, talk=talk)
    assert (code, said()) == (0, {}), screen


def test_undo_takes_back_the_last_code_and_goes_there(pact: Path) -> None:
    talk = [(Q, "k\n"), ("2 of 4", ""), (Q, "u\n"), ("taken back", ""), ("1 of 4", ""), (Q, "p\n"), (Q, "q\n")]
    code, screen = on_terminal("code", *ANN, talk=talk)
    assert (code, said()) == (0, {"01": "partial"}), screen


def test_ctrl_c_keeps_what_was_coded(pact: Path) -> None:
    code, _ = on_terminal("code", *ANN, talk=[(Q, "k\n"), ("2 of 4", ""), (Q, "\x03")])
    assert (code, said()) == (130, {"01": "kept"})


def test_what_somebody_has_coded_is_gone_through_again_only_when_that_is_said(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    assert "Ann Lee has coded it; --again" in on_terminal("code", "1", *ANN)[1]
    talk = [("(you said kept)", ""), (Q, "r\n"), (Q, "q\n"), ("1 commitment coded", "")]
    assert on_terminal("code", "1", *ANN, "--again", talk=talk)[0] == 0
    assert (said(), said("Ben")) == ({"01": "broken"}, {})


def test_the_guideline_is_shown_to_a_coder_and_kept_with_the_code(program: Program, pact: Path) -> None:
    program("guideline", "1", "--kept", "Ten run.", "--broken", "Fewer than ten run.")
    code, screen = on_terminal(
        "code", "1", *ANN, talk=[("Fewer than ten run.", ""), (Q, "k\n"), (Q, "q\n"), ("0 left", "")]
    )
    (one,) = Shelf(Store.open(pact)).by("Ann Lee", "pact-2015").codes
    key = Store.open(pact).commitment("pact-2015-01").updates[-1].key
    assert (code, one.guideline) == (0, key), screen


@pytest.mark.parametrize(("words", "key"), [(("code",), "k"), (("code", "pact-2015", "--passages"), "y")])
def test_a_code_that_was_taken_back_elsewhere_is_none_any_more(
    program: Program, pact: Path, words: tuple[str, ...], key: str
) -> None:
    def others() -> str:
        program("undo")
        return "b\n"

    talk = [(Q, f"{key}\n"), (Q, "b\n"), ("(you said ", ""), (Q, "s\n"), (Q, others)]
    talk += [("what was decided here was taken back elsewhere", ""), (Q, "q\n")]
    code, screen = on_terminal(*words, *ANN, talk=talk)
    assert (code, "(you said" in screen.rpartition("taken back elsewhere")[2]) == (0, False), screen


# --- from a script ----------------------------------------------------------------------------------------------------


def test_a_script_codes_by_an_option(program: Program, pact: Path) -> None:
    result = program("code", "1", "--status", "kept", *ANN, "--note", "They run.")
    assert result == (0, "pact-2015-01  kept  (coded by Ann Lee)\n", "")
    assert said() == {"01": "kept"}


def test_codes_change_no_status_figure_or_list(program: Program, pact: Path) -> None:
    views = (("list",), ("stats",), ("show", "1"), ("history",), ("scorecard",), ("list", "--format", "json"))
    before = [program(*view).out for view in views]
    document = (pact / "pact-2015.json").read_bytes()
    program("code", "1", "--status", "broken", *ANN)
    program("code", "3,4", "--status", "kept", *ANN)
    assert ([program(*view).out for view in views], (pact / "pact-2015.json").read_bytes()) == (before, document)


def test_the_same_code_again_changes_nothing(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    before = (pact / "codes/pact-2015/ann-lee.json").read_bytes()
    result = program("code", "1", "--status", "kept", *ANN)
    assert (result.code, result.out, result.err) == (0, "", "nothing to change\n")
    assert (pact / "codes/pact-2015/ann-lee.json").read_bytes() == before


def test_unassessed_takes_a_code_back(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    assert program("code", "1", "--status", "unassessed", *ANN).out == "pact-2015-01  taken back  (coded by Ann Lee)\n"
    assert said() == {}


def test_a_trial_changes_nothing_and_undo_takes_a_code_back(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN, "--dry-run")
    assert not (pact / "codes").exists()
    program("code", "1", "--status", "kept", *ANN)
    assert program("undo").code == 0
    assert said() == {}


def test_several_at_once_ask_for_yes(program: Program, pact: Path) -> None:
    result = program("code", "section:opening", "--status", "kept", *ANN)
    assert (result.code, "--yes" in result.err, said()) == (1, True, {})
    assert program("code", "section:opening", "--status", "kept", *ANN, "--yes").code == 0
    assert said() == {"01": "kept", "02": "kept"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("1", "--status", "delivered"), 2, "did you mean 'kept'?"),
        (("1", "--status", "not-applicable"), 2, "name it with --actor"),
        (("2", "--status", "kept", "--actor", "Spain"), 2, "unknown actor of pact-2015-02 'Spain'"),
        (("9", "--status", "kept"), 4, "no commitment pact-2015-09"),
        (("--status", "kept"), 2, "say which commitments"),
        (("1", "--actor", "Japan"), 2, "--actor goes with --status"),
        (("pact-2015", "--passages", "--status", "kept"), 2, "of passages say --promise"),
        (("pact-2015", "--promise", "not in it"), 1, "does not hold these words"),
        (("pact-2015", "--promise", "0-9999"), 2, "has characters"),
        (("pact-2015", "--promise", "will"), 1, "quote more of them, or say which with START-END: "),
        (
            ("pact-2015", "--promise", "Japan will build", "--no-promise", "ten trains"),
            2,
            "is said to be a commitment, and",
        ),
    ],
)
def test_what_cannot_be_coded_is_said_and_nothing_is_stored(
    program: Program, pact: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    result = program("code", *words, *ANN)
    assert (result.code, says in result.err) == (code, True), result.err
    assert not (pact / "codes").exists()


def test_a_name_that_is_anothers_but_for_its_case_is_refused(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    result = program("code", "2", "--status", "kept", "--by", "ann lee")
    assert (result.code, "say --by 'Ann Lee'" in result.err) == (2, True)


# --- passages ---------------------------------------------------------------------------------------------------------


def test_a_walk_through_passages_asks_of_each_sentence_whether_it_is_a_commitment(pact: Path) -> None:
    talk = [
        ("1 of 5", ""),
        (f"> {TRAINS}", ""),
        (Q, "y\n"),
        (f"> {TARIFFS}", ""),
        (Q, "n no date\n"),
        (Q, "s\n"),
        (Q, "q\n"),
    ]
    code, screen = on_terminal("code", "pact-2015", "--passages", *ANN, talk=talk)
    assert (code, judged()) == (0, {TRAINS: True, TARIFFS: False}), screen
    assert ("OPENING\n>" in screen, "2 passages judged by Ann Lee, 3 left" in screen) == (False, True)
    assert on_terminal("code", "--passages", *ANN, talk=[("1 of 3", ""), (Q, "q\n")])[0] == 0


def test_a_script_judges_the_whole_sentences_that_words_stand_in(program: Program, pact: Path) -> None:
    result = program("code", "--promise", "ten trains", "--no-promise", "solar energy", *ANN)
    assert (result.code, judged()) == (0, {TRAINS: True, SOLAR: False}), result.err


# --- agreement --------------------------------------------------------------------------------------------------------


@pytest.fixture
def coded(program: Program, pact: Path) -> Program:
    for number, ann, ben in (("1", "kept", "kept"), ("2", "broken", "kept"), ("3", "partial", "in-progress")):
        program("code", number, "--status", ann, *ANN)
        program("code", number, "--status", ben, *BEN)
    program("code", "4", "--status", "unverifiable", *BEN)
    return program


def test_agreement_is_told_with_who_said_what_and_where_they_differ(coded: Program) -> None:
    result = coded("agreement")
    assert result.code == 0
    for line in (
        "4 commitments coded by Ann Lee, Ben, 3 of them by two or more; 7 codes.",
        "percent agreement              0.333  0.000 to 1.000",
        "Ann Lee down, Ben across.",
        "pact-2015-02  broken   kept         France and Japan will cut tariffs on steel.",
    ):
        assert line in result.out, result.out
    assert result.out.index("pact-2015-02  broken") < result.out.index("pact-2015-03  partial")


def test_agreement_gives_the_same_bytes_each_time_in_every_format(coded: Program) -> None:
    for format_ in ("table", "json", "markdown"):
        assert coded("agreement", "--format", format_).out == coded("agreement", "--format", format_).out


def test_agreement_as_json_has_every_figure_and_null_for_what_there_is_none(coded: Program) -> None:
    (told,) = json.loads(coded("agreement", "--format", "json").out)
    names = ("coders", "coded", "compared", "codes", "off_scale", "differ")
    assert [told["ratings"][name] for name in names] == [["Ann Lee", "Ben"], 4, 3, 7, 1, 2]
    assert told["ratings"]["kappa"]["value"] == pytest.approx(1 / 7, abs=1e-4)
    assert told["ratings"]["alpha_ordinal"]["value"] != told["ratings"]["alpha"]["value"]
    assert told["passages"]["alpha"] == {"value": None, "low": None, "high": None, "why": "nothing has been coded"}
    assert "NaN" not in json.dumps(told)


def test_agreement_of_a_query_and_of_some_coders(coded: Program) -> None:
    coded("code", "1", "--status", "dropped", "--by", "Cleo")
    assert "1 commitment coded by Ann Lee, Ben, Cleo" in coded("agreement", "1").out
    assert "4 commitments coded by Ann Lee, Ben, 3" in coded("agreement", "--coder", "ann lee", "--coder", "Ben").out
    result = coded("agreement", "--coder", "Dora")
    assert (result.code, "unknown coder 'Dora'; there is: Ann Lee, Ben, Cleo" in result.err) == (2, True), result.err


def test_agreement_without_two_coders_says_so_in_words(program: Program, pact: Path) -> None:
    assert "nothing of this has been coded" in program("agreement").err
    program("code", "1", "--status", "kept", *ANN)
    assert "Nothing can be compared: there is one coder alone." in program("agreement").out
    program("code", "2", "--status", "kept", *BEN)
    assert "Nothing can be compared: no two coders have coded the same." in program("agreement").out


def test_agreement_on_what_is_a_commitment(program: Program, pact: Path) -> None:
    program("code", "--promise", "ten trains", "--no-promise", "the spring", *ANN)
    program("code", "--promise", "ten trains", "--promise", "the spring", *BEN)
    out = program("agreement").out
    assert "2 passages coded by Ann Lee, Ben, 2 of them by two or more; 4 codes." in out
    assert "percent agreement              0.500" in out, out


# --- what others say of it --------------------------------------------------------------------------------------------


def test_reports_say_how_far_coders_agree_in_their_method(coded: Program, tmp_path: Path) -> None:
    for format_ in ("markdown", "html"):
        out = coded("export", "--format", format_).out
        assert "2 second coders (Ann Lee, Ben) rated 4 commitments of this report" in out
        assert "They agree in 33% of pairs" in out
    (tmp_path / "page.txt").write_text("{{ agreement }}")
    assert coded("export", "--template", "page.txt").out.startswith("2 second coders (Ann Lee, Ben) rated 4")
    for day in ("--as-of", "--as-known"):
        assert "second coder" not in coded("export", day, "2020-01-01").out


def test_a_report_as_known_before_counts_no_passage_that_was_judged_since(program: Program, pact: Path) -> None:
    for coder in (ANN, BEN):
        program("code", "--promise", "ten trains", "--no-promise", "the spring", *coder)
    assert "Of 2 passages" in program("export").out
    assert "passages, two coders" not in program("export", "--as-known", "2026-11-23").out


def test_a_report_tells_of_codes_of_those_commitments_that_it_has(coded: Program) -> None:
    assert coded("edit", "3", "--due", "2027").code == 0
    out = coded("export", "is:overdue", "--as-of", "2028-06").out
    assert ("Status of 2 commitments" in out, "rated 2 commitments of this report" in out) == (True, True), out


def test_check_tells_of_codes_that_speak_of_nothing(program: Program, pact: Path) -> None:
    for number in ("1", "4"):
        program("code", number, "--status", "kept", *ANN)
    program("code", "2", "--status", "kept", "--actor", "Japan", *ANN)
    program("remove", "4", "--yes")
    program("edit", "2", "--actor", "-Japan", "--actor", "+Spain")
    file = pact / "codes/pact-2015/ann-lee.json"
    file.write_text(file.read_text().replace('"pact-2015-01"', '"pact-2015-77"').replace(TRAINS, "Nobody said that."))
    (pact / "codes" / "Ann").mkdir()
    (pact / "codes" / "oath-2020").mkdir()
    told = [
        (row["level"], row["commitment"], row["message"])
        for row in json.loads(program("check", "--format", "json").out)
        if row["check"] == "codes"
    ]
    how = "restore the document, or move them away"
    assert told == [
        ("problem", None, "Ann Lee has coded pact-2015-77, which is no commitment here"),
        ("remark", None, "Ann Lee has coded pact-2015-04, which was removed"),
        ("remark", "pact-2015-02", "Ann Lee has coded it for Japan, who is not among its actors"),
        ("problem", None, "codes/Ann holds no codes, since its name is not that of a coder's file; rename or move it"),
        ("remark", None, f"codes/oath-2020 has codes of a document that is not here; {how}"),
    ]


def test_check_tells_of_codes_of_words_that_are_others_by_now(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    assert program("edit", "1", "--quote", "Japan will build ten trains").code == 0
    said = "Ann Lee has coded it when its words were others: code anew, or compare with care"
    assert said in program("check", "1").out
    program("code", "1", "--status", "kept", *ANN)
    assert said not in program("check", "1").out


@pytest.mark.parametrize("text", ["", "{", '{"document": {"1": {}}}'])
def test_a_broken_file_of_codes_is_named_and_stops_nothing_but_what_reads_codes(
    program: Program, pact: Path, text: str
) -> None:
    (pact / "codes" / "pact-2015").mkdir(parents=True)
    (pact / "codes" / "pact-2015" / "ann-lee.json").write_text(text)
    assert [program(*words).code for words in (("list",), ("mark", "1", "kept"), ("stats",))] == [0, 0, 0]
    for words in (("check",), ("agreement",), ("code", "1", "--status", "kept", *ANN), ("adjudicate", "--list")):
        result = program(*words)
        assert (result.code in (3, 5), "codes/pact-2015/ann-lee.json" in result.out + result.err) == (True, True), (
            result
        )


def test_what_a_coder_wrote_comes_out_inert(program: Program, pact: Path) -> None:
    name = "[red]Eve[/red] \x1b]0;x\x07"
    program("code", "1", "--status", "kept", "--by", name, "--note", "\x1b[31m`x`")
    program("code", "1", "--status", "broken", *BEN)
    for words in (
        ("agreement",),
        ("agreement", "--format", "markdown"),
        ("adjudicate", "--list"),
        ("export",),
        ("check",),
    ):
        result = program(*words)
        assert ("\x1b" in result.out + result.err, result.code in (0, 3)) == (False, True), words
    screen = on_terminal("adjudicate", talk=[(Q, "q\n")])[1]
    assert "\x1b[31m" not in screen
    assert "[red]Eve[/red]" in screen


def test_codes_of_a_document_that_was_removed_are_told_of_before_another_takes_its_id(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    text = tmp_path / "new.txt"
    text.write_text("We will plant a forest.\n")
    again = ("document", "add", str(text), "--id", "pact-2015", "--title", "Another")
    program("code", "1", "--status", "kept", *ANN)
    assert "stays in codes/pact-2015" in program("document", "remove", "pact-2015", "--yes").err
    assert "codes/pact-2015 holds codes of an earlier pact-2015" in program(*again).err
    assert program("undo").code == 0
    for file in (pact / "codes" / "pact-2015").iterdir():
        file.unlink()
    assert "holds codes" not in program(*again).err
