"""Jinja2 as reports use it: our templates, over which a store may lay its own."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.nodes import Block, Const, Extends
from jinja2.sandbox import ImmutableSandboxedEnvironment

from commitments.errors import UsageError
from commitments.reports.bounded import bounded
from commitments.reports.site.presenters.values import Frame
from commitments.reports.site.quick import quick
from commitments.text import inert

THEIRS = """\
The look of our own web page can be changed for all who export from a store: by a folder of templates in it, which
its commitments.toml names: [publish] templates = "FOLDER". What it holds goes before what the program brings under the
same name:

  report.html.j2 and other pages    take the place of ours. One that changes only a part begins with
                                    {% extends "commitments/report.html.j2" %} and names the blocks that it fills
  commitment.html.j2, marks.html.j2 and other files of macros
                                    are read after ours, so that each macro takes the place of that of its name
  static/report.css                 takes the place of our style; static/own.css is added to every style

White space at the beginning of a line is not written. The head of a page, with the policy that lets nothing of others
in, and its script are never anybody else's; templates run in a sandbox, and none is read through a link. The names of
blocks and macros, and the values that they lay out, are in the program's own files, commitments/reports/site/.
"""
OURS = "commitments"
"""Under this name, as a folder, our own templates can be meant where a store has others."""
_FRAMES = ("frame.html.j2", "site.html.j2")
_OWN_STYLE = "static/own.css"
_HERE = Path(__file__).parent
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class _Unindented(Extension):
    """Templates are indented for who reads them; nobody reads pages so, and there may be 100,000 of a thing on one."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENT.sub("", source)


def written(template: str, told: Mapping[str, Any], theirs: Mapping[str, str] | None = None) -> Iterator[str]:
    """What a template of ours makes of values, piece by piece. `theirs` are a store's templates and styles by name:
    with these, which may be a stranger's, it is made in a sandbox, within bounds, and at once. Raises UsageError for
    one that cannot be read, asks for what is not there, or comes to no end."""
    if not theirs:
        yield from _ours().get_template(template).generate(told)
        return
    yield bounded(lambda: _sandboxed(template, told, theirs), "the layout in the store's templates")


def written_many(pages: Iterable[tuple[str, Mapping[str, Any]]], theirs: Mapping[str, str]) -> Iterator[str]:
    """What templates make of values, one whole page after the other. `theirs` are as in `written`; with these the pages
    are made at once."""
    if not theirs:
        for template, told in pages:
            yield _ours().get_template(template).render(told)
        return
    whole = bounded(lambda: _told_with_length(pages, theirs), "the layout in the store's templates")
    at = 0
    while at < len(whole):
        length, _, _ = whole[at : at + 20].partition("\n")
        begin = at + len(length) + 1
        at = begin + int(length)
        yield whole[begin:at]


def _told_with_length(pages: Iterable[tuple[str, Mapping[str, Any]]], theirs: Mapping[str, str]) -> Iterator[str]:
    """Each page after a line that says how long it is, since nothing is sure not to stand in one."""
    with _sandbox(theirs) as environment:
        for template, told in pages:
            text = environment.get_template(template).render(told)
            yield f"{len(text)}\n"
            yield text


def texts() -> list[tuple[str, str]]:
    """All of our templates, by their names."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted((_HERE / "templates").iterdir())]


def static(name: str) -> str:
    """The text of a style or script of ours."""
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def style(name: str, theirs: Mapping[str, str]) -> str:
    """A style, and what a store adds to it. Raises UsageError for one that would end where it stands in a page."""
    found = theirs.get(f"static/{name}", static(name)) + theirs.get(_OWN_STYLE, "")
    if "</" in found:
        raise UsageError("a style among the store's templates holds </, which no style needs; take it out")
    return found


def macro(template: str, name: str) -> Any:
    """A macro of a template that no store can replace."""
    return getattr(_ours().get_template(template).module, name)


@cache
def _ours() -> Environment:
    return quick(Environment(**_WAYS, autoescape=True, loader=_loader()))


def _sandboxed(template: str, told: Mapping[str, Any], theirs: Mapping[str, str]) -> Iterator[str]:
    with _sandbox(theirs) as environment:
        yield from environment.get_template(template).generate(told)


@contextmanager
def _sandbox(theirs: Mapping[str, str]) -> Iterator[Environment]:
    """With what goes wrong in a store's templates as a UsageError that says where."""
    own = {name: _added_to_ours(name, text) for name, text in theirs.items() if name.endswith(".j2")}
    for name in _FRAMES:
        if name in own:
            raise UsageError(
                f"{name} among the store's templates: the frame of a page is not to be replaced; remove it"
            )
    loader = ChoiceLoader([DictLoader(own), _loader()])
    environment = ImmutableSandboxedEnvironment(**_WAYS, autoescape=True, loader=loader)
    try:
        for name, text in theirs.items():
            if name.endswith(".j2"):
                _refuse_lost_blocks(environment, name, text)
        yield environment
    except TemplateSyntaxError as error:
        name = error.name or "a template"
        line = error.lineno - own.get(name, "").count("\n") + theirs.get(name, "").count("\n")
        raise UsageError(f"{_WHOSE}: {inert(name)}, line {line}: {inert(str(error.message))}") from None
    except TemplateError as error:
        raise UsageError(f"{_WHOSE}: {inert(str(error))}") from None
    except UNFIT as error:
        raise UsageError(f"{_WHOSE}: {inert(str(error)) or type(error).__name__}") from None


def _refuse_lost_blocks(environment: Environment, name: str, text: str) -> None:
    """Blocks that fill none of the page of ours that they are for, and so would be nowhere, as misspelt ones are."""
    if "extends" not in text:
        return
    body = environment.parse(text, name).body
    of = next(
        (node.template.value for node in body if isinstance(node, Extends) and isinstance(node.template, Const)), ""
    )
    path = _HERE / "templates" / str(of).removeprefix(f"{OURS}/")
    if not str(of).startswith(f"{OURS}/") or not path.is_file():
        return
    ours = [node.name for node in environment.parse(path.read_text(encoding="utf-8")).find_all(Block)]
    for node in body:
        if isinstance(node, Block) and node.name not in ours:
            raise UsageError(
                f"{_WHOSE}: {inert(name)}, line {node.lineno}: {inert(str(of))} has no block {node.name}; "
                f"it has {', '.join(ours) or 'none'}"
            )


def _added_to_ours(name: str, text: str) -> str:
    """A file of macros after ours of that name; of two macros of a name, the later one is called."""
    path = _HERE / "templates" / name
    ours = path.read_text(encoding="utf-8") if "/" not in name and path.is_file() else _PAGE
    return text if _PAGE in ours else ours + text


_WHOSE = "the store's templates"
_PAGE = "{% block "
"""What only templates of whole pages have."""
UNFIT = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError, AttributeError)
"""What an expression of a template may raise beside Jinja2's own errors."""
_WAYS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
    "extensions": [_Unindented],
}


def _loader() -> ChoiceLoader:
    ours = FileSystemLoader(_HERE / "templates")
    return ChoiceLoader([ours, PrefixLoader({OURS: ours})])


def inlined(title: str, body: str, css: str, js: str, theirs: Mapping[str, str], *, is_big: bool) -> Frame:
    """The frame of a page that needs no other file: nothing from anywhere; the one style and the one script by their
    hashes."""
    look, script = style(css, theirs), static(js)
    policy = (
        f"default-src 'none'; style-src '{_hash(look)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return Frame(title, f"{body}.html.j2", policy, look, script, is_big)


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
