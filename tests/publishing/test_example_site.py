"""The site of the shipped example, as `example_site.json` has it: its files, and the bytes of those for machines.

    python -m tests.publishing.test_example_site FOLDER

notes it anew.
"""

import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from terminals import Program

from commitments.cli import run

NOTED = Path(__file__).with_name("example_site.json")
DATA = Path(__file__).parents[2] / "data"


def site(folder: Path, call: Callable[..., object]) -> dict[str, str]:
    day = ("--today", "2026-11-24")
    call("--store", str(DATA), *day, "publish", str(folder), "--base-url", "https://example.org/")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.match(".commitments-site*"))
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: _print(path) for name, path in found.items() if not name.startswith(".commitments-site")}


def _print(path: Path) -> str:
    """Pages and their looks change often, and are looked at in other ways."""
    return "" if path.suffix in (".html", ".css", ".js") else sha256(path.read_bytes()).hexdigest()[:16]


def test_the_site_of_the_example_is_as_noted(program: Program, tmp_path: Path) -> None:
    assert site(tmp_path / "site", program) == json.loads(NOTED.read_text(encoding="utf-8"))


if __name__ == "__main__":
    NOTED.write_text(
        json.dumps(site(Path(sys.argv[1]), lambda *words: run(list(words))), indent=0) + "\n", encoding="utf-8"
    )
