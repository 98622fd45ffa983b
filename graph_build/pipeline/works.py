"""Says which texts are texts of one document, and what the document is called.

A document is named by the catalogue, else by its official number, else by its file. Texts with one name from catalogue
or number are texts of one document; files that happen to be called the same are not, unless they are the same. Nor is a
text without measures, such as news, a text of the document whose number it prints, where another text has measures.

Example:
    >>> texts = [Named("a.txt", "aa" * 32, "law-1"), Named("b.txt", "bb" * 32, "law-1"), Named("c.txt", "cc" * 32)]
    >>> group(texts)
    {'law-1': (0, 1), 'c': (2,)}
"""

from __future__ import annotations

from collections import defaultdict
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

__all__ = ["Named", "group", "library_of", "named"]


@dataclass(frozen=True, slots=True)
class Named:
    """A text: its file's name, the digest of the file, and the name that catalogue or number give its document.
    ``doubtful`` is a name from a number in a text that has no measures."""

    file: str
    sha256: str
    shared: str | None = None
    doubtful: bool = False


def named(reading: DocumentReading, row: CatalogueRow | None, symbols: Symbols) -> Named:
    """The name of a text's document by catalogue or official number. A commentary prints the number of another
    document, so its number does not count."""
    source = reading.source
    if row is not None and row.slug:
        return Named(source.name, source.sha256, row.slug)
    if reading.kind == COMMENTARY or not reading.number:
        return Named(source.name, source.sha256)
    slugs = number_slugs(reading.number, symbols, reading.issuers)
    return Named(source.name, source.sha256, next(iter(slugs), None), doubtful=not reading.measures)


def group(texts: Sequence[Named]) -> dict[str, tuple[int, ...]]:
    """The texts, by index, of each document, by name; both in the order of the texts."""
    sure = {text.shared for text in texts if not text.doubtful}
    shared = [None if text.doubtful and text.shared in sure else text.shared for text in texts]
    files: dict[str, set[str]] = defaultdict(set)
    for text, name in zip(texts, shared, strict=True):
        files[name or _file_slug(text)].add("" if name else text.sha256)
    found: dict[str, list[int]] = defaultdict(list)
    for i, (text, name) in enumerate(zip(texts, shared, strict=True)):
        found[name or _unique(text, files)].append(i)
    return {name: tuple(indices) for name, indices in found.items()}


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


def _file_slug(text: Named) -> str:
    return slug(PurePath(text.file).stem)


def _unique(text: Named, files: Mapping[str, set[str]]) -> str:
    name = _file_slug(text)
    return name if len(files[name]) == 1 else f"{name}-{text.sha256[:8]}"
