"""Joins neighbouring readings into ranges and changes.

"6% to 10%", "between 3 and 5 years" and "not less than 1 and not more than 3" are one quantity with two bounds. "from
20 to 10 days", "raised to 30% from 20%" and "on the basis of the 20 existing zones ... raised to 30" are a change, two
quantities. Cues are data (``units.ttl``).

Example:
    >>> from decimal import Decimal
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "cut from 20 to 10 days"
    >>> old = Reading(Amount(9, 11, Decimal(20), Decimal(20), None), 9, 11, None)
    >>> new = Reading(Amount(15, 22, Decimal(10), Decimal(10), "day"), 15, 22, None)
    >>> joined = join(text, Span(0, len(text)), compile_spreads(load_vocabulary()), [old, new])
    >>> [(reading.change, str(reading.amount.value), reading.amount.unit) for reading in joined]
    [('from', '20', 'day'), ('to', '10', 'day')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from ....model import Span
from ....vocabulary import Vocabulary
from ...common import joined
from ..wording.looks import Look, last_word, look_back
from ..wording.numbers import GAP, alternatives, phrases_of
from .amounts import WINDOW, Amount

__all__ = ["Bound", "Reading", "SpreadGrammar", "compile_spreads", "join"]

Bound = Literal["min", "max"] | None

_NEAR = 300
_LINK = re.compile(r"[-–—−~～〜]|\b(?:to|and|from)\b", re.I)


class Reading(NamedTuple):
    """An amount with the bound that its words give, and ``start`` to ``end`` of the whole expression; ``upper`` is the
    other end of a range."""

    amount: Amount
    start: int
    end: int
    bound: Bound
    change: Literal["from", "to"] | None = None
    upper: Amount | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SpreadGrammar:
    """Compiled patterns: the looks end at the first amount, the others stand between two amounts or after them."""

    between: Look
    from_: Look
    to_: Look
    base: Look
    change: re.Pattern[str]
    dash: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    both: re.Pattern[str]
    from_behind: re.Pattern[str]
    rebased: re.Pattern[str]
    changed: re.Pattern[str]
    part: re.Pattern[str]


def compile_spreads(vocabulary: Vocabulary) -> SpreadGrammar:
    """The grammar of the scheme ``quantity-cue``. Raises VocabularyError where one of the cues has no phrase."""

    def cue(name: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, f"quantity-cue/{name}")

    filler = rf"(?:{alternatives(cue('filler'))}{GAP})*"
    original = rf"(?:{alternatives(cue('original'))}{GAP})*"
    change, arrive = alternatives(cue("change")), alternatives(cue("arrive"))
    ranged, noun = alternatives(cue("range")), alternatives(cue("range-noun"))
    return SpreadGrammar(
        between=look_back(rf"\bbetween{GAP}{filler}$", ("between", *cue("filler"))),
        from_=look_back(
            rf"(?:\b(?:(?P<range>{ranged})|(?P<noun>{noun})){GAP})?\bfrom{GAP}{original}$", ("from", *cue("original"))
        ),
        to_=look_back(rf"\bto{GAP}{filler}$", ("to", *cue("filler"))),
        base=look_back(rf"\b{alternatives(cue('basis'))}{GAP}{original}$", cue("basis") + cue("original")),
        change=re.compile(rf"\b{change}\b[^.;]*$", re.I),
        dash=re.compile(rf"{GAP}?[-–—−~～〜]{{1,2}}{GAP}?"),
        to=re.compile(rf"(?P<gap>[^.;]{{0,60}}?)(?:{GAP}|(?<=[%％]))to{GAP}{filler}", re.I),
        and_=re.compile(rf"{GAP}and{GAP}{filler}", re.I),
        both=re.compile(rf",?{GAP}(?:(?:and|but|yet){GAP})?(?:(?:is|are|be|shall|must|of){GAP}){{0,2}}", re.I),
        from_behind=re.compile(rf"[^.;,]{{0,30}},?{GAP}(?:up{GAP}|down{GAP})?from{GAP}{original}", re.I),
        rebased=re.compile(rf"[^.;]*?\b(?:{change}{GAP}(?:[^.;,]{{0,40}}?{GAP})?to|{arrive}){GAP}{filler}", re.I),
        changed=re.compile(
            rf"(?:{GAP}{alternatives((*cue('modal'), *cue('be')))})*"
            rf"{GAP}{change}{GAP}(?:(?:up|down){GAP})?to{GAP}{filler}",
            re.I,
        ),
        part=re.compile(rf"{GAP}(?:part|portion)\b", re.I),
    )


def join(text: str, span: Span, g: SpreadGrammar, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with ranges as one and changes marked; those that get no unit are left out."""
    return (one for one in joined(readings, partial(_pair, text, span, g)) if one.amount.unit)


def _pair(text: str, span: Span, g: SpreadGrammar, first: Reading, second: Reading) -> list[Reading] | None:
    between = text[first.end : second.start] if second.start - first.end < _NEAR else ""
    based = first.amount.unit == "count" and bool(g.base.back(text, span.start, first.start))
    if not (first.bound == "min" or _LINK.search(between) or based):
        return None
    to = g.to.fullmatch(between)
    if to and _is_step(text, span, first, second):
        return None
    start = g.from_.back(text, span.start, first.start) if to else None
    close = bool(g.dash.fullmatch(between) or (to and not to["gap"]) or _is_between(text, span, g, first, between))
    known = first.amount.unit and second.amount.unit is None
    if known and (start or (close and first.amount.unit == "CNY") or _grows(text, span, g, first, between)):
        second = second._replace(amount=second.amount._replace(unit=first.amount.unit))
    if second.amount.unit is None or first.amount.unit not in (None, second.amount.unit):
        return None
    low = first._replace(amount=_shared(text, first.amount, second.amount, close))
    if start and not _ranged(text, span, g, first, start, second):
        return [low._replace(change="from"), second._replace(change="to")]
    if _rising(low, second) and (close or start):
        return [_range(low, second)] if second.bound is None else None
    if low.bound == "min" and second.bound == "max" and g.both.fullmatch(between) and _rising(low, second):
        return [_range(low, second)]
    return _change_without_from(text, span, g, low, second, between)


def _change_without_from(
    text: str, span: Span, g: SpreadGrammar, first: Reading, second: Reading, between: str
) -> list[Reading] | None:
    """ "reduce 60 days to 20 days", "60 days cut to 20 days", "expand the 20 zones to 30", "raised to 30% from 20%",
    and "on the basis of the 20 existing zones ... raised to 30"."""
    if _grows(text, span, g, first, between) or g.changed.fullmatch(between):
        return [first._replace(change="from"), second._replace(change="to")]
    to = g.to.fullmatch(between)
    back = not to and g.to_.back(text, span.start, first.start) and g.from_behind.fullmatch(between)
    if not ((to and not to["gap"]) or back) or not _changes(text, span, g, first):
        return None
    if back:
        return [first._replace(change="to"), second._replace(change="from")]
    return [first._replace(change="from"), second._replace(change="to")]


def _grows(text: str, span: Span, g: SpreadGrammar, first: Reading, between: str) -> bool:
    """True between the numbers of "on the basis of the 20 existing zones ... raised to 30" and "expand the 20 zones
    to 30"."""
    if first.amount.unit != "count":
        return False
    if g.base.back(text, span.start, first.start) and g.rebased.fullmatch(between):
        return True
    to = g.to.fullmatch(between)
    same = bool(to) and " ".join(between.split()).startswith(f"{first.amount.of} to")
    return same and _changes(text, span, g, first)


def _ranged(text: str, span: Span, g: SpreadGrammar, first: Reading, start: re.Match[str], second: Reading) -> bool:
    """True where "from A to B" is a range: "the part from A to B", or "income from A to B" without a verb of change."""
    if start["range"] or g.part.match(text, second.end):
        return True
    return bool(start["noun"]) and not _changes(text, span, g, first)


def _changes(text: str, span: Span, g: SpreadGrammar, first: Reading) -> bool:
    """True where a verb of change stands before the first amount, in the same clause."""
    return bool(g.change.search(text, max(span.start, first.start - WINDOW), first.start))


def _is_step(text: str, span: Span, first: Reading, second: Reading) -> bool:
    """True for "by 10 percentage points to 40%", a step and the level it leads to; "by 3% to 5%" is a range."""
    spelled = [text[reading.amount.end - 1].isalpha() for reading in (first, second)]
    return bool(first.amount.unit) and spelled[0] != spelled[1] and last_word(text, span.start, first.start) == "by"


def _is_between(text: str, span: Span, g: SpreadGrammar, first: Reading, between: str) -> bool:
    return bool(g.and_.fullmatch(between) and g.between.back(text, span.start, first.start))


def _rising(low: Reading, high: Reading) -> bool:
    return low.amount.value < high.amount.value


def _shared(text: str, first: Amount, second: Amount, close: bool) -> Amount:
    """The first amount with the unit of the second, and with its multiplier in "5-10 million yuan"."""
    short = close and second.bare and first.value == first.bare and text[first.end - 1].isdigit()
    factor = second.value / second.bare if short else 1
    return first._replace(unit=second.unit, of=first.of or second.of, value=first.value * factor)


def _range(low: Reading, high: Reading) -> Reading:
    return low._replace(end=high.end, upper=high.amount)
