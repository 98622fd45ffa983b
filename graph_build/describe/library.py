"""Finds the document that a citation means among those of one build: by official number, else by likeness of titles.

Translations of one title differ in word order and in small words, so titles are compared as sets of stems, with the
renderings of "SME" taken for one word, by the coefficient of Dice (1945). Only titles that share one of the rarer words
of the citation are looked at (prefix filter of Chaudhuri, Ganti and Kaushik 2006), so a large library stays fast. In
doubt there is no link: the best title must be alike enough and the only best, and numbers, figures and the nouns for
the kind of document must not contradict each other.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> entry = LibraryEntry("tea-law", ("Law on the Promotion of Small and Medium-sized Enterprises",), None)
    >>> library = compile_library([entry], load_vocabulary())
    >>> library.find("Law of Promotion of SMEs", None)
    'tea-law'
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..recognise.lexicon.matcher import Lexicon, compile_lexicon, find, longest
from ..recognise.lexicon.phrases import expand
from ..recognise.lexicon.tokens import Tokens, tokenise
from ..vocabulary import Vocabulary
from .numbers import Symbols, compile_symbols, number_slugs, parse_number

__all__ = ["Library", "LibraryEntry", "compile_library"]

ALIKE: Final = 0.8
ALIKE_BY_DIGITS: Final = 0.5
LEAST_WORDS: Final = 3
_SCHEMES: Final = ("title-word", "document-noun")
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A document: its IRI (or any other name), the titles of its texts, its number, and the ids of its issuers."""

    iri: str
    titles: tuple[str, ...]
    number: str | None
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Title:
    words: Words
    nouns: Words
    figures: Words


@dataclass(frozen=True)
class Library:
    """All documents of a build, prepared for :meth:`find`."""

    entries: tuple[LibraryEntry, ...]
    titles: tuple[tuple[_Title, int], ...]
    numbers: Mapping[str, frozenset[int]]
    symbols: Symbols
    read_titles: Callable[[str], list[_Title]]

    def find(self, title: str, number: str | None, citing: str | None = None) -> str | None:
        """The IRI of the document of this title or number; None where there is none, or none for certain. ``citing``
        is the document that the citation stands in, which is never the answer."""
        exact = self._by_number(number) if number else frozenset()
        found = exact or self._by_title(title, number)
        found = frozenset(i for i in found if self.entries[i].iri != citing)
        return self.entries[next(iter(found))].iri if len(found) == 1 else None

    def alike(self, title: str) -> frozenset[str]:
        """The IRIs of all documents that have a title like this one."""
        titles = ((wanted, *self.titles[i]) for wanted in self.read_titles(title) for i in self._sharing(wanted))
        return frozenset(self.entries[i].iri for wanted, other, i in titles if _likeness(wanted, other) >= ALIKE)

    def _by_number(self, number: str) -> frozenset[int]:
        slugs = number_slugs(number, self.symbols)
        return frozenset(i for name in slugs for i in self.numbers.get(name, ()))

    def _by_title(self, title: str, number: str | None) -> frozenset[int]:
        scores: dict[int, float] = defaultdict(float)
        for wanted in self.read_titles(title):
            for i in sorted(self._sharing(wanted) | self._numbered(number)):
                other, entry = self.titles[i]
                least = _least(number, self.entries[entry].number)
                likeness = _likeness(wanted, other)
                if likeness >= least:
                    scores[entry] = max(scores[entry], likeness)
        best = max(scores.values(), default=0.0)
        return frozenset(entry for entry, score in scores.items() if score == best)

    def _sharing(self, title: _Title) -> set[int]:
        """The titles that share one of the rarer words, which all that are alike enough do."""
        least_shared = math.ceil(ALIKE / (2 - ALIKE) * len(title.words))
        rare = sorted(title.words, key=lambda word: (len(self._postings.get(word, ())), word))
        return {i for word in rare[: len(rare) - least_shared + 1] for i in self._postings.get(word, ())}

    def _numbered(self, number: str | None) -> set[int]:
        """The titles of documents whose number has the same year and ordinal, whatever its symbol."""
        parsed = parse_number(number) if number else None
        return set(self._digits.get(parsed.digits, ())) if parsed else set()

    @cached_property
    def _postings(self) -> Mapping[str, Sequence[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for i, (title, _) in enumerate(self.titles):
            for word in title.words:
                postings[word].append(i)
        return postings

    @cached_property
    def _digits(self) -> Mapping[tuple[int | None, int], Sequence[int]]:
        digits: dict[tuple[int | None, int], list[int]] = defaultdict(list)
        for i, (_, entry) in enumerate(self.titles):
            if parsed := parse_number(self.entries[entry].number or ""):
                digits[parsed.digits].append(i)
        return digits


def compile_library(entries: Iterable[LibraryEntry], vocabulary: Vocabulary) -> Library:
    """Prepares documents for being found. ``title-word`` and ``document-noun`` of the vocabulary are the words that
    titles are compared by."""
    kept = tuple(entries)
    read = _title_reader(vocabulary)
    titles = ((title, i) for i, entry in enumerate(kept) for text in entry.titles for title in read(text))
    symbols = compile_symbols(vocabulary)
    numbers: dict[str, set[int]] = defaultdict(set)
    for i, entry in enumerate(kept):
        for name in number_slugs(entry.number or "", symbols, entry.issuers):
            numbers[name].add(i)
    frozen = {name: frozenset(found) for name, found in numbers.items()}
    return Library(kept, tuple(titles), frozen, symbols, read)


def _title_reader(vocabulary: Vocabulary) -> Callable[[str], list[_Title]]:
    lexicon = compile_lexicon(
        (f"{scheme}/{concept.id}", expand(phrase))
        for scheme in _SCHEMES
        for concept in vocabulary.scheme(scheme)
        for phrase in concept.phrases.get("en", ())
    )

    def read(title: str) -> list[_Title]:
        return _read_title(tokenise(title), lexicon)

    return read


def _read_title(tokens: Tokens, lexicon: Lexicon) -> list[_Title]:
    """The title, and the title of what it prints where it is a notice of printing."""
    words = dict(enumerate(tokens.norms))
    nouns: dict[int, str] = {}
    start = 0
    for match in longest(find(lexicon, tokens)):
        scheme, id_ = match.owner.split("/", 1)
        if scheme == "document-noun":
            nouns[match.last] = id_
        elif id_ == "printing":
            start = start or match.last + 1
        else:
            words |= dict.fromkeys(match.words, "")
            words[match.first] = "" if id_ == "filler" else id_
    found = (_title(words, nouns, first) for first in sorted({0, start}))
    return [title for title in found if len(title.words) >= LEAST_WORDS]


def _title(words: Mapping[int, str], nouns: Mapping[int, str], start: int) -> _Title:
    kept = frozenset(word for i, word in words.items() if i >= start and word and word[0].isalnum())
    figures = frozenset(word for word in kept if word[0].isdigit())
    return _Title(kept, frozenset(noun for i, noun in nouns.items() if i >= start), figures)


def _likeness(first: _Title, second: _Title) -> float:
    if first.nouns and second.nouns and not first.nouns & second.nouns:
        return 0.0
    if first.figures and second.figures and first.figures != second.figures:
        return 0.0
    shared = len(first.words & second.words)
    return 2 * shared / (len(first.words) + len(second.words))


def _least(number: str | None, other: str | None) -> float:
    """How alike two titles must be, given the numbers: never enough where year or ordinal differ."""
    first, second = (parse_number(n) if n else None for n in (number, other))
    if first is None or second is None:
        return ALIKE
    return ALIKE_BY_DIGITS if first.digits == second.digits else math.inf
