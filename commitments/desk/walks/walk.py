"""A walk through items, one by one: shown, asked about, decided. What is decided is stored at once, each as one step of
undo, so that leaving, in whatever way, loses nothing."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from commitments.desk.change import Proof, tag_name
from commitments.desk.said.fields import web_address
from commitments.desk.walks.skipped import Skipped
from commitments.errors import CommitmentsError, NotFound, without_options
from commitments.terminal import ESC, in_lines
from commitments.text import fold

if TYPE_CHECKING:
    from commitments.model import Commitment
    from commitments.session import Session

T = TypeVar("T")


class After(Enum):
    """Where a key leads."""

    NEXT = "the next item"
    AGAIN = "this item, shown again, since it looks otherwise now"
    STAY = "the question"


class Left(CommitmentsError):
    """Somebody left a question by Esc, or the input ended in it."""

    def __init__(self, *, is_end: bool) -> None:
        super().__init__("left as it is")
        self.is_end = is_end


def asked(session: "Session", question: str, check: Callable[[str], object] = str) -> str:
    """The answer to a question inside a walk, asked again while `check` refuses it; "" for an empty line.

    Raises Left, so that nothing is stored of what was answered in part.
    """
    while True:
        answer = session.answer(question)
        if answer is None or answer == ESC:
            raise Left(is_end=answer is None)
        try:
            if answer:
                check(answer)
        except CommitmentsError as error:
            session.say(without_options(error))
        else:
            return answer


class Key(NamedTuple):
    letter: str
    name: str
    """Typed in full it means the same."""
    help: str
    do: Callable[[str], After]
    """Given what was typed behind the key. It may raise CommitmentsError, which is told and asked again."""
    prompt: str = ""
    """How the question names it; "" where only the help does."""
    is_alone: bool = False
    """Whether what is typed behind it would mean nothing, and so is refused."""
    also: str = ""
    """The letter that does the same in another walk, where it means nothing else in this one."""


_AT_END = "that was the last one; {}[b]ack, [q]uit: "
_KEYS_AT_END = "bju"
_NONE_BEHIND = "there is none behind it; Enter leaves"


class _Step(NamedTuple):
    place: int
    items: list[str]
    decided: dict[str, str]
    entry: int


class Gone(NamedTuple, Generic[T]):
    """Of an item that was dealt with otherwise than by a key of its own."""

    rest: Sequence[tuple[str, T]] = ()
    """What of it still waits."""
    is_here: bool = False
    """Whether by what was decided in this walk about another item."""


class Walk(Generic[T]):
    """`items`: a name for each, which also stands for it in what was skipped the last time, with its value.

    The keys that every walk has are added to those of this one: skip, back, jump, undo, help, quit.
    """

    def __init__(
        self,
        session: "Session",
        who: str,
        skipped: Skipped,
        items: Sequence[tuple[str, T]],
        show: Callable[[T, str], None],
        words: Callable[[Sequence[T]], Iterable[str]],
        left_of: "Callable[[T], Gone[T] | None]" = lambda _: None,
        now: Callable[[str], str | None] | None = None,
    ) -> None:
        """`words` says what can be looked for in each of some items; `left_of` what became of one that was dealt
        with meanwhile, and None where it was not; `now`, of an item that is decided here, what is left of
        that, and None where others have taken it back."""
        self.session, self.who, self.skipped, self._show, self._words = session, who, skipped, show, words
        self._left_of, self._now = left_of, now
        self.values: dict[str, T] = dict(items)
        self.items = skipped.last([name for name, _ in items])
        self.decided: dict[str, str] = {}
        """What was done about those of the items that are decided."""
        self.place = 0
        self.keys: dict[str, Key] = {}
        self._steps: list[_Step] = []

    @property
    def name(self) -> str:
        return self.items[self.place]

    @property
    def item(self) -> T:
        return self.values[self.name]

    def replace(self, value: T) -> None:
        self.values[self.name] = value

    def insert(self, new: Sequence[tuple[str, T]]) -> None:
        """Items that are left of this one, to come next, which is told."""
        if self._insert(new):
            self.session.say(f"the rest of it comes next, so there are {len(self.items):,}")

    def _insert(self, new: Sequence[tuple[str, T]]) -> bool:
        fresh = [(name, value) for name, value in new if name not in self.items]
        self.values |= dict(fresh)
        self.items[self.place + 1 : self.place + 1] = [name for name, _ in fresh]
        return bool(fresh)

    def is_decided(self) -> bool:
        """Whether this item is, as it stands now."""
        if self._now is None or self.name not in self.decided:
            return self.name in self.decided
        try:
            now = self._now(self.name)
        except NotFound:  # somebody has removed it, which is told where it is shown
            return True
        if now is None:
            del self.decided[self.name]
            self.session.say("what was decided here was taken back elsewhere")
            return False
        self.decided[self.name] = now
        return True

    def _make_room(self) -> None:
        """Items that were dealt with otherwise give way to what is left of them."""
        first, of_all = self.place + 1, f"of {len(self.items):,}"
        where: list[bool] = []
        while self.place < len(self.items) and not self.is_decided():
            gone = self._left_of(self.item)
            if gone is None:
                break
            self._insert(gone.rest)
            del self.items[self.place]
            where.append(gone.is_here)
        if where:
            last = first + len(where) - 1
            which = f"{first:,} {of_all} was" if last == first else f"{first:,} to {last:,} {of_all} were"
            how = "here, as part of another" if all(where) else "elsewhere meanwhile"
            self.session.say(f"{which} dealt with {how}")

    def go(self, keys: Sequence[Key], tell: Callable[[], None]) -> None:
        """Until the end of the items or of the input, or a quit. `tell` says then what was done and what is left, also
        where it is interrupted."""
        try:
            self._go(keys)
        except KeyboardInterrupt:
            with suppress(CommitmentsError):  # perhaps since it was interrupted in the middle of a change
                tell()
            raise
        tell()

    def _go(self, keys: Sequence[Key]) -> None:
        own = [
            Key("s", "skip", "leave it for later; it comes last the next time", self._skip, "[s]kip", True),
            Key("b", "back", "to the one before", self._back, "[b]ack", True),
            Key("j", "jump", "j 12, or just 12: to that one; j WORDS: to the next with these words", self._jump),
            Key("u", "undo", "take back what was decided last here", self._undo, "", True),
            Key("?", "help", "these lines", self._help, "[?]"),
        ]
        self.keys = {key.letter: key for key in [*keys, *own]}
        prompt = ", ".join(key.prompt for key in self.keys.values() if key.prompt) + ", [q]uit: "
        has_asked = False
        while True:
            self._make_room()
            if self.place == len(self.items):
                # Else the last decision could not be taken back, and keys typed ahead would go to the shell.
                at_end = _AT_END.format("[u]ndo, " if self._steps else "")
                if has_asked and self.items and self._asked(at_end, is_at_end=True):
                    continue
                break
            try:
                self._show(self.item, f"{self.place + 1:,} of {len(self.items):,}")
            except NotFound as error:  # somebody has removed it
                self.session.say(str(error))
                del self.items[self.place]
                continue
            if done := self.decided.get(self.name):
                self.session.say(f"  ({done})")
            has_asked = True
            if not self._asked(prompt):
                break

    @property
    def left(self) -> int:
        return sum(1 for name in self.items if name not in self.decided)

    def _asked(self, prompt: str, *, is_at_end: bool = False) -> bool:
        """Asks until a key leads away from the question. False to stop."""
        while True:
            said = self.session.answer(prompt)
            if said is None or fold(said) in ("q", "quit") or (is_at_end and not said):
                if said is None:
                    self.session.say("")
                return False
            found = self._key(said) if said != ESC else None
            if found is None or (wrong := self._unfit(*found, is_at_end)):
                missed = "? for the keys" if said in ("", ESC) else f"no such key: {said[:20]}; ? for the keys"
                self.session.say(wrong if found else _NONE_BEHIND if is_at_end else missed)
                continue
            before, items, place = self.session.store.changes_made, list(self.items), self.place
            decided = dict(self.decided)
            try:
                after = found[0].do(found[1])
            except Left as left:
                self.session.say("" if left.is_end else str(left))
                if left.is_end:
                    return False
                after = After.AGAIN
            except CommitmentsError as error:
                self.session.say(without_options(error))
                after = After.STAY
            if found[0].letter != "u" and self.session.store.changes_made > before:
                self._note(_Step(place, items, decided, self._last_entry()))
            if after is After.NEXT:
                self.place += 1
            if after is not After.STAY:
                return True

    def _unfit(self, key: Key, words: str, is_at_end: bool) -> str:
        """Why it cannot be meant; "" where it can."""
        if is_at_end and key.letter not in _KEYS_AT_END:
            return _NONE_BEHIND
        return f"nothing goes behind {key.letter}; type it alone, or ? for the keys" if key.is_alone and words else ""

    def _key(self, said: str) -> tuple[Key, str] | None:
        word, _, rest = said.partition(" ")
        if said.replace(",", "").isdecimal():
            return self.keys["j"], said
        if said.startswith("/"):
            return self.keys["j"], said[1:]
        word = "?" if fold(word) == "h" else fold(word)
        key = next((key for key in self.keys.values() if word in (key.letter, key.name, key.also or key.letter)), None)
        return (key, rest.strip()) if key else None

    def _note(self, step: _Step) -> None:
        self._steps.append(step)
        self.skipped.forget(step.items[step.place])

    def _last_entry(self) -> int:
        return next((entry.number for entry in self.session.store.standing()), 0)

    def _skip(self, _: str) -> After:
        self.skipped.add(self.name)
        return After.NEXT

    def _back(self, _: str) -> After:
        if not self.place:
            self.session.say("this is the first one")
            return After.STAY
        self.place -= 1
        return After.AGAIN

    def _jump(self, where: str) -> After:
        where = where or asked(self.session, "number, or words: ")
        if not where:
            return After.AGAIN
        number = where.replace(",", "")
        if number.isdecimal():
            if not 1 <= (place := int(number[:9])) <= len(self.items):
                raise CommitmentsError(f"there are 1 to {len(self.items):,}")
            self.place = place - 1
            return After.AGAIN
        needles = fold(where)
        behind = min(self.place + 1, len(self.items))
        order = [*range(behind, len(self.items)), *range(behind)]
        for place, words in zip(order, self._words([self.values[self.items[one]] for one in order]), strict=True):
            if needles in fold(words):
                self.place = place
                return After.AGAIN
        raise CommitmentsError(f"none has the words {where!r}")

    def _undo(self, _: str) -> After:
        if not self._steps:
            raise CommitmentsError("nothing was decided here that could be taken back; see: commitments undo --list")
        step = self._steps[-1]
        if self._last_entry() != step.entry:
            raise CommitmentsError("something else was changed since; see: commitments undo --list")
        self.session.store.undo(self.who, self.session.now)
        self._steps.pop()
        self.place, self.items, self.decided = step.place, step.items, step.decided
        self.session.say("taken back")
        return After.AGAIN

    def _help(self, _: str) -> After:
        kept = "leave; what was decided is kept, and the same command goes on from there"
        lines = [*((key.letter, key.name, key.help) for key in self.keys.values()), ("q", "quit", kept)]
        wide = max(10, *(len(name) for _, name, _ in lines))
        for letter, name, words in lines:
            self.session.say(in_lines(f"  {letter}  {name:<{wide}} {words}", wide + 6))
        return After.STAY


def asked_proof(session: "Session", url: str = "") -> Proof:
    """What is asked of one piece of evidence, whose address may have been said; without one for none. Raises UsageError
    for an address that is none."""
    if url:
        url = web_address("the address", url)
    else:
        url = asked(session, "evidence URL (empty for none): ", lambda answer: web_address("the answer", answer))
    if not url:
        return Proof()
    return Proof([url], asked(session, "its title: ") or None, asked(session, "its publisher: ") or None)


def retagged(commitment: "Commitment", words: Sequence[str]) -> "Commitment":
    """`word` and `+word` are added, `-word` is taken away. Raises UsageError."""
    gone = {tag_name(word[1:]) for word in words if word.startswith("-")}
    new = [tag_name(word.removeprefix("+")) for word in words if not word.startswith("-")]
    return commitment.with_tags([tag for tag in [*commitment.tags, *new] if tag not in gone])
