"""How the graph was made: what validation found, versions, and the inputs with their hashes.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.graph import graph_of
    >>> from graph_build.report.corpus import read_corpus
    >>> making(read_corpus(graph_of(ox.Store()), "en"), None).text[0]
    'The graph was given without the folder of its build, so its validation and its versions are not known here.'
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from ..errors import SourceError
from ..namespaces import term
from ..store import RUN, VALIDATION
from ..table import Cell, Table
from .corpus import Corpus
from .fit import shortened
from .model import ROOM, Block, Grid, Section

__all__ = ["making"]

_UNKNOWN: Final = (
    "The graph was given without the folder of its build, so its validation and its versions are not known here."
)
_SHOWN: Final = 200
_CHECK: Final = "validate --format json"


def making(corpus: Corpus, build: Path | None) -> Section:
    """Validation and provenance. Raises SourceError where ``build`` holds no readable record."""
    texts = _texts(corpus)
    title = "Validation, and how this was made"
    if build is None:
        return Section("making", title, (_UNKNOWN,), (texts,))
    record = _record(build)
    blocks: tuple[Block, ...] = (_findings(build / VALIDATION), texts, _vocabularies(record))
    return Section("making", title, _sentences(record), blocks)


def _record(build: Path) -> dict[str, Any]:
    try:
        record = json.loads((build / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(build / RUN, "cannot be read", "give the folder of a build") from error
    if not isinstance(record, dict):
        raise SourceError(build / RUN, "is no record of a build", "give the folder of a build")
    return record


def _sentences(record: dict[str, Any]) -> tuple[str, ...]:
    versions = ", ".join(f"{name} {version}" for name, version in sorted(record.get("versions", {}).items()))
    found = record.get("findings", {})
    failures = record.get("failures", [])
    return (
        f"Validation found {found.get('violations', '?')} violations and {found.get('warnings', '?')} warnings in "
        f"{record.get('triples', 0):,} triples.",
        f"Built by {record.get('generator', '?')} {record.get('version', '?')} ({versions}), started "
        f"{record.get('started', '?')}.",
        f"{len(failures)} files could not be read." if failures else "Every file given could be read.",
    )


def _findings(path: Path) -> Grid:
    found: dict[str, dict[str, str]] = {}
    if path.exists():
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            value = triple.object.value if not isinstance(triple.object, ox.Triple) else ""
            found.setdefault(str(triple.subject), {})[triple.predicate.value] = value
    results = [one for one in found.values() if term("sh:resultMessage") in one]
    names = ("sh:resultSeverity", "sh:focusNode", "sh:resultMessage")
    cells = sorted(tuple(one.get(term(name), "") for name in names) for one in results)
    rows: list[tuple[Cell, ...]] = [(s.rpartition("#")[2], f, shortened(m, 300)) for s, f, m in cells[:_SHOWN]]
    table = Table(("severity", "focus", "message"), tuple(cells))
    heads = ("Severity", "About", "What")
    empty = "Validation found nothing."
    return Grid(
        "findings", "Findings of validation", heads, rows, table, "validate --format json", empty, total=len(cells)
    )


def _texts(corpus: Corpus) -> Grid:
    table = corpus.ask("document-texts")
    rows = [
        (corpus.ref(row["document"]), row["file"], str(row["language"]).rpartition("/")[2], row["characters"],
         row["sha256"])
        for row in table
    ]  # fmt: skip
    heads = ("Document", "File", "Language", "Characters", "SHA-256")
    return Grid(
        "inputs", "Texts that were read", heads, rows, table, "query document-texts", "The graph holds no texts.",
        folded=len(rows) > 12, room=2 * ROOM,
    )  # fmt: skip


def _vocabularies(record: dict[str, Any]) -> Grid:
    files = [one for one in record.get("vocabularies", record.get("vocabulary", [])) if isinstance(one, dict)]
    rows = tuple((str(one.get("file")), str(one.get("sha256"))) for one in files)
    table = Table(("file", "sha256"), rows)
    heads = ("File", "SHA-256")
    return Grid("vocabularies", "Vocabularies", heads, rows, table, "", "Not recorded.", folded=True)
