"""The phrases of a concept as a pattern, and what only looks like them.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> import re
    >>> vocabulary = load_vocabulary()
    >>> [bool(re.match(unmasked(vocabulary, "comparator/within"), text)) for text in ("内完成", "内部")]
    [True, False]
"""

from __future__ import annotations

from ....vocabulary import Vocabulary
from ..phrasing import phrase_regex, phrases_of

__all__ = ["cue", "masks", "unmasked"]


def cue(vocabulary: Vocabulary, *concepts: str) -> str:
    """A pattern for the Chinese phrases of concepts (``scheme/id``). Without a phrase it matches nothing."""
    return phrase_regex(phrases_of(vocabulary, *concepts))


def masks(vocabulary: Vocabulary, concept: str) -> str:
    """A pattern for what looks like a concept and is not."""
    found = vocabulary.concepts.get(concept)
    return phrase_regex(found.masks.get("zh", ()) if found else ())


def unmasked(vocabulary: Vocabulary, concept: str) -> str:
    """A pattern for the phrases of a concept, where none of its masks begins."""
    return f"(?!{masks(vocabulary, concept)}){cue(vocabulary, concept)}"
