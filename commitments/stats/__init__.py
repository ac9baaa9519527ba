"""How far along the promises are: counts, shares, scorecards, agendas, changes between dates. Numbers only.

Everything starts from `assess`, which works out where each commitment stands once; what follows reads that.
"""
