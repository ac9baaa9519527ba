"""Two looks at all the files of a store differ in just the files that look otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.stores.files import Stamp
from commitments.stores.folder.index.listing import NOTHING_LISTED, UNSURE, Listing, look_of

_numbers = st.integers(-(2**70), 2**70)
_stamps = st.none() | st.tuples(_numbers, _numbers, _numbers, _numbers)
_names = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=3)
_files = st.dictionaries(_names, _stamps, max_size=6)
_many = st.integers(250, 800).map(lambda count: {str(number): (number, 1, 2, 3) for number in range(count)})


@given(_files | _many, st.dictionaries(_names, st.tuples(*[st.integers(0, 9)] * 4), max_size=4), st.data())
def test_the_files_that_differ_are_those_that_are_new_or_look_otherwise(before, changes, data) -> None:
    touched = data.draw(st.lists(st.sampled_from(sorted(before)), max_size=3)) if before else []
    now: dict[str, Stamp | None] = before | dict.fromkeys(touched, (9, 9, 9, 9)) | changes
    found = Listing.of(now).differing(Listing.of(before))
    assert sorted(found) == sorted(
        name for name in now if name not in before or _look(now, name) != _look(before, name)
    )
    assert sorted(Listing.of(now).differing(NOTHING_LISTED)) == sorted(now)


def _look(files: dict[str, Stamp | None], name: str) -> bytes:
    return Listing.of({name: files[name]}).looks


@given(_files | _many)
def test_a_listing_is_made_again_of_its_looks(files) -> None:
    listing = Listing.of(files)
    assert Listing.made_of(listing.by_name()) == listing
    assert listing.by_name() == {name: _look(files, name) for name in files}
    assert list(listing.by_name()) == list(files)


@given(_files)
def test_a_file_in_another_place_of_the_folder_looks_the_same(files) -> None:
    backwards = dict(reversed(files.items()))
    assert Listing.of(backwards).differing(Listing.of(files)) == []


@given(st.tuples(*[st.integers(-(2**63), 2**64 - 1)] * 4))
def test_a_file_looks_alike_alone_and_among_others(stamp) -> None:
    far: Stamp = (1, 2**64 - 1, -5, 7)
    assert Listing.of({"a": stamp, "b": far}).by_name() == {"a": look_of(stamp), "b": look_of(far)}


def test_nothing_that_is_there_looks_unsure() -> None:
    assert Listing.of({"a": None}).looks != UNSURE
    assert Listing.of({"a": None}).differing(Listing.made_of({"a": UNSURE})) == ["a"]
