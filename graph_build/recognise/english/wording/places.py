"""Asks quickly whether a place overlaps any of many others.

Example:
    >>> is_taken([Span(0, 4), Span(10, 14)], Span(3, 8)), is_taken([Span(0, 4), Span(10, 14)], Span(4, 10))
    (True, False)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ....model import Span

__all__ = ["is_taken"]


def is_taken(places: Sequence[Span], place: Span) -> bool:
    """True if ``place`` overlaps one of ``places``, which are sorted and do not overlap each other."""
    at = bisect_left(places, place)
    return any(other.overlaps(place) for other in places[max(0, at - 1) : at + 1])
