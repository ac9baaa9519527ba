"""Follow up public promises: every commitment of a document, word for word, and what became of it, with proof.

The floors, each importing only from those below it:

0. words: `errors`, `text`, `dates`; `progress`, how far long work is; `held`, output that waits; `homes`, a user's own
   folders; `postponed`, which puts imports off; `charsets`, how a text is encoded; `tables`, our own, both ways
1. the model: `model` (Document, Commitment, Update, Evidence, Status), `quotes`, `symbols`; `headers/`, what
   columns are called; `workbooks/`, which reads spreadsheets
2. pure work on the model: `codec`, `query/`, `checks/`, `search/`, `stats/`, `vocabularies`; on sentences: `grammar/`;
   `rows/`, those of other trackers' files
3. in and out: `store/`, `intake/`, `extract/`, `maps/`, `reports/`, `views/`
4. `session`: which store, today, who, the consoles; `importers/`: what other trackers' rows say
5. `guess/`: what a file's columns are; `plan/`: what an import would change
6. `desk/`: what commands share
7. `commands/`: one file per command
8. `cli`: the Typer app

As a library: `from commitments.store import Store`, `from commitments.query import parse`.
"""

__version__ = "0.1.0"
