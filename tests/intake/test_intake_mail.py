"""Mails, and pages that a browser saved with their pictures in one file: what of their parts is read."""

import contextlib

import pytest

from commitments import intake
from tests.growth import grows_with_size

HEAD = """\
Received: by mail.example
From: =?utf-8?q?Ministry_of_Homes?= <press@homes.example>
To: all@press.example
Subject: =?utf-8?b?T3VyIHBsYW4g4oCTIDIwMzA=?=
Date: Fri, 1 Mar 2024 23:30:00 -0500
MIME-Version: 1.0
"""
BOTH = """\
Content-Type: multipart/mixed; boundary="a"

--a
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

We will build 10 homes in Cur=E9.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+V2Ugd2lsbCBidWlsZCAxMCBob21lcyBpbiBDdXLDqS48L3A+PHVsPjxsaT5hY3Q8L3VsPg==
--b--
--a
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="plan.pdf"

JVBERi0=
--a--
"""


def read(mail: str, name: str = "a.eml") -> intake.Intake:
    return intake.read_bytes(mail.encode(), name)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_of_a_mail_its_page_is_read_and_what_is_attached_is_told(ends: str) -> None:
    assert read((HEAD + BOTH).replace("\n", ends)) == intake.Intake(
        "We will build 10 homes in Curé.\n\n- act\n",
        "html",
        "Our plan – 2030",
        "Ministry of Homes",
        intake.PartialDate("2024-03-01"),
        None,
        None,
        None,
        "the date of the mail",
        ("left out what is attached to the mail: “plan.pdf”",),
    )


def test_a_mail_without_a_page_is_its_plain_text() -> None:
    fields = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n"
    found = read(f"{HEAD}{fields}\nWe =E9ct.=\n Now.\n")
    assert (found.text, found.format) == ("We éct. Now.\n", "txt")


def test_a_page_saved_in_one_file_is_read_and_the_day_of_saving_is_not_its_own() -> None:
    saved = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://homes.example/plan
Subject: Homes
Date: Fri, 1 Mar 2024 12:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="a"

--a
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<title>Our plan</title><p>We =
will act.</p>
--a
Content-Type: image/png
Content-Location: https://homes.example/a.png

iVBOR
--a--
"""
    found = read(saved, "a.mhtml")
    assert (found.text, found.title, found.published, found.url, found.notes) == (
        "We will act.\n",
        "Our plan",
        None,
        "https://homes.example/plan",
        (),
    )


def test_a_text_that_begins_as_a_memorandum_is_no_mail() -> None:
    memo = "From: Ana\nTo: all\nDate: 1 March 2024\n\nWe will act.\n"
    assert read(memo, "a.txt").text == memo


@pytest.mark.parametrize(
    "unit", ["a: b\n", "--a\n", "--a--\n\n", "=\n", "\n--a\nContent-Disposition: attachment\n\nx", "(", "=?"]
)
def test_a_mail_takes_time_by_its_length(unit: str) -> None:
    head = HEAD + 'Content-Type: multipart/mixed; boundary="a"\n'
    assert grows_with_size(lambda size: _tried(f"{head}\n--a\n\nword\n" + unit * (size // len(unit))), 10_000, 100_000)
    assert grows_with_size(lambda size: _tried("From: " + unit * (size // len(unit)) + "\n" + HEAD), 10_000, 100_000)


def _tried(mail: str) -> None:
    with contextlib.suppress(intake.BadDocument):
        read(mail)
