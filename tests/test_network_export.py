"""Networks are written so that other programs read back what was there, and nothing that harms them."""

from __future__ import annotations

import csv
import errno
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import igraph as ig
import networkx as nx
import numpy as np
import pytest
from graphs import Doc, M, agency_iri, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.analyse.network import SUFFIXES, annotate, network, write_network
from graph_build.analyse.network.attributes import plain
from graph_build.errors import OutputError

GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
MOF, MIIT, MOFCOM = map(agency_iri, ("mof", "miit", "mofcom"))


def sample() -> nx.DiGraph:
    roles = (
        M({"mof": "lead", "miit": "participant"}),
        M({"mof": "lead", "miit": "participant", "mofcom": "participant"}),
    )
    return network(
        graph_of(Doc("a", 2012, *roles), labels={"mof": "财政部 & <Finance>", "miit": "=HYPERLINK(1)"}),
        "lead-participant",
    )


def read_json(path: Path) -> nx.Graph:
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")


READERS: dict[str, Callable[[Path], nx.Graph]] = {
    ".graphml": nx.read_graphml,
    ".gexf": nx.read_gexf,
    ".json": read_json,
}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TEXTS = st.text(st.characters() | st.sampled_from("\x00\x08\x1f\x7f\ufffe\ud800\r\n\t=<&>'\""), max_size=12)
NUMBERS = st.integers(-(2**62), 2**62)
FRACTIONS = st.floats()
VALUES = st.one_of(st.none(), TEXTS, NUMBERS, FRACTIONS, st.booleans(), st.lists(TEXTS, max_size=3), st.sets(TEXTS))
ATTRIBUTES = st.fixed_dictionaries(
    {}, optional={"label": TEXTS, "kind": VALUES, "year": NUMBERS, "share": FRACTIONS, "known": st.booleans()}
)
KEYS = st.from_regex(r"e:[a-z0-9/#%&-]{1,5}", fullmatch=True)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    graph = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    for key in draw(st.lists(KEYS, min_size=1, max_size=6, unique=True)):
        graph.add_node(key, **draw(ATTRIBUTES))
    ends = st.sampled_from(sorted(graph))
    for source, target in draw(st.lists(st.tuples(ends, ends), max_size=8)):
        graph.add_edge(source, target, weight=draw(st.integers(1, 9)), **draw(ATTRIBUTES))
    return graph


def expected(graph: nx.Graph) -> tuple[dict[str, Any], dict[tuple[str, str], Any]]:
    nodes = dict(zip(graph, plain(data for _, data in graph.nodes(data=True)), strict=True))
    links = dict(zip(graph.edges, plain(data for _, _, data in graph.edges(data=True)), strict=True))
    return nodes, links if graph.is_directed() else {tuple(sorted(pair)): data for pair, data in links.items()}


def found(graph: nx.Graph) -> tuple[dict[str, Any], dict[tuple[str, str], Any]]:
    links = {
        (a, b) if graph.is_directed() or a < b else (b, a): {k: v for k, v in data.items() if k != "id"}
        for a, b, data in graph.edges(data=True)
    }
    return dict(graph.nodes(data=True)), links


@pytest.mark.parametrize("suffix", READERS)
@given(graph=graphs())
@settings(deadline=None)
def test_what_is_written_is_read_back(suffix: str, graph: nx.Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / f"back{suffix}"
    write_network(graph, path)
    back = READERS[suffix](path)
    nodes, links = expected(graph)
    if suffix == ".gexf":  # which has a label for each node
        nodes = {
            key: {"label": key} | {k: str(v) if k == "label" else v for k, v in data.items()}
            for key, data in nodes.items()
        }
    assert back.is_directed() == graph.is_directed()
    assert found(back) == (nodes, links)


def test_gexf_has_what_gephi_looks_for(tmp_path: Path) -> None:
    path = tmp_path / "n.gexf"
    write_network(annotate(sample()), path)
    root = ET.fromstring(path.read_bytes())  # noqa: S314 -- written by the test
    assert root.get("version") == "1.2"
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.get("defaultedgetype") == "directed"
    nodes = {node.get("id"): node.get("label") for node in graph.iter(f"{GEXF}node")}
    assert nodes == {MOF: "财政部 & <Finance>", MIIT: "=HYPERLINK(1)", MOFCOM: MOFCOM}
    links = [(link.get("source"), link.get("target"), link.get("weight")) for link in graph.iter(f"{GEXF}edge")]
    assert links == [(MOF, MIIT, "2"), (MOF, MOFCOM, "1")]
    columns = {column.get("title"): column.get("type") for column in graph.iter(f"{GEXF}attribute")}
    assert columns["community"] == "long"
    assert columns["evidence"] == "long"
    assert columns["articulation"] == "boolean"
    assert "lastmodifieddate" not in path.read_text(encoding="utf-8")


def test_graphml_has_columns_that_gephi_and_cytoscape_know(tmp_path: Path) -> None:
    path = tmp_path / "n.graphml"
    write_network(annotate(sample()), path)
    root = ET.fromstring(path.read_bytes())  # noqa: S314 -- written by the test
    keys = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in root.iter(f"{GRAPHML}key")}
    assert keys["node", "label"] == "string"
    assert keys["edge", "weight"] == "long"
    assert keys["node", "pagerank"] == "double"
    assert [node.get("id") for node in root.iter(f"{GRAPHML}node")] == [MIIT, MOF, MOFCOM]


def test_graphml_is_read_by_igraph(tmp_path: Path) -> None:
    path = tmp_path / "n.graphml"
    write_network(sample(), path)
    graph = ig.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert graph.vs["label"] == ["=HYPERLINK(1)", "财政部 & <Finance>", MOFCOM]
    assert graph.es["weight"] == [2, 1]


def test_json_has_nodes_and_links_as_d3_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    write_network(sample(), path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["directed"] is True
    assert document["graph"]["created-from"] == "tiny"
    assert document["nodes"][1] == {
        "id": MOF,
        "label": "财政部 & <Finance>",
        "kind": "agency",
        "local_id": "mof",
        "measures": 2,
    }
    assert document["links"][0] == {"source": MOF, "target": MIIT, "weight": 2, "evidence": 4, "documents": 1}


def test_csv_has_the_columns_of_gephi_first(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    write_network(sample(), path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "Source,Target,Type,Weight,source_label,target_label,evidence,documents",
        f"{MOF},{MIIT},Directed,2,财政部 & <Finance>,'=HYPERLINK(1),4,1",
        f"{MOF},{MOFCOM},Directed,1,财政部 & <Finance>,{MOFCOM},2,1",
    ]
    write_network(nx.Graph([("a", "b")]), path)
    assert read_csv(path)[0] == {
        "Source": "a",
        "Target": "b",
        "Type": "Undirected",
        "Weight": "1",
        "source_label": "a",
        "target_label": "b",
    }


def test_csv_cells_are_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    graph = nx.Graph([("=a", "b", {"weight": -2, "@note": "+1", "full": "＝1", "known": True})])
    graph.nodes["b"]["label"] = "\t=1"
    write_network(graph, path)
    row = read_csv(path)[0]
    assert row["Weight"] == "-2"
    texts = (row["Source"], row["source_label"], row["target_label"], row["'@note"], row["full"], row["known"])
    assert texts == ("'=a", "'=a", "'\t=1", "'+1", "'＝1", "true")


@given(graph=graphs())
@settings(deadline=None)
def test_csv_has_a_row_for_each_link(graph: nx.Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.csv"
    write_network(graph, path)
    rows = read_csv(path)
    assert [(row["Source"], row["Target"], int(row["Weight"])) for row in rows] == list(graph.edges(data="weight"))
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+@" and cell]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_network_is_the_same_file(suffix: str, tmp_path: Path) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix.upper()}"
    write_network(annotate(sample()), one)
    write_network(annotate(sample()), two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_network_can_be_written(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"n{suffix}"
    write_network(nx.Graph(), path)
    assert path.stat().st_size > 0


def test_values_become_what_all_formats_hold() -> None:
    rows: list[dict[str, object]] = [
        {
            "n": np.int64(3),
            "x": np.float64(0.5),
            "mixed": 1,
            "half": 1,
            "flag": True,
            "big": 2**63,
            "line": "a\r\nb\rc",
        },
        {
            "n": None,
            "x": float("nan"),
            "mixed": "a",
            "half": 0.5,
            "flag": "no",
            "list": ["b", None, "a"],
            "set": {"b", "a"},
        },
        {"text": "a\x00\x0b\x1f\ud800\ufffe\ufffb\x85", "empty": "", "none": [], "other": Path("a")},
    ]
    assert plain(rows) == [
        {"n": 3, "x": 0.5, "mixed": "1", "half": 1.0, "flag": "true", "big": "9223372036854775808", "line": "a\nb\nc"},
        {"mixed": "a", "half": 0.5, "flag": "no", "list": "b; a", "set": "a; b"},
        {"text": "a\ufffb\x85", "other": "a"},
    ]
    assert [type(plain([{"x": value}])[0]["x"]) for value in (np.int64(1), np.float64(1), np.bool_(1))] == [
        int,
        float,
        bool,
    ]


def test_a_suffix_that_names_no_format_is_refused_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(
        OutputError, match=re.escape("n.xlsx: is of no known format; end the name with one of .graphml")
    ):
        write_network(sample(), tmp_path / "n.xlsx")
    with pytest.raises(OutputError, match="no known format"):
        write_network(sample(), tmp_path / "n")


REFUSED: dict[str, nx.Graph] = {
    "the attribute 'id' of a node": nx.Graph(),
    "the attribute 'type' of a link": nx.Graph([("a", "b", {"type": "x"})]),
    "parallel links": nx.MultiGraph([("a", "b")]),
    "keys are the same text": nx.Graph([(1, "1")]),
    r"the key 'a\\x00' of a node": nx.Graph([("a\0", "b")]),
    "the key '' of a node": nx.Graph([("", "b")]),
}
REFUSED["the attribute 'id' of a node"].add_node("a", id="b")


@pytest.mark.parametrize("says", REFUSED)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_a_format_would_garble_is_refused_by_all(says: str, suffix: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=says):
        write_network(REFUSED[says], tmp_path / f"n{suffix}")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"missing/n\.csv: No such file or directory"):
        write_network(sample(), tmp_path / "missing" / "n.csv")
    (tmp_path / "n.csv").mkdir()
    with pytest.raises(OutputError, match=r"n\.csv: Is a directory"):
        write_network(sample(), tmp_path / "n.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["n.csv"]


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "n.csv"
    path.write_text("before")

    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OutputError, match="No space left on device"):
        write_network(sample(), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    goal, path = tmp_path / "goal.csv", tmp_path / "n.csv"
    goal.write_text("before")
    path.symlink_to(goal)
    write_network(sample(), path)
    assert path.is_symlink()
    assert goal.read_text(encoding="utf-8").startswith("Source,Target")
