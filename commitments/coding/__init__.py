"""What a promise says of itself: who promises it, to whom, by when, how much money, whether it can be tested, and in
short what it is. Where the words do not tell it for certain, nothing is said.

`parties.py` reads names, with `bodies.py`, and `cast.py` who speaks in a document; `owners.py` and
`counterparties.py`, whose promise it is and to whom; `binding.py`, which date binds it, with `occasions.py` and
`steps.py`; `amounts/`, which sum; `hints.py`, what makes it testable; `summaries.py`,
its words in short.
"""
