"""Finds points in time in English text: days, months, years, parts of a year and five-year plan periods.

A point knows nothing of the words that make it a beginning or an end; :mod:`.find` reads those.
Months, parts of a year and cues are data (``calendar.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "before the end of June 2019"
    >>> [point.last_day() for point in find_points(text, Span(0, len(text)), compile_dates(load_vocabulary()))]
    ['2019-06-30']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ....model import Span
from ..wording.numbers import GAP
from .words import WINDOW, DateGrammar, compile_dates

__all__ = ["WINDOW", "DateGrammar", "Point", "compile_dates", "find_points", "quoted_spans"]


_QUOTED = re.compile(
    r"《[^《》]{1,300}》|“[^“”]{1,300}”|\"(?<!\w\")(?=\S)[^\"]{1,300}?(?<=\S)\"(?!\w)|"
    + "|".join(re.escape(bracket) + r"\s*\d{4}\s*[\])）〕】]" for bracket in "[(（〔【")
)


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of time: a day, a month, a year, or ``bounds`` (first and last day or year). ``last`` is True where the
    text says "the end of" it. ``year`` is None where the text leaves it out."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: bool = False
    bounds: tuple[str, str] | None = None

    def first_day(self) -> str:
        """Where the stretch begins, in ISO form of the text's precision."""
        return self.bounds[0] if self.bounds else self.iso()

    def last_day(self) -> str:
        """Where the stretch ends; for "the end of" a month or year the day itself."""
        if self.bounds or not self.last or self.day or not self.year:
            return self.bounds[1] if self.bounds else self.iso()
        month = self.month or 12
        return f"{self.year:04d}-{month:02d}-{monthrange(self.year, month)[1]:02d}"

    def iso(self) -> str:
        """Year, month and day as far as they are known. The year must be."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def quoted_spans(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks or title marks, and years in brackets: names and numbers of documents, slogans."""
    return [Span(m.start(), m.end()) for m in _QUOTED.finditer(text, span.start, span.end)]


def find_points(text: str, span: Span, grammar: DateGrammar, *, quoted: bool = False) -> list[Point]:
    """The points in time within ``span``, in reading order; those inside quotation marks only if ``quoted``."""
    blocked = [] if quoted else quoted_spans(text, span)
    starts = [block.start for block in blocked]
    found: list[Point] = []
    for match in _matches(text, span, grammar):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() >= blocked[at].end:
            parts = {name[0]: value for name, value in match.groupdict().items() if value}
            read = _plan_period if "p" in parts else _point
            found += read(text, span, grammar, match, parts)
    return found


def _matches(text: str, span: Span, grammar: DateGrammar) -> Iterator[re.Match[str]]:
    done = span.start
    for start in grammar.anchor.finditer(text, span.start, span.end):
        match = grammar.point.match(text, start.start(), span.end) if start.start() >= done else None
        if match:
            done = match.end()
            yield match


def _point(text: str, span: Span, g: DateGrammar, match: re.Match[str], parts: Mapping[str, str]) -> Iterator[Point]:
    lead = g.lead.back(text, span.start, match.start())
    start = lead.start() if lead else match.start()
    trail = g.trail.match(text, match.end(), span.end) if "y" in parts else None
    last = bool((lead and lead["end"]) or (trail and trail["end"]))
    year, month = int(parts.get("y", 0)), g.months.get(parts.get("m", ""), 0) or int(parts.get("n", 0))
    day = int(re.sub(r"\D", "", parts.get("d", "0")))
    if (month and day > monthrange(year or 2000, month)[1]) or (not month and g.unit.match(text, match.end())):
        return
    doubtful = not day and year % 100 == 0  # "2000" may be any number, "May" any word
    if doubtful and not (month and year) and not last and not g.cue.back(text, span.start, start):
        return
    point = Point(start, trail.end() if trail else match.end(), year or None, month or None, day or None, last)
    if lead and lead["part"] and year and not month:
        first, final = g.parts[" ".join(lead["part"].lower().split())]
        point = replace(point, bounds=(f"{year}-{first}", f"{year}-{final}"))
    yield point


def _plan_period(
    text: str, span: Span, g: DateGrammar, match: re.Match[str], parts: Mapping[str, str]
) -> Iterator[Point]:
    before = re.sub(rf"(?:\b[Tt]he{GAP})?[\"“]?$", "", text[max(span.start, match.start() - WINDOW) : match.start()])
    begin = max(span.start, match.start() - WINDOW) + len(before)
    lead = g.lead.back(text, span.start, begin)
    last = bool(lead and lead["end"])
    if not (last or "q" in parts):
        return  # the plan itself is a document
    first, final = g.plans[parts["p"].lower()]
    yield Point(
        lead.start() if lead else begin, match.end(), last=last, bounds=(first, f"{final}-12-31" if last else final)
    )
