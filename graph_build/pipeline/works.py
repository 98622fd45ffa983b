"""Says which texts are texts of one document, what the document is called, and in which order its texts are followed.

Texts with one id or work in the catalogue are texts of one document, as are those with one official number; a catalogue
may also keep apart what has one number. A document is called by its id, else by its number, else by the name of its
work, else by its file. Files that happen to be called the same are not one document, unless they are the same. Nor is a
text without measures, such as news, a text of the document whose number it prints, where another text has measures.

Texts are followed in the order of the catalogue, those without a row after them by the names of their files: it does
not matter in which order the files are given.

Example:
    >>> texts = [Named("b.txt", "bb" * 32, "law-1"), Named("a.txt", "aa" * 32, "law-1"), Named("c.txt", "cc" * 32)]
    >>> group(texts)
    {'law-1': (1, 0), 'c': (2,)}
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..describe.library import Library, LibraryEntry, compile_library
from ..describe.numbers import Symbols, number_slugs
from ..describe.statements import COMMENTARY, kind_of
from ..model import DocumentReading
from ..namespaces import document_iri, slug
from ..read.catalogue import CatalogueRow
from ..vocabulary import Vocabulary

__all__ = ["Named", "followed", "group", "library_of", "named"]


@dataclass(frozen=True, slots=True)
class Named:
    """A text: its file's name, the digest of the file, the name that an id or a work of the catalogue give its
    document, and the one that its official number gives. ``has_id`` is True where ``given`` comes from an id;
    ``doubtful`` is a number in a text that has no measures; ``line`` is that of the catalogue's row."""

    file: str
    sha256: str
    number: str | None = None
    given: str | None = None
    has_id: bool = False
    doubtful: bool = False
    line: float = math.inf


def named(reading: DocumentReading, row: CatalogueRow | None, symbols: Symbols) -> Named:
    """What names the document of a text. A commentary prints the number of another document, so its number does not
    count."""
    source = reading.source
    number = None if reading.kind == COMMENTARY else reading.number
    slugs = number_slugs(number, symbols, reading.issuers) if number else ()
    return Named(
        source.name,
        source.sha256,
        number=next(iter(slugs), None),
        given=row.slug if row else None,
        has_id=row is not None and row.has_id,
        doubtful=not reading.measures,
        line=row.line if row else math.inf,
    )


def group(texts: Sequence[Named]) -> dict[str, tuple[int, ...]]:
    """The texts of each document, by index, by the document's name: the documents in the order of the texts, the texts
    of a document in the order in which they are followed."""
    keys = _keys(texts)
    works: dict[str, list[int]] = defaultdict(list)
    for i in followed(texts, range(len(texts))):
        works[keys[i]].append(i)
    names = _names({key: [texts[i] for i in found] for key, found in works.items()})
    return {names[key]: tuple(works[key]) for key in dict.fromkeys(keys)}


def followed(texts: Sequence[Named], found: Iterable[int]) -> list[int]:
    """Texts, by index, in the order in which they are followed."""
    return sorted(found, key=lambda i: (texts[i].line, texts[i].file, texts[i].sha256))


def library_of(works: Iterable[tuple[str, Sequence[DocumentReading]]], vocabulary: Vocabulary, base: str) -> Library:
    """The documents that citations can lead to: all but commentaries. ``works`` are slugs with readings, whose texts
    are not looked at."""
    return compile_library(
        [
            LibraryEntry(
                document_iri(base, name),
                tuple(reading.title for reading in readings if reading.title),
                next((reading.number for reading in readings if reading.number), None),
                next((reading.issuers for reading in readings if reading.issuers), ()),
            )
            for name, readings in works
            if kind_of(*readings) != COMMENTARY
        ],
        vocabulary,
    )


def _keys(texts: Sequence[Named]) -> list[str]:
    """What the texts of one document share, and no others: a given name, a number, or the file's name."""
    given: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        if text.given and text.number and not text.doubtful:
            given[text.number].add(text.given)
    sure = {name for text in texts for name in (text.given, None if text.doubtful else text.number) if name}
    shared = [text.given or _by_number(text, given, sure) for text in texts]
    files: dict[str, set[str]] = defaultdict(set)
    for text, key in zip(texts, shared, strict=True):
        files[key or _file_slug(text)].add("" if key else text.sha256)
    return [key or _unique(text, files) for text, key in zip(texts, shared, strict=True)]


def _by_number(text: Named, given: Mapping[str, set[str]], sure: set[str]) -> str | None:
    """The number, or the one work of the catalogue that has this number."""
    if text.number is None or (text.doubtful and text.number in sure):
        return None
    works = given.get(text.number, set())
    return next(iter(works)) if len(works) == 1 else text.number


def _names(works: Mapping[str, Sequence[Named]]) -> dict[str, str]:
    """What each document is called. A work without an id is called by its number, if no other is."""
    numbers = {key: _number_of(key, texts) for key, texts in works.items()}
    times = Counter([*works, *numbers.values()])
    return {key: number if number and times[number] == 1 else key for key, number in numbers.items()}


def _number_of(key: str, texts: Sequence[Named]) -> str | None:
    if any(text.has_id for text in texts) or not any(text.given == key for text in texts):
        return None
    return next((text.number for text in texts if text.number and not text.doubtful), None)


def _file_slug(text: Named) -> str:
    return slug(PurePath(text.file).stem)


def _unique(text: Named, files: Mapping[str, set[str]]) -> str:
    name = _file_slug(text)
    return name if len(files[name]) == 1 else f"{name}-{text.sha256[:8]}"
