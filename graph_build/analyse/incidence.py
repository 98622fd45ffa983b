"""Which unit has which item, and what every pair of units shares.

Example:
    >>> have = incidence([("d1", "grant"), ("d1", "loan"), ("d2", "loan"), ("d3", "fair")], {"loan": "Loans"})
    >>> pairs = sharing_pairs(have)
    >>> [(have.units[left], have.units[right]) for left, right in zip(pairs.left, pairs.right)], pairs.shared.tolist()
    ([('d1', 'd2')], [1])
    >>> shared_names(have, pairs.left, pairs.right)
    [('Loans',)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from .significance import IntArray
from .units import Unit

__all__ = ["Incidence", "Pairs", "incidence", "shared_names", "sharing_pairs"]


@dataclass(frozen=True, slots=True)
class Incidence:
    """Units in their own order; the names of items in theirs; ``matrix`` is sparse and holds a 1 where a unit (row) has
    an item (column)."""

    units: tuple[Unit, ...]
    names: tuple[str, ...]
    matrix: Any


class Pairs(NamedTuple):
    """Pairs of units, given as rows of the matrix, left before right, and how many items they have and share."""

    left: IntArray
    right: IntArray
    left_items: IntArray
    right_items: IntArray
    shared: IntArray

    def at(self, places: IntArray) -> Pairs:
        """The pairs at ``places``, in that order."""
        return Pairs(*(column[places] for column in self))


def incidence(pairs: Iterable[tuple[Unit, str]], labels: Mapping[str, str]) -> Incidence:
    """Of pairs of a unit and an item, repeated or not; ``labels`` are the names of items, where they differ from these.
    Units must be all of one type."""
    found = set(pairs)
    units: list[Unit] = sorted({unit for unit, _ in found}, key=_order)
    items = sorted({item for _, item in found}, key=lambda item: (labels.get(item, item), item))
    rows = {unit: place for place, unit in enumerate(units)}
    columns = {item: place for place, item in enumerate(items)}
    placed = np.array([(rows[unit], columns[item]) for unit, item in found], dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(found), dtype=np.int64)
    matrix = sparse.csr_array((ones, (placed[:, 0], placed[:, 1])), shape=(len(units), len(items)))
    return Incidence(tuple(units), tuple(labels.get(item, item) for item in items), matrix)


def _order(unit: Unit) -> tuple[int, str]:
    return (unit, "") if isinstance(unit, int) else (0, unit)


def sharing_pairs(have: Incidence) -> Pairs:
    """The pairs that share an item, by left and right."""
    counts = sparse.triu(have.matrix @ have.matrix.T, k=1).tocsr().tocoo()
    items = np.asarray(have.matrix.sum(axis=1), dtype=np.int64).ravel()
    left, right = counts.row.astype(np.int64), counts.col.astype(np.int64)
    return Pairs(left, right, items[left], items[right], counts.data.astype(np.int64))


def shared_names(have: Incidence, left: IntArray, right: IntArray) -> list[tuple[str, ...]]:
    """The names of the items that the units of each pair share, sorted."""
    both = have.matrix[left].multiply(have.matrix[right]).tocsr()
    both.sort_indices()
    names = [have.names[place] for place in both.indices.tolist()]
    return [tuple(names[start:end]) for start, end in pairwise(both.indptr.tolist())]
