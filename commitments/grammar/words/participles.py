"""The verb of a participle or a gerund: "delivered", "enhancing"."""

from commitments.grammar.words import lexicon


def base_of(participle: str) -> str | None:
    """The verb of a participle ("delivered" -> "deliver"); None where the word is not one.

    >>> base_of("introduced"), base_of("taught"), base_of("able")
    ('introduce', 'teach', None)
    """
    if participle in lexicon.PARTICIPLES:
        return lexicon.PARTICIPLES[participle]
    if not participle.endswith("ed") or len(participle) < 5:
        return None
    return _known(participle[:-2], participle[:-1])


_NO_PARTICIPLES = lexicon.words(
    "advanced based detailed determined excited indeed interested limited need proceed speed united feed seed "
    "committed dedicated devoted prepared pleased delighted honored honoured privileged sacred "
    "naked wicked required concerned"
)


def unknown_base(participle: str) -> str | None:
    """Of a participle of a verb that is on no list, its letters without the ending."""
    is_one = len(participle) > 5 and participle.endswith("ed") and participle not in _NO_PARTICIPLES
    return participle[:-2] if is_one else None


def base_of_gerund(gerund: str) -> str | None:
    """ "enhancing" -> "enhance"; None where the word is not one whose verb is known."""
    if not gerund.endswith("ing") or len(gerund) < 5:
        return None
    base = _known(gerund[:-3], gerund[:-3] + "e")
    return base if base in lexicon.ACTION_VERBS or base in lexicon.WEAK_VERBS else None


def _known(stem: str, with_e: str) -> str:
    for verb in (
        stem,
        with_e,
        stem[:-1] if stem[-2:-1] == stem[-1:] else stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
    ):
        if verb in lexicon.ACTION_VERBS or verb in lexicon.WEAK_VERBS:
            return verb
    return stem
