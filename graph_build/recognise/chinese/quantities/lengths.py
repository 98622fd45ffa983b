"""Tells lengths of time from points in time and from names: 三年 of 三年内 and of 三年行动计划, 30日 of 30日内 and of
6月30日.

Example:
    >>> from decimal import Decimal
    >>> from graph_build.vocabulary import load_vocabulary
    >>> from graph_build.recognise.chinese.quantities.amounts import Amount
    >>> grammar = compile_lengths(load_vocabulary())
    >>> def length(text: str) -> bool:
    ...     amount = Amount(0, 2, Decimal(3), Decimal(3), "year", "年", written=True)
    ...     return is_length(text, Span(0, len(text)), grammar, Reading(amount, 0, 2))
    >>> length("三年免收"), length("三年行动计划")
    (True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....model import Span
from ....vocabulary import Vocabulary
from .bounds import Reading
from .cues import cue, masks, unmasked

__all__ = ["LengthGrammar", "compile_lengths", "is_length"]

_REACH = 8
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, repr=False)
class LengthGrammar:
    """Compiled patterns: those named ``before`` end at the amount, the others begin behind it."""

    past_before: re.Pattern[str]
    not_past_before: re.Pattern[str]
    term_before: re.Pattern[str]
    day_before: re.Pattern[str]
    day: re.Pattern[str]
    since: re.Pattern[str]
    other_year: re.Pattern[str]
    plan: re.Pattern[str]
    zone: re.Pattern[str]


def compile_lengths(vocabulary: Vocabulary) -> LengthGrammar:
    """The grammar of the scheme ``quantity-cue``."""

    def words(name: str) -> str:
        return cue(vocabulary, f"quantity-cue/{name}")

    return LengthGrammar(
        past_before=re.compile(rf"{words('not-present')}$"),
        not_past_before=re.compile(rf"{masks(vocabulary, 'quantity-cue/not-present')}$"),
        term_before=re.compile(rf"{words('term')}$"),
        day_before=re.compile(rf"{words('day-before')}(?:至少)?$"),
        day=re.compile(words("day-cue")),
        since=re.compile(unmasked(vocabulary, "quantity-cue/since")),
        other_year=re.compile(unmasked(vocabulary, "quantity-cue/other-year")),
        plan=re.compile(words("plan")),
        zone=re.compile(words("zone")),
    )


def is_length(text: str, span: Span, g: LengthGrammar, reading: Reading) -> bool:
    """True where the amount, in a unit of time, is a length of time of the text."""
    amount = reading.amount
    low = max(span.start, amount.start - _REACH)
    at, end = amount.start, amount.end
    if amount.unit == "hour":
        return not g.zone.match(text, end, span.end)
    if amount.form == "日":
        return _is_days(text, low, g, reading)
    if g.since.match(text, end, span.end) or g.plan.match(text, end, span.end):
        return False
    if reading.bound is None and _is_past(text, low, g, at):
        return False
    if amount.unit == "year" and not _is_years(text, span, g, reading):
        return False
    single = amount.written and amount.value == 1
    if single and amount.form.endswith("年度"):
        return False  # 一个纳税年度内: whatever year that is
    return not single or reading.bound is not None or bool(g.term_before.search(text, low, at)) or _termed(text, end)


def _termed(text: str, end: int) -> bool:
    """True behind 一年期."""
    return text.startswith("期", end)


def _is_past(text: str, low: int, g: LengthGrammar, at: int) -> bool:
    return bool(g.past_before.search(text, low, at) and not g.not_past_before.search(text, low, at))


def _is_years(text: str, span: Span, g: LengthGrammar, reading: Reading) -> bool:
    amount = reading.amount
    if amount.form == "年" and _FIRST_YEAR <= amount.value <= _LAST_YEAR:
        return False
    return not (amount.form == "年" and g.other_year.match(text, amount.end, span.end))


def _is_days(text: str, low: int, g: LengthGrammar, reading: Reading) -> bool:
    """True for 30日内 and 提前30日; a day of a month has no such words."""
    at = reading.amount.start
    if at > low and text[at - 1] in "月至到-—":
        return False
    cued = reading.bound is not None or g.day.match(text, reading.amount.end)
    return bool(cued or g.day_before.search(text, low, at))
