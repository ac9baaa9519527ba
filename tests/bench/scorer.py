"""Learns the weights of the trained voice, and tells in folds by document what it adds to the rules.

    python tests/bench/scorer.py [--folds] [--write] [--also FILE…]

`--folds` measures first: ten times it learns from nine tenths of the documents and reads the rest, as the program
would. `--write` learns from all and writes `commitments/extract/scorer.json`. It needs numpy and scikit-learn, which
the program does not. The same labels and rules give the same file; when the rules change, learn anew.
"""

import argparse
import json
import lzma
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from commitments.dates import PartialDate
from commitments.extract import Tier, scorer
from commitments.extract.candidates import LIKELY, STRONG, Candidate, judge_of
from commitments.extract.scorer import Seen, marks
from commitments.grammar.sentences import sentences
from commitments.model import Span
from commitments.promises import Voice

LABELLED = Path(__file__).with_name("white-house.jsonl.xz")
WEIGHTS = ROOT / "commitments" / "extract" / "scorer.json"
FOLDS = 10
STRENGTH = 1.0
"""How little the weights are held down; one mark in twenty keeps one."""
SELDOM = 4
"""A mark of fewer sentences is no mark."""
SURE = 0.95
"""How many of ten strong ones shall be commitments, in folds."""
TIERS = (Tier.STRONG, Tier.LIKELY, Tier.POSSIBLE)

Hearing = Callable[[Seen], Voice | None]


class Labelled(NamedTuple):
    span: Span
    is_commitment: bool


class Document(NamedTuple):
    name: str
    """Begins with its date."""
    text: str
    sentences: tuple[Labelled, ...]

    @property
    def published(self) -> PartialDate | None:
        return PartialDate.parse(self.name[:10]) if self.name[:2] == "20" else None

    @property
    def fold(self) -> int:
        return zlib.crc32(self.name.encode()) % FOLDS


class Row(NamedTuple):
    """What is learnt from: the marks of one sentence, and what its reader said."""

    fold: int
    marks: frozenset[str]
    is_commitment: bool


def documents(path: Path = LABELLED) -> list[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(record: dict[str, Any]) -> Document:
    labels = {"yes": True, "no": False}
    return Document(
        record["document"],
        record["text"],
        tuple(Labelled(Span(start, end), labels[said]) for start, end, said in record["sentences"] if said in labels),
    )


def is_same(one: Span, other: Span) -> bool:
    """Overlap by at least half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 >= min(one.end - one.start, other.end - other.start)


def read(document: Document, heard: Hearing) -> Iterator[tuple[Span, list[Candidate]]]:
    """Each sentence with what is found in it, when `heard` is the trained voice."""
    found = sentences(document.text)
    judge = judge_of(document.text, found, issuer="", kind="", title="", published=document.published)
    judge.heard = heard
    for sentence in found:
        yield sentence.span, list(judge.candidates(sentence))


def rows(document: Document) -> Iterator[Row]:
    """The sentences of a document that were labelled and judged."""
    last: list[Seen] = []

    def listen(seen: Seen) -> None:
        last.append(seen)

    heard: list[tuple[Span, Seen]] = []
    for span, _ in read(document, listen):
        heard.extend((span, seen) for seen in last)
        last.clear()
    for labelled in document.sentences:
        over = [seen for span, seen in heard if is_same(span, labelled.span)]
        if over:
            seen = max(over, key=lambda one: one.score)
            yield Row(document.fold, frozenset(marks(seen)), labelled.is_commitment)


# Learning


def fitted(learning: list[Row]) -> dict[str, float]:
    """Log odds by mark; under "every sentence" what all have."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counted = Counter(mark for row in learning for mark in row.marks)
    columns = {mark: place for place, mark in enumerate(sorted(mark for mark in counted if counted[mark] >= SELDOM))}
    cells = [(columns[mark], scale(mark), y) for y, row in enumerate(learning) for mark in row.marks if mark in columns]
    across, values, down = (numpy.array(each) for each in zip(*sorted(cells, key=lambda one: (one[2], one[0])), strict=True))
    table = csr_matrix((values, (down, across)), shape=(len(learning), len(columns)))
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(table, numpy.array([row.is_commitment for row in learning]))
    weights = {mark: float(model.coef_[0][place]) * scale(mark) for mark, place in columns.items()}
    weights = {mark: each for mark, each in weights.items() if each}
    return {"every sentence": float(model.intercept_[0]), **weights}


def scale(mark: str) -> float:
    """What a mark of the rules counts, beside a word."""
    return 1.0 if mark.startswith(("tier:", "sum", "+", "-", "role:", "year:", "month:")) else 0.5


def odds(weights: dict[str, float], row: Row) -> float:
    return weights["every sentence"] + sum(weights.get(mark, 0.0) for mark in row.marks)


def held_out(learning: list[Row]) -> list[tuple[float, bool]]:
    """The log odds of each sentence by what was learnt from other documents."""
    said = []
    for fold in sorted({row.fold for row in learning}):
        weights = fitted([row for row in learning if row.fold != fold])
        said.extend((odds(weights, row), row.is_commitment) for row in learning if row.fold == fold)
    return said


def sure_from(said: Iterable[tuple[float, bool]]) -> float:
    """The log odds from which on as many are commitments as strong ones shall be."""
    right, best = 0, 0.0
    for place, (value, is_commitment) in enumerate(sorted(said, reverse=True), 1):
        right += is_commitment
        if right / place >= SURE:
            best = value
    return best


def in_sums(weights: dict[str, float], sure: float) -> dict[str, float]:
    """Log odds as sums of the rules' table: even odds are likely, sure ones strong."""
    slope = (STRONG - LIKELY) / sure
    scaled = {mark: round(each * slope, 3) for mark, each in sorted(weights.items())}
    scaled["every sentence"] = round(weights["every sentence"] * slope + LIKELY, 3)
    return {mark: each for mark, each in scaled.items() if each}


def learn(learning: list[Row]) -> dict[str, float]:
    return in_sums(fitted(learning), sure_from(held_out(learning)))


# Measuring


class Counts(NamedTuple):
    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.right + self.wrong), self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"{precision:.3f} / {recall:.3f} / {f1:.3f}   {self.right} right, {self.wrong} wrong"


def tiers(document: Document, heard: Hearing) -> Iterator[tuple[Tier | None, bool]]:
    """For each labelled sentence the tier of the surest candidate in it."""
    found = [one for _, several in read(document, heard) for one in several]
    for labelled in document.sentences:
        over = [one for one in found if is_same(one.span, labelled.span)]
        best = max(over, key=lambda one: one.confidence, default=None)
        yield best.tier if best else None, labelled.is_commitment


def counts(judged: list[tuple[Tier | None, bool]], tier: Tier) -> Counts:
    taken = TIERS[: TIERS.index(tier) + 1]
    right = sum(is_commitment for said, is_commitment in judged if said in taken)
    wrong = sum(not is_commitment for said, is_commitment in judged if said in taken)
    return Counts(right, wrong, sum(is_commitment for _, is_commitment in judged) - right)


def silent(seen: Seen) -> None:
    """The rules alone."""


def with_weights(weights: dict[str, float]) -> Hearing:
    """The trained voice with weights that are not those of the package."""

    def heard(seen: Seen) -> Voice | None:
        scorer.learnt = lambda: weights  # type: ignore[assignment]
        return scorer.voice_of(seen)

    return heard


def table(title: str, judged: list[tuple[Tier | None, bool]]) -> None:
    print(f"{title}: precision / recall / F1")
    for tier in TIERS:
        print(f"  {tier.value:9} {counts(judged, tier)}")


def measure(all_documents: list[Document], learning: list[Row]) -> None:
    table("rules alone", [each for one in all_documents for each in tiers(one, silent)])
    judged, alone = [], []
    for fold in range(FOLDS):
        weights = learn([row for row in learning if row.fold != fold])
        heard = with_weights(weights)
        judged += [each for one in all_documents if one.fold == fold for each in tiers(one, heard)]
        alone += [(odds(weights, row) >= LIKELY, row.is_commitment) for row in learning if row.fold == fold]
        print(f"  fold {fold}: {len(weights)} weights")
    table("with the trained voice, in folds", judged)
    right = sum(said and is_commitment for said, is_commitment in alone)
    wrong = sum(said and not is_commitment for said, is_commitment in alone)
    print("at even odds, whatever the bounds:", Counts(right, wrong, sum(yes for _, yes in alone) - right))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true", help="measure in folds by document")
    parser.add_argument("--write", action="store_true", help="write the weights learnt from all")
    options = parser.parse_args()
    every = documents()
    learning = [row for one in every for row in rows(one)]
    print(f"{len(every)} documents, {len(learning)} sentences, {sum(row.is_commitment for row in learning)} commitments")
    if options.folds:
        measure(every, learning)
    if options.write:
        weights = learn(learning)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
        print(f"{len(weights)} weights, {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
