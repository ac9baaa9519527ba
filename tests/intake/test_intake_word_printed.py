"""DOCX: the pages are cited by the numbers that are printed on them, where a section begins them anew."""

import pytest

from commitments import intake
from tests.word_files import NAMES, paragraph, zipped

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE = '<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
COMPLEX = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
OTHER = '<w:p><w:fldSimple w:instr="NUMPAGES"/><w:fldSimple w:instr="PAGEREF x"/></w:p>'
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
CITED = "pages are cited by their printed numbers, which begin with {} of the file"
NO_PAGE = "; what stands before{} is cited without a page"


def section(words: str, numbers: str = "", kind: str = "nextPage", foot: str = "f") -> str:
    """Its paragraphs, parted by slashes where a page begins, and how its pages are numbered."""
    refers = f'<w:footerReference w:type="default" xmlns:r="{RELATED}" r:id="{foot}"/>' if foot else ""
    ends = f'<w:sectPr>{refers}<w:type w:val="{kind}"/><w:pgNumType {numbers}/></w:sectPr>'
    first, *others = words.split("/")
    made = [paragraph(first), *(f"{BREAK}{paragraph(one)}" for one in others), paragraph("", ends)]
    return "".join(made)


def found(body: str, foot: str = PAGE) -> tuple[list[tuple[int, str]], list[str]]:
    relation = f'<Relationship Id="f" Type="{RELATED}/footer" Target="footer1.xml"/>'
    read = intake.read_bytes(
        zipped(
            {
                "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
                "word/footer1.xml": f"<w:ftr {NAMES}>{foot}</w:ftr>",
                "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
            }
        ),
        "a.docx",
    )
    cited = [(page.number, read.text[page.start :].split("\n")[0]) for page in read.pages]
    return cited, [note for note in read.notes if note.startswith("pages are cited")]


ROMAN, ANEW = 'w:fmt="lowerRoman" w:start="1"', 'w:start="1"'


@pytest.mark.parametrize("foot", [PAGE, COMPLEX])
def test_pages_that_begin_anew_are_cited_as_they_are_printed_and_those_before_by_none(foot: str) -> None:
    body = section("Front./Preface.", ROMAN) + section("We act./We go.", ANEW, foot="")
    assert found(body, foot) == (
        [(1, "We act."), (2, "We go.")],
        [CITED.format("1 on page 3") + NO_PAGE.format(" (i, ii)")],
    )


def test_a_part_of_a_volume_is_cited_by_the_pages_of_the_volume() -> None:
    body = section("We act./We go.", 'w:start="45"')
    assert found(body) == ([(45, "We act."), (46, "We go.")], [CITED.format("45 on page 1")])


def test_a_cover_without_a_foot_bears_no_number() -> None:
    body = section("Cover.", foot="") + section("We act./We go.", ANEW)
    assert found(body) == ([(1, "We act."), (2, "We go.")], [CITED.format("1 on page 2") + NO_PAGE.format("")])


@pytest.mark.parametrize("foot", [OTHER, "<w:p/>"])
def test_numbers_that_no_head_or_foot_shows_are_not_cited(foot: str) -> None:
    body = section("Front.", ROMAN) + section("We act.", 'w:start="50"')
    assert found(body, foot) == ([(1, "Front."), (2, "We act.")], [])


def test_pages_that_are_counted_through_are_cited_as_they_stand() -> None:
    body = section("Front.", "") + section("We act.", "") + section("We go.", "", "continuous")
    assert found(body) == ([(1, "Front."), (2, "We act.")], [])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (section("One./Two.", ANEW) + section("Three./Four.", ANEW), "3 is 1"),
        (section("One./Two.", ROMAN) + section("Three./Four.", 'w:fmt="upperRoman"'), "1 is i"),
        (section("One./Two.", "") + section("Three./Four.", 'w:start="9"', "continuous"), "3 is 10"),
    ],
)
def test_numbers_that_may_be_of_two_pages_or_are_no_figures_are_told_and_not_cited(body: str, told: str) -> None:
    cited, notes = found(body)
    assert [number for number, _ in cited] == [*range(1, len(cited) + 1)]
    assert notes == [f"pages are cited as the file counts them; the number printed on page {told}"]
