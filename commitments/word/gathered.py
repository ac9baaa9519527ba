"""The words of one paragraph while they are gathered, whichever program wrote the file."""

from commitments.blocks import Block, lines
from commitments.blocks.left import LeftOut
from commitments.word.pages import Pages


class Gathered:
    def __init__(self, left: LeftOut, pages: Pages) -> None:
        self._left = left
        self._pages = pages
        self._pieces: list[str] = []
        self._boxes: list[Block] = []
        """What stands in text boxes that are fastened to the paragraph."""

    def _gather(self, words: str, look: lines.Look) -> None:
        """Words that are told where they are not seen."""
        if look.is_hidden or look.is_struck:
            if words.strip():
                self._left.add("hidden" if look.is_hidden else "struck", words)
            return
        before = self._pieces[-1] if self._pieces else ""
        self._pieces.append(lines.raised(words, before) if look.is_raised else words)
        if words.strip():
            self._pages.seen()
            self._left.parted()

    def _begin_page(self) -> None:
        self._pieces.append(self._pages.mark())

    def _words(self) -> str:
        return lines.without_notes("".join(self._pieces))
