"""Follow up public promises: every commitment of a document, word for word, and what became of it, with proof.

Values in the middle, one store (a folder or a database), commands at the edge; imports point down only. The README's
table of the code says what each room is for, floor by floor.

As a library: `from commitments.stores import Store`, `from commitments.query import parse`.
"""

__version__ = "0.1.0"
