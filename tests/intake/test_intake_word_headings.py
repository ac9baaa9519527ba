"""Headings of DOCX and ODT: what has the level of one and does not look like one."""

import pytest

from tests.intake.test_intake_odt import heading
from tests.intake.test_intake_odt import text as text_of_odt
from tests.word_files import paragraph, run, styled, text

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/><w:color w:val="2F5496"/>'
    '<w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Numbered"/><w:basedOn w:val="H"/><w:rPr><w:b w:val="0"/>'
    '<w:color w:val="auto"/><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
)
SENTENCE = "We will build a school."


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (styled(SENTENCE, "P"), SENTENCE),
        (styled("the plan; and", "P"), "the plan; and"),
        (styled("We will build", "P"), "## We will build"),
        (styled("Why build?", "P"), "## Why build?"),
        (styled("By 2030 the council will:", "P"), "By 2030 the council will:"),
        (styled("Our aims:", "P"), "## Our aims:"),
        (styled("Number: None", "P"), "## Number: None"),
        (styled(SENTENCE, "H"), f"## {SENTENCE}"),
        (styled(run(SENTENCE, '<w:rStyle w:val="Strong"/>'), "P"), f"## {SENTENCE}"),
        (styled(run(SENTENCE, '<w:sz w:val="26"/>'), "P"), f"## {SENTENCE}"),
        (styled(run("Schools.", "<w:b/>") + run(f" {SENTENCE}"), "P"), f"Schools. {SENTENCE}"),
        (paragraph(SENTENCE, '<w:outlineLvl w:val="0"/>'), SENTENCE),
    ],
)
def test_a_sentence_in_plain_letters_is_a_paragraph_though_its_style_is_that_of_a_heading(
    body: str, shown: str
) -> None:
    assert text(body, styles=STYLES) == f"{shown}\n"


def in_letters(said: str, words: str = SENTENCE) -> str:
    style = f'<style:style style:name="S" style:family="text"><style:text-properties {said}/></style:style>'
    usual = '<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="11pt"/>'
    span = f'<text:span text:style-name="S">{words}</text:span>'
    return text_of_odt(heading(span, 2), f"{style}{usual}</style:style>")


@pytest.mark.parametrize(
    ("said", "is_heading"),
    [
        ('fo:font-weight="normal" fo:font-size="12pt" fo:color="#000000"', False),
        ('fo:font-weight="bold"', True),
        ('fo:font-style="italic"', True),
        ('fo:color="#2f5496"', True),
        ('fo:font-variant="small-caps"', True),
        ('fo:font-size="14pt"', True),
        ('style:text-underline-style="solid"', True),
    ],
)
def test_a_sentence_of_an_odt_in_plain_letters_is_a_paragraph_though_it_has_the_level_of_a_heading(
    said: str, *, is_heading: bool
) -> None:
    assert in_letters(said) == f"{'## ' * is_heading}{SENTENCE}\n"


def test_letters_of_an_odt_go_by_the_span_that_stands_next_to_them_and_by_no_note() -> None:
    bold = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Not bold.</text:p>"
        "</text:note-body></text:note>"
    )
    whole = heading(f'<text:span text:style-name="B">We <text:span>will</text:span> act.{note}</text:span>', 1)
    assert text_of_odt(whole, bold).split("\n")[0] == "# We will act."
    part = heading('<text:span text:style-name="B">Aims.</text:span> We will act.', 1)
    assert text_of_odt(part, bold) == "Aims. We will act.\n"
    assert text_of_odt(part) == "Aims. We will act.\n"
