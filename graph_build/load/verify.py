"""Compares what a triplestore holds with what it was sent.

Example:
    >>> difference(3, 3, "a1", "b2")
    'holds 3 triples as it ought to, but others; load again'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from .checksum import Checksum
from .content import NamedGraph

__all__ = ["Verification", "compare_content", "compare_count", "difference"]

Verification: TypeAlias = Literal["content", "count", "none"]
_BATCH: Final = 1000


def compare_count(graph: NamedGraph, held: int) -> str:
    """What is wrong with the number of triples; nothing if it is right."""
    return difference(graph.triples, held)


def compare_content(graph: NamedGraph, held: Iterable[ox.Triple]) -> str:
    """What is wrong with the triples that are ``held``; nothing if they are those of the graph, numbers by their value.
    Raises what reading them raises."""
    found = Checksum()
    for line in _lines(islice(held, graph.triples + 1)):
        found.add(line)
    if found.triples > graph.triples:
        return f"holds more than the {graph.triples} triples that it was sent; load again"
    return difference(graph.triples, found.triples, graph.checksum, found.text)


def difference(sent: int, held: int, checksum: str = "", found: str = "") -> str:
    """What is wrong in words."""
    if sent != held:
        return f"holds {held} triples of {sent}; load again"
    return "" if checksum == found else f"holds {held} triples as it ought to, but others; load again"


def _lines(triples: Iterator[ox.Triple]) -> Iterable[bytes]:
    """Canonical N-Triples without dots."""
    while batch := list(islice(triples, _BATCH)):
        for line in (ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines():
            yield line[:-2]
