"""What the script of a network page gets: nodes, edges, who stands in which measure, and the quotes that prove it.

Everything is a list, and what refers to something does so by its place, so that a sentence stands in the file once.
``stands`` has a row ``[node, measure, role]`` for each role of a body and each use of an instrument: from these the
page counts sizes and widths anew for a choice of documents, years or roles, and finds the quotes behind an edge.

Example:
    >>> places = Places()
    >>> places.of("tea"), places.of("salt"), places.of("tea"), places.items
    (0, 1, 0, ['tea', 'salt'])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import networkx as nx

from ..analyse import facts
from ..analyse.network import describe
from ..namespaces import local_id
from ..query import TIME_LIMIT, Source, ask_question, with_sentences
from .layout import positions, spread

__all__ = ["FOLDED", "Places", "page_data"]

FOLDED: Final = 1500
_EDGES: Final = 600
_COLUMNS: Final = ("degree", "strength", "betweenness", "pagerank", "core", "constraint", "articulation", "community")
_Data: TypeAlias = dict[str, Any]
_Stand: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """Gives each text its place in a list."""

    items: list[str] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        """The place of ``text``, at the end for a new one."""
        if text not in self._known:
            self._known[text] = len(self.items)
            self.items.append(text)
        return self._known[text]


def page_data(source: Source, graph: nx.Graph, *, colour: str, seconds: float | None = TIME_LIMIT) -> _Data:
    """The data of the page of ``graph``, a network of :func:`graph_build.analyse.network.network` or a part of one, as
    JSON takes them. Raises QueryError, QueryTimeout and SourceError."""
    return {
        "kind": graph.graph["kind"],
        "directed": graph.is_directed(),
        "colour": colour,
        "least": _least(graph),
        "folded": FOLDED,
        "columns": _COLUMNS,
        **_drawing(graph),
        **_contents(source, graph, seconds),
    }


def _drawing(graph: nx.Graph) -> _Data:
    nodes, where = sorted(graph), positions(graph)
    places = {node: place for place, node in enumerate(nodes)}
    table = {row["node"]: row for row in describe(graph)}
    return {
        "nodes": [_node(graph.nodes[node], table[node], where[node]) for node in nodes],
        "edges": sorted([places[a], places[b], weight] for a, b, weight in graph.edges(data="weight")),
        "communities": spread([where[node] for node in nodes], [table[node]["community"] for node in nodes]),
    }


def _contents(source: Source, graph: nx.Graph, seconds: float | None) -> _Data:
    """Who stands in which measure of which document, and the quotes."""
    places = {node: place for place, node in enumerate(sorted(graph))}
    measures = _measures(source, graph)
    stands = [stand for stand in _stands(source, graph) if stand[0] in places and stand[1] in measures]
    standing = {measure for _, measure, _ in stands}
    used = {iri: row for row, iri in enumerate(iri for iri in measures if iri in standing)}
    sentences, quotes = _quotes(source, {stand: row for row, stand in enumerate(stands)}, seconds)
    documents, numbers, roles = facts.documents(source, str(graph.graph.get("language", "en"))), Places(), Places()
    return {
        "measures": [[numbers.of(measures[iri].document), measures[iri].number] for iri in used],
        "documents": [_document(documents.get(iri), iri) for iri in numbers.items],
        "stands": [[places[node], used[measure], roles.of(role)] for node, measure, role in stands],
        "roles": roles.items,
        "quotes": quotes,
        "sentences": sentences,
    }


def _measures(source: Source, graph: nx.Graph) -> dict[str, facts.Measure]:
    only = graph.graph.get("document")
    return {m.iri: m for m in facts.measures(source) if only is None or m.document == only}


def _stands(source: Source, graph: nx.Graph) -> Iterator[_Stand]:
    """A body with each role that the network counts; an instrument has none."""
    counted = {"lead", "participant"} if graph.graph["kind"] == "lead-participant" else None
    for found in facts.proved_responsibilities(source):
        if counted is None or found.role in counted:
            yield found.agency, found.measure, found.role
    if graph.graph["kind"] == "agency-instrument":
        for use in facts.proved_instrument_uses(source):
            yield use.instrument, use.measure, ""


def _quotes(source: Source, rows: dict[_Stand, int], seconds: float | None) -> tuple[list[str], list[list[Any]]]:
    """The sentences, and ``[stand, sentence, quote]`` for each quote."""
    sentences, found = Places(), set()
    for stand, quote, sentence in _proofs(source, seconds, instruments=any(not role for _, _, role in rows)):
        if stand in rows:
            found.add((rows[stand], sentences.of(sentence or quote), quote))
    return sentences.items, [list(row) for row in sorted(found)]


def _proofs(source: Source, seconds: float | None, *, instruments: bool) -> Iterable[tuple[_Stand, str, str]]:
    names = ["responsibility-evidence", *(["instrument-evidence"] if instruments else [])]
    for name in names:
        answer = with_sentences(source, ask_question(source, name, seconds=seconds), seconds)
        for row in answer.table():
            node, role = row.get("agency", row.get("instrument")), row.get("role")
            stand = (str(node), str(row["measure"]), local_id(str(role)) if role else "")
            yield stand, str(row["quote"]), str(row["sentence"] or "")


def _least(graph: nx.Graph) -> int:
    """The least weight that the page shows at first: of the heaviest links, no more than can be told apart."""
    weights = sorted((weight for _, _, weight in graph.edges(data="weight")), reverse=True)
    if len(weights) <= _EDGES:
        return min(weights, default=1)
    return int(weights[_EDGES]) + 1 if weights[_EDGES] < weights[0] else int(weights[0])


def _node(data: _Data, row: _Data, where: tuple[float, float]) -> _Data:
    measured = [round(value, 4) if isinstance(value, float) else value for value in map(row.get, _COLUMNS)]
    return {
        "id": data["local_id"],
        "label": str(data["label"]),
        "kind": data["kind"],
        "category": data.get("category"),
        "community": row["community"],
        "x": where[0],
        "y": where[1],
        "m": measured,
    }


def _document(document: facts.Document | None, iri: str) -> _Data:
    if document is None:
        return {"id": local_id(iri), "title": local_id(iri), "number": None, "year": None}
    return {
        "id": local_id(iri),
        "title": document.title or local_id(iri),
        "number": document.number,
        "year": document.year,
    }
