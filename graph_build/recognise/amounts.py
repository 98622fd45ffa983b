"""Finds amounts in English text: single numbers with their unit, before comparators and ranges are read.

An amount is a number with a unit behind it or a currency before it, a half, or a number of things counted. A number
written twice, "two (2) years", is one. All words
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
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..model import Span
from ..vocabulary import Vocabulary
from .counts import LIMITS, WINDOW, CountGrammar, compile_counts, counted
from .date_points import DateGrammar, compile_dates, find_points, quoted_spans
from .looks import Look, last_word, look_back
from .nounphrases import object_of
from .numbers import GAP, NumberGrammar, alternatives, anchor, compile_numbers, phrases_of, places, read_number, scan

__all__ = ["TIME", "WINDOW", "Amount", "AmountGrammar", "compile_amounts", "find_amounts"]

_CURRENCY_REACH = 16
TIME = frozenset({"year", "month", "day", "hour"})
"""The units that measure time."""

_NOT_AFTER = r"(?<![.:#+×*@=$€£/][\s\S])(?<!\d,[\s\S])(?<![A-Za-z]-[\s\S])"
_HALF, _PERCENT = Decimal("0.5"), Decimal(50)
_ALONE = re.compile(r"[-–\s]*(?:[;:]|[\d.,]+(?![\w%％¥￥]))")
_DIGITS = re.compile(r"[\d.,，]+")
_REPEATED = re.compile(rf"{GAP}?[(（]{GAP}?")
_LISTED = re.compile(rf"{GAP}?(?:,|、|,?{GAP}(?:and|or|to)\b){GAP}?")
_MARKER_ENDS = (".", ")", "）", "]")


class Amount(NamedTuple):
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
    """Compiled patterns: ``number`` finds, the looks end at a number, the others start behind it."""

    numbers: NumberGrammar
    dates: DateGrammar
    counts: CountGrammar
    scan: re.Pattern[str]
    anchor: re.Pattern[str]
    number: re.Pattern[str]
    twice: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    other: re.Pattern[str]
    half_unit: re.Pattern[str]
    half_of: re.Pattern[str]
    half: Look
    currencies: tuple[str, ...]
    label: Look
    repeat: Look
    past: Look
    recent: Look
    index: re.Pattern[str]


def compile_amounts(vocabulary: Vocabulary) -> AmountGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit`` and ``quantity-cue``. Raises VocabularyError
    where a cue has no phrase."""

    def words(*names: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, *(f"quantity-cue/{name}" for name in names))

    numbers = compile_numbers(vocabulary)
    units = {_plain(form): c.notation or "" for c in vocabulary.scheme("unit") for form in c.phrases.get("en", ())}
    limits = phrases_of(vocabulary, *LIMITS)
    link, filler = rf"(?:{GAP}|-)", rf"(?:{alternatives(words('filler'))}{GAP})*"
    currencies, labels, past = words("currency"), words("label"), alternatives(words("not-present"))
    glued = "|".join(rf"(?<={re.escape(form)}[0-9])" for form in currencies)
    adjective = rf"(?:{alternatives(words('unit-adjective'))}{link})*"
    heads = [form for word in (*numbers.words, "half", *words("halve")) for form in (word, word.capitalize())]
    half = rf"(?:[Oo]ne{link})?[Hh]alf\b|(?:{alternatives(h for w in words('halve') for h in (w, w.capitalize()))})\b"
    return AmountGrammar(
        numbers=numbers,
        dates=compile_dates(vocabulary),
        counts=compile_counts(vocabulary),
        scan=re.compile(scan(heads)),
        anchor=re.compile(anchor(heads, rf"{_NOT_AFTER}(?:(?<!\w[\s\S])|{glued})")),
        number=re.compile(rf"(?P<half>{half})|{numbers.pattern}"),
        twice=re.compile(rf"{GAP}?[(（]{GAP}?[\d,.]+{GAP}?[)）]"),
        unit=re.compile(rf"{link}?{adjective}(?P<unit>{alternatives(units)})(?:(?<=[%％元])|(?!\w))", re.I),
        units=units,
        other=re.compile(rf"{link}?{alternatives(words('other-unit'))}(?![\w-])|{alternatives(words('level'))}\b"),
        half_unit=re.compile(rf"{link}(?:an?{GAP})?(?P<unit>{alternatives(units)})(?!\w)", re.I),
        half_of=re.compile(rf"{GAP}(?:of{GAP}(?!(?:the{GAP})?(?:year|month)\b)|the{GAP})"),
        half=look_back(
            rf"\b(?:{alternatives((*limits, *words('half-verb')))}){GAP}{filler}$",
            (*limits, *words("half-verb", "filler")),
            WINDOW,
        ),
        currencies=currencies,
        label=look_back(
            rf"(?<![\w-]){alternatives(labels)}\.?{GAP}?$",
            (form + dot for form in labels for dot in ("", ".")),
            WINDOW,
            exact=True,
        ),
        repeat=look_back(
            rf"[(（]{GAP}?{alternatives(words('repeat'))}{GAP}(?:the{GAP})?$", (*words("repeat"), "the"), WINDOW
        ),
        past=look_back(rf"\b{past}{GAP}$", words("not-present"), WINDOW),
        recent=look_back(
            rf"\b{alternatives(phrases_of(vocabulary, 'comparator/within'))}{GAP}(?:the{GAP})?{past}{GAP}$",
            words("not-present"),
            WINDOW,
        ),
        index=re.compile(rf"\b{alternatives(words('index'))}\b[^.;]{{0,60}}$"),
    )


def find_amounts(text: str, span: Span, grammar: AmountGrammar) -> list[Amount]:
    """The amounts within ``span``, in reading order. A number without a unit is among them, for a range whose unit
    stands behind its last number."""
    blocked = _blocked(text, span, grammar)
    starts = [block.start for block in blocked]
    found: list[Amount] = []
    named = -1
    for match in _numbers(text, span, grammar):
        start = match.start()
        at = bisect_right(starts, start) - 1
        if (at >= 0 and blocked[at].end > start) or (found and _repeats(text, found[-1], match, grammar)):
            continue
        if (named >= 0 and _LISTED.fullmatch(text, named, start)) or grammar.label.back(text, span.start, start):
            named = match.end()  # "Articles 5, 6 and 7"
            continue
        amount = (_half if match["half"] else _amount)(text, span, grammar, match)
        if amount and not amount.unit and found and _goes_on(text, found[-1], start):
            amount = _unitless(text, span, grammar, match, amount, listed=True)
        if amount:
            found.append(amount)
    return found


def _numbers(text: str, span: Span, grammar: AmountGrammar) -> Iterator[re.Match[str]]:
    done = span.start
    for start in places(text, span.start, span.end, grammar.scan, grammar.anchor):
        match = grammar.number.match(text, start, span.end) if start >= done else None
        if match:
            done = match.end()
            marker = done - start <= 2 and text[done : done + 1] in _MARKER_ENDS
            if not marker or text[start - 3 : start].lower() == "to ":
                yield match


def _repeats(text: str, last: Amount, match: re.Match[str], grammar: AmountGrammar) -> bool:
    """True in the bracket of "10% (ten per cent)" and "two hundred (200) firms"."""
    if match.start() < last.end:
        return True
    near = match.start() - last.end < 4 and _REPEATED.fullmatch(text, last.end, match.start())
    return bool(near) and not match["half"] and read_number(match[0], grammar.numbers) == last.value


def _goes_on(text: str, last: Amount, start: int) -> bool:
    """True where a list of counts goes on: "three centres and five platforms"."""
    between = " ".join(text[last.end : min(start, last.end + WINDOW + 1)].split())
    return last.unit == "count" and between in (f"{last.of} and", f"{last.of},", f"{last.of}, and")


def _blocked(text: str, span: Span, grammar: AmountGrammar) -> list[Span]:
    dates = [Span(p.start, p.end) for p in find_points(text, span, grammar.dates, quoted=True)]
    merged: list[Span] = []
    for block in sorted(dates + quoted_spans(text, span), key=lambda block: block.start):
        if merged and block.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, block.end))
        else:
            merged.append(block)
    return merged


def _amount(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    value = read_number(match[0], g.numbers)
    if value is None or g.repeat.back(text, span.start, match.start()):
        return None
    if _ALONE.match(text, match.end(), span.end) and not last_word(text, span.start, match.start()):
        return Amount(*match.span(), value, value, None)
    digits = _DIGITS.match(match[0])
    bare = value if not digits or digits.end() == len(match[0]) else read_number(digits[0], g.numbers) or value
    twice = None if digits else g.twice.match(text, match.end(), span.end)
    start, end = match.start(), twice.end() if twice else match.end()
    unit = g.unit.match(text, end, span.end)
    name = g.units[_plain(unit["unit"])] if unit else None
    if (before := _currency(text, span, g, start)) is not None:
        start, end, name = before, unit.end() if unit and name == "CNY" else end, "CNY"
    elif unit:
        end = unit.end()
    if name is None:
        return _unitless(text, span, g, match, Amount(start, end, value, bare, None))
    found = Amount(start, end, value, bare, name, object_of(text, Span(end, span.end), g.counts.nouns))
    return found if _is_quantity(text, span, g, found, match) else None


def _currency(text: str, span: Span, g: AmountGrammar, at: int) -> int | None:
    """Where the currency before ``at`` begins, None where there is none."""
    before = text[max(span.start, at - _CURRENCY_REACH) : at]
    if not (stripped := before.rstrip()).endswith(g.currencies):
        return None
    form = max((form for form in g.currencies if stripped.endswith(form)), key=len)
    return at - len(before) + before.rindex(form)


def _is_quantity(text: str, span: Span, g: AmountGrammar, amount: Amount, match: re.Match[str]) -> bool:
    unit, value, start, end = amount.unit, amount.value, amount.start, amount.end
    if unit == "point":
        indexed = g.index.search(text, max(span.start, start - WINDOW), start)
        return match[0][0].isdigit() and (value % 1 != 0 or bool(indexed))
    if unit not in TIME:
        return True
    capital = re.search(r"-[A-Z][a-z]", text[start:end])
    year = unit == "year" and 1900 <= value <= 2100
    past = g.past.back(text, span.start, start) and not g.recent.back(text, span.start, start)
    return not (capital or year or past or g.counts.nouns.plan.match(text, end, span.end))


def _half(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    unit = g.half_unit.match(text, end, span.end)
    if g.past.back(text, span.start, start) or g.counts.nouns.plan.match(text, unit.end() if unit else end, span.end):
        return None
    if unit and g.units[_plain(unit["unit"])] in TIME:
        return Amount(start, unit.end(), _HALF, _HALF, g.units[_plain(unit["unit"])])
    cued = match[0].lower().endswith("half") and not g.half.back(text, span.start, start)
    if cued and not g.half_of.match(text, end, span.end):
        return None
    return Amount(start, end, _PERCENT, _PERCENT, "%", object_of(text, Span(end, span.end), g.counts.nouns))


def _unitless(text: str, span: Span, g: AmountGrammar, match: re.Match[str], amount: Amount, *, listed: bool = False) -> Amount:
    """The amount with the unit that its surroundings give: a count, a point of an index, or none."""
    if g.other.match(text, amount.end, span.end):
        return amount
    if "." in match[0] and amount.value == amount.bare:
        return amount._replace(unit=_index(text, span, g, match))
    number = Span(amount.start, amount.end)
    of = counted(text, span, g.counts, number, amount.value, listed) if amount.value % 1 == 0 else ""
    return amount._replace(unit="count", of=of) if of else amount


def _index(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> str | None:
    found = g.index.search(text, max(span.start, match.start() - WINDOW), match.start())
    return "point" if found and not text[match.end() : match.end() + 2].strip()[:1].isalpha() else None


def _plain(form: str) -> str:
    return " ".join(form.lower().split())
