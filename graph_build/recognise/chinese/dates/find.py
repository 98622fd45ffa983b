"""Reads dates and periods in Chinese text, and the full dates that documents are signed with.

Points in time are found first (:mod:`.points`), then the words around them tell whether a point begins or ends a
period: 到, 前 and 底 end one, 自 and 起 begin one, 至 or a dash joins two. A year or month that stands alone
(2020年建成) is a period itself, unless it belongs to a thing (2019年度预算), is a base of comparison or lies before
the document. The words are data (``calendar-chinese.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "自2019年5月1日起施行。2020年底前提交报告，到2022年建成。"
    >>> found = find_periods(text, Span(0, len(text)), compile_dates(load_vocabulary()), None)
    >>> [(period.start, period.until) for period in found]
    [('2019-05-01', None), (None, '2020-12-31'), (None, '2022')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ....model import Period, Span
from ....vocabulary import Vocabulary
from ...common import sentence_year
from ..quantities.cues import unmasked
from .brackets import is_named
from .points import LINK, Point, PointGrammar, compile_points, find_points

__all__ = ["DateGrammar", "compile_dates", "find_issue_date", "find_periods"]

_REACH = 8
_SENTENCE = re.compile(r"[。；;\n]")


@dataclass(frozen=True, slots=True, repr=False)
class DateGrammar:
    """Compiled patterns: those named ``before`` end at a point, the others begin behind it; ``pair`` stands between
    two."""

    points: PointGrammar
    until_before: re.Pattern[str]
    until: re.Pattern[str]
    as_of_before: re.Pattern[str]
    from_before: re.Pattern[str]
    onwards: re.Pattern[str]
    every_before: re.Pattern[str]
    base_before: re.Pattern[str]
    during: re.Pattern[str]
    noun: re.Pattern[str]
    issued: re.Pattern[str]
    former: re.Pattern[str]
    effect: re.Pattern[str]
    goal: re.Pattern[str]
    since: re.Pattern[str]
    both: re.Pattern[str]
    listed: re.Pattern[str]
    later: re.Pattern[str]
    pair: re.Pattern[str]


def compile_dates(vocabulary: Vocabulary) -> DateGrammar:
    """The grammar, from the Chinese phrases of its schemes. Raises VocabularyError where a numeral has no value."""

    def words(name: str) -> str:
        return unmasked(vocabulary, f"date-cue/{name}")

    return DateGrammar(
        points=compile_points(vocabulary),
        until_before=re.compile(rf"(?:{words('until')})$"),
        until=re.compile(words("until-behind")),
        as_of_before=re.compile(rf"(?:{words('as-of')})$"),
        from_before=re.compile(rf"(?:{words('from')})$"),
        onwards=re.compile(rf"(?:[（(]含[^（）()]{{0,8}}[）)])?(?:{words('onwards')})"),
        later=re.compile(rf"[^，。；、\d]{{0,8}}?(?:{words('onwards')})"),
        every_before=re.compile(rf"(?:{words('every-year')})$"),
        base_before=re.compile(rf"(?:{words('base')})$"),
        during=re.compile(words("during")),
        noun=re.compile(rf"(?:{words('year-noun')}|年?{words('beginning')})"),
        issued=re.compile(rf"[^，。；]{{0,20}}?(?:{words('issued')})"),
        effect=re.compile(rf"\s?(?:正式)?(?:{words('take-effect')})"),
        former=re.compile(rf"(?:{words('take-effect')})的"),
        goal=re.compile(rf"[，]?(?:{words('part-goal')})"),
        since=re.compile(words("since")),
        both=re.compile(words("and")),
        listed=re.compile(words("list")),
        pair=re.compile(rf"(?:起|开始|（含）)?{LINK}"),
    )


def find_periods(text: str, span: Span, grammar: DateGrammar, issued: str | None) -> tuple[Period, ...]:
    """The periods that ``text`` states within ``span``, in reading order, equal ones once. ``issued`` is the ISO date
    of the document, or None: it gives the year that a month or 年底 leaves out."""
    points = _dated(text, span, find_points(text, span, grammar.points), grammar, issued)
    unique: dict[tuple[str | None, str | None], Period] = {}
    for period in _stated(text, span, grammar, points, issued):
        unique.setdefault((period.start, period.until), period)
    return tuple(unique.values())


def find_issue_date(text: str, span: Span, grammar: DateGrammar) -> tuple[str, Span] | None:
    """The first full date within ``span``, as an ISO date and its place; None where there is none."""
    for point in find_points(text, span, grammar.points):
        if point.year and point.day:
            return point.first_day(), Span(point.start, point.end)
    return None


def _dated(text: str, span: Span, points: list[Point], g: DateGrammar, issued: str | None) -> list[Point]:
    """The points with the year that some leave out; those for which there is none are left out."""
    known = [point for point in points if point.year]
    found: list[Point] = []
    yearly = -1
    for point in points:
        if point.relative is not None:
            found += [replace(point, year=int(issued[:4]) + point.relative)] if issued else []
        elif point.is_dated():
            found.append(point)
        elif _is_yearly(text, span, g, point, yearly):
            yearly = point.end
        else:
            year = _paired_year(text, g, found, point) or sentence_year(text, known, point.start, _SENTENCE)
            dated = _with_year(point, year, issued)
            found += [dated] if dated else []
    return found


def _is_yearly(text: str, span: Span, g: DateGrammar, point: Point, yearly: int) -> bool:
    """True for a day of every year or of another: 每年3月底, and 12月底 after it; ``yearly`` is where the last one
    ends."""
    if g.every_before.search(text, max(span.start, point.start - _REACH), point.start):
        return True
    linked = g.pair.fullmatch(text, yearly, point.start) or g.listed.fullmatch(text, yearly, point.start)
    return yearly >= 0 and bool(linked)


def _paired_year(text: str, g: DateGrammar, found: list[Point], point: Point) -> int | None:
    """The year of the point to which a range leads from: 2019年1月至6月."""
    if found and found[-1].year and g.pair.fullmatch(text, found[-1].end, point.start):
        return found[-1].year
    return None


def _with_year(point: Point, stated: int | None, issued: str | None) -> Point | None:
    year = stated or (int(issued[:4]) if issued else None)
    if year is None:
        return None
    point = replace(point, year=year, stated=False)
    if issued and not stated and point.last_day() < issued[:7]:
        return replace(point, year=year + 1)  # a deadline does not lie before the document
    return point


def _stated(text: str, span: Span, g: DateGrammar, points: list[Point], issued: str | None) -> Iterator[Period]:
    taken = until = -1
    for at, point in enumerate(points):
        if at == taken:
            continue
        goes_on = until >= 0 and bool(g.both.fullmatch(text, until, point.start))
        until = -1
        partner = points[at + 1] if at + 1 < len(points) else None
        if partner and g.pair.fullmatch(text, point.end, partner.start) and point.first_day() < partner.last_day():
            taken = at + 1
            yield from _range(text, span, g, point, partner)
        else:
            found = _single(text, span, g, point, issued)
            if found and goes_on and found.until and not point.part:
                found = replace(found, start=None)  # 到2020年和2025年
            if found:
                yield found
                until = point.end if found.start is None and found.evidence.start < point.start else -1


def _range(text: str, span: Span, g: DateGrammar, first: Point, second: Point) -> Iterator[Period]:
    """The period between two points; in brackets behind a name it is part of that."""
    if not is_named(text, span, first.start, second.end):
        begun = g.from_before.search(text, max(span.start, first.start - _REACH), first.start)
        start = begun.start() if begun else first.start
        yield Period(Span(start, second.end), first.first_day(), second.last_day())


def _single(text: str, span: Span, g: DateGrammar, point: Point, issued: str | None) -> Period | None:
    low = max(span.start, point.start - _REACH)
    before = g.from_before.search(text, low, point.start)
    behind = (g.later if before else g.onwards).match(text, point.end)
    if behind:
        if g.since.search(behind[0]) and point.relative is not None:
            return None  # 今年以来 tells what was
        if g.former.match(text, behind.end()):
            return None
        start = before.start() if before else point.start
        return Period(Span(start, behind.end()), start=point.first_day() if not point.last else point.last_day())
    if g.as_of_before.search(text, low, point.start) and (issued is None or _is_past(point, issued)):
        return None  # 截至2018年底 dates a fact
    return _deadline(text, low, g, point, issued) or _during(text, span, g, point, issued)


def _deadline(text: str, low: int, g: DateGrammar, point: Point, issued: str | None) -> Period | None:
    """The period until a point: 到, 前, or the end of a month or a year."""
    behind = g.until.match(text, point.end)
    before = g.until_before.search(text, low, point.start)
    as_of = g.as_of_before.search(text, low, point.start)
    cue = before or as_of
    if not (behind or cue or (point.last and not _is_past(point, issued))):
        return None
    if not behind and not point.last and g.base_before.search(text, low, point.start):
        return None
    start, end = cue.start() if cue else point.start, behind.end() if behind else point.end
    return Period(Span(start, end), until=point.last_day())


def _during(text: str, span: Span, g: DateGrammar, point: Point, issued: str | None) -> Period | None:
    """The period of a point without 到, 前 or 起: 2020年建成300个, and 5月1日施行 from that day."""
    evidence = Span(point.start, point.end)
    low = max(span.start, point.start - _REACH)
    before = g.from_before.search(text, low, point.start)
    if (point.day or before) and g.effect.match(text, point.end):
        return Period(evidence, start=point.first_day())
    during = g.during.match(text, point.end)
    if _is_past(point, issued) or _is_elsewhere(text, span, g, point, issued):
        return None
    if before and point.stated:
        return Period(Span(before.start(), point.end), start=point.first_day())
    if not point.stated and not (point.part and g.goal.match(text, point.end)):
        return None
    return Period(Span(point.start, during.end() if during else point.end), point.first_day(), point.last_day())


def _is_past(point: Point, issued: str | None) -> bool:
    last = point.last_day()
    return bool(issued) and last < (issued or "")[: len(last)]


def _is_elsewhere(text: str, span: Span, g: DateGrammar, point: Point, issued: str | None) -> bool:
    """True for a point that is no time of the measure: the year of a thing, a base of comparison, a year in brackets
    or without its own year, or the time when a document was issued."""
    low = max(span.start, point.start - _REACH)
    if g.noun.match(text, point.end) or g.base_before.search(text, low, point.start):
        return True
    named = is_named(text, span, point.start, point.end)
    return named or (issued is None and bool(g.issued.match(text, point.end)))
