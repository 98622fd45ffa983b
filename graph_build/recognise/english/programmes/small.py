"""Finds names of programmes in small letters, as machine translation writes them: after words such as "implement the".

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .cues import compile_programmes
    >>> text = "Implement the tea garden renewal project."
    >>> place = Place(33, 40, "project", 0, 0, len(text))
    >>> name = small_name(text, place, compile_programmes(load_vocabulary()))
    >>> name.of(text) if name else None
    'tea garden renewal project'
"""

from __future__ import annotations

import re
from typing import Final

from ....model import Span
from ..wording.titles import phrase_end
from .cues import EVENTS, HELD, PLANS, REACH, THE, Place, ProgrammeGrammar, is_specific

__all__ = ["small_name"]

_PROPER: Final = re.compile(r"\s[A-Z][a-z]+\s")
_SUBJECT: Final = re.compile(r"\s*the\s+", re.IGNORECASE)
_ALSO: Final = re.compile(r"[\"”]?(?:\s+activit(?:y|ies))?\s*(?:,\s*and|,|and)\s+(?P<the>the\s+)?")
_INNER_THE: Final = re.compile(r"(?<!\bof)(?<!\bto)(?<!\binto)(?<!\bfor)(?<!\bin)(?<!\bon)\s+the\s", re.IGNORECASE)
_NEXT: Final = re.compile(r"(?:^|,\s+|\band\s+)(?=[a-z])")
_AND_THE: Final = re.compile(r"\s+and\s+the\s")
_PUNCTUATION: Final = re.compile(r"[;:()]")
_JOINS: Final = re.compile(r"[,;:.]|\b(?:the|an?|of|for|in|to|with|by|on)\b")
_COMMA: Final = re.compile(r"[,，]\s*")
_LONGEST: Final = 16
_OPEN: Final = ("fair", "conference")
_NUMEROUS: Final = ("games", "fair")
_LEAST_WORDS: Final = 3
_LEAST_WITHOUT_ARTICLE: Final = 5


def small_name(text: str, place: Place, grammar: ProgrammeGrammar) -> Span | None:
    """The name in small letters, or with a quotation in it, that ends at the head of ``place``, if there is one."""
    if place.kind == "year" or (text[place.end - 1] == "s" and place.kind not in _NUMEROUS):
        return None
    never = grammar.cues["never"]
    quote = grammar.after_quote.search(text, max(place.sentence, place.start - REACH), place.start)
    if quote and not never.search(text, quote.start(), place.end):
        return Span(_before_quote(text, quote.start(), place, grammar), place.end)
    start = _phrase_start(text, place, grammar)
    of = place.kind == "engineering" and start is not None and _JOINS.search(text, start, place.start)
    if start is None or of or never.search(text, start, place.end):
        return None
    if place.kind == "games" or (place.kind in ("fund", *_OPEN) and not _is_national(text, start, place, grammar)):
        return Span(start, place.end) if place.kind == "games" else None
    holiday = place.kind in ("festival", *HELD) and grammar.cues["holiday"].fullmatch(text, start, place.start)
    if holiday or not is_specific(text[start : place.start], grammar):
        return None if place.kind in ("fund", *EVENTS) else _described(text, start, place, grammar)
    tail = grammar.purpose.match(text, place.end, place.limit)
    return Span(start, _tail_end(text, tail.end(), place, grammar) if tail else place.end)


def _phrase_start(text: str, place: Place, grammar: ProgrammeGrammar) -> int | None:
    """After "implement the", where only a noun phrase stands between it and the head; for a fund, after "the" alone."""
    joined = _ALSO.match(text, place.free, place.start)
    national = grammar.cues["national"]
    also = joined and (joined["the"] or national.match(text, joined.end(), place.start) or _same_head(text, place))
    starts = [joined.end()] if joined and also else []
    subject = _SUBJECT.match(text, place.sentence, place.start)
    if subject and grammar.carried_out.match(text, place.end, place.limit):
        starts.append(subject.end())
    cues = ["holds"] if place.kind in EVENTS else ["carries-out"]
    cues += [] if place.kind in PLANS else ["draws-on"]
    found = [match for cue in cues for match in grammar.cues[cue].finditer(text, place.sentence, place.start)]
    for match in sorted(found, key=lambda m: -m.end()):
        article = THE.match(text, match.end(), place.start)
        proper = text[place.start].islower() and _PROPER.search(text, match.end(), place.start)
        if article:
            starts.append(article.end())
        elif proper or _needs_no_article(text, match.end(), place, grammar):
            starts.append(match.end())
    if place.kind == "fund" or (place.kind in EVENTS and found):
        low = max(place.sentence, place.start - REACH)
        articles = [article.end() for article in THE.finditer(text, low, place.start)][-1:]
        starts += [at for at in articles if place.kind == "fund" or national.match(text, at, place.start)]
    return next((at for at in starts if at == place.start or _is_noun_phrase(text[at : place.start], grammar)), None)


def _same_head(text: str, place: Place) -> bool:
    """True if the name found before ends with the same noun: "the tea project and leaf project"."""
    head = text[place.start : place.end]
    return text[place.free - len(head) : place.free].casefold() == head.casefold()


def _before_quote(text: str, quote: int, place: Place, grammar: ProgrammeGrammar) -> int:
    """Where a name with a quotation in it begins: after "implement the", where few words stand between."""
    low = max(place.free, place.sentence)
    verb = next(iter(reversed([*grammar.cues["carries-out"].finditer(text, low, quote)])), None)
    start = verb.end() if verb else quote
    article = THE.match(text, start, quote)
    start = article.end() if article else start
    words = text[start:quote]
    plain = len(words.split()) <= 4 and re.fullmatch(r"(?:[\w’'-]+\s+)*", words) and not THE.search(words)
    return start if plain and is_specific(words, grammar) else quote


def _is_national(text: str, start: int, place: Place, grammar: ProgrammeGrammar) -> bool:
    """True for a fund or an event that is national, or special by several words; other ones have no name."""
    words = text[start : place.start]
    if place.kind == "fund":
        special = len(words.split()) > _LEAST_WORDS and not grammar.cues["local"].search(words)
        special = special and grammar.cues["special"].search(words) is not None
        return special or grammar.cues["national"].match(words) is not None
    return re.search(r"(?:^|\s)[A-Z]", words) is not None or grammar.cues["national"].search(words) is not None


def _needs_no_article(text: str, start: int, place: Place, grammar: ProgrammeGrammar) -> bool:
    """True for a name that is national, or has many words of its own."""
    words = text[start : place.start]
    plain = place.kind not in _OPEN and not _JOINS.search(words) and words.islower()
    own = grammar.cues["generic"].sub(" ", words).split() if plain else []
    return len(own) >= _LEAST_WITHOUT_ARTICLE or grammar.cues["national"].match(words) is not None


def _is_noun_phrase(words: str, grammar: ProgrammeGrammar) -> bool:
    if not 1 <= len(words.split()) <= _LONGEST or _PUNCTUATION.search(words) or grammar.no_phrase.search(words):
        return False
    verb = grammar.ends.clause_verb
    if _INNER_THE.search(words) or any(_is_verb(verb.match(words, m.end()), words) for m in _NEXT.finditer(words)):
        return False
    return all(len(piece.split()) <= 2 for piece in _COMMA.split(words)[:-1])


def _is_verb(found: re.Match[str] | None, words: str) -> bool:
    """True for a verb before its object, not for the same word in a name ("guide training project")."""
    return found is not None and found.start() > 0 and found.end() < len(words)


def _described(text: str, start: int, place: Place, grammar: ProgrammeGrammar) -> Span | None:
    """A name that is all description: "the project of bringing tea to every table"."""
    if place.kind == "plan":
        return None
    tail = grammar.aim.match(text, place.end, place.limit)
    end = _tail_end(text, tail.end(), place, grammar) if tail else place.end
    return Span(start, end) if len(text[place.end : end].split()) >= 4 else None


def _tail_end(text: str, start: int, place: Place, grammar: ProgrammeGrammar) -> int:
    end = phrase_end(text, start, min(place.limit, start + 160), grammar.ends)
    second = _AND_THE.search(text, start, end)
    return second.start() if second else end
