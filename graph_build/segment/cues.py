"""The words that segmentation knows, compiled once for a vocabulary: ordinals, divisions, page furniture, closings.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> cues = cues_of(load_vocabulary())
    >>> cues.ordinals["third"], [hit.kind for hit in cues.find("All rights reserved")]
    (3, ['line'])
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from ..vocabulary import Vocabulary

__all__ = ["Cues", "Hit", "cues_of", "lowered"]

_ALPHANUMERIC: Final = frozenset(string.ascii_letters + string.digits)
_PARTS: Final = ("tail", "unit", "foreign", "native")


class Hit(NamedTuple):
    """A cue of some kind (the notation of its concept) at ``start:end``."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Cues:
    """``ordinals`` are values of words; ``divisions`` say of a word whether it groups (``group``) or not (``item``);
    ``words`` are the parts of foreign phrases by kind; ``kinds`` are the kinds of the automaton's patterns,
    ``edges`` the signs that may not stand before and after them."""

    ordinals: Mapping[str, int]
    divisions: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    automaton: AhoCorasick
    kinds: tuple[frozenset[str], ...]
    edges: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def find(self, text: str) -> list[Hit]:
        """All cues of page furniture and of closings in ``text``, in order of their ends, as whole words."""
        low = lowered(text)
        return [
            Hit(kind, start, end)
            for pattern, start, end in self.automaton.find_matches_as_indexes(low, overlapping=True)
            if low[start - 1 : start] not in self.edges[pattern][0] and low[end : end + 1] not in self.edges[pattern][1]
            for kind in self.kinds[pattern]
        ]


class _Same:
    """A value compared by identity, so that an unhashable one can be a key. It keeps the value alive."""

    __slots__ = ("value",)

    def __init__(self, value: Vocabulary) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def cues_of(vocabulary: Vocabulary) -> Cues:
    """The cues of a vocabulary; compiled at the first call, then kept."""
    return _compiled(_Same(vocabulary))


@lru_cache(maxsize=4)
def _compiled(same: _Same) -> Cues:
    vocabulary = same.value
    kinds: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {kind: set() for kind in _PARTS}
    for concept in (*vocabulary.scheme("furniture"), *vocabulary.scheme("closing")):
        for phrase in (phrase.lower() for phrases in concept.phrases.values() for phrase in phrases):
            if concept.notation in words:
                words[concept.notation].add(phrase)
            else:
                kinds.setdefault(phrase, set()).add(concept.notation or "")
    return Cues(
        ordinals={word: int(value) for word, value in _noted(vocabulary, "ordinal").items()},
        divisions=_noted(vocabulary, "division"),
        words={kind: frozenset(parts) for kind, parts in words.items()},
        automaton=AhoCorasick(list(kinds), matchkind=MatchKind.Standard, implementation=Implementation.DFA),
        kinds=tuple(frozenset(kind) for kind in kinds.values()),
        edges=tuple((_joining(phrase[0]), _joining(phrase[-1])) for phrase in kinds),
    )


def _noted(vocabulary: Vocabulary, scheme: str) -> dict[str, str]:
    return {
        phrase.lower(): concept.notation
        for concept in vocabulary.scheme(scheme)
        if concept.notation
        for phrases in concept.phrases.values()
        for phrase in phrases
    }


def lowered(text: str) -> str:
    """``text`` in lower case with the same offsets: a letter whose lower case is longer stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joining(sign: str) -> frozenset[str]:
    """The signs that make one word with ``sign`` at their side."""
    return _ALPHANUMERIC if sign in _ALPHANUMERIC else frozenset()
