"""A folder, settings and texts from a stranger, and what nobody is to know: none of it leads or is told elsewhere."""

import json
import os
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from sites import broken_links, files_in, invalid
from terminals import Program

_MANIFEST = Path("site/.commitments-site.json")
_SHARE = ["Peru", {"kept": 1}, "", ""]


def _named(noted: Any) -> None:
    noted["documents"]["../../precious"] = noted["documents"]["pact-2015"]


def _shared(noted: Any) -> None:
    noted["documents"]["pact-2015"][3][6] = {"../elsewhere/": _SHARE}


def _unit(noted: Any) -> None:
    noted["units"]["evil"] = ["", {"../precious.json": ""}]


def _counted(noted: Any) -> None:
    noted["documents"]["pact-2015"][3][3] = {"kept": "many"}


def _dated(noted: Any) -> None:
    noted["documents"]["pact-2015"][3][3] = {"kept as promised": 1}


@pytest.mark.parametrize("damage", [_named, _shared, _unit, _counted, _dated])
@pytest.mark.parametrize("more", [[], ["--check"], ["--all"]])
def test_a_manifest_from_a_stranger_is_refused_and_reaches_no_file_outside(
    program: Program, pact: Path, damage: Callable[[Any], None], more: list[str]
) -> None:
    program("publish", "site")
    Path("precious.json").write_text("mine")
    noted = json.loads(_MANIFEST.read_text())
    damage(noted)
    _MANIFEST.write_text(json.dumps(noted))
    refused = program("publish", "site", *more)
    assert (refused.code, refused.err) == (
        2,
        "commitments: site/.commitments-site.json is damaged; remove site and publish anew\n",
    )
    assert Path("precious.json").read_text() == "mine"
    assert not Path("elsewhere").exists()


def test_nothing_is_read_through_a_link_in_the_folder(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    os.rename("site/oath-2020", "elsewhere")
    os.symlink("../elsewhere", "site/oath-2020")
    program("mark", "pact-2015-03", "kept", "--on", "2019-01-01", "--evidence", "https://solar.example/done")
    refused = program("publish", "site")
    assert (refused.code, refused.err) == (
        1,
        "commitments: site/oath-2020/data.csv cannot be read: it lies behind a link; remove that\n",
    )


def test_what_is_kept_of_a_document_is_made_again_where_it_is_lost(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    before = files_in(Path("site"))
    Path("site/.commitments-site/pact-2015.json").write_text("[")
    Path("site/.commitments-site/oath-2020.json").unlink()
    found = program("publish", "site", "--check")
    assert found.code == 3
    assert found.err == (
        "commitments: site is not current; make it so with commitments publish --all\n"
        "  .commitments-site/oath-2020.json: missing\n  .commitments-site/pact-2015.json: damaged\n"
    )
    program("mark", "pact-2015-03", "kept", "--on", "2019-01-01", "--evidence", "https://solar.example/done")
    program("undo")
    assert program("publish", "site", "--all").code == 0
    assert program("publish", "site", "--check").code == 0
    assert files_in(Path("site")) == before


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://p.example", "p.example", "//p.example", "https://", "https://p.example/?q=1", "https://[::1"),
        *("https://p.example:x/", "https://ana:secret@p.example/", 'https://p.example/"><b>', "https://p.example/\nx"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(program: Program, pact: Path, url: str) -> None:
    refused = program("publish", "site", "--base-url", url)
    assert refused.code == 2
    assert refused.err.endswith(": an address such as https://promises.example.org/ is meant\n")
    assert refused.err.count("\n") == 1
    assert not Path("site").exists()


def test_the_title_of_a_site_is_inert(program: Program, pact: Path) -> None:
    title = "</title><b>x</b> \\u0001 \\u202e \\uFFFE ]]> \\u2028"
    (pact / "commitments.toml").write_text(f'schema = 1\n[publish]\ntitle = "{title}"\n')
    program("publish", "site", "--base-url", "https://p.example")
    assert (invalid(Path("site")), broken_links(Path("site"))) == ([], [])
    for name, data in files_in(Path("site")).items():
        assert not {"\x01", "\u202e", "\ufffe", "\u2028"} & set(data.decode()), name
        assert b"<b>x</b>" not in data or not name.endswith((".html", ".atom")), name


def test_what_is_copied_into_another_page_is_one_frame(program: Program, pact: Path) -> None:
    program("edit", "pact-2015-03", "--summary", '" onload="alert(1)')
    program("publish", "site", "--base-url", "https://p.example")
    page = Path("site/pact-2015/03/index.html").read_text()
    shown = unescape(page.partition("<pre><code>&lt;iframe")[2].partition("</code>")[0])
    assert shown == (
        ' src="https://p.example/pact-2015/03/embed.html" title="&#34; onload=&#34;alert(1)" width="100%" '
        'height="420" loading="lazy"></iframe>'
    )


@pytest.mark.parametrize("how", ["tag", "only"])
def test_what_was_read_does_not_tell_of_drafts(program: Program, pact: Path, how: str) -> None:
    program("publish", "all")
    if how == "tag":
        program("tag", "pact-2015-01", "draft")
    else:
        (pact / "commitments.toml").write_text('schema = 1\n[publish]\nonly = "-tag:transport"\n')
    program("publish", "site")
    unread = [
        json.loads(Path(one, "pact-2015/data.json").read_text())["document"]["coverage"] for one in ("all", "site")
    ]
    assert unread[1]["unread"] == unread[0]["unread"] + 1
    page = Path("site/pact-2015/index.html").read_text()
    assert '<span class="t-unread">Japan will build ten trains by 2018.</span>' in page


def test_a_document_of_drafts_alone_is_not_even_named(program: Program, two_documents: Path) -> None:
    program("tag", "oath-2020-01", "draft")
    program("publish", "site")
    every = [path for path in Path("site").rglob("*") if path.is_file()]
    assert [str(path) for path in every if b"oath" in path.read_bytes().lower() or "oath" in str(path)] == []
    program("untag", "oath-2020-01", "draft")
    program("publish", "site")
    assert Path("site/oath-2020/01/index.html").exists()


def test_no_folder_is_called_as_a_device_of_windows_is(program: Program, pact: Path) -> None:
    program("edit", "pact-2015-03", "--actor", "+CON")
    program("tag", "pact-2015-03", "nul")
    program("publish", "site")
    assert [name for name in ("actors/con", "tags/nul") if Path("site", name).exists()] == []
    assert broken_links(Path("site")) == []


def test_a_limit_that_is_no_query_is_told_as_a_setting(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nonly = "colour:red"\n')
    refused = program("publish", "site")
    assert refused.code == 2
    assert refused.err.startswith("commitments: publish.only in the settings of the store: unknown key 'colour'")


def test_a_new_repository_is_published_into_as_it_is(program: Program, pact: Path) -> None:
    Path("site/.git").mkdir(parents=True)
    for name in (".git/HEAD", ".nojekyll", "CNAME"):
        Path("site", name).write_text("mine")
    assert program("publish", "site").code == 0
    assert program("publish", "site", "--check").code == 0
    theirs = {name for name, data in files_in(Path("site")).items() if data == b"mine"}
    assert theirs == {".git/HEAD", ".nojekyll", "CNAME"}


def test_a_deferral_is_said_once_beside_the_date(program: Program, pact: Path) -> None:
    program("defer", "1", "--to", "2031", "--why", "No money.")
    program("publish", "site")
    line = next(line for line in Path("site/pact-2015/index.html").read_text().splitlines() if "deferred from" in line)
    assert line.count("deferred") == 1
