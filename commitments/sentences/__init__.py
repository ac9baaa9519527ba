"""A text cut into sentences, headings and items of lists, and what sort of piece each is.

English, but for how sentences end.
"""
