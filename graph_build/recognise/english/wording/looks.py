"""Looks back from a place in a text: patterns that must end where a number or a date begins.

A regular expression that ends with ``$`` is tried at every character of its window, which is slow where a text is full
of numbers. Here the word right before the place is taken first: only where it is one with which the pattern can end is
the pattern tried.

Example:
    >>> look = look_back("(?:at least|up to) $", ["at least", "up to"], 20)
    >>> text = "It pays at least 5 of them, and 6."
    >>> [bool(look.back(text, 0, at)) for at in (text.index("5"), text.index("6"))]
    [True, False]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Look", "last_word", "look_back"]

_LONGEST = 24
_REACH = 45
_NO_WORD = "0123456789%-–;:"
_SIGNS = " \t\n\r\xa0\u3000,\"“‘'(（"


@dataclass(frozen=True, slots=True, repr=False)
class Look:
    """``pattern`` ends at a place, after one of the words ``ends``, and begins at most ``reach`` characters before."""

    pattern: re.Pattern[str]
    ends: frozenset[str]
    reach: int

    def back(self, text: str, start: int, at: int) -> re.Match[str] | None:
        """The match that ends at ``at`` and begins at ``start`` or later; its positions are those of ``text``."""
        return self.ends_in(last_word(text, start, at), text, start, at)

    def ends_in(self, word: str, text: str, start: int, at: int) -> re.Match[str] | None:
        """The match of :meth:`back` for a place whose :func:`last_word` is known."""
        return self.pattern.search(text, max(start, at - self.reach), at) if word in self.ends else None


def look_back(pattern: str, phrases: Iterable[str], reach: int = _REACH, *, exact: bool = False) -> Look:
    """A look for ``pattern``, which must be anchored by ``$`` and can end with the last words of ``phrases`` only. Case
    counts if ``exact``."""
    ends = frozenset(phrase.split()[-1].lower() for phrase in phrases)
    return Look(re.compile(pattern, 0 if exact else re.I), ends, reach)


def last_word(text: str, start: int, at: int) -> str:
    """The word before ``at`` in lower case, without the punctuation behind it; empty where there is none.

    >>> last_word("Not less than “", 0, 15)
    'than'
    """
    if at - start < 2 or (text[at - 1] == " " and text[at - 2] in _NO_WORD):
        return ""
    near = text[max(start, at - _LONGEST) : at].rstrip(_SIGNS)
    if not near or near[-1] in _NO_WORD:
        return ""
    return near.split()[-1].strip(_SIGNS).lower()
