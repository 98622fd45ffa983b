"""The words around dates: compiles the patterns with which dates and periods are read.

Months, parts of a year, plan periods and cues are data (``calendar.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> grammar = compile_dates(load_vocabulary())
    >>> grammar.months["Sept."], grammar.parts["first half of"]
    (9, ('01-01', '06-30'))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ....vocabulary import Vocabulary
from ..wording.looks import Look, look_back
from ..wording.numbers import GAP, alternatives, anchor, phrases_of

__all__ = ["WINDOW", "DateGrammar", "compile_dates"]

WINDOW = 70
"""How many characters a look at the words before a point goes back."""

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d\d\d(?!\d)|\.\d)"
_NOT_AFTER = r"(?<![\w.$¥￥/][\s\S])(?<!\d,[\s\S])(?<![A-Za-z]-[\s\S])"
_CUES: tuple[str, ...] = ("until", "until-end", "from", "during", "on", "onwards", "end", "beginning", "end-behind")
_CUES += ("every-year", "yearly", "this-year", "next-year", "take-effect", "issued", "future", "title-word")
_CUES += ("as-of", "base")


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
