"""What a build reports: counts by document, failures, findings, times; also as the content of ``run.json``.

Example:
    >>> counts = counts_of("tea", ("Tea Opinions",), ("tea.txt",), [])
    >>> counts.counts["measures"]
    0
"""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import pyoxigraph as ox

from ..describe.dataset import software_version
from ..model import Source
from ..namespaces import term
from .extraction import Failure

__all__ = ["BuildReport", "DocumentCounts", "SeveralTexts", "Stopwatch", "counts_of", "run_json"]

_COUNTED: Final = {
    "texts": "sp:Text",
    "sections": "sp:Section",
    "measures": "sp:Measure",
    "responsibilities": "sp:Responsibility",
    "instruments": "sp:InstrumentUse",
    "programmes": "sp:Programme",
    "quantities": "sp:Quantity",
    "periods": "sp:Period",
    "citations": "sp:Citation",
}


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How much was read in one document. ``counts`` are by plural name (``measures`` …), ``classes`` by class IRI."""

    slug: str
    title: str | None
    files: tuple[str, ...]
    triples: int
    counts: Mapping[str, int]
    classes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SeveralTexts:
    """Files that are, or may be, texts of one work, what the work is called, and why."""

    work: str
    files: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The result of a build. ``violations`` and ``warnings`` count the findings of validation; ``seconds`` are by
    stage; ``alike`` are documents that may be one work, where no catalogue says what is. Where no text could be read,
    ``documents`` is empty and nothing was written."""

    out: Path
    documents: tuple[DocumentCounts, ...]
    triples: int
    failures: tuple[Failure, ...]
    violations: int
    warnings: int
    seconds: Mapping[str, float]
    alike: tuple[SeveralTexts, ...] = ()

    @property
    def findings(self) -> int:
        """How many findings validation has."""
        return self.violations + self.warnings


class Stopwatch:
    """Times the stages that follow each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, stage: str) -> None:
        """Books the time since the last lap to ``stage``."""
        time = perf_counter()
        self.seconds[stage] = round(time - self._last, 3)
        self._last = time


def counts_of(slug: str, titles: Sequence[str], files: tuple[str, ...], quads: Iterable[ox.Quad]) -> DocumentCounts:
    """Counts the nodes in the statements of one document."""
    unique = set(quads)
    types = term("rdf:type")
    typed = (quad.object for quad in unique if quad.predicate.value == types)
    classes = Counter(class_.value for class_ in typed if isinstance(class_, ox.NamedNode))
    counts = {name: classes[term(class_)] for name, class_ in _COUNTED.items()}
    return DocumentCounts(slug, next(iter(titles), None), files, len(unique), counts, classes)


def run_json(
    report: BuildReport, started: datetime, base: str, sources: Sequence[Source], vocabularies: Sequence[Path]
) -> dict[str, Any]:
    """The content of ``run.json``. ``sources`` are the files that were read; their texts are not looked at."""
    documents = {file: document.slug for document in report.documents for file in document.files}
    return {
        "version": software_version(),
        "versions": {"python": platform.python_version(), "pyoxigraph": version("pyoxigraph")},
        "started": started.isoformat(),
        "base": base,
        "triples": report.triples,
        "counts": {name: sum(d.counts[name] for d in report.documents) for name in _COUNTED},
        "findings": {"violations": report.violations, "warnings": report.warnings},
        "seconds": dict(report.seconds),
        "documents": [
            {"id": d.slug, "title": d.title, "triples": d.triples, **d.counts, "files": list(d.files)}
            for d in report.documents
        ],
        "inputs": [
            {"file": s.path, "sha256": s.sha256, "encoding": s.encoding, "document": documents[s.path]} for s in sources
        ],
        "vocabularies": [{"file": v.name, "sha256": sha256(v.read_bytes()).hexdigest()} for v in vocabularies],
        "failures": [{"file": failure.path, "reason": failure.reason} for failure in report.failures],
    }
