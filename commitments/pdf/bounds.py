"""How much the reading of one PDF may cost."""

MOST_SECONDS = 180
"""Of the processor's time: on a busy machine a document waits longer. Five thousand full pages take about as long."""
MOST_WAITED = 3600
"""Seconds until nothing is waited for any more, where the system counts the processor's time by itself."""
MOST_MEMORY = 3 * 1024**3
