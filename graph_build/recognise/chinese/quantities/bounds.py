"""Reads the words that make an amount a minimum or a maximum: 不低于 before it, 以上 behind it, 满, 至少, 最高, 以内.

A comparator may stand apart from its number: words of giving and limits may stand between (最高给予50万元), behind a
negation and 至少 nearly anything of the clause (不得超过合同金额的10%), before a share or a sum what it is a share of.

Example:
    >>> from decimal import Decimal
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "原则上不低于预算的30%"
    >>> amount = Amount(9, 12, Decimal(30), Decimal(30), "%")
    >>> compared = compare(text, Span(0, len(text)), compile_bounds(load_vocabulary()), amount)
    >>> compared.bound, text[compared.start:compared.end]
    ('min', '不低于预算的30%')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ....model import Span
from ....vocabulary import Vocabulary
from .amounts import Amount
from .cues import cue, masks, unmasked

__all__ = ["TIME", "Bound", "BoundGrammar", "Reading", "compare", "compile_bounds"]

Bound = Literal["min", "max"] | None

TIME = frozenset({"year", "month", "day", "hour"})
"""The units that measure time."""

_REACH = 28
_FAR = 14
_CLAUSE = re.compile(r"[，。；：、！？（）()\d%％\n]")


class Reading(NamedTuple):
    """An amount with the bound that its words give, and ``start`` to ``end`` of the whole expression; ``upper`` is the
    other end of a range, ``of`` what is counted."""

    amount: Amount
    start: int
    end: int
    bound: Bound = None
    change: Literal["from", "to"] | None = None
    upper: Amount | None = None
    of: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class BoundGrammar:
    """Compiled patterns: ``before`` finds comparators, ``near`` matches what may stand between one and its number,
    ``after`` and ``within`` begin behind the amount."""

    before: re.Pattern[str]
    near: re.Pattern[str]
    part: re.Pattern[str]
    after: re.Pattern[str]
    within: re.Pattern[str]


def compile_bounds(vocabulary: Vocabulary) -> BoundGrammar:
    """The grammar of the scheme ``comparator``."""

    def words(*names: str) -> str:
        return cue(vocabulary, *(f"comparator/{name}" for name in names))

    fillers = cue(vocabulary, "quantity-cue/filler", "quantity-cue/limit-filler")

    return BoundGrammar(
        before=re.compile(
            rf"(?P<mask>{masks(vocabulary, 'comparator/full')})"
            rf"|(?P<no>{words('negation')})(?P<turned>(?P<more>{words('greater')})|{words('less')})"
            rf"|(?P<least>{words('at-least')})|(?P<most>{words('at-most')})"
            rf"|(?P<less>{words('less')})|(?P<greater>{words('greater')})|(?P<full>{words('full')})"
        ),
        near=re.compile(rf"(?:{fillers}){{0,5}}"),
        part=re.compile("部分|[并且按]"),
        after=re.compile(
            rf"(?:\s?[（(][^（）()]{{1,16}}[）)]|[）)])?\s?(?:(?P<more>{words('or-more')})|(?P<less>{words('or-less')})"
            rf"|{words('about')})"
        ),
        within=re.compile(unmasked(vocabulary, "comparator/within")),
    )


def compare(text: str, span: Span, g: BoundGrammar, amount: Amount, *, floor: int = 0) -> Reading:
    """The amount with its bound. No comparator is looked for before ``floor``, where the amount before it ends."""
    low = max(span.start, floor, amount.start - _REACH)
    bound, start = _before(text, low, g, amount)
    after = g.after.match(text, amount.end, span.end)
    end = after.end() if after else amount.end
    if not after and amount.unit in TIME and (inner := g.within.match(text, amount.end, span.end)):
        return Reading(amount, start, inner.end(), bound or "max")
    if after and bound is None:
        bound = "min" if after["more"] else "max" if after["less"] else None
    if amount.more and bound is None:
        bound = "min"
    return Reading(amount, start, end, bound)


def _before(text: str, low: int, g: BoundGrammar, amount: Amount) -> tuple[Bound, int]:
    """The bound that stands before the amount, and where its comparator begins."""
    for mark in _CLAUSE.finditer(text, low, amount.start):
        low = mark.end()
    for match in g.before.finditer(text, low, amount.start):
        far = not text.startswith("期", amount.end)  # 不得低于合同订立时1年期利率
        if _governs(text[match.end() : amount.start], g, match, amount, far=far):
            return _bound(match), match.start()
    return None, amount.start


def _governs(fill: str, g: BoundGrammar, match: re.Match[str], amount: Amount, *, far: bool) -> bool:
    """True where the comparator is that of the amount, with ``fill`` between them; any words if it may be ``far``."""
    if match["full"] or match["mask"]:
        return bool(match["full"]) and not fill
    if g.near.fullmatch(fill):
        return True
    if g.part.search(fill):
        return False
    strong = far and bool(match["no"] or match["least"])
    share = amount.unit in ("%", "CNY") and fill.endswith("的") and not match["most"] and not match["least"]
    return share or (strong and len(fill) <= _FAR and not _is_lowest(match))


def _is_lowest(match: re.Match[str]) -> bool:
    """True for 最低 and the like, which begin names: 最低工资标准."""
    return bool(match["least"]) and match[0].startswith("最")


def _bound(match: re.Match[str]) -> Bound:
    if match["turned"]:
        return "max" if match["more"] else "min"
    return "min" if match["least"] or match["greater"] or match["full"] else "max"
