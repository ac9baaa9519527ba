"""A store's own templates: files in a folder of it, and nothing from anywhere else."""

from pathlib import Path

import pytest

from commitments.errors import StoreError
from commitments.stores import Store


@pytest.fixture
def look(store: Store) -> Path:
    """The folder that the store's settings name."""
    (store.path / "commitments.toml").write_text('schema = 1\n[publish]\ntemplates = "look"\n')
    folder = store.path / "look"
    (folder / "static").mkdir(parents=True)
    return folder


def templates(look: Path) -> dict[str, str]:
    return dict(Store.open(look.parent).templates())


def test_templates_and_styles_are_read_and_nothing_else(look: Path) -> None:
    for name in ("report.html.j2", "static/own.css", "static/own.js", "feed.atom.j2", "notes.txt", ".hidden.html.j2"):
        (look / name).write_text(name)
    assert templates(look) == {"report.html.j2": "report.html.j2", "static/own.css": "static/own.css"}


def test_a_store_that_names_no_folder_has_no_templates(store: Store) -> None:
    assert store.templates() == {}


def test_a_folder_that_is_not_there_is_an_error_that_names_it(look: Path) -> None:
    look.rename(look.with_name("else"))
    with pytest.raises(StoreError, match="look is not a folder"):
        templates(look)


@pytest.mark.parametrize("name", ["look", "look/static", "look/report.html.j2"])
def test_no_template_is_read_through_a_link(look: Path, tmp_path: Path, name: str) -> None:
    place, elsewhere = look.parent / name, tmp_path / "elsewhere"
    if place.is_dir():
        place.rename(elsewhere)
    else:
        elsewhere.write_text("secret")
    place.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="is a link, and templates are not read through one"):
        templates(look)


def test_a_template_that_is_too_long_or_no_text_is_an_error(look: Path) -> None:
    (look / "report.html.j2").write_text("x" * 1_000_001)
    with pytest.raises(StoreError, match="more than 1,000,000 characters"):
        templates(look)
    (look / "report.html.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="is not UTF-8 text"):
        templates(look)


def test_too_many_templates_are_an_error(look: Path) -> None:
    for number in range(201):
        (look / f"{number}.html.j2").touch()
    with pytest.raises(StoreError, match="more than 200 templates"):
        templates(look)
