"""Counts what pairs of nodes share, by products of sparse matrices of measures and nodes.

Example:
    >>> measures = {"m1": 0, "m2": 1}
    >>> bodies = incidence([("m1", "mof", 1), ("m1", "miit", 2), ("m2", "mof", 1), ("m2", "miit", 1)], measures)
    >>> pairs(bodies, bodies, [7, 7])[1]
    Link(source='miit', target='mof', weight=2, evidence=5, documents=1)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_array

__all__ = ["Incidence", "Link", "incidence", "pairs"]

Matrix: TypeAlias = Any  # scipy has no types


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which node (columns, sorted) stands in which measure (rows): the number of quotes, where it does."""

    nodes: tuple[str, ...]
    quotes: Matrix

    @property
    def stands(self) -> Matrix:
        """The same with 1 for every place that is taken."""
        return csr_array((np.ones_like(self.quotes.data), self.quotes.indices, self.quotes.indptr), self.quotes.shape)

    def measures(self) -> dict[str, int]:
        """The number of measures of each node."""
        return dict(zip(self.nodes, self.stands.sum(axis=0).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes with the numbers of measures that they share, quotes that prove it, and documents it happens in."""

    source: str
    target: str
    weight: int
    evidence: int
    documents: int


def incidence(rows: Iterable[tuple[str, str, int]], measures: Mapping[str, int]) -> Incidence:
    """The matrix of ``rows`` of a measure, a node and a number of quotes from 1. ``measures`` says which row is whose;
    what stands in others is left out. A node that stands twice in a measure has the quotes of both."""
    kept = [(measures[measure], node, quotes) for measure, node, quotes in rows if measure in measures]
    nodes = tuple(sorted({node for _, node, _ in kept}))
    place = {node: column for column, node in enumerate(nodes)}
    quotes = np.array([quotes for _, _, quotes in kept], dtype=np.int64)
    where = ([row for row, _, _ in kept], [place[node] for _, node, _ in kept])
    return Incidence(nodes, csr_array((quotes, where), shape=(len(measures), len(nodes))))


def pairs(left: Incidence, right: Incidence, documents: Sequence[int]) -> list[Link]:
    """All pairs of a left and a right node in one measure, sorted; also a node with itself where it is on both sides.

    Args:
        left: the sources.
        right: the targets, by the same measures.
        documents: for each measure a number that stands for its document.

    Returns:
        Links whose evidence are the quotes of both ends in the measures that they share. A quote that proves both ends
        counts for each.
    """
    weight = left.stands.T @ right.stands
    evidence = left.quotes.T @ right.stands + left.stands.T @ right.quotes
    within = _documents(left, right, np.asarray(documents, dtype=np.int64))
    counts = [_sorted(matrix) for matrix in (weight, evidence, within)]
    places = zip(*(axis.tolist() for axis in counts[0].nonzero()), strict=True)
    numbers = zip(*(matrix.data.tolist() for matrix in counts), strict=True)
    return [
        Link(left.nodes[row], right.nodes[column], *three) for (row, column), three in zip(places, numbers, strict=True)
    ]


def _documents(left: Incidence, right: Incidence, documents: np.ndarray[Any, np.dtype[np.int64]]) -> Matrix:
    """How many documents each pair shares a measure in: every left node is split into one for each of its documents, so
    that each place that the product takes is one document."""
    stands, width = left.stands.tocoo(), max(len(left.nodes), 1)
    parts, column = np.unique(documents[stands.row] * width + stands.col, return_inverse=True)
    split = csr_array((stands.data, (stands.row, column)), shape=(left.quotes.shape[0], len(parts)))
    shared = (split.T @ right.stands).tocoo()
    where = (parts[shared.row] % width, shared.col)
    return csr_array((np.ones_like(shared.data), where), shape=(len(left.nodes), len(right.nodes)))


def _sorted(matrix: Matrix) -> Matrix:
    """By row and column. All that are counted here are above 0 at the same places, so they stay in step."""
    rows = matrix.tocsr()
    rows.sum_duplicates()
    rows.sort_indices()
    return rows
