"""Who "we", "the leaders" and "the three countries" are, and who is named beside a promise and makes none."""

import pytest

from commitments.extract import candidates


def makers(text: str, kind: str = "", title: str = "", issuer: str = "") -> list[tuple[str, ...]]:
    return [found.actors for found in candidates(text, kind=kind, title=title, issuer=issuer)]


MET = "\n\n".join(["The United States and the European Union will meet in Lima to talk of trade in wool."] * 6)


@pytest.mark.parametrize(
    "aside",
    [
        "We, together with Ukraine, met.",
        "We, along with Ukraine, met.",
        "We, as friends of Ukraine, met.",
        "We, like Ukraine, met.",
        "We, alongside Ukraine, met.",
        "We, in Ukraine, met.",
    ],
)
def test_those_beside_us_are_not_we(aside: str) -> None:
    found = candidates(f"{aside}\n\n{MET}\n\nWe will build ports.", kind="joint statement")
    assert [one.actors for one in found][-1] == ("United States", "European Union")


def test_we_are_all_who_are_named_without_a_title_before_them() -> None:
    text = "We, the United States, Australia, Japan, and Vietnam, met.\n\nWe will build ports."
    assert makers(text)[-1] == ("United States", "Australia", "Japan", "Vietnam")


def test_the_last_two_of_three_are_no_pair() -> None:
    text = "\n\n".join(
        ["Australia, the United Kingdom and the United States will meet in Lima."] * 4 + ["We will build ports."]
    )
    assert makers(text, "joint statement")[-1] == ()


@pytest.mark.parametrize(
    "words", ["The three countries", "Our three nations", "The three leaders", "All three countries"]
)
def test_as_many_as_speak_are_those_who_speak(words: str) -> None:
    title = "Joint Statement of Japan, Mexico, and Peru"
    assert makers(f"{words} will build ports.", "joint statement", title) == [("Japan", "Mexico", "Peru")]


def test_three_are_nobody_where_two_speak() -> None:
    assert makers("The three countries will build ports.", "joint statement", "Joint Statement of Japan and Peru") == [
        ()
    ]


def test_the_leaders_at_a_summit_of_many_are_not_the_two_who_are_named() -> None:
    text = "\n\n".join(["President Ana Diaz and President Leo Roy met."] * 4 + ["The leaders will build ports."])
    pair = ("President Ana Diaz", "President Leo Roy")
    assert makers(text, title="The Visit to Peru")[-1] == pair
    assert makers(text, title="The 2024 NATO Summit")[-1] == ()


def test_at_a_press_conference_nobody_speaks_for_all() -> None:
    text = "PRESIDENT DIAZ: We, as members of NATO, met. We will build ports.\n\nPRESIDENT ROY: We will build dams."
    assert set(makers(text, title="Remarks by President Diaz and President Roy")) == {()}


def test_it_is_not_whom_the_speaker_before_meant() -> None:
    text = "PRESIDENT DIAZ: Peru is ready.\n\nPRESIDENT ROY: It will build dams."
    assert makers(text) == []


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("A website will be built and maintained by Australia.", ("Australia",)),
        ("At every stage, we will be led and guided by the islands.", ()),
        (
            "The National Oceanic and Atmospheric Administration (NOAA) will build dams.",
            ("National Oceanic and Atmospheric Administration (NOAA)",),
        ),
        (
            "The National Aeronautics and Space Administration and Peru will build dams.",
            ("National Aeronautics and Space Administration", "Peru"),
        ),
        ("Ms. Roy welcomed Peru's part in the Lakes Summit, and its commitment to building dams.", ("Peru",)),
    ],
)
def test_a_name_is_whole_and_whose_the_promise_is(words: str, who: tuple[str, ...]) -> None:
    assert makers(words) == [who]


def test_allies_are_not_the_two_countries_that_are_named_most() -> None:
    text = "\n\n".join(["Ukraine and the United States will meet."] * 6 + ["Allies will work with Peru on dams."])
    assert makers(text)[-1] == ("Allies",)


def test_those_who_are_sorted_before_they_are_named_are_named_once() -> None:
    assert makers("As Pacific nations, Japan, Peru, and Chile will build dams.") == [("Japan", "Peru", "Chile")]


def test_an_item_says_itself_who_does_it() -> None:
    text = (
        "President Ana Diaz and President Leo Roy announced the following new initiatives:\n\n"
        "- Trade and Fish Mission: President Diaz intends to send a Fish Mission to Peru.\n"
    )
    assert [found.actors for found in candidates(text) if "intends" in found.quote] == [("President Diaz",)]


def test_the_two_sides_are_no_other_countries_than_those_that_a_heading_names() -> None:
    said = "The two sides will open an office. We will pay $5 million to Kenya and $2 million to Uganda."
    heading = "Joint Statement of the Nordic Council and the Baltic Assembly"
    assert makers(f"{heading}\n\n{said}") == [(), ()]
    assert makers("Kenya and Uganda met.\n\nThe two sides will open an office.") == [("Kenya", "Uganda")]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (
            "We—the governments of Fiji, Palau, and the United States of America—met.",
            ("Fiji", "Palau", "United States"),
        ),
        (
            "We – the presidents of Peru, the Kyrgyz Republic, and the Republic of Tajikistan – met in Lima.",
            ("Peru", "Kyrgyz Republic", "Tajikistan"),
        ),
        (
            "Today, we – Prime Minister Ana Diaz of Peru, and President Leo Roy of Mali – met in Lima.",
            ("Prime Minister Ana Diaz", "President Leo Roy"),
        ),
        (
            "Today, we, President Leo B. Roy, Jr. of Mali and President Ana Diaz of Peru, renew our friendship.",
            ("President Leo B. Roy", "President Ana Diaz"),
        ),
        (
            "As leaders of Peru, Chile, and Mali, guided by our ideals, we met in Lima.",
            ("Peru", "Chile", "Mali"),
        ),
        (
            "We, the leaders of the European Commission, France, and the United States condemn the war.",
            ("European Commission", "France", "United States"),
        ),
        (
            "We, the Heads of State and Government of the Argentine Republic, Chile, and Peru, met.",
            ("Argentine Republic", "Chile", "Peru"),
        ),
    ],
)
def test_we_are_those_whom_our_first_words_name(opening: str, names: tuple[str, ...]) -> None:
    assert makers(f"{opening}\n\nWe will build ports.")[-1] == names


@pytest.mark.parametrize(
    "opening",
    [
        "We — I mean, so I just — met.",
        "We — Deputy Secretary Ports and Harbors Ana Diaz of Peru's Department of Ports, and Leo Roy of Mali — met.",
        "As members of the club, we met.",
    ],
)
def test_what_stands_between_dashes_need_not_name_us(opening: str) -> None:
    assert makers(f"{opening}\n\nWe will build ports.")[-1] == ()


def test_they_are_those_with_whom_a_sentence_began_though_they_spoke_since() -> None:
    text = (
        "President Ana Diaz and Chancellor Eva Lund recognize the worth of wool. They stress its role. They commit to "
        "build ten ports.\n\nThe ports are old. They commit to build ten more."
    )
    makers = ("President Ana Diaz", "Chancellor Eva Lund")
    assert [found.actors for found in candidates(text)] == [makers, ()]
