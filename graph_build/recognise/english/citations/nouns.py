"""The nouns at the head of titles: "Law", "Opinions", "implementation rules".

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> nouns = compile_nouns(load_vocabulary())
    >>> [(noun.id, noun.start, noun.end) for noun in find_nouns("the Detailed Rules", 0, 18, nouns)]
    [('implementation-rules', 4, 18), ('rules', 13, 18)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from ....vocabulary import Vocabulary
from ..wording.titles import Scanner, phrase_regex, scanner

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
    leading: frozenset[str]


def compile_nouns(vocabulary: Vocabulary) -> Nouns:
    """The nouns of documents in English."""
    concepts = vocabulary.scheme("document-noun")
    phrases = {concept.id: concept.phrases.get("en", ()) for concept in concepts}
    return Nouns(
        scanner=scanner(phrases),
        pattern=re.compile(phrase_regex(chain.from_iterable(phrases.values())), re.IGNORECASE),
        leading=frozenset(concept.id for concept in concepts if concept.notation),
    )


def find_nouns(text: str, start: int, end: int, nouns: Nouns) -> list[DocumentNoun]:
    """The nouns between two offsets; a compound ("detailed rules") stands beside the noun in it."""
    return [DocumentNoun(hit.label, hit.start, hit.end) for hit in nouns.scanner.scan(text, start, end)]
