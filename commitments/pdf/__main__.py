"""The process that reads a PDF: bytes from standard input, blocks as JSON to standard output."""

import contextlib
import json
import sys
from pathlib import Path

from commitments.errors import CommitmentsError
from commitments.pdf.bounds import MOST_MEMORY, MOST_SECONDS


def main() -> None:
    data, name = sys.stdin.buffer.read(), sys.argv[1]
    _hold()
    try:
        said = _said(data, name)
    except CommitmentsError as error:
        said = {"error": str(error)}
    except MemoryError:
        raise  # the file is too much
    except Exception as error:
        said = {"failed": _where(error)}
    sys.stdout.buffer.write(json.dumps(said).encode())


def _said(data: bytes, name: str) -> dict[str, object]:
    from commitments.pdf.reading import reading

    title, blocks, notes = reading(data, name)
    return {"title": title, "blocks": [(block.sort.value, *block[1:]) for block in blocks], "notes": notes}


def _where(error: Exception) -> str:
    """What went wrong, and in which line of the program."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
    return f"{type(error).__name__}{place}"


def _hold() -> None:
    """No more memory and time than a document needs, and no file of a crash, where the system can hold a process."""
    try:
        import resource
    except ImportError:
        return
    for which, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):  # a system that knows no such limit
            resource.setrlimit(which, (most, most))


main()
