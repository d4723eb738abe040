"""Lists of words, written as words with blanks or line breaks between them."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, in no order.

    >>> sorted(word_set("增长 下降"))
    ['下降', '增长']
    """
    return frozenset(text.split())


def word_tuple(text: str) -> tuple[str, ...]:
    """The words of a text, in its order.

    >>> word_tuple("增长 下降")
    ('增长', '下降')
    """
    return tuple(text.split())
