"""The program, `commitments` or `python -m commitments`: a shell's Tab is answered at once, all else by the cli."""

# Built in: `signal` itself takes some milliseconds to load, in which Ctrl-C would print a traceback.
import _signal as signal  # type: ignore[import-not-found]

# While the program is still being loaded Ctrl-C ends it at once and without a word; see `interruptible`.
signal.signal(signal.SIGINT, signal.SIG_DFL)

import gc  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from typing import NoReturn  # noqa: E402

# What Typer imports and hardly a run of it uses, a sixth of what it costs to import.
_SELDOM_USED = (
    "difflib:get_close_matches",
    "gettext:gettext",
    "ipaddress",
    "platform",
    "shutil:get_terminal_size",
    "subprocess",
    "textwrap",
    "tokenize",
    "urllib.parse:quote_from_bytes",
    "uuid:UUID",
)


def main() -> NoReturn:
    """Runs, flushes, and leaves with the exit code."""
    # A command makes values and no cycles, and is over soon: the collector would only cost.
    gc.disable()
    code = _run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said and done
    # Nothing is left to do that tearing the interpreter down for 10 ms would do.
    os._exit(code)


def _run() -> int:
    verb, _, shell = os.environ.get("_COMMITMENTS_COMPLETE", "").partition("_")
    if verb == "complete" and shell in ("bash", "zsh", "fish"):
        from commitments.completion import answer

        return answer(shell, os.environ)
    from commitments.postponed import postponed

    with postponed(*_SELDOM_USED):
        from commitments.cli import run
    return run(sys.argv[1:], interruptible)


def interruptible() -> None:
    """From here on Ctrl-C is told of; nothing is changed before."""
    from commitments.errors import WISHES_TO_STOP

    def told(number: int, _: object) -> NoReturn:
        WISHES_TO_STOP.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, told)


if __name__ == "__main__":
    main()
