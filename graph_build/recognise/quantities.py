"""Reads quantities in English policy text: amounts with their comparators, ranges and changes.

Amounts come from :mod:`graph_build.recognise.amounts`; here "not less than", "or more", "6% to 10%" and "from 20 to 10
working days" are read around them. Comparators and cues are data (``units.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Reserve not less than 30% of the budget; cut the time from 20 to 10 working days."
    >>> for q in find_quantities(text, Span(0, len(text)), compile_quantities(load_vocabulary())):
    ...     print(q.value, q.minimum, q.unit, q.change, q.evidence.of(text))
    None 30 % None not less than 30%
    20 None day from 20
    10 None day to 10 working days
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ..model import Quantity, Span
from ..vocabulary import Vocabulary
from .amounts import WINDOW, Amount, AmountGrammar, compile_amounts, find_amounts
from .numbers import GAP, alternatives, phrases_of

__all__ = ["QuantityGrammar", "compile_quantities", "find_quantities"]

Bound = Literal["min", "max"] | None


@dataclass(frozen=True, slots=True, repr=False)
class QuantityGrammar:
    """Compiled patterns: ``before`` and ``start_…`` end at an amount, ``after`` starts behind it, the others stand
    between two amounts."""

    amounts: AmountGrammar
    before: re.Pattern[str]
    after: re.Pattern[str]
    earlier: re.Pattern[str]
    start_between: re.Pattern[str]
    start_from: re.Pattern[str]
    start_to: re.Pattern[str]
    change: re.Pattern[str]
    dash: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    both: re.Pattern[str]
    from_: re.Pattern[str]
    part: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Reading:
    amount: Amount
    start: int
    end: int
    bound: Bound
    change: str | None = None
    upper: Amount | None = None


def compile_quantities(vocabulary: Vocabulary) -> QuantityGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit``, ``comparator`` and ``quantity-cue`` (and those
    of dates, which are no quantities). Raises VocabularyError where one of the cues has no phrase."""

    def words(scheme: str, *names: str) -> str:
        return alternatives(phrases_of(vocabulary, *(f"{scheme}/{name}" for name in names)))

    filler = rf"(?:{words('quantity-cue', 'filler')}{GAP})*"
    wide = rf"(?:{words('quantity-cue', 'filler', 'span-filler')}{GAP})*"
    kinds = "|".join(rf"(?P<{n.replace('-', '_')}>{words('comparator', n)})" for n in _BOUNDS)
    negation = rf"(?P<not>{words('comparator', 'negation')}){GAP}(?:{words('comparator', 'negation-filler')}{GAP})*"
    more, less = words("comparator", "or-more"), words("comparator", "or-less")
    original = rf"(?:{words('quantity-cue', 'original')}{GAP})*"
    ranged = words("quantity-cue", "range")
    noun = words("quantity-cue", "range-noun")
    change = words("quantity-cue", "change")
    return QuantityGrammar(
        amounts=compile_amounts(vocabulary),
        before=re.compile(
            rf"(?<![\w-])(?:{negation})?(?:{kinds}|(?P<within>{words('comparator', 'within')}))\b"
            rf"{GAP}?(?:(?<=\s)(?(within){wide}|{filler}))$",
            re.I,
        ),
        after=re.compile(rf",?{GAP}(?:(?P<more>{more})|(?P<less>{less}))\b(?!{GAP}\W?\d)", re.I),
        earlier=re.compile(rf"{GAP}(?:before|prior|in{GAP}advance|ahead)\b", re.I),
        start_between=re.compile(rf"\bbetween{GAP}{filler}$", re.I),
        start_from=re.compile(rf"(?:\b(?:(?P<range>{ranged})|(?P<noun>{noun})){GAP})?\bfrom{GAP}{original}$", re.I),
        start_to=re.compile(rf"\bto{GAP}{filler}$", re.I),
        change=re.compile(rf"\b{change}\b[^.;]*$", re.I),
        dash=re.compile(rf"{GAP}?[-–—−~～〜]{{1,2}}{GAP}?"),
        to=re.compile(rf"(?P<gap>[^.;]{{0,60}}?)(?:{GAP}|(?<=[%％]))to{GAP}{filler}", re.I),
        and_=re.compile(rf"{GAP}and{GAP}{filler}", re.I),
        both=re.compile(rf",?{GAP}(?:(?:and|but|yet){GAP})?(?:(?:is|are|be|shall|must|of){GAP}){{0,2}}", re.I),
        from_=re.compile(rf"[^.;,]{{0,30}},?{GAP}(?:up{GAP}|down{GAP})?from{GAP}{original}", re.I),
        part=re.compile(rf"{GAP}(?:part|portion)\b", re.I),
    )


_BOUNDS: dict[str, tuple[Bound, Bound]] = {
    "greater": ("min", "max"),
    "less": ("max", "min"),
    "at-least": ("min", "min"),
    "at-most": ("max", "max"),
    "latest": ("max", "max"),
}


def find_quantities(text: str, span: Span, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    """The quantities that ``text`` states within ``span``, in reading order. ``evidence`` is the number with its
    comparator and unit; a range is one quantity, a change from one value to another is two."""
    amounts = _useful(find_amounts(text, span, grammar.amounts))
    readings = [_compared(text, span, grammar, amount) for amount in amounts]
    return tuple(_quantity(reading) for reading in _joined(text, span, grammar, readings))


def _useful(amounts: list[Amount]) -> list[Amount]:
    """Those with a unit, and those that may get one from a neighbour."""
    near = {side for a, b in pairwise(amounts) if b.start - a.end < WINDOW and (a.unit or b.unit) for side in (a, b)}
    return [amount for amount in amounts if amount.unit or amount in near]


def _compared(text: str, span: Span, g: QuantityGrammar, amount: Amount) -> _Reading:
    before = text[max(span.start, amount.start - WINDOW) : amount.start]
    match = g.before.search(before)
    after = g.after.match(text, amount.end, span.end)
    bound: Bound = None
    if match:
        bound = _bound(text, g, match, amount)
    elif after:
        bound = "min" if after["more"] else "max"
    start = amount.start - (len(before) - match.start() if match else 0)
    return _Reading(amount, start, after.end() if after else amount.end, bound)


def _bound(text: str, g: QuantityGrammar, match: re.Match[str], amount: Amount) -> Bound:
    name = next(kind for kind in (*_BOUNDS, "within") if match[kind.replace("-", "_")])
    negated = bool(match["not"])
    if name == "within":
        return "max"
    if name == "latest" and g.earlier.match(text, amount.end):
        return "min"
    return _BOUNDS[name][negated]


def _joined(text: str, span: Span, g: QuantityGrammar, readings: list[_Reading]) -> Iterator[_Reading]:
    """The readings with ranges as one and changes marked; those that get no unit are left out."""
    at = 0
    while at < len(readings):
        first = readings[at]
        pair = _pair(text, span, g, first, readings[at + 1]) if at + 1 < len(readings) else None
        at += 2 if pair else 1
        yield from pair or ([first] if first.amount.unit else [])


def _pair(text: str, span: Span, g: QuantityGrammar, first: _Reading, second: _Reading) -> list[_Reading] | None:
    between = text[first.end : second.start]
    before = text[max(span.start, first.start - WINDOW) : first.start]
    to = g.to.fullmatch(between)
    start = g.start_from.search(before) if to else None
    close = bool(g.dash.fullmatch(between) or (to and not to["gap"]) or _is_between(g, before, between))
    if second.amount.unit is None and first.amount.unit and (start or (close and first.amount.unit == "CNY")):
        second = replace(second, amount=replace(second.amount, unit=first.amount.unit))
    if second.amount.unit is None or first.amount.unit not in (None, second.amount.unit):
        return None
    low = replace(first, amount=_shared(text, first.amount, second.amount, close))
    if start and not _ranged(text, g, before, start, second):
        return [replace(low, change="from"), replace(second, change="to")]
    if _rising(low, second) and (close or start):
        return [_range(low, second)] if second.bound is None else None
    if low.bound == "min" and second.bound == "max" and g.both.fullmatch(between) and _rising(low, second):
        return [_range(low, second)]
    return _change_without_from(g, before, between, low, second)


def _change_without_from(
    g: QuantityGrammar, before: str, between: str, first: _Reading, second: _Reading
) -> list[_Reading] | None:
    """ "reduce 60 days to 20 days", and "raised to 30% from 20%"."""
    if not g.change.search(before):
        return None
    if (to := g.to.fullmatch(between)) and not to["gap"]:
        return [replace(first, change="from"), replace(second, change="to")]
    if g.from_.fullmatch(between) and g.start_to.search(before):
        return [replace(first, change="to"), replace(second, change="from")]
    return None


def _ranged(text: str, g: QuantityGrammar, before: str, start: re.Match[str], second: _Reading) -> bool:
    """True where "from A to B" is a range: "the part from A to B", or "income from A to B" without a verb of change."""
    return bool(start["range"] or g.part.match(text, second.end) or (start["noun"] and not g.change.search(before)))


def _is_between(g: QuantityGrammar, before: str, between: str) -> bool:
    return bool(g.and_.fullmatch(between) and g.start_between.search(before))


def _rising(low: _Reading, high: _Reading) -> bool:
    return low.amount.value < high.amount.value


def _shared(text: str, first: Amount, second: Amount, close: bool) -> Amount:
    """The first amount with the unit of the second, and with its multiplier in "5-10 million yuan"."""
    short = close and second.bare and first.value == first.bare and text[first.end - 1].isdigit()
    factor = second.value / second.bare if short else 1
    return replace(first, unit=second.unit, of=first.of or second.of, value=first.value * factor)


def _range(low: _Reading, high: _Reading) -> _Reading:
    return replace(low, end=high.end, upper=high.amount)


def _quantity(reading: _Reading) -> Quantity:
    amount, evidence = reading.amount, Span(reading.start, reading.end)
    unit = amount.unit or ""
    if reading.upper:
        return Quantity(unit, evidence, minimum=amount.value, maximum=reading.upper.value, of=reading.upper.of)
    value = {None: "value", "min": "minimum", "max": "maximum"}[reading.bound]
    return Quantity(unit, evidence, change=reading.change, of=amount.of, **{value: amount.value})
