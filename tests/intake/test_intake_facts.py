"""What a document says of itself, and that nothing is made up where it does not say."""

import pytest

from commitments import intake
from commitments.blocks.days import said_of
from commitments.blocks.facts import Facts
from commitments.intake.facts import guess

PROSE = "\n\nThe leaders of the two countries met in the capital and agreed that they will act on the plan for trade.\n"


def test_a_press_release_says_all_of_it() -> None:
    text = (
        "THE WHITE HOUSE\nOffice of the Press Secretary\nFor Immediate Release\nNovember 6, 2017\n"
        "FACT SHEET: A Visit to Japan" + PROSE
    )
    assert guess(text) == Facts(
        "FACT SHEET: A Visit to Japan",
        "The White House, Office of the Press Secretary",
        "2017-11-06",
        "en",
        "fact sheet",
        dated_by="the line “November 6, 2017”",
    )


def test_an_issuer_in_large_letters_is_written_as_names_are() -> None:
    text = f"THE DEPARTMENT OF THE INTERIOR AND ROADS\n\nA Plan for Trade{PROSE}"
    assert guess(text).issuer == "The Department of the Interior and Roads"


def test_labelled_titles_are_taken() -> None:
    assert guess("[Title] Leaders' Communiqué\n[Date] 2 April 2009" + PROSE)[:1] == ("Leaders' Communiqué",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("6 November 2017", "2017-11-06"),
        ("November 2017", "2017-11"),
        ("For Immediate Release February 10, 2017 Remarks by the President", "2017-02-10"),
        ("Published: 2019-04-11", "2019-04-11"),
        ("February 30, 2017", None),
        ("Nov. 6, 2017", "2017-11-06"),
        ("Berlin, den 6. November 2017", "2017-11-06"),
        ("Paris, le 6 novembre 2017", "2017-11-06"),
        ("6 de noviembre de 2017", "2017-11-06"),
        ("6 de novembro de 2017", "2017-11-06"),
        ("Roma, 6 novembre 2017", "2017-11-06"),
        ("06.11.2017", "2017-11-06"),
        ("06/11/2017", None),
        ("By 31 December 2027", None),
        ("Version 1.2.2017", None),
        ("Resolution 12/2017", None),
        ("Data Set 2020", None),
        ("First Quarter 2018", None),
        ("On November 7, 2017, the Corporation will sign Memoranda of Understanding with partners.", None),
    ],
)
def test_the_date_is_one_that_stands_for_itself(line: str, day: str | None) -> None:
    assert guess(f"A Plan for Trade\n{line}{PROSE}").published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Next meeting: 1 May 2026", None),
        ("Elections of 4 May 2026", None),
        ("Date of review: 5 June 2025", None),
        ("War began 24 February 2022.", None),
        ("Budget Day 1 May 2025", None),
        ("The law of 1 May 2005.", None),
        ("Statement on the elections of 4 May 2026", None),
        ("5 June 2025, 10:00", "2025-06-05"),
        ("Thu, 5 Jun 2025", "2025-06-05"),
        ("Press release 5 June 2025", "2025-06-05"),
        ("Date of publication: 5 June 2025", "2025-06-05"),
        ("First published 5 June 2025", "2025-06-05"),
        ("Signed 5 June 2025", "2025-06-05"),
        ("Posted in News on Thursday, June 5, 2025 by the editors", "2025-06-05"),
        ("Published by the Ministry of Health on 5 June 2025", "2025-06-05"),
        ("Published by the Ministry, to be reviewed on 5 June 2025", None),
        ("Issued under the Act of 5 June 2025", None),
        ("Date closed: 5 June 2025", None),
        ("Date adopted: 5 June 2025", "2025-06-05"),
        ("Signed on 5 June 2025, the treaty came into force in the month of May.", None),
        ("Elections, 5 June 2025", None),
        ("Last updated: 5 June 2026", "2026-06-05"),
        ("Last updated: 5 June 2026\nFirst published 1 May 2025", "2025-05-01"),
        ("Updated 5 June 2026 | Published 1 May 2025", "2025-05-01"),
        ("Last reviewed: 5 June 2026", None),
        ("Date of next review | 5 June 2025\nSigned | 3 March 2024", "2024-03-03"),
        ("Paris Agreement | Signed | 22 April 2016", None),
    ],
)
def test_words_before_a_day_tell_what_it_is_the_day_of(line: str, day: str | None) -> None:
    assert guess(f"Plan for schools\n{line}{PROSE}").published == day


def test_what_metadata_says_comes_first() -> None:
    assert guess("A Plan\n6 May 2017\n\nWe will act.\n", Facts(title="The Plan", language="fr"))[:4] == (
        "The Plan",
        None,
        "2017-05-06",
        "fr",
    )


def test_a_text_that_says_nothing_of_itself_gets_no_more_than_its_language() -> None:
    assert guess("“For almost 60 years our alliance has endured.”\nTRADE: The President met them.\n") == Facts(
        language="en"
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Speech from the Throne 2025", "speech from the throne"),
        ("G20 Leaders' Communiqué", "communique"),
        ("Joint Statement of Japan and Korea", "joint statement"),
        ("Our Manifesto", "manifesto"),
        ("Readout of the Call", "readout"),
        ("Remarks by the President on the Joint Statement", "remarks"),
        ("What We Hope For: A Manifesto for All", "manifesto"),
        ("Report on the Action Plan", None),
        ("A Letter", None),
    ],
)
def test_the_kind_is_what_its_title_calls_it(title: str, kind: str | None) -> None:
    assert guess(title + PROSE).kind == kind


def test_a_line_tells_the_kind_where_it_says_hardly_anything_else() -> None:
    lines = ("## Joint Communiqué", "## Treaty Tracker", "## Executive Orders and What They Ask")
    assert [guess(f"# A Plan\n\n{line}{PROSE}").kind for line in lines] == ["communique", None, None]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Farmers' Manifesto for the Election of 2017", "manifesto"),
        ("Joint Statement of the Presidents of Peru and Chile", "joint statement"),
        ("We will publish a manifesto for the farmers of the north", None),
        ("Here is a manifesto for farmers, and what the north needs now.", None),
    ],
)
def test_a_line_tells_the_kind_by_its_noun_whatever_it_is_of(line: str, kind: str | None) -> None:
    assert guess(f"# Standing for the North\n\n{line}{PROSE}").kind == kind


@pytest.mark.parametrize(
    ("begins", "day"),
    [
        ("Singapore, 05 January 2024 –", "2024-01-05"),
        ("4 MARCH 2021 –", "2021-03-04"),
        ("Bern, 17.08.2007 -", "2007-08-17"),
        ("WASHINGTON – March 4, 2024 —", "2024-03-04"),
        ("March 2021 –", None),
        ("Since 4 March 2021 –", None),
        ("4 March 2021 – 5 May 2022", None),
    ],
)
def test_a_place_and_day_that_the_first_paragraph_begins_with_is_the_day_of_publication(
    begins: str, day: str | None
) -> None:
    words = "The leaders of the two countries met in the capital and agreed that they will act on the plan for trade."
    assert guess(f"Plan for Schools\n\n{begins} {words}\n").published == day
    assert guess(f"Plan for Schools\n\n{words}\n\n{begins} {words}\n").published is None


def test_a_heading_above_such_a_paragraph_may_end_in_a_small_word() -> None:
    words = "The leaders of the two countries met in the capital and agreed that they will act on the plan for trade."
    assert guess(f"# We pledge it in all we do\n\n4 MARCH 2021 – {words}\n").published == "2021-03-04"


def test_of_several_paragraphs_that_begin_with_a_day_none_is_the_day_of_publication() -> None:
    words = "The leaders of the two countries met in the capital and agreed that they will act on the plan for trade."
    assert guess(f"Our Past\n\n4 March 2021 – {words}\n\n7 May 2022 – {words}\n").published is None


def test_a_day_in_a_table_is_no_day_of_publication_unless_its_row_says_so() -> None:
    tables = ["Plan A\n\nPeru | 3 May 2024\n", "Plan A\n\nPublished | 3 May 2024\n"]
    assert [guess(table + PROSE).published for table in tables] == [None, "2024-05-03"]


def test_the_day_of_publication_goes_before_months_that_a_page_lists() -> None:
    months = "Issues\nMay 2007\nApril 2007\n"
    assert guess(f"{months}For Immediate Release\nMay 31, 2007\nFact Sheet: Wool{PROSE}").published == "2007-05-31"
    assert guess(f"{months}Fact Sheet: Wool{PROSE}").published is None
    assert guess(f"Fact Sheet: Wool\nMay 2007{PROSE}").published == "2007-05"


def test_a_title_that_a_collection_names_goes_before_the_name_of_the_collection() -> None:
    text = f"A Database of Texts\n\n[Title] Joint Statement on Wool\n[Date] 12 June 2008{PROSE}"
    assert guess(text, Facts(title="A Database of Texts")).title == "Joint Statement on Wool"


NAMED = "Plan for Schools"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (f"# Annex A\n\n# {NAMED}", NAMED),
        (f"Annex 2\n{NAMED}", NAMED),
        (f"# MEDIA RELEASE\n\n### TO BE REPORTED ONLY AFTER DELIVERY\n\n## {NAMED}", NAMED),
        (f"Embargoed until 2 May 2024\n\n# Fact Sheet\n\n# {NAMED}", NAMED),
        (f"EXECUTIVE OFFICE OF THE PRESIDENT\nOFFICE OF WORKS\nWASHINGTON, D. C. 20503\n\n# {NAMED}", NAMED),
        (f"# Fish and Wildlife Service\n\n# 50 CFR Chapter I\n\n[Docket No. 12-9]\nRIN 1018-AX49\n\n# {NAMED}", NAMED),
        (f"# Memorandum\n\nDate: | 2 May 2024\nFrom: The Minister\n{NAMED}", NAMED),
        (f"Subject: | {NAMED}", NAMED),
        (f"Agency: Roads\nJob Number:\nVN-08\n{NAMED}", NAMED),
        (f"# THE OPEN ROADS PARTNERSHIP\n\n## {NAMED}", NAMED),
        (f"# United States of America\n\n## {NAMED}", NAMED),
        (f"# City of Portland\n\n# {NAMED}", NAMED),
        (f"Translated from the French\n\n{NAMED}", NAMED),
        (f"Draft for consultation – 2.1\n\nPage 1 of 12\n\n{NAMED}", NAMED),
        (f"# Table 2: Costs\n\n{NAMED}", NAMED),
        (f"# 800 Federal Register / Vol. 8 / Rules\n\n# {NAMED}", NAMED),
        (f"By Ann Lee and Bo B. Li\n\n{NAMED}", NAMED),
        (f"Journal of Roads, vol. 8\n\n# {NAMED}", NAMED),
        (f"Subject: {NAMED} | S.O.P. | | REV", NAMED),
        ("# City of Portland Climate Plan\n\n# What We Heard", "City of Portland Climate Plan"),
        ("Draft Climate Plan 2030", "Draft Climate Plan 2030"),
        ("State of the Union", "State of the Union"),
        ("Annex A: What we pledge", "Annex A: What we pledge"),
        ("Report of the Court", "Report of the Court"),
        ("Annex A", "Annex A"),
        ("# In this document", None),
    ],
)
def test_a_label_is_no_title_where_one_follows(lines: str, title: str | None) -> None:
    assert guess(f"{lines}{PROSE}").title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Net Zero by 2050:\n\n##### A List for New Orleans", "Net Zero by 2050: A List for New Orleans"),
        ("Programme of Works and\nCourses (2019)", "Programme of Works and Courses (2019)"),
        ("# FOR THE MANY\n\n## NOT THE FEW", "FOR THE MANY NOT THE FEW"),
        ("## STANDING\n\n# STRONG\n\n#### FOR OUR LAND", "STANDING STRONG FOR OUR LAND"),
        ("# A Plan for Schools\n\n# and homes", "A Plan for Schools and homes"),
        (
            "Agreement on trade between\nthe Union and the\nRepublic of Peru",
            "Agreement on trade between the Union and the Republic of Peru",
        ),
        ("Handbook for\nChapter 13\nTrustees", "Handbook for Chapter 13 Trustees"),
        (
            "AGREEMENT BETWEEN PERU AND CHILE CONCERNING\nTHE FLOATING OF TIMBER DOWN RIVERS\nAND LAKES\n\nNOTE ONE",
            "AGREEMENT BETWEEN PERU AND CHILE CONCERNING THE FLOATING OF TIMBER DOWN RIVERS AND LAKES",
        ),
        ("AGREEMENT BETWEEN PERU AND CHILE ON TIMBER\nPREAMBLE", "AGREEMENT BETWEEN PERU AND CHILE ON TIMBER"),
        ("AGREEMENT BETWEEN PERU AND CHILE ON TIMBER\n\nWE BOTH AGREE", "AGREEMENT BETWEEN PERU AND CHILE ON TIMBER"),
        ("We will build ten schools in\nthe north and pay for them.", "We will build ten schools in"),
        ("# Plan for Schools\n\n# Homes for All", "Plan for Schools"),
        ("# Our Plan\n\n## Ann Lee, Bo Li", "Our Plan"),
    ],
)
def test_a_title_is_whole_with_the_line_it_goes_on_in(lines: str, title: str) -> None:
    assert guess(f"{lines}{PROSE}").title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("### ELECTION 2017\n\n# THE MANIFESTO OF ALL", "THE MANIFESTO OF ALL"),
        ("### A Report for Us\n\nThrough Their Eyes:\n\n# Views of Donors", "Through Their Eyes: Views of Donors"),
        ("/ roads / schools / homes\n\n# our pledge to you", "our pledge to you"),
        ("# Communiqué\n\n## Part A: Growth", "Communiqué"),
        ("### ELECTION MANIFESTO\n\n# AGS 1", "ELECTION MANIFESTO"),
        ("Report on Bins\n\n# Background", "Report on Bins"),
    ],
)
def test_the_largest_heading_that_stands_first_is_the_title(lines: str, title: str) -> None:
    assert guess(f"{lines}{PROSE}").title == title


@pytest.mark.parametrize(
    "said", ["manifesto2017.pub", "10811.exe", "Plan 6-22-2012.pub", "Appendix B", "Agency: Roads"]
)
def test_metadata_that_names_a_file_or_a_part_is_no_title_where_the_text_shows_one(said: str) -> None:
    assert guess(f"{NAMED}{PROSE}", Facts(title=said)).title == NAMED


@pytest.mark.parametrize(
    "said", ["0529_Q&A_Report", "plan-of-the-party-2024", "ja010932 1..12", "Agenda_FINAL for May"]
)
def test_metadata_that_is_written_as_names_of_files_are_is_no_title(said: str) -> None:
    assert guess(f"{NAMED}{PROSE}", Facts(title=said)).title == NAMED


def test_a_title_in_the_metadata_is_whole_as_the_text_shows_it() -> None:
    shown = (f"# {NAMED} and Homes", f"{NAMED} | As of 2024", "# Office of Works Plan")
    said = (NAMED, NAMED, "Office of Works")
    titles = [guess(f"{line}{PROSE}", Facts(title=title)).title for line, title in zip(shown, said, strict=True)]
    assert titles == [f"{NAMED} and Homes", NAMED, "Office of Works"]


@pytest.mark.parametrize(
    "line", ["Members of the House:", "and those who live in it, so that all of it is done", "SUMMARY: What the"]
)
def test_a_line_that_begins_or_ends_within_a_sentence_is_no_title(line: str) -> None:
    assert guess(f"{line}{PROSE}").title is None


def test_the_words_tell_the_language_before_what_a_template_says() -> None:
    words = (
        "Le gouvernement va construire des écoles dans les communes, et nous allons réduire les émissions du pays avec "
        "une loi qui est pour les enfants."
    )
    page = f'<html lang="en"><body><p>{words}</p></body></html>'
    assert intake.read_bytes(page.encode(), "a.html").language == "fr"
    short = '<html lang="pt"><body><p>Vamos agir.</p></body></html>'
    assert intake.read_bytes(short.encode(), "a.html").language == "pt"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Bad Königstein, 4. Februar 2026", "2026-02-04"),
        ("Frankfurt am Main, den 3. Juni 2025", "2025-06-03"),
        ("Veröffentlicht am 4. Februar 2026", "2026-02-04"),
        ("Pressemitteilung Nr. 12/2026 vom 4. Februar 2026", "2026-02-04"),
        ("Port-Saint-Jean, le 12 mars 2026", "2026-03-12"),
        ("ÉVIAN-LES-BAINS, LE 12 MARS 2026", "2026-03-12"),
        ("Communiqué de presse du 12 mars 2026", "2026-03-12"),
        ("Bruxelles, le 4 février 2026 (OR. fr)", "2026-02-04"),
        ("Ciudad de México, 4 de febrero de 2026", "2026-02-04"),
        ("Rio de Janeiro, 19 de novembro de 2024", "2024-11-19"),
        ("Reggio Emilia, 4 febbraio 2026", "2026-02-04"),
        ("Washington, D.C. – February 4, 2026", "2026-02-04"),
        ("Elysée-Vertrag, 22. Januar 1963", None),
        ("Sommet de Paris, 12 décembre 2015", None),
        ("Die Ministerin kam nach Bonn, 4. Februar 2026", None),
        ("Data Protection Day, 28 January 2026", None),
    ],
)
def test_a_place_and_a_day_in_any_language_tell_when_a_text_was_published(line: str, day: str | None) -> None:
    assert guess(f"Der Wald\n\n{line}{PROSE}").published == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The treaty was signed on\n12 March 2021.\n\nWe will go on.\n", None),
        ("The first stage of it ended on\n\n12 March 2021.\n\nWe will go on.\n", None),
        ("We met the Prime Minister of Japan\n12 March 2021.\nWe will go on.\n", None),
        ("La première étape fut close le\n12 mars 2021\net nous irons plus loin.\n", None),
        ("We met the Prime Minister of Japan.\n12 March 2021.\n", "2021-03-12"),
        ("A joint statement of the two countries\n12 March 2021\n", "2021-03-12"),
        ("Fait à Port-Saint-Jean, le\n12 mars 2021\n", "2021-03-12"),
        ("Published on\n12 March 2021\n", "2021-03-12"),
        ("Published by the Ministry on\n12 March 2021\n", "2021-03-12"),
        ("12 March 2021.\n", "2021-03-12"),
        ("日本 政府 発表 声明 案\n2021年3月12日\n", "2021-03-12"),
    ],
)
def test_a_day_that_ends_a_wrapped_sentence_is_no_day_of_publication(text: str, day: str | None) -> None:
    assert guess(f"Plan\n\n{text}{PROSE}").published == day


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<p>The treaty was signed on <time datetime=2019-05-04>4 May</time>. We will act.</p>", None),
        ("<ul><li><time datetime=2019-05-04>May</time> was when we built the first of the railways</ul>", None),
        ("<p>We met in <time datetime=2019-05-04>May</time> to say this:</p>", None),
        ("<p>By the Ministry, <time datetime=2019-05-04>4 May</time></p><p>We will act.</p>", "2019-05-04"),
        ("<ul><li>By the Ministry<li>Posted <time datetime=2019-05-04>in May</time></ul>", "2019-05-04"),
        ("<header><p>Of <time datetime=2019-05-04>4 May</time>. By us.</p></header><p>We will act.</p>", "2019-05-04"),
        ("<p class=byline>By us on <time datetime=2019-05-04>4 May</time>.</p><p>We will act.</p>", "2019-05-04"),
        ("<p>It is of <time datetime=2019-05-04 pubdate>4 May</time>.</p><p>We will act.</p>", "2019-05-04"),
        (
            "<p>Updated <time datetime=2020-05-04>4 May</time></p><p>Issued <time datetime=2019-05-04>May</time></p>",
            "2019-05-04",
        ),
        ("<p><time datetime=2019-05-04>Event on 4 May</time></p>", None),
        ("<p><time datetime=2019-05-04>May 4, 2019</time></p>", "2019-05-04"),
        ("<ul><li><time datetime=2019-05-04>4 May</time> Council meeting in Paris</ul>", None),
        ("<header><p>Next meeting: <time datetime=2019-05-04>4 May</time></p></header>", None),
        ("<nav><time datetime=2019-05-04>4 May</time></nav><p>We will act.</p>", None),
        ("<table><tr><td>Review<td><time datetime=2019-05-04>4 May</time></table>", None),
        (
            "<p>We met on <time datetime=2017-01-02>2 January</time>.</p><p><time datetime=2019-05-04>May</time></p>",
            "2019-05-04",
        ),
    ],
)
def test_a_time_within_a_sentence_is_no_day_of_publication(html: str, day: str | None) -> None:
    assert intake.read_bytes(f"<html><body><main><h1>Plan</h1>{html}".encode(), "a.html").published == day


@pytest.mark.parametrize(
    ("name", "page", "said"),
    [
        (
            "a.html",
            '<meta property="article:published_time" content="2019-05-06">',
            "“article:published_time” in the head of the page",
        ),
        (
            "a.html",
            "<h1>Plan</h1><p><time datetime=2019-05-06>6 May</time></p>",
            "the time “6 May” that the page marks",
        ),
        ("a.html", "<h1>Plan</h1><p>Geneva, 6 May 2019</p>", "the line “Geneva, 6 May 2019”"),
        ("a.md", "---\ndate: 2019-05-06\n---\n", "“date” in the front matter"),
        ("a.md", "# Plan\n\n6 May 2019, 10:00\n\n", "the line “6 May 2019, 10:00”"),
    ],
)
def test_what_says_the_day_of_publication_is_told(name: str, page: str, said: str) -> None:
    found = intake.read_bytes(f"{page}\n\nWe will act on the plan.\n".encode(), name)
    assert (found.published, found.dated_by) == ("2019-05-06", said)


@pytest.mark.parametrize("words", ["The " * 45, "12 " * 60, "of the " * 25])
def test_many_names_behind_a_word_of_publishing_are_read_in_one_way(words: str) -> None:
    assert said_of(f"Published by {words}! told", "") is None


@pytest.mark.parametrize("line", ["When: Thursday, June 10, 2010", "JUNE 10, 2010, BETWEEN PERU AND THE UNION OF"])
def test_a_day_behind_what_is_no_place_is_not_one_of_publication(line: str) -> None:
    assert guess(f"A Plan for Trade\n{line}{PROSE}").published is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Trade after Brexit has changed.", None),
        ("The ministers in Brexit met after Brexit.", "2020-01-31"),
        ("", "2020-01-31"),
    ],
)
def test_a_day_behind_what_the_text_has_as_an_event_is_not_one_of_publication(words: str, day: str | None) -> None:
    assert guess(f"A Plan for Trade\nBrexit, 31 January 2020{PROSE}{words}\n").published == day


def test_of_several_days_below_the_first_paragraph_none_is_that_of_publication() -> None:
    days = "December 5-6, 2011, Washington, DC\n\nFebruary 28-29, 2012, Washington, DC\n\n"
    texts = (
        f"A Course for Clerks{PROSE}\n{days}",
        f"A Course for Clerks\nNovember 1, 2011{PROSE}\n{days}",
        f"A Course for Clerks{PROSE}\nDecember 5-6, 2011, Washington, DC\n\nWe met.\n",
        f"A Course for Clerks{PROSE}\n{days}Published on November 2, 2011\n",
    )
    assert [guess(text).published for text in texts] == [None, "2011-11-01", "2011-12-06", "2011-11-02"]


def test_a_month_that_is_said_to_be_of_publication_goes_before_others() -> None:
    text = f"A Survey of Pumps\nJanuary 2000\nDate Published: February 2000{PROSE}"
    assert guess(text).published == "2000-02"
