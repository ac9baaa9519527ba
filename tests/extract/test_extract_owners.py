"""Who promises what somebody else welcomes."""

import pytest

from commitments.coding.cast import cast_of
from commitments.coding.owners import doer
from commitments.extract import Tier, candidates
from commitments.grammar.reading import read

MET = "\n\n".join(["Peru and Chile met in Lima to talk of trade in wool with Mali and Fiji."] * 9)


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("Peru welcomed Chile's launch of a fund for ports.", ("Chile",)),
        ("Peru welcomed Fiji’s announcement of a new investment of $5 million in boats.", ("Fiji",)),
        ("Peru welcomed the Bank of Mali's launch of a fund for ports.", ("Bank of Mali",)),
        ("Peru welcomed Mali's commitment to rapidly strengthen its coast guard.", ("Mali",)),
        ("Peru welcomed Mali's recent announcement that it will build ten ports.", ("Mali",)),
        ("Peru welcomed the launch of its fund for ports.", ("Peru",)),
        ("Peru welcomed Chile signing the Lakes Treaty and reaffirming its commitment to the reefs.", ("Chile",)),
        ("Peru welcomed the signing of a treaty between Mali and Fiji on wool.", ("Mali", "Fiji")),
        ("Peru welcomed the signing of two bilateral treaties on wool with Chile's Wool Agency.", ()),
        ("Peru welcomed the signing of its treaty with Chile on wool.", ("Peru",)),
        ("The U.S. and EU reaffirmed their commitment to build ports.", ("United States", "European Union")),
        ("Peru and the EU announced their intention to build ports.", ("Peru", "European Union")),
        ("The President of Peru reaffirmed Peru's commitment to defend its coast.", ("Peru",)),
    ],
)
def test_what_is_welcomed_is_promised_by_whose_it_is(words: str, makers: tuple[str, ...]) -> None:
    found = [one.actors for one in candidates(f"{MET}\n\n{words}") if one.span.start > len(MET)]
    assert found == [makers]


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("We hope that Chile will build ten ports.", ()),
        ("We expect Chile will build ten ports.", ()),
        ("Chile is expected to open ten ports.", ()),
        ("Chile is on track to open ten ports by 2030.", ("Chile",)),
        ("Chile says that it will open ten ports.", ("Chile",)),
        ("The Minister said Chile will open ten ports.", ("Chile",)),
        ("Chile announced that it will open ten ports.", ("Chile",)),
        ("The President of Peru assured them that Mali will not obtain ten boats.", ("President of Peru",)),
        ("Peru will continue to help Mali sell wool, through a scheme that Mali will lead this year.", ("Peru",)),
        ("Mali said that Chile will lift ten tolls.", ()),
        ("Chile insisted that Chile will lift ten tolls.", ("Chile",)),
        ("The European Union ensured that Mali will build ten ports.", ("European Union",)),
        ("Abe and Tanaka, joined by Lee, signed a treaty on wool.", ("Abe", "Tanaka")),
    ],
)
def test_what_others_hope_or_tell_of_somebody_he_has_not_promised(words: str, makers: tuple[str, ...]) -> None:
    assert [one.actors for one in candidates(words)] == [makers]


@pytest.mark.parametrize(
    ("words", "is_sure"),
    [
        ("Opponents say that Peru will cut ten pensions.", False),
        ("Critics claim Peru will raise ten taxes.", False),
        ("Whatever critics say, Peru will build ten ports.", True),
        ("We will answer our critics: Peru will build ten ports.", True),
    ],
)
def test_what_critics_tell_of_somebody_is_no_likely_promise(words: str, is_sure: bool) -> None:
    assert any(one.tier is not Tier.POSSIBLE for one in candidates(words)) is is_sure


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("Peru has built two ports.", ("Peru",)),
        ("This week, the Ministry of Ports issued a call for bids.", ("Ministry of Ports",)),
        ("Peru and Chile are co-hosting a summit on wool.", ("Peru", "Chile")),
        ("Peru was tasked with a report.", ()),
        ("Peru welcomed the fund for ports.", ()),
        ("Expanding work between Peru and the Wool Bank includes ports.", ()),
        ("Drive sustained progress through better ports.", ()),
        ("The WSM directs more work on ports.", ()),
        ("The WSM issued a call for bids.", ("WSM",)),
    ],
)
def test_who_does_what_no_verb_promises_is_named_by_its_subject(words: str, makers: tuple[str, ...]) -> None:
    assert doer(read(words), cast_of("")) == makers


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("Fiji commends and commits to supporting the Lakes Act.", ("Fiji",)),
        ("The Andean leaders joined Fiji in launching a fund for ports.", ("Andean leaders",)),
        ("Peru will ship the doses that Chile has pledged to purchase for Mali.", ("Peru",)),
        ("It will build ten ports.", ("Chile",)),
        ("The Wool Academy, which has 67,000 members across Fiji, will train them.", ("Wool Academy",)),
        ("The Wool Bank, which lends to farms, in partnership with Fiji, will open ten ports.", ("Wool Bank",)),
        ("Reed Energy, a lending firm in Lima, has committed $5 million to build ports.", ("Reed Energy",)),
    ],
)
def test_a_promise_is_theirs_with_whom_its_sentence_begins(words: str, makers: tuple[str, ...]) -> None:
    assert candidates(f"Chile will cut tolls by half. {words}")[-1].actors == makers


def test_our_countries_are_all_who_speak() -> None:
    text = "We, the leaders of Peru, Chile, and Mali, met.\n\nOur countries intend to build ten ports."
    assert candidates(text)[-1].actors == ("Peru", "Chile", "Mali")


def test_participants_are_the_parties_where_a_text_calls_them_so() -> None:
    met = "We, the leaders of Peru, Chile, and Mali, met. Here the Participants agree."
    text = f"{met}\n\nThe Participants will build ports."
    assert candidates(text)[-1].actors == ("Peru", "Chile", "Mali")
