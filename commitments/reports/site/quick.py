"""What Jinja2 does for any template at all, and ours need not have done 100,000 times: a page takes half as long again
without these. What comes out is the same."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from commitments.reports.site.presenters.values import Mark

_WORD = 256
_escaped_word = lru_cache(maxsize=8192)(escape)


def quick(environment: Environment) -> Environment:
    environment.template_class = _Template
    environment.context_class = _Context
    return environment


class _Template(Template):
    @classmethod
    def from_code(cls, *args: Any, **kwargs: Any) -> Template:
        template = super().from_code(*args, **kwargs)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: Any) -> Markup:
    """Escapes the words that a page says again and again once."""
    if type(value) is str:
        return _escaped_word(value) if len(value) < _WORD else escape(value)
    return value if type(value) is Markup else escape(value)


class _Context(Context):
    """Calls macros without asking what else they might be, and shows each status once."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not Macro or not kwargs.keys() <= _UNUSED:
            return super().call(obj, *args, **kwargs)
        return _shown(obj, *args) if len(args) == 1 and type(args[0]) is Mark else obj(*args)


_UNUSED = frozenset(("_loop_vars", "_block_vars"))
"""What Jinja2 hands to calls in loops and blocks, of which a macro knows nothing."""


@lru_cache(maxsize=256)
def _shown(macro: Macro, mark: Mark) -> Any:
    return macro(mark)
