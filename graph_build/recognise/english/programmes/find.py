"""Recognises funds, projects, plans, fairs, competitions and campaigns that have a name of their own.

A name is in Title Case, or quoted, or, in machine translation, in small letters after words such as "implement the" and
before a noun such as "project". A plan counts only where it is carried out; what merely describes ("the pilot project")
is no name. Nouns and cues are in ontology/language/programmes.ttl.

Example:
    >>> grammar = compile_programmes(load_vocabulary())
    >>> text = "Launch the Green Tea Growers Training Project and implement the tea garden renewal project."
    >>> [programme.name for programme in find_programmes(text, Span(0, len(text)), grammar)]
    ['Green Tea Growers Training Project', 'tea garden renewal project']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from ....model import Programme, Span
from ....vocabulary import load_vocabulary
from ..wording.capitals import left_end, right_end
from ..wording.places import is_taken
from ..wording.titles import clean, quotations, sentence_start
from .activities import find_activities
from .cues import (
    EVENTS,
    HELD,
    PLANS,
    REACH,
    THE,
    Place,
    ProgrammeGrammar,
    compile_programmes,
    is_after,
    is_specific,
)
from .small import small_name

__all__ = ["ProgrammeGrammar", "compile_programmes", "find_programmes", "load_vocabulary"]

_NEXT_CAPITAL: Final = re.compile(r"\s+[A-Z]")
_SECOND: Final = re.compile(r"\s+and\s+the\s")
_ARTICLE: Final = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_YEARS: Final = re.compile(r"\s*[(（](?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d[)）]")
_TITLE_GOES_ON: Final = re.compile(r"\s+(?:on|to)\s+(?:the\s+)?[A-Z]")
_SHORT_PLAN: Final = 4


def find_programmes(text: str, span: Span, grammar: ProgrammeGrammar) -> tuple[Programme, ...]:
    """The programmes named inside ``span``, each once, in reading order, without their instrument."""
    activities = list(find_activities(text, span, grammar.activities))
    found: list[Span] = []
    heads = grammar.heads.scan(text, span.start, span.end)
    quoted = [Span(start + 1, end - 1) for start, end, _ in quotations(text, span.start, span.end)] if heads else []
    last = span.start
    for start, end, _, kind in heads:
        if start < last:
            continue
        last = end
        inner = found.pop() if found and _is_quoted_part(text, found[-1], start, grammar) else None
        free = found[-1].end if found else span.start
        sentence = sentence_start(text, start, span.start)
        name = _named(text, Place(start, end, kind, sentence, free, span.end), quoted, grammar)
        if name and name.start >= free and not is_taken(activities, name):
            years = _YEARS.match(text, name.end, span.end)
            found.append(Span(name.start, years.end()) if years else name)
        elif inner:
            found.append(inner)
    return _once(text, found + activities)


def _is_quoted_part(text: str, name: Span, head: int, grammar: ProgrammeGrammar) -> bool:
    """True for a name in quotation marks that begins a longer one: the "Leaf Cup" picking competition."""
    marked = text[max(0, name.start - 1)] in '"“' and text[name.end : name.end + 1] in ('"', "”")
    rest = grammar.after_quote.search(text, name.start - 1, head) if marked and head - name.end < REACH else None
    return rest is not None and rest.start() == name.start - 1 and not text.startswith("and ", name.end + 2)


def _named(text: str, place: Place, quoted: Sequence[Span], grammar: ProgrammeGrammar) -> Span | None:
    following = text[place.end : place.end + 30]
    if following.startswith("-") or grammar.cues["not-before"].match(following.lstrip()):
        return None
    before = bisect_right(quoted, place.start, key=lambda quote: quote.start) - 1
    around = quoted[before] if before >= 0 and quoted[before].end > place.start else None
    if around:
        return _quoted(text, around, place, grammar)
    if text[place.start].isupper():
        return _capitalised(text, place, grammar)
    return small_name(text, place, grammar)


def _quoted(text: str, quote: Span, place: Place, grammar: ProgrammeGrammar) -> Span | None:
    """A quotation that is a name as a whole: "Tea Day". A long plan in quotation marks is a document."""
    whole = place.end == quote.end and 2 <= len(quote.of(text).split()) <= 9
    plan = place.kind in PLANS and not _is_short_plan(text, quote, place, grammar)
    if not whole or plan or grammar.cues["never"].search(quote.of(text)):
        return None
    return quote if is_specific(text[quote.start : place.start], grammar) else None


def _is_short_plan(text: str, quote: Span, place: Place, grammar: ProgrammeGrammar) -> bool:
    """A plan of few words that is carried out: implement the "Green Leaf Plan"."""
    low = max(place.sentence, quote.start - REACH)
    return len(quote.of(text).split()) <= _SHORT_PLAN and is_after(
        "carries-out", text, low, quote.start - 1, 2, grammar
    )


def _capitalised(text: str, place: Place, grammar: ProgrammeGrammar) -> Span | None:
    low = max(place.sentence, place.free)
    quote = grammar.after_quote.search(text, max(low, place.start - REACH), place.start)
    start = quote.start() if quote else _name_start(text, low, place, grammar)
    end = place.end
    if grammar.purpose.match(text, end) or _TITLE_GOES_ON.match(text, end, place.limit):
        end = right_end(text, place.end, place.limit, grammar.capitals)
        second = _SECOND.search(text, place.end, end)
        end = second.start() if second else end
    elif _NEXT_CAPITAL.match(text, end, place.limit) and place.kind not in EVENTS:
        return None
    named = end > place.end or place.kind == "games" or is_specific(text[start : place.start], grammar)
    if grammar.cues["never"].search(text[start : place.end]) or not named or _is_holiday(text, start, place, grammar):
        return None
    return Span(start, end) if _shown(text, Span(start, end), place, grammar) else None


def _is_holiday(text: str, start: int, place: Place, grammar: ProgrammeGrammar) -> bool:
    """True for a day of the calendar: the Spring Festival, Labour Day."""
    return place.kind in ("festival", *HELD) and bool(grammar.cues["holiday"].fullmatch(text, start, place.start))


def _name_start(text: str, low: int, place: Place, grammar: ProgrammeGrammar) -> int:
    """Without the verb before the name; after an article there is none ("the Support Project")."""
    start = left_end(text, low, place.start, grammar.capitals)
    while start < place.start and not _ARTICLE.search(text, max(low, start - 6), start):
        cues = (grammar.cues["verb"], grammar.cues["time"], THE)
        lead = next((found for cue in cues if (found := cue.match(text, start, place.start))), None)
        if not lead:
            break
        start = lead.end()
    return start


def _shown(text: str, name: Span, place: Place, grammar: ProgrammeGrammar) -> bool:
    """A plan must be carried out and a day held; other names in capitals speak for themselves, unless an outline is of
    them."""
    if grammar.of_document.search(text[max(place.sentence, name.start - 40) : name.start]):
        return False
    if place.kind in HELD:
        active = is_after("holds", text, place.sentence, name.start, 12, grammar)
        subject = not any(
            m.end() == name.start for m in grammar.cues["time"].finditer(text, place.sentence, name.start)
        )
        return active or (subject and grammar.held.match(text, name.end, place.limit) is not None)
    if place.kind not in (*PLANS, "engineering"):
        return True
    active = is_after("carries-out", text, place.sentence, name.start, 4, grammar)
    return active or grammar.carried_out.match(text, name.end, place.limit) is not None


def _once(text: str, found: Iterable[Span]) -> tuple[Programme, ...]:
    kept: dict[str, Programme] = {}
    for place in sorted(found):
        name = clean(place.of(text))
        kept.setdefault(name.casefold(), Programme(name, None, place))
    return tuple(kept.values())
