"""Loads a built graph: looks what is there, sends what is not, and compares.

Example:
    >>> load_graph(Path("nowhere"), "http://localhost:7878", product="oxigraph")
    Traceback (most recent call last):
    graph_build.errors.SourceError: nowhere/graph.nq: No such file or directory; run: sme-graph build PATH... --out DIR
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeAlias

from ..store import GRAPH
from .access import Access
from .content import NamedGraph, read_graphs
from .journal import Journal, journal_of, open_journal, read_journal
from .outcome import Outcome, Report
from .plan import plan
from .sending import intended, send_all
from .triplestore import PATIENCE, Triplestore, connected
from .verify import Verification, compare_count

__all__ = ["load_graph"]

Progress: TypeAlias = Callable[[str, int, int], None]
_READ, _SEND, _COMPARE = "reading", "sending", "comparing"


def load_graph(
    build: Path,
    url: str,
    *,
    product: str = "auto",
    access: Access | None = None,
    verification: Verification = "content",
    dry: bool = False,
    again: bool = False,
    prune: bool = False,
    journal: Path | None = None,
    part: int | None = None,
    seconds: float | None = PATIENCE,
    progress: Progress | None = None,
) -> Report:
    """Brings the graph of the folder ``build`` into the triplestore at ``url``, each named graph as a whole, and
    compares. What an earlier load brought and nobody changed is kept, unless ``again``. ``prune`` removes the graphs of
    documents that are no longer there. ``dry`` changes nothing.

    The graphs that the triplestore refuses, or does not hold as they were sent, are in the failures of the report.
    Raises SourceError, QueryTimeout and TargetError where it cannot go on; then what was sent is in the journal, and
    another call goes on from there. ``seconds`` are for each request, ``part`` is how many bytes it may carry: a larger
    graph is put together beside its place and moved there.
    """
    tell = progress or _silent
    tell(_READ, 0, 1)
    graphs = read_graphs(build / GRAPH)
    tell(_READ, 1, 1)
    with connected(url, product=product, access=access, part=part, seconds=seconds) as store:
        file = journal or journal_of(build, store.target.data)
        steps = plan(graphs, store.counts(), read_journal(file, store.target.data), again=again, prune=prune)
        blank = Report(store.product.target(url).query, store.product.title, (), verification=verification, dry=dry)
        if dry:
            return replace(blank, outcomes=tuple(map(intended, steps)))
        with open_journal(file, store.target.data) as kept:
            start = monotonic()
            sent = tuple(send_all(store, steps, kept, partial(tell, _SEND)))
            middle = monotonic()
            compared = tuple(_compared(store, sent, graphs, kept, verification, tell))
            return replace(blank, outcomes=compared, sending=middle - start, comparing=monotonic() - middle)


def _compared(
    store: Triplestore,
    outcomes: Sequence[Outcome],
    graphs: Iterable[NamedGraph],
    journal: Journal,
    verification: Verification,
    tell: Progress,
) -> Iterator[Outcome]:
    """The outcomes, with what is wrong with graphs that should be there."""
    if verification == "none":
        yield from outcomes
        return
    held, known = store.counts(), {graph.iri: graph for graph in graphs}
    for number, outcome in enumerate(outcomes, start=1):
        graph = None if outcome.problem else known.get(outcome.iri)
        problem = _problem(store, outcome, graph, held.get(outcome.iri, 0), verification)
        if problem and graph:
            journal.forget(outcome.iri)
        yield replace(outcome, problem=problem)
        tell(_COMPARE, number, len(outcomes))


def _problem(
    store: Triplestore, outcome: Outcome, graph: NamedGraph | None, held: int, verification: Verification
) -> str:
    if outcome.act == "remove" and not outcome.problem:
        return f"still holds {held} triples" if held else ""
    if graph is None:
        return outcome.problem
    counted = compare_count(graph, held)
    return store.compare(graph) if verification == "content" and not counted else counted


def _silent(*_: object) -> None:
    pass
