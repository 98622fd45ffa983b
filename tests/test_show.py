"""Pages: nothing in a text becomes markup or script, nothing is loaded, and the same graph gives the same bytes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from commands import Run
from graphs import Doc, M, graph_of
from pages import HOSTILE, data_of, hostile_source, proved

from graph_build.embedding import json_block
from graph_build.errors import OutputError, ParameterError
from graph_build.query import LocalSource, open_source
from graph_build.show import agencies_page, graph_page, instruments_page, write_page
from graph_build.show.data import FOLDED, page_data
from graph_build.show.layout import positions
from graph_build.show.page import network_page


@pytest.fixture(scope="module")
def source() -> LocalSource:
    joint, led = M({"mof": "lead", "miit": "participant"}, ["tax-relief"]), M({"mof": "lead"}, ["loan"])
    return proved(graph_of(Doc("a", 2012, joint, led, title="Tea"), Doc("b", 2020, joint, M({"sta": "duty"}))))


class Elements(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def policy(page: str) -> str:
    metas = [attributes for tag, attributes in Elements(page).found if tag == "meta"]
    return next(str(m["content"]) for m in metas if m.get("http-equiv") == "Content-Security-Policy")


def test_nodes_edges_and_quotes_are_those_of_the_network(source: LocalSource) -> None:
    data = data_of(agencies_page(source))
    ids = [node["id"] for node in data["nodes"]]
    assert ids == ["miit", "mof", "sta"]
    assert data["edges"] == [[0, 1, 2]]
    assert [data["measures"][measure] for node, measure, _ in data["stands"] if ids[node] == "mof"] == [
        [0, 1],
        [0, 2],
        [1, 1],
    ]
    assert data["documents"][0] == {"id": "a", "title": "Tea", "number": None, "year": 2012}
    assert len(data["quotes"]) == len(data["stands"]) == 6
    stand, sentence, quote = data["quotes"][0]
    assert quote in data["sentences"][sentence]
    assert data["roles"][data["stands"][stand][2]] in {"lead", "participant", "duty"}


def test_directed(source: LocalSource) -> None:
    data = data_of(agencies_page(source, directed=True))
    assert data["directed"]
    assert data["edges"] == [[1, 0, 2]]
    assert sorted(data["roles"]) == ["lead", "participant"]


def test_instruments(source: LocalSource) -> None:
    data = data_of(instruments_page(source))
    assert {node["kind"] for node in data["nodes"]} == {"agency", "instrument"}
    assert "" in data["roles"]


def test_one_document_only(source: LocalSource) -> None:
    data = data_of(agencies_page(source, document="a"))
    assert [document["id"] for document in data["documents"]] == ["a"]


def test_surroundings(source: LocalSource) -> None:
    near = {node["id"] for node in data_of(graph_page(source, ["loan"]))["nodes"]}
    far = {node["id"] for node in data_of(graph_page(source, ["loan"], depth=3))["nodes"]}
    assert near == {"loan", "mof"}
    assert far == {"loan", "mof", "tax-relief", "miit"}


def test_unknown_focus_names_the_nearest(source: LocalSource) -> None:
    with pytest.raises(ParameterError, match="did you mean miit"):
        graph_page(source, ["mitt"])


@pytest.mark.parametrize(("focus", "depth"), [([], 1), (["mof"], 0)])
def test_surroundings_need_a_node_and_a_step(source: LocalSource, focus: list[str], depth: int) -> None:
    with pytest.raises(ParameterError):
        graph_page(source, focus, depth=depth)


def test_hostile_texts_stay_data() -> None:
    calm, hostile = Elements(agencies_page(proved(graph_of(Doc("a", 2012, M({"mof": "lead"})))))), hostile_source()
    page = instruments_page(hostile)
    elements = Elements(page).found
    assert [tag for tag, _ in elements] == [tag for tag, _ in calm.found]
    assert not any(name.startswith("on") for _, attributes in elements for name in attributes)
    assert data_of(page)["documents"][0]["title"] == HOSTILE[0]
    assert {node["label"] for node in data_of(page)["nodes"]} >= set(HOSTILE[1:5])
    raw = page[page.index('id="data">') + len('id="data">') :].partition("</script>")[0]
    assert not set(raw) & set("<>&\u2028\u2029")


def test_titles_are_escaped() -> None:
    graph = nx.Graph()
    graph.graph["kind"] = "co-responsibility"
    data = page_data(graph_of(), graph, colour="community")
    page = network_page("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', data)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_policy_allows_the_own_scripts_and_nothing_else(source: LocalSource) -> None:
    page = agencies_page(source)
    scripts, styles = (re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("script", "style"))
    allowed = policy(page)
    assert allowed.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in allowed
    assert len(scripts) == 2
    for text in (*scripts, *styles):
        assert b64encode(sha256(text.encode()).digest()).decode() in allowed


def test_nothing_is_loaded(source: LocalSource) -> None:
    for tag, attributes in Elements(agencies_page(source)).found:
        assert "src" not in attributes, tag
        assert attributes.get("href", "data:,") == "data:,"


def test_same_bytes_each_time(source: LocalSource) -> None:
    assert instruments_page(source) == instruments_page(source)


def test_positions_are_there_and_apart(source: LocalSource) -> None:
    places = [(node["x"], node["y"]) for node in data_of(instruments_page(source))["nodes"]]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(7), nx.star_graph(30), nx.complete_graph(450)])
def test_positions_of_any_graph(graph: nx.Graph) -> None:
    found = positions(graph)
    assert len(set(found.values())) == len(graph)
    assert found == positions(graph)


def test_empty_graph_says_so() -> None:
    assert "There is nothing to show" in agencies_page(graph_of())


def test_large_networks_open_on_communities() -> None:
    graph = nx.relabel_nodes(nx.caveman_graph(300, 6), str)
    graph.graph["kind"] = "co-responsibility"
    for node, data in graph.nodes(data=True):
        data.update(label=node, kind="agency", local_id=node)
    nx.set_edge_attributes(graph, 1, "weight")
    data = page_data(graph_of(), graph, colour="community")
    assert len(data["nodes"]) > FOLDED
    assert len(data["communities"]) == 300


def test_json_is_safe_and_the_same() -> None:
    text = "</script><!--\u2028\u2029&"
    assert json.loads(json_block(text)) == text
    assert not set(json_block(text)) & set("<>&\u2028\u2029")


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_page("tea", tmp_path / "a.html")
    write_page("salt", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text() == "salt"
    (tmp_path / "folder.html").mkdir()
    for goal in (tmp_path / "no" / "a.html", tmp_path / "folder.html"):
        with pytest.raises(OutputError, match="choose another place"):
            write_page("tea", goal)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "folder.html"]


@pytest.mark.parametrize(
    "arguments", [["agencies"], ["agencies", "--directed"], ["instruments"], ["graph", "--focus", "mof"]]
)
def test_command(arguments: list[str], run: Run, example_build: Path, tmp_path: Path) -> None:
    ran = run("show", *arguments, "--graph", example_build, "--out", tmp_path / "page.html")
    assert (ran.code, ran.out) == (0, "")
    assert "MB written" in ran.err
    data: dict[str, Any] = data_of((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert data["nodes"]
    assert data["quotes"]
    assert all(quote.strip() for _, _, quote in data["quotes"])


def test_command_complains(run: Run, example_build: Path, tmp_path: Path) -> None:
    unknown = run("show", "graph", "--focus", "mofx", "--graph", example_build, "--out", tmp_path / "a.html")
    assert (unknown.code, list(tmp_path.iterdir())) == (2, [])
    assert "did you mean mof" in unknown.err
    nowhere = run("show", "agencies", "--graph", example_build, "--out", tmp_path / "no" / "a.html")
    assert nowhere.code == 2
    assert run("show", "agencies", "--graph", example_build).code == 2


def test_every_quote_stands_in_its_sentence(example_build: Path) -> None:
    data = data_of(instruments_page(open_source(example_build)))
    missing = [quote for _, sentence, quote in data["quotes"] if quote not in data["sentences"][sentence]]
    assert len(missing) <= len(data["quotes"]) / 20
