"""The checks of whole folders find what is wrong, and nothing else."""

from pathlib import Path

from sites import broken_links, invalid

PAGE = "<!doctype html>\n<html lang=en><title>Page</title>\n<body>{}</body></html>"


def written(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body), encoding="utf-8")
    return folder


def test_a_link_is_whole_if_there_is_a_file_and_the_place_in_it(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "site",
        index='<p id="a">x</p><a href="#a">a</a><a href="">b</a><a href="docs/%C3%A9.html#e">c</a>'
        '<a href="https://example.org/none">d</a><a href="mailto:a@b.c">e</a>'
        '<a href="docs/é.html#q=words&amp;page=2">f</a>',
        docs__é='<p id="e">x</p><a href="../index.html#a">g</a>',
    )
    assert broken_links(folder) == []


def test_a_link_is_broken_if_it_leads_nowhere_to_a_folder_to_a_server_or_out_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "outside.html").write_text("x")
    folder = written(
        tmp_path / "site",
        index='<a href="none.html">a</a><a href="#none">b</a><a href="docs/">c</a><a href="/index.html">d</a>'
        '<a href="../outside.html">e</a><img src="none.png" alt=""><a href="docs/page.html#none">g</a>',
        docs__page="<p>x</p>",
    )
    assert broken_links(folder) == [
        f"index.html: {link}"
        for link in (
            *("none.html", "#none", "docs/", "/index.html", "../outside.html", "none.png"),
            "docs/page.html#none",
        )
    ]


def test_a_page_is_invalid_where_strict_html_refuses_it_or_a_name_is_twice_or_missing(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        good='<p id="a">x</p><section aria-labelledby="a"></section>',
        open="<p><b>x</p>",
        twice='<p id="a">x</p><p id="a">y</p>',
        unnamed='<section aria-labelledby="none"></section>',
    )
    (folder / "untitled.html").write_text("<!doctype html><html lang=en><title> </title><p>x</p></html>")
    assert invalid(folder) == [
        "open.html: line 3: unexpected-end-tag",
        "twice.html: two elements have the id a",
        "unnamed.html: aria-labelledby names none, which is not there",
        "untitled.html: no title",
    ]
