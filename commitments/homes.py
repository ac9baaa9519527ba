"""Where a user's own folders are, as the XDG base directory specification has it."""

import os

from commitments.errors import StoreError

NAME = "commitments"


def data_folder() -> str | None:
    """The program's own below $XDG_DATA_HOME, else below the home folder; None where there is no home."""
    return _folder("XDG_DATA_HOME", ".local", "share")


def own_store() -> str:
    """The store of who has named none."""
    folder = data_folder()
    if folder is None:
        raise StoreError("there is no home folder to keep a store in; name one with --store DIR")
    return folder


def cache_folder() -> str | None:
    """The same for what can be made again."""
    return _folder("XDG_CACHE_HOME", ".cache")


def configured_store() -> str | None:
    """What the user's configuration, `commitments/config.toml` below $XDG_CONFIG_HOME or ~/.config, calls the store of
    who has named none and has none near: `store = "…"`. Raises StoreError where it cannot be understood."""
    folder = _folder("XDG_CONFIG_HOME", ".config")
    path = os.path.join(folder, "config.toml") if folder else ""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from None
    from commitments import toml  # only for who has such a file

    try:
        said = toml.parse(text)
    except toml.BadToml as error:
        raise StoreError(f"{path} is not TOML: {error}") from None
    if unknown := next((key for key in said if key != "store"), None):
        raise StoreError(f"{path}: unknown setting {unknown!r}; there is: store")
    store = said.get("store")
    if store is not None and not (isinstance(store, str) and store):
        raise StoreError(f"{path}: store: expected a folder or a postgresql:// URL")
    return os.path.expanduser(store) if store else None


def state_folder() -> str | None:
    """The same for what has to stay on this machine."""
    return _folder("XDG_STATE_HOME", ".local", "state")


def _folder(variable: str, *below_home: str) -> str | None:
    said = os.environ.get(variable, "")
    if os.path.isabs(said):  # "all paths must be absolute"; a relative one is to be ignored
        return os.path.join(said, NAME)
    home = _home()
    return os.path.join(home, *below_home, NAME) if home else None


def _home() -> str | None:
    said = os.environ.get("HOME", "")
    if os.path.isabs(said):
        return said
    try:
        import pwd

        home = pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        home = os.path.expanduser("~")
    return home if os.path.isabs(home) else None
