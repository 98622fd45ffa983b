"""How large network pages are, how long they take to write, and when a browser has drawn them, next to pyvis.

The peer, measured in the same run, is pyvis with its own ``add_edge`` and template, physics off, with the places, nodes
and edges that our page draws at first, but no filters and no quotes. Chromium draws in software. All times are the
least of several runs; those in the browser start with the navigation.

Usage: python benchmarks/pages.py [GRAPH ...] [--triples N ...] [--folder FOLDER] [--runs N], with the package, pyvis,
playwright and Chromium installed. GRAPH are folders of built graphs; graphs of generated documents are made in FOLDER
where they are not there yet. Last comes a random network of 2,000 nodes, folded and unfolded.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pyoxigraph as ox
from playwright.sync_api import sync_playwright
from pyvis.network import Network
from synthetic import make_graph

from graph_build.analyse.network.engine import compiled
from graph_build.query import LocalSource
from graph_build.show import write_page
from graph_build.show.data import page_data
from graph_build.show.layout import positions
from graph_build.show.page import network_page

TRIPLES = (200_000, 1_000_000, 3_200_000)
COLUMNS = ("page", "documents", "quotes", "nodes", "edges", "at first", "MB", "written", "processor")
COLUMNS += ("pyvis", "paint", "drawn", "pyvis")
# Both libraries are set up with one call, after which the canvas is drawn in the next frame.
WATCH = """for (const name of ["smeGraph", "network"]) {
  let held;
  Object.defineProperty(window, name, { configurable: true, get: () => held, set(value) {
    held = value;
    const drawn = () => setTimeout(() => { window.drawn ??= performance.now(); }, 0);
    (value.network || value).once("afterDrawing", () => requestAnimationFrame(drawn));
  } });
}"""
SEEN = """() => ({ drawn: window.drawn / 1000, paint: performance.getEntriesByName("first-paint")[0].startTime / 1000,
  ...(window.smeGraph ? { documents: smeGraph.data.documents.length, quotes: smeGraph.data.quotes.length,
    nodes: smeGraph.data.nodes.length, edges: smeGraph.data.edges.length } : {}),
  shown: (window.smeGraph ? smeGraph.network : network).body.data.edges.length,
  points: (window.smeGraph ? smeGraph.network : network).getPositions(),
  lines: (window.smeGraph ? smeGraph.network : network).body.data.edges.get().map((edge) => [edge.from, edge.to]) })"""
Seen = Mapping[str, Any]
Look = Callable[[Path], Seen]


class Taken(NamedTuple):
    """Seconds on the clock and of the processor."""

    wall: float
    processor: float


def main() -> None:
    """Prints a row for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", type=Path, nargs="*", metavar="GRAPH")
    parser.add_argument("--triples", type=int, nargs="*", default=TRIPLES)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "synthetic-graphs")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    graphs = [*given.graphs, *(made(triples, given.folder) for triples in given.triples)]
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    with chromium(given.runs) as look, tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        for graph in graphs:
            taken = least(lambda graph=graph: command(graph, page), given.runs)
            row(graph.name, page, taken, look)
        graph = random_network()
        for folded in (True, False):
            taken = least(lambda folded=folded: write(graph, page, folded=folded), given.runs)
            row(f"2,000 nodes, {'folded' if folded else 'unfolded'}", page, taken, look)
    ours, alone = least(lambda: timed(lambda: positions(graph)), given.runs), least(lambda: forces(graph), given.runs)
    times = ours.processor / alone.processor
    print(f"\nlayout of 2,000 nodes: {ours.processor:.2f} s of the processor, {times:.1f} times igraph's forces alone")


def row(name: str, page: Path, taken: Taken, look: Look) -> None:
    """Looks at our page and at that of the peer, and prints both."""
    seen, size = look(page), page.stat().st_size / 1e6
    peer = timed(lambda: peer_page(seen, page))
    other = look(page)
    cells = [name, *(f"{seen[part]:,}" for part in ("documents", "quotes", "nodes", "edges", "shown")), f"{size:.1f}"]
    cells += [
        f"{taken.wall:.1f}",
        f"{taken.processor:.1f}",
        f"{peer.processor:.1f} ({taken.processor / peer.processor:.1f})",
    ]
    cells += [f"{seen['paint']:.2f}", f"{seen['drawn']:.2f}"]
    cells += [f"{other['drawn']:.2f} ({seen['drawn'] / other['drawn']:.1f})"]
    print(f"| {' | '.join(cells)} |", flush=True)


def made(triples: int, folder: Path) -> Path:
    """A synthetic graph of about so many triples, made once."""
    home = folder / str(triples)
    return home if home.exists() else make_graph(triples, home)


def command(graph: Path, page: Path) -> Taken:
    """The whole command, with the start of Python."""
    line = [sys.executable, "-m", "graph_build", "show", "agencies", "--graph", str(graph), "--out", str(page)]
    return timed(lambda: subprocess.run(line, check=True))  # noqa: S603 our own


def random_network() -> nx.Graph:
    """2,000 bodies with 7,975 links of one weight, so that all are drawn."""
    graph = nx.relabel_nodes(nx.powerlaw_cluster_graph(2000, 4, 0.3, seed=1), str)
    graph.graph["kind"] = "co-responsibility"
    for node, data in graph.nodes(data=True):
        data.update(label=f"Body No. {node}", kind="agency", local_id=node)
    nx.set_edge_attributes(graph, 1, "weight")
    return graph


def write(graph: nx.Graph, page: Path, *, folded: bool) -> Taken:
    """The page of a network; unfolded, whatever its size."""

    def work() -> None:
        data = page_data(LocalSource(ox.Store()), graph, colour="community")
        write_page(network_page("Bodies", "random", data if folded else {**data, "folded": len(graph)}), page)

    return timed(work)


def forces(graph: nx.Graph) -> Taken:
    """The forces of igraph from the same start, as many times."""
    plain = compiled(graph).flat
    return timed(lambda: plain.layout_fruchterman_reingold(seed=plain.layout_circle(), niter=120))


def peer_page(seen: Seen, page: Path) -> None:
    """What our page drew, by pyvis."""
    network = Network(cdn_resources="in_line")
    network.toggle_physics(False)
    for node, point in seen["points"].items():
        network.add_node(node, label=node, shape="dot", **point)
    for source, target in seen["lines"]:
        network.add_edge(str(source), str(target))
    page.write_text(network.generate_html(notebook=False), encoding="utf-8")


@contextmanager
def chromium(runs: int) -> Iterator[Look]:
    """Opens a page anew some times, closed to the outside; the least times."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=os.geteuid() != 0)
        yield lambda page: min((opened(browser, page) for _ in range(runs)), key=lambda seen: float(seen["drawn"]))
        browser.close()


def opened(browser: Any, page: Path) -> Seen:
    """What a page holds and when it was painted and drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("http*://**", lambda route: route.abort())
    tab = context.new_page()
    tab.add_init_script(WATCH)
    tab.goto(page.as_uri())
    tab.wait_for_function("window.drawn", timeout=120_000)
    seen: Seen = tab.evaluate(SEEN)
    context.close()
    return seen


def timed(work: Callable[[], object]) -> Taken:
    """The time that this process and those that it has started take."""
    start, used = time.perf_counter(), processor()
    work()
    return Taken(time.perf_counter() - start, processor() - used)


def processor() -> float:
    """Seconds of the processor so far."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def least(work: Callable[[], Taken], runs: int) -> Taken:
    """The least of some runs."""
    found = [work() for _ in range(runs)]
    return Taken(min(taken.wall for taken in found), min(taken.processor for taken in found))


if __name__ == "__main__":
    main()
