"""What was skipped in walks, kept in the user's cache, so that it comes last the next time."""

from collections.abc import Sequence

_MOST = 5_000


class Skipped:
    """Of one walk, which is told apart from others of the store of that key by `what`."""

    def __init__(self, store: str, what: str) -> None:
        from commitments.stores import cached

        self._path = cached.path_of(store, "skipped", what)
        found = cached.read(self._path)
        names = found if isinstance(found, list) else []
        self._names = dict.fromkeys(name for name in names if isinstance(name, str))

    def last(self, names: Sequence[str]) -> list[str]:
        """The names, those that were skipped after the others."""
        return sorted(names, key=lambda name: name in self._names)

    def add(self, name: str) -> None:
        self._names[name] = None
        self._keep()

    def forget(self, name: str) -> None:
        if name in self._names:
            del self._names[name]
            self._keep()

    def _keep(self) -> None:
        """At once, since the terminal may be closed."""
        from commitments.stores import cached

        if self._path is not None:
            cached.write(self._path, list(self._names)[-_MOST:])
