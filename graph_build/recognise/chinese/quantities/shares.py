"""Reads fractions, in per cent: 三分之一, 百分之五, 2/3.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> from graph_build.recognise.chinese.quantities.numbers import compile_numbers
    >>> grammar = compile_shares(compile_numbers(load_vocabulary()))
    >>> text = "三分之一"
    >>> str(share_behind(text, Span(0, 4), grammar, 1, Decimal(3)).value)
    '33.3333'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ....model import Span
from .numbers import NumberGrammar, read_number

__all__ = ["Share", "ShareGrammar", "compile_shares", "per_cent", "share_behind"]

_HUNDRED = Decimal(100)
_PLACES = Decimal("0.0001")


class Share(NamedTuple):
    """A fraction in per cent, the ``part`` and the ``whole`` it is made of, and where it ends."""

    value: Decimal
    part: Decimal
    whole: Decimal
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class ShareGrammar:
    """``behind`` begins behind the first number of a fraction."""

    numbers: NumberGrammar
    behind: re.Pattern[str]


def compile_shares(numbers: NumberGrammar) -> ShareGrammar:
    """The grammar for a grammar of numbers."""
    slash = r"/(?P<whole>[2-9]|10)(?![\d/.年月日号])"
    return ShareGrammar(numbers, re.compile(rf"分之(?P<part>{numbers.pattern})|{slash}"))


def share_behind(text: str, span: Span, g: ShareGrammar, at: int, first: Decimal) -> Share | None:
    """The fraction whose ``first`` number ends at ``at``; None where none goes on there."""
    match = g.behind.match(text, at, span.end)
    if not match:
        return None
    part = first if match["whole"] else read_number(match["part"], g.numbers)
    whole = Decimal(match["whole"]) if match["whole"] else first
    if part is None or not whole or (match["whole"] and (part % 1 or part >= whole)):
        return None
    return Share(per_cent(part, whole), part, whole, match.end())


def per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in per cent, to four places.

    >>> str(per_cent(Decimal(2), Decimal(3)))
    '66.6667'
    """
    return (part * _HUNDRED / whole).quantize(_PLACES).normalize() + 0
