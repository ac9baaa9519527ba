"""The title of a document told apart from the headings of its sections."""

from commitments.text import fold


def section_under(heading: str, title: str) -> str:
    """The section that a heading opens: none where it is the document's own title, which stands over all of it.

    >>> section_under("PLAN A", "Plan A"), section_under("Aims", "Plan A")
    ('', 'Aims')
    """
    return "" if title and fold(heading) == fold(title) else heading
