"""Dates and deadlines in words, in many languages: one reader for cells, for what is typed and for running text.

- `cells`: a whole cell that says when. `mentions`: the dates of running text, each with the word that leads up to it.
- `points`: one date at a place of a text. `counted`: dates that count from another day.
- `lexicon`, `words.toml`: months, quarters, "by" and "until" in each language, and where no number is counted.

A date that was not understood whole is none, or carries a caution; it is never another one.
"""
