"""Checks vocabularies against their shapes and the notation of their phrases, and lists their entries.

Example:
    >>> [entry.id for entry in entries(load_vocabulary(), "role")]
    ['duty', 'lead', 'participant', 'responsible']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from .recognise.lexicon.compile import compile_vocabulary
from .validate import ValidationReport, validate
from .vocabulary import Agency, Concept, Vocabulary, load_vocabulary, parse_turtle, vocabulary_files

__all__ = ["Entry", "check_vocabulary", "entries"]

_LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a row: its scheme and id, preferred labels, and by how many names and phrases it is recognised."""

    scheme: str
    id: str
    label_en: str
    label_zh: str
    phrases: int


def check_vocabulary(extra: Sequence[Path] = (), *, default: bool = True) -> ValidationReport:
    """Validates the shipped vocabularies (unless ``default`` is False) together with the ``extra`` files against the
    vocabulary shapes. Raises VocabularyError for a file that is no Turtle, or a phrase that is not in the notation."""
    store = ox.Store()
    for path in [*vocabulary_files(default=default), *extra]:
        store.extend(parse_turtle(path))
    vocabulary = load_vocabulary(extra, default=default)
    for language in _LANGUAGES:
        compile_vocabulary(vocabulary, language)
    return validate(store, shapes="vocabulary")


def entries(vocabulary: Vocabulary, scheme: str | None = None) -> list[Entry]:
    """All entries, or those of one scheme (``agency``, ``instrument``, ``role`` …), sorted by scheme and id."""
    rows = [_entry("agency", agency) for agency in vocabulary.agencies.values()]
    rows += [_entry(concept.scheme, concept) for concept in vocabulary.concepts.values()]
    return sorted((row for row in rows if scheme in (None, row.scheme)), key=lambda row: (row.scheme, row.id))


def _entry(scheme: str, entry: Agency | Concept) -> Entry:
    first = {language: (entry.labels.get(language) or ("",))[0] for language in _LANGUAGES}
    names = sum(map(len, entry.labels.values())) + sum(map(len, entry.phrases.values()))
    return Entry(scheme, entry.id, first["en"], first["zh"], names)
