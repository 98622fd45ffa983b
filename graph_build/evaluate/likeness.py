"""When two names, document references or passages count as the same: the measure of evaluation.

Names are alike to the degree of the larger of their token F1 without stop words and the ratio of Ratcliff and Obershelp
(``difflib``), and wholly where the shorter stands in a longer one of at most twice its length.

Example:
    >>> alike("Law on the Promotion of SMEs", "the Law on Promotion of SMEs")
    1.0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

__all__ = ["ALIKE", "alike", "digits", "first_words", "last_words", "pairs", "same_document"]

ALIKE: Final = 0.8
_STOP: Final = frozenset(("the", "a", "an", "of", "on", "for", "and", "in", "to", "s", "by", "with"))
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_SEPARATOR: Final = re.compile(r"[\W_]+")


def alike(first: str | None, second: str | None) -> float:
    """How much two names are the same, 0 to 1; 0 where one is empty."""
    a, b = _content(first), _content(second)
    if not a or not b:
        return 0.0
    joined = "".join(a), "".join(b)
    short, long = sorted(joined, key=len)
    enough = min(len(a), len(b)) >= 2 or len(_HAN.findall(short)) >= 6
    if enough and len(long) <= 2 * len(short) and short in long:
        return 1.0
    shared = (Counter(a) & Counter(b)).total()
    return max(SequenceMatcher(None, *joined).ratio(), 2 * shared / (len(a) + len(b)))


def same_document(first: Mapping[str, Any], second: Mapping[str, Any]) -> float:
    """How much two references (``title``, ``number``) mean one document: 1 where the digits of the numbers agree, else
    how much the titles are alike.

    >>> same_document({"title": "Opinions", "number": "Guo Fa [2012] No. 14"}, {"title": None, "number": "2012-14"})
    1.0
    """
    if digits(first.get("number")) and digits(first.get("number")) == digits(second.get("number")):
        return 1.0
    return alike(first.get("title"), second.get("title"))


def pairs(gold: Sequence[Any], read: Sequence[Any], like: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    """The most alike pairs first, each item in one pair at most, down to :data:`ALIKE`; as indices."""
    ranked = sorted(((-like(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)))
    taken: dict[int, int] = {}
    for unlike, i, j in ranked:
        if -unlike >= ALIKE and i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())


def digits(value: object) -> tuple[str, ...]:
    """The groups of digits in an official number."""
    return tuple(re.findall(r"\d+", str(value or "")))


def first_words(text: str | None) -> str:
    """The first three words, or six characters where Chinese prevails."""
    return _join(text, slice(None, 3), slice(None, 6))


def last_words(text: str | None) -> str:
    """The last three words, or six characters where Chinese prevails."""
    return _join(text, slice(-3, None), slice(-6, None))


def _join(text: str | None, words: slice, characters: slice) -> str:
    han = _HAN.findall(text or "")
    if len(han) > len(text or "") / 3:
        return "".join(han[characters])
    return " ".join(_words(text)[words])


def _words(text: str | None) -> list[str]:
    return _SEPARATOR.sub(" ", (text or "").lower()).split()


def _content(text: str | None) -> list[str]:
    return [word for word in _words(text) if word not in _STOP]
