"""What all sections of a report share: documents with short names (D1, D2 …) and the quotes behind measures.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.graph import graph_of
    >>> read_corpus(graph_of(ox.Store()), "en").documents
    {}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..query import find_question
from ..table import Table
from .model import Quote

if TYPE_CHECKING:
    from ..graph import PolicyGraph

__all__ = ["Corpus", "read_corpus", "shortened"]

_SHOWN_QUOTES = 8


@dataclass(frozen=True, slots=True)
class Corpus:
    """A graph asked in one language, and its documents: IRI to a row of their profile with ``ref``, the short name."""

    graph: PolicyGraph
    language: str
    profile: Table
    documents: Mapping[str, Mapping[str, Any]]

    def ask(self, name: str, **parameters: Any) -> Table:
        """The answer to a question of the catalogue, with names in the language of the report where it takes one."""
        if "language" in find_question(name).parameters:
            parameters["language"] = self.language
        return self.graph.query(name, **parameters)

    def ref(self, document: object) -> str:
        """The short name of a document."""
        found = self.documents.get(str(document))
        return str(found["ref"]) if found else str(document)

    def where(self, row: Mapping[str, Any]) -> str:
        """The place a row is about: document, and measure where there is one."""
        ref = self.ref(row["document"])
        return ref if row.get("number") is None else f"{ref}, measure {row['number']}"

    def quotes(self, rows: Iterable[Mapping[str, Any]], *keys: str) -> Mapping[tuple[Any, ...], tuple[Quote, ...]]:
        """The quotes of rows of evidence by the values of some columns."""
        found: dict[tuple[Any, ...], list[Quote]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (self.where(row), row["start"])):
            found[tuple(row[key] for key in keys)].append(Quote(row["quote"], self.where(row)))
        return {key: _first(quotes) for key, quotes in found.items()}


def read_corpus(graph: PolicyGraph, language: str) -> Corpus:
    """The documents of a graph, oldest first and those without a year last."""
    profile = graph.query("document-profile", language=language)
    rows: dict[str, dict[str, Any]] = {str(row["document"]): row for row in profile}
    order = sorted(rows.values(), key=lambda row: (row["year"] is None, row["year"] or 0, row["document"]))
    named = {row["document"]: {**row, "ref": f"D{place}"} for place, row in enumerate(order, start=1)}
    return Corpus(graph, language, profile, named)


def shortened(text: str, longest: int = 90) -> str:
    """A text cut to a length.

    >>> shortened("Ministry of Finance", 12)
    'Ministry of…'
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _first(quotes: list[Quote]) -> tuple[Quote, ...]:
    more = len(quotes) - _SHOWN_QUOTES
    shown = [Quote(shortened(quote.words, 240), quote.where) for quote in quotes[:_SHOWN_QUOTES]]
    return (*shown, Quote("", f"and {more} more")) if more > 0 else tuple(shown)
