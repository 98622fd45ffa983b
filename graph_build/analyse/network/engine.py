"""Hands a networkx graph to igraph, which measures it, and finds communities that are the same each time.

Example:
    >>> plain = compiled(nx.Graph([("b", "a"), ("b", "c"), ("d", "e")]))
    >>> plain.nodes, plain.whole.get_edgelist(), communities(plain)
    (('a', 'b', 'c', 'd', 'e'), [(0, 1), (1, 2), (3, 4)], [1, 1, 1, 2, 2])
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from threading import Lock
from typing import Final

import igraph as ig
import networkx as nx

from ...errors import ParameterError

__all__ = ["Compiled", "communities", "compiled", "modularity", "numbered", "seeded", "sides"]

_STARTS: Final = 10
_BETA: Final = 0.01
_SEED: Final = 1
_DIGITS: Final = 9
_GENERATOR: Final = Lock()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A graph by the places of its ``nodes``, which are sorted by their text. No node is linked to itself, and every
    link has a ``weight``.

    ``whole`` has the directions of the graph. ``flat`` has none: two links between a pair are one with the sum of their
    weights. ``parted`` is what communities are found in: ``flat``, but in a two-mode network links run from side 0 to
    side 1. ``counted`` says that all weights are whole numbers.
    """

    nodes: tuple[Hashable, ...]
    whole: ig.Graph
    flat: ig.Graph
    parted: ig.Graph
    counted: bool


def compiled(graph: nx.Graph) -> Compiled:
    """A networkx graph as igraph takes it, parallel links added up. Raises ParameterError for a weight that is not a
    number above 0."""
    nodes = tuple(sorted(graph, key=str))
    weights = _weights(graph, nodes)
    whole = _graph(len(nodes), weights, directed=graph.is_directed())
    flat = whole.as_undirected(mode="collapse", combine_edges={"weight": "sum"}) if graph.is_directed() else whole
    side = sides(graph)
    parted = _graph(len(nodes), _turned(weights, [side[node] for node in nodes]), directed=True) if side else flat
    return Compiled(nodes, whole, flat, parted, all(isinstance(weight, int) for weight in weights.values()))


def sides(graph: nx.Graph) -> dict[Hashable, int] | None:
    """The side of each node of a two-mode network, which has no direction, an attribute ``bipartite`` of 0 or 1 at each
    node and links between the sides only; None for another graph."""
    found = dict(graph.nodes(data="bipartite"))
    if not found or graph.is_directed() or not set(found.values()) <= {0, 1}:
        return None
    return found if all(found[source] != found[target] for source, target in graph.edges()) else None


def communities(graph: Compiled) -> list[int]:
    """The number of the community of each node: the division of the greatest modularity that the Leiden algorithm finds
    in ten runs with known seeds, each from lone nodes and until nothing changes; of equal ones the first."""
    count = graph.parted.vcount()
    if not graph.parted.ecount():
        return list(range(1, count + 1))
    with seeded(_SEED):
        found = [_leiden(graph.parted) for _ in range(_STARTS)]
    return numbered(max(found, key=lambda membership: round(modularity(graph, membership) or 0.0, _DIGITS)))


def modularity(graph: Compiled, membership: Sequence[int]) -> float | None:
    """Of a division, by weights; None where there are no links."""
    if not graph.parted.ecount():
        return None
    return float(graph.parted.modularity(membership, weights="weight", directed=True))


def numbered(membership: Sequence[int]) -> list[int]:
    """The same classes with numbers from 1: the largest first, of equal ones the one with the first node.

    >>> numbered([7, 3, 3, 9])
    [2, 1, 1, 3]
    """
    first = {name: place for place, name in reversed(list(enumerate(membership)))}
    sizes = Counter(membership)
    order = sorted(sizes, key=lambda name: (-sizes[name], first[name]))
    number = {name: i for i, name in enumerate(order, start=1)}
    return [number[name] for name in membership]


def _weights(graph: nx.Graph, nodes: Sequence[Hashable]) -> dict[tuple[int, int], float]:
    places = {node: place for place, node in enumerate(nodes)}
    weights: dict[tuple[int, int], float] = defaultdict(int)
    for source, target, weight in graph.edges(data="weight", default=1):
        pair = (places[source], places[target])
        weights[pair if graph.is_directed() else (min(pair), max(pair))] += _checked(source, target, weight)
    return {pair: weights[pair] for pair in sorted(weights) if pair[0] != pair[1]}


def _checked(source: Hashable, target: Hashable, weight: object) -> float:
    number = getattr(weight, "item", lambda: weight)()  # of numpy
    if isinstance(number, int | float) and not isinstance(number, bool) and isfinite(number) and number > 0:
        return number
    raise ParameterError(f"{source} - {target}", f"has the weight {weight!r}", "give a number above 0")


def _graph(count: int, weights: dict[tuple[int, int], float], *, directed: bool) -> ig.Graph:
    return ig.Graph(count, list(weights), directed=directed, edge_attrs={"weight": list(weights.values())})


def _turned(weights: dict[tuple[int, int], float], side: Sequence[int]) -> dict[tuple[int, int], float]:
    return {(b, a) if side[a] else (a, b): weight for (a, b), weight in weights.items()}


def _leiden(graph: ig.Graph) -> list[int]:
    """One run for modularity, spelled out: in igraph 1.0 ``n_iterations=-1`` may run for ever, and the objective
    ``modularity`` is wrong for directed graphs. Weights are multiplied by the sum of all, so that nothing is divided
    and whole numbers stay exact on every machine."""
    ends = 1 if graph.is_directed() else 2
    total = ends * sum(graph.es["weight"])
    options = {
        "objective_function": "CPM",
        "weights": [weight * total for weight in graph.es["weight"]],
        "node_weights": graph.strength(mode="out", weights="weight"),
        "node_in_weights": graph.strength(mode="in", weights="weight") if graph.is_directed() else None,
        "beta": _BETA * total,
    }
    found, better = None, graph.community_leiden(n_iterations=1, **options)
    while found is None or round(better.quality, _DIGITS) > round(found.quality, _DIGITS):
        found = better
        better = graph.community_leiden(n_iterations=1, initial_membership=found.membership, **options)
    return list(found.membership)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph draws from a generator of ours, and afterwards from ``random`` again, which is what it starts with."""
    with _GENERATOR:
        ig.set_random_number_generator(random.Random(seed))  # noqa: S311 -- no secret
        try:
            yield
        finally:
            ig.set_random_number_generator(random)
