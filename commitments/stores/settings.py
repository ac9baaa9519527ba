"""A store's settings: what `commitments.toml` may say."""

import os
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from commitments.errors import StoreError
from commitments.model import STALE_AFTER_DAYS
from commitments.stores.documents.format import is_marked

WAIT_SECONDS = 10.0
"""For another change to finish."""
NAME = "commitments.toml"
SCHEMA = 1

TEMPLATE = """\
# This file makes the folder a store of commitments. Each document is ID.json beside it, and its text ID.txt.
schema = 1

# An open commitment without an update for this many days is stale.
# stale_after = 180

# The columns of `commitments list`.
# columns = ["id", "status", "due", "summary"]

# Seconds to wait while another command changes the store.
# lock_timeout = 10

# [check]
# Every rating has to show its evidence, or `commitments check` fails; false makes it a remark.
# require_evidence = true
# What its evidence may have to have, too: a kept copy, an archived one, an excerpt that stands in the copy; and after
# how many days each page has to be looked at again.
# require_copy = true
# require_archive = true
# require_excerpt = true
# max_age = 365

# [evidence]
# Whether git is to keep the WARCs of copies, beside their texts: "keep" or "ignore".
# warc = "keep"
# Who archives a page when `evidence check --archive` asks for its address behind this one, or in place of {url}.
# archive = "https://web.archive.org/save/"

# [groups]
# Names that several commit under: --actor G7 then means them all.
# G7 = ["Canada", "France", "Germany", "Italy", "Japan", "United Kingdom", "United States"]

# [views]
# Queries worth a name.
# late = "is:overdue -tag:trade"

# [publish]
# A folder beside this file with templates and styles that take the place of the program's own in pages.
# templates = "templates"
# What `publish` calls the site, where it will be on the web, which promises it tells at most, whether it names who
# rated, and where readers report a problem. What has the tag draft is never published.
# title = "Promises of the city"
# base_url = "https://promises.example.org/"
# only = "tag:reviewed"
# raters = true
# report = "mailto:promises@example.org"
# The words in which it tells statuses, if not ours: politifact, polimeter, g20, ogp or trumptracker.
# vocabulary = "politifact"
# Whether the texts of the copies of evidence are published too; most are under the rights of others.
# copies = true
"""


class Publish(NamedTuple):
    """What `publish` is told."""

    title: str = ""
    base_url: str = ""
    """Where it will be on the web; "" where that is not said."""
    only: str = ""
    """A query that everything published meets; "" for all."""
    raters: bool = False
    """Whether those who rated are named."""
    report: str = ""
    """A mailto: or https: URL where readers report a problem; "" for none."""
    vocabulary: str = ""
    """The tracker whose words stand in place of ours for statuses; "" for ours."""
    copies: bool = False
    """Whether the texts of kept copies of evidence are published too: they are other people's."""


class Settings(NamedTuple):
    schema: int = SCHEMA
    stale_after: int = STALE_AFTER_DAYS
    """Days without an update after which an open commitment is stale."""
    lock_timeout: float = WAIT_SECONDS
    """Seconds to wait for another change to finish."""
    columns: tuple[str, ...] = ()
    """Of `list`; empty where the store does not say."""
    views: Mapping[str, str] = {}
    """A name -> the query it stands for."""
    require_evidence: bool = True
    """Whether a rating without evidence is an error to `check`."""
    groups: Mapping[str, tuple[str, ...]] = {}
    """A name -> its members, none of which is itself such a name."""
    require_copy: bool = False
    """Whether evidence without a kept copy is an error to `check`; so the next two."""
    require_archive: bool = False
    require_excerpt: bool = False
    max_age: int | None = None
    """Days after which a page has to be looked at again."""
    warc: Literal["keep", "ignore"] = "keep"
    """Whether git is to have the WARCs of copies."""
    archive: str = ""
    """The address by which a public archive is asked to archive a page."""
    templates: str = ""
    """The folder of the store's own templates, as a path in the store; "" where it has none."""
    publish: Publish = Publish()


def parse(text: str, name: str = NAME) -> Settings:
    """Raises StoreError, naming the file and what is wrong in it."""
    if _says_only_the_version(text):
        return Settings()
    from commitments import toml  # which a store without settings of its own does not pay

    if is_marked(text):
        raise StoreError(
            f"{name} holds the conflict markers (<<<<<<<) of an unfinished merge; settle it in an editor: keep what is "
            "right of what stands between them, then git add it"
        )
    try:
        table = toml.parse(text)
    except toml.BadToml as error:
        raise StoreError(f"{name} is not TOML: {error}") from None
    return _settings(table, name)


def _says_only_the_version(text: str) -> bool:
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip() and not line.startswith("#")]
    return lines == [f"schema = {SCHEMA}"]


def _settings(table: dict[str, Any], name: str) -> Settings:
    _refuse_unknown(table, _KEYS, name)
    schema = _whole(table, "schema", 0, name)
    if schema > SCHEMA:
        raise StoreError(
            f"{name} was written by a newer version (schema {schema}, known {SCHEMA}); upgrade commitments"
        )
    check = _table(table, "check", name)
    _refuse_unknown(check, _CHECK_KEYS, name, "check.")
    evidence = _table(table, "evidence", name)
    _refuse_unknown(evidence, ("warc", "archive"), name, "evidence.")
    return Settings(
        SCHEMA,
        _whole(table, "stale_after", STALE_AFTER_DAYS, name),
        _seconds(table, name),
        _columns(table, name),
        _views(table, name),
        _yes_or_no(check, "require_evidence", True, name, "check."),
        _groups(table, name),
        _yes_or_no(check, "require_copy", False, name, "check."),
        _yes_or_no(check, "require_archive", False, name, "check."),
        _yes_or_no(check, "require_excerpt", False, name, "check."),
        _whole(check, "max_age", 0, name, "check.") if "max_age" in check else None,
        _warc(evidence, name),
        _archive(evidence, name),
        _templates(table, name),
        _publish(table, name),
    )


_KEYS = ("schema", "stale_after", "lock_timeout", "columns", "check", "evidence", "views", "groups", "publish")
_CHECK_KEYS = ("require_evidence", "require_copy", "require_archive", "require_excerpt", "max_age")


def _warc(table: Mapping[str, Any], name: str) -> Literal["keep", "ignore"]:
    value = table.get("warc", "keep")
    if value not in ("keep", "ignore"):
        raise _wrong(name, "evidence.warc", '"keep" or "ignore"', value)
    return "ignore" if value == "ignore" else "keep"


def _archive(table: Mapping[str, Any], name: str) -> str:
    value = table.get("archive", "")
    if not isinstance(value, str) or (value and not value.startswith(("https://", "http://"))):
        raise _wrong(name, "evidence.archive", "a web address such as https://web.archive.org/save/", value)
    return value


def _refuse_unknown(table: Mapping[str, Any], valid: tuple[str, ...], name: str, path: str = "") -> None:
    for key in table:
        if key not in valid:
            import difflib

            near = difflib.get_close_matches(key, valid, n=1, cutoff=0.5)
            hint = f" did you mean {path + near[0]!r}?" if near else ""
            raise StoreError(
                f"{name}: unknown setting {path + key!r};{hint} ({', '.join(path + one for one in valid)})"
            )


def _wrong(name: str, key: str, expected: str, value: object) -> StoreError:
    return StoreError(f"{name}: {key}: expected {expected}, found {str(value)[:60]!r}")


def _whole(table: Mapping[str, Any], key: str, default: int, name: str, path: str = "") -> int:
    value = table.get(key, default)
    if type(value) is not int or value < 0:
        raise _wrong(name, path + key, "a whole number", value)
    return value


def _seconds(table: Mapping[str, Any], name: str) -> float:
    value = table.get("lock_timeout", WAIT_SECONDS)
    if type(value) not in (int, float) or not 0 <= value < float("inf"):
        raise _wrong(name, "lock_timeout", "a number of seconds", value)
    return float(value)


def _columns(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get("columns", [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, "columns", 'a list of texts such as ["id", "status"]', value)
    return tuple(value)


def _views(table: Mapping[str, Any], name: str) -> Mapping[str, str]:
    views = _table(table, "views", name)
    for key, value in views.items():
        if not isinstance(value, str):
            raise _wrong(name, f"views.{key}", "a query as text", value)
    return views


def _groups(table: Mapping[str, Any], name: str) -> Mapping[str, tuple[str, ...]]:
    said = _table(table, "groups", name)
    if not said:
        return {}
    from commitments.groups import BadGroup, expanded

    for key, value in said.items():
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise _wrong(name, f"groups.{key}", 'a list of names such as ["Canada", "France"]', value)
    try:
        return expanded(said)
    except BadGroup as error:
        raise StoreError(f"{name}: {error}") from None


def _templates(table: Mapping[str, Any], name: str) -> str:
    publish = _table(table, "publish", name)
    _refuse_unknown(publish, ("templates", *Publish._fields), name, "publish.")
    value = publish.get("templates")
    if value is None:
        return ""
    from commitments.stores.templates import is_inside

    if not isinstance(value, str) or not is_inside(value):
        raise _wrong(name, "publish.templates", 'a folder beside it such as "templates"', value)
    return value


def _publish(table: Mapping[str, Any], name: str) -> Publish:
    publish = _table(table, "publish", name)
    said: dict[str, Any] = {}
    for key in ("title", "base_url", "only", "report", "vocabulary"):
        said[key] = publish.get(key, "")
        if not isinstance(said[key], str):
            raise _wrong(name, f"publish.{key}", "a text", said[key])
    if said["report"] and not said["report"].startswith(("mailto:", "https://")):
        raise _wrong(name, "publish.report", "a URL that begins with mailto: or https://", said["report"])
    yes = {key: _yes_or_no(publish, key, False, name, "publish.") for key in ("raters", "copies")}
    return Publish(**said, raters=yes["raters"], copies=yes["copies"])


def _table(table: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(name, key, f"a table [{key}]", value)
    return value


def _yes_or_no(table: Mapping[str, Any], key: str, default: bool, name: str, path: str) -> bool:
    value = table.get(key, default)
    if type(value) is not bool:
        raise _wrong(name, path + key, "true or false", value)
    return value


def seconds_to_wait(chosen: Settings) -> float:
    """For another change to finish: $COMMITMENTS_LOCK_TIMEOUT, else what the settings say. Raises StoreError."""
    text = os.environ.get("COMMITMENTS_LOCK_TIMEOUT", "").strip()
    if not text:
        return chosen.lock_timeout
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < float("inf"):
        raise StoreError(f"COMMITMENTS_LOCK_TIMEOUT: expected a number of seconds, found {text!r}")
    return seconds
