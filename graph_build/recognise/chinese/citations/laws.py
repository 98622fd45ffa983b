"""Finds laws that are named without title marks: 依照中小企业促进法的规定, 企业所得税法实施条例; and well-known lists.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> text = "依照政府采购法及企业所得税法实施条例，采取合法办法"
    >>> [place.of(text) for place in find_laws(text, Span(0, len(text)), compile_laws(load_vocabulary()))]
    ['政府采购法', '企业所得税法实施条例']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ..phrasing import HAN, labelled, phrase_regex, phrases_of
from .nouns import compile_nouns

__all__ = ["STATE", "LawGrammar", "compile_laws", "find_laws", "find_lists"]

STATE: Final = "中华人民共和国"
_OF_STATE: Final = re.compile(f"{STATE}[{HAN}]{{1,20}}$")
_LONGEST: Final = 30
_OTHER: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class LawGrammar:
    """``end`` is where the name of a law may end; ``known`` are short names of laws by length; ``follows`` finds a
    cue right before an unknown one, which a provision must follow; ``others`` are words such as 办法 and 方法."""

    end: re.Pattern[str]
    known: tuple[tuple[int, frozenset[str]], ...]
    follows: re.Pattern[str]
    provision: re.Pattern[str]
    others: frozenset[str]
    addition: re.Pattern[str]
    lists: re.Pattern[str]


def compile_laws(vocabulary: Vocabulary) -> LawGrammar:
    """The grammar of laws without marks, from the scheme citation-cue."""
    names = phrases_of(vocabulary, "citation-cue/known-law")
    lengths = sorted({len(name) for name in names}, reverse=True)
    no_law = phrase_regex(phrases_of(vocabulary, "citation-cue/after-no-law"))
    return LawGrammar(
        end=re.compile(rf"法(?!{no_law})"),
        known=tuple((length, frozenset(name for name in names if len(name) == length)) for length in lengths),
        follows=re.compile(rf"{phrase_regex(phrases_of(vocabulary, 'citation-cue/by-law'))}([{HAN}]{{2,16}})$"),
        provision=re.compile(phrase_regex(phrases_of(vocabulary, "citation-cue/provision"))),
        others=frozenset(word for word in compile_nouns(vocabulary).ids if len(word) == _OTHER),
        addition=re.compile(phrase_regex(phrases_of(vocabulary, "citation-cue/law-addition"))),
        lists=re.compile(_lists(vocabulary)),
    )


def _lists(vocabulary: Vocabulary) -> str:
    """The common names of lists, as a pattern with a group; what it matches without is none."""
    concept = vocabulary.concepts.get("citation-cue/known-list")
    names = phrases_of(vocabulary, "citation-cue/known-list")
    return labelled({"list": names}, concept.masks.get("zh", ()) if concept else ())[0]


def find_laws(text: str, span: Span, grammar: LawGrammar) -> Iterator[Span]:
    """The places of laws inside ``span``, in reading order."""
    for end in grammar.end.finditer(text, span.start, span.end):
        if (start := _start(text, span.start, end.end(), grammar)) is not None:
            addition = grammar.addition.match(text, end.end(), span.end)
            yield Span(start, addition.end() if addition else end.end())


def find_lists(text: str, span: Span, grammar: LawGrammar) -> Iterator[Span]:
    """The places of catalogues and lists by their common names inside ``span``, in reading order."""
    for match in grammar.lists.finditer(text, span.start, span.end):
        if match.lastindex != 1:
            yield Span(*match.span())


def _start(text: str, least: int, end: int, grammar: LawGrammar) -> int | None:
    low = max(least, end - _LONGEST)
    if of_state := _OF_STATE.search(text, low, end):
        return of_state.start()
    for length, names in grammar.known:
        if end - length >= least and text[end - length : end] in names:
            return end - length
    if text[end - _OTHER : end] in grammar.others or not grammar.provision.match(text, end):
        return None
    follows = grammar.follows.search(text, low, end)
    return follows.start(1) if follows else None
