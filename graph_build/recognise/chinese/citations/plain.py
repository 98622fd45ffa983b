"""Finds titles that stand in no marks, by their issuer and their form: 贯彻国务院关于促进茶业的意见.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .nouns import compile_nouns
    >>> from .relations import compile_relations
    >>> vocabulary = load_vocabulary()
    >>> grammar = compile_plain(vocabulary, compile_nouns(vocabulary), compile_relations(vocabulary))
    >>> text = "贯彻落实国务院关于促进茶业发展的若干意见，抓紧制定实施办法。"
    >>> [place.of(text) for place in find_plain(text, Span(0, len(text)), grammar)]
    ['国务院关于促进茶业发展的若干意见']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ..phrasing import clause_end, clause_start, compiled
from .nouns import Nouns, find_nouns
from .relations import Relations, cue_before

__all__ = ["PlainGrammar", "compile_plain", "find_plain"]

_ABOUT: Final = re.compile("关于")
_OF: Final = "的"
_LONGEST: Final = 60
_QUALITY: Final = 5
_KINDS: Final = ("opinions", "decision", "notice", "work-plan")


@dataclass(frozen=True, slots=True, eq=False)
class PlainGrammar:
    """``issuer`` matches the whole name of one that issues documents."""

    nouns: Nouns
    relations: Relations
    issuer: re.Pattern[str]


def compile_plain(vocabulary: Vocabulary, nouns: Nouns, relations: Relations) -> PlainGrammar:
    """The grammar of titles without marks, from the scheme citation-cue."""
    issuer = compiled(vocabulary, "citation-cue/issuer").pattern
    return PlainGrammar(nouns, relations, re.compile(rf"(?:[^，。；的]{{0,14}}){issuer}"))


def find_plain(text: str, span: Span, grammar: PlainGrammar) -> Iterator[Span]:
    """The titles inside ``span``, in reading order: between a verb such as 贯彻 and the noun of the document. A line
    of its own is the heading of a text."""
    for about in _ABOUT.finditer(text, span.start, span.end):
        low = clause_start(text, about.start(), span.start)
        cue = cue_before(text, about.start(), low, grammar.relations)
        if not cue or not grammar.issuer.fullmatch(text, cue.end, about.start()):
            continue
        most = clause_end(text, about.end(), min(span.end, about.end() + _LONGEST))
        if most < len(text) and text[most] != "\n" and (end := _end(text, Span(about.end(), most), grammar)):
            yield Span(cue.end, end)


def _end(text: str, rest: Span, grammar: PlainGrammar) -> int | None:
    """Where the noun of the document ends: 的若干意见."""
    for noun in find_nouns(text, rest.start, rest.end, grammar.nouns):
        at = text.rfind(_OF, rest.start, noun.start)
        if noun.id in _KINDS and at >= noun.start - _QUALITY and at > rest.start:
            return noun.end
    return None
