"""Files of other programs, which are refused by their name and with the next step."""

import pytest

from commitments import intake
from commitments.blocks.bounds import BadDocument
from tests.word_files import zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SLIDES = "a presentation; save it as .pdf and add that"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped({"META-INF/container.xml": ""}), "an e-book; save its text as .html or .txt and add that"),
        (zipped({"ppt/presentation.xml": ""}), SLIDES),
        (OLD + "PowerPoint Document".encode("utf-16-le"), SLIDES),
        (
            zipped({"Index/Document.iwa": ""}),
            "a file of Apple's Pages, Numbers or Keynote; export it as .docx or .pdf and add that",
        ),
        (zipped({"notes.txt": "We will act."}), "a zip archive; unpack it and add what is inside"),
    ],
)
def test_a_file_of_another_program_is_called_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(BadDocument) as caught:
        intake.read_bytes(data, "plan")
    assert str(caught.value) == f"plan is {what}"
