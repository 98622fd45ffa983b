"""Recognises funds, projects, plans, fairs, competitions and campaigns that have a name of their own.

A name is in Title Case, or quoted, or, in machine translation, in small letters after words such as "implement the" and
before a noun such as "project". A plan counts only where it is carried out; what merely describes ("the pilot project")
is no name. Nouns and cues are in ontology/vocabulary/programmes.ttl.

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
from dataclasses import dataclass
from typing import Final

from ..model import Programme, Span
from ..vocabulary import load_vocabulary
from .activities import find_activities
from .capitals import left_end, right_end
from .places import is_taken
from .programmecues import ProgrammeGrammar, compile_programmes
from .titles import clean, phrase_end, quotations, sentence_start

__all__ = ["ProgrammeGrammar", "compile_programmes", "find_programmes", "load_vocabulary"]

_NEXT_CAPITAL: Final = re.compile(r"\s+[A-Z]")
_PROPER: Final = re.compile(r"\s[A-Z][a-z]+\s")
_SECOND: Final = re.compile(r"\s+and\s+the\s")
_SUBJECT: Final = re.compile(r"\s*the\s+", re.IGNORECASE)
_ALSO: Final = re.compile(r"[\"”]?\s*(?:,|,\s*and|and)\s+(?P<the>the\s+)?")
_THE: Final = re.compile(r"(?:(?:well|\w+ly)\s+)?\b(?:the|an?(?=\s+national))\s+", re.IGNORECASE)
_PUNCTUATION: Final = re.compile(r"[;:()]")
_ARTICLE: Final = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_YEARS: Final = re.compile(r"\s*[(（](?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d[)）]")
_TITLE_GOES_ON: Final = re.compile(r"\s+(?:on|to)\s+(?:the\s+)?[A-Z]")
_COMMA: Final = re.compile(r"[,，]\s*")
_REACH: Final = 130
_LONGEST: Final = 16
_PLANS: Final = ("plan", "action-plan")
_HELD: Final = ("day", "year", "conference")
_OPEN: Final = ("fair", "conference")
_EVENTS: Final = (*_HELD, "fair", "festival", "games")
_NUMEROUS: Final = ("games", "fair")
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name may stand: its head from ``start`` to ``end``, with the id of its concept; the sentence begins at
    ``sentence``, the part without names found before at ``free``, and the span ends at ``limit``."""

    start: int
    end: int
    kind: str
    sentence: int
    free: int
    limit: int


def find_programmes(text: str, span: Span, grammar: ProgrammeGrammar) -> tuple[Programme, ...]:
    """The programmes named inside ``span``, each once, in reading order, without their instrument."""
    activities = list(find_activities(text, span, grammar.activities))
    found: list[Span] = []
    heads = grammar.heads.scan(text, span.start, span.end)
    quoted = [Span(start + 1, end - 1) for start, end, _ in quotations(text, span.start, span.end)] if heads else []
    for start, end, _, kind in heads:
        free = found[-1].end if found else span.start
        sentence = sentence_start(text, start, span.start)
        name = _named(text, _Place(start, end, kind, sentence, free, span.end), quoted, grammar)
        if name and name.start >= free and not is_taken(activities, name):
            years = _YEARS.match(text, name.end, span.end)
            found.append(Span(name.start, years.end()) if years else name)
    return _once(text, found + activities)


def _named(text: str, place: _Place, quoted: Sequence[Span], grammar: ProgrammeGrammar) -> Span | None:
    following = text[place.end : place.end + 30]
    if following.startswith("-") or grammar.cues["not-before"].match(following.lstrip()):
        return None
    before = bisect_right(quoted, place.start, key=lambda quote: quote.start) - 1
    around = quoted[before] if before >= 0 and quoted[before].end > place.start else None
    if around:
        return _quoted(text, around, place, grammar)
    if text[place.start].isupper():
        return _capitalised(text, place, grammar)
    return _small(text, place, grammar)


def _quoted(text: str, quote: Span, place: _Place, grammar: ProgrammeGrammar) -> Span | None:
    """A quotation that is a name as a whole: "Tea Day". A plan in quotation marks is a document."""
    whole = place.end == quote.end and 2 <= len(quote.of(text).split()) <= 9
    if not whole or place.kind in _PLANS or grammar.cues["never"].search(quote.of(text)):
        return None
    return quote if _specific(text[quote.start : place.start], grammar) else None


def _capitalised(text: str, place: _Place, grammar: ProgrammeGrammar) -> Span | None:
    low = max(place.sentence, place.free)
    quote = grammar.after_quote.search(text, max(low, place.start - _REACH), place.start)
    start = quote.start() if quote else _name_start(text, low, place, grammar)
    end = place.end
    if grammar.purpose.match(text, end) or _TITLE_GOES_ON.match(text, end, place.limit):
        end = right_end(text, place.end, place.limit, grammar.capitals)
        second = _SECOND.search(text, place.end, end)
        end = second.start() if second else end
    elif _NEXT_CAPITAL.match(text, end, place.limit) and place.kind not in _EVENTS:
        return None
    named = end > place.end or place.kind == "games" or _specific(text[start : place.start], grammar)
    if grammar.cues["never"].search(text[start : place.end]) or not named:
        return None
    return Span(start, end) if _shown(text, Span(start, end), place, grammar) else None


def _name_start(text: str, low: int, place: _Place, grammar: ProgrammeGrammar) -> int:
    """Without the verb before the name; after an article there is none ("the Support Project")."""
    start = left_end(text, low, place.start, grammar.capitals)
    while start < place.start and not _ARTICLE.search(text, max(low, start - 6), start):
        cues = (grammar.cues["verb"], grammar.cues["time"], _THE)
        lead = next((found for cue in cues if (found := cue.match(text, start, place.start))), None)
        if not lead:
            break
        start = lead.end()
    return start


def _shown(text: str, name: Span, place: _Place, grammar: ProgrammeGrammar) -> bool:
    """A plan must be carried out and a day held; other names in capitals speak for themselves, unless an outline is of
    them."""
    if grammar.of_document.search(text[max(place.sentence, name.start - 40) : name.start]):
        return False
    if place.kind in _HELD:
        active = _after("holds", text, place.sentence, name.start, 12, grammar)
        subject = not any(
            m.end() == name.start for m in grammar.cues["time"].finditer(text, place.sentence, name.start)
        )
        return active or (subject and grammar.held.match(text, name.end, place.limit) is not None)
    if place.kind not in (*_PLANS, "engineering"):
        return True
    active = _after("carries-out", text, place.sentence, name.start, 4, grammar)
    return active or grammar.carried_out.match(text, name.end, place.limit) is not None


def _after(cue: str, text: str, least: int, at: int, reach: int, grammar: ProgrammeGrammar) -> bool:
    """True if the last cue before ``at`` in the sentence is at most ``reach`` words away."""
    ends = [match.end() for match in grammar.cues[cue].finditer(text, least, at)]
    return bool(ends) and len(text[ends[-1] : at].split()) <= reach


def _small(text: str, place: _Place, grammar: ProgrammeGrammar) -> Span | None:
    if place.kind == "year" or (text[place.end - 1] == "s" and place.kind not in _NUMEROUS):
        return None
    never = grammar.cues["never"]
    quote = grammar.after_quote.search(text, max(place.sentence, place.start - _REACH), place.start)
    if quote and not never.search(text, quote.start(), place.end):
        return Span(_before_quote(text, quote.start(), place, grammar), place.end)
    start = _phrase_start(text, place, grammar)
    if start is None or never.search(text, start, place.end):
        return None
    if place.kind == "games" or (place.kind in ("fund", *_OPEN) and not _is_national(text, start, place, grammar)):
        return Span(start, place.end) if place.kind == "games" else None
    if not _specific(text[start : place.start], grammar):
        return None if place.kind == "fund" else _described(text, start, place, grammar)
    tail = grammar.purpose.match(text, place.end, place.limit)
    return Span(start, _tail_end(text, tail.end(), place, grammar) if tail else place.end)


def _phrase_start(text: str, place: _Place, grammar: ProgrammeGrammar) -> int | None:
    """After "implement the", where only a noun phrase stands between it and the head; for a fund, after "the" alone."""
    joined = _ALSO.match(text, place.free, place.start)
    national = grammar.cues["national"]
    starts = [joined.end()] if joined and (joined["the"] or national.match(text, joined.end(), place.start)) else []
    subject = _SUBJECT.match(text, place.sentence, place.start)
    if subject and grammar.carried_out.match(text, place.end, place.limit):
        starts.append(subject.end())
    cues = ["holds"] if place.kind in _EVENTS else ["carries-out"]
    cues += [] if place.kind in _PLANS else ["draws-on"]
    found = [match for cue in cues for match in grammar.cues[cue].finditer(text, place.sentence, place.start)]
    for match in sorted(found, key=lambda m: -m.end()):
        article = _THE.match(text, match.end(), place.start)
        proper = text[place.start].islower() and _PROPER.search(text, match.end(), place.start)
        if article:
            starts.append(article.end())
        elif proper or national.match(text, match.end(), place.start):
            starts.append(match.end())
    if place.kind == "fund":
        low = max(place.sentence, place.start - _REACH)
        starts += [article.end() for article in _THE.finditer(text, low, place.start)][-1:]
    return next((at for at in starts if at == place.start or _is_noun_phrase(text[at : place.start], grammar)), None)


def _before_quote(text: str, quote: int, place: _Place, grammar: ProgrammeGrammar) -> int:
    """Where a name with a quotation in it begins: after "implement the", where few words stand between."""
    low = max(place.free, place.sentence)
    verb = next(iter(reversed([*grammar.cues["carries-out"].finditer(text, low, quote)])), None)
    start = verb.end() if verb else quote
    article = _THE.match(text, start, quote)
    start = article.end() if article else start
    words = text[start:quote]
    plain = len(words.split()) <= 4 and re.fullmatch(r"(?:[\w’'-]+\s+)*", words) and not _THE.search(words)
    return start if plain and _specific(words, grammar) else quote


def _is_national(text: str, start: int, place: _Place, grammar: ProgrammeGrammar) -> bool:
    """True for a fund or an event that is national, or special by several words; other ones have no name."""
    words = text[start : place.start]
    if place.kind == "fund":
        special = len(words.split()) > _LEAST_WORDS and not grammar.cues["local"].search(words)
        special = special and grammar.cues["special"].search(words) is not None
        return special or grammar.cues["national"].match(words) is not None
    return re.search(r"(?:^|\s)[A-Z]", words) is not None or grammar.cues["national"].search(words) is not None


def _is_noun_phrase(words: str, grammar: ProgrammeGrammar) -> bool:
    if not 1 <= len(words.split()) <= _LONGEST or _PUNCTUATION.search(words) or grammar.no_phrase.search(words):
        return False
    return all(len(piece.split()) <= 2 for piece in _COMMA.split(words)[:-1])


def _described(text: str, start: int, place: _Place, grammar: ProgrammeGrammar) -> Span | None:
    """A name that is all description: "the project of bringing tea to every table"."""
    if place.kind == "plan":
        return None
    tail = grammar.aim.match(text, place.end, place.limit)
    end = _tail_end(text, tail.end(), place, grammar) if tail else place.end
    return Span(start, end) if len(text[place.end : end].split()) >= 4 else None


def _tail_end(text: str, start: int, place: _Place, grammar: ProgrammeGrammar) -> int:
    return phrase_end(text, start, min(place.limit, start + 160), grammar.ends)


def _specific(words: str, grammar: ProgrammeGrammar) -> bool:
    """True if ``words`` hold more than words that make no name."""
    return re.search(r"[A-Za-z]{2}", grammar.cues["generic"].sub(" ", words)) is not None


def _once(text: str, found: Iterable[Span]) -> tuple[Programme, ...]:
    kept: dict[str, Programme] = {}
    for place in sorted(found):
        name = clean(place.of(text))
        kept.setdefault(name.casefold(), Programme(name, None, place))
    return tuple(kept.values())
