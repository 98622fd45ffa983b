"""How the time of each question and analysis grows with the graph, as seconds and as ratios to a peer of the same run.

The peer is one look at every triple: ``SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }`` over the union of all graphs.
Usage: python benchmarks/growth.py [TRIPLES ...] [--folder FOLDER] [--only NAME ...], with the package installed. Graphs
of 10,000 to 1,000,000 triples are made in FOLDER where they are not there yet.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from synthetic import make_graph

from graph_build import open_graph
from graph_build.analyse.network import KINDS, describe
from graph_build.errors import QueryTimeout
from graph_build.graph import PolicyGraph
from graph_build.query import Question, Value, load_questions

SIZES = (10_000, 50_000, 200_000, 1_000_000)
SCAN = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
Work = Callable[[PolicyGraph], object]


def main() -> None:
    """Prints a row for each question and analysis: seconds at each size, and in brackets times the peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("triples", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "synthetic-graphs")
    parser.add_argument("--only", nargs="*", default=[])
    arguments = parser.parse_args()
    graphs = [graph(size, arguments.folder) for size in arguments.triples]
    peers = [seconds(lambda g: g.sparql(SCAN), g) for g in graphs]
    print(f"{'triples':36}" + "".join(f"{size:>18,}" for size in arguments.triples))
    print(f"{'peer: count all triples':36}" + "".join(f"{peer:18.3f}" for peer in peers))
    for name, work in tasks().items():
        if not arguments.only or name in arguments.only:
            cells = (cell(work, g, peer) for g, peer in zip(graphs, peers, strict=True))
            print(f"{name:36}" + "".join(f"{text:>18}" for text in cells), flush=True)


def cell(work: Work, g: PolicyGraph, peer: float) -> str:
    """Seconds, and how many times those of the peer."""
    try:
        taken = seconds(work, g)
    except QueryTimeout:
        return f"over {g.seconds:.0f} s"
    return f"{taken:9.3f} ({taken / peer:6.2f})"


def tasks() -> Mapping[str, Work]:
    """Every question of the catalogue and every analysis, by name."""
    found: dict[str, Work] = {name: asking(question) for name, question in load_questions().items()}
    found["workload"] = lambda g: g.workload()
    found["workload --as successor"] = lambda g: g.workload(named="successor")
    for by in ("document", "year", "section"):
        found[f"workload --by {by}"] = lambda g, by=by: g.workload(by=by)
    for between in ("documents", "agencies", "sections", "years"):
        found[f"overlap --between {between}"] = lambda g, between=between: g.overlap(between=between)
    for kind in KINDS:
        found[f"network --kind {kind}"] = lambda g, kind=kind: describe(g.network(kind))
    return found


def asking(question: Question) -> Work:
    """Asks a question with its defaults, and with something of the graph where a parameter is needed."""

    def ask(g: PolicyGraph) -> object:
        needed = (p for p in question.parameters.values() if p.required)
        return g.query(question.name, **{p.name: sample(g, p.type) for p in needed})

    return ask


def sample(g: PolicyGraph, kind: str) -> Value:
    """A value of a type that is in the graph."""
    found: dict[str, Callable[[], Value]] = {
        "document": lambda: str(g.query("documents")[0]["document"]),
        "iri": lambda: str(g.query("measures")[0]["measure"]),
        "instrument": lambda: str(g.query("instruments")[0]["instrument"]),
        "agency": lambda: str(g.query("bodies")[0]["agency"]),
        "date": lambda: "2020-12-31",
        "year": lambda: 2015,
    }
    return found[kind]()


def graph(triples: int, folder: Path) -> PolicyGraph:
    """A synthetic graph of about so many triples, made once."""
    home = folder / str(triples)
    return open_graph(home if home.exists() else make_graph(triples, home))


def seconds(work: Work, g: PolicyGraph) -> float:
    """Wall-clock time of the second of two calls."""
    work(g)
    start = time.perf_counter()
    work(g)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
