"""Finds amounts in English text: single numbers with their unit, before comparators and ranges are read.

An amount is a number with a unit behind it or a currency before it, a half, or a number of things counted. All words
are data (``units.ttl``). What is no amount: dates, numbers in names, labels and quotation marks, ordinals, and small
number words without a unit (unless a verb such as "build" and a noun such as "bases" stand around them).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Under Article 5, train 3,000 managers at RMB 2 million a year by 2020."
    >>> found = find_amounts(text, Span(0, len(text)), compile_amounts(load_vocabulary()))
    >>> [(str(amount.value), amount.unit, amount.of) for amount in found]
    [('3000', 'count', 'managers'), ('2000000', 'CNY', '')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ..model import Span
from ..vocabulary import Vocabulary
from .counts import LIMITS, WINDOW, CountGrammar, compile_counts, counted, object_of
from .date_points import DateGrammar, compile_dates, find_points, quoted_spans
from .numbers import GAP, NumberGrammar, alternatives, anchor, compile_numbers, phrases_of, places, read_number, scan

__all__ = ["WINDOW", "Amount", "AmountGrammar", "compile_amounts", "find_amounts"]

_TIME = frozenset({"year", "month", "day", "hour"})
_NOT_AFTER = r"(?<![.:#+×*@=$€£/][\s\S])(?<!\d,[\s\S])(?<![A-Za-z]-[\s\S])"
_LEVEL_FROM = 100_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, None where a later amount gives it; ``bare`` is the number without multipliers, and
    ``start`` to ``end`` the characters of number, currency and unit."""

    start: int
    end: int
    value: Decimal
    bare: Decimal
    unit: str | None
    of: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class AmountGrammar:
    """Compiled patterns: ``number`` finds, those named ``before_…`` end at a number, the others start behind it."""

    numbers: NumberGrammar
    dates: DateGrammar
    counts: CountGrammar
    scan: re.Pattern[str]
    anchor: re.Pattern[str]
    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    other: re.Pattern[str]
    level: re.Pattern[str]
    half_unit: re.Pattern[str]
    half_of: re.Pattern[str]
    before_half: re.Pattern[str]
    currencies: tuple[str, ...]
    before_label: re.Pattern[str]
    before_repeat: re.Pattern[str]
    before_past: re.Pattern[str]
    index: re.Pattern[str]


def compile_amounts(vocabulary: Vocabulary) -> AmountGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit`` and ``quantity-cue``. Raises VocabularyError
    where a cue has no phrase."""

    def cue(*names: str) -> str:
        return alternatives(phrases_of(vocabulary, *(f"quantity-cue/{name}" for name in names)))

    numbers = compile_numbers(vocabulary)
    units = {_plain(form): c.notation or "" for c in vocabulary.scheme("unit") for form in c.phrases.get("en", ())}
    limit = alternatives(phrases_of(vocabulary, *LIMITS))
    link, filler = rf"(?:{GAP}|-)", rf"(?:(?:{cue('filler')}){GAP})*"
    currencies = phrases_of(vocabulary, "quantity-cue/currency")
    glued = "|".join(rf"(?<={re.escape(form)}[0-9])" for form in currencies)
    unit = rf"{link}?(?:{cue('unit-adjective')}{link})*(?P<unit>{alternatives(units)})(?:(?<=[%％元])|(?!\w))"
    return AmountGrammar(
        numbers=numbers,
        dates=compile_dates(vocabulary),
        counts=compile_counts(vocabulary),
        scan=re.compile(scan(_heads(numbers))),
        anchor=re.compile(anchor(_heads(numbers), rf"{_NOT_AFTER}(?:(?<!\w[\s\S])|{glued})")),
        number=re.compile(rf"(?P<half>(?:[Oo]ne{link})?[Hh]alf\b)|{numbers.pattern}"),
        unit=re.compile(unit, re.I),
        units=units,
        other=re.compile(rf"{link}?{cue('other-unit')}(?!\w)"),
        level=re.compile(rf"{cue('level')}\b"),
        half_unit=re.compile(rf"{link}(?:an?{GAP})?(?P<unit>{alternatives(units)})(?!\w)", re.I),
        half_of=re.compile(rf"{GAP}of{GAP}(?!(?:the{GAP})?(?:year|month)\b)"),
        before_half=re.compile(rf"(?:\b(?:by|in|to)|\b{limit}){GAP}{filler}$", re.I),
        currencies=currencies,
        before_label=re.compile(rf"(?<![\w-]){cue('label')}\.?(?:{GAP}\d+(?:,|{GAP}and))*{GAP}?$"),
        before_repeat=re.compile(rf"[(（]{GAP}?{cue('repeat')}{GAP}(?:the{GAP})?$", re.I),
        before_past=re.compile(rf"\b{cue('not-present')}{GAP}$", re.I),
        index=re.compile(rf"\b{cue('index')}\b[^.;]{{0,60}}$"),
    )


def find_amounts(text: str, span: Span, grammar: AmountGrammar) -> list[Amount]:
    """The amounts within ``span``, in reading order. A number without a unit is among them, for a range whose unit
    stands behind its last number."""
    blocked = _blocked(text, span, grammar)
    starts = [block.start for block in blocked]
    found = []
    for match in _numbers(text, span, grammar):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or blocked[at].end <= match.start():
            amount = _half(text, span, grammar, match) if match["half"] else _amount(text, span, grammar, match)
            if amount:
                found.append(amount)
    return found


def _numbers(text: str, span: Span, grammar: AmountGrammar) -> Iterator[re.Match[str]]:
    done = span.start
    for start in places(text, span.start, span.end, grammar.scan, grammar.anchor):
        match = grammar.number.match(text, start, span.end) if start >= done else None
        if match:
            done = match.end()
            to = text[match.start() - 3 : match.start()].lower() == "to "
            marker = not to and done - match.start() <= 2 and text[done : done + 1] in (".", ")", "）", "]")
            if not marker:
                yield match


def _blocked(text: str, span: Span, grammar: AmountGrammar) -> list[Span]:
    dates = [Span(p.start, p.end) for p in find_points(text, span, grammar.dates, quoted=True)]
    merged: list[Span] = []
    for block in sorted(dates + quoted_spans(text, span)):
        if merged and block.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, block.end))
        else:
            merged.append(block)
    return merged


def _amount(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    value = read_number(match[0], g.numbers)
    if value is None:
        return None
    before = text[max(span.start, match.start() - WINDOW) : match.start()]
    digits = re.match(r"[\d.,，]+", match[0])
    bare = (read_number(digits[0], g.numbers) if digits else value) or value
    unit = g.unit.match(text, match.end(), span.end)
    name = g.units[_plain(unit["unit"])] if unit else None
    end = unit.end() if unit else match.end()
    start = match.start()
    currency = next((form for form in g.currencies if before.rstrip().endswith(form)), None)
    if currency:
        start -= len(before) - before.rindex(currency)
        end = end if name == "CNY" else match.end()
        name = "CNY"
    found = Amount(start, end, value, bare, name, object_of(text, Span(end, span.end), g.counts) if name else "")
    if name is None:
        found = _unitless(text, span, g, match, found)
    elif not _is_quantity(text, span, g, found, match):
        return None
    if g.before_label.search(before) or g.before_repeat.search(before):
        return None
    return found


def _is_quantity(text: str, span: Span, g: AmountGrammar, amount: Amount, match: re.Match[str]) -> bool:
    before = text[max(span.start, match.start() - WINDOW) : match.start()]
    unit, value, end = amount.unit, amount.value, amount.end
    if unit == "point":
        return match[0][0].isdigit() and (value % 1 != 0 or bool(g.index.search(before)))
    if unit not in _TIME:
        return True
    capital = re.search(r"-[A-Z][a-z]", text[match.start() : end])
    year = unit == "year" and 1900 <= value <= 2100
    return not (capital or year or g.before_past.search(before) or g.counts.plan.match(text, end, span.end))


def _half(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    half = Decimal("0.5")
    before = text[max(span.start, match.start() - WINDOW) : match.start()]
    unit = g.half_unit.match(text, match.end(), span.end)
    if g.before_past.search(before) or g.counts.plan.match(text, unit.end() if unit else match.end(), span.end):
        return None
    if unit and g.units[_plain(unit["unit"])] in _TIME:
        return Amount(match.start(), unit.end(), half, half, g.units[_plain(unit["unit"])])
    if g.before_half.search(before) or g.half_of.match(text, match.end(), span.end):
        return Amount(
            match.start(),
            match.end(),
            Decimal(50),
            Decimal(50),
            "%",
            object_of(text, Span(match.end(), span.end), g.counts),
        )
    return None


def _unitless(text: str, span: Span, g: AmountGrammar, match: re.Match[str], amount: Amount) -> Amount:
    """The amount with the unit that its surroundings give: a count, a point of an index, a size in yuan, or none."""
    if g.other.match(text, match.end(), span.end):
        return amount
    if "." in match[0] and amount.value == amount.bare:
        return replace(amount, unit=_index(text, span, g, match))
    if amount.value >= _LEVEL_FROM and g.level.match(text, match.end(), span.end):
        return replace(amount, unit="CNY")
    of = counted(text, span, g.counts, match, amount.value) if amount.value % 1 == 0 else ""
    return replace(amount, unit="count" if of else None, of=of)


def _index(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> str | None:
    found = g.index.search(text[max(span.start, match.start() - 60) : match.start()])
    return "point" if found and not text[match.end() : match.end() + 2].strip()[:1].isalpha() else None


def _heads(numbers: NumberGrammar) -> list[str]:
    return [form for word in (*numbers.words, "half") for form in (word, word.capitalize())]


def _plain(form: str) -> str:
    return " ".join(form.lower().split())
