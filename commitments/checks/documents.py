"""The document itself: its file, its hash, what is said about it, its text."""

from collections.abc import Iterator

from commitments import languages
from commitments.checks.case import ONE_DAY, Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.checks.words import is_web_address, oddities, shown
from commitments.text import one_line, slug


@check("unreadable")
def _unreadable(case: Case) -> Iterator[Found]:
    for line in case.unreadable:
        yield problem(line)
    if case.text_trouble:
        yield problem(case.text_trouble)


@check("hash")
def _hash(case: Case) -> Iterator[Found]:
    stored, actual, original = case.document.sha256, case.digest, case.original
    if actual is None:
        if stored and not case.text_trouble:
            yield problem("its text is missing, though its hash is on record; restore the text, or add it again")
    elif stored is None:
        proved = all(map(case.holds, case.commitments))
        repair = Repair("record the hash of the text", document=lambda d: d._replace(sha256=actual))
        yield problem("the hash of its text is not on record", repair=repair if proved else None)
    elif original is not None:
        yield _line_ends_changed(case, original)
    elif case.is_altered:
        yield problem(
            f"its text is not the one that was taken in: SHA-256 {actual[:12]}… instead of {one_line(stored)[:12]}…; "
            "restore the text, or take in the new one as a replacement; until then --fix moves no quote"
        )


def _line_ends_changed(case: Case, original: str) -> Found:
    # git leaves a file alone that it holds to be unchanged, so that it has to be gone before it is checked out.
    file = f"{one_line(case.document.id)}.txt"
    return problem(
        f"the line ends of its text are {_line_ends(case.text or '')} instead of {_line_ends(original)}: git "
        "(core.autocrlf) or an editor changed them; put `* -text` in a file .gitattributes in the store's folder, then "
        f"delete {file} and check it out again",
        repair=Repair("restore the line ends", text=lambda _: original),
    )


def _line_ends(text: str) -> str:
    """Their kinds.

    >>> _line_ends("a\\r\\nb\\n")
    'CRLF and LF'
    """
    unpaired = text.replace("\r\n", "")
    found = {"CRLF": "\r\n" in text, "LF": "\n" in unpaired, "CR": "\r" in unpaired}
    return " and ".join(kind for kind, is_there in found.items() if is_there)


@check("document")
def _document(case: Case) -> Iterator[Found]:
    document = case.document
    if document.id != slug(document.id):
        yield problem(f"its id is not made of lower-case letters, digits and hyphens: {one_line(document.id)!r}")
    if not document.title.strip():
        yield remark("it has no title")
    if not document.issuer.strip():
        yield remark("it has no issuer")
    if document.published is None:
        yield remark("it has no date")
    elif document.published.first - case.today > ONE_DAY:
        yield problem(f"it is dated {document.published}, after today")
    if document.url is not None and not is_web_address(document.url):
        yield problem(f"its URL is not an http or https address: {shown(document.url)}")
    if document.language is not None and (wrong := _wrong_language(document.language)):
        yield remark(f"its language: {wrong}")


def _wrong_language(said: str) -> str:
    try:
        code = languages.code(said)
    except ValueError as error:
        return str(error)
    return f"{shown(said)} is written {code}" if code != said else ""


@check("numbers")
def _numbers(case: Case) -> Iterator[Found]:
    seen: set[int] = set()
    for commitment in case.commitments:
        if commitment.number in seen:
            yield problem("its id is used twice", commitment)
        if commitment.document != case.document.id:
            yield problem(f"its id is not one of the document {case.document.id}", commitment)
        seen.add(commitment.number)
    least = max(seen, default=0) + 1
    if case.document.next_number < least:
        repair = Repair(f"continue at {least}", document=lambda d: d._replace(next_number=max(d.next_number, least)))
        yield problem(f"its next number is {case.document.next_number}, but {least - 1} is in use", repair=repair)


@check("text")
def _text(case: Case) -> Iterator[Found]:
    if case.text is not None and not case.text.strip():
        yield problem("its text is empty")
    for what in oddities(case.span_text or ""):
        yield remark(f"its text holds {what}")
    for field in ("title", "issuer", "kind", "note"):
        for what in oddities(getattr(case.document, field) or ""):
            yield remark(f"its {field} holds {what}")
