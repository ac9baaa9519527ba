"""Sites as the command publishes them."""

import os
from pathlib import Path
from unittest.mock import patch

from commitments.cli import run
from commitments.stores import Store

BASE = "https://oxwich.example/promises/"


def publish(store: Store, folder: Path) -> Path:
    with patch.dict(os.environ, COMMITMENTS_TODAY="2026-11-24", COMMITMENTS_BY="ana"):
        code = run(["--store", str(store.path), "publish", str(folder), "--base-url", BASE])
    assert code == 0
    return folder
