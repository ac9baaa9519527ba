"""One run of the program: which store, what day it is, who is asking, and where to write. Found once, passed on."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, time
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from time import localtime
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar, cast

from commitments.dates import parse_point
from commitments.errors import Declined, NotFound, StoreError, UnknownName, UsageError
from commitments.held import Held
from commitments.progress import Progress
from commitments.terminal import ESC, Typist, has_plain_locale, in_lines, is_seen, is_taller
from commitments.text import inert, without_password

if TYPE_CHECKING:
    from rich.console import Console

    from commitments.model import Commitment
    from commitments.pager import Pager
    from commitments.query import Query
    from commitments.search import Needle
    from commitments.stores import Store


T = TypeVar("T")


class ReadAgain(Exception):
    """What a command has read was changed meanwhile, and nothing of it was shown yet: it is to be run once more."""


class Session:
    """What every command gets as `ctx.obj`. Nothing is looked up before it is asked for."""

    def __init__(
        self,
        store: str | None = None,
        today: str | None = None,
        color: str = "auto",
        typed: Sequence[str] = (),
        *,
        may_repeat: bool = False,
        may_page: bool = True,
    ) -> None:
        """With `may_repeat` whoever runs the command runs it once more on `ReadAgain`; with `may_page` a result that
        is longer than the terminal goes through the reader's pager."""
        if color not in ("auto", "always", "never"):
            raise UnknownName("value of --color", color, ["auto", "always", "never"])
        self.store_option = store
        self._today_option = today or os.environ.get("COMMITMENTS_TODAY") or None
        self._color = color
        self._typed = typed
        self._may_repeat, self._may_page = may_repeat, may_page
        self.has_asked = False
        """Whether somebody is talked with."""
        self.has_made = ""
        """What has been done beside changes of the store, as in "the store was made"."""

    # --- the clock and the person -------------------------------------------------------------------------------------

    @cached_property
    def today(self) -> date:
        real = date(*localtime()[:3])  # which also a time zone of 99 hours has
        return self.day(self._today_option, real) if self._today_option else real

    @property
    def now(self) -> datetime:
        """The instant that `recorded` takes; the start of the day where --today fixes the clock."""
        if self._today_option:
            return datetime.combine(self.today, time(), UTC)
        return datetime.now(UTC).replace(microsecond=0)

    def day(self, text: str | None, today: date | None = None, first: bool = False) -> date:
        """A day that somebody wrote; today where there is none. A partial date means the end of its period, or the
        first day of it."""
        if text is None:
            return self.today
        try:
            point = parse_point(text, today or self.today)
        except ValueError as error:
            raise UsageError(str(error)) from None
        return point.first if first else point.last

    def by(self, name: str | None = None) -> str:
        """Who makes a change: the name given, else $COMMITMENTS_BY, else git's user.name, else the login. Raises
        StoreError where there is no store to make it in; see `may_change`."""
        self.may_change()
        return name or os.environ.get("COMMITMENTS_BY") or _signature()

    @property
    def command(self) -> str:
        """What was typed, for the log: `mark 3 kept`."""
        import shlex

        return shlex.join(map(without_password, self._typed))

    # --- the store ----------------------------------------------------------------------------------------------------

    @cached_property
    def store(self) -> "Store":
        from commitments.stores import Store

        store = Store.open(self.store_place())
        self.attend(store)
        return store

    def opened(self, place: str) -> "Store":
        """The store that a user calls so."""
        from commitments.stores import Store, is_url

        found = place if is_url(place) else Store.at(place)
        if found is None:
            raise StoreError(f"there is no store at {without_password(place)}")
        store = Store.open(found)
        self.attend(store)
        return store

    def attend(self, store: "Store") -> None:
        """What it says, and how far it is, is told here."""
        store.progress = self._progress.report
        store.tell = self.warn

    @property
    def done(self) -> str:
        """What has been done, as a sentence begins that says it all the same; "" for nothing."""
        return self.has_made or ("the change was made" if self.changes_made else "")

    @property
    def changes_made(self) -> int:
        """How many changes of the store this run has made."""
        return self.store.changes_made if "store" in self.__dict__ else 0

    def store_place(self) -> Path | str:
        """The folder of the store, or its URL. The first run of somebody who has none gets a copy of the shipped
        example."""
        return self._found_store() or self._own_store()

    @property
    def has_store(self) -> bool:
        """Whether there is one here, so that a command that can do without need not make one."""
        return self._found_store() is not None

    def _found_store(self) -> Path | str | None:
        from commitments.stores.finding import found

        return found(self.store_option)

    def may_change(self) -> None:
        """Raises StoreError for somebody without a store, who so far has but looked at a copy of the example. What is
        done in it once, when it was named, makes it a store as any other."""
        if self._found_store() is None:
            from commitments.stores.finding import refuse_to_change_the_example

            refuse_to_change_the_example()

    def _own_store(self) -> Path:
        from commitments.homes import own_store
        from commitments.stores import Store

        path = Path(own_store())
        if Store.at(path) is None:
            Store.create(path, example=True)
            self.say(f"no store here, so a copy of the shipped example was placed in {path}")
        return path

    # --- what is asked for --------------------------------------------------------------------------------------------

    def select(
        self, terms: Sequence[str] | None, day: date | None = None, explain: bool = False, trusting: bool = False
    ) -> "Query":
        """The query of these words, its saved views (`@name`) and ids looked up in the store; see `Query.bind`."""
        from commitments.query import parse

        store = self.store
        settings = store.settings
        query = parse(terms or (), day or self.today, settings.stale_after, settings.views, settings.groups)
        query = query.bind(store.document_ids, store.numbers, trusting=trusting, kept=lambda: store.evidence)
        if explain:
            self.say(f"query: {query.explain() or '(everything)'}")
        return query

    def commitments(
        self, query: "Query", day: date | None = None, sought: "Needle | None" = None
    ) -> "Iterator[Commitment]":
        """Those that the query meets; `sought` is what the caller will search among them for."""
        return self.store.commitments(query, day or self.today, sought)

    def asked(
        self, terms: Sequence[str] | None, day: date | None = None, explain: bool = False
    ) -> "Iterator[Commitment]":
        """The commitments that these words mean, as they stand on that day."""
        return self.commitments(self.select(terms, day, explain), day)

    def no_match(self, words: Sequence[str]) -> NotFound:
        """The error where a command needs a commitment and none matches; a misspelt id is told the nearest."""
        import difflib

        document, hyphen, number = words[0].rpartition("-") if len(words) == 1 else ("", "", "")
        ids = self.store.document_ids() if hyphen and number.isdecimal() else []
        near = difflib.get_close_matches(document, ids, n=1)
        hint = f"did you mean {near[0]}-{number}?" if near else "commitments list shows what there is"
        return NotFound(f"no commitment matches {' '.join(words)!r}; {hint}")

    def one(self, name: str) -> "Commitment":
        """The one commitment of an id or a bare number."""
        ids = self.select([name]).ids()
        if ids is None or len(ids) != 1:
            raise NotFound(f"{name!r} is not the id of one commitment; commitments list shows the ids")
        return self.store.commitment(next(iter(ids)))

    # --- consoles -----------------------------------------------------------------------------------------------------

    @cached_property
    def is_terminal(self) -> bool:
        return sys.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def has_color(self) -> bool:
        if self._color != "auto":
            return self._color == "always"
        return self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @cached_property
    def is_ascii(self) -> bool:
        """Whether standard output can show only plain characters."""
        if self.is_terminal and has_plain_locale():
            return True
        try:
            "✓█…".encode(sys.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return True
        return False

    @cached_property
    def console(self) -> "Console":
        """Rich's console on standard output. Piped, it is as wide as what it shows."""
        from rich.console import Console

        console = Console(
            file=cast("TextIO", self.out),  # it has all that Rich asks for
            width=None if self.is_terminal else 10_000,
            force_terminal=self.has_color,
            color_system="auto" if self.has_color else None,
            no_color=not self.has_color,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )
        # Its own way to end a program whose reader is gone is to fail.
        console.on_broken_pipe = _reader_gone  # type: ignore[method-assign]
        return console

    def show(self, *renderables: Any) -> None:
        """Renderables to standard output, some lines at a time: rich would lay out all of a long one first."""
        with self._result():
            for renderable in renderables:
                for place, part in enumerate(_parts(renderable, self.console)):
                    self._progress.report("showing", place * _AT_A_TIME, 0)
                    self.console.print(part)

    def write(self, chunks: Iterable[str]) -> None:
        """Text to standard output, as it is."""
        rest = iter(chunks)
        first = next(rest, "")  # which may take long, if it is made only now
        with self._result():
            self.out.write(first)
            self.out.writelines(rest)

    def write_bytes(self, pieces: Iterable[bytes]) -> None:
        """What is no text to standard output, which has to lead to a file or to another program. Raises UsageError."""
        if self.is_terminal:
            raise UsageError("this is no text for a terminal; name a file with -o, or send it to another program")
        with self._result():
            sys.stdout.flush()
            sys.stdout.buffer.writelines(pieces)

    def say(self, message: str) -> None:
        """A hint or count, to standard error, in its turn among what is shown."""
        self._progress.clear()
        line = inert(message)
        self.out.beside(sys.stderr, f"{in_lines(line) if sys.stderr.isatty() else line}\n")

    def warn(self, message: str) -> None:
        """What is so whatever else is shown, to standard error at once."""
        self._progress.clear()
        if "out" in self.__dict__ and self.out.is_paged:
            self.out.beside(sys.stderr, f"warning: {inert(message)}\n")
            return
        print(f"warning: {inert(message)}", file=sys.stderr)  # noqa: T201

    @cached_property
    def out(self) -> Held:
        """Standard output. A short result waits there until `finish`."""
        return Held(sys.stdout, _HELD_ON_SCREEN, self._pager) if self.is_terminal else Held(sys.stdout, _HELD)

    def _pager(self, text: str) -> "Pager | None":
        """For a result that begins with this text: none for one that fits the screen, or that tells of a change."""
        if not self._may_page or self.changes_made or os.environ.get("TERM") == "dumb":
            return None
        size = os.get_terminal_size(sys.stdout.fileno())
        if not is_taller(text, size.columns, size.lines):
            return None
        from commitments import pager  # some milliseconds, which a result that fits need not wait for

        found = pager.opened()
        if found:
            self._progress.rest()
        return found

    def run_once(self) -> None:
        """From here on the command has done what cannot be done again: it has asked, or taken what was there once."""
        self._may_repeat = self._may_page = False

    @property
    def may_run_again(self) -> bool:
        """Whether running the command once more does the same as if it had not been run."""
        return self._may_repeat and not self.out.is_gone and not self.changes_made and not self.has_made

    def finish(self) -> None:
        """Shows what waits to be shown. Raises ReadAgain instead, where it may be partly from before a change that
        somebody made meanwhile, and partly from after it."""
        if "store" in self.__dict__ and self.store.is_torn():
            if self._may_repeat and not self.out.is_gone:
                raise ReadAgain
            self.warn("the store was changed while it was read, and a part of that may be missing here; run it again")
        self.out.let_go()
        self.out.end()

    @cached_property
    def _progress(self) -> Progress:
        can_show = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        return Progress(sys.stderr if can_show else None)

    def progress(self, doing: str) -> Callable[[int, int], None]:
        """What long work reports its steps to: how many are done, of how many, or of 0 where that is not known yet.
        They are shown on standard error, if that is a terminal, after a second."""
        return partial(self._progress.report, doing)

    def watched(self, doing: str, pieces: Iterable[T]) -> Iterator[T]:
        """The pieces of long work, counted where somebody watches."""
        for done, piece in enumerate(pieces):
            if done % _COUNTED == 0:
                self._progress.report(doing, done, 0)
            yield piece

    def _result(self) -> AbstractContextManager[None]:
        """The time in which standard output is written to. It may be the same terminal, also behind a pager: progress
        goes on only beside a file."""
        return self._progress.held() if is_seen(sys.stdout) else nullcontext()

    def close(self) -> None:
        """Nothing more comes from this run, but for its error."""
        self._progress.clear()
        if "out" in self.__dict__:
            self.out.end()
        if "store" in self.__dict__:
            self.store.close()

    def confirm(self, question: str, otherwise: str) -> None:
        """Asks on a terminal; raises Declined on a no. Without a terminal it never asks: `otherwise` names the flag."""
        if not self.can_ask:
            raise Declined(f"{question} There is no terminal to ask on, so nothing was changed; {otherwise}")
        if self.ask(f"{question} [y/N] ").casefold() not in ("y", "yes"):
            raise Declined("nothing was changed")

    def refuse_unattended(self, what: str, otherwise: str) -> None:
        """Raises Declined where nobody can be asked, or would not see what is asked about; `otherwise` is the way
        without."""
        if not self.can_ask:
            raise Declined(f"{what} asks questions, so it needs a terminal; elsewhere use: {otherwise}")
        if not self.is_terminal:
            raise Declined(
                f"{what} asks about what it shows, so its output needs to be a terminal too; elsewhere use: {otherwise}"
            )

    def ask(self, question: str) -> str:
        """The line that the user types, without its blanks; "" at the end of the input too."""
        answer = self.answer(question)
        return "" if answer in (None, ESC) else answer or ""

    def answer(self, question: str) -> str | None:
        """The same; None at the end of the input, and ESC where Esc was pressed."""
        self.run_once()
        if "store" in self.__dict__:
            self.store.rest()
        self.has_asked = True
        self.out.let_go()
        self.out.end()
        self._progress.clear()
        words = in_lines(inert(question))
        try:
            line = self._typist.line(lambda: print(words, end="", file=sys.stderr, flush=True))  # noqa: T201
        except KeyboardInterrupt:
            print(file=sys.stderr)  # noqa: T201 - what is said of it gets a line of its own
            raise
        if line == ESC:
            print(file=sys.stderr)  # noqa: T201 - Enter would have begun a new line
        return line if line in (None, ESC) else str(line).strip()

    @cached_property
    def _typist(self) -> Typist:
        return Typist(sys.stdin)


def _reader_gone() -> NoReturn:
    raise BrokenPipeError


_HELD, _HELD_ON_SCREEN = 1 << 20, 1 << 14
"""Characters of a result that are held back: the most that nobody waits for."""
_COUNTED = 64
"""Pieces between two reports, since there may be a hundred thousand."""
_AT_A_TIME = 20
"""Pieces of a renderable that are printed together."""


def _parts(renderable: Any, console: "Console") -> Iterator[Any]:
    from rich.console import Group
    from rich.text import Text

    if isinstance(renderable, str | Text):
        yield renderable
        return
    pieces = iter(renderable.__rich_console__(console, console.options))
    while some := list(islice(pieces, _AT_A_TIME)):
        yield Group(*some)


def _signature() -> str:
    from commitments import signature

    return signature.git_name() or signature.login()
