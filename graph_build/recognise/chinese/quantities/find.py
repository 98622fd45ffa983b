"""Reads quantities in Chinese policy text: amounts with their comparators, ranges and changes.

Amounts come from :mod:`.amounts`; :mod:`.bounds` reads the comparators around them, :mod:`.lengths` and :mod:`.counts`
leave out what is a date, a name or a turn of speech, and :mod:`.spreads` reads ranges and changes. The words are data
(``units-chinese.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "预留比例不低于30%，办理时间由20个工作日压缩至10个工作日以内。"
    >>> for q in find_quantities(text, Span(0, len(text)), compile_quantities(load_vocabulary())):
    ...     print(q.value, q.minimum, q.maximum, q.unit, q.change, q.evidence.of(text))
    None 30 None % None 不低于30%
    20 None None day from 20个工作日
    None None 10 day to 10个工作日以内
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import Quantity, Span
from ....vocabulary import Vocabulary
from .amounts import Amount, AmountGrammar, compile_amounts, find_amounts, is_indexed
from .bounds import TIME, BoundGrammar, Reading, compare, compile_bounds
from .counts import CountGrammar, compile_counts, counted, counts, is_named
from .lengths import LengthGrammar, compile_lengths, is_length
from .spreads import SpreadGrammar, compile_spreads, deal, join

__all__ = ["QuantityGrammar", "compile_quantities", "find_quantities"]

_DEALT = "分别"
_FEW = 10


@dataclass(frozen=True, slots=True, repr=False)
class QuantityGrammar:
    """Compiled from the schemes ``numeral``, ``multiplier``, ``unit``, ``fraction``, ``comparator`` and
    ``quantity-cue``."""

    amounts: AmountGrammar
    bounds: BoundGrammar
    lengths: LengthGrammar
    counts: CountGrammar
    spreads: SpreadGrammar


def compile_quantities(vocabulary: Vocabulary) -> QuantityGrammar:
    """The grammar, from the Chinese phrases of its schemes. Raises VocabularyError where a numeral has no value."""
    return QuantityGrammar(
        amounts=compile_amounts(vocabulary),
        bounds=compile_bounds(vocabulary),
        lengths=compile_lengths(vocabulary),
        counts=compile_counts(vocabulary),
        spreads=compile_spreads(vocabulary),
    )


def find_quantities(text: str, span: Span, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    """The quantities that ``text`` states within ``span``, in reading order. ``evidence`` is the number with its
    comparator and unit; a range is one quantity, a change from one value to another is two."""
    readings = list(_readings(text, span, grammar))
    if text.find(_DEALT, span.start, span.end) >= 0:
        readings = deal(text, span, grammar.spreads, readings)
    return tuple(_quantity(reading) for reading in join(text, span, grammar.spreads, readings))


def _readings(text: str, span: Span, g: QuantityGrammar) -> Iterator[Reading]:
    """The amounts with their bounds, without those that are no quantity."""
    last: Amount | None = None
    count: Reading | None = None
    for amount in find_amounts(text, span, g.amounts):
        reading = compare(text, span, g.bounds, amount, floor=last.end if last else span.start)
        ranged = last is not None and last.unit is None and g.amounts.link.fullmatch(text, last.end, amount.start)
        listed = count is not None and g.counts.listed.fullmatch(text, count.end, amount.start)
        last = amount
        if _holds(text, span, g, reading, ranged=bool(ranged), listed=bool(listed)):
            count = reading if amount.unit == "count" else None
            yield reading._replace(of=_of(text, span, g, reading))


def _holds(text: str, span: Span, g: QuantityGrammar, reading: Reading, *, ranged: bool, listed: bool) -> bool:
    """True for an amount that is a quantity of the text. ``ranged`` where it is the end of a range, ``listed`` where it
    goes on with a list of counts."""
    unit = reading.amount.unit
    if (unit == "CNY" or unit in TIME) and is_named(text, g.counts, reading):
        return False
    if unit == "CNY" and reading.amount.written and reading.amount.value < _FEW and reading.bound is None:
        return ranged  # 二元结构
    if unit in TIME:
        return is_length(text, span, g.lengths, reading)
    if unit == "count":
        return counts(text, span, g.counts, reading, ranged=ranged, listed=listed)
    if unit == "point" and reading.amount.form:
        return is_indexed(text, span, g.amounts, reading.amount)
    return True


def _of(text: str, span: Span, g: QuantityGrammar, reading: Reading) -> str:
    """What a count counts."""
    if reading.amount.unit != "count":
        return ""
    return counted(text, Span(reading.end, span.end), g.counts, reading.amount)


def _quantity(reading: Reading) -> Quantity:
    amount, evidence = reading.amount, Span(reading.start, reading.end)
    unit = amount.unit or ""
    if reading.upper:
        of = reading.of
        return Quantity(unit, evidence, minimum=amount.value, maximum=reading.upper.value, of=of)
    if reading.bound == "min":
        return Quantity(unit, evidence, minimum=amount.value, change=reading.change, of=reading.of)
    if reading.bound == "max":
        return Quantity(unit, evidence, maximum=amount.value, change=reading.change, of=reading.of)
    return Quantity(unit, evidence, value=amount.value, change=reading.change, of=reading.of)
