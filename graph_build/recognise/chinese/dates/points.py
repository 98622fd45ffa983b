"""Finds points in time in Chinese text: years, months and days in digits or numerals, parts of a year, plan periods,
and words such as 今年.

A point knows nothing of the words that make it a beginning or an end; :mod:`.find` reads those.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "2019年6月底前，二〇二〇年三月一日起"
    >>> points = find_points(text, Span(0, len(text)), compile_points(load_vocabulary()))
    >>> [(point.first_day(), point.last_day()) for point in points]
    [('2019-06', '2019-06-30'), ('2020-03-01', '2020-03-01')]
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ....model import Span
from ....vocabulary import Concept, Vocabulary
from ..phrasing import phrase_regex
from ..quantities.cues import cue, unmasked
from ..quantities.numbers import NumberGrammar, compile_numbers, heads_of, matches, read_number
from ..quantities.quoted import TITLES, Blocks

__all__ = ["LINK", "Point", "PointGrammar", "compile_points", "find_points"]

LINK = r"\s?(?:[-–—－―~～〜]{1,2}|至|到)\s?"
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of time: a day, a month, a year, or ``bounds`` (first and last day or year). ``last`` is True where the
    text says the end of it (底), ``part`` the first and last day of a part of the year. ``year`` is None where the text
    leaves it out, ``stated`` False where it is then taken from elsewhere, and ``relative`` the years from that of the
    document where a word such as 明年 gives it."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: bool = False
    bounds: tuple[str, str] | None = None
    part: tuple[str, str] | None = None
    relative: int | None = None
    stated: bool = True

    def first_day(self) -> str:
        """Where the stretch begins, in ISO form of the text's precision."""
        if self.part:
            return f"{self.year:04d}-{self.part[0]}"
        return self.bounds[0] if self.bounds else self._iso()

    def last_day(self) -> str:
        """Where the stretch ends; for the end of a month or a year the day itself."""
        if self.part:
            return f"{self.year:04d}-{self.part[1]}"
        if self.bounds:
            return f"{self.bounds[1]}-12-31" if self.last else self.bounds[1]
        if not self.last or self.day or not self.year:
            return self._iso()
        month = self.month or _LAST_MONTH
        return f"{self.year:04d}-{month:02d}-{monthrange(self.year, month)[1]:02d}"

    def is_dated(self) -> bool:
        """True where its year is known."""
        return self.year is not None or self.bounds is not None

    def _iso(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True, repr=False)
class PointGrammar:
    """Compiled patterns: ``heads`` and ``point`` find, ``day`` matches the second day of 1日至5日."""

    numbers: NumberGrammar
    heads: re.Pattern[str]
    point: re.Pattern[str]
    day: re.Pattern[str]
    parts: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]
    plans: Mapping[str, tuple[str, str]]
    words: Mapping[str, int]


def compile_points(vocabulary: Vocabulary) -> PointGrammar:
    """The grammar of the schemes ``numeral``, ``year-part``, ``plan-period`` and ``date-cue``."""
    numbers = compile_numbers(vocabulary)
    parts = dict(_bounds(vocabulary.scheme("year-part")))
    plans = dict(_bounds(vocabulary.scheme("plan-period")))
    words = {
        phrase: int(vocabulary.concepts[name].notation or 0)
        for name in ("date-cue/this-year", "date-cue/next-year")
        for phrase in vocabulary.phrases(name, "zh")
    }
    digit = f"[{''.join(map(re.escape, numbers.digits))}ＯO]"
    small = f"[{numbers.han}]{{1,3}}"
    year = rf"(?:[1１][9９]\d\d|[2２][0０]\d\d|[一二]{digit}{{3}})"
    month, day = rf"(?:\d{{1,2}}|{small})", rf"(?:\d{{1,2}}|{small})"
    part = phrase_regex(parts)
    end = unmasked(vocabulary, "date-cue/end")
    ten_days = cue(vocabulary, "date-cue/ten-days")
    month_day = rf"(?P<month>{month})(?:\s?月(?:{ten_days}|\s?(?P<day>{day})\s?[日号])?|(?={LINK}{month}\s?月))"
    plan = phrase_regex(plans)
    before = rf"(?<![\d第.．{numbers.han}])"
    time = unmasked(vocabulary, "date-cue/plan-time")
    head = (
        rf"(?P<year>{year})(?:\s?年(?!级|代)|(?={LINK}{year}\s?年))"
        rf"|(?P<word>{phrase_regex(words)})|(?P<plan>[“\"]?{plan}[”\"]?(?=(?:规划)?(?:{end}|{time})))(?:规划)?"
    )
    return PointGrammar(
        numbers=numbers,
        heads=heads_of("第", "年", "“", '"', "上", "下", *words, *plans, *numbers.digits, *numbers.multipliers),
        point=re.compile(
            rf"{before}(?:(?:{head})(?:\s?(?:(?:年度?)?(?P<part>{part})|{month_day}))?(?:年?(?P<end>{end}))?"
            rf"|(?<!每)(?<!每年)(?P<only>{part})(?P<end2>{end})?"
            rf"|(?P<month2>{month})\s?月(?:{ten_days}|\s?(?P<day2>{day})\s?[日号])?(?P<end3>{end})?)"
            rf"|(?<![\d{numbers.han}前去今明当每半近同全次本上多学数几])年(?:(?P<end4>{end})|(?P<inside>内))"
        ),
        day=re.compile(rf"{LINK}(?P<day>{day})\s?[日号]"),
        parts=tuple((re.compile(phrase_regex([form])), bounds) for form, bounds in parts.items()),
        plans=plans,
        words=words,
    )


def _bounds(concepts: Iterable[Concept]) -> Iterator[tuple[str, tuple[str, str]]]:
    for concept in concepts:
        first, _, last = (concept.notation or "").partition("/")
        yield from ((phrase, (first, last)) for phrase in concept.phrases.get("zh", ()))


def find_points(text: str, span: Span, grammar: PointGrammar) -> list[Point]:
    """The points in time within ``span``, in reading order, without those in titles and numbers of documents."""
    blocks = Blocks(text, span, TITLES)
    found: list[Point] = []
    for match in matches(text, span, grammar.heads, grammar.point):
        if blocks.hold(match.start()):
            continue
        point = _point(grammar, match)
        if point:
            found.append(point)
            found += _second_day(text, span, grammar, point)
    return found


def _point(g: PointGrammar, match: re.Match[str]) -> Point | None:
    start, end = match.span()
    plan = match["plan"]
    last = any(match[name] for name in ("end", "end2", "end3", "end4"))
    if plan:
        return Point(start, end, last=last, bounds=g.plans[plan.strip('“”"')])
    if match["inside"]:
        return Point(start, end, last=True)
    year = _year(match["year"], g) if match["year"] else None
    word = match["word"]
    month, day = (_small(match[a] or match[b], g) for a, b in (("month", "month2"), ("day", "day2")))
    if month == 0 or day == 0 or (month and not _is_day(year, month, day or 1)):
        return None
    part = next((bounds for form, bounds in g.parts if form.fullmatch(match["part"] or match["only"] or "")), None)
    relative = g.words[word] if word else None
    return Point(start, end, year, month, day, last, part=part, relative=relative)


def _second_day(text: str, span: Span, g: PointGrammar, point: Point) -> Iterator[Point]:
    """The end of 5月1日至5日."""
    match = g.day.match(text, point.end, span.end) if point.day else None
    day = _small(match["day"], g) if match else None
    if match and day and point.month and day > (point.day or 0) and _is_day(point.year, point.month, day):
        start = match.start("day")
        yield Point(start, match.end(), point.year, point.month, day, relative=point.relative)


def _is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= _LAST_MONTH and 1 <= day <= monthrange(year or 2000, month)[1]


def _year(text: str, g: PointGrammar) -> int:
    digits = g.numbers.digits
    return int("".join(str(digits.get(sign, 0 if sign in "ＯO" else sign)) for sign in text))


def _small(text: str | None, g: PointGrammar) -> int | None:
    """A month or a day; 0 where the characters are no number."""
    if not text:
        return None
    value = read_number(text, g.numbers)
    return int(value) if value is not None and value % 1 == 0 else 0
