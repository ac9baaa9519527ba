"""PDF -> blocks, through pdfium, in a process of its own.

TODO
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from commitments.errors import CommitmentsError
from commitments.intake.blocks import Block, Sort, lines_of
from commitments.intake.facts import Facts
from commitments.intake.files import BadDocument
from commitments.intake.pdf.bounds import MOST_SECONDS


def text_of(data: bytes, name: str) -> tuple[str, Facts, list[str]]:
    blocks, facts, notes = blocks_of(data, name)
    return "\n".join(lines_of(blocks)), facts, notes


def blocks_of(data: bytes, name: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks with their pages, what the document information says, and notes."""
    if find_spec("pypdfium2") is None:
        raise CommitmentsError("reading a PDF needs one more package: pip install 'commitments[pdf]'")
    said = _read_apart(data, name)
    if "error" in said:
        raise BadDocument(said["error"])
    blocks = [Block(Sort(sort), *rest) for sort, *rest in said["blocks"]]
    # The day the file was made is not taken for the day of publication: files are made again years later.
    return blocks, Facts(said["title"]), said["notes"]


def _read_apart(data: bytes, name: str) -> Any:
    """What the reading process says. It finds the packages where this one does."""
    command = [sys.executable, "-m", __name__, name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=2 * MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise BadDocument(_too_much(name)) from None
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise BadDocument(_too_much(name)) from None


def _too_much(name: str) -> str:
    return (
        f"{name} cannot be read as a PDF (it is broken, or takes too much time or memory); open it in a viewer, "
        f"print it to a new PDF, and add that"
    )
