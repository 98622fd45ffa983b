"""How fast a built graph is loaded into real triplestores and compared there, next to sending the same bytes plainly.

The peer, measured in the same run into a fresh server of the same kind, is one PUT of httpx for each graph, from files
of N-Triples that are ready: no gzip, no journal, no place beside, nothing compared. Ours is ``sme-graph load`` in a
process of its own, three times: into an empty server, again, and again with only the counts compared.

Usage: python benchmarks/loading.py [GRAPH] [--triples N] [--folder FOLDER] [--only NAME ...], with the package and its
test extra installed, and the servers by .ci/servers. GRAPH is the folder of a built graph; a graph of generated
documents is made in FOLDER where it is not there yet.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import httpx
import pytest
from synthetic import make_graph

from graph_build.load.content import NamedGraph, chunks, read_graphs
from graph_build.load.product import products
from graph_build.store import GRAPH

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

from triplestores import Server, oxigraph_store
from triplestores_java import fuseki, rdf4j
from triplestores_virtuoso import virtuoso

Start: TypeAlias = Callable[[Path], AbstractContextManager[Server]]
SERVERS: Mapping[str, Start] = {"oxigraph": oxigraph_store, "virtuoso": virtuoso, "fuseki": fuseki, "rdf4j": rdf4j}
COLUMNS = ("triplestore", "triples/s", "peer", "ratio", "sending", "content", "count", "whole", "processor", "MB")
COLUMNS += ("second load", "sent again")
PART = 2**20
PATIENCE = 1800
# A process measures itself, as what the system says of a child counts the memory of its parent when it was started.
MEASURED = """
import re, sys, time
from pathlib import Path
from graph_build.cli import main
failed = main(sys.argv[2:])
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
Path(sys.argv[1]).write_text(f"{time.process_time()} {peak}")
sys.exit(failed)
"""


class Run(NamedTuple):
    """What a load said, its seconds on the clock and of the processor, and the most memory that it had, in bytes."""

    said: Mapping[str, Any]
    wall: float
    processor: float
    memory: float

    @property
    def sent(self) -> int:
        """The triples that were sent."""
        return sum(graph["triples"] for graph in self.said["graphs"] if graph["act"] == "send")


def main() -> None:
    """Prints a row for each triplestore."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, nargs="?", metavar="GRAPH")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "synthetic-graphs")
    parser.add_argument("--only", nargs="*", choices=SERVERS, default=list(SERVERS))
    given = parser.parse_args()
    build = given.graph or made(given.triples, given.folder)
    with tempfile.TemporaryDirectory() as folder:
        bodies = dict(written(read_graphs(build / GRAPH), Path(folder)))
        print(f"load of the machine: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
        print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
        for name in given.only:
            print(f"| {name} | {' | '.join(row(name, build, bodies))} |", flush=True)


def made(triples: int, folder: Path) -> Path:
    """A graph of about so many triples, made once."""
    home = folder / str(triples)
    return home if home.exists() else make_graph(triples, home)


def written(graphs: Sequence[NamedGraph], folder: Path) -> Iterator[tuple[str, Path]]:
    """Each graph as a file of N-Triples, by IRI."""
    for number, graph in enumerate(graphs):
        path = folder / f"{number}.nt"
        with path.open("wb") as file:
            file.writelines(chunks(graph, PART))
        yield graph.iri, path


def row(name: str, build: Path, bodies: Mapping[str, Path]) -> list[str]:
    """The figures of a triplestore as text."""
    try:
        peer = on_a_fresh(name, lambda server, _: plainly(name, server, bodies))
        first, second, counted = on_a_fresh(name, lambda server, folder: loads(server, build, folder))
    except pytest.skip.Exception as error:
        return [str(error)]
    took = first.said["seconds"]
    speeds = (f"{first.sent / took['sending']:,.0f}", f"{first.sent / peer:,.0f}", f"{took['sending'] / peer:.2f}")
    counting = counted.said["seconds"]["comparing"]
    seconds = (took["sending"], took["comparing"], counting, first.wall, first.processor)
    again = (f"{second.wall:.1f}", str(sum(graph["act"] == "send" for graph in second.said["graphs"])))
    return [*speeds, *(f"{value:.1f}" for value in seconds), f"{first.memory / 1e6:.0f}", *again]


def on_a_fresh(name: str, work: Callable[[Server, Path], Any]) -> Any:
    """What ``work`` gives with a server that is empty, and a folder."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "server")
        home.mkdir()
        with SERVERS[name](home) as server:
            return work(server, Path(folder))


def plainly(name: str, server: Server, bodies: Mapping[str, Path]) -> float:
    """Seconds to PUT each graph as it is."""
    product = products()[name]
    login = httpx.DigestAuth(server.user, server.password or "") if server.user else None
    start = time.perf_counter()
    with httpx.Client(auth=login, timeout=PATIENCE, trust_env=False) as client:
        for graph, path in bodies.items():
            body, kind = product.opening.encode() + path.read_bytes(), {"Content-Type": product.media}
            client.put(server.data, params={"graph": graph}, content=body, headers=kind).raise_for_status()
    return time.perf_counter() - start


def loads(server: Server, build: Path, folder: Path) -> tuple[Run, Run, Run]:
    """The first load, the second, and one that compares counts."""
    return load(server, build, folder), load(server, build, folder), load(server, build, folder, "--verify", "count")


def load(server: Server, build: Path, folder: Path, *options: str) -> Run:
    """One ``sme-graph load`` with a journal in ``folder``."""
    measured = folder / "measured"
    command = [sys.executable, "-c", MEASURED, str(measured), "load", server.base, "--graph", str(build)]
    command += ["--format", "json", "--journal", str(folder / "journal.jsonl"), "--timeout", str(PATIENCE), *options]
    command += ["--user", server.user, "--password-env", "PASSWORD"] if server.user else []
    start = time.perf_counter()
    secret = {"PASSWORD": server.password or ""}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **secret})  # noqa: S603
    wall = time.perf_counter() - start
    processor, memory = map(float, measured.read_text().split())
    return Run(json.loads(done.stdout), wall, processor, memory * 1024)


if __name__ == "__main__":
    main()
