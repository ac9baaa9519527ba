"""What one run has changed, and what of it stands: undo in the same run takes back as well."""

from commitments.stores.changes.entries import Entry


class Made:
    """Of the changes made through one store, as long as it is open. Written where nobody interrupts."""

    def __init__(self) -> None:
        self.count = 0
        """How many, those that took others back too."""
        self.standing: list[int] = []
        """The numbers of those that were not taken back, in their order; also of what was made again."""
        self.taken_back: list[int] = []
        """The numbers of earlier changes, made by other runs."""

    def note(self, entry: Entry) -> None:
        self.count += 1
        if not entry.undoes:
            self.standing += entry.redoes or [entry.number]
            return
        self.taken_back += [number for number in entry.undoes if number not in self.standing]
        self.standing = [number for number in self.standing if number not in entry.undoes]
