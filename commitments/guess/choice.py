"""Which column is taken for which field: by the sense of its name first, then by how well the name fits it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from commitments.guess import fits
from commitments.guess.columns import Column
from commitments.headers import PLAIN, is_list_of, is_of_promises, is_of_status, parts_of
from commitments.maps import EVIDENCE_FIELDS, Source
from commitments.rows import BODY, NAME

Fits = Callable[[Column], bool]


class Sought(NamedTuple):
    """What a field is taken from: the senses, the likeliest first, and what the contents have to be."""

    senses: tuple[str, ...]
    fits: Fits
    only_plain: frozenset[str] = frozenset()
    """Senses that have to be the name itself, and no longer one that ends in it."""


QUOTE = Sought(("verbatim", "promise", "text", "title", "details"), fits.is_words)
_FIELDS: dict[str, Sought] = {
    "document": Sought(("document",), fits.is_documents, frozenset(["document"])),
    "key": Sought(("key", "number", "address"), fits.is_key, frozenset(["number", "address"])),
    "section": Sought(("section",), fits.is_named),
    "kind": Sought(("kind",), fits.is_kinds),
    "actors": Sought(("maker", "person", "name", "organisation", "party", "country"), fits.is_named),
    "groups": Sought(("groups",), fits.is_names),
    "counterparties": Sought(("counterparties",), fits.is_names),
    "made": Sought(("made",), fits.is_dates),
    "due": Sought(("due",), fits.is_deadlines),
    "amount": Sought(("amount", "value"), fits.is_money, frozenset(["value"])),
    "amount_upper": Sought(("amount_upper",), fits.is_money),
    "currency": Sought(("currency",), fits.is_currencies),
    "tags": Sought(("tags",), fits.is_tags),
}
STATUS = Sought(("status", "progress"), fits.is_ratings)
NAMED_PROMISE = Sought(("promise", "title"), fits.is_words, frozenset(["promise", "title"]))
PLAIN_DATE = Sought(("date",), fits.is_dates, frozenset(["date"]))
_UPDATE: dict[str, Sought] = {
    "on": Sought(("on", "date"), fits.is_dates, frozenset(["date"])),
    "note": Sought(("note", "evidence"), fits.is_notes, frozenset(["evidence"])),
    "by": Sought(("by",), fits.is_names),
}
_ACCOUNT = Sought(("status",), fits.is_account, frozenset(["status"]))
"""An assessment in sentences."""
_INNER: dict[str, Sought] = {
    "status": Sought(("status", "progress"), fits.is_any),
    "on": Sought(("on", "date", "source_date"), fits.is_dates),
    "note": Sought(("note", "summary", "text", "details", "title"), fits.is_notes),
    "by": Sought(("by",), fits.is_any),
    "actor": Sought(("maker", "member", "person", "country"), fits.is_any),
}
_PROOF: dict[str, Sought] = {
    "url": Sought(("address", "evidence"), fits.is_urls),
    "title": Sought(("title", "name", "source_title", "label", "details"), fits.is_names),
    "publisher": Sought(("publisher", "evidence"), fits.is_names),
    "published": Sought(("source_date", "date", "on"), fits.is_dates),
    "excerpt": Sought(("excerpt", "verbatim", "text"), fits.is_any),
    "archive": Sought(("archive",), fits.is_urls),
    "stance": Sought(("stance",), fits.is_any),
}
_FLAT_PROOF: dict[str, Sought] = {
    "title": Sought(("source_title",), fits.is_names),
    "publisher": Sought(("publisher",), fits.is_names),
    "published": Sought(("source_date",), fits.is_dates),
    "excerpt": Sought(("excerpt",), fits.is_any),
    "archive": Sought(("archive",), fits.is_urls),
}
_OF_A_HEAD = 3
"""What it costs that a name is only the head of a longer one, in senses that go before it."""


class Ranked(NamedTuple):
    cost: int
    column: Column


class Chooser:
    """Takes columns for fields, each once."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = columns
        self.taken: set[str] = set()
        self.quoted: Column | None = None
        """The words of the promise: where they are its description, what is just called a name is its title."""

    def take(self, path: str) -> str:
        self.taken.add(path)
        return path

    def ranked(self, sought: Sought, within: str = "", at_least: Fits = lambda _: True) -> list[Ranked]:
        """The free columns that can be what is sought, the best first."""
        found = []
        for column in self.columns.values():
            if column.path in self.taken or column.path in (NAME, BODY) or not column.filled or not at_least(column):
                continue
            if within and not column.path.startswith(within):
                continue
            if not within and not self._is_of_the_row(column):
                continue
            cost = _cost(column, within, sought)
            if cost is not None and sought.fits(column):
                found.append(Ranked(cost, column))
        return sorted(found, key=lambda one: (one.cost, -one.column.filled))

    def best(self, sought: Sought, within: str = "", at_least: Fits = lambda _: True) -> str | None:
        found = self.ranked(sought, within, at_least)
        return self.take(found[0].column.path) if found else None

    def _is_of_the_row(self, column: Column) -> bool:
        """What stands in a list of sources or of updates speaks of these."""
        parents = parts_of(column.path)[:-1]
        return not any(
            is_list_of("sources", name) or (is_list_of("updates", name) and "[]." in column.path) for name in parents
        )

    # --- the fields ---------------------------------------------------------------------------------------------------

    def fields(self) -> dict[str, Source]:
        """All but the words of the promise and what happened to it."""
        found: dict[str, Source] = {}
        for field, sought in _FIELDS.items():
            path = self.best(sought, at_least=lambda column, field=field: self._may_be(field, column))  # type: ignore[misc]
            if path is not None:
                found[field] = Source((path,))
        if (
            "amount" in found
            and "currency" not in found
            and not fits.has_currency(self.columns[found["amount"].columns[0]])
        ):
            self.taken.discard(found.pop("amount").columns[0])  # a number of anything
        return found

    def _may_be(self, field: str, column: Column) -> bool:
        if field == "actors" and set(column.senses) & {"name"} and len(column.senses) == 1:
            return self._are_makers(column)
        if field == "actors" and _is_the_same_for_all(column):
            return False
        if field == "key":
            return not column.is_inside_list and ("address" not in column.senses or self._is_page_of_its_own(column))
        return not column.is_inside_list or field in ("actors", "counterparties", "tags", "groups")

    def _are_makers(self, column: Column) -> bool:
        """Whether a column that is just called name names who promises, and not what."""
        beside = {sense for other in self.columns.values() for sense in other.senses if other is not column}
        if "role" in beside or column.variety < 0.8:
            return True
        is_title = self.quoted is not None and not set(self.quoted.senses) & {"verbatim", "promise", "text", "title"}
        return bool(beside & {"party", "country"}) and not is_title

    def _is_page_of_its_own(self, column: Column) -> bool:
        """Whether addresses are those of the tracker's own pages, and other columns show what proves them."""
        if "evidence" not in column.senses:
            return True
        others = (other for other in self.columns.values() if other is not column and "evidence" in other.senses)
        return _is_of_one_site(column) and any(map(fits.is_urls, others))

    def key_of(self, quote: Column) -> str | None:
        """The id of promises that stand in several rows each: one for the same words, and for others another."""
        for one in self.ranked(Sought(("key",), fits.is_repeated), at_least=lambda column: column.is_full):
            ids, words = list(map(str, one.column.values)), list(map(str, quote.values))
            both = len(set(zip(ids, words, strict=False)))
            is_of_row = quote.is_full and not one.column.is_inside_list and len(ids) == len(words)
            if is_of_row and both == len(set(ids)) == len(set(words)):
                return self.take(one.column.path)
        return None

    def quote(self, at_least: Fits = lambda _: True) -> list[Ranked]:
        return [one for one in self.ranked(QUOTE, at_least=at_least) if not one.column.is_inside_list]

    def summary(self, quote: Column) -> str | None:
        """A shorter text of the promise's own: no name of a person, and not the same for many."""
        sought = Sought(("summary", "promise", "title"), fits.is_words)
        return self.best(
            sought,
            at_least=lambda column: (
                not column.is_inside_list and column.mean_length < quote.mean_length and column.variety >= 0.9
            ),
        )

    # --- what happened ------------------------------------------------------------------------------------------------

    def history(self) -> dict[str, Source]:
        """A list of dated updates inside each row, with lists of evidence inside those."""
        for prefix in self._lists(""):
            if not is_list_of("updates", prefix.removesuffix("[].").rpartition(".")[2]):
                continue
            found = {
                field: Source((path,))
                for field, sought in _INNER.items()
                if (path := self.best(sought, prefix)) is not None
            }
            if "on" not in found and "status" not in found:
                self.taken -= {path for source in found.values() for path in source.columns}
                continue
            for inner in self._lists(prefix):
                if is_list_of("sources", inner.removeprefix(prefix).removesuffix("[].")):
                    found |= self._proof_in(inner)
            if "evidence.url" not in found and (
                url := self.best(Sought(("evidence", "address"), fits.is_urls), prefix)
            ):
                found["evidence.url"] = Source((url,))
            return found
        return {}

    def update(self) -> dict[str, Source]:
        """All of the row's own update but its status."""
        proof = self.proof()
        found: dict[str, Source] = {}
        for field, sought in _UPDATE.items():
            path = self.best(sought, at_least=self._is_of_the_update)
            if path is not None:
                found[field] = Source((path,))
        if "note" not in found and (account := self.best(_ACCOUNT, at_least=lambda column: not column.is_inside_list)):
            found["note"] = Source((account,))
        if "note" not in found and BODY in self.columns and BODY not in self.taken and self.columns[BODY].filled:
            found["note"] = Source((self.take(BODY),))
        return found | proof

    def _is_of_the_update(self, column: Column) -> bool:
        """Where one column shows where a promise was made and another what came of it, the former proves no status."""
        return not column.is_inside_list and not (is_of_promises(column.path) and self._has_proof_of_its_own)

    @cached_property
    def _has_proof_of_its_own(self) -> bool:
        return any(is_of_status(path) and "evidence" in column.senses for path, column in self.columns.items())

    def proof(self) -> dict[str, Source]:
        for prefix in self._objects_of_proof():
            found = self._proof_in(prefix)
            if "evidence.url" in found:
                return found
            self.taken -= {path for source in found.values() for path in source.columns}
        # Where one shows what is proven and another what it was taken from, the former is the evidence.
        sought = Sought(("proof", "evidence"), fits.is_urls)
        ranked = self.ranked(sought, at_least=self._is_of_the_update)
        if not ranked:
            return {}
        stem = _without_number(ranked[0].column.path)
        alike = [one.column.path for one in ranked if _without_number(one.column.path) == stem]
        found = {"evidence.url": Source(tuple(map(self.take, alike)))}
        for name, sought in _FLAT_PROOF.items():
            path = self.best(sought, at_least=lambda column: not column.is_inside_list)
            if path is not None:
                found[f"evidence.{name}"] = Source((path,))
        return found

    def _proof_in(self, prefix: str) -> dict[str, Source]:
        found = {}
        for name in EVIDENCE_FIELDS:
            path = self.best(_PROOF[name], prefix)
            if path is not None:
                found[f"evidence.{name}"] = Source((path,))
        return found

    def _objects_of_proof(self) -> Iterator[str]:
        """`sources[].`, `source.`: where an address may have a title beside it."""
        seen: dict[str, None] = {}
        for path in self.columns:
            parts = path.split(".")
            for place in range(1, len(parts)):
                if is_list_of("sources", parts[place - 1].replace("[]", "")) and "[]" not in "".join(
                    parts[: place - 1]
                ):
                    seen[".".join(parts[:place]) + "."] = None
        yield from seen

    def _lists(self, within: str) -> list[str]:
        """The prefixes of lists of objects directly inside another."""
        found: dict[str, None] = {}
        for path in self.columns:
            inside = path.removeprefix(within)
            if path.startswith(within) and "[]." in inside:
                found[within + inside.partition("[].")[0] + "[]."] = None
        return list(found)


def _cost(column: Column, within: str, sought: Sought) -> int | None:
    from commitments.headers import senses

    found = senses(column.path.removeprefix(within)) if within else column.senses
    costs = [
        2 * place + (0 if fit <= PLAIN else _OF_A_HEAD if fit == PLAIN + 1 else 2 * _OF_A_HEAD)
        for place, sense in enumerate(sought.senses)
        if (fit := found.get(sense)) is not None and (fit <= PLAIN or sense not in sought.only_plain)
    ]
    return min(costs, default=None)


def _is_the_same_for_all(column: Column) -> bool:
    """One word in every row, under a name that only ends in one for who promises: `Initiative association`."""
    is_head = all(fit > PLAIN for fit in column.senses.values())
    return is_head and len(column.words) == 1 and column.rows > _A_FEW


_A_FEW = 3


def _without_number(path: str) -> str:
    return path.rstrip("0123456789 _-#()").casefold().removesuffix("s")


def _is_of_one_site(column: Column) -> bool:
    """Whether addresses are pages of one site, as those of a tracker's own promises are; sources seldom are."""
    from urllib.parse import urlsplit

    try:
        hosts = {urlsplit(text).netloc for text in column.texts}
    except ValueError:
        return False
    return len(hosts) == 1 and len(column.texts) > 2 and "" not in hosts


def longest(columns: Mapping[str, Column], taken: Sequence[str] | set[str] = ()) -> list[Column]:
    """Columns that may hold the words of promises, whatever they are called, the longest first."""
    worded = [
        column for column in columns.values() if column.filled and "[" not in column.path and fits.is_words(column)
    ]
    worded = [column for column in worded if column.path not in (NAME,)]
    free = [column for column in worded if column.path not in taken]
    return sorted(free or worded, key=lambda column: -column.filled * min(column.mean_length, 300))
