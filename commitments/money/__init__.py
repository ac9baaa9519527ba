"""Numbers and sums of money as people write them, in texts and in cells: the right one, or none.

words.toml     words and signs of languages: scales, currencies, what stands between the ends of a range
lexicon.py     reads them, when first asked
numbers.toml   words for numbers, by language
figures.py     one number in digits, under either decimal mark
tokens.py      a text cut into figures, scales, currencies and the rest
numerals.py    numbers in words made figures among the tokens
repeats.py     numbers written twice, in words and in digits
places.py      the tokens by their place
changes.py     two sums of which the second is what the first becomes
parts.py       where sums stand, and which tokens belong to each
sums.py        figures, scales and currencies put together, and what they are worth: `in_text` and `in_cell`
"""
