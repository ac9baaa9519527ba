"""Whether a text may name money is told before it is cut into tokens."""

from commitments.money.lexicon import lexicon
from commitments.money.tokens import may_name_money


def test_no_currency_is_overlooked_at_a_glance() -> None:
    names = [currency.written or name for name, currency in lexicon().currencies.items()]
    assert [name for name in names if not may_name_money(f"We will spend 5 {name} on roads.")] == []


def test_words_that_a_currency_only_begins_with_are_no_reason_to_look_closer() -> None:
    assert not may_name_money("All Canadian, American and other partners, the United States and New Zealand, will try.")
