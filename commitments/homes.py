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
