"""Parts of a site: texts with their promises, histories without names, addresses."""

from datetime import UTC, datetime

from commitments.dates import PartialDate
from commitments.history import Retraction
from commitments.model import Commitment, SetAside, Span, Status, Update
from commitments.reports.site.addresses import canonical, named_folder
from commitments.reports.site.anonymous import anonymous
from commitments.reports.site.presenters import passages
from commitments.reports.site.summaries import Line
from commitments.reports.site.told import flags_of

TEXT = "HEAD\n\nWe will act and we will pay.\nWe met.\n\nOthers spoke."


def standing(number: int, start: int, end: int) -> passages.Standing:
    one = Commitment("d", number, TEXT[start:end], Span(start, end))
    return passages.Standing(one, Status.KEPT, f"{number:02d}/")


def shown(*promises: passages.Standing) -> list[str]:
    """A line a paragraph: `[words]` of a promise with the numbers that begin and end there, `<words>` of the rest."""
    pieces = [(Span(0, 4), "heading"), (Span(44, 57), "unread")]
    aside = [SetAside(Span(35, 42), "a meeting")]
    lines = []
    for paragraph in passages.told(TEXT, pieces, promises, aside):
        line = ""
        for run in paragraph.runs:
            words = {"promise": f"[{run.text}]", "plain": run.text}.get(run.state, f"<{run.state}: {run.text}>")
            line += "".join(f"+{name}" for name in run.anchors) + words + "".join(f"-{link.text}" for link in run.ends)
            line += f"({run.reason})" if run.reason else ""
        lines.append(line)
    return lines


def test_a_text_is_told_with_its_promises_in_place() -> None:
    assert shown(standing(1, 6, 17), standing(2, 22, 34)) == [
        "<heading: HEAD>",
        "+text-01[We will act]-01 and +text-02[we will pay.]-02\n<set-aside: We met.>(a meeting)",
        "<unread: Others spoke.>",
    ]


def test_promises_that_overlap_or_go_on_over_paragraphs_are_each_told() -> None:
    assert shown(standing(1, 6, 34), standing(2, 14, 17), standing(3, 35, 50)) == [
        "<heading: HEAD>",
        "+text-01[We will ]+text-02[act]-02[ and we will pay.]-01\n+text-03[We met.](a meeting)",
        "[Others]-03<unread:  spoke.>",
    ]


def test_a_span_beyond_the_text_is_no_place_in_it() -> None:
    assert passages.around(TEXT, Span(50, 500)) == ("", "")
    assert shown(standing(1, 50, 500))[2] == "<unread: Others spoke.>"


def test_the_words_around_a_quote_are_of_its_paragraph() -> None:
    assert passages.around(TEXT, Span(22, 34)) == ("We will act and", "We met.")


def at(hour: int) -> datetime:
    return datetime(2020, 1, 1, hour, tzinfo=UTC)


def test_a_history_without_names_says_the_same() -> None:
    rated = Update(Status.KEPT, PartialDate("2020-01-01"), at(1), "Ann")
    same = rated._replace(by="Ben")
    slip = Update(None, PartialDate("2020-01-02"), at(2), "Ann", "A slip.", act=Retraction(rated.key))
    back = Update(None, PartialDate("2020-01-03"), at(3), "Ben", "It was none.", act=Retraction(slip.key))
    one = Commitment("d", 1, "We will act.", updates=(back, rated, same, slip))
    nameless = anonymous(one)
    assert [update.by for update in nameless.updates] == ["rater 1", "rater 2", "rater 1", "rater 2"]
    assert len(one.counted) == len(nameless.counted) == 3
    assert [update.kind for update in nameless.counted] == [update.kind for update in one.counted]
    assert [update.act.said(update, nameless) for update in nameless.updates if update.act] == [
        update.act.said(update, one) for update in one.updates if update.act
    ]


def test_a_chain_of_retractions_can_be_as_long_as_anybody_makes_it() -> None:
    updates = [Update(Status.KEPT, PartialDate("2020"), at(1), "Ann")]
    for _ in range(3000):
        updates.append(Update(None, PartialDate("2020"), at(1), "Ann", act=Retraction(updates[-1].key)))
    one = Commitment("d", 1, "We will act.", updates=tuple(reversed(updates)))
    assert len(anonymous(one).counted) == len(one.counted)


def test_names_that_are_alike_have_one_page_and_others_their_own() -> None:
    assert named_folder("actors", "Côte d'Ivoire") == named_folder("actors", "cote d'ivoire")
    assert named_folder("actors", "A.B") != named_folder("actors", "A B")
    assert named_folder("tags", "a b") != named_folder("tags", "a-b")


def test_an_address_on_the_web_names_folders() -> None:
    found = [canonical("https://a.example/", path) for path in ("index.html", "d/01/index.html", "d/embed.html")]
    assert found == ["https://a.example/", "https://a.example/d/01/", "https://a.example/d/embed.html"]


def test_of_an_actor_who_was_judged_apart_nothing_is_said_that_is_true_of_the_others_alone() -> None:
    flags = ["overdue", "deferred", "stale", "part-rated", "unsupported"]
    own = {"Oxwich": "kept", "Tarn": "stalled"}
    line = Line(1, "Salmon", "unassessed", "2025", flags, ["Oxwich", "Tarn"], ["fish"], own, "", "", "Salmon")
    assert [flags_of(line, name) for name in ("Oxwich", "Tarn", "fish")] == [
        ["deferred"],
        ["overdue", "deferred", "stale"],
        flags,
    ]
