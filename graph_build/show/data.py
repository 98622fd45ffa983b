"""What the script of a network page gets: nodes, edges, who stands in which measure, and the quotes that prove it.

Everything is a list, and what refers to something does so by its place, so that a sentence stands in the file once.
``stands`` has a row ``[node, measure, role]`` for each role of a body and each use of an instrument: from these the
page counts sizes and widths anew for a choice of documents, years or roles, and finds the quotes behind an edge.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.analyse.network import network
    >>> from graph_build.query import LocalSource
    >>> source = LocalSource(ox.Store())
    >>> page_data(source, network(source, "co-responsibility"), colour="kind")["nodes"]
    []
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import networkx as nx

from ..analyse import facts
from ..analyse.network import describe
from ..namespaces import local_id
from ..query import TIME_LIMIT, Source, ask_question
from .layout import positions, spread
from .quotes import Places, quotes_of

__all__ = ["FOLDED", "Places", "page_data"]

FOLDED: Final = 1500
_EDGES: Final = 600
_COLUMNS: Final = ("degree", "strength", "betweenness", "pagerank", "core", "constraint", "articulation", "community")
_Data: TypeAlias = dict[str, Any]


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
        **_drawing(graph, _groups(source, graph, seconds)),
        **_contents(source, graph, seconds),
    }


def _groups(source: Source, graph: nx.Graph, seconds: float | None) -> dict[str, str]:
    """The name of the group of each instrument: finance, innovation, market … The first of several."""
    if graph.graph["kind"] != "agency-instrument":
        return {}
    language = str(graph.graph.get("language", "en"))
    rows = list(ask_question(source, "instrument-classes", {"language": language}, seconds=seconds).table())
    return {str(row["instrument"]): str(row["label"]) for row in reversed(rows)}


def _drawing(graph: nx.Graph, groups: Mapping[str, str]) -> _Data:
    nodes, where = sorted(graph), positions(graph)
    places = {node: place for place, node in enumerate(nodes)}
    table = {row["node"]: row for row in describe(graph)}
    return {
        "nodes": [_node(graph.nodes[node], table[node], where[node], groups.get(node)) for node in nodes],
        "edges": sorted([places[a], places[b], weight] for a, b, weight in graph.edges(data="weight")),
        "communities": spread([where[node] for node in nodes], [table[node]["community"] for node in nodes]),
    }


def _contents(source: Source, graph: nx.Graph, seconds: float | None) -> _Data:
    """Who stands in which measure of which document, and the quotes."""
    places = {node: place for place, node in enumerate(sorted(graph))}
    measures = _measures(source, graph)
    found = quotes_of(
        source, graph.graph["kind"], lambda one: one.node in places and one.measure in measures, seconds=seconds
    )
    standing = {stand.measure for stand in found.stands}
    used = {iri: row for row, iri in enumerate(iri for iri in measures if iri in standing)}
    documents, numbers, roles = facts.documents(source, str(graph.graph.get("language", "en"))), Places(), Places()
    return {
        "measures": [[numbers.of(measures[iri].document), measures[iri].number] for iri in used],
        "documents": [_document(documents.get(iri), iri) for iri in numbers.items],
        "stands": [[places[stand.node], used[stand.measure], roles.of(stand.role)] for stand in found.stands],
        "roles": roles.items,
        "quotes": found.quotes,
        "sentences": found.sentences,
    }


def _measures(source: Source, graph: nx.Graph) -> dict[str, facts.Measure]:
    only = graph.graph.get("document")
    return {m.iri: m for m in facts.measures(source) if only is None or m.document == only}


def _least(graph: nx.Graph) -> int:
    """The least weight that the page shows at first: of the heaviest links, no more than can be told apart."""
    weights = sorted((weight for _, _, weight in graph.edges(data="weight")), reverse=True)
    if len(weights) <= _EDGES:
        return min(weights, default=1)
    return int(weights[_EDGES]) + 1 if weights[_EDGES] < weights[0] else int(weights[0])


def _node(data: _Data, row: _Data, where: tuple[float, float], group: str | None) -> _Data:
    measured = [round(value, 4) if isinstance(value, float) else value for value in map(row.get, _COLUMNS)]
    return {
        "id": data["local_id"],
        "label": str(data["label"]),
        "kind": data["kind"],
        "category": data.get("category") or group,
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
