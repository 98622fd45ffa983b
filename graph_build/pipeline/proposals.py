"""Proposes which texts are texts of one work, from what was read in them.

Only pairs of texts that share a title, or things in measures of one number that few others have there, are compared, so
that many texts take little time. Works grow from the most alike pair on, and never take in what contradicts a text that
is there.

Example:
    >>> propose([], {}, load_vocabulary())
    ()
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from ..describe.library import LibraryEntry, compile_library
from ..namespaces import slug
from ..vocabulary import Vocabulary, load_vocabulary
from .resemblance import Reason, Sketch, contradict, resemblance

__all__ = ["Proposal", "load_vocabulary", "propose"]

_COMMON: Final = 50
_LEAST_SHARED: Final = 4
_SHARE: Final = 0.1
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A work with several texts, given by index; ``documents`` are the names of those that it is made of, the one that
    it is called by first. ``reasons`` say why, one for each document that was added."""

    documents: tuple[str, ...]
    texts: tuple[int, ...]
    reasons: tuple[str, ...]


def propose(
    texts: Sequence[Sketch],
    works: Mapping[str, Sequence[int]],
    vocabulary: Vocabulary,
    *,
    apart: Collection[str] = (),
) -> tuple[Proposal, ...]:
    """The works that several documents may be. ``works`` says which texts are one document already; a work is called by
    the first of its documents there. No two documents of ``apart`` are joined."""
    home = {i: name for name, found in works.items() for i in found}
    order = {name: place for place, name in enumerate(works)}
    parts = {name: [name] for name in works}
    reasons: dict[str, list[str]] = defaultdict(list)
    for reason, i, j in _reasons(texts, home, vocabulary):
        first, second = sorted((home[i], home[j]), key=order.__getitem__)
        whole = [*parts[first], *parts[second]]
        if first != second and len({*whole} & {*apart}) < 2 and not _clash(texts, parts[first], parts[second], works):
            parts[first] = whole
            reasons[first] += [*reasons.pop(second, []), reason.words]
            home |= {k: first for name in parts.pop(second) for k in works[name]}
    return tuple(
        Proposal(tuple(names), tuple(i for name in names for i in works[name]), tuple(reasons[first]))
        for first, names in parts.items()
        if len(names) > 1
    )


def _reasons(texts: Sequence[Sketch], home: Mapping[int, str], vocabulary: Vocabulary) -> list[tuple[Reason, int, int]]:
    """The best first."""
    titles = set(_same_titles(texts, vocabulary))
    found = []
    for i, j in sorted(titles | set(_same_things(texts))):
        reason = resemblance(texts[i], texts[j], titles=(i, j) in titles) if home[i] != home[j] else None
        if reason is not None:
            found.append((reason, i, j))
    return sorted(found, key=lambda item: (-item[0].strength, item[1:]))


def _clash(
    texts: Sequence[Sketch], first: Sequence[str], second: Sequence[str], works: Mapping[str, Sequence[int]]
) -> bool:
    one, other = ([i for name in names for i in works[name]] for names in (first, second))
    return any(contradict(texts[i], texts[j]) for i, j in product(one, other))


def _same_titles(texts: Sequence[Sketch], vocabulary: Vocabulary) -> Iterator[Pair]:
    """Chinese titles are compared letter by letter, since one letter makes another title."""
    entries = [LibraryEntry(str(i), (text.title,), None) for i, text in enumerate(texts) if text.title]
    library = compile_library(entries, vocabulary)
    for i, text in enumerate(texts):
        for j in map(int, library.alike(text.title) if text.title else ()):
            chinese = "zh" in (text.language, texts[j].language)
            if i < j and (not chinese or slug(text.title or "") == slug(texts[j].title or "")):
                yield i, j


def _same_things(texts: Sequence[Sketch]) -> Iterator[Pair]:
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for number, things in text.outline.things.items():
            for thing in things:
                places[number, thing].append(i)
    times = Counter(pair for found in places.values() if len(found) <= _COMMON for pair in combinations(found, 2))
    sizes = [sum(map(len, text.outline.things.values())) for text in texts]
    return (pair for pair, n in times.items() if n >= max(_LEAST_SHARED, _SHARE * min(sizes[i] for i in pair)))
