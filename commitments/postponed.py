"""Modules that a library imports at once and seldom uses: put off until they are used.

Most of a short command's time goes into imports. Python's own `importlib.util.LazyLoader` does not help here: up to
Python 3.11 an `import` of a module that waits in `sys.modules` looks at it, and by that loads it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def postponed(*names: str, given: Mapping[str, Mapping[str, object]] | None = None) -> Iterator[None]:
    """While the block runs, importing one of these modules gives a stand-in, which loads it when it is used.

    A module `a` is stood in for as a whole, so that only `import a` puts it off; `a:b` puts off `from a import b` too,
    where `b` is a function. What else of a module is wanted at once, such as a class, can be given by its name. Whoever
    imports these modules after the block gets the modules themselves.
    """
    given = given or {}
    stand_ins: dict[str, _StandIn] = {}
    for name in (*names, *given):
        module, _, function = name.partition(":")
        if module not in sys.modules:
            stand_ins[module] = _StandIn(module)
            _put(module, stand_ins[module])
        if function and module in stand_ins:
            setattr(stand_ins[module], function, _later(module, function))
    for module, stand_in in stand_ins.items():
        vars(stand_in).update(given.get(module, {}))
    try:
        yield
    finally:
        for module, stand_in in stand_ins.items():
            if sys.modules.get(module) is stand_in:
                _take_away(module)


def _put(name: str, module: ModuleType) -> None:
    sys.modules[name] = module
    package, _, child = name.rpartition(".")
    if package:
        setattr(import_module(package), child, module)


def _take_away(name: str) -> None:
    del sys.modules[name]
    package, _, child = name.rpartition(".")
    if package:
        delattr(sys.modules[package], child)


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # which the import itself asks for
            raise AttributeError(name)
        return getattr(_loaded(self.__name__), name)


def _later(module: str, function: str) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:
        return getattr(_loaded(module), function)(*args, **options)

    return call


def _loaded(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _StandIn):
        _take_away(name)
    return import_module(name)
