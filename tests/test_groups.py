"""Groups of actors: what settings may say of them, and how they are told apart from their members."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import StoreError
from commitments.groups import Named, told_apart
from commitments.names import either_form
from commitments.stores.settings import parse

NAMES = st.text("abcXYZ é", min_size=1, max_size=4)


def test_a_group_in_a_group_stands_for_its_members() -> None:
    said = parse('schema = 1\n[groups]\nAll = ["g2", "Chad", "china"]\nG2 = ["China", " USA "]\n').groups
    assert said == {"All": ("China", "USA", "Chad"), "G2": ("China", "USA")}


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ("G7 = 7", 'groups.G7: expected a list of names such as ["Canada", "France"], found \'7\''),
        ("G7 = []", 'groups.G7: it has no members; write them as in ["Canada", "France"]'),
        ('G7 = [" "]', "groups.G7: a member has no name"),
        ('A = ["b"]\nB = ["a"]', "groups.A: it is a member of itself; take it out of 'B'"),
        ('G7 = ["A"]\ng7 = ["A"]', "groups.g7: there is 'G7' too, which reads the same; keep one of them"),
    ],
)
def test_what_is_wrong_with_a_group_is_one_sentence(groups: str, message: str) -> None:
    with pytest.raises(StoreError) as error:
        parse(f"schema = 1\n[groups]\n{groups}\n")
    assert (str(error.value), error.value.exit_code) == (f"commitments.toml: {message}", 5)


def test_a_deep_chain_of_groups_is_read() -> None:
    lines = "\n".join(f'g{n} = ["g{n + 1}"]' for n in range(300))
    assert parse(f'schema = 1\n[groups]\n{lines}\ng300 = ["A"]\n').groups["g0"] == ("A",)


def test_members_take_the_spelling_of_their_group() -> None:
    groups = {"G2": ("China", "USA")}
    assert told_apart(["usa", "g2", "Chad"], groups) == Named(("USA", "China", "Chad"), ("G2",))


@given(st.lists(NAMES, max_size=6))
def test_without_groups_every_name_is_an_actor(names: list[str]) -> None:
    found = told_apart(names, {})
    assert found.groups == ()
    assert set(found.actors) <= set(names)


@pytest.mark.parametrize(
    ("word", "name"),
    [("actor", "actors"), ("ACTORS", "actors"), ("counterparty", "counterparties"), ("statuses", "status"),
     ("set-aside", "set_aside"), ("due", "due"), ("nosuch", None)],
)  # fmt: skip
def test_a_field_is_named_in_either_form(word: str, name: str | None) -> None:
    assert either_form(word, ["actors", "counterparties", "status", "set_aside", "due"]) == name
