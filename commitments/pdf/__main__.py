"""The process that reads a PDF: bytes from standard input, blocks as JSON to standard output."""

import contextlib
import json
import sys

from commitments.errors import CommitmentsError
from commitments.pdf.bounds import MOST_MEMORY, MOST_SECONDS


def main() -> None:
    data, name = sys.stdin.buffer.read(), sys.argv[1]
    _hold()
    from commitments.pdf.reading import reading

    try:
        title, blocks, notes = reading(data, name)
    except CommitmentsError as error:
        said: object = {"error": str(error)}
    else:
        rows = [(block.sort.value, *block[1:]) for block in blocks]
        said = {"title": title, "blocks": rows, "notes": notes}
    sys.stdout.buffer.write(json.dumps(said).encode())


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
