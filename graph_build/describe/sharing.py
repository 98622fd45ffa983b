"""Says which mentions in several texts of one document are mentions of one thing.

Two mentions of one text are never one thing. Of two texts, mentions are, in this order: those of one key and wording,
those of one key, and in English those whose names are alike. Across languages, where names cannot be compared, those of
one sort are taken for the same, in their order, if both have as many left of it. All else is a thing of its own.

Example:
    >>> english = [Mention("30 %", 0, "en", "loans"), Mention("30 %", 0, "en", "rents")]
    >>> assign([[mention] for mention in english], [Mention("30 %", 1, "en", "rents"), Mention("40 %", 1, "en")])
    [1, 2]
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from ..model import Language
from ..namespaces import slug
from ..recognise.lexicon.tokens import normal_forms

__all__ = ["Mention", "Things", "assign"]

_ALIKE: Final = 0.6
_LEAST_SHARED: Final = 2
_FUNCTION_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """What one text says of one thing. ``key`` is what makes two mentions the same in any language, ``text`` the place
    of the text among those of the document. Names are compared where ``sort`` is the same and known, and ``number``,
    if both have one."""

    key: Hashable
    text: int
    language: Language
    name: str = ""
    sort: str | None = None
    number: Hashable = None


Things = Sequence[Sequence[Mention]]


def assign(things: Things, said: Sequence[Mention]) -> list[int]:
    """For each of ``said``, all mentions of one text, the index of its thing: one of ``things``, each with its mentions
    so far, or a new index from ``len(things)`` on. No two have one index."""
    found: dict[int, int] = {}
    for same in (_same_words, _same_key, _alike):
        for i, mention in enumerate(said):
            fitting = (j for j in _free(things, said, found) if any(same(known, mention) for known in things[j]))
            thing = next(fitting, None) if i not in found else None
            if thing is not None:
                found[i] = thing
    found |= _across(things, said, found)
    new = count(len(things))
    return [found[i] if i in found else next(new) for i in range(len(said))]


def _free(things: Things, said: Sequence[Mention], found: dict[int, int]) -> list[int]:
    """The things that this text has not mentioned yet, in order."""
    texts = {mention.text for mention in said}
    taken = set(found.values())
    return [i for i, thing in enumerate(things) if i not in taken and not any(m.text in texts for m in thing)]


def _same_words(known: Mention, mention: Mention) -> bool:
    return _same_key(known, mention) and known.language == mention.language and slug(known.name) == slug(mention.name)


def _same_key(known: Mention, mention: Mention) -> bool:
    return known.key == mention.key


def _alike(known: Mention, mention: Mention) -> bool:
    if not _comparable(known, mention) or {known.language, mention.language} != {"en"}:
        return False
    first, second = _words(known.name), _words(mention.name)
    shared = len(first & second)
    return shared >= _LEAST_SHARED and 2 * shared >= _ALIKE * (len(first) + len(second))


def _comparable(known: Mention, mention: Mention) -> bool:
    agree = known.number is None or mention.number is None or known.number == mention.number
    return agree and known.sort is not None and known.sort == mention.sort


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in normal_forms(name) if len(word) > _FUNCTION_WORDS or word.isdigit())


def _across(things: Things, said: Sequence[Mention], found: dict[int, int]) -> dict[int, int]:
    """The mentions left over, with things that no text in this language mentions."""
    languages = {mention.language for mention in said}
    foreign = [i for i in _free(things, said, found) if not any(m.language in languages for m in things[i])]
    pairs: dict[int, int] = {}
    for sort in dict.fromkeys(mention.sort for mention in said if mention.sort is not None):
        mine = [i for i, mention in enumerate(said) if i not in found and mention.sort == sort]
        theirs = [i for i in foreign if i not in pairs.values() and any(m.sort == sort for m in things[i])]
        fitting = [any(_comparable(m, said[i]) for m in things[j]) for i, j in zip(mine, theirs, strict=False)]
        if len(mine) == len(theirs) and all(fitting):
            pairs |= dict(zip(mine, theirs, strict=True))
    return pairs
