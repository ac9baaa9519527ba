"""How well whole documents are read that no rule was made for: texts of the United States Government, labelled blind.

`united-states-labelled.json` holds each text and, for a stretch of it, the place of every sentence with what a reader
made of it: true (a commitment), false, or null (could be argued either way, not counted).
"""

import json
from itertools import chain
from pathlib import Path

from commitments.extract import Candidate, Tier, candidates

DOCUMENTS = json.loads(Path(__file__).with_name("united-states-labelled.json").read_text("utf-8"))


def overlaps(found: Candidate, start: int, end: int) -> bool:
    shared = min(found.span.end, end) - max(found.span.start, start)
    return shared * 2 >= min(found.span.end - found.span.start, end - start)


def judgements() -> list[tuple[bool, bool]]:
    """For each labelled sentence: whether it is a commitment, and whether a strong or likely candidate says so."""
    return list(chain.from_iterable(map(judgements_of, DOCUMENTS)))


def judgements_of(document: dict) -> list[tuple[bool, bool]]:
    sure = [found for found in candidates(document["text"], kind=document["kind"]) if found.tier is not Tier.POSSIBLE]
    return [
        (is_commitment, any(overlaps(found, start, end) for found in sure))
        for start, end, is_commitment in document["sentences"]
        if is_commitment is not None
    ]


def test_of_ten_sure_candidates_in_unseen_texts_nine_are_commitments() -> None:
    said = [is_commitment for is_commitment, is_found in judgements() if is_found]
    assert len(said) >= 40 and sum(said) / len(said) >= 0.9


def test_of_ten_commitments_in_unseen_texts_nine_are_found() -> None:
    meant = [is_found for is_commitment, is_found in judgements() if is_commitment]
    assert len(meant) == 46 and sum(meant) / len(meant) >= 0.9
