"""From the readings of all texts to the quads of the whole dataset: gathers them on disk, groups them into documents,
describes one document at a time.

Example:
    >>> import tempfile
    >>> with Spool(Path(tempfile.mkdtemp())) as spool:
    ...     texts = gather([Failure("a.txt", "is empty")], Catalogue(), load_vocabulary(), spool)
    >>> texts.failures
    [Failure(path='a.txt', reason='is empty')]
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox

from ..describe import RunRecord, compile_symbols, describe, describe_dataset
from ..describe.dataset import now
from ..model import DocumentReading
from ..namespaces import vocabulary_graph_iri
from ..read import Catalogue
from ..vocabulary import Vocabulary, load_vocabulary
from .extraction import Failure, Progress
from .proposals import Proposal, propose
from .report import DocumentCounts, counts_of
from .resemblance import Sketch, sketch
from .spool import Spool
from .works import Named, group, library_of, named

__all__ = ["Texts", "dataset_quads", "document_quads", "gather", "load_vocabulary", "proposals"]

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Texts:
    """What is kept in memory of all texts: ``heads`` are the readings without their texts and without what was read
    in them, ``places`` where the whole readings lie in the spool, ``sketches`` what texts are compared by, if they are;
    all in the order of the files."""

    heads: list[DocumentReading] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def works(self) -> dict[str, tuple[int, ...]]:
        """The texts of each document, by its slug, sorted by slug."""
        return dict(sorted(group(self.names).items()))


def gather(
    results: Iterable[DocumentReading | Failure],
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    spool: Spool[DocumentReading] | None = None,
    *,
    compare: bool = False,
) -> Texts:
    """Takes all results, the readings to the spool, and with ``compare`` what :func:`proposals` needs. Warns of rows of
    the catalogue that no file has."""
    texts = Texts()
    symbols = compile_symbols(vocabulary)
    unused = {row.line: row.file for row in catalogue.rows.values()}
    for result in results:
        if isinstance(result, Failure):
            texts.failures.append(result)
            continue
        row = catalogue.row(Path(result.source.path))
        unused.pop(row.line if row else 0, None)
        texts.heads.append(_head(result))
        texts.names.append(named(result, row, symbols))
        texts.sketches += [sketch(result)] if compare else []
        texts.places += [spool.add(result)] if spool else []
    for line, file in sorted(unused.items()):
        _log.warning("%s:%d: no file %s was read", catalogue.path, line, file)
    return texts


def document_quads(
    texts: Texts,
    spool: Spool[DocumentReading],
    vocabulary: Vocabulary,
    base: str,
    progress: Progress | None = None,
) -> Iterator[tuple[DocumentCounts, list[ox.Quad]]]:
    """The statements of each document, with their counts, in the order of the slugs."""
    works = texts.works
    library = library_of(((slug, [texts.heads[i] for i in found]) for slug, found in works.items()), vocabulary, base)
    for done, (slug, found) in enumerate(works.items(), 1):
        readings = [spool.load(texts.places[i]) for i in found]
        quads = describe(*readings, vocabulary=vocabulary, base=base, slug=slug, library=library)
        titles = [reading.title for reading in readings if reading.title]
        yield counts_of(slug, titles, tuple(reading.source.path for reading in readings), quads), quads
        if progress:
            progress("describe", done, len(works))


def proposals(texts: Texts, works: Mapping[str, tuple[int, ...]], vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Which documents of ``works`` may be one. Each is called by a name from catalogue or number, if one has it."""
    stated = [name for name, found in works.items() if any(name == texts.names[i].number for i in found)]
    given = [name for name, found in works.items() if any(texts.names[i].given for i in found)]
    ordered = {name: works[name] for name in (*given, *stated, *works)}
    return propose(texts.sketches, ordered, vocabulary, apart=given)


def dataset_quads(
    documents: Sequence[DocumentCounts], texts: Texts, files: Sequence[Path], triples: int, started: datetime, base: str
) -> list[ox.Quad]:
    """The description of the dataset, once all documents have been described. ``triples`` counts those of the
    vocabularies."""
    classes: Counter[str] = Counter()
    for document in documents:
        classes.update(document.classes)
    record = RunRecord(
        started=started,
        ended=now(),
        documents=tuple(document.slug for document in documents),
        triples=triples + sum(document.triples for document in documents),
        classes=classes,
        files=tuple(dict.fromkeys(head.source.sha256 for head in texts.heads)),
        vocabularies=tuple(vocabulary_graph_iri(base, path.stem) for path in files),
    )
    own = len(set(describe_dataset(record, base)))
    return describe_dataset(replace(record, triples=record.triples + own), base)


def _head(reading: DocumentReading) -> DocumentReading:
    source = replace(reading.source, text="")
    return replace(reading, source=source, sections=(), measures=(), quantities=(), citations=(), noise=())
