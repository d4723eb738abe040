"""A site's section of the configuration, written from what a probe proposes."""

from __future__ import annotations

import ipaddress
import json
import re
from dataclasses import fields
from urllib.parse import urlsplit

from monitor.pages.portal.probing import Proposal
from monitor.profiles import Profile

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def site_name(url: str) -> str:
    """A name for a site from its host.

    >>> site_name("https://www.food.example.com/"), site_name("http://127.0.0.1:8000/")
    ('food', 'portal')
    """
    host = urlsplit(url).hostname or ""
    labels = [label for label in host.split(".") if label not in {"", "www", "m", "wap"}]
    return "portal" if not labels or host.replace(".", "").isdigit() or ":" in host else labels[0]


def site_section(name: str, base_url: str, proposal: Proposal) -> str:
    """TOML of a site with the proposed channels and profile; what speaks for each selector stands behind it."""
    key = name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    lines = [f"[sites.{key}]", f"base_url = {_quoted(base_url)}", f"channels = {_list(list(proposal.channels))}"]
    if _is_private(base_url):
        lines.append("allow_private = true")
    lines += ["", f"[sites.{key}.profile]"]
    reasons = {row.field: row for row in proposal.rows}
    for item in fields(Profile):
        row = reasons.get(item.name)
        note = f"  # agrees on {row.score:.0%} of the pages, e.g. {_short(row.example)}" if row and row.example else ""
        lines.append(f"{item.name} = {_quoted(getattr(proposal.profile, item.name))}{note}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(names: list[str]) -> str:
    return "[" + ", ".join(map(_quoted, names)) + "]"


def _short(text: str) -> str:
    """An example fit for a comment: one line, no control characters."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)[:40]


def _is_private(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost"
