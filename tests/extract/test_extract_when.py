"""When a promise is due that says so by the day of its document: tomorrow, this fall, over the next five years."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import candidates

WEDNESDAY = PartialDate("2024-05-15")


def dues(text: str, published: PartialDate | None = WEDNESDAY) -> list[str | None]:
    return [found.due for found in candidates(text, published=published)]


FROM_THE_DAY = [
    ("Peru will open the port tomorrow.", "2024-05-16"),
    ("Tomorrow, Peru will open the port.", "2024-05-16"),
    ("Peru will publish the list later this week.", "2024-05-19"),
    ("Peru will publish the list before the end of next week.", "2024-05-26"),
    ("Peru will publish the list later this month.", "2024-05"),
    ("Peru will publish the list by the end of the month.", "2024-05"),
    ("Peru will publish the list by the end of next month.", "2024-06"),
    ("Peru will open three schools this June.", "2024-06"),
    ("Peru will open three schools in October.", "2024-10"),
    ("In October, Peru will open three schools.", "2024-10"),
    ("Peru will open three schools next March.", "2025-03"),
    ("Peru will open three schools this fall.", "2024"),
    ("This summer, Peru will open three schools.", "2024"),
    ("Peru will open three schools next spring.", "2025"),
    ("Peru will open three schools later this year.", "2024"),
    ("Peru will open three schools early next year.", "2025"),
    ("Peru will open three schools in the first half of next year.", "2025-06"),
    ("Peru will open three schools by the third quarter of this year.", "2024-09"),
    ("Peru will open three schools within six months.", "2024-11-15"),
    ("Peru will open 300 schools over the next five years.", "2029-05-15"),
    ("Peru will invest at least $300 million over the next five years.", "2029-05-15"),
    ("Peru will lend more than $300 million over four years.", "2028-05-15"),
    ("Peru will provide up to $10 million this year.", "2024"),
    ("Peru will end hunger by the end of the decade.", "2029"),
    ("Peru will halve its emissions this decade.", "2029"),
    ("Peru will open applications for the Clean Ports Program in November.", "2024-11"),
    ("Over the course of 2025, Peru will open three schools.", "2025"),
]


@pytest.mark.parametrize(("text", "due"), FROM_THE_DAY)
def test_a_day_that_is_counted_from_the_document_s_own_is_due(text: str, due: str) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize("text", [text for text, _ in FROM_THE_DAY if not any(year in text for year in ("2025",))])
def test_without_the_document_s_day_nothing_is_counted(text: str) -> None:
    assert dues(text, None) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will act in the coming weeks.",
        "Peru will act in the coming months.",
        "Peru will train the leaders of tomorrow.",
        "Peru will build on the work that it launched earlier this year.",
        "Peru will open three schools next summer.",
        "Peru will open three schools, and this may help.",
        "Peru will hold events in September and November.",
        "Peru will repair what the flood of last fall has destroyed.",
        "Peru will help the museum rebuild after the fire in February.",
        "Peru will act, not just this year but always.",
        "Peru will seek support in times such as the ten days of war in 2021.",
    ],
)
def test_no_date_is_made_of_what_names_none(text: str) -> None:
    assert dues(text) == [None]


def test_which_week_is_meant_on_a_sunday_is_not_known() -> None:
    assert dues("Peru will publish the list this week.", PartialDate("2024-05-19")) == [None]


def test_the_new_year_is_the_next_one_when_this_one_ends() -> None:
    text = "Peru will open three schools in the new year."
    assert (dues(text, PartialDate("2024-12-20")), dues(text)) == (["2025"], [None])


def test_a_month_says_no_week() -> None:
    assert dues("Peru will publish it this week. Peru will sign it tomorrow.", PartialDate("2024-05")) == [None, None]
    assert dues("Peru will publish it this month.", PartialDate("2024-05")) == ["2024-05"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru will host the fair on May 28-30, 2025.", "2025-05-30"),
        ("Peru will host the fair on 28–30 May 2025.", "2025-05-30"),
        ("Peru will host the fair on May 28 and 29, 2025.", "2025-05-29"),
        ("Peru will host the fair on June 28-30.", "2024-06-30"),
        ("On June 28-30, Peru will host the fair.", "2024-06-30"),
        ("Peru will host the fair on the 5th to 7th of June 2025.", "2025-06-07"),
    ],
)
def test_of_several_days_the_last_is_due(text: str, due: str) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru will convene its partners at a Water Summit in 2025.", "2025"),
        ("Peru will present the plan at the next Ocean Conference in 2025.", "2025"),
        ("Peru will present the plan by the UN Ocean Conference in 2025.", "2025"),
        ("Peru will host our next in-person Water Leaders' Summit in 2025.", "2025"),
        ("Peru commits to holding the next Water Forum Summit in 2025.", "2025"),
        ("Peru will host the 2025 Water Forum.", "2025"),
        ("Peru will co-host the 2025 Water Leaders Summit.", "2025"),
        ("Peru will carry out the plan that was agreed at the Water Summit in 2025.", None),
        ("Peru will build on the 2025 Water Forum.", None),
        ("Peru will host the 2023 Water Forum.", None),
    ],
)
def test_what_is_done_at_a_meeting_is_due_when_that_is_held(text: str, due: str | None) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru announced $9 million in aid to Chile over the next two years.", "2026-05-15"),
        ("Peru is investing $75 million over six years to build ports.", "2030-05-15"),
        ("Peru announced plans to sign the treaty this year.", "2024"),
        ("Peru is announcing a plan to survey all its ports within 12 months.", "2025-05-15"),
        ("Peru is committing to double its fleet in 2025.", "2025"),
        ("Peru announced $9 million in aid to Chile this year.", None),
        ("This week, Peru announced that it will build a port.", None),
    ],
)
def test_what_is_announced_may_be_to_come(text: str, due: str | None) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("We will make as much progress as possible by 2030.", "2030"),
        ("We will begin talks and, if possible, conclude the treaty by 2030.", "2030"),
        ("We will build one third of these ports by 2030.", "2030"),
        ("We will expand upon the program by 2030.", "2030"),
        ("We commit to having 1,800 stations in service by 2030.", "2030"),
        ("We will strengthen the WHO by 2030.", "2030"),
        ("We will host a Summit on Measuring What Matters in Lima on November 30, 2024.", "2024-11-30"),
        ("We will extend the exclusions, currently due to expire in 2025, until November 10, 2026.", "2026-11-10"),
        ("We will halve waste by 2030 globally.", "2030"),
        ("We will launch a channel in 2025 focused on medicine.", "2025"),
        ("We will fund it through to 2028.", "2028"),
        ("We will spend $5 million in fiscal year (FY) 2025.", "2025"),
        ("We will align all our loans with the global goal of net zero emissions by 2050.", None),
        ("We will invest $200 million, with at least $67 million of it coming in 2026.", None),
        ("We will raise the tax on salt in 2025, while the tax on wool will rise in 2027.", None),
        ("Peru is scheduled to open the port in October.", "2024-10"),
        ("We will take part in festivals, such as the 13th Festival of Arts in 2025.", None),
    ],
)
def test_a_date_reaches_its_verb_past_what_stands_between(text: str, due: str | None) -> None:
    assert dues(text) == [due]


def test_a_length_of_time_at_the_head_of_a_list_is_that_of_its_items() -> None:
    text = "Within 30 days, we will:\n\n- build a port;\n- close two mines by 2026.\n"
    assert dues(text) == ["2024-06-14", "2024-06-14", "2026"]
