"""Measures of networks: of each node, and of the whole.

All are worked out by igraph, whatever the size of the network, so that results are alike. Links of a node to itself do
not count, parallel links are one with the sum of their weights, and links without ``weight`` weigh 1. More weight means
a closer tie. "Flat" means that direction is left out: a link from a to b and one from b to a are one with the sum of
their weights.

Example:
    >>> barbell = nx.barbell_graph(3, 1)
    >>> [(row["node"], row["betweenness"], row["community"]) for row in describe(barbell) if row["articulation"]]
    [(2, 0.5333333333333333, 1), (4, 0.5333333333333333, 2), (3, 0.6, 1)]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from math import isnan
from typing import Any, Final

import igraph as ig
import networkx as nx

from ...errors import ParameterError
from ...table import Cell, Table
from .engine import Compiled, communities, compiled, modularity, numbered, sides

__all__ = ["DAMPING", "annotate", "describe"]

DAMPING: Final = 0.85
_NAMED: Final = ("node", "label", "kind")


def describe(graph: nx.Graph) -> Table:
    """The measures of a network.

    Args:
        graph: any networkx graph; :func:`network` builds those of policies. ``label``, ``kind`` and ``bipartite`` of
            nodes and ``weight`` of links are looked at.

    Returns:
        A row for each node, the greatest ``strength`` first, of equal ones in the order of their keys:

        ``node``, ``label``, ``kind``
            key and attributes; the key is also the label of a node without.
        ``degree``, ``in_degree``, ``out_degree``
            the number of links; the last two only of a directed network, where ``degree`` is their sum.
        ``strength``, ``in_strength``, ``out_strength``
            the same with each link as much as it weighs (A. Barrat et al., PNAS 101(11), 2004).
        ``betweenness``
            the share of shortest paths between two other nodes that lead over this one (L. C. Freeman, Sociometry
            40(1), 1977), along directions, each link one step whatever its weight: sharing more does not make a tie
            shorter, and fractions as lengths would make ties between paths a matter of rounding. 0 to 1.
        ``pagerank``
            the share of time that a random walk along links, in proportion to their weights, spends here (S. Brin and
            L. Page, Computer Networks 30, 1998; damping 0.85). Direction counts: who participates under many that lead,
            or is cited, is high. Sums to 1.
        ``core``
            the greatest k so that the node is in a flat part where each node is linked to k others (S. B. Seidman,
            Social Networks 5(3), 1983); weights do not count.
        ``community``
            the number of the densely linked part it is in, 1 for the largest, by the Leiden algorithm (V. A. Traag, L.
            Waltman and N. J. van Eck, Scientific Reports 9:5233, 2019), flat and by weights; see ``modularity``.
        ``constraint``
            how far its ties lead back to the same others (R. S. Burt, Structural Holes, 1992), flat and by weights: low
            for brokers between parts that have no ties. None without links. In a two-mode network, where neighbours
            are never linked, it only tells how much one tie outweighs the others.
        ``articulation``
            whether the flat network falls into more parts without it.
        ``component``
            the number of the part that is linked at all, flat, 1 for the largest.

        The figures:

        ``nodes``, ``edges``, ``mean_degree``
            counts, and the mean of ``degree``.
        ``density``
            the share of possible links that are there; of a two-mode network, possible are those between the sides (S.
            P. Borgatti and M. G. Everett, Social Networks 19(3), 1997).
        ``components``, ``largest_component``, ``isolates``
            the number of parts, the number of nodes of the largest, the number of nodes without links.
        ``communities``, ``modularity``
            their number, and how much more weight is within them than expected if strengths were all that counts (M. E.
            J. Newman, Physical Review E 70, 056131, 2004); in a two-mode network, where only links between the sides
            are expected, that of M. J. Barber (Physical Review E 76, 066102, 2007). None without links.
        ``reciprocity``
            the share of links that are returned; only of a directed network, None without links.

    Raises:
        ParameterError: for a weight that is no number above 0.
    """
    plain = compiled(graph)
    columns = {**_names(graph, plain), **_measured(plain)}
    order = sorted(range(len(plain.nodes)), key=lambda place: -columns["strength"][place])
    rows = tuple(tuple(values[place] for values in columns.values()) for place in order)
    title = f"Measures of: {graph.graph['name']}" if graph.graph.get("name") else "Measures of a network"
    return Table(tuple(columns), rows, title, _figures(graph, plain, columns))


def annotate(graph: nx.Graph, table: Table | None = None) -> nx.Graph:
    """A copy of a network whose nodes have their measures as attributes.

    Args:
        graph: as in :func:`describe`.
        table: what :func:`describe` gave for it, so that it is not worked out again.

    Returns:
        The copy. The attributes are named as the columns of the table; what is None there is left out.

    Raises:
        ParameterError: as :func:`describe`, and for a table that is not of this network.

    >>> annotate(nx.path_graph(3)).nodes[1]["betweenness"]
    1.0
    """
    rows = {row["node"]: row for row in (describe(graph) if table is None else table)}
    if set(rows) != {_key(node) for node in graph}:
        raise ParameterError("table", "is not of this network", "give what describe() gave for it, or nothing")
    copy = graph.copy()
    for node, attributes in copy.nodes(data=True):
        found = rows[_key(node)].items()
        attributes.update({name: value for name, value in found if name not in _NAMED and value is not None})
    return copy


def _key(node: Hashable) -> str | int:
    return node if isinstance(node, str | int) else str(node)


def _names(graph: nx.Graph, plain: Compiled) -> dict[str, list[Cell]]:
    return {
        "node": [_key(node) for node in plain.nodes],
        "label": [str(graph.nodes[node].get("label", node)) for node in plain.nodes],
        "kind": [graph.nodes[node].get("kind") for node in plain.nodes],
    }


def _measured(plain: Compiled) -> dict[str, list[Any]]:
    return {
        **_ties("degree", plain.whole, ig.Graph.degree),
        **_ties("strength", plain.whole, _strength(plain)),
        "betweenness": _betweenness(plain.whole),
        "pagerank": plain.whole.pagerank(damping=DAMPING, weights="weight") if plain.nodes else [],
        "core": plain.flat.coreness(),
        "community": communities(plain),
        "constraint": [None if isnan(value) else value for value in plain.flat.constraint(weights="weight")],
        "articulation": _articulation(plain.flat),
        "component": numbered(plain.flat.connected_components().membership),
    }


def _ties(name: str, graph: ig.Graph, measure: Callable[..., list[Any]]) -> dict[str, list[Any]]:
    modes = ("all", "in", "out") if graph.is_directed() else ("all",)
    return {name if mode == "all" else f"{mode}_{name}": measure(graph, mode=mode) for mode in modes}


def _strength(plain: Compiled) -> Callable[..., list[float]]:
    """igraph gives floats; a sum of counts is a count."""
    number = int if plain.counted else float
    return lambda graph, mode: [number(value) for value in graph.strength(mode=mode, weights="weight")]


def _betweenness(graph: ig.Graph) -> list[float]:
    others = (graph.vcount() - 1) * (graph.vcount() - 2) / (1 if graph.is_directed() else 2)
    return [value / others if others > 0 else 0.0 for value in graph.betweenness(directed=True)]


def _articulation(graph: ig.Graph) -> list[bool]:
    found = set(graph.articulation_points())
    return [place in found for place in range(graph.vcount())]


def _figures(graph: nx.Graph, plain: Compiled, columns: Mapping[str, Sequence[Any]]) -> dict[str, Cell]:
    nodes, edges = plain.whole.vcount(), plain.whole.ecount()
    components = Counter(columns["component"])
    figures: dict[str, Cell] = {
        "nodes": nodes,
        "edges": edges,
        "mean_degree": 2 * edges / nodes if nodes else 0.0,
        "density": edges / max(_possible(graph, plain), 1),
        "components": len(components),
        "largest_component": max(components.values(), default=0),
        "isolates": columns["degree"].count(0),
        "communities": len(set(columns["community"])),
        "modularity": modularity(plain, columns["community"]),
    }
    return figures | ({"reciprocity": plain.whole.reciprocity() if edges else None} if graph.is_directed() else {})


def _possible(graph: nx.Graph, plain: Compiled) -> int:
    side, nodes = sides(graph), len(plain.nodes)
    if side is not None:
        return sum(side.values()) * (nodes - sum(side.values()))
    return nodes * (nodes - 1) // (1 if graph.is_directed() else 2)
