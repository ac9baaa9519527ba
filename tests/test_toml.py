"""TOML of strangers is read, or refused with a sentence before it takes quadratic time."""

import pytest

from commitments import maps as mapping
from commitments import toml
from commitments.errors import StoreError, UsageError
from commitments.stores import settings

HUGE = "9" * 5_000
BAD = [
    (f"schema = {HUGE}", "it holds a number of too many digits"),
    (f"schema = 0x{'f' * 5_000}", "it holds a number of too many digits"),
    (f"schema = {2**63}", "it holds a number of too many digits"),
    (f"schema = {'[' * 100_000}", "it is nested too deeply"),
    (f"schema = {'[' * 60}{']' * 60}", "it is nested more than 50 deep"),
    (f"{'a.' * 100_000}a = 1", "a name has more than 50 parts"),
    (f"[{'a . ' * 100_000}a]", "a name has more than 50 parts"),
    (f"[[{'a.' * 100_000}a]]", "a name has more than 50 parts"),
    (f"""x = {{ b = 1, {'"a".' * 100_000}a = 1 }}""", "a name has more than 50 parts"),
]


@pytest.mark.parametrize(("text", "why"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_read_is_one_sentence_for_settings_and_for_a_map(text: str, why: str) -> None:
    with pytest.raises(StoreError) as of_settings:
        settings.parse(text)
    with pytest.raises(UsageError) as of_map:
        mapping.parse(text, "m.toml")
    assert (str(of_settings.value), str(of_map.value)) == (
        f"commitments.toml is not TOML: {why}",
        f"m.toml is not TOML: {why}",
    )


def test_a_name_of_endless_parts_is_never_given_to_the_parser_that_takes_quadratic_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("it was parsed"))
    for text, why in BAD:
        if "parts" in why:
            with pytest.raises(toml.BadToml):
                toml.parse(text)


@pytest.mark.parametrize("text", ["schema = 1\n", "stale_after = 30\n"])
def test_a_byte_order_mark_before_settings_or_a_map_is_read_over(text: str) -> None:
    columns = '[columns]\nquote = "promise"\n'
    assert (settings.parse(f"\ufeff{text}"), mapping.parse(f"\ufeff{columns}")) == (
        settings.parse(text),
        mapping.parse(columns),
    )


def test_many_short_names_and_long_texts_with_dots_are_fine() -> None:
    text = "".join(f"a{place}.b = 1\n" for place in range(1_000)) + f'c = "{"a.b " * 1_000}"\n'
    assert len(toml.parse(text)) == 1_001
