"""Who is named as the maker of a promise: names and roles, never an adverb, a number, a clause or a title."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.extract import candidates


def actors(text: str, **facts: str) -> list[tuple[str, ...]]:
    return [found.actors for found in candidates(text, **facts)]  # type: ignore[arg-type]


def last(text: str, **facts: str) -> tuple[str, ...]:
    return actors(text, **facts)[-1]


@pytest.mark.parametrize(
    "words",
    [
        "24.We will cut tariffs by 2030.",
        "(3) We commit to cut tariffs.",
        "Once again, we commit to cut tariffs.",
        "We, once again, commit to cut tariffs.",
        "We, too, will cut tariffs.",
        "We, as partners, will cut tariffs.",
        "Too, we will cut tariffs.",
        "Too often promises fail, but we will cut tariffs.",
        "Each of us will cut tariffs.",
        "All of us will cut tariffs.",
        "Both sides agreed to cut tariffs.",
        "Our two countries will cut tariffs.",
        "Neither side will raise tariffs.",
        "Nobody will raise tariffs, and they will cut them.",
        "Nor will we raise tariffs.",
        "Never again will we raise tariffs.",
        "Half of them will cut tariffs.",
        "Ten countries will cut tariffs.",
        "Developed countries will cut tariffs.",
        "World leaders will cut tariffs.",
        "Yesterday's Minister will cut tariffs.",
        "Such a fund will cut tariffs.",
        "Those factories will be opened, and this office will cut tariffs.",
        "Satellite broadband company will cut tariffs.",
        "You will cut tariffs.",
        "The two leaders agreed to cut tariffs.",
        "Strengthening Our Shared Future The leaders agreed to cut tariffs.",
        "Paragraph 4 will be met and we will cut tariffs.",
        "I and President Aoun will cut tariffs.",
        "Budget 2026 will cut tariffs.",
        "The next government will cut tariffs.",
        "The next Labour government will cut tariffs.",
        "Leaders will cut tariffs.",
        "Schools in Japan will cut tariffs, and we will cut more.",
        "Germany or Canada will cut tariffs.",
        "A fund led by Japan will end and we will cut tariffs.",
    ],
)
def test_what_is_no_name_names_nobody(words: str) -> None:
    assert actors(words) != []
    assert {name for names in actors(words) for name in names} == set()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("24.Canada will fund schools.", ["Canada"]),
        ("This year, the EU will fund schools.", ["European Union"]),
        ("In 2026 Canada will fund schools.", ["Canada"]),
        ("Over the next decade Germany will fund schools.", ["Germany"]),
        ("Once again, Canada and Japan will fund schools.", ["Canada", "Japan"]),
        ("Meanwhile Germany will fund schools.", ["Germany"]),
        ("Still Canada will fund schools.", ["Canada"]),
        ("CLIMATE ACTION Canada will fund schools.", ["Canada"]),
        ("Article 4 The Parties shall fund schools.", ["Parties"]),
        ("canada will fund schools.", ["Canada"]),
        ("The G7 will fund schools.", ["G7"]),
        ("Leaders of the G20 will fund schools.", ["Leaders of the G20"]),
        ("the United States and Japan will fund schools.", ["United States", "Japan"]),
        ("The U.S. and the UK will fund schools.", ["United States", "United Kingdom"]),
        ("Prime Minister Abe will fund schools.", ["Prime Minister Abe"]),
        ("Côte d'Ivoire will fund schools.", ["Côte d'Ivoire"]),
        ("São Tomé and Príncipe will fund schools.", ["São Tomé and Príncipe"]),
        ("El Gobierno de México will fund schools.", ["El Gobierno de México"]),
        ("Ursula von der Leyen pledged to fund schools.", ["Ursula von der Leyen"]),
        ("Microsoft, Google and OpenAI will fund schools.", ["Microsoft", "Google", "OpenAI"]),
        ("Germany, France, the UK and others will fund schools.", ["Germany", "France", "United Kingdom"]),
        ("Germany and its partners will fund schools.", ["Germany"]),
        ("The Governments of Canada and Mexico will fund schools.", ["Canada", "Mexico"]),
        ("The Governments of Freedonia, Sylvania and Ruritania will act.", ["Freedonia", "Sylvania", "Ruritania"]),
        ("The ministers of Freedonia, Sylvania and Ruritania will act.", ["Freedonia", "Sylvania", "Ruritania"]),
        ("The mayors of Lyon, Turin and Geneva will plant trees.", []),
        ("The Ministers of Finance, Health and Labour will publish a plan.", []),
        ("The U.S. Trade and Development Agency will fund schools.", ["U.S. Trade and Development Agency"]),
        ("The Departments of State and Defense will fund schools.", ["Departments of State and Defense"]),
        ("The Bank of England and the Treasury will fund schools.", ["Bank of England", "Treasury"]),
        ("L3 Harris and 4iG will fund schools.", ["L3 Harris", "4iG"]),
        ("The federal government will fund schools.", ["Federal government"]),
        ("A new Labour government will fund schools.", ["Labour government"]),
        ("This Government will fund schools.", ["Government"]),
        ("Her Majesty's Government will fund schools.", ["Her Majesty's Government"]),
        ("The Republic of Peru (Peru) will fund schools.", ["Peru"]),
        ("Germany, as chair of the G7, will fund schools.", ["Germany"]),
        ("Germany, which leads the group, will fund schools.", ["Germany"]),
        ("The Ministry of Labour and Social Affairs will fund schools.", ["Ministry of Labour and Social Affairs"]),
        ("Presidents Biden and Lula will fund schools.", ["President Biden", "President Lula"]),
        ("Germany & Canada will fund schools.", ["Germany", "Canada"]),
        ("eBay will fund schools.", ["eBay"]),
        ("The U.S. Fish and Wildlife Service will fund schools.", ["U.S. Fish and Wildlife Service"]),
        ("Citizenship and Immigration Services will fund schools.", ["Citizenship and Immigration Services"]),
        (
            "The Cybersecurity and Infrastructure Security Agency will fund schools.",
            ["Cybersecurity and Infrastructure Security Agency"],
        ),
        (
            "The Wool Agency (WA) and the Reef Leadership Network (RLN) will fund schools.",
            ["Wool Agency (WA)", "Reef Leadership Network (RLN)"],
        ),
        ("Microsoft and the Gates Foundation will fund schools.", ["Microsoft", "Gates Foundation"]),
        ("The US, EU and UK will fund schools.", ["United States", "European Union", "United Kingdom"]),
        ("The UN, WHO and UNICEF will fund schools.", ["UN", "WHO", "UNICEF"]),
        ("Peru, the European Union, and 11 countries will fund schools.", ["Peru", "European Union"]),
        ("Meeting in Washington, D.C., Peru and Chile will fund schools.", ["Peru", "Chile"]),
        (
            "Peru, the Republic of Mali (RM), and Chile strongly condemn theft, commit to build ten ports, and go on.",
            ["Peru", "Republic of Mali (RM)", "Chile"],
        ),
        ("Cambodiashall adopt and effectively enforce measures to combat fraud.", ["Cambodia"]),
        ("The Labour Party will fund schools.", ["Labour Party"]),
        ("The Party shall fund schools.", []),
    ],
)
def test_a_name_is_found_whole_and_without_what_stands_before_it(words: str, named: list[str]) -> None:
    assert [list(names) for names in actors(words)] == [named]


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({}, ()),
        ({"issuer": "Labour Party", "kind": "manifesto"}, ("Labour Party",)),
        ({"issuer": "The White House, Office of the Press Secretary", "kind": "fact sheet"}, ("White House",)),
        ({"issuer": "The White House", "kind": "remarks"}, ()),
        ({"issuer": "Office of the Spokesperson, Department of State"}, ("Department of State",)),
        ({"issuer": "Office of the Press Secretary"}, ()),
        ({"issuer": "(anonymous)"}, ()),
        ({"issuer": "www.gov.example"}, ()),
        ({"issuer": "The White House", "title": "Joint Statement on Ukraine and Israel"}, ()),
        ({"issuer": "The White House", "title": "G7 Leaders' Communiqué"}, ("G7",)),
        ({"issuer": "The White House", "title": "United States-Italy Joint Statement"}, ("United States", "Italy")),
        (
            {"title": "Joint Statement by President Biden and President von der Leyen on U.S.-EU Cooperation"},
            ("President Biden", "President von der Leyen"),
        ),
        (
            {"title": "Joint Statement of the Leaders of India, Israel, United Arab Emirates, and the United States"},
            ("India", "Israel", "United Arab Emirates", "United States"),
        ),
        ({"issuer": "Canada; France; Germany", "kind": "communique"}, ("Canada", "France", "Germany")),
        ({"issuer": "The White House", "title": "Fact Sheet: U.S.-ASEAN Special Summit"}, ("White House",)),
        ({"issuer": "The White House", "kind": "agreement", "title": "A Trade Deal"}, ()),
        ({"issuer": "The Ministry", "kind": "joint statement"}, ()),
    ],
)
def test_we_are_the_issuers_or_nobody(facts: dict[str, str], who: tuple[str, ...]) -> None:
    assert last("We will cut tariffs.", **facts) == who


def test_we_are_those_who_name_themselves() -> None:
    text = (
        "We, the Ministers of Trade of Japan, Peru and Chile, met. We, once again, will meet. 24.We will cut tariffs."
    )
    assert last(text) == ("Japan", "Peru", "Chile")


def test_who_speaks_in_turns_is_not_told_apart() -> None:
    text = (
        "PRESIDENT ROE: We will cut taxes.\nQ Who?\nPRIME MINISTER DOE: We will cut them.\nPRESIDENT ROE: We will pay."
    )
    assert set(actors(text, issuer="The White House")) == {()}


def test_both_countries_are_named_where_no_third_is_meant() -> None:
    said = "Both countries agreed to cut tariffs."
    assert last(f"Peru met Chile. Peru and Chile spoke. {said}") == ("Peru", "Chile")
    assert last(f"Peru, Chile and Japan met. {said}") == ()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Japan will work with Korea and Peru to cut tariffs.", ("Korea", "Peru")),
        ("Japan will work with Philippine firms to cut tariffs.", ()),
        ("Japan will work with the U.S. to cut tariffs.", ("United States",)),
        ("Japan will work with its partners to cut tariffs.", ()),
        ("We call on all parties to stop fighting.", ()),
        ("We urge the Government of Sudan and the RSF to stop fighting.", ("Government of Sudan", "RSF")),
    ],
)
def test_a_counterparty_is_a_name_too(words: str, named: tuple[str, ...]) -> None:
    assert [found.counterparties for found in candidates(words)] == [named]


NO_NAMES = ["once again", "24.", "each of us", "too", "this year", "we", "it", "(3)", "the fund", "all", "never", "— "]


@settings(max_examples=80)
@given(st.lists(st.sampled_from(NO_NAMES), min_size=1, max_size=5), st.sampled_from([" ", ", ", "\n"]))
def test_no_row_of_other_words_makes_a_name(words: list[str], joint: str) -> None:
    opening = joint.join(words)
    assert {name for names in actors(f"{opening.capitalize()} will cut tariffs by 2030.") for name in names} <= {"Fund"}


def test_they_are_those_of_the_same_sentence_where_it_names_several() -> None:
    text = "Japan will build ports. Canada and France will cut tariffs; they will also close two mines."
    assert actors(text) == [("Japan",), ("Canada", "France"), ("Canada", "France")]


def test_a_country_whose_name_ends_as_an_adverb_does_is_named() -> None:
    assert actors("Italy will fund schools by 2030.") == [("Italy",)]


def test_an_adjective_before_a_noun_is_nobody_it_is_done_with() -> None:
    text = "Japan will exchange views with U.S. academics, and will trade with NATO and U.S. forces and with Peru."
    assert {name for found in candidates(text) for name in found.counterparties} == {"NATO", "Peru"}


def test_those_with_whom_a_compact_was_made_do_not_promise() -> None:
    text = "Compacts of Free Association with the Federated States, Nauru, and Palau will launch a fund."
    assert {name for names in actors(text) for name in names} == set()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Schools will be funded by Canada.", ("Canada",)),
        ("The fund will be managed jointly by Japan and the World Bank.", ("Japan", "World Bank")),
        ("The bill will be introduced by the Minister of Finance in 2027.", ("Minister of Finance",)),
        ("Ukraine will be given $5 billion.", ()),
        ("Great Western Railways will be nationalised by 2027.", ()),
        ("The bill will be introduced by Christmas.", ()),
        ("Tariffs will be cut by 5 percent.", ()),
        ("Canada will be guided by science.", ("Canada",)),
        ("Clinics will open in every town.", ()),
    ],
)
def test_who_has_something_done_to_it_does_not_promise_but_who_does_it(words: str, named: tuple[str, ...]) -> None:
    assert last(words) == named


def test_two_places_of_one_word_each_are_two_names() -> None:
    assert last("Paris and Berlin will fund schools.") == ("Paris", "Berlin")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ernst and Young", ("Ernst and Young",)),
        ("Johnson and Johnson and Deloitte", ("Johnson and Johnson", "Deloitte")),
        ("McDonald's", ("McDonald's",)),
        ("AT&T", ("AT&T",)),
        ("King Charles", ("King Charles",)),
        ("Free Democrats", ("Free Democrats",)),
        ("Horizon Europe", ()),
        ("Operation Warp Speed", ()),
        ("Chapter Two", ()),
        ("Strengthening the Government", ()),
        ("Safer Streets", ()),
        ("Clean Water", ()),
        ("Poverty", ()),
    ],
)
def test_a_name_that_looks_like_two_is_whole_and_a_programme_or_a_wish_is_nobody(
    words: str, expected: tuple[str, ...]
) -> None:
    found = candidates(f"{words} will cut plastic by 2030.")
    assert [candidate.actors for candidate in found] == [expected]


@pytest.mark.parametrize(
    ("told", "facts", "expected"),
    [
        ("The United States and Japan will meet.", {"kind": "fact sheet"}, ()),
        ("Today France and Germany agreed to meet.", {}, ()),
        ("President Ruiz and Prime Minister Abe affirmed their alliance.", {}, ()),
        ("Our two nations stand together.", {"kind": "press release"}, ()),
        ("Both countries have met.", {"kind": "statement"}, ()),
        ("The United States and Japan met in Tokyo.", {}, ()),
        ("Labour and the Greens agreed a programme.", {}, ()),
        ("Peru met Chile.", {}, ("Ministry of Ports",)),
        ("Peru was there.", {"kind": "fact sheet"}, ("Ministry of Ports",)),
        ("Peru and Chile will meet.", {"title": "Programme for Government"}, ("Ministry of Ports",)),
    ],
)
def test_we_of_a_text_in_which_two_act_together_is_not_the_one_who_tells_it(
    told: str, facts: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert last(f"{told} We will build two ports by 2030.", issuer="Ministry of Ports", **facts) == expected


def test_a_pair_that_acts_once_in_a_long_text_of_one_issuer_leaves_its_we_alone() -> None:
    text = "Peru and Chile will meet. " + "We will build a port. " * 12
    assert last(text, issuer="Ministry of Ports") == ("Ministry of Ports",)


@pytest.mark.parametrize(
    "name",
    [
        "National Wool and Atmospheric Administration (NWAA)",
        "Japan's Pharmaceuticals and Medical Devices Agency (PMDA)",
        "Ministry of Science and ICT (MSIT)",
        "United Kingdom's Foreign, Commonwealth and Development Office",
        "U.S. Patent and Trademark Office",
        "Department of Transportation's Pipeline and Hazardous Materials Safety Administration",
        "Office of Climate Change and Health Equity",
        "Bureau of Educational and Cultural Affairs' Cultural Heritage Center",
        "National Institute of Diabetes and Digestive and Kidney Diseases",
        "Norwegian Minister of Trade and Industry Jan Vestre",
    ],
)
def test_an_and_inside_the_name_of_one_body_does_not_cut_it(name: str) -> None:
    assert actors(f"Last week, the {name} will lend $5 million.") == [(name,)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The Department of Energy and Department of State", ("Department of Energy", "Department of State")),
        ("The Federal Reserve and Treasury Department", ("Federal Reserve", "Treasury Department")),
        ("The World Bank and Green Climate Fund", ("World Bank", "Green Climate Fund")),
        ("Microsoft, Google and Mozilla Foundation", ("Microsoft", "Google", "Mozilla Foundation")),
        ("The Bank of Japan and Ministry of Finance", ("Bank of Japan", "Ministry of Finance")),
        (
            "National Security Advisors Diaz and Roy",
            ("National Security Advisor Diaz", "National Security Advisor Roy"),
        ),
        (
            "President Diaz and His Highness President Leo Roy",
            ("President Diaz", "President Leo Roy"),
        ),
        ("The Vice President announced the Department of Ports", ("Department of Ports",)),
    ],
)
def test_two_bodies_and_two_people_stay_two(words: str, names: tuple[str, ...]) -> None:
    assert actors(f"{words} will lend $5 million.") == [names]


@pytest.mark.parametrize("words", ["Participants", "The Delegations", "Maybe Russia"])
def test_whoever_takes_part_is_nobody_by_name(words: str) -> None:
    assert actors(f"{words} will lend $5 million.") == [()]
