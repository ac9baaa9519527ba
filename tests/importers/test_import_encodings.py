"""Which encoding a file was saved in, found from its bytes."""

from pathlib import Path

import pytest

from commitments.importers.encodings import detect, read_text
from commitments.importers.rows import Unreadable

SENTENCES = [
    "Le président s’est engagé à créer des écoles – dès 2018.",
    "Señor López prometió mañana más acción en España.",
    "Größe der Straßen über München: fünf Millionen.",
    "Él dijo: “no”",
    "ÉTÉ À L’ÉCOLE",
    "“Quoted” — it’s a promise…",
    "Ação e promoção até amanhã à noite",
    "Å gjøre øyene grønne på ærlig vis",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_a_sentence_is_read_as_it_was_saved(tmp_path: Path, sentence: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,promise\n1,{sentence}\n".encode(encoding))
    assert read_text(path)[0] == f"id,promise\n1,{sentence}\n"


def test_a_guess_is_said_and_what_is_certain_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    remarks = []
    for encoding in ("utf-8", "cp1252"):
        path.write_bytes("un été".encode(encoding))
        remarks.append(detect(path).remark is None)
    assert remarks == [True, False]


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
