"""Reads quantities in English policy text: amounts with their comparators, ranges and changes.

Amounts come from :mod:`.amounts`; here "not less than", "or more" and "respectively"
are read around them, and :mod:`.spreads` reads ranges and changes. Comparators and cues
are data (``units.ttl``).

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
from collections.abc import Iterable
from dataclasses import dataclass

from ....model import Quantity, Span
from ....vocabulary import Vocabulary
from ..wording.looks import Look, look_back
from ..wording.numbers import GAP, alternatives, phrases_of
from .amounts import TIME, WINDOW, Amount, AmountGrammar, compile_amounts, find_amounts
from .spreads import Bound, Reading, SpreadGrammar, compile_spreads, join

__all__ = ["QuantityGrammar", "compile_quantities", "find_quantities"]

_BOUNDS: dict[str, tuple[Bound, Bound]] = {
    "greater": ("min", "max"),
    "less": ("max", "min"),
    "at-least": ("min", "min"),
    "at-most": ("max", "max"),
    "latest": ("max", "max"),
}


@dataclass(frozen=True, slots=True, repr=False)
class QuantityGrammar:
    """Compiled patterns: the look ``before`` ends at an amount, ``after`` and ``earlier`` start behind it, the others
    stand around or between the amounts of a list."""

    amounts: AmountGrammar
    spreads: SpreadGrammar
    before: Look
    after: re.Pattern[str]
    earlier: re.Pattern[str]
    listed: re.Pattern[str]
    dealt: re.Pattern[str]
    dealing: re.Pattern[str]
    dealing_words: tuple[str, ...]


def compile_quantities(vocabulary: Vocabulary) -> QuantityGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit``, ``comparator`` and ``quantity-cue`` (and those
    of dates, which are no quantities). Raises VocabularyError where one of the cues has no phrase."""

    def words(scheme: str, *names: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, *(f"{scheme}/{name}" for name in names))

    kinds = "|".join(rf"(?P<{n.replace('-', '_')}>{alternatives(words('comparator', n))})" for n in _BOUNDS)
    between = alternatives(words("comparator", "negation-filler"))
    negation = rf"(?P<not>{alternatives(words('comparator', 'negation'))}){GAP}(?:{between}{GAP})*"
    within, during = (alternatives(words("comparator", name)) for name in ("within", "during"))
    more, less = (alternatives(words("comparator", name)) for name in ("or-more", "or-less"))
    filler = rf"(?:{alternatives(words('quantity-cue', 'filler'))}{GAP})*"
    wide = rf"(?:{alternatives(words('quantity-cue', 'filler', 'span-filler'))}{GAP})*"
    dealt = alternatives(words("quantity-cue", "respectively"))
    return QuantityGrammar(
        amounts=compile_amounts(vocabulary),
        spreads=compile_spreads(vocabulary),
        before=look_back(
            rf"(?<![\w-])(?:{negation})?(?<!\bthe\s)(?:(?P<during>{during})|{kinds}|(?P<within>{within}))\b{GAP}?"
            rf"(?:(?<=\s)(?(within){wide}|(?(during){wide}|{filler})))$",
            words("comparator", *_BOUNDS, "within", "during") + words("quantity-cue", "filler", "span-filler"),
        ),
        after=re.compile(rf",?{GAP}(?:(?P<more>{more})|(?P<less>{less}))\b(?!{GAP}\W?\d)", re.I),
        earlier=re.compile(rf"{GAP}(?:before|prior|in{GAP}advance|ahead)\b", re.I),
        listed=re.compile(rf"(?:{GAP}?[,、])?{GAP}?(?:(?:and|or){GAP})?{filler}", re.I),
        dealt=re.compile(rf",?{GAP}{dealt}\b", re.I),
        dealing_words=words("quantity-cue", "respectively"),
        dealing=re.compile(rf"\b{dealt},?{GAP}(?:be{GAP})?$", re.I),
    )


def find_quantities(text: str, span: Span, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    """The quantities that ``text`` states within ``span``, in reading order. ``evidence`` is the number with its
    comparator and unit; a range is one quantity, a change from one value to another is two."""
    amounts = _useful(find_amounts(text, span, grammar.amounts))
    readings: Iterable[Reading] = (_compared(text, span, grammar, amount) for amount in amounts)
    if any(text.find(word, span.start, span.end) >= 0 for word in grammar.dealing_words):
        readings = _dealt(text, span, grammar, list(readings))
    return tuple(_quantity(reading) for reading in join(text, span, grammar.spreads, readings))


def _useful(amounts: list[Amount]) -> list[Amount]:
    """Those with a unit, and those that may get one from a neighbour."""
    found: list[Amount] = []
    for at in range(len(amounts) - 1, -1, -1):
        amount, before = amounts[at], amounts[at - 1] if at else None
        near = found and found[-1].start - amount.end < WINDOW
        if amount.unit or near or (before and before.unit and amount.start - before.end < WINDOW):
            found.append(amount)
    found.reverse()
    return found


def _compared(text: str, span: Span, g: QuantityGrammar, amount: Amount) -> Reading:
    match = g.before.back(text, span.start, amount.start)
    after = g.after.match(text, amount.end, span.end)
    bound: Bound = None
    if match:
        bound = _bound(text, g, match, amount)
    elif after:
        bound = "min" if after["more"] else "max"
    start = match.start() if match else amount.start
    return Reading(amount, start, after.end() if after else amount.end, bound)


def _bound(text: str, g: QuantityGrammar, match: re.Match[str], amount: Amount) -> Bound:
    if match["during"]:  # "over the next three years" says how long, "over three years" is a minimum
        return None if amount.unit in TIME else "min"
    name = next(kind for kind in (*_BOUNDS, "within") if match[kind.replace("-", "_")])
    negated = bool(match["not"])
    if name == "within":
        return "max"
    if name == "latest" and g.earlier.match(text, amount.end):
        return "min"
    return _BOUNDS[name][negated]


def _dealt(text: str, span: Span, g: QuantityGrammar, readings: list[Reading]) -> list[Reading]:
    """The readings, with the bound and the unit of "not more than 2% and 5% respectively" for each of its numbers."""
    found: list[Reading] = []
    run: list[Reading] = []
    for at, reading in enumerate(readings):
        run.append(reading)
        end = readings[at + 1].start if at + 1 < len(readings) else None
        if end is None or not g.listed.fullmatch(text, reading.end, end):
            found += _deal(text, span, g, run)
            run = []
    return found


def _deal(text: str, span: Span, g: QuantityGrammar, run: list[Reading]) -> list[Reading]:
    first, unit = run[0], run[-1].amount.unit
    before = g.dealing.search(text, max(span.start, first.start - WINDOW), first.start)
    if len(run) < 2 or not (before or g.dealt.match(text, run[-1].end, span.end)):
        return run
    if any(reading.amount.unit not in (None, unit) for reading in run):
        return run
    return [r._replace(bound=r.bound or first.bound, amount=r.amount._replace(unit=unit)) for r in run]


def _quantity(reading: Reading) -> Quantity:
    amount, evidence = reading.amount, Span(reading.start, reading.end)
    unit = amount.unit or ""
    if reading.upper:
        return Quantity(unit, evidence, minimum=amount.value, maximum=reading.upper.value, of=reading.upper.of)
    if reading.bound == "min":
        return Quantity(unit, evidence, minimum=amount.value, change=reading.change, of=amount.of)
    if reading.bound == "max":
        return Quantity(unit, evidence, maximum=amount.value, change=reading.change, of=amount.of)
    return Quantity(unit, evidence, value=amount.value, change=reading.change, of=amount.of)
