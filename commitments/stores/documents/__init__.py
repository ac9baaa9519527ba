"""One document of a store: the letters of its file, and its records as values.

`format.py` writes and reads the letters; `rows.py` finds where in them a record stands; `sheet.py` has a document's
records as values; `drafts.py`, a document within a change; `book.py`, TinyDB's part in writing it; `migrations.py`, the
versions of a file; `renumbered.py`, what a merge gave another number.
"""
