"""The dead man's switch: a service that alerts somebody when it is no longer called."""

from __future__ import annotations

import logging
import urllib.request
from urllib.error import URLError
from urllib.parse import urlsplit

logger = logging.getLogger(__name__)
TIMEOUT = 10.0


def ping(url: str) -> bool:
    """Whether the address could be fetched; a failure is logged, without the address's secret part."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        logger.error("watch.ping begins with http:// or https://")
        return False
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:  # noqa: S310 (the scheme is looked at above)
            answer.read(1024)
    except (URLError, OSError, ValueError) as error:
        logger.warning("cannot tell %s that all is well: %s", parts.hostname, error)
        return False
    return True
