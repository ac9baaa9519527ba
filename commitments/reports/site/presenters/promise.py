"""One commitment as a page tells it: how it stands, its words, its coding, its history with the evidence."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from commitments.model import Commitment, Document, Evidence, Update
from commitments.reports.codings import would_count
from commitments.reports.columns import Seen
from commitments.reports.markup import legal_line, link_text
from commitments.reports.members import TITLE
from commitments.reports.prose import day
from commitments.reports.site.presenters.marks import Marks
from commitments.reports.site.presenters.texts import data_list, linked, paragraphs
from commitments.reports.site.presenters.values import Entry, Fact, Filterable, Link, Member, Promise, Source
from commitments.reports.story import (
    STANCES,
    act_words,
    due_words,
    evidence_source,
    flag_words,
    history,
    in_quotes,
    taken_back_words,
)
from commitments.symbols import shown_mean

if TYPE_CHECKING:
    from commitments.reports.copies import Copies

Address = Callable[[Commitment], str]
"""Where a commitment is told, as a link from the page that is made."""


def on_the_page(commitment: Commitment) -> str:
    return f"#{legal_line(commitment.id)}"


class Teller:
    """Tells the commitments of one page."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        marks: Marks,
        address: Address = on_the_page,
        *,
        with_section: bool = True,
        copies: "Copies | None" = None,
    ) -> None:
        """`with_section` as long as no heading above says it."""
        self.documents, self.marks, self.address, self.with_section = documents, marks, address, with_section
        self._copies = copies

    def link(self, commitment: Commitment) -> Link:
        return Link(self.title(commitment) or legal_line(commitment.title), self.address(commitment))

    # --- the words, which others may have otherwise -------------------------------------------------------------------

    def title(self, commitment: Commitment) -> str:
        """What heads it; "" where it has no summary."""
        return legal_line(commitment.headline) if commitment.summary else ""

    def flags(self, entry: Seen) -> list[str]:
        return flag_words(entry)

    def act(self, update: Update, commitment: Commitment) -> str:
        return act_words(update, commitment)

    def taken_back(self, update: Update, commitment: Commitment) -> str:
        return taken_back_words(update, commitment)

    def note(self, update: Update, commitment: Commitment) -> str:
        return update.note or ""

    # ------------------------------------------------------------------------------------------------------------------

    def promise(self, entry: Seen) -> Promise:
        commitment, standing = entry.commitment, entry.standing
        name = legal_line(commitment.id)
        return Promise(
            id=name,
            href=self.address(commitment),
            title=self.title(commitment) or name,
            quote=paragraphs(commitment.quote),
            language=self._language(commitment),
            mark=self.marks[standing.status],
            since=day(standing.since),
            flags=tuple([legal_line(words) for words in self.flags(entry)]) if entry.flags else (),
            facts=tuple(self._facts(entry)),
            history=tuple([self._entry(update, entry) for update in history(commitment)]),
            data=self._data(entry),
        )

    def _data(self, entry: Seen) -> Filterable:
        commitment = entry.commitment
        return Filterable(
            data_list((self.marks.word(entry.standing.status),)),
            data_list((commitment.document,)),
            data_list((commitment.section,)),
            data_list(commitment.actors),
            data_list(commitment.tags),
            data_list(entry.flags),
        )

    def _language(self, commitment: Commitment) -> str:
        document = self.documents.get(commitment.document)
        language = (document and document.language) or ""
        return language if language.isascii() and language.replace("-", "").isalnum() else ""

    def _facts(self, entry: Seen) -> list[Fact]:
        commitment, standing = entry.commitment, entry.standing
        document = self.documents.get(commitment.document)
        made = commitment.made if not document or commitment.made != document.published else None
        facts = [
            ("Who", legal_line("; ".join(commitment.actors)), True),
            ("Group", legal_line("; ".join(commitment.groups)), False),
            ("To whom", legal_line("; ".join(commitment.counterparties)), True),
            ("Due", due_words(entry), False),
            ("Amount", legal_line(str(commitment.amount)) if commitment.amount else "", False),
            ("Kind", commitment.kind or "", False),
            ("Made", day(made), False),
            ("Tags", legal_line(", ".join(commitment.tags)), False),
            ("Section", legal_line(commitment.section) if self.with_section else "", True),
            ("Where", str(commitment.place), False),
        ]
        found = [Fact(word, text, None, (), is_wide) for word, text, is_wide in facts if text]
        if standing.members:
            apart = [Member(legal_line(actor), self.marks[status]) for actor, status in standing.members]
            found.append(Fact(TITLE, members=tuple(apart), is_wide=True))
        if standing.score_words:
            found.append(Fact("Score", f"{shown_mean(standing.score)} {standing.score_words}"))
        for word, words in would_count(commitment, self.marks.word):
            if text := legal_line(words):
                found.append(Fact(legal_line(word), text, is_wide=True))
        return found

    def _entry(self, update: Update, seen: Seen) -> Entry:
        commitment, today = seen.commitment, seen.today
        taken_back = legal_line(self.taken_back(update, commitment))
        return Entry(
            on=update.on,
            day=day(update.on),
            mark=None if update.status is None else self.marks[update.status],
            act=legal_line(self.act(update, commitment)),
            taken_back=taken_back,
            actor=legal_line(update.actor or ""),
            note=legal_line(self.note(update, commitment)),
            source_status=legal_line(update.source_status or ""),
            not_before=day(today) if update.effective > today else "",
            is_bare=commitment.wants_evidence(update) and not taken_back,
            sources=tuple([source(piece, self._copies) for piece in update.evidence]),
        )


def _found_at(evidence: Evidence) -> Link:
    """A file of one's own is named by a hash, which is nothing to read and leads nowhere."""
    if evidence.url.startswith("urn:sha256:"):
        return Link(legal_line(evidence.title or "A file that is kept"), "")
    return linked(evidence.title or link_text(evidence.url), evidence.url)


def source(evidence: Evidence, copies: "Copies | None" = None) -> Source:
    copy = copies.copy(evidence) if copies else None
    archive = copies.kept.archive(evidence) if copies else evidence.archive
    return Source(
        stance=STANCES[evidence.stance],
        link=_found_at(evidence),
        origin=legal_line(evidence_source(evidence)),
        gone=copies.gone(evidence) if copies else "",
        copy=Link(copies.words(copy), copies.way(copy) or "") if copies and copy else None,
        archive=linked("archived copy", archive) if archive else None,
        excerpt=legal_line(in_quotes(evidence.excerpt)) if evidence.excerpt else "",
        proved=copies.proved(evidence) if copies and evidence.excerpt else "",
    )
