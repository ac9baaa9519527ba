"""Whether work grows with the size of what it is given, on a machine that others load too."""

import time
from collections.abc import Callable

_TRIES = 4


def grows_with_size(work: Callable[[int], object], small: int, large: int, *, least: float = 0.005) -> bool:
    """Whether the larger piece takes no more than five times its share of the smaller one's time.

    Time of this process alone, the least of several runs; who grows with the square misses it whenever it is asked.
    `least` is what the smaller piece is taken to need at least, in seconds.
    """
    shortest = {small: float("inf"), large: float("inf")}
    for _ in range(_TRIES):
        for size in shortest:
            begun = time.process_time()
            work(size)
            shortest[size] = min(shortest[size], time.process_time() - begun)
        if shortest[large] <= max(shortest[small], least) * large / small * 5:
            return True
    return False
