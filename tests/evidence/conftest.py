"""What the tests of evidence share."""

from collections.abc import Iterator

import pytest
from webs import Web, web


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as one:
        yield one
