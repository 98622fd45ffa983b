"""Two-mode networks as networks of one side: which bodies have instruments in common, or instruments bodies.

Example:
    >>> graph = nx.Graph([("mof", "tax"), ("mof", "loan"), ("miit", "tax"), ("miit", "loan")])
    >>> nx.set_node_attributes(graph, {"mof": 0, "miit": 0, "tax": 1, "loan": 1}, "bipartite")
    >>> project(graph, "agencies").edges["miit", "mof"]
    {'weight': 2}
    >>> project(graph, "agencies", alpha=0.05).edges
    EdgeView([])
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

import networkx as nx
import numpy as np
from scipy.sparse import csr_array, triu

from ...errors import ParameterError
from ..significance import adjusted, overlap_p
from .engine import sides
from .parts import stated

__all__ = ["Side", "project"]

Side: TypeAlias = Literal["agencies", "instruments"]
_SIDES: Final[tuple[Side, ...]] = get_args(Side)
_NAMES: Final[Mapping[Side, str]] = {
    "agencies": "Bodies that have instruments in common",
    "instruments": "Instruments that have bodies in common",
}
_Link: TypeAlias = tuple[int, int, dict[str, float]]


def project(graph: nx.Graph, onto: Side, *, alpha: float | None = None) -> nx.Graph:
    """The network of one side, where two nodes are linked that have neighbours in common, or more than chance has.

    Chance is that each node draws as many neighbours as it has, each of the other side that has links being equally
    likely (M. Tumminello et al., "Statistically validated networks in bipartite complex systems", PLoS ONE 6(3), 2011,
    e17994). So nodes with many neighbours need more in common. But where some of the other side are linked to almost
    all, nodes that have only these in common are held for more alike than they are.

    Args:
        graph: a two-mode network, such as ``network(source, "agency-instrument")``. Weights of links do not count.
        onto: the side that stays: ``agencies`` are the nodes whose attribute ``bipartite`` is 0, ``instruments`` those
            where it is 1.
        alpha: None for all links, or the false discovery rate at which chance is told (Y. Benjamini and Y. Hochberg,
            Journal of the Royal Statistical Society B 57(1), 1995), over all pairs of nodes that have links.

    Returns:
        All nodes of the side with their attributes, but for ``bipartite``. Links with ``weight``, the number of
        neighbours in common, and, with ``alpha``, ``p`` (the upper tail of the hypergeometric distribution) and ``q``
        (the least rate at which the link stays). The whole has the attributes of ``graph``, ``onto`` and ``alpha``.

    Raises:
        ParameterError: for one that is no two-mode network, an unknown side, or a rate that is not between 0 and 1.
    """
    if alpha is not None and not 0 < alpha < 1:
        raise ParameterError("alpha", f"{alpha} is no rate", "give a number between 0 and 1")
    nodes, neighbours = _neighbours(graph, onto)
    pairs = triu(neighbours @ neighbours.T, k=1).tocsr().sorted_indices().tocoo()
    found = nx.Graph()
    found.graph.update(graph.graph, name=_NAMES[onto], **stated(onto=onto, alpha=alpha))
    for node in nodes:
        found.add_node(node, **{name: value for name, value in graph.nodes[node].items() if name != "bipartite"})
    links = _counted(pairs) if alpha is None else _beyond_chance(pairs, neighbours, alpha)
    found.add_edges_from((nodes[row], nodes[column], values) for row, column, values in links)
    return found


def _counted(pairs: Any) -> Iterator[_Link]:
    for row, column, shared in zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True):
        yield row, column, {"weight": shared}


def _beyond_chance(pairs: Any, neighbours: Any, alpha: float) -> Iterator[_Link]:
    degrees, items = neighbours.sum(axis=1), np.count_nonzero(neighbours.sum(axis=0))
    linked = np.count_nonzero(degrees)
    p = overlap_p(pairs.data, degrees[pairs.row], degrees[pairs.col], int(items))
    q = adjusted(p, int(linked * (linked - 1) // 2))
    for (row, column, values), one_p, one_q in zip(_counted(pairs), p.tolist(), q.tolist(), strict=True):
        if one_q <= alpha:
            yield row, column, {**values, "p": one_p, "q": one_q}


def _neighbours(graph: nx.Graph, onto: Side) -> tuple[list[Hashable], Any]:
    """The nodes of a side, sorted, and their matrix with those of the other side: 1 where they are linked."""
    side = sides(graph)
    if side is None:
        raise ParameterError("graph", "is no two-mode network", "give one of the kind agency-instrument")
    if onto not in _SIDES:
        raise ParameterError("onto", f"{onto!r} is no side", f"give {' or '.join(_SIDES)}")
    stay = sorted((node for node in graph if side[node] == _SIDES.index(onto)), key=str)
    others = {node: place for place, node in enumerate(node for node in graph if side[node] != _SIDES.index(onto))}
    places = [(row, others[other]) for row, node in enumerate(stay) for other in graph[node]]
    where = ([row for row, _ in places], [column for _, column in places])
    ones = np.ones(len(places), dtype=np.int64)
    return stay, csr_array((ones, where), shape=(len(stay), len(others)))
