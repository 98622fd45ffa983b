"""Where nodes stand on a page: worked out once, the same each time, so that the page shows them at once.

Example:
    >>> import networkx as nx
    >>> len(set(positions(nx.path_graph(4)).values()))
    4
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from math import ceil, sqrt
from typing import Any, Final, TypeAlias

import igraph as ig
import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

from ..analyse.network.engine import compiled, seeded

__all__ = ["positions", "spread"]

_Points: TypeAlias = npt.NDArray[np.float64]
_SEED: Final = 1
_GAP: Final = 90.0
_EXACT: Final = 400
_ROUNDS: Final = 60


def positions(graph: nx.Graph) -> dict[Hashable, tuple[float, float]]:
    """A place for each node: each linked part laid out by force or stress, the largest first, the others in rows below,
    with room around each node."""
    plain = compiled(graph)
    if not plain.nodes:
        return {}
    parts = sorted(plain.flat.connected_components(), key=lambda part: (-len(part), part))
    with seeded(_SEED):
        drawn = [_drawn(plain.flat.induced_subgraph(part)) for part in parts]
    places = np.zeros((len(plain.nodes), 2))
    for part, points in zip(parts, _packed(drawn), strict=True):
        places[part] = points
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(plain.nodes, places, strict=True)}


def spread(points: Sequence[tuple[float, float]], members: Sequence[Any]) -> list[list[int]]:
    """The middle of each community, ``[number, x, y]``, moved apart where they are close.

    >>> spread([(0, 0), (2, 0), (1000, 0)], [1, 1, 2])
    [[1, 1, 0], [2, 1000, 0]]
    """
    grouped: dict[Any, list[tuple[float, float]]] = defaultdict(list)
    for point, member in zip(points, members, strict=True):
        grouped[member].append(point)
    if not grouped:
        return []
    middles = np.array([np.mean(grouped[member], axis=0) for member in sorted(grouped)])
    return [
        [member, round(float(x)), round(float(y))]
        for member, (x, y) in zip(sorted(grouped), _apart(middles, 2 * _GAP), strict=True)
    ]


def _drawn(part: ig.Graph) -> _Points:
    """One linked part. Stress shows distances best; of many nodes only forces are quick enough."""
    count = part.vcount()
    if count == 1:
        return np.zeros((1, 2))
    start = part.layout_circle()
    if count <= _EXACT:
        found = part.layout_kamada_kawai(seed=start, maxiter=50 * count)
    else:
        weights = [sqrt(weight) for weight in part.es["weight"]]
        found = part.layout_fruchterman_reingold(seed=start, weights=weights, niter=500 if count < 2000 else 120)
    points = np.array(found.coords)
    points -= points.min(axis=0)
    extent = max(float(points.max()), 1e-9)
    return _apart(points / extent * _GAP * 1.3 * sqrt(count), _GAP)


def _apart(points: _Points, gap: float) -> _Points:
    """Pushes points apart that are closer than ``gap``: each of two by a third of what they lack, so that crowds settle
    over some rounds. Only those in reach are compared."""
    for _ in range(_ROUNDS):
        pairs = KDTree(points).query_pairs(gap, output_type="ndarray")
        # In one order whatever the tree looks like, as sums of floats hang on it.
        one, other = pairs[np.lexsort(pairs.T)].T
        away = points[one] - points[other]
        far = np.hypot(away[:, 0], away[:, 1])
        near = (far > 0) & (far < gap)
        if not near.any():
            break
        push = away[near] * ((gap - far[near]) / far[near] / 3)[:, None]
        steps = np.zeros_like(points)
        np.add.at(steps, one[near], push)
        np.subtract.at(steps, other[near], push)
        points = points + np.clip(steps, -gap, gap)
    return points


def _packed(drawn: Sequence[_Points]) -> list[_Points]:
    """Rows of parts below the first; all are as wide as it is."""
    sizes = [points.max(axis=0) - points.min(axis=0) + 1.3 * _GAP for points in drawn]
    lone = ceil(sqrt(len(drawn))) * _GAP
    width = max(float(sizes[0][0]), lone)
    found, x, y, height = [], 0.0, 0.0, 0.0
    for points, (wide, high) in zip(drawn, sizes, strict=True):
        if x and x + wide > width:
            x, y, height = 0.0, y + height, 0.0
        found.append(points - points.min(axis=0) + (x, y))
        x, height = x + float(wide), max(height, float(high))
    return found
