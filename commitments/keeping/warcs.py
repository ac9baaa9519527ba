"""What came, as a WARC: the same answer makes the same bytes."""

import hashlib
import io
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from commitments.addresses import parsed
from commitments.errors import CommitmentsError
from commitments.fetching import Fetched

# The body is kept unpacked and in one piece, so these no longer say what it is. The Internet Archive marks them so.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_AS_IT_CAME = "X-Archive-Orig-"


def of_answer(fetched: Fetched) -> bytes:
    """The response, and the request that it answers. Raises CommitmentsError where warcio is not installed."""
    _check_ready()
    from warcio.statusandheaders import StatusAndHeaders

    headers = [(_named(name), _clean(value)) for name, value in fetched.headers]
    headers.append(("Content-Length", str(len(fetched.body))))
    reason = _clean(fetched.reason).strip()
    response = StatusAndHeaders(f"{fetched.status} {reason}".strip(), headers, protocol="HTTP/1.1")
    target = parsed(fetched.final_url).target
    request = StatusAndHeaders(f"GET {target} HTTP/1.1", list(fetched.asked), is_http_request=True)
    key = f"{fetched.final_url} {_date(fetched.at)} {fetched.sha256}"
    out = io.BytesIO()
    writer = _writer(out)
    url = fetched.final_url
    answer_id = _record_id(f"response {key}")
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(fetched.body),
            length=len(fetched.body),
            http_headers=response,
            warc_headers_dict=_facts(answer_id, fetched.at),
        )
    )
    writer.write_record(
        writer.create_warc_record(
            url,
            "request",
            http_headers=request,
            warc_headers_dict=_facts(_record_id(f"request {key}"), fetched.at) | {"WARC-Concurrent-To": answer_id},
        )
    )
    return out.getvalue()


def of_file(data: bytes, media_type: str, sha256: str, at: datetime) -> bytes:
    """A file of one's own, under the name of its content. Raises CommitmentsError where warcio is not installed."""
    _check_ready()
    out = io.BytesIO()
    writer = _writer(out)
    name = f"urn:sha256:{sha256}"
    writer.write_record(
        writer.create_warc_record(
            name,
            "resource",
            payload=io.BytesIO(data),
            length=len(data),
            warc_content_type=media_type or "application/octet-stream",
            warc_headers_dict=_facts(_record_id(f"resource {name} {_date(at)}"), at),
        )
    )
    return out.getvalue()


def _check_ready() -> None:
    if find_spec("warcio") is None:
        raise CommitmentsError("keeping evidence needs more packages: pip install 'commitments[evidence]'")


def _writer(out: io.BytesIO) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True, warc_version="1.1")


def _facts(record_id: str, at: datetime) -> dict[str, str]:
    return {"WARC-Record-ID": record_id, "WARC-Date": _date(at)}


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _record_id(said: str) -> str:
    """From what the record is of, since one by chance would make other bytes each time."""
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
    return f"<urn:uuid:{UUID(bytes=digest[:16], version=5)}>"


def _named(name: str) -> str:
    return f"{_AS_IT_CAME}{name}" if name.lower() in _OF_THE_WIRE else name


def _clean(value: str) -> str:
    return " ".join(value.split("\x00")).replace("\r", " ").replace("\n", " ")
