"""Reads dates and periods in English text, and full dates of signature lines in English or Chinese.

Points in time are found first (a day, month or year, a part of a year, a five-year plan period), then the words around
them tell whether a point begins or ends a period. A point without such words is no period: years in titles, document
numbers and page furniture have none. Months, parts of a year and cues are data (``calendar.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "From May 1, 2019 the rate is cut; report before the end of 2020."
    >>> found = find_periods(text, Span(0, len(text)), compile_dates(load_vocabulary()), None)
    >>> [(period.start, period.until) for period in found]
    [('2019-05-01', None), (None, '2020-12-31')]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ....model import Period, Span
from ...common import sentence_year
from ..wording.looks import last_word
from .points import WINDOW, DateGrammar, Point, compile_dates, find_points

__all__ = ["DateGrammar", "compile_dates", "date_spans", "find_issue_date", "find_periods"]

_SENTENCE = re.compile(r"[.;。；](?=\s+[A-Z\"“(（])|\n\s*\n")
_HAN_DATE = re.compile(
    r"([\d〇零○Ｏ一二三四五六七八九]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*[日号]"
)


def find_periods(text: str, span: Span, grammar: DateGrammar, issued: str | None) -> tuple[Period, ...]:
    """The periods that ``text`` states within ``span``, in reading order, equal ones once. ``issued`` is the ISO date
    of the document, or None: it gives the year that a month or "the end of the year" leaves out."""
    points = _dated(text, find_points(text, span, grammar), grammar, issued)
    found = [*_stated(text, span, grammar, points), *_this_year(text, span, grammar, points, issued)]
    unique: dict[tuple[str | None, str | None], Period] = {}
    for period in sorted(found, key=lambda p: p.evidence):
        unique.setdefault((period.start, period.until), period)
    return tuple(unique.values())


def date_spans(text: str, span: Span, grammar: DateGrammar) -> tuple[Span, ...]:
    """The characters of ``text`` within ``span`` that are dates, so that their digits are read as nothing else."""
    return tuple(Span(p.start, p.end) for p in find_points(text, span, grammar, quoted=True))


def find_issue_date(text: str, span: Span, grammar: DateGrammar) -> tuple[str, Span] | None:
    """The first full date within ``span``, as ISO date with its place; None where there is none. For the lines with
    which documents are signed, in English or Chinese."""
    points = find_points(text, span, grammar, quoted=True)
    found = [(p.iso(), Span(p.start, p.end)) for p in points if p.year and p.month and p.day]
    for match in _HAN_DATE.finditer(text, span.start, span.end):
        iso = _calendar(int(_han(match[1], 4)), _han(match[2]), _han(match[3]))
        if iso:
            found.append((iso, Span(match.start(), match.end())))
    return min(found, key=lambda hit: hit[1]) if found else None


def _dated(text: str, points: list[Point], grammar: DateGrammar, issued: str | None) -> list[Point]:
    """The points with the year that some leave out; those for which there is none are left out."""
    found = []
    known = _with_year(text, points)
    for point in points:
        if not point.year and not point.bounds:
            if grammar.every.match(text, point.end) or grammar.yearly.search(
                text, max(0, point.start - WINDOW), point.start
            ):
                continue
            stated = sentence_year(text, known, point.start, _SENTENCE)
            year = stated or (int(issued[:4]) if issued else None)
            point = replace(point, year=year)
            if year and issued and not stated and point.last_day() < issued[:7]:
                point = replace(point, year=year + 1)  # a deadline does not lie before the document
        if point.year or point.bounds:
            found.append(point)
    return found


def _with_year(text: str, points: list[Point]) -> list[Point]:
    return [p for p in points if p.year and text[p.start - 1 : p.start] not in ("(", "（")]


def _stated(text: str, span: Span, grammar: DateGrammar, points: list[Point]) -> Iterator[Period]:
    taken, until = -1, -1
    for at, point in enumerate(points):
        if at == taken:
            continue
        match = grammar.cue.back(text, span.start, point.start)
        cue, word = (match.lastgroup, match[match.lastgroup].lower()) if match and match.lastgroup else (None, "")
        start = match.start() if match else point.start
        if cue is None and until >= 0 and (link := grammar.pair.fullmatch(text, until, point.start)) and link["and"]:
            cue, point = "until", replace(point, last=points[at - 1].last)  # "by the end of 2020 and 2025"
        until = point.end if cue == "until" else -1
        partner = points[at + 1] if at + 1 < len(points) else None
        if partner and _paired(grammar, text, point, partner, cue, word):
            taken = at + 1
            found = [Period(Span(start, partner.end), point.first_day(), partner.last_day())]
        else:
            found = [*_single(text, span, grammar, point, cue, word, Span(start, point.end))]
        if found and not _in_title(text, span, grammar, cue, start):
            yield from found


def _in_title(text: str, span: Span, g: DateGrammar, cue: str | None, at: int) -> bool:
    """True for "the Work Plan for Reform in 2019", where the year is part of the title; "by" and "from" are outside."""
    if cue not in (None, "during", "on"):
        return False
    return bool(g.title.search(text, max(span.start, at - WINDOW), at))


def _paired(g: DateGrammar, text: str, first: Point, second: Point, cue: str | None, word: str) -> bool:
    link = g.pair.fullmatch(text[first.end : second.start])
    if not link or (cue == "until" and not link["to"]) or not first.first_day() < second.last_day():
        return False
    if cue is None:
        return bool(link["to"]) and text[first.start - 1 : first.start] not in ("(", "（")
    years = cue == "during" and not (first.month or second.month) and first.year and second.year == first.year + 1
    return word == "between" or bool(years) if link["and"] else True


def _single(
    text: str, span: Span, g: DateGrammar, point: Point, cue: str | None, word: str, evidence: Span
) -> Iterator[Period]:
    begin = max(span.start, evidence.start - WINDOW)
    bare = cue == "until_end" and not (point.last or point.day or word == "within")  # "to 2025" begins a clause
    if cue is None or (bare and not g.clause.search(text, begin, evidence.start)):
        if g.onwards.match(text, point.end):
            yield Period(evidence, start=point.first_day())
    elif cue == "as_of" or (cue == "on" and not point.last and g.effect.back(text, span.start, evidence.start)):
        if g.effect.back(text, span.start, evidence.start):
            yield Period(evidence, start=point.first_day())
    elif cue in ("until", "until_end") or point.last:
        until = point.last_day()
        yield Period(evidence, start=until) if cue == "from" else Period(evidence, until=until)
    elif cue == "from":
        yield Period(evidence, start=point.first_day())
    elif (cue != "on" or point.day) and not _is_elsewhere(text, g, begin, evidence.start, word):
        yield Period(evidence, point.first_day(), point.last_day())


def _is_elsewhere(text: str, g: DateGrammar, begin: int, end: int, word: str) -> bool:
    """True for a single date that is no time of the measure: the base of a comparison, "over 2010" or "than in 2010",
    or the time when a document was issued. What shall be issued is a goal."""
    if word in ("between", "over") or last_word(text, begin, end) in g.base:
        return True
    issued = g.issued.search(text, begin, end)
    return bool(issued and not issued["future"])


def _this_year(
    text: str, span: Span, grammar: DateGrammar, points: list[Point], issued: str | None
) -> Iterator[Period]:
    known = _with_year(text, points)
    for match in grammar.year_word.finditer(text, span.start, span.end):
        look = grammar.year_end if match["end"] else grammar.relative
        cue = look.back(text, span.start, match.start())
        if not cue or any(p.start <= match.start() < p.end for p in points):
            continue
        year = sentence_year(text, known, match.start(), _SENTENCE) or (int(issued[:4]) if issued else None)
        if year:
            parts = cue.groupdict()
            yield _relative(Span(cue.start(), match.end()), year + bool(parts.get("next_year")), grammar, parts)


def _relative(evidence: Span, year: int, grammar: DateGrammar, cue: Mapping[str, str | None]) -> Period:
    """The period of "by the end of this year", "in the first half of the year"."""
    part = " ".join((cue.get("part") or "").lower().split())
    first, last = grammar.parts[part] if part else ("01-01", "12-31")
    return Period(evidence, start=f"{year:04d}-{first}" if cue.get("in") else None, until=f"{year:04d}-{last}")


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _han(text: str, digits: int = 0) -> int:
    """The value of a year written digit by digit, or of a month or day below one hundred."""
    values = [0 if sign in "○Ｏ" else int(unicodedata.numeric(sign)) for sign in text]
    if digits or 10 not in values:
        return int("".join(map(str, values)))
    tens, ones = values[: values.index(10)], values[values.index(10) + 1 :]
    return (tens[0] if tens else 1) * 10 + (ones[0] if ones else 0)
