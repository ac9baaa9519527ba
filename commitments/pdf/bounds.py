"""How much the reading of one PDF may cost."""

MOST_SECONDS = 180
"""Of work. Five thousand full pages take about as long."""
MOST_MEMORY = 3 * 1024**3
