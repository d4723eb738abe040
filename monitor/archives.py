"""Writes raw pages as a WARC archive (ISO 28500) that other programs and `monitor import` can read."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Iterable
from http import HTTPStatus
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor import __version__
from storage.queries.raw_lists import RawAnswer

# Of the page that was asked for, where another one answered; and of what kind it is.
PAGE, KIND = "Monitor-Page-URI", "Monitor-Page-Kind"
# A body is kept as it was after these were undone; that they were there is kept under another name, as is the custom.
UNDONE = ("content-encoding", "transfer-encoding", "content-length")


def write(answers: Iterable[RawAnswer], out: BinaryIO, name: str, now: dt.datetime, *, packed: bool) -> int:
    """How many answers were written; the same answers give the same records."""
    writer = WARCWriter(out, gzip=packed, warc_version="WARC/1.1")
    about = {"software": f"ruyuan-monitor/{__version__}", "format": "WARC File Format 1.1"}
    info = writer.create_warcinfo_record(name, about)
    info.rec_headers.replace_header("WARC-Date", _time(now))
    writer.write_record(info)
    count = 0
    for answer in answers:
        _write_answer(writer, answer)
        count += 1
    return count


def _write_answer(writer: WARCWriter, answer: RawAnswer) -> None:
    key = f"{answer.page_url} {answer.fetched_at.isoformat()}"
    headers = {
        "WARC-Date": _time(answer.fetched_at),
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, key)}>",
        KIND: answer.kind.value,
    }
    if answer.page_url != answer.final_url:
        headers[PAGE] = answer.page_url
    record = writer.create_warc_record(
        answer.final_url,
        "response",
        # Told the length, the writer need not copy the body to find it.
        io.BytesIO(answer.body),
        len(answer.body),
        http_headers=_http(answer),
        warc_headers_dict=headers,
    )
    writer.write_record(record)


def _http(answer: RawAnswer) -> StatusAndHeaders:
    lines = []
    for name, value in answer.headers.items():
        plain = " ".join(value.split())
        lines.append((f"x-archive-orig-{name}" if name in UNDONE else name, plain))
    lines.append(("content-length", str(len(answer.body))))
    return StatusAndHeaders(f"{answer.status} {_phrase(answer.status)}", lines, protocol="HTTP/1.1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _time(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
