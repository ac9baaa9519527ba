"""Copy a whole store into another, of whatever kind, byte by byte: documents, texts, history, codes, settings, journal.

TO is made where it is not there yet. Done again, it becomes what FROM is by then: only what differs is written, and
what was stopped is gone on with. What somebody has changed in TO since is not overwritten.

commitments copy data postgresql://ana@db.example/pacts      # from a folder into a database
commitments copy postgresql://ana@db.example/pacts archive   # and back, as a nightly archive for git
"""

from pathlib import Path
from typing import Annotated

import typer

from commitments.commands._options import DryRun, session_of
from commitments.errors import UsageError
from commitments.text import plural, without_password

GROUP = "Store"


def run(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="The store to copy: a folder or a postgresql:// URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The copy: a folder or a postgresql:// URL.")],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Also over what did not come from FROM, or was changed since.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    from commitments.stores import Store, is_url
    from commitments.stores.copying import copied

    session = session_of(ctx)
    origin = session.opened(source)
    place = target if is_url(target) else Store.at(target) or Path(target)
    if origin.is_at(place):
        raise UsageError(f"{without_password(target)} is the store itself; name another place for the copy")
    copy = Store.to_copy_into(place, origin.name, dry_run=dry_run)
    if copy is None:
        session.say(f"would copy {plural(len(origin.document_ids()), 'document')}; dry run: nothing was changed")
        return
    session.attend(copy)
    session.run_once()
    try:
        done = copied(origin, copy, overwriting=overwrite, dry_run=dry_run)
    except KeyboardInterrupt:
        session.has_made = "" if dry_run else "what was copied stays, and the same command goes on from there"
        raise
    finally:
        copy.close()
        origin.close()
    for remark in copy.remarks:
        session.say(remark)
    entries = f"{done.entries:,} new {'entry' if done.entries == 1 else 'entries'} in the journal"
    differed = (
        f"{done.written:,} written, {done.removed:,} removed" if done.written or done.removed else "none differed"
    )
    verb = "would copy" if dry_run else "copied"
    said = f"{plural(done.documents, 'document')}, of its files {differed}, {entries}"
    session.say(f"{verb} {origin.name} to {copy.name}: {said}{'; dry run: nothing was changed' if dry_run else ''}")
