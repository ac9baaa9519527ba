"""A reader of pages: a browser of one size and taste, and what went wrong in it."""

import re
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

PHONE = (390, 844)
SMALL = (320, 640)
DESK = (1280, 900)
LOOKS = [(DESK, "light"), (PHONE, "dark"), (SMALL, "light")]
"""Every size and every scheme, though not each with each: neither changes what the other does."""
_ELSEWHERE = re.compile(r"^(?!file:|data:|blob:|about:)")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Reader:
    """`complaints` is what the console said, `requests` what was asked of anybody on a network, which gets nothing."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for context in self._contexts:
            context.close()

    def opens(self, path: Path, fragment: str = "", size: tuple[int, int] = DESK, **tastes: Any) -> "Page":
        """A page that is loaded; `tastes` are Playwright's: `color_scheme`, `java_script_enabled`, `reduced_motion`."""
        context = self._browser.new_context(viewport={"width": size[0], "height": size[1]}, **tastes)
        self._contexts.append(context)
        context.set_default_timeout(15_000)
        context.route(_ELSEWHERE, self._refuse)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.goto(path.resolve().as_uri() + fragment)
        return page

    def _refuse(self, route: "Route") -> None:
        self.requests.append(route.request.url)
        route.abort()

    def _listen(self, message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def violations(page: "Page") -> list[str]:
    """What axe finds against the Web Content Accessibility Guidelines 2.2 on levels A and AA."""
    axe = pytest.importorskip("axe_playwright_python", reason="who is shut out is found by axe: pip install '.[test]'")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, preload: false})", RULES)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def height(page: "Page") -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def is_too_wide(page: "Page") -> bool:
    """Whether one has to scroll sideways to read."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
