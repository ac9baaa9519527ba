"""What is seen of a page and is no text of it: boxes that are ticked, pictures, fields."""

import pytest

from commitments import intake


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


BOX = "<input type=checkbox"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<ul><li>{BOX} checked disabled> We act.<li>{BOX} disabled>We go.</ul>", "- ☒ We act.\n- ☐ We go."),
        ("<p><input type=radio checked>Kept <input type=RADIO>Broken", "◉ Kept ○ Broken"),
        (f"<table><tr><td>Rail<td>{BOX} checked><tr><td>Road<td>{BOX}></table>", "Rail | ☒\nRoad | ☐"),
        (f"<label>{BOX}></label><p>We act.", "We act."),
        (f"{BOX} style='display: none'>We act.", "We act."),
        (f"<form><p>{BOX}> Yes</form><nav>{BOX}> Menu</nav><p>We act.", "We act."),
        (f"<link rel=stylesheet href=a.css><p>{BOX}>We act.", "We act."),
        (f"<link rel=stylesheet href=a.css><p>{BOX} disabled>We act.", "☐ We act."),
        ("<p>☒</p><p>We act.", "☒\n\nWe act."),
    ],
)
def test_boxes_are_ticked_as_they_are_shown_and_switches_of_the_page_are_no_text(html: str, shown: str) -> None:
    assert page(html).text == f"{shown}\n"


@pytest.mark.parametrize(
    ("html", "notes"),
    [
        ("<img alt='Kept'> rail.", ("left out pictures, with these words for them: “Kept”",)),
        (f"<img alt='{'a' * 80}'>", (f"left out pictures, with these words for them: “{'a' * 60}…”",)),
        ("<img alt='a'>" * 7, (f"left out pictures, with these words for them: {', '.join(['“a”'] * 5)} and 2 more",)),
        ("<img alt=''><img src=a.png><img alt='–'>", ()),
        ("<img alt=a hidden><header><img alt=b></header>", ()),
        ("<input value='5 million'> euros", ("left out fields, filled in with: “5 million”",)),
        ("<select><option>road<option selected>rail</select>", ("left out fields, filled in with: “rail”",)),
        ("<select><option>road<option>rail</select>", ("left out fields, filled in with: “road”",)),
        ("<textarea>We go.</textarea>", ("left out fields, filled in with: “We go.”",)),
        ("<input type=hidden value=a><input type=submit value=b><input placeholder=c>", ()),
    ],
)
def test_the_words_of_pictures_and_fields_are_told(html: str, notes: tuple[str, ...]) -> None:
    found = page(f"<p>We act.</p><p>{html}</p>")
    assert tuple(note for note in found.notes if "navigation" not in note) == notes
