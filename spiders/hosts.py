"""Which addresses a site may be fetched from: its own hosts, and no private network unless configured."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.config import Site

DEFAULT_PORTS = {"http": 80, "https": 443}
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: Address) -> bool:
    """Whether an address is on the open internet; one that carries an IPv4 address is what that one is."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        # NAT64 (RFC 6052) carries the IPv4 address in its last 32 bits.
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def literal(host: str) -> Address | None:
    """The address that a host name literally is; None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts and ports that a crawl may fetch from, and those of them that may be private."""

    allowed: frozenset[tuple[str, int]]
    private: frozenset[str]

    @classmethod
    def of(cls, site: Site) -> Hosts:
        """Those of a site: where its base address is, and its further hosts (with a port or at the usual ones)."""
        base = urlsplit(site.base_url)
        host, port = (base.hostname or "").rstrip("."), base.port or DEFAULT_PORTS[base.scheme]
        ports = set(DEFAULT_PORTS.values()) if port in DEFAULT_PORTS.values() else {port}
        allowed = {(host, each) for each in ports}
        names = {host}
        for further in site.hosts:
            parts = urlsplit(f"//{further}")
            name = (parts.hostname or "").rstrip(".")
            names.add(name)
            allowed |= {(name, each) for each in ([parts.port] if parts.port else DEFAULT_PORTS.values())}
        # An operator who writes a private address as the site's own means it.
        own = {host} if host == "localhost" or literal(host) else set()
        return cls(frozenset(allowed), frozenset(names if site.allow_private else own))

    def refusal(self, url: str) -> str | None:
        """The word for why an address may not be fetched (scheme, offsite, private); None if it may."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return "scheme"
        if parts.scheme not in DEFAULT_PORTS or not host:
            return "scheme"
        if (host, port or DEFAULT_PORTS[parts.scheme]) not in self.allowed:
            return "offsite"
        address = literal(host)
        return "private" if address and not self.admits(host, address) else None

    def admits(self, host: str, address: Address) -> bool:
        """Whether a host may be at an address."""
        return host in self.private or is_public(address)
