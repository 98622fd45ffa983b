"""What numbers a marker can mean: digits, Roman numerals, letters of the alphabet, Chinese numerals and words.

A token is read in every way that it can be: machine translation writes one sequence in many notations, and only the
sequence decides (see :mod:`graph_build.segment.decode`).

Example:
    >>> [(reading.value, reading.notation) for reading in readings("d", {})]
    [(4, 'a'), (500, 'i')]
    >>> readings("second", {"second": 2})
    (Reading(value=2, notation='word'),)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["SIGNS", "Reading", "chinese", "readings", "roman"]

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500}
_ROMAN_FORM: Final = re.compile(r"d?c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|c?(?:xc|xl|l?x{0,3})i{4}")
_HAN_DIGITS: Final = {han: value for value, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_UNITS: Final = {"十": 10, "百": 100}


class Reading(NamedTuple):
    """A value, and the notation it is read in: ``1`` digits, ``i`` ``I`` Roman, ``a`` ``A`` letters, ``一`` Chinese,
    ``word``."""

    value: int
    notation: str


# Signs that hold a number with the brackets around it, or the stop behind it: ㈠ ⑴ ⒈.
SIGNS: Final[Mapping[str, Reading]] = {
    chr(first + place): Reading(place + 1, notation)
    for first, count, notation in ((0x3220, 10, "一"), (0x2474, 20, "1"), (0x2488, 20, "1"))
    for place in range(count)
}


@lru_cache(maxsize=4096)
def roman(token: str) -> int | None:
    """The value of a Roman numeral in one case, else None.

    >>> roman("xiv"), roman("XXIX"), roman("IC"), roman("")
    (14, 29, None, None)
    """
    low = token.lower()
    if not token or token not in (low, token.upper()) or not _ROMAN_FORM.fullmatch(low):
        return None
    total = 0
    for here, after in zip(low, [*low[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if after and _ROMAN[after] > value else value
    return total


@lru_cache(maxsize=4096)
def chinese(token: str) -> int | None:
    """The value of a Chinese numeral below 1000, else None.

    >>> chinese("十"), chinese("二十三"), chinese("一百零五"), chinese("条")
    (10, 23, 105, None)
    """
    total = digit = 0
    for sign in token:
        if sign in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[sign] if digit else _HAN_DIGITS[sign]
        elif sign in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
        else:
            return None
    return total + digit or None


def readings(token: str, words: Mapping[str, int]) -> tuple[Reading, ...]:
    """All that ``token`` can mean; ``words`` gives the values of ordinals in lower case. Empty if it is no number."""
    if token.isdecimal():
        return (Reading(int(token), "1"),) if int(token) else ()
    if token in SIGNS:
        return (SIGNS[token],)
    low = token.lower()
    if low in words:
        return (Reading(words[low], "word"),)
    case = token.isupper()
    found = []
    if len(token) == 1 and "a" <= low <= "z":
        found.append(Reading(ord(low) - ord("a") + 1, "A" if case else "a"))
    value = roman(token) if token.isascii() else None
    if value:
        found.append(Reading(value, "I" if case else "i"))
    han = chinese(token) if not token.isascii() else None
    if han:
        found.append(Reading(han, "一"))
    return tuple(found)
