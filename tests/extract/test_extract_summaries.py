"""What a promise is in short."""

import pytest

from commitments.coding.summaries import summary
from commitments.extract.candidates import candidates
from commitments.grammar.asides import aside
from commitments.grammar.reading import read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Government will hire 1,000 more officers.", "Hire 1,000 more officers"),
        ("The two leaders renewed their commitment to address threats.", "Address threats"),
        ("Japan committed to taking new trade actions.", "Take new trade actions"),
        ("They launched the Energy Partnership.", "Launch the Energy Partnership"),
        ("Transfers to provinces will be maintained.", "Transfers to provinces will be maintained"),
        ("Today, Toyota announced a $1 billion plant.", "Toyota announced a $1 billion plant"),
    ],
)
def test_a_summary_drops_who_says_it_and_how(words: str, expected: str) -> None:
    assert summary(words, read(words).predicates[0]) == expected


def test_a_summary_is_whole_however_long_the_promise_is() -> None:
    words = "We will " + "build very many homes, including in towns, and " * 20 + "schools; and plant trees."
    assert summary(words, read(words).predicates[0]) == words.removeprefix("We will ").rstrip(".").capitalize()


def _told(words: str) -> str:
    (found,) = candidates(words)
    return found.summary


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will, together with the IMF, the World Bank and the OECD, publish a report.", "Publish a report"),
        (
            "We will, in close cooperation with partner countries, public bodies and firms, strengthen early warning.",
            "Strengthen early warning",
        ),
        ("France will, with Germany, Italy and Spain, build a rail line.", "Build a rail line"),
        ("We will, including through the Fund, Gavi and the WHO, end malaria by 2030.", "End malaria by 2030"),
        ("We will, with business, labour and civil society, support schools.", "Support schools"),
        ("We will – with Peru, Chad and Mali – build ports.", "Build ports"),
        ("We will by 2030 plant a million trees.", "Plant a million trees"),
        ("We will, taking into account national circumstances, reduce emissions.", "Reduce emissions"),
        ("We commit, together with Peru, Chad and Mali, to cut emissions by 2030.", "Cut emissions by 2030"),
        ("We will [sic] build ports.", "Build ports"),
        ("We are committed [sic] to [further] reducing debt.", "Reduce debt"),
        ("We will rally support for the fund.", "Rally support for the fund"),
        ("We commit, in line with the Paris Agreement, to phase out coal.", "Phase out coal"),
    ],
)
def test_a_summary_begins_behind_what_is_put_between_a_verb_and_its_act(words: str, expected: str) -> None:
    assert _told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The parties shall, where necessary, and without prejudice to other duties, notify each other",
        "We will (subject to parliament) double the budget",
        "Peru and Chad will, if funds allow, build ports",
        "If the Senate agrees, we will build ten ports",
        "We will not only build homes, but also schools",
        "They will do so each spring",
        "We will together with Peru and Chad build ports",
        "We are committed to a reform of the Council by 2030",
        "Canada has committed $3 million in programming for schools",
        "They welcomed the decision that Peru will build ports; combatting crime; and launching a dialogue",
        "Peru praised Mali and established ties with it",
        "Today's order will launch reforms to allow us to build ports",
        "We will never, ever, under any circumstances, close a hospital",
        "Canada announced a new fund that will give $5 million to schools",
    ],
)
def test_where_it_is_not_sure_which_words_are_the_act_the_sentence_itself_is_the_summary(words: str) -> None:
    assert _told(f"{words}.") == words


def test_a_denial_in_what_is_put_between_is_none_of_the_promise() -> None:
    assert _told("We will, not least in Africa, build schools.") == "Build schools"


def test_a_summary_holds_no_half_of_a_pair_of_brackets_or_quotation_marks() -> None:
    assert _told('The Minister (and "all of us, together") will, as "a first step", build ports.') == "Build ports"
    assert summary('"Green Line" will open (in 2030).', None) == '"Green Line" will open (in 2030)'


def test_where_an_act_may_begin_at_two_places_neither_is_sure() -> None:
    text = "We will, with donors, host governments and unions, work on safety."
    assert aside(text, 7) == (text.index(" work"), False)
