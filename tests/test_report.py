"""The page of a report, read as text: its figures are those of the analyses, and no document can change its code."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from graphs import Doc, M
from graphs import graph_of as tiny

from graph_build.errors import OutputError, SourceError
from graph_build.graph import PolicyGraph, graph_of, open_graph
from graph_build.report import report_page, write_report

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><b>",
    '"><img src=x onerror=alert(1)>',
    "a\u2028b\u2029c",
    "&lt;i&gt; $x$",
)


class Page(HTMLParser):
    """The elements of a page, its visible text and the contents of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.scripts, self._inside = "", [""], ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.text += data

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.scripts[1])
        return {name: {**block, "csv": found["tables"][block["csv"]]} for name, block in found["blocks"].items()}

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        """Elements with the names of their attributes; labels sort the rows, and the length of a cell its class."""
        return sorted((tag, sorted(set(attrs) - {"class"})) for tag, attrs in self.elements)


@pytest.fixture(scope="module")
def graph(example_build: Path) -> PolicyGraph:
    return open_graph(example_build)


@pytest.fixture(scope="module")
def source(graph: PolicyGraph, example_build: Path) -> str:
    return report_page(graph, build=example_build)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def rows(table: Any) -> list[list[Any]]:
    return [[list(cell) if isinstance(cell, tuple) else cell for cell in row] for row in table.rows]


def hostile_graph(label: str) -> PolicyGraph:
    measure = M({"mof": "lead", "miit": "participant"}, ["tax-relief", "training"])
    docs = [Doc(name, 2012, measure, M({"mof": "duty"}, ["training"]), M({}), title=label) for name in ("d", "e")]
    return PolicyGraph(tiny(*docs, labels={"mof": label, "tax-relief": label}))


def test_figures_are_those_of_the_analyses(page: Page, graph: PolicyGraph) -> None:
    assert page.data["load-chart"]["csv"]["rows"] == rows(graph.workload())
    assert page.data["years-chart"]["csv"]["rows"] == rows(graph.workload(by="year"))
    assert page.data["pairs-documents"]["csv"]["rows"] == rows(graph.overlap("documents"))
    assert page.data["pairs-agencies"]["csv"]["rows"] == rows(graph.overlap("agencies"))
    assert page.data["deadline-chart"]["csv"]["rows"] == rows(graph.query("deadlines"))


def test_bars_add_up_to_the_load(page: Page, graph: PolicyGraph) -> None:
    drawn = page.data["load-chart"]["drawn"]
    whole = graph.workload(role="all")
    assert drawn["labels"] == [row["label"] for row in whole][:25]
    for place, row in enumerate(whole[:25]):
        assert sum(one["fractional"][place] for one in drawn["series"]) == pytest.approx(row["fractional"])
    years = page.data["years-chart"]["drawn"]["series"]
    assert sum(sum(one["fractional"]) for one in years) == pytest.approx(graph.workload(by="year").figures["load"])


def test_cells_of_heat_maps_are_counts_of_measures(page: Page, graph: PolicyGraph) -> None:
    drawn = page.data["body-heat"]["drawn"]
    for row in graph.query("instruments-by-agency"):
        body, instrument = row["agency_label"], row["instrument_label"]
        if body in drawn["down"] and instrument in drawn["across"]:
            cell = drawn["cells"][drawn["down"].index(body)][drawn["across"].index(instrument)]
            assert cell == row["measures"]


def test_sections_and_their_evidence(page: Page, graph: PolicyGraph, example_build: Path) -> None:
    record = json.loads((example_build / "run.json").read_text())
    assert f"{record['triples']:,} triples" in page.text
    assert all(row["sha256"] in page.text for row in graph.query("document-texts"))
    assert all(row["heading"][:100] in page.text for row in graph.query("measures-without-body"))
    assert all(row["cited_title"] in page.text for row in graph.query("citations-not-in-graph") if row["cited_title"])
    assert all(row["quote"] in page.text for row in graph.query("period-evidence"))
    assert f"{graph.workload().figures['herfindahl']:.3f}" in page.text


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_is_only_text(label: str) -> None:
    hostile, harmless = report_page(hostile_graph(label)), report_page(hostile_graph("x" * len(label)))
    page = Page(hostile)
    assert page.shape == Page(harmless).shape
    assert label in page.text
    assert label in page.data["load-chart"]["drawn"]["labels"]
    assert not re.search("[<>&\u2028\u2029]", page.scripts[1])


def test_policy_and_no_reference_to_the_outside(page: Page) -> None:
    policy = next(attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs) or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    for _, attrs in page.elements:
        for name in ("src", "href", "action", "data", "srcset"):
            assert (attrs.get(name) or "#").startswith(("#", "data:,"))
        assert not [name for name in attrs if name.startswith("on")]


def test_style_and_script_of_ours_name_no_address(page: Page, source: str) -> None:
    style = source[source.index("<style>") : source.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in page.scripts[-1]
    assert "innerHTML" not in page.scripts[-1]


def test_same_bytes_each_time(example_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    first, second = (report_page(open_graph(example_build), build=example_build) for _ in range(2))
    assert first == second
    assert "made 2020-09-13" in Page(first).text


def test_an_empty_graph_says_so() -> None:
    text = Page(report_page(graph_of(ox.Store()))).text
    for said in (
        "The graph holds no documents.",
        "No measure of the graph has a responsible body.",
        "No measure with a body stands in a document with a known year.",
        "No measure of the graph uses an instrument",
        "No instrument has quantities",
        "No two bodies share a measure, and no body uses an instrument.",
        "No measure of the graph sets a period",
        "The graph holds every cited document.",
        "without the folder of its build",
    ):
        assert said in text


def test_a_folder_that_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="give the folder of a build"):
        report_page(graph_of(ox.Store()), build=tmp_path)


def test_write(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("old")
    write_report(graph_of(ox.Store()), out)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [out]


def test_an_unwritable_path_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OutputError):
        write_report(graph_of(ox.Store()), folder)
    with pytest.raises(OutputError):
        write_report(graph_of(ox.Store()), tmp_path / "missing" / "report.html")
    assert list(tmp_path.iterdir()) == [folder]
    assert not list(folder.iterdir())
