"""Pages in notebooks: each view is a value that shows itself in a frame, which cannot reach what is around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from drawn import SHOTS
from pages import HOSTILE, hostile_source

from graph_build.errors import ParameterError
from graph_build.graph import PolicyGraph, open_graph
from graph_build.report import report_page
from graph_build.show import agencies_page, document_page, graph_page, instruments_page
from graph_build.show.inline import Page

# As Jupyter's server sends it with a notebook.
NOTEBOOK_POLICY = "frame-ancestors 'self'; report-uri /api/security/csp-report"
NOTEBOOK = "http://notebook.example/"
INTRUDER = """<script>
for (const act of [() => { parent.document.title = "reached"; }, () => { top.location = "http://elsewhere.example/"; },
    () => { parent.reached = true; }, () => localStorage.length, () => document.cookie]) {
  try { act(); document.title += "reached;"; } catch (error) { document.title += error.name + ";"; }
}
</script>"""

Notebook = Callable[[Page], Any]


class Frames(HTMLParser):
    """The elements of what a notebook shows, with their attributes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page._repr_html_())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def graph(example_build: Path) -> PolicyGraph:
    return open_graph(example_build)


@pytest.fixture
def notebook(chromium: Any) -> Iterator[Notebook]:
    """Opens a page as the output of a cell, at an address that is answered here."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800})

    def opened(page: Page) -> Any:
        body = f"<!DOCTYPE html><title>notebook</title><h1>Cell</h1><div>{page._repr_html_()}</div>"
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": NOTEBOOK_POLICY}
        context.route("**", lambda route: route.fulfill(body=body, headers=headers))
        tab = context.new_page()
        tab.goto(NOTEBOOK)
        return tab

    yield opened
    context.close()


def test_each_view_is_what_its_function_makes(
    graph: PolicyGraph, example_build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    source = graph.source
    document = str(graph.query("documents")[0]["document"])
    assert graph.page("agencies", directed=True).html == agencies_page(source, directed=True)
    assert graph.page("instruments").html == instruments_page(source)
    assert graph.page("graph", focus=["mof"], depth=2).html == graph_page(source, ["mof"], depth=2)
    assert graph.page("document", document=document).html == document_page(source, document)
    assert graph.page("report", build=example_build).html == report_page(graph, build=example_build)


def test_show_writes_the_page(graph: PolicyGraph, tmp_path: Path) -> None:
    graph.show("agencies", tmp_path / "page.html", colour="kind")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == graph.page("agencies", colour="kind").html


@pytest.mark.parametrize(
    ("view", "height", "said"), [("agency", 640, "give one of agencies, instruments"), ("agencies", 0, "height: 0 is")]
)
def test_wrong_views_and_heights_are_named(graph: PolicyGraph, view: Any, height: int, said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        graph.page(view, height=height)


def test_page_is_one_attribute_of_one_frame() -> None:
    page = PolicyGraph(hostile_source()).page("instruments", height=500)
    ((tag, attributes),) = Frames(page).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == page.html
    assert attributes["height"] == "500"
    assert "allow-same-origin" not in str(attributes["sandbox"]).split()
    assert "allow-top-navigation" not in str(attributes["sandbox"])


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_stay_text(title: str) -> None:
    ((_, attributes),) = Frames(Page("<p>Tea</p>", title)).found
    assert attributes["title"] == title


def test_long_pages_are_not_printed(graph: PolicyGraph) -> None:
    assert len(repr(graph.page("agencies"))) < 200


def test_network_is_drawn_in_a_notebook(notebook: Notebook, graph: PolicyGraph) -> None:
    complaints: list[str] = []
    tab = notebook(graph.page("agencies"))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    frame = tab.frames[1]
    frame.wait_for_function("window.smeGraph && smeGraph.labels().length > 3")
    frame.locator("#list .item").first.click()
    assert frame.locator("#panel blockquote").count() > 0
    frame.locator("#theme").click()
    assert frame.evaluate("self.origin") == "null"
    assert complaints == []
    SHOTS.mkdir(exist_ok=True)
    tab.screenshot(path=SHOTS / "notebook.png")


def test_report_and_document_run_in_a_notebook(notebook: Notebook, graph: PolicyGraph) -> None:
    document = str(graph.query("documents")[0]["document"])
    for page, ready in [
        (graph.page("report"), "document.documentElement.dataset.ready !== undefined"),
        (graph.page("document", document=document), "document.querySelectorAll('main button').length > 0"),
    ]:
        notebook(page).frames[1].wait_for_function(ready)


def test_scripts_in_the_frame_reach_nothing(notebook: Notebook) -> None:
    tab = notebook(Page(INTRUDER, "Intruder"))
    frame = tab.frames[1]
    frame.wait_for_function("document.title.split(';').length > 5")
    assert frame.title() == "SecurityError;" * 5
    assert (tab.title(), tab.url, tab.evaluate("window.reached")) == ("notebook", NOTEBOOK, None)
