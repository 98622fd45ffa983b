"""Nouns that name documents in Chinese: 办法, 条例, 目录 …, and what only looks like one: 方法, 标准化.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> nouns = compile_nouns(load_vocabulary())
    >>> [(noun.start, noun.id) for noun in find_nouns("茶园管理办法、采茶方法", 0, 11, nouns)]
    [(2, 'management-measures')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ....vocabulary import Vocabulary

__all__ = ["DocumentNoun", "Nouns", "compile_nouns", "ends_in_noun", "find_nouns"]


_LONGEST: Final = 8


class DocumentNoun(NamedTuple):
    """A noun in a text, with the id of its concept."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True, eq=False)
class Nouns:
    """``ids`` are by phrase; a phrase without one looks like a noun and is none."""

    pattern: re.Pattern[str]
    ids: Mapping[str, str]


def compile_nouns(vocabulary: Vocabulary) -> Nouns:
    """The nouns of the scheme document-noun."""
    ids: dict[str, str] = {}
    for concept in vocabulary.scheme("document-noun"):
        ids |= dict.fromkeys(concept.masks.get("zh", ()), "")
        ids |= dict.fromkeys(concept.phrases.get("zh", ()), concept.id)
    ordered = sorted(ids, key=lambda phrase: (-len(phrase), phrase))
    return Nouns(re.compile("|".join(map(re.escape, ordered)) or "(?!)"), ids)


def find_nouns(text: str, start: int, end: int, nouns: Nouns) -> Iterator[DocumentNoun]:
    """The nouns between two offsets, in reading order, the longest at each place."""
    for match in nouns.pattern.finditer(text, start, end):
        if id_ := nouns.ids[match.group()]:
            yield DocumentNoun(match.start(), match.end(), id_)


def ends_in_noun(title: str, nouns: Nouns) -> DocumentNoun | None:
    """The longest noun at the end of a title, if there is one. In a title, 建设法 is a law."""
    for start in range(max(0, len(title) - _LONGEST), len(title)):
        if id_ := nouns.ids.get(title[start:]):
            return DocumentNoun(start, len(title), id_)
    return None
