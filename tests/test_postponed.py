"""A module is put off until it is used, and nobody can tell."""

import subprocess
import sys

import pytest

from commitments.postponed import postponed

MODULE = """
LOADED = True

def double(number, times=2):
    return number * times
"""


@pytest.fixture(autouse=True)
def rare(tmp_path, monkeypatch) -> None:
    """A module that nobody has imported yet, and one inside a package."""
    (tmp_path / "rare_module.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "rare_package").mkdir()
    (tmp_path / "rare_package" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "rare_package" / "inner.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("rare_module", "rare_package", "rare_package.inner"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def is_loaded() -> bool:
    return "rare_module" in sys.modules


def test_a_module_is_loaded_when_it_is_used() -> None:
    with postponed("rare_module"):
        import rare_module
    assert not is_loaded()
    assert rare_module.double(4) == 8
    assert is_loaded()


def test_a_function_is_loaded_when_it_is_called() -> None:
    with postponed("rare_module:double"):
        from rare_module import double
    assert not is_loaded()
    assert double(4, times=3) == 12
    assert is_loaded()


def test_a_module_of_a_package_is_put_off_too() -> None:
    with postponed("rare_package.inner:double"):
        import rare_package.inner
        from rare_package.inner import double
    assert "rare_package.inner" not in sys.modules
    assert not hasattr(rare_package, "inner")
    assert double(4) == 8
    assert rare_package.inner.LOADED
    assert type(rare_package.inner).__name__ == "module"


def test_what_the_block_itself_uses_is_loaded_there() -> None:
    with postponed("rare_module"):
        import rare_module

        assert rare_module.LOADED
        assert is_loaded()


def test_whoever_comes_after_the_block_gets_the_module_itself() -> None:
    with postponed("rare_module:double"):
        import rare_module as before
    import rare_module as after

    assert type(after).__name__ == "module"
    assert after is not before
    assert before.double is not after.double
    assert before.double(2) == after.double(2)


def test_a_name_that_is_given_is_taken_and_the_others_are_those_of_the_module() -> None:
    with postponed(given={"rare_module": {"LOADED": "not yet"}}):
        from rare_module import LOADED
    assert not is_loaded()
    with postponed(given={"rare_module": {"LOADED": "not yet"}}):
        from rare_module import double
    assert (LOADED, double(4)) == ("not yet", 8)


def test_a_module_that_is_there_already_stays_as_it_is() -> None:
    import rare_module as there

    with postponed("rare_module:double"):
        import rare_module as again
    assert again is there


def test_a_name_that_the_module_does_not_have_is_missed_as_ever() -> None:
    with postponed("rare_module"):
        import rare_module
    with pytest.raises(AttributeError, match="absent"):
        _ = rare_module.absent


def test_a_start_leaves_out_what_hardly_a_command_uses() -> None:
    program = (
        "import sys, commitments.__main__ as program; sys.argv = ['commitments', '--version']; program._run(); "
        "print(sorted({'difflib', 'shutil', 'subprocess', 'tokenize', 'uuid', 'unicodedata'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_connection_leaves_out_what_it_does_not_use() -> None:
    pytest.importorskip("psycopg")
    program = (
        "import sys; from commitments.stores.postgres.client import client; client().connect; "
        "from psycopg import sql, errors; from psycopg.conninfo import conninfo_to_dict; "
        "print(sorted({'asyncio', 'email', 'socket', 'ssl', 'subprocess', 'zipfile', 'zoneinfo'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
