"""Sites as the command publishes them."""

import os
import subprocess
import sys
from pathlib import Path

from commitments.stores import Store

BASE = "https://oxwich.example/promises/"


def publish(store: Store, folder: Path) -> Path:
    """In a process of its own, since what it makes is kept for many tests."""
    subprocess.run(
        [sys.executable, "-m", "commitments", "--store", store.path, "publish", folder, "--base-url", BASE],
        env=os.environ | {"COMMITMENTS_TODAY": "2026-11-24", "COMMITMENTS_BY": "ana"},
        check=True,
        capture_output=True,
    )
    return folder
