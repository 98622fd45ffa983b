"""Networks as files that other programs open.

============ ====================================================== ================================================
suffix       what is written                                        opened by
============ ====================================================== ================================================
``.graphml`` GraphML                                                Gephi, Cytoscape, yEd, igraph, networkx
``.gexf``    GEXF 1.2draft                                          Gephi, networkx
``.json``    ``nodes`` with ``id`` and ``links`` with ``source``    d3-force; ``networkx.node_link_graph`` with
             and ``target`` (node-link)                             ``edges="links"``
``.csv``     a row a link: ``Source``, ``Target``, ``Type``,        Gephi ("import spreadsheet"), Cytoscape, pandas,
             ``Weight``, ``source_label``, ``target_label``, then   spreadsheets
             its other attributes. Nodes without links and
             attributes of nodes are not in it
============ ====================================================== ================================================

The id of a node is its key (an IRI), and its ``label`` is what programs show. What is written depends on the network
only, not on the day or the machine, and keeps the order of nodes and links.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "network.csv"
    >>> write_network(nx.Graph([("e:mof", "e:miit", {"weight": 2})]), path)
    >>> print(path.read_text(), end="")
    Source,Target,Type,Weight,source_label,target_label
    e:mof,e:miit,Undirected,2,e:mof,e:miit
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

import networkx as nx

from ...errors import OutputError
from ...replacing import replace_file
from .attributes import Plain, cleaned, plain

__all__ = ["SUFFIXES", "write_network"]

_RESERVED: Final = {
    "node": frozenset({"id", "pid", "start", "end", "viz", "parents", "slices", "spells"}),
    "link": frozenset(
        {"id", "source", "target", "type", "key", "start", "end", "viz", "slices", "spells"}
        | {"Source", "Target", "Type", "Weight", "source_label", "target_label"}
    ),
}
_DATE: Final = re.compile(rb' lastmodifieddate="[^"]*"')
_FORMULA: Final = tuple("=+-@＝＋－＠\t\r\n")


def write_network(graph: nx.Graph, path: Path) -> None:
    """Writes a network in the format that the suffix of ``path`` names; first beside it and then, whole, in its place.

    Texts come from documents and are not trusted: characters that XML 1.0 cannot hold are left out, and in ``.csv`` a
    text that a spreadsheet would run as a formula (it starts with ``= + - @`` or the full-width forms of these) gets an
    apostrophe before it. Attributes become what all formats can hold: those without a value are left out, lists become
    texts joined by ``; ``. Measures are written where nodes have them: see :func:`annotate`.

    Args:
        graph: a network without parallel links.
        path: where to; its folder must be there. A file that is there already is replaced.

    Raises:
        OutputError: for a suffix that is none of :data:`SUFFIXES`; for a path that cannot be written; for parallel
            links; for nodes whose keys are the same text, or a text that XML cannot hold; and for attributes whose name
            has another meaning in one of the formats, such as ``id``.
    """
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise OutputError(path, "is of no known format", f"end the name with one of {', '.join(SUFFIXES)}")
    replace_file(path, _WRITERS[suffix](_flattened(graph, path)))


def _flattened(graph: nx.Graph, path: Path) -> nx.Graph:
    """The same network with texts for keys and plain attributes."""
    if graph.is_multigraph():
        raise OutputError(path, "cannot hold parallel links", "give a Graph or DiGraph")
    keys = _keys(graph, path)
    nodes = plain(data for _, data in graph.nodes(data=True))
    links = plain(data for _, _, data in graph.edges(data=True))
    _check("node", nodes, path)
    _check("link", links, path)
    flat = nx.DiGraph() if graph.is_directed() else nx.Graph()
    flat.graph.update(plain([graph.graph])[0])
    flat.add_nodes_from(zip(keys.values(), nodes, strict=True))
    flat.add_edges_from((keys[a], keys[b], data) for (a, b), data in zip(graph.edges(), links, strict=True))
    return flat


def _keys(graph: nx.Graph, path: Path) -> dict[Hashable, str]:
    keys = {node: str(node) for node in graph}
    broken = next((key for key in keys.values() if cleaned(key) != key or not key), None)
    if broken is not None:
        raise OutputError(path, f"cannot hold the key {broken!r} of a node", "rename it")
    if len(set(keys.values())) < len(keys):
        raise OutputError(path, "has nodes whose keys are the same text", "rename them")
    return keys


def _check(what: str, rows: Iterable[Mapping[str, Plain]], path: Path) -> None:
    wrong = sorted({name for row in rows for name in row} & _RESERVED[what])
    if wrong:
        raise OutputError(path, f"cannot hold the attribute {wrong[0]!r} of a {what}", "rename it")


def _graphml(graph: nx.Graph) -> bytes:
    file = BytesIO()
    nx.write_graphml_xml(graph, file)
    return file.getvalue()


def _gexf(graph: nx.Graph) -> bytes:
    file = BytesIO()
    nx.write_gexf(graph, file, version="1.2draft")
    return _DATE.sub(b"", file.getvalue(), count=1)


def _json(graph: nx.Graph) -> bytes:
    document = {
        "directed": graph.is_directed(),
        "multigraph": False,
        "graph": graph.graph,
        "nodes": [{"id": node, **data} for node, data in graph.nodes(data=True)],
        "links": [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(graph: nx.Graph) -> bytes:
    label = {node: data.get("label", node) for node, data in graph.nodes(data=True)}
    names = dict.fromkeys(name for _, _, data in graph.edges(data=True) for name in data if name != "weight")
    kind = "Directed" if graph.is_directed() else "Undirected"
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["Source", "Target", "Type", "Weight", "source_label", "target_label", *map(_cell, names)])
    for a, b, data in graph.edges(data=True):
        row = [a, b, kind, data.get("weight", 1), label[a], label[b], *(data.get(name, "") for name in names)]
        writer.writerow(map(_cell, row))
    return file.getvalue().encode()


def _cell(value: Plain) -> Plain:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


_WRITERS: Final[Mapping[str, Callable[[nx.Graph], bytes]]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".csv": _csv,
}
SUFFIXES: Final = tuple(_WRITERS)
