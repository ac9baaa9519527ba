"""The tokens of a text by their place, and what can be asked of each; outside the text there is nothing."""

from commitments.money.lexicon import folded, lexicon
from commitments.money.tokens import Token


class Places:
    def __init__(self, found: list[Token]) -> None:
        self.all = found
        self.sets = lexicon().sets

    def kind(self, place: int) -> str:
        return self.all[place].kind if 0 <= place < len(self.all) else ""

    def word(self, place: int) -> str:
        token = self.all[place] if 0 <= place < len(self.all) else None
        return folded(token.word) if token is not None and token.kind in "wc-" and token.word.isalpha() else ""

    def is_in(self, place: int, name: str) -> bool:
        return self.word(place) in self.sets[name]

    def is_sign(self, place: int, signs: str) -> bool:
        return self.kind(place) == "p" and self.all[place].word in signs

    def is_glued(self, place: int) -> bool:
        return 0 < place < len(self.all) and self.all[place - 1].end == self.all[place].start

    def is_near(self, place: int) -> bool:
        """A single letter that is a scale stands at its figure, or a blank behind it."""
        return self.all[place].start - self.all[place - 1].end <= 2

    def is_label(self, place: int) -> bool:
        return self.is_in(place - self.is_sign(place, "."), "labels") or self.is_sign(place, "§")

    def is_number(self, place: int) -> bool:
        """Whether a figure stands there that is no year and no name: `5, 10 or 20 million`, not `2030, 20 million`."""
        return self.kind(place) == "n" and not is_year(self.all[place].word) and not self.is_label(place - 1)

    def ends_at(self, place: int) -> bool:
        """Whether nothing follows that could be counted by a figure before it."""
        return place >= len(self.all) or self.kind(place) == "p" or self.is_in(place, "follow")


def is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and written[:2] in ("19", "20", "21")
