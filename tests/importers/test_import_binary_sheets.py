"""A spreadsheet in Excel's binary form: its real dates come, and what the form does not tell is said."""

import struct
from pathlib import Path
from zipfile import ZipFile

from commitments.rows import BLANK, Left, Remark, Row, read

DATE, PERCENT = 1, 2
Cell = str | tuple[float, int]
"""A text, or a number and how it is shown."""

_RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.bin"/></Relationships>'
)


def _record(kind: int, data: bytes = b"") -> bytes:
    told = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return told + bytes([len(data)]) + data


def _numbers(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _words(text: str) -> bytes:
    return _numbers(len(text)) + text.encode("utf-16-le")


def _cell(column: int, cell: Cell) -> bytes:
    if isinstance(cell, str):
        return _record(6, _numbers(column, 0) + _words(cell))
    number, shown = cell
    return _record(5, _numbers(column, shown) + struct.pack("<d", number))


def _shown_as(code: int) -> bytes:
    return _record(0x2F, struct.pack("<HH", 0, code) + bytes(12))


def binary(path: Path, rows: list[list[Cell]]) -> Path:
    cells = b"".join(
        _record(0, _numbers(place, 0) + bytes(9)) + b"".join(_cell(column, cell) for column, cell in enumerate(row))
        for place, row in enumerate(rows)
        if row
    )
    parts = {
        "xl/workbook.bin": [
            _record(0x83),
            _record(0x99, _numbers(0, 0) + _words("")),
            _record(0x8F),
            _record(0x9C, _numbers(0, 1) + _words("rId1") + _words("Promises")),
            _record(0x90),
            _record(0x84),
        ],
        "xl/styles.bin": [
            _record(0x116),
            _record(0x269, _numbers(3)),
            *map(_shown_as, (0, 14, 9)),
            _record(0x26A),
            _record(0x117),
        ],
        "xl/worksheets/sheet1.bin": [
            _record(0x81),
            _record(0x94, _numbers(0, len(rows) - 1, 0, 2)),
            _record(0x91),
            cells,
            _record(0x92),
            _record(0x82),
        ],
    }
    with ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/_rels/workbook.bin.rels", _RELATED)
        for name, records in parts.items():
            file.writestr(name, b"".join(records))
    return path


def test_the_cells_of_a_binary_spreadsheet_are_read_and_what_it_does_not_tell_is_said(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Promise", "Due", "Done"], ["We will", (45717, DATE), (0.45, PERCENT)], []]
    items = list(read(binary(tmp_path / "a.xlsb", [*rows, ["We shall", (45748.5, DATE), (1, PERCENT)]])))
    assert [[item.cells[name] for name in ("Promise", "Due", "Done")] for item in items if isinstance(item, Row)] == [
        ["We will", "2025-03-01", 0.45],
        ["We shall", "2025-04-01 12:00", 1],
    ]
    assert [item for item in items if not isinstance(item, Row)] == [
        Remark(
            "a.xlsb",
            "percentages (45% comes as 0.45), links, errors and merged cells are not told; save it as .xlsx",
        ),
        Left("a.xlsb", 3, BLANK),
    ]
