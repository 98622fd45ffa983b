"""Finds points in time in English text: days, months, years, parts of a year and five-year plan periods.

A point knows nothing of the words that make it a beginning or an end; :mod:`graph_build.recognise.dates` reads those.
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

from ..model import Span
from ..vocabulary import Vocabulary
from .looks import Look, look_back
from .numbers import GAP, alternatives, anchor, phrases_of

__all__ = ["WINDOW", "DateGrammar", "Point", "compile_dates", "find_points", "quoted_spans"]

WINDOW = 70
"""How many characters a look at the words before a point goes back."""

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d\d\d(?!\d)|\.\d)"
_QUOTED = re.compile(
    r"《[^《》]{1,300}》|“[^“”]{1,300}”|\"(?<!\w\")(?=\S)[^\"]{1,300}?(?<=\S)\"(?!\w)|"
    + "|".join(re.escape(bracket) + r"\s*\d{4}\s*[\])）〕】]" for bracket in "[(（〔【")
)
_NOT_AFTER = r"(?<![\w.$¥￥/][\s\S])(?<!\d,[\s\S])(?<![A-Za-z]-[\s\S])"
_CUES: tuple[str, ...] = ("until", "until-end", "from", "during", "on", "onwards", "end", "beginning", "end-behind")
_CUES += (
    "every-year",
    "this-year",
    "next-year",
    "take-effect",
    "issued",
    "future",
    "title-word",
    "as-of",
    "base",
    "yearly",
)


@dataclass(frozen=True, slots=True, repr=False)
class DateGrammar:
    """Compiled patterns; the looks ``before`` end at a point, those ``after`` start there."""

    anchor: re.Pattern[str]
    point: re.Pattern[str]
    year_word: re.Pattern[str]
    lead: Look
    trail: re.Pattern[str]
    cue: Look
    relative: Look
    pair: re.Pattern[str]
    onwards: re.Pattern[str]
    every: re.Pattern[str]
    effect: Look
    issued: re.Pattern[str]
    title: re.Pattern[str]
    clause: re.Pattern[str]
    yearly: re.Pattern[str]
    base: frozenset[str]
    year_end: Look
    unit: re.Pattern[str]
    months: Mapping[str, int]
    parts: Mapping[str, tuple[str, str]]
    plans: Mapping[str, tuple[str, str]]


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


def compile_dates(vocabulary: Vocabulary) -> DateGrammar:
    """The grammar of the schemes ``month``, ``year-part``, ``plan-period`` and ``date-cue``. Raises VocabularyError
    where one of the cues has no phrase."""
    months = {form: int(c.notation or 0) for c in vocabulary.scheme("month") for form in c.phrases.get("en", ())}
    months |= {form.upper(): number for form, number in months.items()}
    plans = _bounds(vocabulary, "plan-period")
    parts = _bounds(vocabulary, "year-part")
    words = {name: phrases_of(vocabulary, f"date-cue/{name}") for name in _CUES}
    cue = {name: alternatives(phrases) for name, phrases in words.items()}
    the = rf"(?:the{GAP})?"
    year_of = rf"(?:{the}year{GAP}(?:of{GAP})?)?"
    end = rf"{the}{cue['end']}(?:{GAP}|-)(?:of{GAP})?"
    cues = _named(cue, "until-end", "until", "from", "during", "as-of", "on")
    years = _named(cue, "this-year", "next-year")
    part = rf"(?:{the}(?P<part>{alternatives(parts)}){GAP})"
    to_end = rf"(?:{cue['until']}|to){GAP}{the}{cue['end']}{GAP}(?:of{GAP})?"
    ordinals = alternatives(form.title() if form[0].isalpha() else form for form in plans)
    units = phrases_of(vocabulary, *(f"unit/{c.id}" for c in vocabulary.scheme("unit") if c.id != "year"))
    units += tuple(form for c in vocabulary.scheme("multiplier") for form in c.phrases.get("en", ()))
    return DateGrammar(
        anchor=re.compile(anchor([form.rstrip(".") for form in months], _NOT_AFTER)),
        point=re.compile(_pattern(alternatives(months), ordinals)),
        year_word=re.compile(r"(?<!\w)year(?P<end>[- ]end)?\b(?!-)"),
        lead=look_back(
            rf"\b(?:(?P<end>{end})|{the}{cue['beginning']}{GAP})?(?:{the}(?P<part>{alternatives(parts)}){GAP})?{year_of}$",
            (*words["end"], *words["beginning"], *parts, "of", "year"),
            WINDOW,
        ),
        trail=re.compile(rf"{GAP}(?P<end>{cue['end-behind']})\b|{GAP}years?\b", re.I),
        cue=look_back(
            rf"(?<![\w-])(?:{cues})(?:{GAP}about)?,?{GAP}?[\"“]?$",
            (
                phrase
                for name in ("until-end", "until", "from", "during", "as-of", "on")
                for phrase in (*words[name], "about")
            ),
            WINDOW,
        ),
        relative=look_back(
            rf"(?<![\w-])(?:{to_end}|(?:within|by){GAP}|(?P<in>in{GAP}))"
            rf"(?:{part}|(?(in)(?!)|))(?:{years}){GAP}$",
            words["this-year"] + words["next-year"],
            WINDOW,
        ),
        pair=re.compile(rf"{GAP}?(?:[-–—−~～]{{1,2}}|(?P<to>to|until|till|through)|(?P<and>and)){GAP}?", re.I),
        onwards=re.compile(rf",?{GAP}{cue['onwards']}\b", re.I),
        every=re.compile(rf",?{GAP}(?:{cue['every-year']})\b", re.I),
        effect=look_back(rf"\b{cue['take-effect']}{GAP}$", words["take-effect"], WINDOW),
        issued=re.compile(rf"(?P<future>\b{cue['future']}\b[^.;]*)?\b{cue['issued']}\b[^.;]{{0,40}}$", re.I),
        title=re.compile(rf"\b{cue['title-word']}(?:{GAP}(?:[A-Z][\w-]*|of|for|and|the|in|on|to|with)){{1,8}}{GAP}$"),
        yearly=re.compile(rf"\b{cue['yearly']}\b[^.;]{{0,30}}$", re.I),
        base=frozenset(words["base"]),
        year_end=look_back(
            rf"(?<![\w-]){cue['until']}{GAP}(?:(?:the|this){GAP})?$", (*words["until"], "the", "this"), WINDOW
        ),
        clause=re.compile(r"(?:^|[.,;:。，；：)）、]|\n)\s*$"),
        unit=re.compile(rf"(?:{GAP}|-)?{alternatives(units)}(?!\w)", re.I),
        months=months,
        parts=parts,
        plans=plans,
    )


def _named(cue: Mapping[str, str], *names: str) -> str:
    return "|".join(rf"(?P<{name.replace('-', '_')}>{cue[name]})" for name in names)


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
        if at < 0 or match.end() > blocked[at].end:
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
    cued = last or bool(g.cue.back(text, span.start, start))
    year, month = int(parts.get("y", 0)), g.months.get(parts.get("m", ""), 0) or int(parts.get("n", 0))
    day = int(re.sub(r"\D", "", parts.get("d", "0")))
    if not month and (g.unit.match(text, match.end()) or (year % 100 == 0 and not cued)):
        return
    if (month and day > monthrange(year or 2000, month)[1]) or not (year or day or cued):
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


def _pattern(months: str, plans: str) -> str:
    year, day = rf"{_YEAR}(?![\w%％]|,\d{{3}}(?!\d)|\.\d)", _DAY
    month = rf"{months}(?![A-Za-z])"
    forms = (
        rf"(?P<y1>{_YEAR})(?P<s1>[-/.])(?P<n1>1[0-2]|0?[1-9])(?P=s1)(?P<d1>{day})(?!\d)",
        rf"(?P<m2>{month}){GAP}?(?:the{GAP})?(?P<d2>{day})"
        rf"(?:,?{GAP}?(?:of{GAP})?(?P<y2>{year}))?",
        rf"(?P<d3>{day}){GAP}(?:of{GAP})?(?P<m3>{month})"
        rf"(?:,?{GAP}?(?:of{GAP})?(?P<y3>{year}))?",
        rf"(?P<m4>{month})(?:,?{GAP}?(?:of{GAP})?(?P<y4>{year}))",
        rf"(?P<y5>{year}){GAP}(?P<m5>{month})(?:{GAP}(?P<d5>{day}))?",
        rf"(?P<y6>{_YEAR})-(?P<n6>0[1-9]|1[0-2])(?![\d-])",
        rf"(?P<y7>{year})",
        rf"(?P<m8>{month})",
        rf"(?P<p9>{plans}){GAP}Five-?{GAP}?[Yy]ear(?:{GAP}Plan)?[\"”]?(?:{GAP}Plan)?(?P<q9>{GAP}[Pp]eriod\b)?",
    )
    return "|".join(forms)


def _bounds(vocabulary: Vocabulary, scheme: str) -> dict[str, tuple[str, str]]:
    found = {}
    for concept in vocabulary.scheme(scheme):
        first, _, last = (concept.notation or "").partition("/")
        found.update({form.lower(): (first, last) for form in concept.phrases.get("en", ())})
    return found
