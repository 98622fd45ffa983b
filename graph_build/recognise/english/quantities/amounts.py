"""Finds amounts in English text: single numbers with their unit, before comparators and ranges are read.

An amount is a number with a unit behind it or a currency before it, a half, or a number of things counted. A number
written twice, "two (2) years", is one. The words are those of :mod:`.words`. What is no
amount: dates, numbers in names, labels and quotation marks, ordinals, and small number words without a unit (unless a
verb such as "build" and a noun such as "bases" stand around them).

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
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ....model import Span
from ..dates.points import find_points, quoted_spans
from ..wording.looks import last_word
from ..wording.numbers import GAP, places, read_number
from .counts import WINDOW, counted
from .nounphrases import object_of
from .words import AmountGrammar, compile_amounts, unit_form

__all__ = ["TIME", "WINDOW", "Amount", "AmountGrammar", "compile_amounts", "find_amounts"]

TIME = frozenset({"year", "month", "day", "hour"})
"""The units that measure time."""

_CURRENCY_REACH = 16
_HALF, _PERCENT = Decimal("0.5"), Decimal(50)
_ALONE = re.compile(r"[-–\s]*(?:[;:]|[\d.,]+(?![\w%％¥￥]))")
_DIGITS = re.compile(r"[\d.,，]+")
_REPEATED = re.compile(rf"{GAP}?[(（]{GAP}?")
_LISTED = re.compile(rf"{GAP}?(?:,|、|,?{GAP}(?:and|or|to)\b){GAP}?")
_BRACKETS = "(（"
_RANGE = ("to", "-", "–", "—", "~", "～")
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
        word = last_word(text, span.start, start)
        if (named >= 0 and _LISTED.fullmatch(text, named, start)) or grammar.label.ends_in(
            word, text, span.start, start
        ):
            named = match.end()  # "Articles 5, 6 and 7"
            continue
        amount = _half(text, span, grammar, match) if match["half"] else _amount(text, span, grammar, match, word)
        if amount and not amount.unit and found:
            amount = _after(text, span, grammar, amount, found[-1])
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
    start = match.start()
    if start < last.end or text[start - 1] not in _BRACKETS:
        return start < last.end
    near = start - last.end < 4 and _REPEATED.fullmatch(text, last.end, start)
    return bool(near) and not match["half"] and read_number(match[0], grammar.numbers) == last.value


def _after(text: str, span: Span, g: AmountGrammar, amount: Amount, last: Amount) -> Amount:
    """The amount as a count where it goes on with a list or a range: "build three centres and five platforms", "build
    three to five centres"."""
    if amount.value % 1 or amount.start - last.end > WINDOW or _ALONE.match(text, amount.end, span.end):
        return amount
    between = " ".join(text[last.end : amount.start].split())
    number, listed = Span(amount.start, amount.end), False
    if last.unit is None and between in _RANGE:
        number = Span(last.start, amount.end)
    elif last.unit == "count" and between in (f"{last.of} and", f"{last.of},", f"{last.of}, and"):
        listed = True
    else:
        return amount
    of = counted(text, span, g.counts, number, amount.value, listed)
    return amount._replace(unit="count", of=of) if of else amount


def _blocked(text: str, span: Span, grammar: AmountGrammar) -> list[Span]:
    dates = [Span(p.start, p.end) for p in find_points(text, span, grammar.dates, quoted=True)]
    merged: list[Span] = []
    for block in sorted(dates + quoted_spans(text, span), key=lambda block: block.start):
        if merged and block.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, block.end))
        else:
            merged.append(block)
    return merged


def _amount(text: str, span: Span, g: AmountGrammar, match: re.Match[str], word: str) -> Amount | None:
    value = read_number(match[0], g.numbers)
    if value is None or g.repeat.ends_in(word, text, span.start, match.start()):
        return None
    if not word and _ALONE.match(text, match.end(), span.end):
        return Amount(*match.span(), value, value, None)
    digits = _DIGITS.match(match[0])
    bare = value if not digits or digits.end() == len(match[0]) else read_number(digits[0], g.numbers) or value
    twice = (g.twice_words if digits else g.twice_digits).match(text, match.end(), span.end)
    start, end = match.start(), twice.end() if twice else match.end()
    unit = g.unit.match(text, end, span.end)
    name = g.units[unit_form(unit["unit"])] if unit else None
    if word and (before := _currency(text, span, g, start)) is not None:
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
    if unit and g.units[unit_form(unit["unit"])] in TIME:
        return Amount(start, unit.end(), _HALF, _HALF, g.units[unit_form(unit["unit"])])
    cued = match[0].lower().endswith("half") and not g.half.back(text, span.start, start)
    if cued and not g.half_of.match(text, end, span.end):
        return None
    return Amount(start, end, _PERCENT, _PERCENT, "%", object_of(text, Span(end, span.end), g.counts.nouns))


def _unitless(text: str, span: Span, g: AmountGrammar, match: re.Match[str], amount: Amount) -> Amount:
    """The amount with the unit that its surroundings give: a count, a point of an index, or none."""
    if g.other.match(text, amount.end, span.end):
        return amount
    if "." in match[0] and amount.value == amount.bare:
        return amount._replace(unit=_index(text, span, g, match))
    number = Span(amount.start, amount.end)
    of = counted(text, span, g.counts, number, amount.value) if amount.value % 1 == 0 else ""
    return amount._replace(unit="count", of=of) if of else amount


def _index(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> str | None:
    found = g.index.search(text, max(span.start, match.start() - WINDOW), match.start())
    return "point" if found and not text[match.end() : match.end() + 2].strip()[:1].isalpha() else None
