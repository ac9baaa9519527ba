"""A promise divided into clauses, or narrowed to one: what each is due and costs, and who promises it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from commitments.desk.change import Proof, make_update
from commitments.errors import UsageError
from commitments.extract.coding import SAID, Coder, Coding
from commitments.model import Commitment, Document, Span

if TYPE_CHECKING:
    from commitments.session import Session


def proposed(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of a passage that can each be a promise of its own; the passage itself where there is but one."""
    from commitments.sentences.clauses import clauses

    return clauses(text, span) or (span,)


def divided(
    commitment: Commitment, text: str, document: Document, spans: Sequence[Span], next_number: int
) -> list[Commitment]:
    """One commitment for each of the spans, in the order of the text. The first keeps id, key and history; the others
    are numbered from `next_number` on and nobody has looked at them yet.

    Raises UsageError where the spans overlap, or one of them is empty or not inside the commitment's own.
    """
    whole = commitment.span
    if whole is None:
        raise UsageError(f"{commitment.id} has no place in a text, so it cannot be divided")
    ordered = sorted(spans)
    _refuse_unfit(commitment, whole, ordered)
    coder = coder_of(text, document)
    old = coder.coding(whole)
    first, *others = ordered
    parts = [_said_anew(_quoting(commitment, text, first), old, coder.coding(first))]
    for number, span in enumerate(others, next_number):
        bare = _quoting(commitment, text, span)._replace(number=number, updates=(), key=None)
        parts.append(_first_said(bare, old, coder.coding(span)))
    return parts


def noted(session: "Session", whole: Commitment, parts: Sequence[Commitment], who: str) -> list[Commitment]:
    """The parts, each with a note of the division where there is a history, since that speaks of the whole."""
    if not whole.updates:
        return list(parts)
    first, *others = parts
    names = ", ".join(part.id for part in others)
    notes = [f"Divided: what stands before was said of the whole, which is now also {names}: “{whole.quote}”"]
    notes += [f"A clause of what was {whole.id}, whose history tells what was found of the whole."] * len(others)
    return [
        part.with_update(make_update(session, None, None, who, note, None, Proof()))
        for part, note in zip([first, *others], notes, strict=True)
    ]


def recoded(commitment: Commitment, text: str, document: Document, *, was: Commitment | None = None) -> Commitment:
    """The commitment, whose quote is another now, with due, amount and parties as its words give them, and the summary
    where that was not somebody's own.

    `was` is the commitment with its old quote: what it says otherwise than that quote was typed by hand, and stays.
    Without it, the sentence that the new quote stands in is taken for the old quote.
    """
    span = commitment.span
    if span is None:
        return commitment
    coder = coder_of(text, document)
    old = coder.coding((was.span if was else None) or coder.around(span))
    return _said_anew(commitment, old, coder.coding(span))


def coder_of(text: str, document: Document) -> Coder:
    return Coder(text, issuer=document.issuer, kind=document.kind, title=document.title, published=document.published)


def _refuse_unfit(commitment: Commitment, whole: Span, ordered: Sequence[Span]) -> None:
    if not ordered:
        raise UsageError(f"{commitment.id}: no clause was named")
    end = whole.start
    for span in ordered:
        if span.start >= span.end:
            raise UsageError(f"{commitment.id}: a clause is empty")
        if span.start < whole.start or span.end > whole.end:
            raise UsageError(f"a clause stands outside of the quote of {commitment.id}")
        if span.start < end:
            raise UsageError(f"two clauses of {commitment.id} share words; each word belongs to one of them")
        end = span.end


def _quoting(commitment: Commitment, text: str, span: Span) -> Commitment:
    return commitment._replace(quote=text[span.start : span.end], span=span)


class _Field(NamedTuple):
    """What a commitment says, what its old quote says, and what its new one does."""

    said: Any
    old: Any
    new: Any

    @property
    def is_typed(self) -> bool:
        return bool(self.said) and self.said != self.old

    @property
    def anew(self) -> Any:
        return self.said if self.is_typed else self.new


_READ = ("actors", "counterparties", "due", "amount")


def _fields(commitment: Commitment, old: Coding, new: Coding) -> dict[str, _Field]:
    return {name: _Field(getattr(commitment, name), getattr(old, name), getattr(new, name)) for name in SAID}


def _said_anew(commitment: Commitment, old: Coding, new: Coding) -> Commitment:
    fields = _fields(commitment, old, new)
    changed = {name: fields[name].anew for name in _READ}
    if {update.actor for update in commitment.updates} - {None, *changed["actors"]}:
        del changed["actors"]  # somebody was rated apart, which must go on having a name
    return commitment._replace(**changed, summary=_summary(fields["summary"]))


def _first_said(commitment: Commitment, old: Coding, new: Coding) -> Commitment:
    """Of a clause that becomes a commitment of its own: its own words say more than what was typed of the whole. Money
    typed of the whole is not that of each clause, which would double it; nor is a summary."""
    fields = _fields(commitment, old, new)
    return commitment._replace(
        section=fields["section"].anew,
        kind=fields["kind"].anew or commitment.kind,
        actors=fields["actors"].anew,
        counterparties=fields["counterparties"].anew,
        due=new.due or (fields["due"].said if fields["due"].is_typed else None),
        amount=new.amount,
        summary=new.summary if commitment.summary else "",
    )


def _summary(field: _Field) -> str:
    """None stays none: the quote stands for it."""
    said = str(field.said)
    is_cut = said.endswith("…") and str(field.old).startswith(said.removesuffix("…").rstrip())
    return str(field.new) if said and (said == field.old or is_cut) else said
