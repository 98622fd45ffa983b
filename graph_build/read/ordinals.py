"""The numbers that a page or a word processor prints before the items of a list, which are not in the text.

Example:
    >>> ordinal(14, "upperRoman"), ordinal(28, "lowerLetter"), ordinal(14, "chineseCounting"), ordinal(3, "bullet")
    ('XIV', 'bb', '十四', '')
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["ordinal"]

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HAN: Final = "〇一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")


def ordinal(number: int, form: str) -> str:
    """``number`` in a form that ISO/IEC 29500 calls ``form``; empty for bullets, for a form that is not known, and for
    a number that the form cannot print."""
    printed = _FORMS.get(form)
    return printed(number) if printed and 0 <= number < 10_000 else ""


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed


def _letters(number: int) -> str:
    """a to z, then aa to zz: the letter is repeated."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1) if number else ""


def _han(number: int) -> str:
    digits = str(number)
    printed = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            printed += _HAN[int(digit)] + _PLACES[place]
        elif place and not printed.endswith("零"):
            printed += "零"
    printed = (printed.rstrip("零") if number % 10 == 0 else printed) or "〇"
    return printed[1:] if printed.startswith("一十") else printed


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "ideographDigital": lambda number: "".join(_HAN[int(digit)] for digit in str(number)),
    "japaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
}
