"""With whom, or to whom, something is promised; and what sort of promise it is."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import Candidate, candidates

MET = "\n\n".join(["Peru and Chile met in Lima to talk of trade in wool with Mali and Fiji."] * 9)


def only(words: str) -> Candidate:
    found = [
        one
        for one in candidates(f"{MET}\n\n{words}", published=PartialDate.parse("2022-12-18"))
        if one.span.start > len(MET)
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        ("Peru will build ports with Chile, Mali, and Fiji.", ("Chile", "Mali", "Fiji")),
        ("Peru will work with the Reef Risk and Defence Alliance to mend reefs.", ("Reef Risk and Defence Alliance",)),
        ("Peru, together with Mali and Fiji, will build ten ports.", ("Mali", "Fiji")),
        ("Peru will work with Pacific islands countries to map reefs.", ("Pacific islands countries",)),
        ("Peru will sign a treaty with the Republic of Chile (Chile) on wool.", ("Chile",)),
        ("Peru will help rebuild Chile's ports.", ("Chile",)),
        ("Peru will act in line with Lakes Treaty rules on wool.", ()),
        ("Peru will fully comply with the Lakes Treaty.", ()),
        ("Peru will impose new tolls on Mali's wool traders.", ()),
        ("Peru will fund those countries that have signed treaties with Mali.", ()),
        ("Peru will train pilots with F-35s in the valleys.", ()),
        ("Peru will build two markets with Malian wool companies.", ()),
    ],
)  # fmt: skip
def test_partners_are_those_with_whom_it_is_done_or_who_are_helped(words: str, partners: tuple[str, ...]) -> None:
    assert only(words).counterparties == partners


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Peru is committing $5 million to the ports of Mali.", "pledge"),
        ("Peru is launching a fund for ports.", "launch"),
        ("Peru is providing $5 million for ports.", "announcement"),
        ("The President of Peru signed an Executive Order to open ten ports.", "announcement"),
        ("Peru and Mali signed a Memorandum of Understanding on ports.", "agreement"),
        ("Peru welcomed the launch of the Lakes Fund by Mali.", "launch"),
        ("Peru welcomed the signing of the treaty on wool.", "agreement"),
        ("We recommit ourselves to opening the lakes.", "reaffirmation"),
    ],
)
def test_the_kind_is_told_by_the_verb_and_by_what_it_is_done_to(words: str, kind: str) -> None:
    assert only(words).kind.value == kind


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("Authorities from Mali and Fiji will meet again within two months.", ("Mali", "Fiji")),
        ("Today, the entire G7 committed to phasing out wool.", ("G7",)),
        ("The Department will purchase ten boats.", ()),
        (
            "The Bureau of Alcohol, Tobacco, Firearms and Explosives (BATE) will purchase ten boats.",
            ("Bureau of Alcohol, Tobacco, Firearms and Explosives (BATE)",),
        ),
    ],
)
def test_who_promises_is_named_whole_or_not_at_all(words: str, makers: tuple[str, ...]) -> None:
    assert only(words).actors == makers


def test_we_are_all_of_those_who_speak_though_no_comma_ends_their_row() -> None:
    text = f"We, the Leaders of Peru, Mali, and the Republic of Fiji met.\n\n{MET}\n\nWe will build ports."
    assert [one.actors for one in candidates(text) if one.quote == "We will build ports."] == [("Peru", "Mali", "Fiji")]


def test_a_fiscal_year_is_a_year_and_a_summary_keeps_its_brackets() -> None:
    found = only("Peru plans to provide another $100 million in FY 2023 to the Lakes Fund (LF).")
    assert (str(found.due), found.summary) == ("2023", "Provide another $100 million in FY 2023 to the Lakes Fund (LF)")
