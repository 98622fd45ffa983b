"""The views of networks: which network each shows, and what its page says of it.

Example:
    >>> import networkx as nx
    >>> [sorted(part) for part in (around(nx.path_graph(5), [2], 1), around(nx.path_graph(5), [0, 4], 1))]
    [[1, 2, 3], [0, 1, 3, 4]]
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias

import networkx as nx

from ..analyse.network import Kind, network
from ..errors import ParameterError
from ..query import TIME_LIMIT, Source, remembered
from ..query.catalogue import nearest
from .data import page_data
from .page import network_page

__all__ = ["Colour", "Surroundings", "agencies_page", "around", "graph_page", "instruments_page"]

Colour: TypeAlias = Literal["community", "kind"]
Surroundings: TypeAlias = Literal["agency-instrument", "co-responsibility"]
_TITLES: Final[dict[str, str]] = {
    "co-responsibility": "Bodies that share measures",
    "lead-participant": "Bodies that lead, and those that participate",
    "agency-instrument": "Bodies and the instruments of their measures",
}


def agencies_page(
    source: Source,
    *,
    directed: bool = False,
    colour: Colour = "community",
    least: int = 1,
    groups: bool = True,
    document: str | None = None,
    language: str = "en",
    seconds: float | None = TIME_LIMIT,
) -> str:
    """Bodies that have measures in common as an HTML page; ``directed``: from those that lead to those that
    participate. Raises ParameterError, QueryError, QueryTimeout and SourceError.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> agencies_page(LocalSource(ox.Store()))[:15]
    '<!DOCTYPE html>'
    """
    kind: Kind = "lead-participant" if directed else "co-responsibility"
    asked = remembered(source, seconds)
    graph = network(asked, kind, least=least, groups=groups, document=document, language=language)
    return _page(asked, graph, colour=colour, seconds=seconds)


def instruments_page(
    source: Source,
    *,
    colour: Colour = "kind",
    least: int = 1,
    groups: bool = True,
    document: str | None = None,
    language: str = "en",
    seconds: float | None = TIME_LIMIT,
) -> str:
    """Bodies and the instruments of their measures as an HTML page; raises as :func:`agencies_page`.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> "<script" in instruments_page(LocalSource(ox.Store()))
    True
    """
    asked = remembered(source, seconds)
    graph = network(asked, "agency-instrument", least=least, groups=groups, document=document, language=language)
    return _page(asked, graph, colour=colour, seconds=seconds)


def graph_page(
    source: Source,
    focus: Sequence[str],
    *,
    depth: int = 1,
    kind: Surroundings = "agency-instrument",
    colour: Colour = "kind",
    least: int = 1,
    groups: bool = True,
    document: str | None = None,
    language: str = "en",
    seconds: float | None = TIME_LIMIT,
) -> str:
    """What is within ``depth`` steps of the nodes ``focus`` (ids or IRIs) as an HTML page; raises as
    :func:`agencies_page`, and ParameterError for a node that is not there.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> graph_page(LocalSource(ox.Store()), ["mof"])
    Traceback (most recent call last):
    graph_build.errors.ParameterError: focus: 'mof' is no node of agency-instrument; see sme-graph network
    """
    if not focus:
        raise ParameterError("focus", "names no node", "give one, such as mof")
    if depth < 1:
        raise ParameterError("depth", f"{depth} is no number of steps", "give 1 or more")
    asked = remembered(source, seconds)
    graph = network(asked, kind, least=least, groups=groups, document=document, language=language)
    chosen = [_found(graph, name, kind) for name in focus]
    labels = ", ".join(str(graph.nodes[node]["label"]) for node in chosen)
    return _page(asked, around(graph, chosen, depth), colour=colour, seconds=seconds, about=f"Around {labels}")


def around(graph: nx.Graph, focus: Sequence[Hashable], depth: int) -> nx.Graph:
    """The part of a network within ``depth`` steps of one of the nodes ``focus``, along links in any direction."""
    flat = graph.to_undirected(as_view=True)
    kept: set[Hashable] = set()
    for node in focus:
        kept |= nx.single_source_shortest_path_length(flat, node, cutoff=depth).keys()
    return graph.subgraph(kept).copy()


def _found(graph: nx.Graph, name: str, kind: str) -> str:
    """The node of that id or IRI."""
    ids = {str(data["local_id"]): str(node) for node, data in graph.nodes(data=True)}
    if name in graph:
        return name
    if name not in ids:
        labels = {str(data["label"]): id_ for id_, node in ids.items() if (data := graph.nodes[node])}
        remedy = f"give its id, {labels[name]}" if name in labels else nearest(name, ids, "sme-graph network")
        raise ParameterError("focus", f"{name!r} is no node of {kind}", remedy)
    return ids[name]


def _page(source: Source, graph: nx.Graph, *, colour: Colour, seconds: float | None, about: str = "") -> str:
    title = _TITLES[graph.graph["kind"]]
    data = page_data(source, graph, colour=colour, seconds=seconds)
    return network_page(f"{about}: {title}" if about else title, _name(source), data)


def _name(source: Source) -> str:
    """Without the folders of this machine: pages are passed on."""
    return source.name if "://" in source.name else Path(source.name).name
