"""The stages in order: read and recognise, describe, store, validate.

Example:
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "tea.txt").write_text("1. Cut the tax on tea. (Ministry of Finance)\\n2. Lend to tea growers.")
    >>> report = build([folder / "tea.txt"], folder / "build")
    >>> report.documents[0].slug, report.documents[0].counts["measures"], report.failures
    ('tea', 2, ())
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from ..describe import describe_vocabularies
from ..describe.dataset import now
from ..model import DocumentReading
from ..namespaces import BASE
from ..read import Catalogue, read_catalogue
from ..store import GRAPH, STORE, VALIDATION, load_store, staging, write_quads, write_run
from ..validate import Engine, validate
from ..validate.report import Severity
from ..vocabulary import load_vocabulary, vocabulary_files
from .assembly import dataset_quads, document_quads, gather
from .drafting import alike_texts
from .extraction import Failure, Progress, extract_files
from .report import BuildReport, DocumentCounts, Stopwatch, run_json
from .spool import Spool

__all__ = ["BuildReport", "DocumentCounts", "Failure", "Progress", "build", "extract"]

_log = logging.getLogger(__name__)


def extract(
    paths: Iterable[Path],
    *,
    catalogue: Path | None = None,
    vocabularies: Sequence[Path] = (),
    default_vocabulary: bool = True,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[DocumentReading | Failure]:
    """Reads files and folders: one reading or failure a file, in order. Raises CatalogError and VocabularyError."""
    vocabulary = load_vocabulary(vocabularies, default=default_vocabulary)
    rows = read_catalogue(catalogue, vocabulary) if catalogue else Catalogue()
    skip = [*vocabularies, *([catalogue] if catalogue else [])]
    return extract_files(paths, vocabulary, catalogue=rows, jobs=jobs, skip=skip, progress=progress)


def build(
    paths: Iterable[Path],
    out: Path,
    *,
    catalogue: Path | None = None,
    vocabularies: Sequence[Path] = (),
    default_vocabulary: bool = True,
    base: str = BASE,
    jobs: int = 1,
    engine: Engine = "auto",
    progress: Progress | None = None,
) -> BuildReport:
    """Reads files and folders and writes the graph, the store, the validation report and ``run.json`` to the folder
    ``out``, all or nothing. Files that cannot be read are failures of the report. Raises CatalogError and
    VocabularyError for these, and OutputError where ``out`` cannot be written or is no build."""
    started, watch = now(), Stopwatch()
    vocabulary = load_vocabulary(vocabularies, default=default_vocabulary)
    rows = read_catalogue(catalogue, vocabulary) if catalogue else Catalogue()
    skip = [out, *vocabularies, *([catalogue] if catalogue else [])]
    watch.lap("vocabulary")
    with staging(out) as folder, Spool[DocumentReading](folder) as spool:
        results = extract_files(paths, vocabulary, catalogue=rows, jobs=jobs, skip=skip, progress=progress)
        texts = gather(results, rows, vocabulary, spool, compare=catalogue is None)
        watch.lap("extract")
        if not texts.heads:
            _log.warning("no text could be read: %s is left as it was", out)
            return BuildReport(out, (), 0, tuple(texts.failures), 0, 0, watch.seconds)
        files = [*vocabulary_files(default=default_vocabulary), *vocabularies]
        documents: list[DocumentCounts] = []

        def quads() -> Iterator[list[ox.Quad]]:
            for counts, described in document_quads(texts, spool, vocabulary, base, progress):
                documents.append(counts)
                yield described
            lexicon = describe_vocabularies(files, base)
            yield lexicon
            yield dataset_quads(documents, texts, files, len(set(lexicon)), started, base)

        triples = write_quads(quads(), folder / GRAPH)
        watch.lap("describe")
        found = _load_and_validate(folder, engine, watch)
        counts, failures = (found["Violation"], found["Warning"]), tuple(texts.failures)
        alike = alike_texts(texts, vocabulary)
        watch.lap("compare")
        report = BuildReport(out, tuple(documents), triples, failures, *counts, watch.seconds, alike)
        write_run(folder, run_json(report, started, base, [head.source for head in texts.heads], files))
    return report


def _load_and_validate(folder: Path, engine: Engine, watch: Stopwatch) -> Mapping[Severity, int]:
    """Closes the store at its end, so that its folder can be moved."""
    store = load_store(folder / GRAPH, folder / STORE)
    watch.lap("store")
    findings = validate(store, engine=engine)
    (folder / VALIDATION).write_text(findings.to_turtle(), encoding="utf-8")
    watch.lap("validate")
    return findings.counts()
