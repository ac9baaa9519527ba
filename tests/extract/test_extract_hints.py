"""What makes a promise testable, and what does not: numbers that name something, and times of something else."""

import pytest

from commitments.extract.candidates import candidates


def hints(words: str) -> tuple[str, ...]:
    (found,) = candidates(f"We will {words}.")
    return found.hints


@pytest.mark.parametrize(
    "words",
    [
        "work on peace, in line with Article 6",
        "apply articles 5, 6 and 7",
        "follow up on paragraphs 12(a) to 15",
        "support Resolution 1325 (2000)",
        "support the work of Working Groups 2 and 3",
        "follow Executive Order 14257",
        "go on with phase 2",
        "discuss the 2008 elections",
        "go back to 2019 levels",
        "discuss page 5",
        "support the 5th session",
        "discuss Agreement 12",
        "continue our talks under the 1963 treaty",
        "support the 27 members of the Union",
        "be there for all 193 parties",
        "be ready 24/7",
        "discuss the statement of 3.5.2024",
        "discuss what followed 9/11",
        "continue the dialogue of 10:00 in Room (2)",
        "look into the findings of the Special 301 Report",
        "support the work of our Horizon 25 Panel",
        "act, recognizing that 60 per cent of Africa has no early warning",
    ],
)
def test_a_number_that_names_something_makes_nothing_testable(words: str) -> None:
    assert "number" not in hints(words)


@pytest.mark.parametrize(
    "words",
    [
        "hire 300 nurses",
        "help 2000 homes",
        "target 50 villages",
        "order 300 planes",
        "cut tolls by 15%",
        "cut emissions by 50-52 percent",
        "keep warming below 1.5°C",
        "send Peru 40 tonnes of rice under Article 6",
        "ensure that 80 per cent of homes have water",
        "train in Mombasa 500 Nurses",
        "reach 60 per cent of Africa",
        "act, noting that it is late, to plant 60 trees",
        "send the Port of Callao 40 cranes",
    ],
)
def test_a_number_that_counts_something_makes_it_testable(words: str) -> None:
    assert "number" in hints(words)


@pytest.mark.parametrize(
    "words",
    [
        "finish the bridge within eighteen months",
        "review progress annually",
        "review it every two years",
        "meet once a year",
        "report quarterly to parliament",
        "cut methane before the end of the decade",
        "cut methane by mid-century",
        "reform the law by the end of our mandate",
        "support it over the next five years",
    ],
)
def test_a_time_is_a_deadline_though_its_day_is_not_known(words: str) -> None:
    (found,) = candidates(f"We will {words}.")
    assert (found.due, "deadline" in found.hints) == (None, True)


@pytest.mark.parametrize(
    "words",
    [
        "support the forum, which meets annually",
        "support a quarterly report",
        "continue our work in the coming years",
        "discuss the end of the war",
    ],
)
def test_a_time_of_something_else_or_of_no_length_is_no_deadline(words: str) -> None:
    assert "deadline" not in hints(words)


def test_a_time_that_opens_the_sentence_is_the_promises() -> None:
    (found,) = candidates("By mid-century, Peru will end poverty.")
    assert "deadline" in found.hints


@pytest.mark.parametrize(
    "words",
    [
        "prohibit the importation of goods made by forced labor",
        "sign a Memorandum of Understanding on wool",
        "work with Peru to sign a memorandum on the launch of a programme",
        "finalize the Agreement on trade in wool",
        "work to conclude a treaty",
    ],
)
def test_a_ban_and_a_text_that_is_signed_can_be_seen(words: str) -> None:
    assert "concrete verb" in hints(words)


@pytest.mark.parametrize(
    "words",
    [
        "provide transparency and fairness",
        "create a better education",
        "build stronger partnership",
        "work with Peru to discuss a memorandum",
        "work towards an agreement",
        "finalize our thinking on trade",
        "support the treaty",
        "work with those who sign the treaty",
    ],
)
def test_talk_of_a_text_cannot_be_seen(words: str) -> None:
    assert "concrete verb" not in hints(words)
