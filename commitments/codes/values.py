"""What one coder says of the commitments and the passages of one document."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from commitments.model import Commitment, Span, Status


class Code(NamedTuple):
    """How a coder rates a commitment. `unassessed` takes the coder's earlier code back."""

    commitment: str
    status: Status
    recorded: datetime
    note: str | None = None
    actor: str | None = None
    """The one member of a joint promise that it speaks of; None for all of them."""
    guideline: str | None = None
    """The key of the guideline it was made under."""
    quote: str | None = None
    """What was coded: a merge may give the commitment another number, and this one to another commitment."""


class Judgement(NamedTuple):
    """Whether a passage is a commitment."""

    span: Span
    quote: str
    """The passage: when the text is replaced by another one, what was judged is still known."""
    is_promise: bool
    recorded: datetime
    note: str | None = None


class Codings(NamedTuple):
    """All that one coder has said of one document, in the order in which it was said."""

    document: str
    coder: str
    codes: tuple[Code, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def until(self, day: date) -> "Codings":
        """As it was at the end of that day, UTC."""
        codes = tuple(code for code in self.codes if code.recorded.date() <= day)
        return self._replace(
            codes=codes, judgements=tuple(one for one in self.judgements if one.recorded.date() <= day)
        )

    def followed(self, commitments: Iterable[Commitment]) -> "Codings":
        """With each code under the number that its words have now."""
        quotes = {one.id: one.quote for one in commitments}
        ids: dict[str, list[str]] = {}
        for id_, quote in quotes.items():
            ids.setdefault(quote, []).append(id_)

        def follow(code: Code) -> Code:
            now = ids.get(code.quote or "", [])
            is_elsewhere = len(now) == 1 and quotes.get(code.commitment) != code.quote
            return code._replace(commitment=now[0]) if is_elsewhere else code

        return self._replace(codes=tuple(map(follow, self.codes)))

    def standing(self) -> dict[tuple[str, str | None], Code]:
        """The last code of each commitment and actor, but for what was taken back."""
        last = {(code.commitment, code.actor): code for code in self.codes}
        return {unit: code for unit, code in last.items() if code.status is not Status.UNASSESSED}

    def judged(self) -> dict[tuple[Span, str], Judgement]:
        """The last judgement of each passage."""
        return {(one.span, one.quote): one for one in self.judgements}

    def said_of(self, commitment: Commitment) -> dict[str | None, Code]:
        """The codes of that commitment, by the actor they speak of."""
        return {actor: code for (name, actor), code in self.standing().items() if name == commitment.id}

    def is_done(self, commitment: Commitment) -> bool:
        """Whether it is coded as a whole, or for each of its actors."""
        said = self.said_of(commitment).keys()
        return None in said or (len(commitment.actors) > 1 and set(commitment.actors) <= said)
