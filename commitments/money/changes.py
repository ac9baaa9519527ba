"""`from $3 billion to $5 billion`, `double the $5 billion to $10 billion`: two sums of which the second is promised."""

from commitments.money.places import Places

_REACH = 25
"""Tokens before a sum in which a word of change is looked for."""
_APART = 9
"""Tokens between the sum where a change begins and its `to`: `in the financial year 2026-27`."""
_BESIDE = 4
_BRIDGE = 6
"""Tokens between `from` and the sum: `from today's`, `von derzeit rund`."""


def change(places: Places, start: int, link: str, *, is_cell: bool) -> tuple[bool, bool]:
    """Whether two sums, the first at `start`, joined by a word are a change, and whether that is clear: `de 5 à 10` can
    be a range as well."""
    if not link:
        return False, True
    if link in places.sets["onward"]:
        return True, True
    if places.is_in(start - 1, "from"):
        return _from_to(places, start, link, is_cell=is_cell)
    if _is_bridged(places, start):
        return not _is_spread(places, start), True
    place = changing_at(places, start)
    if place < 0 or link != "to":
        return False, True
    if places.is_in(start - 1, "of") and any(places.is_in(step, "known") for step in range(start - 4, start - 2)):
        return True, True  # "our contribution of $5 billion to $10 billion"
    is_multiplied = place == start - 1 and places.word(place).startswith(tuple(places.sets["multiplying"]))
    if is_multiplied or places.is_in(start - 1, "known"):
        return True, True  # "double the $5 billion to $10 billion"
    # "raise $5 to $10 million", "grants of $5 million to $10 million"
    return False, places.is_in(start - 1, "follow") and not places.is_in(start - 1, "of")


def _from_to(places: Places, start: int, link: str, *, is_cell: bool) -> tuple[bool, bool]:
    if places.is_in(start - 2, "ranging"):
        return False, True
    pair = f"{places.word(start - 1)}:{link}"
    if pair in places.sets["changes"]:
        return True, True
    if is_cell or pair in places.sets["spans"]:
        return False, True
    if pair not in places.sets["told_changes"]:
        is_carried = _tells(places, start, "carrying")
        return is_carried, is_carried
    return not places.is_in(start - 2, "giving") and not _is_spread(places, start), True


def _is_spread(places: Places, start: int) -> bool:
    """Whether it is told of things of which one may cost more than the other, and of no change."""
    return _tells(places, start, "spread") and not _tells(places, start, "changing")


def promised_after(places: Places, start: int, end: int) -> int:
    """Where the sum stands that is promised, if the one from `start` to `end` is only where a change begins: `from €3
    billion in 2020 to`, `the $5 billion to reach`; 0 where it is not."""
    begun = places.is_in(start - 1, "from") or _is_bridged(places, start)
    if not begun and not (places.is_in(start - 1, "known") and changing_at(places, start) >= 0):
        return 0
    # "top up the fund by $5 million, bringing the total to $7 million" tells of no change of what stands before it
    reach = _BESIDE if places.is_in(start - 1, "growing") else _APART
    for step in range(end, end + reach):
        if places.is_sign(step, ";:.") or places.kind(step) == "c":
            return 0
        if places.is_in(step, "to") and _is_sum(places, step + 1):
            return step + 1
    return 0


def _is_sum(places: Places, place: int) -> bool:
    place += places.is_in(place, "reaching")
    if places.kind(place) == "c":
        return places.kind(place + 1) == "n"
    if places.kind(place) != "n":
        return False
    place += 1
    while places.kind(place) == "s":
        place += 1
    if places.is_in(place, "links"):
        place += 2 if places.is_sign(place + 1, "'’") else 1
    return places.kind(place) == "c"


def _is_bridged(places: Places, start: int) -> bool:
    """`from today's`, `dagli attuali`: what a sum is now stands between `from` and it."""
    place = start - 1
    while place >= max(0, start - _BRIDGE) and (places.is_in(place, "now") or places.is_sign(place, "'’")):
        place -= 1
    return place < start - 1 and places.is_in(place, "from")


def changing_at(places: Places, start: int) -> int:
    """Where a word of change stands before a sum in its own clause; -1 for nowhere."""
    stems = tuple(places.sets["changing"])
    for place in range(start - 1, max(-1, start - _REACH), -1):
        if places.is_in(place, "and") or places.is_sign(place, ",;:."):
            return -1
        if places.word(place).startswith(stems):
            return place
    return -1


def _tells(places: Places, start: int, name: str) -> bool:
    """Whether a word of those begins so, not far before."""
    stems = tuple(places.sets[name])
    before = places.all[max(0, start - _REACH) : start]
    return any(each.kind == "w" and each.word.startswith(stems) for each in before)
