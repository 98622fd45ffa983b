"""Words looked up where they end or begin in a text: Chinese puts no space between them.

Example:
    >>> heads = Words({"部门": None, "主管部门": None})
    >>> heads.before("财政主管部门", 6), heads.starts("财政主管部门", 6), heads.after("部门的", 0)
    (2, (2, 4), 2)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

__all__ = ["Words"]


class Words(dict[str, str | None]):
    """Words, and what each stands for."""

    @cached_property
    def longest(self) -> int:
        """The length of the longest word."""
        return max(map(len, self), default=0)

    @cached_property
    def _lasts(self) -> Mapping[str, tuple[int, ...]]:
        return _lengths(self, -1)

    @cached_property
    def _firsts(self) -> Mapping[str, tuple[int, ...]]:
        return _lengths(self, 0)

    def starts(self, text: str, end: int, floor: int = 0) -> tuple[int, ...]:
        """Where the words begin that end at ``end`` and do not begin before ``floor``; the longest first."""
        lengths = self._lasts.get(text[end - 1], ()) if end > floor else ()
        return tuple(end - n for n in lengths if end - n >= floor and text[end - n : end] in self)

    def before(self, text: str, end: int, floor: int = 0) -> int | None:
        """Where the longest word begins that ends at ``end``; None where there is none."""
        for length in self._lasts.get(text[end - 1], ()) if end > floor else ():
            if end - length >= floor and text[end - length : end] in self:
                return end - length
        return None

    def after(self, text: str, start: int) -> int | None:
        """Where the longest word ends that begins at ``start``; None where there is none."""
        for length in self._firsts.get(text[start : start + 1], ()):
            if start + length <= len(text) and text[start : start + length] in self:
                return start + length
        return None


def _lengths(words: Words, at: int) -> dict[str, tuple[int, ...]]:
    """By last or first character, the lengths of the words, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[at], set()).add(len(word))
    return {sign: tuple(sorted(lengths, reverse=True)) for sign, lengths in found.items()}
