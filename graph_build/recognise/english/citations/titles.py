"""Finds titles of documents: in quotation marks, in Title Case, and in small letters before a number in brackets.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_cited_titles(load_vocabulary())
    >>> text = 'Follow the Rules for Tea Gardens and the "tea garden management measures".'
    >>> [title.name for title in find_titles(text, Span(0, len(text)), grammar)]
    ['Rules for Tea Gardens', 'tea garden management measures']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ..wording.capitals import Capitals, compile_capitals, left_end, right_end
from ..wording.places import is_taken
from ..wording.titles import clean, compiled, quotations, sentence_start
from .nouns import DocumentNoun, Nouns, compile_nouns, find_nouns
from .numbers import find_numbers
from .relations import Relations, compile_relations, find_cues

__all__ = ["CitedTitle", "CitedTitleGrammar", "compile_cited_titles", "find_titles"]

_CAPITAL_NEXT: Final = re.compile(r"\s+[A-Z]")
_FURTHER: Final = re.compile(r"\s+and\s+the\s+(?=[\"“]|((?:[A-Z0-9][\w’'-]*(?:\s+(?:and\s+)?|\b)){1,8}))")
_YEARS: Final = r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d"
_LONGEST: Final = 70
_LONGEST_SMALL: Final = 45
_LEAST_CAPITALS: Final = 3


@dataclass(frozen=True, slots=True)
class CitedTitle:
    """A title: its words without marks, its place with them, and whether it stands in quotation marks."""

    name: str
    place: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class CitedTitleGrammar:
    """Compiled from the schemes document-noun, relation, citation-cue and function-word."""

    nouns: Nouns
    capitals: Capitals
    relations: Relations
    complement: re.Pattern[str]
    edition: re.Pattern[str]
    finite: re.Pattern[str]
    modifiers: re.Pattern[str]
    not_title: re.Pattern[str]
    not_before: re.Pattern[str]


def compile_cited_titles(vocabulary: Vocabulary) -> CitedTitleGrammar:
    """The grammar of titles in English."""
    edition = compiled(vocabulary, "function-word/edition").pattern
    complement = compiled(vocabulary, "function-word/complement").pattern
    return CitedTitleGrammar(
        nouns=compile_nouns(vocabulary),
        capitals=compile_capitals(vocabulary),
        relations=compile_relations(vocabulary),
        complement=re.compile(rf"\s+{complement}(?=\S)", re.IGNORECASE),
        edition=re.compile(
            rf"\s*[(（](?:{_YEARS}|[^()（）\n]{{0,20}}(?:{edition})[^()（）\n]{{0,20}})[)）]", re.IGNORECASE
        ),
        finite=compiled(vocabulary, "function-word/finite"),
        modifiers=re.compile(f"(?:{compiled(vocabulary, 'citation-cue/modifier').pattern})*", re.IGNORECASE),
        not_title=compiled(vocabulary, "citation-cue/not-title"),
        not_before=compiled(vocabulary, "citation-cue/not-before"),
    )


def find_titles(
    text: str, span: Span, grammar: CitedTitleGrammar, nouns: Sequence[DocumentNoun] | None = None
) -> list[CitedTitle]:
    """The titles inside ``span`` in reading order. ``nouns`` are the document nouns in it, where known already."""
    nouns = find_nouns(text, span.start, span.end, grammar.nouns) if nouns is None else nouns
    quotes = quotations(text, span.start, span.end) if nouns else []
    quoted = [CitedTitle(name, Span(start, end), True) for start, end, name in quotes if _is_title(name, grammar)]
    taken = [title.place for title in quoted]
    capital: list[CitedTitle] = []
    for noun in nouns:
        free = capital[-1].place.end if capital else span.start
        if noun.start >= free and text[noun.start].isupper() and not is_taken(taken, Span(noun.start, noun.end)):
            title = _capitalised(text, noun, span, grammar)
            if title and title.place.start >= free and not is_taken(taken, title.place):
                capital.append(title)
    found = sorted(quoted + capital, key=lambda title: title.place)
    return sorted(found + _before_numbers(text, span, found, grammar), key=lambda title: title.place)


def _is_title(quoted: str, grammar: CitedTitleGrammar) -> bool:
    """True if a quotation has a document's noun with a complement, or at its end after more than words that single out
    no document, and is no sentence."""
    plain = grammar.edition.sub("", quoted)
    if not 2 <= len(plain.split()) <= _LONGEST or grammar.finite.search(plain) or grammar.not_title.fullmatch(plain):
        return False
    for noun in find_nouns(plain, 0, len(plain), grammar.nouns):
        if noun.end >= len(plain.rstrip(' >》”"')):
            if noun.id not in grammar.nouns.leading and not grammar.modifiers.fullmatch(plain[: noun.start]):
                return True
        elif grammar.complement.match(plain, noun.end) and len(plain.split()) > 2:
            return True
    return False


def _capitalised(text: str, noun: DocumentNoun, span: Span, grammar: CitedTitleGrammar) -> CitedTitle | None:
    least = sentence_start(text, noun.start, span.start)
    start = _without_cue(text, left_end(text, least, noun.start, grammar.capitals), noun.start, grammar)
    end = noun.end
    if grammar.complement.match(text, noun.end):
        end = right_end(text, noun.end, span.end, grammar.capitals)
    elif _CAPITAL_NEXT.match(text, noun.end) and _goes_on(text, noun.end, span.end, grammar):
        return None
    end = _without_next_title(text, noun.end, end, grammar)
    if end == noun.end and not _ends_title(text, start, noun, grammar):
        return None
    edition = grammar.edition.match(text, end, span.end)
    place = Span(start, edition.end() if edition else end)
    return None if grammar.not_title.search(place.of(text)) else CitedTitle(clean(place.of(text)), place)


def _goes_on(text: str, at: int, end: int, grammar: CitedTitleGrammar) -> bool:
    return right_end(text, at, min(end, at + _LONGEST), grammar.capitals) > at


def _ends_title(text: str, start: int, noun: DocumentNoun, grammar: CitedTitleGrammar) -> bool:
    """True if a noun without complement ends a title: its own words single out a document, and the name does not go on
    ("Negative List system")."""
    goes_on = text.startswith("-", noun.end) or grammar.not_before.match(text[noun.end : noun.end + 40].lstrip())
    return (
        noun.id not in grammar.nouns.leading
        and not goes_on
        and not grammar.modifiers.fullmatch(text[start : noun.start])
    )


def _without_cue(text: str, start: int, end: int, grammar: CitedTitleGrammar) -> int:
    while start < end and (cue := grammar.relations.before.match(text, start, end)):
        start = cue.end()
    return start


def _without_next_title(text: str, start: int, end: int, grammar: CitedTitleGrammar) -> int:
    """Before "and the" where another title in capitals follows it."""
    for match in _FURTHER.finditer(text, start, min(len(text), end + 12)):
        if match.end() <= end and (not match[1] or grammar.nouns.pattern.search(match[1])):
            return match.start()
    return end


def _before_numbers(
    text: str, span: Span, titles: Sequence[CitedTitle], grammar: CitedTitleGrammar
) -> list[CitedTitle]:
    """Titles that only the number in brackets behind them shows: any quotation or words in capitals, or the words in
    small letters from a cue to a document noun."""
    taken = [title.place for title in titles]
    found = []
    for number in find_numbers(text, span.start, span.end):
        opening = max(text.rfind(mark, max(span.start, number.start - 3), number.start) for mark in "(（")
        end = len(text[max(0, opening - 10) : max(0, opening)].rstrip()) + max(0, opening - 10)
        if opening > span.start and not is_taken(taken, Span(max(span.start, end - 2), number.end)):
            title = _before_bracket(text, sentence_start(text, end, span.start), end, grammar)
            found += [title] if title else []
    return found


def _before_bracket(text: str, low: int, end: int, grammar: CitedTitleGrammar) -> CitedTitle | None:
    quote = next((found for found in quotations(text, low, end) if found[1] == end), None)
    if quote:
        return CitedTitle(quote[2], Span(quote[0], end), quoted=True)
    start = _without_cue(text, left_end(text, low, end, grammar.capitals), end, grammar)
    if len(text[start:end].split()) >= _LEAST_CAPITALS:
        return CitedTitle(clean(text[start:end]), Span(start, end))
    cue = next(iter(find_cues(text, low, end, grammar.relations)), None)
    name = clean(text[cue.end : end]) if cue else ""
    nouns = find_nouns(name, 0, len(name), grammar.nouns)
    if not cue or not nouns or nouns[-1].end != len(name) or not 3 <= len(name.split()) <= _LONGEST_SMALL:
        return None
    return CitedTitle(name, Span(cue.end, end))
