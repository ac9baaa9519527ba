"""Numbers and sums of money as people write them, in texts and in cells: the right one, or none.

words.toml     words and signs of languages: scales, currencies, what stands between the ends of a range
lexicon.py     reads them, when first asked
figures.py     one number in digits, under either decimal mark
tokens.py      a text cut into figures, scales, currencies and the rest
sums.py        figures, scales and currencies put together: `in_text` and `in_cell`
"""
