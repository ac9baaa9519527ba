"""Which encoding a file was saved in, found from its bytes."""

from pathlib import Path

import pytest

from commitments.rows import Unreadable
from commitments.rows.encodings import detect, read_text

SENTENCES = [
    "Le président s’est engagé à créer des écoles – dès 2018.",
    "Señor López prometió mañana más acción en España.",
    "Größe der Straßen über München: fünf Millionen.",
    "Él dijo: “no”",
    "ÉTÉ À L’ÉCOLE",
    "“Quoted” — it’s a promise…",
    "Ação e promoção até amanhã à noite",
    "Å gjøre øyene grønne på ærlig vis",
    "“Schools” – by 2027: £3m",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_a_sentence_is_read_as_it_was_saved(tmp_path: Path, sentence: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,promise\n1,{sentence}\n".encode(encoding))
    assert read_text(path)[0] == f"id,promise\n1,{sentence}\n"


IN_WINDOWS_1252 = [
    "Clean energy:\u00a0 India’s ministers act, and\u00a0Hungary’s do. The leaders’ plan",
    "¥10 trillion • 2¾ parts",
    "Plans · more · most…",
    "c.-à-d. demain",
    "La façade, le maïs, le señor, São Paulo, as ações, Ætna, curriculum vitæ, træer",
]


@pytest.mark.parametrize("sentence", IN_WINDOWS_1252)
def test_signs_and_blanks_of_windows_1252_are_no_letters_of_another_encoding(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(sentence.encode("cp1252"))
    assert read_text(path)[0] == sentence


def test_another_encoding_in_which_the_letters_are_as_usual_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    remarks = []
    for sentence in ("El Niño", "Die Größe der Straßen"):
        path.write_bytes(sentence.encode("cp1252"))
        remarks.append(detect(path).remark)
    assert remarks == [
        "read as Windows-1252, though it may be Windows-1250; name another with --encoding if accents look wrong",
        "read as Windows-1252; name another with --encoding if accents look wrong",
    ]


FOREIGN = [
    (
        "Правительство построит сорок школ до 2027 года и снизит налоги",
        ("cp1251", "koi8-r", "iso8859-5", "mac_cyrillic"),
    ),
    ("Построим школы", ("cp1251", "koi8-r", "cp866", "mac_cyrillic")),
    ("Мы обещаем построить новые больницы для всех", ("cp1251", "mac_cyrillic")),
    ("Уряд збудує сорок шкіл і знизить податки", ("cp1251", "koi8-u")),
    ("Правителството ще построи четиридесет училища", ("cp1251",)),
    ("我们将在2027年前建设四十所学校，降低小企业税收", ("gb18030", "gbk")),
    ("我們將在2027年前建設四十所學校，降低小企業稅收", ("big5", "gb18030")),
    ("二〇二七年までに四十校を建設し、税金を引き下げます。", ("shift_jis", "euc_jp", "iso2022_jp")),
    ("정부는 2027년까지 학교 마흔 곳을 짓고 세금을 낮추겠습니다", ("euc_kr", "iso2022_kr")),
    ("Zbudujemy szkoły, obniżymy podatki; zażółć gęślą jaźń", ("cp1250", "iso8859-2")),
    ("Postavíme čtyřicet škol a snížíme daně pro živnostníky", ("cp1250", "iso8859-2")),
    ("Vlada će izgraditi četrdeset novih škola", ("cp1250",)),
    ("President Milanović will meet Mr. Plenković in Zagreb", ("cp1250", "iso8859-2")),
    ("The University of Gdańsk will open a campus", ("cp1250", "iso8859-2")),
    ("Będziemy inwestować w kolej", ("cp1250", "iso8859-2")),
    ("Mr. Szijjártó and Mr. Győri will meet in Budapest", ("cp1250", "iso8859-2")),
    ("Jövőre három új kórházat nyitunk", ("cp1250", "iso8859-2")),
    ("Guvernul va construi patruzeci de şcoli şi va reduce taxele în anul următor", ("cp1250", "iso8859-2")),
    ("Valdība uzcels četrdesmit jaunas skolas un samazinās nodokļus", ("cp1257",)),
    ("Vyriausybė pastatys keturiasdešimt naujų mokyklų", ("cp1257",)),
    ("Θα χτίσουμε σαράντα σχολεία και θα μειώσουμε τους φόρους", ("cp1253", "iso8859-7")),
    ("سنبني أربعين مدرسة بحلول عام 2027 ونخفض الضرائب", ("cp1256",)),
    ("נבנה ארבעים בתי ספר עד 2027 ונוריד מסים", ("cp1255",)),
    ("2027'ye kadar kırk okul inşa edeceğiz ve vergileri düşüreceğiz", ("cp1254", "cp857")),
    ("Kırk okul, sağlık", ("cp1254",)),
    ("İşsizlik düşecek", ("cp1254",)),
    ("Le président s'engage à créer dix écoles où l'on enseigne le français", ("cp850", "cp437")),
    ("Größe der Straßen über München: fünf Millionen", ("cp850", "cp437")),
    ("Ação e promoção até amanhã à noite", ("cp850",)),
    ("Señor López prometió mañana más acción en España", ("cp850", "cp437")),
    ("Við munum byggja fjörutíu skóla og lækka skatta á Íslandi", ("cp1252", "cp850")),
    ("เราจะสร้างโรงเรียนสี่สิบแห่งภายในปี 2570 และลดภาษี", ("cp874",)),
]


@pytest.mark.parametrize(
    ("sentence", "encoding"), [(sentence, encoding) for sentence, encodings in FOREIGN for encoding in encodings]
)
def test_a_sentence_of_another_script_is_read_as_it_was_saved_and_that_is_said(
    tmp_path: Path, sentence: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    table = f"id,promise,status,url\n1,{sentence},kept,https://a.example/1\n2,{sentence},kept,https://a.example/2\n"
    path.write_bytes(table.encode(encoding))
    text, remark = read_text(path)
    assert (text, "read as" in (remark or "")) == (table, True)


UNTOLD = [
    ("教育改革推進計画、環境保護政策実施", "cp932"),
    ("정부는 약속", "euc_kr"),
    ("Okul yapılacak", "cp1254"),
    ("Eğitim", "cp1254"),
    ("Það", "cp1252"),
    ("obniżymy", "cp1250"),
    ("på", "cp850"),
]


@pytest.mark.parametrize(("sentence", "encoding"), UNTOLD)
def test_where_the_letters_do_not_tell_the_encoding_the_file_is_refused(
    tmp_path: Path, sentence: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(sentence.encode(encoding))
    with pytest.raises(Unreadable, match=r"in which encoding it is cannot be told; .* --encoding"):
        detect(path)


def test_a_guess_is_said_and_what_is_certain_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    remarks = []
    for encoding in ("utf-8", "cp1252"):
        path.write_bytes("un été".encode(encoding))
        remarks.append(detect(path).remark is None)
    assert remarks == [True, False]


def test_a_broken_shift_to_letters_of_two_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"promise\n\x1b$Zqq\n")
    with pytest.raises(Unreadable, match="in which encoding it is cannot be told"):
        detect(path)


def test_a_long_file_in_letters_of_two_bytes_is_told_though_it_is_looked_at_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("a,b\n" + "x,税金を引き下げます。\n" * 120_000).encode("iso2022_jp"))
    assert detect(path).name == "iso2022_jp"


def test_a_damaged_byte_in_much_utf8_is_marked_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("é".encode() * 20 + b"\xff")
    text, remark = read_text(path)
    assert (text, remark) == ("é" * 20 + "�", "not everything in it is UTF-8; what is not was replaced by �")


def test_an_encoding_that_a_map_names_has_to_exist_and_to_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("été".encode("latin-1"))
    assert read_text(path, "latin-1")[0] == "été"
    for wrong in ("utf-9", "utf-8", "base64"):
        with pytest.raises(Unreadable, match=wrong):
            read_text(path, wrong)
