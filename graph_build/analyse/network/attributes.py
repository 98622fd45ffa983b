"""Attributes of networks as every file format can hold them.

Example:
    >>> plain([{"label": "Tea\\x00 Board", "roles": {"lead", "duty"}, "year": None}, {"label": 3}])
    [{'label': 'Tea Board', 'roles': 'duty; lead'}, {'label': '3'}]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from math import isfinite
from typing import Any, Final, TypeAlias

__all__ = ["Plain", "cleaned", "plain"]

Plain: TypeAlias = str | int | float | bool
# What XML 1.0 has no way to write, and lone halves of surrogate pairs, which UTF-8 cannot hold.
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK: Final = re.compile(r"\r\n?")
_LARGE: Final = 2**63


def cleaned(text: str) -> str:
    """A text without what XML 1.0 cannot hold, and with line breaks as XML reads them."""
    return _BREAK.sub("\n", _FORBIDDEN.sub("", text))


def plain(rows: Iterable[Mapping[Any, object]]) -> list[dict[str, Plain]]:
    """The attributes of nodes, or of links, as texts, numbers and truth values.

    Left out is what says nothing: None, an empty text, a number that is not finite. Lists, tuples and sets become texts
    joined by ``; ``, sets in order. Whole numbers of more than 64 bits become texts, and so does what else there is. An
    attribute is of one type throughout: whole numbers are fractions where some are, and all are texts where types
    differ otherwise.
    """
    found = [{cleaned(str(name)): _plain(value) for name, value in row.items()} for row in rows]
    kept = [{name: value for name, value in row.items() if value is not None} for row in found]
    types: dict[str, set[type]] = defaultdict(set)
    for row in kept:
        for name, value in row.items():
            types[name].add(type(value))
    return [{name: _as(value, types[name]) for name, value in row.items()} for row in kept]


def _plain(value: object) -> Plain | None:
    if isinstance(value, bool | str):
        return cleaned(value) or None if isinstance(value, str) else value
    if isinstance(value, list | tuple | set | frozenset):
        return _joined(value)
    number = getattr(value, "item", lambda: value)()  # of numpy
    if isinstance(number, float | Decimal):
        return float(number) if isfinite(number) else None
    if number is None or isinstance(number, int):
        return number if number is None or abs(number) < _LARGE else str(number)
    return cleaned(str(number)) or None


def _joined(values: Sequence[object] | AbstractSet[object]) -> str | None:
    texts = [_text(part) for part in map(_plain, values) if part is not None]
    return "; ".join(texts if isinstance(values, list | tuple) else sorted(texts)) or None


def _as(value: Plain, types: set[type]) -> Plain:
    if len(types) == 1:
        return value
    return float(value) if types == {int, float} else _text(value)


def _text(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
