"""The look of a page is the store's to change."""

from pathlib import Path

from terminals import Program


def test_a_page_is_laid_out_by_the_templates_that_the_store_names(program: Program, pact: Path, tmp_path: Path) -> None:
    checked = program("check")
    (pact / "look").mkdir()
    (pact / "look" / "report.html.j2").write_text("<p>{{ page.number }}</p>\n")
    with open(pact / "commitments.toml", "a") as settings:
        settings.write('\n[publish]\ntemplates = "look"\n')
    page = tmp_path / "page.html"
    result = program("export", "-o", str(page))
    assert (result.code, result.err) == (0, f"laid out by look/ of this store\nwrote 4 commitments to {page}\n")
    assert "<p>4 commitments</p>" in page.read_text()
    assert program("check") == checked
    (pact / "look" / "report.html.j2").write_text("{{ page.colour }}")
    result = program("export", "-o", str(page))
    assert (result.code, "the store's templates: " in result.err) == (2, True)
    assert "<p>4 commitments</p>" in page.read_text()
