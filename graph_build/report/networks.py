"""The two networks as drawings: bodies that share measures, and bodies with the instruments of their measures.

Example:
    >>> import networkx as nx
    >>> strongest(nx.Graph([("a", "b", {"weight": 2}), ("b", "c", {"weight": 1})]), nodes=2, links=9)
    [('a', 'b', 2)]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import networkx as nx

from ..show.layout import positions
from ..table import Table
from .corpus import Corpus, told_apart
from .model import Chart, Grid, Quote, Section

__all__ = ["networks", "strongest"]

_TITLE: Final = "Networks"
_NODES: Final = 40
_LINKS: Final = 120
_SIDE: Final = 24
_SHOWN: Final = 30
_SHARING: Final = "network --kind co-responsibility --out links.csv"
_USING: Final = "network --kind agency-instrument --out links.csv"
_TEXT: Final = (
    "For networks to move and to ask, with the sentences behind each link, see sme-graph show agencies and sme-graph "
    "show instruments."
)
_BODIES: Final = (
    "A line joins two bodies that are responsible for the same measures: the thicker, the more. The larger a body, the "
    "more measures name it. Where there is no room for a name, the mouse shows it. Distance has no unit: linked bodies "
    "are drawn near each other."
)
_SIDES: Final = (
    "Bodies on the left, instruments on the right; a line joins a body to an instrument that its measures use: the "
    "thicker and darker, the more measures. Both sides are in an order that keeps lines short."
)
_Link: TypeAlias = tuple[str, str, int]


def networks(corpus: Corpus) -> Section:
    """A drawing of each network, and the words behind the strongest links between bodies."""
    sharing = corpus.graph.network("co-responsibility", language=corpus.language)
    using = corpus.graph.network("agency-instrument", language=corpus.language)
    table = _table(sharing)
    charts = [chart for chart in (_sharing(sharing, table), _using(using)) if chart is not None]
    if not charts:
        return Section("networks", _TITLE, ("No two bodies share a measure, and no body uses an instrument.",))
    grid = (_words(corpus, sharing, table),) if sharing.number_of_edges() else ()
    return Section("networks", _TITLE, (_TEXT,), (*charts, *grid))


def strongest(graph: nx.Graph, *, nodes: int, links: int) -> list[_Link]:
    """The heaviest links between the nodes whose links weigh most together, the heaviest first."""
    weights = dict(graph.degree(weight="weight"))
    kept = set(sorted(graph, key=lambda node: (-weights[node], str(node)))[:nodes])
    found = [(*sorted((a, b)), weight) for a, b, weight in graph.edges(data="weight") if a in kept and b in kept]
    return sorted(found, key=lambda link: (-link[2], link[:2]))[:links]


def _sharing(graph: nx.Graph, table: Table) -> Chart | None:
    links = strongest(graph, nodes=_NODES, links=_LINKS)
    if not links:
        return None
    part = nx.Graph()
    part.add_nodes_from(sorted({node for link in links for node in link[:2]}))
    part.add_weighted_edges_from(links)
    nodes, where = list(part), positions(part)
    names = _names(graph)
    drawn = {
        "nodes": [
            {"label": names[node], "x": where[node][0], "y": where[node][1], **_told(graph, node)} for node in nodes
        ],
        "links": [[nodes.index(a), nodes.index(b), weight] for a, b, weight in links],
    }
    reading = f"{_BODIES} {_drawn(graph, len(nodes), len(links), 'bodies')}"
    return Chart("body-network", "net", "Bodies that share measures", reading, drawn, table, _SHARING)


def _using(graph: nx.Graph) -> Chart | None:
    sides = [{node for node, data in graph.nodes(data=True) if data["bipartite"] == side} for side in (0, 1)]
    weights = dict(graph.degree(weight="weight"))
    most = [sorted(side, key=lambda node: (-weights[node], str(node)))[:_SIDE] for side in sides]
    links = strongest(graph.subgraph([*most[0], *most[1]]), nodes=2 * _SIDE, links=_LINKS)
    if not links:
        return None
    present = {node for link in links for node in link[:2]}
    left, right = _untangled([[node for node in side if node in present] for side in most], links)
    names = _names(graph)
    drawn = {
        "left": [{"label": names[node], **_told(graph, node)} for node in left],
        "right": [{"label": names[node], **_told(graph, node)} for node in right],
        "links": [_ends(left, right, link) for link in reversed(links)],
    }
    reading = f"{_SIDES} {_drawn(graph, len(present), len(links), 'bodies and instruments')}"
    title = "Bodies and the instruments of their measures"
    return Chart("instrument-network", "sides", title, reading, drawn, _table(graph), _USING)


def _untangled(sides: Sequence[Sequence[str]], links: Sequence[_Link]) -> list[list[str]]:
    """Each side in the order of the middle of what its nodes are linked to, some times over, so that fewer lines
    cross."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for a, b, weight in links:
        near[a].append((b, weight))
        near[b].append((a, weight))
    orders = [list(side) for side in sides]
    for turn in range(8):
        here, there = turn % 2, 1 - turn % 2
        size = max(1, len(orders[here]) - 1)
        place = {node: position / size for position, node in enumerate(orders[here])}
        orders[there].sort(key=lambda node: (_middle(near[node], place), node))
    return orders


def _middle(links: Sequence[tuple[str, int]], place: Mapping[str, float]) -> float:
    total = sum(weight for _, weight in links)
    return round(sum(place[node] * weight for node, weight in links) / total, 9)


def _ends(left: Sequence[str], right: Sequence[str], link: _Link) -> list[int]:
    a, b, weight = link
    body, instrument = (a, b) if a in left else (b, a)
    return [left.index(body), right.index(instrument), weight]


def _told(graph: nx.Graph, node: str) -> dict[str, Any]:
    return {"kind": graph.nodes[node]["kind"], "measures": graph.nodes[node]["measures"]}


def _names(graph: nx.Graph) -> dict[str, str]:
    return told_apart((node, graph.nodes[node]["label"]) for node in sorted(graph))


def _drawn(graph: nx.Graph, nodes: int, links: int, what: str) -> str:
    every, all_links = graph.number_of_nodes(), graph.number_of_edges()
    if (nodes, links) == (every, all_links):
        return f"All {nodes} {what} and {links} links are drawn."
    return f"Drawn are {nodes} of {every:,} {what} with the {links} strongest of {all_links:,} links."


def _table(graph: nx.Graph) -> Table:
    names = {node: str(graph.nodes[node]["label"]) for node in graph}
    links = sorted(graph.edges(data=True), key=lambda link: (-link[2]["weight"], link[0], link[1]))
    rows = [(a, names[a], b, names[b], data["weight"], data["documents"]) for a, b, data in links]
    columns = ("one", "one_label", "other", "other_label", "measures", "documents")
    return Table(columns, tuple(rows))


def _words(corpus: Corpus, graph: nx.Graph, table: Table) -> Grid:
    standing: dict[str, dict[str, Quote]] = defaultdict(dict)
    for (agency, measure), quotes in corpus.quotes("responsibility-evidence", "agency", "measure").items():
        standing[agency][measure] = quotes[0]
    names = _names(graph)
    shown: list[dict[str, Any]] = list(table[:_SHOWN])
    return Grid(
        "body-links", f"Words behind the {len(shown)} strongest links between bodies",
        ("One", "Other", "Measures", "Documents"),
        [(names[row["one"]], names[row["other"]], row["measures"], row["documents"]) for row in shown], table, _SHARING,
        quotes=[_both(standing[row["one"]], standing[row["other"]]) for row in shown], folded=True,
    )  # fmt: skip


def _both(one: Mapping[str, Quote], other: Mapping[str, Quote]) -> list[Quote]:
    """What names each of two bodies in the measures of both."""
    return [side[measure] for measure in one if measure in other for side in (one, other)]
