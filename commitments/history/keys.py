"""By what an entry is named in others: a number of what it says."""

import json
from datetime import UTC
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commitments.model import Update


def key_of(update: "Update") -> str:
    """See `Update.key`."""
    told = [
        *(update.kind, update.status, update.on, update.recorded.astimezone(UTC).isoformat(), update.by),
        *(update.note, update.actor, update.guideline, update.act.encode() if update.act else None),
        [evidence.url for evidence in update.evidence],
    ]
    return blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=6).hexdigest()
