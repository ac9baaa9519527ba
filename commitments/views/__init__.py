"""What a terminal shows: rich renderables made from values. Nothing here prints, and stored text is never markup.

Each also reads well as plain lines: what colour says, a symbol, a word or a mark says too.
"""

from commitments.postponed import postponed

# What rich imports for what no view of ours needs: columns in proportion, styles that hold data.
with postponed("fractions:Fraction", "pickle:dumps", "pickle:loads"):
    import rich.console
    import rich.table  # noqa: F401 - imported here for all the views
