"""Explain a command, the query language (queries), the statuses, the maps of imports (maps) or templates."""

from typing import Annotated

import typer

from commitments.commands._options import completed, session_of
from commitments.errors import NotFound
from commitments.model import Kind, Status

GROUP = "Store"

QUERIES = """\
A query is a list of terms, joined by "and". The same language works in every command.

  us-japan-2017-03   3   3,5-7     ids; a bare number where it can mean only one commitment
  word   "two words"               text in quote, summary, section and notes; case and accents ignored
  status:kept,partial              any of these; also tag: kind: document:
  actor:united                     every word begins a word of the value; also counterparty: section: by:
  due:2017..2018-06                dates, open at either end (due:..2018); also made: since: updated:, and
                                   deferred:, the date to which it was put off (due: stays as promised)
  updated:..-90d                   today, +30d, -2w, +3m, -1y; one partial date means its whole period
  amount:1000000..                 money; amount:1e9..USD in that currency
  page:12   para:40..45            where it stands in its document: its page, its paragraph as the document numbers it
                                   (para:1.1 too); counted in one without numbers; open at either end (page:10..)
  is:open                          is:closed is:overdue is:stale is:unsupported is:part-rated;
                                   is:deferred its date was put off; is:late open after the date that was promised,
                                   deferred or not
  member:broken                    of a joint promise, a member who is judged apart and stands there;
                                   member:japan is judged apart; member:japan=broken both;
                                   member:g7=broken any of the members of a group;
                                   member:unassessed one whom a part-rated promise leaves unrated
  has:due   no:evidence            what is there and what is not: tag, amount, actor, note, …
  has:copy   no:archive            each piece of its evidence has a kept copy, an archived one; has:excerpt words of it
  is:verified   is:misquoted       each excerpt stands in the copy of its page; one does not, or only nearly
  is:dead-link   is:self-reported  a page of its evidence is gone; one is published by who made the promise
  is:opposed                       one source is to show a good and a bad outcome; is:same-page two addresses are one
                                   page; is:older-evidence one was published before the promise;
                                   evidence list asks all of these of each piece of evidence
  -tag:trade   not word            without
  a or b   ( … )                   either; grouping
  @weak   not @weak                a view saved under [views] in commitments.toml; a view may call others

--explain prints the query as it was understood. In a shell, put quotes around what holds blanks or parentheses:
  commitments list 'section:"north korea" (status:kept or is:overdue)'
"""


def run(
    ctx: typer.Context,
    topic: Annotated[
        str, typer.Argument(metavar="[COMMAND|queries|statuses|maps|templates]", autocompletion=completed("topics"))
    ] = "",
) -> None:
    session = session_of(ctx)
    if topic in ("queries", "query"):
        session.write([QUERIES])
        return
    if topic in ("statuses", "status"):
        session.write(f"{status:<15} {status.meaning}{' (closed)' if status.is_closed else ''}\n" for status in Status)
        session.write([f"\nKinds of commitment: {', '.join(Kind)}\n"])
        return
    if topic in ("maps", "map"):
        from commitments.maps import GUIDE

        session.write([GUIDE])
        return
    if topic in ("templates", "template"):
        from commitments.reports.exports.template import GUIDE as TEMPLATES
        from commitments.reports.site.environment import THEIRS

        session.write([THEIRS, "\n", TEMPLATES])
        return
    root = ctx.find_root()
    if not topic:
        session.write([root.get_help(), "\n"])
        return
    command = root.command.get_command(root, topic)  # type: ignore[attr-defined]
    if command is None:
        raise NotFound(
            f"no help on {topic!r}; commitments help lists the commands, and there are queries, statuses, maps and "
            "templates"
        )
    with command.make_context(topic, [], parent=root, resilient_parsing=True) as inner:
        session.write([inner.get_help(), "\n"])
