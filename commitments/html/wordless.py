"""What of a line is no word of the text: ways about the page, and icons."""

import re

_WAY = re.compile(
    r"[\s↩↑⤴^#¶🔗\ufe0e\ufe0f]+"
    r"|[\s↑⤴▲^]*(?:(?:back|return|go|jump) to (?:the )?(?:top|start|contents?|table of contents|menu)"
    r"(?: of (?:the )?page)?|top(?: of (?:the )?page)?|nach oben|zum seitenanfang|haut de (?:la )?page|retour en haut"
    r"|volver arriba|torna (?:su|all['’]inizio)|voltar ao topo)[\s↑⤴▲^]*",
    re.I,
)
_ICONS = re.compile(r"\s*[\ue000-\uf8ff][\s\ue000-\uf8ff]*")


def is_way(words: str) -> bool:
    """Whether a link inside of the page leads back from a note, to the heading that it is in, or to the beginning.

    >>> is_way(" ↩"), is_way("Back to Top"), is_way("↑ Top of page"), is_way("the top of the class")
    (True, True, True, False)
    """
    return _WAY.fullmatch(words) is not None


def is_icon(words: str) -> bool:
    """Whether they are but letters of a font of pictures; inside of a word these may be letters of it."""
    return _ICONS.fullmatch(words) is not None
