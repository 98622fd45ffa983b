"""Finds names of activities in quotation marks: the "Tea for All" activity, activities such as "Leaf Days".

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> text = 'Carry out "Tea for All", "Leaf by Leaf" and other activities.'
    >>> [name.of(text) for name in find_activities(text, Span(0, len(text)), compile_activities(load_vocabulary()))]
    ['Tea for All', 'Leaf by Leaf']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ..wording.titles import Scanner, compiled, quotations, scanner, sentence_start

__all__ = ["ActivityGrammar", "compile_activities", "find_activities"]

_BETWEEN: Final = re.compile(r"\s*(?:,|，|、|and|or|,\s*and)?\s*")
_TO_NOUN: Final = re.compile(r"\s*(?:(?:and|,)\s+)?(?:[\w-]+\s+){0,4}")
_PLAIN: Final = re.compile(r"\s+(?!and\b)\w+\s+(?:(?!and\b)[\w-]+\s+){0,3}")
_SENTENCE: Final = re.compile(r"\b(?:the|is|are|shall)\b")
_REACH: Final = 400
_BEFORE_PILOT: Final = 90
_LONGEST: Final = 9


@dataclass(frozen=True, slots=True)
class ActivityGrammar:
    """Compiled from the scheme programme-cue."""

    nouns: Scanner
    pilots: re.Pattern[str]
    such_as: re.Pattern[str]
    never: re.Pattern[str]
    generic: re.Pattern[str]


def compile_activities(vocabulary: Vocabulary) -> ActivityGrammar:
    """The grammar of quoted names of activities in English."""
    carries_out = compiled(vocabulary, "programme-cue/carries-out").pattern
    such_as = compiled(vocabulary, "programme-cue/such-as").pattern
    return ActivityGrammar(
        nouns=scanner({noun: vocabulary.phrases(f"programme-cue/{noun}", "en") for noun in ("activity", "pilot")}),
        pilots=re.compile(rf"{carries_out}(?:the\s+)?(?:[\w-]+\s+){{0,4}}$", re.IGNORECASE),
        such_as=re.compile(rf"\s*,?\s*(?:{such_as})?(?:the\s+)?", re.IGNORECASE),
        never=compiled(vocabulary, "programme-cue/never"),
        generic=compiled(vocabulary, "programme-cue/generic", "programme-cue/generic-activity"),
    )


def find_activities(text: str, span: Span, grammar: ActivityGrammar) -> Iterator[Span]:
    """The names inside ``span``, without their marks, in reading order: the quotations side by side right before the
    word "activity", or after "activities such as"."""
    free = span.start
    for start, end, _, noun in grammar.nouns.scan(text, span.start, span.end):
        around = Span(max(free, start - _REACH), min(span.end, end + _REACH))
        quotes = [Span(a, b) for a, b, _ in quotations(text, around.start, around.end)]
        before = _before(text, quotes, start)
        if noun == "pilot":
            yield from _pilot(text, before, Span(start, end), span, grammar)
            continue
        for quote in [*before, *_after(text, quotes, end, grammar)]:
            name = Span(quote.start + 1, quote.end - 1)
            if before == [quote] and _has_own_words(text, quote.end, start, grammar):
                name = Span(quote.start, end)
            if 2 <= len(name.of(text).split()) <= _LONGEST and not grammar.never.search(name.of(text)):
                yield name
            free = max(free, quote.end)


def _pilot(text: str, quotes: list[Span], noun: Span, span: Span, grammar: ActivityGrammar) -> Iterator[Span]:
    """A pilot right after one quotation, where it is carried out."""
    for quote in quotes if len(quotes) == 1 else []:
        low = max(sentence_start(text, quote.start, span.start), quote.start - _BEFORE_PILOT)
        if not text[quote.end : noun.start].strip() and grammar.pilots.search(text, low, quote.start):
            yield Span(quote.start, noun.end)


def _has_own_words(text: str, start: int, noun: int, grammar: ActivityGrammar) -> bool:
    """True where words that say what the activity is stand between its quoted name and the noun."""
    between = text[start:noun]
    return _PLAIN.fullmatch(between) is not None and bool(grammar.generic.sub(" ", between).strip())


def _before(text: str, quotes: list[Span], noun: int) -> list[Span]:
    """The quotations that end at the noun, but for a few words of its own."""
    kept: list[Span] = []
    for quote in reversed([quote for quote in quotes if quote.end <= noun]):
        gap = _BETWEEN if kept else _TO_NOUN
        end = kept[0].start if kept else noun
        if not gap.fullmatch(text, quote.end, end) or _SENTENCE.search(text, quote.end, end):
            break
        kept.insert(0, quote)
    return kept


def _after(text: str, quotes: list[Span], noun: int, grammar: ActivityGrammar) -> list[Span]:
    """The quotations that "such as" joins to the noun."""
    kept: list[Span] = []
    for quote in (quote for quote in quotes if quote.start >= noun):
        gap = _BETWEEN if kept else grammar.such_as
        if not gap.fullmatch(text, kept[-1].end if kept else noun, quote.start):
            break
        kept.append(quote)
    return kept
