"""Pages with a site around the document: what beside the main part is the document's, and what of it is a menu."""

import pytest

from commitments import intake

ACT = ("We will act. " * 40).strip()
BUILD = ("We will build homes. " * 20).strip()
LEFT = "left out {} of navigation, banners and forms around the document"


def page(html: str) -> intake.Intake:
    return intake.read_bytes(f"<html><body>{html}".encode(), "a.html")


@pytest.mark.parametrize(
    ("beside", "shown"),
    [
        (f"<h2>Annex</h2><p>{BUILD}</p>", f"## Annex\n\n{BUILD}"),
        (
            "<h2>Annex II</h2><p>We build.</p><ul><li>Ten homes<li>a school</ul>",
            "## Annex II\n\nWe build.\n\n- Ten homes\n- a school",
        ),
        ("<div class=content><p>Annexe 1 : calendrier</p><p>Mai</p></div>", "Annexe 1 : calendrier\n\nMai"),
        ("<table><tr><td>Spain<td>10<tr><td>Peru<td>20</table>", "Spain | 10\nPeru | 20"),
        ("<div class=footnotes><ol><li>See it.</ol></div>", "[1] See it."),
        (
            f"<p>{BUILD}</p><p><a href=/x>Read more</a></p><p>This site uses cookies.</p><p>Done.</p>",
            f"{BUILD}\n\nDone.",
        ),
        (f"<h3>Homes</h3><p>{BUILD}</p><h3>Related news</h3><p>{BUILD}</p>", f"### Homes\n\n{BUILD}"),
        (f"<h3>Homes</h3><p>{BUILD}</p><h3><a href=/b>Another</a></h3><p>{BUILD}</p>", f"### Homes\n\n{BUILD}"),
        (f"<article><p>Two.</p></article><p>{BUILD}</p><article><p>Three.</p></article>", f"Two.\n\n{BUILD}\n\nThree."),
    ],
)
@pytest.mark.parametrize("main", ["article", "main"])
def test_what_stands_beside_a_long_main_part_and_reads_as_a_text_is_the_documents(
    beside: str, shown: str, main: str
) -> None:
    found = page(
        f"<div class=menu>Menu</div><{main}><p>{ACT}</p></{main}><div>{beside}</div><div><a href=/m>More</a></div>"
    )
    assert found.text == f"{ACT}\n\n{shown}\n"


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Share this page</p>",
        "<p>We use cookies to make this site better. Some are needed.</p>" * 8,
        f"<div class='related-news'><p>{BUILD}</p></div>",
        f"<div id=sidebar><h2>Annex</h2><p>{BUILD}</p></div>",
        f"<div class=comments-area><p>{BUILD}</p></div>",
        f"<h2>More news</h2><p>{BUILD}</p>",
        f"<h2><a href=/x>Other statement</a></h2><p>{BUILD}</p>",
        f"<p><a href=/x>{BUILD}</a></p>",
        "<ul><li><a href=/>Home</a><li><a href=/n>News</a><li><a href=/c>Contact us</a></ul>",
        f"<nav><p>{BUILD}</p></nav><aside><p>{BUILD}</p></aside><footer><p>{BUILD}</p></footer>",
    ],
)
def test_what_stands_beside_it_and_belongs_to_the_site_is_not(beside: str) -> None:
    found = page(f"<article><p>{ACT}</p></article><div>{beside}</div>")
    assert found.text == f"{ACT}\n"
    assert LEFT[12:] in found.notes[0]


FRAME = (
    "<div id=header><h1><a href=/>The Ministry</a></h1><p>For all</p></div><div class='nav main-menu'>Themes</div>"
    "{}<div id=sidebar><h3>Seen last</h3></div><div class=footer>Built by us</div>"
)


def test_frames_of_old_pages_are_known_by_the_names_of_their_parts() -> None:
    shown = "## Our pledge\n\nWe will plant 1,000 trees by 2026, and the ministers will report on it every year.\n"
    html = shown.replace("## Our pledge", "<h2>Our pledge</h2>")
    share = "<div class='sharedaddy x'><h3>Share</h3></div><div class=comments>Great!</div>"
    assert page(FRAME.format(f"<div>{html}{share}</div>")).text == shown
    assert page(FRAME.format(f"<article>{html}{share}</article>")).text == shown


def test_a_header_by_its_name_alone_gives_the_title_that_stands_nowhere_else() -> None:
    header = "<div class=header><h1>Our pledge</h1></div>"
    assert page(f"{header}<p>{BUILD}</p>").text == f"# Our pledge\n\n{BUILD}\n"
    assert page(f"{header}<h1>Homes</h1><p>{BUILD}</p>").text == f"# Homes\n\n{BUILD}\n"


def test_names_that_stand_around_the_text_itself_leave_out_nothing() -> None:
    assert page(f"<div class=comments><p>{BUILD}</p></div><p>End.</p>").text == f"{BUILD}\n\nEnd.\n"
    html = f"<body class=sidebar><article class=menu><p>{BUILD}</p><div class=sidebar>Key facts</div></article>"
    assert page(html).text == f"{BUILD}\n\nKey facts\n"


def test_a_name_that_holds_for_the_whole_page_says_nothing_of_its_parts() -> None:
    html = f"<div class=has-sidebar><article class=card><p>{ACT}</p></article><h2>Annex</h2><p>{BUILD}</p></div>"
    assert page(html.replace("has-sidebar", "page")).text == f"{ACT}\n\n## Annex\n\n{BUILD}\n"
    assert page(f"<div class=sidebar-left><main><p>{ACT}</p></main><p>{BUILD}</p></div>").text == f"{ACT}\n\n{BUILD}\n"


def test_who_signed_at_the_foot_of_the_main_part_is_of_it() -> None:
    html = f"<article><p>{ACT}</p><footer><p>{{}}</p></footer></article><footer>Contact</footer>"
    assert page(html.format("Signed in Paris")).text == f"{ACT}\n\nSigned in Paris\n"
    assert page(html.format("Posted in <a href=/h>homes</a>")).text == f"{ACT}\n"
    assert page(html.format("© The Ministry")).text == f"{ACT}\n"


def test_a_title_above_the_main_part_is_the_documents_where_that_has_none() -> None:
    above = "<div class=banner><p>Menu</p><h1>The plan</h1></div>"
    assert page(f"{above}<main><p>{ACT}</p></main>").text == f"# The plan\n\n{ACT}\n"
    assert page(f"{above}<main><h1>Plan</h1><p>{ACT}</p></main>").text == f"# Plan\n\n{ACT}\n"
    assert page(f"<main><p>{ACT}</p></main><h1>Other plan</h1>").text == f"{ACT}\n"


def links(*labels: str, between: str = "<td>") -> str:
    return between.join(f"<a href='/{label[:2].casefold()}'>{label}</a>" for label in labels)


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td>{links('Home', 'News', 'Contact')}</table><h1>Plan</h1><p>{ACT}</p>",
        f"<table><tr><td>{links('Our work', 'Who we are', 'Where we work')}</table><h1>Plan</h1><p>{ACT}</p>",
        f"<p>{links('Home', 'News', 'Staff', between=' | ')}</p><h1>Plan</h1><p>{ACT}</p>",
        f"<ul><li>{links('Accueil', 'Presse', 'Plan', between='<li>')}</ul><h1>Plan</h1><p>{ACT}</p>",
        f"<p><a href=/>Home</a> &gt; <a href=/p>Press</a> &gt; The plan</p><h1>Plan</h1><p>{ACT}</p>",
        f"<h1>Plan</h1><p>{ACT}</p><table><tr><td>{links('Search', 'Site map', 'Ministers')}</table>",
        f"<table><tr><td>{links('Homes', 'Roads', 'Parks', between='<br>')}<td><h1>Plan</h1><p>{ACT}</p></table>",
        f"<table><tr><td><h1>Plan</h1><p>{ACT}</p><td><p>{links('A', 'B', 'C', between='<p>')}</table>",
    ],
)
def test_a_menu_that_nothing_marks_as_one_is_no_text(html: str) -> None:
    found = page(html)
    assert found.text == f"# Plan\n\n{ACT}\n"
    assert LEFT[12:] in found.notes[0]


def test_a_menu_beside_a_short_text_is_no_text() -> None:
    html = f"<table><tr><td>{links('Home', 'News', 'Staff', between='<br>')}<td><p>We act.</p></table>"
    assert (page(html).text, page(html).notes) == ("We act.\n", (f"{LEFT.format('3 words')}: “Home News Staff”",))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            f"<h2>Members</h2><table><tr><td>{links('Peru', 'Spain', 'Chad')}</table><p>{ACT}</p>",
            f"## Members\n\nPeru | Spain | Chad\n\n{ACT}",
        ),
        (
            f"<p>{ACT}</p><h2>Annexes</h2><table><tr><td>{links('Homes', 'Roads', 'Parks')}</table>",
            f"{ACT}\n\n## Annexes\n\nHomes | Roads | Parks",
        ),
        (
            f"<p>{ACT}</p><table><tr><td>{links('Homes', 'Roads', 'Parks')}</table><p>{ACT}</p>",
            f"{ACT}\n\nHomes | Roads | Parks\n\n{ACT}",
        ),
        (
            f"<ol><li>{links('Homes', 'Roads', 'Parks', between='<li>')}</ol><p>{ACT}</p>",
            f"1. Homes\n2. Roads\n3. Parks\n\n{ACT}",
        ),
        (
            f"<ul><li><a href='#a'>Home</a><li><a href='#b'>News</a><li><a href='#c'>Search</a></ul><p>{ACT}</p>",
            f"- Home\n- News\n- Search\n\n{ACT}",
        ),
        (
            f"<table><tr><td>Sources<td>{links('A', 'B', 'C', between='<br>')}<tr><td>Sum<td>5</table><p>{ACT}</p>",
            f"Sources | A\n| B\n| C\nSum | 5\n\n{ACT}",
        ),
        (f"<p>By <a href=/p>Peru</a> and <a href=/s>Spain</a> &gt; {ACT}</p>", f"By Peru and Spain > {ACT}"),
        (f"<table><tr><td>{links('Home', 'News', 'Contact')}</table>", "Home | News | Contact"),
    ],
)
def test_links_that_belong_to_the_document_are_text(html: str, shown: str) -> None:
    assert page(html).text == f"{shown}\n"


def test_what_is_marked_as_the_main_part_and_only_leads_to_other_pages_is_not() -> None:
    teasers = "".join(
        f"<article><h3><a href=/{n}>Another of our pledges</a></h3><p>Read on</p></article>" for n in range(20)
    )
    long = (BUILD + " ") * 3
    assert page(f"<div><h1>Plan</h1><p>{long}</p></div>{teasers}").text.startswith(f"# Plan\n\n{long.strip()}\n")
    own = f"<article><p>{ACT * 3}</p></article>"
    assert page(f"{own}<div class=related><p>{long * 5}</p></div>").text == f"{ACT * 3}\n"


def test_what_stands_under_the_title_above_the_main_part_is_the_documents() -> None:
    site = "<header><h1><a href=/>The Ministry</a></h1><p>For all</p></header>"
    head = "<header><h1>The plan</h1><p>Of 3 May 2024</p><p><a href=/print>Print</a></p></header>"
    assert page(f"{site}{head}<main><p>{ACT}</p></main>").text == f"# The plan\n\nOf 3 May 2024\n\n{ACT}\n"
    assert page(f"{site}<main><p>{ACT}</p></main>{head}").text == f"{ACT}\n"


def test_a_page_that_a_script_makes_is_read_as_it_stands_for_those_who_have_none() -> None:
    assert page(f"<p>Loading</p><noscript><h1>Plan</h1><p>{ACT}</p></noscript>").text == f"Loading\n\n# Plan\n\n{ACT}\n"
    assert page(f"<p>{ACT * 3}</p><noscript><p>{ACT}</p></noscript>").text == f"{ACT * 3}\n"
    style = "<style>.wait { visibility: hidden }</style>"
    html = f"<div class=wait><p>{BUILD}</p><noscript><p>{ACT}</p></noscript></div>"
    assert page(style + html).text == f"{BUILD}\n\n{ACT}\n"
    assert page(f"<p>Plan</p><noscript>&lt;p&gt;{ACT}&lt;/p&gt;</noscript>").text == "Plan\n"


def test_what_fades_in_is_text() -> None:
    assert (
        page("<script>0</script><div style='opacity:0'><p>We act.</p></div><p><i style='opacity: 0'>x</i>Now.</p>").text
        == "We act.\n\nNow.\n"
    )


def test_the_head_the_foot_and_the_asides_of_a_section_are_of_it_where_they_lead_nowhere() -> None:
    section = (
        "<section><header><h2>Health</h2><p>Of all.</p></header><p>We will heal.</p><aside><p>By 2030.</p></aside>"
        "<footer><p>{}</p></footer></section>"
    )
    shown = "# Plan\n\nWe act.\n\n## Health\n\nOf all.\n\nWe will heal.\n\nBy 2030.\n"
    text = "<h1>Plan</h1><p>We act.</p>"
    assert page(text + section.format("We will report.")).text == f"{shown}\nWe will report.\n"
    assert page(text + section.format("© The Ministry")).text == shown
    assert page(text + section.format("<a href=/x>Next</a>")).text == shown


def test_a_section_that_stands_around_the_page_has_the_head_and_foot_of_the_site() -> None:
    html = "<section><header><p>The Ministry</p></header>{}<aside>For all</aside><footer>Contact us</footer></section>"
    shown = "# Plan\n\nWe act.\n"
    assert page(html.format("<h1>Plan</h1><p>We act.</p>")).text == shown
    assert page(html.format("<section><h1>Plan</h1><p>We act.</p></section>")).text == shown
    assert page(f"<header><section><p>For all</p></section></header>{html.format('<h1>Plan</h1><p>We act.')}").text == (
        shown
    )
    assert page("<h1>Plan</h1><p>We act.</p><footer><section><aside>Ours</aside></section></footer>").text == shown


@pytest.mark.parametrize("main", ["article", "main"])
def test_a_sentence_beside_a_main_part_that_is_short_itself_is_the_documents(main: str) -> None:
    parts = f"<{main}><h1>Plan</h1><p>We will act now.</p></{main}><{main}><p>We will build homes.</p></{main}>"
    shown = "# Plan\n\nWe will act now.\n\nWe will build homes.\n"
    assert page(f"{parts}<div><p>We will report.</p></div>").text == f"{shown}\nWe will report.\n"
    assert page(f"{parts}<div><p>Print</p><p>©.</p><p><a href=/x>See more.</a></p></div>").text == shown
    assert page(f"<{main}><p>{ACT}</p></{main}><div><p>We will report.</p></div>").text == f"{ACT}\n"


@pytest.mark.parametrize(
    ("before", "aside", "behind", "is_own"),
    [
        ("<h1>Plan</h1><p>We act.</p>", "<p>In brief: we win.</p>", "<p>We pay.</p>", True),
        ("<h1>Plan</h1><p>We act.</p>", "<h2>In brief</h2><ul><li>We win</ul>", "<h2>Pay</h2><p>We pay.</p>", True),
        ("<h1>Plan</h1><p>We act.</p>", "<blockquote>We win.</blockquote>", "<div><p>We pay.</p></div>", True),
        ("<h1>Plan</h1><p>We act.</p>", "<p>Our site: we win.</p>", "", False),
        ("", "<p>Our site: we win.</p>", "<h1>Plan</h1><p>We act.</p>", False),
        ("<h1>Plan</h1><p>We act.</p>", "<h2>Related</h2><p><a href=/x>We win.</a></p>", "<p>We pay.</p>", False),
        ("<h1>Plan</h1><p>We act.</p>", "<p>Subscribe: we win.</p>", "<p>We pay.</p>", False),
    ],
)
def test_an_aside_that_is_in_no_part_is_the_documents_where_its_text_goes_on(
    before: str, aside: str, behind: str, is_own: bool
) -> None:
    text = page(f"{before}<aside>{aside}</aside>{behind}").text
    assert text.replace("\n", " ").count("e win") == is_own


def test_sentences_that_are_left_out_around_the_document_are_told_by_their_first_words() -> None:
    aside = "<aside><p>In brief: we will open clinics.</p></aside>"
    more = f"<aside><p>{BUILD}</p><p>Read all.</p><p>Sign up for <a href=/n>news of us.</a></p></aside>"
    assert page(f"<h1>Plan</h1><p>We act.</p>{aside}{more}").notes == (
        f"{LEFT.format('94 words')}: “Read all.”, “Sign up for news of us.”",
        (
            "left out beside the document, though it reads as text: “In brief: we will open clinics.”, "
            "“We will build homes. We will build homes. We will build home…”"
        ),
    )
    assert page("<nav>Home and more</nav><p>We act.</p><form>Ask us what you will!</form>").notes == (
        f"{LEFT.format('8 words')}: “Home and more”, “Ask us what you will!”",
    )


FORM = f"<h1>Meetings</h1><p>{BUILD}</p><table><tr><td>Noon<td>Roads<tr><td>Two<td>Schools</table>"


def test_a_form_that_holds_most_of_what_reads_as_text_is_the_documents_without_the_other_forms() -> None:
    menu = "<ul class=nav><li><a href=/a>News</a><li>Wabash 180</ul>"
    found = page(
        f"<form><a href=/i>Sign in</a></form>{menu}<form>{FORM}</form>{menu}<form><a href=/c>Ask us</a></form>"
    )
    assert found.text == f"# Meetings\n\n{BUILD}\n\nNoon | Roads\nTwo | Schools\n"
    assert found.notes == (
        f"{LEFT.format('10 words')}: “Wabash 180”, “Wabash 180”, “Sign in”, “News”, “News” and 1 more",
    )


def test_a_form_below_a_longer_text_is_left_out() -> None:
    found = page(f"<h1>Plan</h1><p>{ACT} {BUILD}</p><form><p>{BUILD}</p></form>")
    assert found.text == f"# Plan\n\n{ACT} {BUILD}\n"


def test_what_opens_above_the_page_and_is_shut_is_hidden_text() -> None:
    found = page(f"<main><h1>Plan</h1><p>{ACT}</p></main><div role=dialog aria-hidden=true><p>{BUILD}</p></div>")
    assert found.text == f"# Plan\n\n{ACT}\n"
    assert found.notes == ("left out hidden text: “We will build homes. We will build homes. We will build home…”",)
    shown = page(f"<main><h1>Plan</h1><p>{ACT}</p></main><div aria-hidden=true><p>{BUILD}</p></div>")
    assert shown.text == f"# Plan\n\n{ACT}\n\n{BUILD}\n"


def test_a_link_in_the_main_part_that_says_it_is_related_is_left_out() -> None:
    card = "<a href=/r><div>Related</div><div>Another Story</div></a>"
    found = page(f"<main><h1>Plan</h1>{card}<p>{ACT}</p><a href=/s><div>Our Pledge</div></a></main>")
    assert found.text == f"# Plan\n\n{ACT}\n\nOur Pledge\n"
    assert found.notes == (f"{LEFT.format('3 words')}: “Related”, “Another Story”",)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Plan for Schools | Party of Ours">', "Plan for Schools"),
        (
            '<meta property="og:title" content="Roads - Works"><meta property="og:site_name" content="Works">',
            "Roads",
        ),
        ('<meta property="og:title" content="Plan for Sch">', "Plan for Schools"),
        ('<meta property="og:title" content="Roads - a plan">', "Roads - a plan"),
        ("<title>The Party</title>", "Plan for Schools"),
    ],
)
def test_the_name_of_the_site_and_of_a_menu_are_no_part_of_a_title(head: str, title: str) -> None:
    assert page(f"{head}<h1>Navigation und Service</h1><h1>Plan for Schools</h1><p>{ACT}</p>").title == title


MENU = "".join(f"<li><a href=/{place}>Place {place}</a>" for place in range(4))


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (f"<h1>Navigation und Service</h1><p>Go to:</p><ul>{MENU}</ul><h2>Search</h2><h2>Menu</h2><ul>{MENU}</ul>", ""),
        (f"<h2>Main menu</h2><ul>{MENU}</ul>", ""),
        ("<h1>Navigation</h1><p>We will mark every channel.</p>", "# Navigation\n\nWe will mark every channel.\n\n"),
        ("<h1>Menu</h1><ul><li>Soup<li>Fish<li>Cake</ul>", "# Menu\n\n- Soup\n- Fish\n- Cake\n\n"),
    ],
)
def test_what_stands_under_a_heading_of_a_menu_is_the_sites_where_it_is_mostly_links(before: str, kept: str) -> None:
    assert page(f"{before}<h1>Plan for Schools</h1><p>{ACT}</p>").text == f"{kept}# Plan for Schools\n\n{ACT}\n"


@pytest.mark.parametrize(
    "way",
    [
        "<a href='#top'>Back to Top</a>",
        "<a href='#'>↑ Top of page</a>",
        "<a href='https://x.example/plan#contents' class='back_to_top'>Back to Top</a>",
    ],
)
def test_a_way_back_to_the_beginning_of_the_page_is_no_word_of_a_heading(way: str) -> None:
    read = intake.read_bytes(f"<h1>Our plan {way}</h1><p>We will act.</p><p>{way}</p>".encode(), "a.html")
    assert (read.text, read.title) == ("# Our plan\n\nWe will act.\n", "Our plan")


def test_a_letter_of_a_font_of_pictures_is_no_word_by_itself_and_stays_inside_of_one() -> None:
    html = "<p>\uf245</p><p><i>\ue0b1</i> We will build\ue103ng.</p>"
    assert intake.read_bytes(html.encode(), "a.html").text == "We will build\ue103ng.\n"


def test_front_matter_of_a_page_from_which_a_site_is_made_says_what_it_is_and_is_no_text() -> None:
    html = "---\r\ntitle: Our plan\r\ndate: 2024-03-01\r\nlayout: page\r\n---\r\n<h2>Homes</h2><p>We will build.</p>"
    read = intake.read_bytes(html.encode(), "a.html")
    assert (read.text, read.title, read.published) == ("## Homes\n\nWe will build.\n", "Our plan", "2024-03-01")


def test_what_governments_say_above_their_pages_to_show_that_they_are_genuine_is_the_sites() -> None:
    banner = (
        "<div><p>An official website of the City of Lima</p><div><p>Official websites use .gov</p>"
        "<p>A .gov website belongs to an official government organization.</p></div></div>"
    )
    for around in ("{}", "<main>{}</main>"):
        assert page(banner + around.format(f"<h1>Plan</h1><p>{ACT}</p>")).text == f"# Plan\n\n{ACT}\n"


def test_a_menu_above_the_title_of_the_main_part_is_the_sites_with_its_heading() -> None:
    links = "<li>\n <a href=/a>Rent</a>\n <li><a href=/b>Aims</a><li><a href=/c>Law</a>"
    menu = f"<h2><a href='#'>Homes</a></h2><ul>{links}</ul>"
    read = page(f"<main><div>{menu}</div><h1>Plan</h1><p>{ACT}</p></main>")
    assert (read.text, read.notes) == (
        f"# Plan\n\n{ACT}\n",
        (LEFT.format("4 words") + ": “Homes”, “Rent”, “Aims”, “Law”",),
    )


def test_a_link_is_all_of_an_item_however_much_blank_stands_around_it() -> None:
    menu = "".join(f"<li>\n      <a href=/{label}>{label}</a>\n    </li>" for label in ("Home", "News", "Law"))
    assert page(f"<ul>{menu}</ul><p>{ACT}</p>").text == f"{ACT}\n"


def test_links_above_the_title_and_below_a_text_are_the_documents() -> None:
    links = "".join(f"<li><a href=/{label}>{label}</a>" for label in ("Annex", "Table", "Map"))
    assert page(f"<p>{ACT}</p><ul>{links}</ul><h1>Plan</h1><p>{BUILD}</p>").text == (
        f"{ACT}\n\n- Annex\n- Table\n- Map\n\n# Plan\n\n{BUILD}\n"
    )


def test_the_only_title_of_a_page_is_the_documents_where_it_stands_in_what_is_named_as_a_part_of_the_site() -> None:
    side = "<div id=sidebar><h1>Plan</h1><p>Next: <a href=/a>Homes</a></p></div>"
    assert page(f"{side}<div><p>{ACT}</p></div>").text == f"# Plan\n\n{ACT}\n"


STORIES = "".join(f"<a href=/{n}><h5>Story {n} of a town</h5></a><p>Who will pay for it in {n}?</p>" for n in range(4))


def test_other_stories_behind_the_text_are_the_sites() -> None:
    read = page(f"<h1>Plan</h1><p>{ACT}</p><p>More stories like this</p>{STORIES}<p>Popular this week</p>{STORIES}")
    assert read.text == f"# Plan\n\n{ACT}\n"


@pytest.mark.parametrize(
    ("name", "own", "shown"),
    [
        ("More homes for all", f"<p>{BUILD}</p>", f"\n\n{BUILD}"),
        (
            "More homes for all",
            "<p>We will build them (see <a href=/map>map</a>).</p>",
            "\n\nWe will build them (see map).",
        ),
        ("Measures", "", ""),
    ],
)
def test_what_is_named_as_other_stories_are_and_reads_as_text_is_the_documents(name: str, own: str, shown: str) -> None:
    stories = "".join(f"\n\n##### Story {n} of a town\n\nWho will pay for it in {n}?" for n in range(4))
    read = page(f"<h1>Plan</h1><p>{ACT}</p><p>{name}</p>{own}{STORIES}")
    assert read.text == f"# Plan\n\n{ACT}\n\n{name}{shown}{stories}\n"
