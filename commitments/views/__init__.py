"""What a terminal shows: rich renderables made from values. Nothing here prints, and stored text is never markup.

Each also reads well as plain lines: what colour says, a symbol, a word or a mark says too.
"""
