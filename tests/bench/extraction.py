"""How well `extract` finds the commitments of labelled texts: precision, recall and F1 by tier.

    python tests/bench/extraction.py FILE… [--errors] [--by-document]

A FILE is a list of labelled sentences, or an object with `sentences` (and `doc`): each has `text`, `commitment`
(true, false, or null: not counted), and where known `doc`, `start`, `end`, `section`, `intro`. Where the text the
offsets count in stands beside it (`NAME.txt` beside `NAME-sentences.json`), it is read whole; else it is put together
again from its sentences. A sentence counts as found in a tier when a candidate of that tier or a surer one overlaps it.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from commitments.extract import Candidate, Tier, candidates
from commitments.model import Span

TIERS = (Tier.STRONG, Tier.LIKELY, Tier.POSSIBLE)


class Labelled(NamedTuple):
    """One sentence of a labelled text: where it stands there, and what a reader made of it."""

    span: Span
    text: str
    is_commitment: bool | None
    document: str


class Scores(NamedTuple):
    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Judged(NamedTuple):
    labelled: Labelled
    candidate: Candidate | None
    """The surest one that overlaps it."""


def judge(path: Path) -> Iterator[Judged]:
    """Every labelled sentence of a file with the surest candidate that overlaps it."""
    for text, sentences, kind in texts(path):
        found = candidates(text, kind=kind)
        for labelled in sentences:
            over = [candidate for candidate in found if _is_same(candidate.span, labelled.span)]
            yield Judged(labelled, max(over, key=lambda candidate: candidate.confidence, default=None))


def _is_same(one: Span, other: Span) -> bool:
    """Overlap by at least half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 >= min(one.end - one.start, other.end - other.start)


def texts(path: Path) -> Iterator[tuple[str, list[Labelled], str]]:
    """Each document of a labelled file: its text, its sentences, its kind."""
    data = json.loads(path.read_text("utf-8"))
    sentences = data if isinstance(data, list) else data["sentences"]
    kind = "" if isinstance(data, list) else data.get("kind", "")
    name = path.stem if isinstance(data, list) else data.get("doc", path.stem)
    whole = path.with_name(path.name.replace("-sentences.json", ".txt"))
    if whole.suffix == ".txt" and whole.exists():
        text = whole.read_text("utf-8")
        # Offsets may count from after a first line that tells the source.
        shift = max(text.find(sentences[0]["text"]), 0) - sentences[0]["start"]
        yield (
            text,
            [_labelled(entry, Span(entry["start"] + shift, entry["end"] + shift), name) for entry in sentences],
            kind,
        )
        return
    documents: dict[str, list[dict[str, Any]]] = {}
    for entry in sentences:
        documents.setdefault(entry.get("doc", name), []).append(entry)
    for document, entries in documents.items():
        yield *_put_together(document, entries), kind


def _put_together(document: str, entries: list[dict[str, Any]]) -> tuple[str, list[Labelled]]:
    """A text that has these sentences in this order, under their headings and lead-ins."""
    text, section, labelled = "", "", []
    for entry in entries:
        if entry.get("section", "") != section:
            section = entry["section"]
            text += f"\n{section}\n\n"
        intro = entry.get("intro", "")
        words = entry["text"].strip()
        if intro and intro not in text:
            text += f"{intro}\n"
        if intro:
            words = words.removeprefix("-\n")
            text += "- "
        labelled.append(_labelled(entry, Span(len(text), len(text) + len(words)), document))
        text += words + "\n"
    return text, labelled


def _labelled(entry: dict[str, Any], span: Span, document: str) -> Labelled:
    return Labelled(span, entry["text"], entry["commitment"], entry.get("doc", document))


def score(judged: Iterable[Judged], tier: Tier) -> Scores:
    """Of the sentences that a reader judged, those found at this tier or a surer one."""
    accepted = TIERS[: TIERS.index(tier) + 1]
    found = wrong = missed = 0
    for labelled, candidate in judged:
        if labelled.is_commitment is None:
            continue
        said = candidate is not None and candidate.tier in accepted
        found += said and labelled.is_commitment
        wrong += said and not labelled.is_commitment
        missed += not said and labelled.is_commitment
    return Scores(found, wrong, missed)


def table(judged: list[Judged]) -> str:
    lines = ["tier          precision  recall   F1   found wrong missed"]
    for tier in TIERS:
        s = score(judged, tier)
        name = tier.value if tier is Tier.STRONG else f"+ {tier.value}"
        lines.append(
            f"{name:12}  {s.precision:9.2f}  {s.recall:6.2f}  {s.f1:.2f}  {s.found:5} {s.wrong:5} {s.missed:6}"
        )
    return "\n".join(lines)


def errors(judged: list[Judged]) -> Iterator[str]:
    """What is missed at `likely`, and what is wrong at any tier, with the rules that spoke."""
    for labelled, candidate in judged:
        if labelled.is_commitment is None:
            continue
        tier = candidate.tier if candidate else None
        if labelled.is_commitment and tier not in (Tier.STRONG, Tier.LIKELY):
            yield f"missed {tier or '':8} {_rules(candidate)} {' '.join(labelled.text.split())}"
        elif not labelled.is_commitment and tier is not None:
            yield f"wrong  {tier:8} {_rules(candidate)} {' '.join(labelled.text.split())}"


def _rules(candidate: Candidate | None) -> str:
    return f"[{candidate.confidence:.2f} {' '.join(candidate.rules)}]" if candidate else "[]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--by-document", action="store_true", help="one table per document")
    parser.add_argument(
        "--only", help="documents whose names' places in the file are even or odd", choices=("even", "odd")
    )
    options = parser.parse_args()
    for path in options.files:
        judged = list(judge(path))
        names = list(dict.fromkeys(each.labelled.document for each in judged))
        if options.only:
            kept = set(names[options.only == "odd" :: 2])
            judged = [each for each in judged if each.labelled.document in kept]
        print(
            f"\n{path.name}: {len(judged)} sentences, "
            f"{sum(each.labelled.is_commitment is True for each in judged)} commitments"
        )
        print(table(judged))
        if options.by_document:
            for name in names:
                own = [each for each in judged if each.labelled.document == name]
                s = score(own, Tier.LIKELY)
                print(f"  {name:45} found {s.found:3} wrong {s.wrong:3} missed {s.missed:3}")
        if options.errors:
            print("\n".join(errors(judged)))


if __name__ == "__main__":
    main()
