"""The store in a PostgreSQL database: the same documents as rows, for many who work on them at once.

`client.py` loads what speaks to a server, `connecting.py` is the connection and what to say of its errors, `making.py`
a new store and its versions, whose tables are in `schema/`; `postgres.py` the store, `rows.py` documents read from
rows, `pieces.py` a record in pieces, `columns.py` which rows a question can be about; `writing.py` one change as a
transaction, `applying.py` what it does to the rows, `changes.py` the journal.

**What each server needs.** PostgreSQL 13 or later, with `psycopg` 3 on this side. The extension `pg_trgm`, which comes
with the server, is used where it may be made: without it a search for a part of a word reads every text. Documents are
the unit of distribution: every key begins with the document's id, no constraint reaches from one to another, nothing is
counted over all of them, and a change locks the rows of its documents and nothing else: no advisory locks, no LISTEN.
Tried on PostgreSQL 15 alone. By their documentation, and untried:

- Citus wants the tables distributed by `document`, `settings` and `store` as reference tables; triggers on distributed
  tables take `citus.enable_unsafe_triggers`.
- YugabyteDB (YSQL) takes the same SQL where its PostgreSQL has `gin` indexes on `tsvector`; its statements that lock
  rows are retried by the server.
- CockroachDB has no triggers on TRUNCATE and takes `tsvector` and trigram indexes as inverted ones; the grants alone
  then keep history from being rewritten.
"""

from commitments.stores.postgres.making import created, migrated, opened, to_copy_into

__all__ = ["created", "migrated", "opened", "to_copy_into"]
