"""Who "the Task Force" is, where a text has named it in full."""

import pytest

from commitments.extract import candidates


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kenya met the Task Force on Wool. The Task Force will train 500 nurses.", ("Task Force on Wool",)),
        ("We met the joint Peru-EU Task Force on Trade. The Task Force will act.", ("Peru-EU Task Force on Trade",)),
        (
            "Peru met the Task Force on Wool. Peru and the Task Force will publish a report.",
            ("Peru", "Task Force on Wool"),
        ),
        ("Kenya met the Task Force on Water and the Task Force on Wool. The Task Force will train 500 nurses.", ()),
        ("Kenya met a task force on wool. The Task Force will train 500 nurses.", ()),
        ("The Task Force will train 500 nurses.", ()),
        ("Kenya met the Task Force on Wool. A Task Force will train 500 nurses.", ()),
        ("Kenya met the Task Force on Wool. The Office will train 500 nurses.", ()),
    ],
)  # fmt: skip
def test_a_body_is_called_by_the_one_full_name_that_the_text_has_for_it(text: str, who: tuple[str, ...]) -> None:
    assert candidates(text)[-1].actors == who
