"""Addresses as people type them: Chinese words in a request's first line, which HTTP wants percent-encoded."""

from __future__ import annotations

import re

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

# What no address may hold as it is.
RAW = re.compile(rb"[\x80-\xff]")


def encoded(target: bytes) -> bytes:
    """Bytes with those outside ASCII percent-encoded, as a browser sends them.

    >>> encoded("/figures?q=村 集体".encode())
    b'/figures?q=%E6%9D%91 %E9%9B%86%E4%BD%93'
    """
    return RAW.sub(lambda byte: b"%%%02X" % byte[0][0], target)


class Typed(H11Protocol):
    """HTTP/1.1 that also takes an address as it was typed: curl, for one, does not encode it."""

    def data_received(self, data: bytes) -> None:
        """Encode what belongs to the first line of a request."""
        if self.conn.their_state is h11.IDLE and b"\n" not in self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\n")
            data = encoded(line) + end + rest
        super().data_received(data)
