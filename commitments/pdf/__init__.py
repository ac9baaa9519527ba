"""PDF -> blocks, through pdfium, in a process of its own.

`drawn/` asks the library what stands where on a `page`, and whether it is seen. `marks` tells which raised numbers are
of notes, `initials` puts large first letters to their words, `edges` takes running heads off, `margins` what stands
beside the text. `layout/` puts words into rows, cells and columns, in the order of reading. `lines`, `lanes`,
`paragraphs`, `headings` and `reading` make the blocks, `joining` one of those that go on, `labels` says how their pages
are cited. `__main__` is the process, `bounds` what it may cost.

Why pdfium (Apache/BSD), of four libraries with a permissive licence, on files made for the purpose. Three hundred full
pages take pdfium's own text 1, pypdf 2.3, pdfminer.six 18, pdfplumber 45; with everything done here it is 5. Memory
is 1, 1.8, 1.7 and 2. None gives the text as it is seen: columns that are drawn row by row come out interleaved from
all but pdfminer, which in turn tears rows of tables apart; all keep white and undrawn text; all but pypdf glue the
mark of a note to the number before it. So what matters is how well and how fast a library says where letters stand and
how they are drawn, and there pdfium is the quickest by far. pypdf tells where a stretch of text begins, not where it
ends, so that no gutter can be seen.

It is written in C++, and a broken file might end the process. Of 2,800 files that were damaged at random none did; yet
files come from strangers, so it runs apart, with a limit on its time and memory. That bounds bombs too.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from commitments.blocks import Block, Sort, Turn
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts
from commitments.errors import CommitmentsError
from commitments.pdf.bounds import MOST_SECONDS, MOST_WAITED


def blocks_of(data: bytes, name: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks with their pages, what the document information says, and notes."""
    if find_spec("pypdfium2") is None:
        raise CommitmentsError("reading a PDF needs one more package: pip install 'commitments[pdf]'")
    said = _read_apart(data, name)
    if "error" in said:
        raise BadDocument(said["error"])
    if "failed" in said:
        raise CommitmentsError(
            f"the program failed on {name}, which need not be broken ({said['failed']}); report this with the file, "
            f"and for now copy its text from a viewer into a text file and add that"
        )
    blocks = [
        Block(Sort(sort), words, level, marker, page, tuple([Turn(*turn) for turn in turns]))
        for sort, words, level, marker, page, turns in said["blocks"]
    ]
    # The day the file was made is not taken for the day of publication: files are made again years later.
    return blocks, Facts(said["title"]), said["notes"]


def _read_apart(data: bytes, name: str) -> Any:
    """What the reading process says. It finds the packages where this one does."""
    command = [sys.executable, "-m", __name__, name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"}
    most = MOST_WAITED if find_spec("resource") else MOST_SECONDS
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=most)
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
