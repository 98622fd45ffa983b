"""The nouns at the head of titles: "Law", "Opinions", "implementation rules".

Example:
    >>> from ..vocabulary import load_vocabulary
    >>> nouns = compile_nouns(load_vocabulary())
    >>> [(noun.id, noun.start, noun.end) for noun in find_nouns("the Detailed Rules", 0, 18, nouns)]
    [('implementation-rules', 4, 18), ('rules', 13, 18)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import Vocabulary
from .titles import Scanner, compiled, phrase_regex, scanner

__all__ = ["DocumentNoun", "Nouns", "compile_nouns", "find_nouns"]


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """A noun in a text: the id of its concept in the scheme document-noun, and its place."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Nouns:
    """Compiled from the scheme document-noun; ``leading`` are ids of nouns that name a document only with a complement
    (the Regulation on Tea, but not Market Regulation)."""

    scanner: Scanner
    pattern: re.Pattern[str]
    concepts: tuple[tuple[str, re.Pattern[str]], ...]
    leading: frozenset[str]


def compile_nouns(vocabulary: Vocabulary) -> Nouns:
    """The nouns of documents in English."""
    concepts = vocabulary.scheme("document-noun")
    phrases = [phrase for concept in concepts for phrase in concept.phrases.get("en", ())]
    return Nouns(
        scanner=scanner(phrases),
        pattern=re.compile(phrase_regex(phrases), re.IGNORECASE),
        concepts=tuple((concept.id, compiled(vocabulary, f"document-noun/{concept.id}")) for concept in concepts),
        leading=frozenset(concept.id for concept in concepts if concept.notation),
    )


def find_nouns(text: str, start: int, end: int, nouns: Nouns) -> list[DocumentNoun]:
    """The nouns between two offsets; a compound ("detailed rules") stands beside the noun in it."""
    places = nouns.scanner.scan(text, start, end)
    return [DocumentNoun(_id_of(text[at:to].lower(), nouns), at, to) for at, to in places]


@lru_cache(maxsize=1024)
def _id_of(noun: str, nouns: Nouns) -> str:
    return next(id_ for id_, pattern in nouns.concepts if pattern.fullmatch(noun))
