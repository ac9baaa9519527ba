"""The evidence of an update: addresses, and what the columns beside them say of each."""

from collections.abc import Iterator
from typing import Any

from commitments.importers import values
from commitments.importers.cells.fields import Cells, constant_text
from commitments.importers.cells.scopes import Scope
from commitments.maps import Fields
from commitments.model import Evidence, Stance


class Proofs:
    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def of(self, scope: Scope, group: Fields, cautions: list[str]) -> tuple[Evidence, ...]:
        source = group.get("evidence.url")
        if source is None:
            return ()
        found: dict[str, Evidence] = {}
        for column in source.columns:
            for one in scope.proofs(column):
                for evidence in self._pieces(one, column, group, cautions):
                    found.setdefault(evidence.url, evidence)
        for url in values.urls(constant_text(source)) if not found else ():
            found[url] = Evidence(url)
        return tuple(found.values())

    def _pieces(self, scope: Scope, column: str, group: Fields, cautions: list[str]) -> Iterator[Evidence]:
        raw = scope.raw(column)
        blanks = values.blanks_in_addresses(raw)
        cautions += map(_told, blanks)
        cut = {blank.start for blank in blanks if blank.is_cut}
        urls = [url for url in values.urls(raw) if url not in cut]
        if cut and not urls:
            return
        if not urls:
            word = values.text(raw)
            is_kept = "note" in group and column in group["note"].columns
            if not is_kept and not self._cells.is_nothing(word):
                cautions.append(f"evidence without a web address was left out: {values.shown(word)}")
            return
        if not any(field.startswith("evidence.") and field != "evidence.url" for field in group):
            yield from map(Evidence, urls)
            return
        details = [self._details(scope, group, cautions)] * len(urls)
        if len(urls) > 1:
            details = self._parallel(scope, group, len(urls), cautions)
        for url, detail in zip(urls, details, strict=True):
            yield Evidence(url, **detail)

    def _details(self, scope: Scope, group: Fields, cautions: list[str]) -> dict[str, Any]:
        cells = self._cells
        stance = cells.one(scope, group.get("evidence.stance"), lambda raw: Stance.named(values.text(raw)), cautions)
        archives = values.urls(cells.text(scope, group.get("evidence.archive")))
        return {
            "title": cells.line(scope, group.get("evidence.title")) or None,
            "publisher": cells.line(scope, group.get("evidence.publisher")) or None,
            "published": cells.date(scope, group.get("evidence.published"), "published", cautions),
            "excerpt": cells.text(scope, group.get("evidence.excerpt")) or None,
            "archive": archives[0] if archives else None,
            "stance": stance or Stance.SUPPORTS,
        }

    def _parallel(self, scope: Scope, group: Fields, count: int, cautions: list[str]) -> list[dict[str, Any]]:
        """Details of several addresses in one cell: lists of the same length go along, single details go to none."""
        details: list[dict[str, Any]] = [{} for _ in range(count)]
        for name in ("title", "publisher", "excerpt"):
            source = group.get(f"evidence.{name}")
            found = self._cells.listed(scope, source)
            if source is not None and not source.columns:
                found = found * count
            if found and len(found) != count:
                cautions.append(f"{len(found)} evidence {name}s for {count} addresses were left out")
                continue
            for detail, word in zip(details, found, strict=False):
                detail[name] = word
        return details


def _told(blank: values.Blank) -> str:
    if blank.is_cut:
        whole = values.shown(f"{blank.start} {blank.rest}")
        return f"the address {whole} has a blank in it and was left out; write %20 for the blank"
    behind = f"{values.shown(blank.rest)} behind the address {values.shown(blank.start)}"
    return f"{behind} was not taken; if it is a part of it, write %20 for the blank"
