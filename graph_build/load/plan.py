"""What a load has to do: which graphs to send, which are there already, which to remove.

Example:
    >>> from array import array
    >>> from pathlib import Path
    >>> graph = NamedGraph("e:g", 2, "a1", 40, Path("graph.nq"), array("Q"))
    >>> [step.act for step in plan([graph], {"e:g": 2}, {"e:g": "a1"})], [step.act for step in plan([graph], {}, {})]
    (['keep'], ['send'])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from ..namespaces import dataset_iri, is_staged, staged_iri
from .content import NamedGraph

__all__ = ["Act", "Step", "plan"]

Act: TypeAlias = Literal["send", "keep", "remove"]
_DATASET: Final = dataset_iri("")


@dataclass(frozen=True, slots=True)
class Step:
    """One graph: what to do, the graph of the build (None to remove), and the triples that the triplestore holds of it
    now."""

    act: Act
    iri: str
    graph: NamedGraph | None
    held: int


def plan(
    graphs: Iterable[NamedGraph],
    held: Mapping[str, int],
    sent: Mapping[str, str],
    *,
    again: bool = False,
    prune: bool = False,
) -> list[Step]:
    """The steps of a load in their order: vocabularies, documents, and last the description of the dataset, by which a
    reader may know that all is there.

    ``held`` are the triples of each graph in the triplestore, ``sent`` the checksums in the journal. A graph is kept if
    both say so, and ``again`` is not asked. What an interrupted load left is removed, and with ``prune`` the graphs of
    documents below the IRI space of the build that are not in it. Graphs of others are never among them.
    """
    ordered = sorted(graphs, key=lambda graph: (_is_dataset(graph.iri), "/document/" in graph.iri, graph.iri))
    steps = [_step(graph, held.get(graph.iri, 0), sent.get(graph.iri), again=again) for graph in ordered]
    removed = _obsolete(ordered, held, prune=prune)
    return [*steps, *(Step("remove", iri, None, held[iri]) for iri in removed)]


def _obsolete(graphs: Sequence[NamedGraph], held: Iterable[str], *, prune: bool) -> list[str]:
    known = {graph.iri for graph in graphs}
    left = {staged_iri(iri) for iri in known}
    spaces = tuple(f"{iri.removesuffix(_DATASET)}document/" for iri in known if prune and _is_dataset(iri))
    return sorted(iri for iri in held if iri in left or (_is_stale(iri, spaces) and iri not in known))


def _is_stale(iri: str, spaces: tuple[str, ...]) -> bool:
    return iri.startswith(spaces) and (iri.endswith("/graph") or is_staged(iri))


def _is_dataset(iri: str) -> bool:
    return iri.endswith(f"/{_DATASET}")


def _step(graph: NamedGraph, held: int, sent: str | None, *, again: bool) -> Step:
    there = sent == graph.checksum and held == graph.triples and not again
    return Step("keep" if there else "send", graph.iri, graph, held)
