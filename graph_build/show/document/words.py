"""Quantities, periods and cited documents in a few words, as a reader would say them.

Example:
    >>> amount_words({"value": None, "minimum": 18, "maximum": None, "unit": "%", "change": None, "of": "purchases"})
    'at least 18% · purchases'
    >>> period_words("2012-01-01", "2014-12-31"), period_words(None, "2015"), period_words("2012", "2012")
    ('from 2012-01-01 to 2014-12-31', 'until 2015', 'in 2012')
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from ...table import Cell

__all__ = ["amount_words", "period_words"]

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NOTHING: Final = "no number stated"


def amount_words(row: Mapping[str, Cell]) -> str:
    """A row of the question ``quantities`` in words; ``of`` is what is counted.

    >>> bounds = {"minimum": None, "maximum": None}
    >>> amount_words(bounds | {"value": 12870000000, "unit": "CNY", "change": "from", "of": None})
    'from 12.87 billion CNY'
    >>> amount_words(bounds | {"value": 3000, "unit": "count", "change": None, "of": "bases"})
    '3,000 bases'
    """
    counted, unit = str(row["of"] or ""), str(row["unit"])
    found = _bounds(row, unit)
    change = f"{row['change']} " if row["change"] else ""
    joint = " " if unit == "count" else " · "
    return change + (f"{found}{joint}{counted}" if counted else found)


def period_words(start: Cell, until: Cell) -> str:
    """From when until when, each a day, month or year, or None."""
    if start and until:
        return f"on {start}" if start == until and len(str(start)) == 10 else _span(str(start), str(until))
    if start:
        return f"from {start}"
    return f"until {until}" if until else "no time stated"


def _span(start: str, until: str) -> str:
    return f"in {start}" if start == until else f"from {start} to {until}"


def _bounds(row: Mapping[str, Cell], unit: str) -> str:
    value, least, most = row["value"], row["minimum"], row["maximum"]
    if value is not None:
        return _with_unit(_number(value, unit), unit, one=value == 1)
    if least is not None and most is not None:
        return _with_unit(f"{_number(least, unit)} to {_number(most, unit)}", unit)
    if least is not None:
        return f"at least {_with_unit(_number(least, unit), unit, one=least == 1)}"
    return f"at most {_with_unit(_number(most, unit), unit, one=most == 1)}" if most is not None else _NOTHING


def _with_unit(number: str, unit: str, *, one: bool = False) -> str:
    if unit == "count":
        return number
    if unit in {"%", "CNY"}:
        return f"{number}%" if unit == "%" else f"{number} CNY"
    return f"{number} {unit}" if one else f"{number} {unit}s"


def _number(value: Cell, unit: str) -> str:
    """With commas, and in millions or billions of money where that says the same; what is no number stays as it is."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return str(value)
    exact = Decimal(value)
    for scale, name in _SCALES if unit == "CNY" else ():
        scaled = exact / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {name}"
    return _plain(exact)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
