"""The house keeps its floors: imports point down, and each library stays where it belongs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "commitments"
README = PACKAGE.parent / "README.md"
FLOORS = {
    **dict.fromkeys(
        (
            *("errors", "text", "names", "dates", "deadlines", "postponed", "progress", "homes", "held", "toml"),
            *("pager", "terminal", "statuswords", "languages", "charsets", "tables", "signature", "repository"),
            *("addresses", "datelines", "differences"),
        ),
        0,
    ),
    **dict.fromkeys(
        (
            *("model", "members", "groups", "symbols", "quotes", "money", "records", "read_so_far", "headers"),
            *(
                "workbooks",
                "places",
                "paragraphs",
                "numberings",
                "grammar",
                "sentences",
                "history",
                "statuses",
                "blocks",
                "edges",
                "guidelines",
                "standing",
                "excerpts",
                "publishers",
                "copies",
                "proofs",
            ),
        ),
        1,
    ),
    **dict.fromkeys(("codec", "query", "search", "stats", "checks", "vocabularies", "promises", "rows"), 2),
    **dict.fromkeys(("merging", "agreement", "html", "pdf", "word", "fetching", "coding"), 2),
    **dict.fromkeys(("stores", "extract", "intake", "maps", "reports", "views"), 3),
    **dict.fromkeys(("session", "importers", "codes", "keeping"), 4),
    **dict.fromkeys(("guess", "plan"), 5),
    "desk": 6,
    "commands": 7,
    **dict.fromkeys(("cli", "completion"), 8),
    "__main__": 9,
}
LIBRARIES = {
    "tinydb": {"stores"},
    "sqlite3": {"stores"},
    "typer": {"commands", "cli"},
    "httpcore": {"fetching"},
    "warcio": {"keeping"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "icalendar": {"reports"},
    "rich": {"views", "session", "commands"},
}


def imports() -> Iterator[tuple[str, str, str]]:
    """(file, its room, imported module) for each import anywhere in a file, late ones too."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((str(path), parts[0], alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: a relative import hides which floor it reaches"
                if node.module == "commitments":
                    yield from ((str(path), parts[0], f"commitments.{alias.name}") for alias in node.names)
                else:
                    yield str(path), parts[0], node.module or ""


def rooms_reached() -> list[tuple[str, str, str]]:
    return [
        (path, room, name.split(".")[1])
        for path, room, name in imports()
        if name.startswith("commitments.") and not name.split(".")[1].startswith("__")
    ]


def test_every_room_has_a_floor() -> None:
    assert {room for _, room, _ in rooms_reached()} | {room for _, _, room in rooms_reached()} <= set(FLOORS)


def test_the_readme_names_every_room_on_its_floor_and_no_other() -> None:
    rows = re.findall(r"^\| (\d) \| (.*?) \|", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = [(room, int(floor)) for floor, cell in rows for room in re.findall(r"`(\w+)(?:\.py|/)`", cell)]
    assert sorted(named) == sorted(FLOORS.items())


def test_imports_point_down_and_siblings_of_one_floor_do_not_meet() -> None:
    meet = {0, 1}  # words and the model are each one family: dates use errors, symbols use the model
    wrong = [
        (path, room, other)
        for path, room, other in rooms_reached()
        if room != other
        and not (FLOORS[other] < FLOORS[room] or (FLOORS[other] == FLOORS[room] and FLOORS[room] in meet))
    ]
    assert wrong == []


def test_a_command_never_imports_a_command() -> None:
    wrong = [
        (path, name)
        for path, room, name in imports()
        if room == "commands" and name.startswith("commitments.commands.") and not name.split(".")[2].startswith("_")
    ]
    assert wrong == []


def test_each_library_stays_where_it_belongs() -> None:
    wrong = [(path, name) for path, room, name in imports() if room not in LIBRARIES.get(name.split(".")[0], {room})]
    assert wrong == []
