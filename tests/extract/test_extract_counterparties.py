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
        ("Peru will hold a meeting in connection with the Wool Council.", ()),
        ("Peru will hold a meeting back-to-back with the Wool Council in May.", ()),
        ("Peru will hold a fair to coincide with the Assembly of the Wool Union.", ()),
        ("Peru will hold a meeting with the Wool Council.", ("Wool Council",)),
        ("Peru will strengthen its connection with Mali.", ("Mali",)),
        ("Peru will hold a meeting back-to-back with the Wool Council with Mali.", ("Mali",)),
        ("Peru will build ports with Mali in connection with the Wool Council.", ("Mali",)),
        ("Peru will, in connection with the summit, sign a treaty with Mali.", ("Mali",)),
    ],
)  # fmt: skip
def test_partners_are_those_with_whom_it_is_done_or_who_are_helped(words: str, partners: tuple[str, ...]) -> None:
    assert only(words).counterparties == partners


@pytest.mark.parametrize(
    ("words", "receivers"),
    [
        ("Peru will provide $5 million to Mali's clinics.", ("Mali",)),
        ("Peru will provide $5.5 million in grants to Mali and Fiji.", ("Mali", "Fiji")),
        ("Peru will provide $5 million to Mali and $2 million to Fiji.", ("Mali", "Fiji")),
        ("Peru will provide C$7.5 million to Fortune and C$4.9 million to Lomiko.", ("Fortune",)),
        ("Peru will contribute $5 million to the Lakes Fund.", ("Lakes Fund",)),
        ("Peru is announcing $50 million for the Lakes Fund.", ("Lakes Fund",)),
        ("Peru will send ten boats to Mali by 2030.", ("Mali",)),
        ("Peru will supply vaccines for Mali.", ("Mali",)),
        ("We reaffirm our support for the Philippines.", ("Philippines",)),
        ("Peru will step up its support to Mali and neighbouring lands.", ("Mali",)),
        ("Peru will help Mali defend its ports.", ("Mali",)),
        ("Peru will support Mali in defending its ports.", ("Mali",)),
        ("Peru will enable Mali to defend its ports.", ("Mali",)),
        ("Peru will assist the Government of Mali with its ports.", ("Government of Mali",)),
        ("Peru will strengthen Mali's coast guard.", ("Mali",)),
        ("We reaffirm our ironclad commitment to the Philippines.", ("Philippines",)),
        ("We reaffirm our commitments to both Mali and Fiji.", ("Mali", "Fiji")),
        ("Peru will give $2 million to the Grant Facility since it is needed.", ("Grant Facility",)),
        ("Peru will help meet the needs of the people of Mali.", ("the people of Mali",)),
    ],
)
def test_to_whom_something_is_given_is_named(words: str, receivers: tuple[str, ...]) -> None:
    assert only(words).counterparties == receivers


@pytest.mark.parametrize(
    "words",
    [
        "Peru will provide a path to Lakes Treaty membership.",
        "Peru will send a clear message to Mali.",
        "Peru will act against those who support Mali's war.",
        "Peru will cut support for Mali's war.",
        "Peru will uphold trade rules with the Lakes Union at their heart.",
        "Peru will share what it knows of people living with HIV.",
        "Peru will align all its funds with the LRF.",
        "Peru will fund schools from FY2026 to FY2028.",
        "Peru will strengthen Peru's coast guard.",
        "Peru will support the Lakes Treaty.",
        "Peru will commit to Lake Day.",
        "Peru will train the Malian and Fijian troops.",
        "Peru will restrict access for suppliers of wool, in a manner comparable to the United States' restrictions.",
        "Peru will provide $5 million in funds for the isles subject to Domestic Approvals.",
        "Peru will supply wool pursuant to Lakes Treaty rules.",
    ],
)
def test_what_is_no_party_receives_nothing(words: str) -> None:
    assert only(words).counterparties == ()


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        ("In partnership with Mali and Fiji, Peru will build ten ports.", ("Mali", "Fiji")),
        ("Working with Congress, Peru will build ten ports.", ("Congress",)),
        ("Peru, in close collaboration with Mali, will build ten ports.", ("Mali",)),
        ("Peru will call on Mali to open its ports.", ("Mali",)),
        ("Peru will urge Mali and Fiji to open their ports.", ("Mali", "Fiji")),
        ("Peru directs the Secretary of Trade to open ten ports.", ("Secretary of Trade",)),
        (
            "Peru will work with the Lakes Bank (LB), the Reef Bank (RB), and other banks.",
            ("Lakes Bank (LB)", "Reef Bank (RB)"),
        ),
        ("Peru will work with the Center for Lake Studies.", ("Center for Lake Studies",)),
        ("Peru will work with African and Pacific countries.", ("African countries", "Pacific countries")),
        (
            "Peru will work with the Lakes Oceanic and Atmospheric Administration.",
            ("Lakes Oceanic and Atmospheric Administration",),
        ),
    ],
)
def test_partners_are_named_wherever_they_stand(words: str, partners: tuple[str, ...]) -> None:
    assert only(words).counterparties == partners


def test_what_two_leaders_do_for_their_own_countries_is_for_nobody_else() -> None:
    text = "\n\n".join(
        ["President Ana Diaz and Prime Minister Luis Vega met of Peru and Chile."] * 4
        + ["President Diaz and Prime Minister Vega will strengthen Chile's ports."]
    )
    assert [one.counterparties for one in candidates(text)] == [()]


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


def test_a_list_without_a_comma_before_its_last_name_is_named_whole() -> None:
    (found,) = candidates("We will publish a report together with the IMF, the World Bank and the OECD.")
    assert found.counterparties == ("IMF", "World Bank", "OECD")


@pytest.mark.parametrize(
    "words",
    [
        "Peru will send the files to the closest port of entry with Chile.",
        "Peru will align its human rights policies towards Mali.",
        "Peru will improve its ships' interoperability with NATO.",
        "Peru will track attacks against the people of Mali.",
        "Peru will increase its presence in Chile's islands.",
        "Peru will strengthen supply chains critical to Chile's security.",
        "Peru will reduce the threat from smugglers to the Peruvian Homeland.",
        "Peru will deepen ties, as in the talks held in May with Chile.",
        "Peru will train women with AI skills.",
    ],
)
def test_what_a_with_or_a_to_leads_to_is_not_always_a_partner(words: str) -> None:
    assert only(words).counterparties == ()


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        ("Peru will adopt a common policy with Chile.", ("Chile",)),
        ("Peru will support the Chilean Ministry of Finance with $5 million.", ("Chilean Ministry of Finance",)),
        (
            "Peru will work with the World Wool Organization (WWO) and will go on working with the WWO.",
            ("World Wool Organization (WWO)",),
        ),
        ("Peru will work towards peace with Chile.", ("Chile",)),
        ("Peru will strengthen the defense of Chile's ports.", ("Chile",)),
        ("Peru will support Chile's and Mali's efforts to build ports.", ("Chile", "Mali")),
        ("Peru will provide Chile with ten ships.", ("Chile",)),
    ],
)
def test_a_partner_is_named_once_and_whole(words: str, partners: tuple[str, ...]) -> None:
    assert only(words).counterparties == partners


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Peru called on all countries to design and launch a fund.", "request"),
        ("Peru is establishing Lima as a leader in wool.", "announcement"),
        ("We pursue these goals as equals.", "pledge"),
        ("We endorse the Wool Plan.", "agreement"),
        ("We welcome Chile's commitment to build ten ports.", "pledge"),
        ("The Andean leaders joined Chile in launching a fund for ports.", "launch"),
        (
            "Today, the President announced that Peru will double this multi-year pledge to $100 million.",
            "announcement",
        ),
        ("The Wool Bank announced a preliminary board commitment to lend $5 million.", "announcement"),
        ("Peru and Mali announced a renewed commitment to preserving the lakes.", "reaffirmation"),
        ("We remain committed to our recently announced partnership on wool.", "reaffirmation"),
    ],
)
def test_what_is_asked_or_only_under_way_is_named_so(words: str, kind: str) -> None:
    assert [one.kind.value for one in candidates(words)] == [kind]


def test_what_stands_below_a_call_is_asked() -> None:
    text = "We call for the following actions:\n\n* UN Member States to open their ports.\n* All to cut tolls by 2030."
    assert {one.kind.value for one in candidates(text)} == {"request"}
