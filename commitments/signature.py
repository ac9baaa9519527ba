"""The name under which somebody works, as git and the machine know it."""

import subprocess


def git_name() -> str:
    """git's user.name; "" where there is none."""
    try:
        words = ["git", "config", "user.name"]
        done = subprocess.run(words, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout.strip()


def login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
