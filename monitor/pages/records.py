"""The record that `monitor parse` writes for an article."""

from __future__ import annotations

from typing import Any

from monitor.articles import Article


def to_record(doc_id: str, article: Article) -> dict[str, Any]:
    """The article's fields under the names of the parse contract; the caller adds the figures."""
    return {
        "id": doc_id,
        "title": article.title,
        "published": str(article.published) if article.published else None,
        "source": article.source,
        "author": article.author,
        "channel": article.channel,
        "keywords": list(article.keywords),
        "body": article.body,
    }


def without_article(doc_id: str, reason: str) -> dict[str, Any]:
    """The record of a page that holds no article: the same fields, empty, and the reason."""
    return {
        **dict.fromkeys(("id", "title", "published", "source", "author", "channel"), None),
        "id": doc_id,
        "keywords": [],
        "body": "",
        "figures": [],
        "error": reason,
    }
