"""What a test asks for that looks at pages in a real browser: the Chromium that is installed, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers.readers import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        pytest.skip(f"Playwright cannot be used here ({error}): pip install 'commitments[test]'")
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.skip("no Chromium is installed, in which the pages would be looked at: apt-get install chromium")
    # Where the tests run as root, as in a container, Chromium starts only without its sandbox.
    flags = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*flags, "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def reader(browser: "Browser") -> Iterator[Reader]:
    """Somebody who reads pages from a folder; afterwards, nothing may have gone wrong that a reader does not see."""
    with Reader(browser) as one:
        yield one
    assert (one.complaints, one.requests) == ([], [])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with every kind of page."""
    from browsers.small import publish_small

    return publish_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of many who promised."""
    from browsers.searched import crowd, publish_searched

    return publish_searched(tmp_path_factory.mktemp("crowded"), crowd())


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of many promises to search through."""
    from browsers.searched import promises, publish_searched

    return publish_searched(tmp_path_factory.mktemp("searched"), promises())
