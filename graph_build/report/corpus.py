"""What all sections of a report share: documents with short names (D1, D2 …) and the quotes behind their statements.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.graph import graph_of
    >>> read_corpus(graph_of(ox.Store()), "en").documents
    {}
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..namespaces import local_id
from ..query import find_question, remembered
from ..table import Table
from .model import Quote

if TYPE_CHECKING:
    from ..graph import PolicyGraph

__all__ = ["Corpus", "Quotes", "read_corpus", "told_apart"]

Quotes = Mapping[tuple[Any, ...], list[Quote]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A graph asked in one language, and its documents: IRI to a row of their profile with ``ref``, the short name. No
    question is asked twice."""

    graph: PolicyGraph
    language: str
    profile: Table
    documents: Mapping[str, Mapping[str, Any]]
    _answers: dict[str, Table] = field(default_factory=dict)

    def ask(self, name: str) -> Table:
        """The answer to a question of the catalogue, with names in the language of the report where it takes one."""
        if name not in self._answers:
            parameters = {"language": self.language} if "language" in find_question(name).parameters else {}
            self._answers[name] = self.graph.query(name, **parameters)
        return self._answers[name]

    def ref(self, document: object) -> str:
        """The short name of a document."""
        found = self.documents.get(str(document))
        return str(found["ref"]) if found else str(document)

    def where(self, row: Mapping[str, Any]) -> str:
        """The place a row is about: document, and measure where there is one."""
        ref = self.ref(row["document"])
        return ref if row.get("number") is None else f"{ref}, measure {row['number']}"

    def quotes(self, question: str, *keys: str) -> Quotes:
        """The quotes of a question of evidence by the values of some columns."""
        found: dict[tuple[Any, ...], list[Quote]] = defaultdict(list)
        places = {iri: place for place, iri in enumerate(self.documents)}
        rows = sorted(
            self.ask(question),
            key=lambda row: (places.get(str(row["document"]), -1), row.get("number") or 0, row["start"]),
        )
        for row in rows:
            found[tuple(row[key] for key in keys)].append(Quote(str(row["quote"]), self.where(row)))
        return found


def read_corpus(graph: PolicyGraph, language: str) -> Corpus:
    """The documents of a graph, oldest first and those without a year last. The time limit of the graph bounds every
    query of the report."""
    limited = replace(graph, source=remembered(graph.source, graph.seconds))
    profile = limited.query("document-profile", language=language)
    rows: dict[str, dict[str, Any]] = {str(row["document"]): row for row in profile}
    order = sorted(rows.values(), key=lambda row: (row["year"] is None, row["year"] or 0, row["document"]))
    named = {row["document"]: {**row, "ref": f"D{place}"} for place, row in enumerate(order, start=1)}
    return Corpus(limited, language, profile, named)


def told_apart(labels: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Names by IRI; what shares its name with another has its id behind it.

    >>> told_apart([("https://e.org/a", "Bank"), ("https://e.org/b", "Bank"), ("https://e.org/c", "Court")])
    {'https://e.org/a': 'Bank (a)', 'https://e.org/b': 'Bank (b)', 'https://e.org/c': 'Court'}
    """
    known = {str(iri): str(label) for iri, label in labels}
    counts = Counter(known.values())
    return {iri: f"{label} ({local_id(iri)})" if counts[label] > 1 else label for iri, label in known.items()}
