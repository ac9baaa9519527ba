"""How much text a document may hold, and what is raised for a file that is none."""

from commitments.errors import CommitmentsError

MOST_CHARACTERS = 12_000_000
"""Of a document's text: about 4,000 pages."""


class BadDocument(CommitmentsError):
    """A file that cannot be taken in as a document."""
