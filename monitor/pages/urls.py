"""One article, many addresses: the identity of a page among its addresses."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|spm|from|source|src|share\w*|scene|wx\w*|isappinstalled|fbclid|gclid|bd_\w+|hmsr|hmpl|hmcu|hmkw|hmci|"
    r"ref|referer|referrer|nsukey|timestamp|_t|_r|rand|random|tt_from|weibo_id|pvid|cid_from|mod|f|ivk_sa|chksm|_wv|qq-pf-to)$",
    re.IGNORECASE,
)
_PRINT = re.compile(r"^(?:print|dayin|isprint|preview)$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default|main)\.(?:html?|shtml|php|aspx?|jsp)$", re.IGNORECASE)
_PRINT_PATH = re.compile(r"/(?:print|dayin)(?=/)|(?<=[\w])[_-](?:print|dayin)(?=\.\w+$)", re.IGNORECASE)
_HOST_PREFIX = re.compile(r"^(?:www|m|wap|mobile|3g|h5)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)
_HOME_PATHS = frozenset({"", "/", "/index.html", "/index.htm", "/index.shtml", "/index.php", "/default.html"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def absolute(base: str | None, href: str) -> str | None:
    """The address on the web that a link on a page leads to; None where it is none.

    >>> absolute("http://a.example/b/", "1.html"), absolute("http://a.example/", "//[::1")
    ('http://a.example/b/1.html', None)
    """
    try:
        url = urljoin(base or "", href)
    except ValueError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site's front page; ValueError where it is none.

    >>> is_front_page("https://a.example/index.html"), is_front_page("https://a.example/x/1.html")
    (True, False)
    """
    return _at_root(urlsplit(url))


def leads_home(href: str) -> bool:
    """Whether a link, which may be relative, leads to a site's front page and to no place in it; one that is no address leads nowhere.

    >>> leads_home("/"), leads_home("http://a.example"), leads_home("/a/"), leads_home("//[::1")
    (True, True, False, False)
    """
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return _at_root(parts) and not parts.fragment and bool(parts.path or parts.netloc)


def _at_root(parts: SplitResult) -> bool:
    return parts.path.lower() in _HOME_PATHS and not parts.query


def canonical_url(url: str, page_canonical: str | None = None) -> str:
    """The address that stands for all addresses of one page: https, bare host, no tracking, print or index parts.

    A page's own canonical link is believed where it points into the same site at something deeper than its front page.

    >>> canonical_url("http://www.example.com/a/1.html?utm_source=x#top")
    'https://example.com/a/1.html'
    >>> canonical_url("https://m.example.com/jinrong/index.html?id=7&from=app")
    'https://example.com/jinrong/?id=7'
    """
    own = _normal(url)
    if not page_canonical:
        return own
    try:
        named = _normal(urljoin(url, page_canonical.strip()))
    except ValueError:
        return own
    return named if _believable(named, own) else own


def kinship(url: str, other: str) -> str:
    """Why two addresses are one article's: how they differ, or that a page itself says so.

    >>> kinship("http://m.example.com/a/1.html?utm_source=x", "https://www.example.com/a/1.html")
    'scheme, host, query'
    >>> kinship("https://example.com/c/1", "https://example.com/n/1.html")
    'canonical link'
    """
    if _normal(url) != _normal(other):
        return "canonical link"
    one, two = urlsplit(url), urlsplit(other)
    differing = {
        "scheme": one.scheme != two.scheme,
        "host": one.netloc.lower() != two.netloc.lower(),
        "path": one.path != two.path,
        "query": one.query != two.query,
    }
    return ", ".join(name for name, differs in differing.items() if differs) or "spelling"


def _believable(named: str, own: str) -> bool:
    one, other = urlsplit(named), urlsplit(own)
    if one.hostname != other.hostname:
        return False
    return one.path not in {"", "/"} or other.path in {"", "/"}


def _normal(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS:
        return url
    host = _HOST_PREFIX.sub("", (parts.hostname or "").rstrip("."))
    if port and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    # A port of its own marks a server of its own, where https cannot be taken for granted.
    scheme = parts.scheme if port and port not in _DEFAULT_PORTS.values() else "https"
    path = _PRINT_PATH.sub("", _INDEX.sub("/", re.sub(r"/{2,}", "/", parts.path) or "/"))
    return urlunsplit((scheme, host, _quoted(path), _query(parts.query), ""))


def _quoted(path: str) -> str:
    """The path with needless escapes undone, so that both spellings are one."""
    return re.sub(
        r"%[2-7][0-9A-Fa-f]", lambda m: c if (c := unquote(m[0])).isalnum() or c in "-_.~" else m[0].upper(), path
    )


def _query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.match(name) and not _PRINT.match(name)
    ]
    return urlencode(sorted(kept))
