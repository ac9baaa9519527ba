"""The example that is shipped with the program."""

from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files, settings


def shipped_example() -> dict[str, str]:
    """File name -> text of the example that is installed with the package, or lies beside it in a checkout."""
    package = Path(__file__).parents[1]
    folder = next((f for f in (package / "example", package.parent / "data") if (f / settings.NAME).is_file()), None)
    if folder is None:
        raise StoreError("this installation has no example in it; make an empty store with: commitments init DIR")
    names = sorted(path.name for path in folder.iterdir() if path.suffix in (".toml", ".json", ".txt"))
    return {name: files.read_text(folder / name) or "" for name in names}
