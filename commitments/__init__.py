"""Follow up public promises: every commitment of a document, word for word, and what became of it, with proof.

The floors, each importing only from those below it:

0. words: `errors`, `text`, `dates`; `progress`, how far long work is; `held`, output that waits; `homes`, a user's own
   folders; `postponed`, which puts imports off; `charsets`, how a text is encoded; `tables`, our own, both ways
1. the model: `model` (Document, Commitment, Update, Evidence, Status), `quotes`, `symbols`
2. pure work on the model: `codec`, `query/`, `checks/`, `search`, `stats`, `vocabularies`; `workbooks/`, which reads
   spreadsheets
3. in and out: `store/`, `intake/`, `extract/`, `importers/`, `reports/`, `views/`
4. `session`: which store, today, who, the consoles
5. `commands/`: one file per command
6. `cli`: the Typer app

As a library: `from commitments.store import Store`, `from commitments.query import parse`.
"""

__version__ = "0.1.0"
