"""Text files: their encoding, what is repaired, what stays as it was, and what is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import intake
from commitments.errors import CommitmentsError, NotFound
from commitments.intake import cleaning

FIRST = (Path(__file__).parents[2] / "data" / "us-japan-2017.txt").read_text("utf-8")


def clean(text: str) -> tuple[str, list[str]]:
    found, notes = cleaning.clean(text)
    return found.text, notes


def text_of(data: bytes, name: str = "a.txt") -> str:
    return intake.read_bytes(data, name).text


def refusal(data: bytes, name: str = "a.txt") -> str:
    with pytest.raises(intake.BadDocument) as caught:
        intake.read_bytes(data, name)
    return str(caught.value)


def test_the_first_document_comes_out_as_it_is_shipped() -> None:
    received = "\n" + FIRST.replace("–", "â€“").replace("\n", "  \n") + "\n  "
    assert text_of(received.encode()) == FIRST


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "cp1252",
        "mac_roman",
    ],
)
def test_the_encoding_is_found(encoding: str) -> None:
    text = "We’ll act – “for all” – with €5 million, by the café in Québec… It is so.\n"
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Мы построим сто школ к 2030 году.\n",
        "我们将在2030年前建一百所学校。政府出资。\n",
        "우리는 2030년까지 학교 백 개를 짓겠습니다.\n",
        "سنبني مئة مدرسة بحلول عام 2030.\n",
    ],
)
def test_two_and_four_bytes_a_letter_are_told_in_every_script(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_four_bytes_a_letter_are_told_though_the_last_is_cut_and_marks_of_direction_stand_between() -> None:
    assert text_of("شكرا\u200f لكم جميعا\n".encode("utf-32-le") + b"\0\0") == "شكرا لكم جميعا\n"


def test_small_whole_numbers_are_no_letters_of_four_bytes() -> None:
    assert "is a binary file" in refusal(b"".join(number.to_bytes(4, "little") for number in range(200)))


def test_what_would_be_the_sign_of_no_money_is_the_euro() -> None:
    text = "We will spend €5 million on cafés.\n"
    found = intake.read_bytes(text.encode("iso8859-15"), "a.txt")
    assert (found.text, found.notes) == (text, ("read as ISO8859-15, since it is not UTF-8",))
    assert text_of("A café, § 5 of the act.\n".encode("cp1252")) == "A café, § 5 of the act.\n"


def test_a_few_foreign_bytes_do_not_spoil_a_text_in_utf_8() -> None:
    assert text_of("“café” – ".encode() + b"\x93we will\x94") == "“café” – “we will”\n"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        ("二〇二七年までに四十校を建設し、税金を引き下げます。\n", "iso2022_jp", "ISO2022-JP"),
        ("정부는 2027년까지 학교 마흔 곳을 짓고 세금을 낮추겠습니다\n", "iso2022_kr", "ISO2022-KR"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_encoding_with_escapes_is_told_by_them(text: str, encoding: str, called: str, name: str) -> None:
    found = intake.read_bytes(text.encode(encoding), name)
    assert (found.text, found.notes) == (text, (f"read as {called}, since it is not UTF-8",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мы построим дома для всех.\n", "koi8-r"),
        ("Мы построим сорок школ до 2027 года.\n", "cp1251"),
        ("Мы построим сорок школ до 2027 года.\n", "mac_cyrillic"),
        ("Größe der Straßen über München: fünf Millionen.\n", "cp850"),
        ("我们将在2027年前建设四十所学校，降低小企业税收。\n", "gb18030"),
        ("Zbudujemy szkoły i obniżymy podatki; zażółć gęślą jaźń.\n", "cp1250"),
    ],
)
def test_the_encoding_of_another_script_is_told_by_its_letters(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_another_encoding_that_a_text_may_be_in_is_told() -> None:
    read = intake.read_bytes("We act on El Niño.\n".encode("cp1252"), "a.txt")
    said = (
        "read as Windows-1252, since it is not UTF-8; it may be Windows-1250: if letters look wrong, save it as UTF-8"
    )
    assert (read.text, read.notes) == ("We act on El Niño.\n", (said,))


def test_an_encoding_that_cannot_be_told_is_refused() -> None:
    assert "save it as UTF-8" in refusal(bytes(range(0xA1, 0xFF)) * 3)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("peace â€“ and â€œwarâ€\x9d", "peace – and “war”"),
        ("doesnâ€™t", "doesn’t"),
        ("RÃ©publique franÃ§aise", "République française"),
        ("Â£5m", "£5m"),
    ],
)
def test_text_read_in_the_wrong_encoding_on_its_way_is_repaired(damaged: str, right: str) -> None:
    assert clean(damaged)[0] == right + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "“Quotes” and ‘quotes’ — kept",
        "ﬁne ½ № ㎏",
        "ｆｕｌｌ width",
        "&amp; &lt;b&gt;",
        "e\u0301 decomposed",
        "São Paulo",
        "МОСКВА",
        "日本",
        "👩\u200d🚒",
    ],
)
def test_what_was_right_is_not_touched(text: str) -> None:
    assert clean(text) == (text + "\n", [])


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean(text)
    again, _ = clean(once)
    # Repairing what was damaged twice takes two steps, as it took two to damage it.
    assert again == once or not once.isascii()


@given(st.text(max_size=200))
def test_nothing_comes_out_that_a_terminal_would_obey(text: str) -> None:
    cleaned, _ = clean(text)
    assert not set(cleaned) & {
        chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2028, 0xFEFF)
    }


def test_line_ends_blanks_and_blank_lines_are_made_one_sort() -> None:
    assert clean("one \r\ntwo\u00a0 three\rfour\n\n\n\nfive")[0] == "one\ntwo three\nfour\n\nfive\n"


def test_lines_keep_their_indent_since_lists_nest_by_it() -> None:
    assert clean("- a\n  - b\n\t- c")[0] == "- a\n  - b\n - c\n"


def test_hard_wrapped_lines_are_joined_and_broken_words_mended() -> None:
    lines = ["The leaders agreed to a plan on co-", "operation in energy, and on the many"] + [
        "ways in which the two sides cooperate"
    ] * 8
    text, notes = clean(
        "\n".join(line.ljust(45, "x").replace("x", " y") if len(line) < 10 else f"{line} in the year" for line in lines)
    )
    assert "\n" not in text.rstrip("\n") and notes == ["joined lines that had been broken to fit a page"]


def test_a_word_broken_at_the_line_s_end_is_mended_where_the_text_has_it_whole() -> None:
    body = "This text is about cooperation between the many parties and their friends\n" * 8
    assert (
        "agreed on cooperation in all"
        in clean(body + "and at its end it tells that the leaders of the sides agreed on cooper-\nation in all.")[0]
    )


def test_one_sentence_a_line_is_left_as_it_is() -> None:
    text = "".join(f"Sentence number {number} says that the leaders will act on trade.\n" for number in range(20))
    assert clean(text) == (text, [])


def test_wide_gaps_in_a_text_on_one_line_are_its_paragraphs() -> None:
    paragraph = "We,  the   leaders,  met.  " * 60
    assert clean(f"Title      {paragraph}      2. We  will   act.")[0].split("\n\n")[2] == "2. We will act.\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\0" * 100, "is empty"),
        (b"--- *** ---", "holds no text"),
        (bytes(range(256)) * 40, "binary file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"{\\rtf1 We will}", "RTF"),
        (b"PK\x03\x04 xl/workbook.xml", "spreadsheet"),
        (b"\x1b$B hello", "ISO-2022"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", "XML file of Word"),
        (b"MIME-Version: 1.0\nContent-Type: application/pdf\n\n%PDF", "a mail without words of its own"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; " + b'a=";' * 700 + b"\n\nx", "longer names of them"),
        (b"MIME-Version: 1.0\n\n" + b"--x\nContent-Type: message/rfc822\n\n" * 101, "a mail with more parts"),
        (b"We will act. " * 1_700_000, "21 MB"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_what_has_no_end_or_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        intake.read(tmp_path / "missing.txt")
    with pytest.raises(intake.BadDocument, match="folder"):
        intake.read(tmp_path)
    if os.path.exists("/dev/zero"):
        with pytest.raises(intake.BadDocument, match="not a regular file"):
            intake.read("/dev/zero")


def test_a_name_from_outside_comes_out_inert() -> None:
    assert "\x1b" not in refusal(b"", "a\x1b[31m.txt")


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf", "a.docx", "a"]))
def test_any_bytes_are_a_document_or_a_clear_refusal(data: bytes, name: str) -> None:
    try:
        found = intake.read_bytes(data, name)
    except CommitmentsError as error:
        assert str(error)
    else:
        assert found.text.strip()


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ("Country\tPledge\tBy\nPeru\tPEN 40 million\t2026", "Country | Pledge | By\nPeru | PEN 40 million | 2026"),
        ("Who      What     When\nAna      park     2026", "Who | What | When\nAna | park | 2026"),
        ("  Homes\t\t400\n  Trees\t\t90", "Homes | 400\nTrees | 90"),
        ("1.\tWe act.\n2.\tWe pay.", "1. We act.\n2. We pay."),
        ("To:\tThe minister\nFrom:\tThe staff", "To: The minister\nFrom: The staff"),
        ("The plan\tof the year", "The plan of the year"),
        ("Homes\t400\nTrees and\tmany\tmore", "Homes 400\nTrees and many more"),
        (
            f"{'We will build homes in the north,':45}    {'and trees in the towns of the south,':45}\n" * 2 + "too",
            "We will build homes in the north, and trees in the towns of the south,\n" * 2 + "too",
        ),
    ],
)
def test_cells_that_tabs_or_wide_blanks_part_in_several_lines_are_rows_of_a_table(rows: str, read: str) -> None:
    found = intake.read_bytes(f"We met.\n\n{rows}\n\nWe part.\n".encode(), "a.txt")
    assert found.text == f"We met.\n\n{read}\n\nWe part.\n"


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        (
            "mac_latin2",
            "Mac Central European",
            "Zbudujemy dwieście nowych szkół, a rząd zmniejszy emisję, żeby chronić ludzi.",
        ),
        (
            "mac_latin2",
            "Mac Central European",
            "Postavíme dvě stě nových škol a vláda sníží emise, aby chránila prostředí.",
        ),
        (
            "mac_latin2",
            "Mac Central European",
            "A kormány csökkenti a kibocsátást, hogy megvédje a környezetet, és őszintén hű.",
        ),
        ("cp775", "CP775", "Vyriausybė sumažins išmetamųjų teršalų kiekį, kad apsaugotų aplinką."),
        ("iso8859_4", "ISO8859-4", "Valdība samazinās emisijas par 40 procentiem, lai aizsargātu mūsu vidi ar ļaudīm."),
        ("cp855", "CP855", "Правительство сократит выбросы на 40 процентов, чтобы защитить природу."),
        ("cp1125", "CP1125", "Уряд скоротить викиди на 40 відсотків, щоб захистити довкілля."),
        ("cp869", "CP869", "Η κυβέρνηση θα μειώσει τις εκπομπές κατά 40 τοις εκατό."),
        ("cp720", "CP720", "ستخفض الحكومة الانبعاثات بنسبة 40 في المائة لحماية البيئة."),
        ("hz", "HZ", "我们将在2030年前建设两百所新学校。"),
    ],
)
def test_a_text_of_an_old_computer_is_read_in_its_encoding_and_that_is_told(
    encoding: str, name: str, text: str
) -> None:
    found = intake.read_bytes(f"{text}\n".encode(encoding), "a.txt")
    assert (found.text, found.notes) == (f"{text}\n", (f"read as {name}, since it is not UTF-8",))


def test_signs_of_ascii_that_are_no_escapes_stay() -> None:
    assert text_of(b"Set ~{a, b~} and ~{c!~} is ~ 5.\n") == "Set ~{a, b~} and ~{c!~} is ~ 5.\n"
