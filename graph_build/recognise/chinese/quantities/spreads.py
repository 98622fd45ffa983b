"""Joins neighbouring readings into ranges and changes, and shares out a bound.

3—5年 and 一万元以上五万元以下 are one quantity with two bounds; 由20个工作日压缩至10个 is a change, two quantities;
分别达到90%、80%以上 gives both numbers the bound.

Example:
    >>> from decimal import Decimal
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "由16%降至13%"
    >>> old = Reading(Amount(1, 4, Decimal(16), Decimal(16), "%"), 1, 4)
    >>> new = Reading(Amount(6, 9, Decimal(13), Decimal(13), "%"), 6, 9)
    >>> joined = join(text, Span(0, len(text)), compile_spreads(load_vocabulary()), [old, new])
    >>> [(reading.change, str(reading.amount.value)) for reading in joined]
    [('from', '16'), ('to', '13')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ....model import Span
from ....vocabulary import Vocabulary
from ...common import joined
from .amounts import Amount, link_of
from .bounds import Reading
from .cues import cue

__all__ = ["SpreadGrammar", "compile_spreads", "deal", "join"]

_NEAR = 40
_REACH = 18
_INNER = r"[^，。；：、（）\d%％\n]"


@dataclass(frozen=True, slots=True, repr=False)
class SpreadGrammar:
    """Compiled patterns: ``start`` ends at the first amount, ``dealing`` too; the others stand between two amounts."""

    link: re.Pattern[str]
    dash: re.Pattern[str]
    both: re.Pattern[str]
    start: re.Pattern[str]
    change: re.Pattern[str]
    close: re.Pattern[str]
    listed: re.Pattern[str]
    dealing: re.Pattern[str]


def compile_spreads(vocabulary: Vocabulary) -> SpreadGrammar:
    """The grammar of the scheme ``quantity-cue``."""

    def words(name: str) -> str:
        return cue(vocabulary, f"quantity-cue/{name}")

    filler = rf"(?:{words('filler')}){{0,3}}"
    arrive = rf"{words('change')}(?:了)?{words('to')}{filler}"
    year = r"(?:，?(?:到)?(?:19|20)\d\d年(?:的|底|末)?)?"
    return SpreadGrammar(
        link=re.compile(rf"{link_of(vocabulary)}{filler}"),
        dash=re.compile(r"\s?[-–—－―~～〜]{1,2}\s?"),
        both=re.compile(rf"\s?(?:{words('both')}){{0,3}}"),
        start=re.compile(rf"{words('from')}(?:{words('original')}|(?:(?:19|20)\d\d年的?)?{_INNER}{{0,10}})$"),
        change=re.compile(rf"(?:{words('basis')}|{_INNER}){{0,16}}?，?{_INNER}{{0,8}}?{arrive}{year}"),
        close=re.compile(rf"{_INNER}{{0,8}}?{arrive}"),
        listed=re.compile(r"\s?(?:[、，,]|和|及|与|以及)\s?"),
        dealing=re.compile(rf"{words('respectively')}[^。；\d]{{0,16}}$"),
    )


def join(text: str, span: Span, g: SpreadGrammar, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with ranges as one and changes marked; those that get no unit are left out."""
    return (one for one in joined(readings, partial(_pair, text, span, g)) if one.amount.unit)


def _pair(text: str, span: Span, g: SpreadGrammar, first: Reading, second: Reading) -> list[Reading] | None:
    if second.start - first.end > _NEAR or second.amount.unit is None:
        return None
    between = text[first.end : second.start]
    changed = _changed(text, span, g, first, second, between)
    if changed:
        return changed
    if first.amount.unit not in (None, second.amount.unit):
        return None
    low = first._replace(amount=_shared(first.amount, second.amount))
    rising = low.amount.value < second.amount.value and not _is_step(first.amount, second.amount)
    if rising and g.link.fullmatch(between):
        return [low._replace(end=second.end, upper=second.amount, bound=None)]
    if rising and low.bound == "min" and second.bound == "max" and g.both.fullmatch(between):
        return [low._replace(end=second.end, upper=second.amount, bound=None)]
    return None


def _changed(
    text: str, span: Span, g: SpreadGrammar, first: Reading, second: Reading, between: str
) -> list[Reading] | None:
    """The two ends of a change: with 由 or 从 before it, on the basis of the first, or the verb close behind it."""
    start = g.start.search(text, max(span.start, first.start - _REACH), first.start)
    if start and g.link.fullmatch(between) and not g.dash.fullmatch(between):
        changes = True
    elif start or "基础上" in between:
        changes = bool(g.change.fullmatch(between))
    else:
        changes = first.amount.unit is not None and first.bound is None and bool(g.close.fullmatch(between))
    if not changes or not _same_unit(first, second):
        return None
    old, new = first.amount, second.amount
    if _is_bare(second):
        new = new._replace(unit=old.unit)
    old = _shared(old, new) if old.unit is None else old._replace(unit=new.unit)
    return [first._replace(amount=old, change="from"), second._replace(amount=new, change="to")]


def _same_unit(first: Reading, second: Reading) -> bool:
    """True too for 由20个压缩到10个工作日 and 由20个工作日压缩到10个."""
    return first.amount.unit in (None, second.amount.unit) or _is_bare(first) or _is_bare(second)


def _is_bare(reading: Reading) -> bool:
    return reading.amount.unit == "count" and reading.amount.form == "个" and not reading.of


def _is_step(first: Amount, second: Amount) -> bool:
    """True for 0.5个百分点至12.5%, a step and the level it leads to."""
    return first.unit == "%" and len(first.form) > len(second.form) and second.form != ""


def _shared(first: Amount, second: Amount) -> Amount:
    """The first amount with the unit of the second, and with its 万 or 亿 in 5—10亿元."""
    short = first.unit is None and first.value == first.bare and first.bare < second.bare
    factor = second.value / second.bare if short and second.bare else 1
    return first._replace(unit=second.unit, form=second.form, value=first.value * factor)


def deal(text: str, span: Span, g: SpreadGrammar, readings: list[Reading]) -> list[Reading]:
    """The readings, with the bound and the unit of 分别不低于30%、40% for each of its numbers."""
    found: list[Reading] = []
    run: list[Reading] = []
    for at, reading in enumerate(readings):
        run.append(reading)
        last = at + 1 == len(readings)
        if last or not g.listed.fullmatch(text, reading.end, readings[at + 1].start):
            found += _dealt(text, span, g, run)
            run = []
    return found


def _dealt(text: str, span: Span, g: SpreadGrammar, run: list[Reading]) -> list[Reading]:
    first, last = run[0], run[-1]
    if len(run) < 2 or not g.dealing.search(text, max(span.start, first.start - _REACH - 2), first.start):
        return run
    if any(reading.amount.unit != last.amount.unit for reading in run):
        return run
    bound = first.bound or last.bound
    return [reading._replace(bound=reading.bound or bound) for reading in run]
