"""Pages in Chromium: drawn, quiet, closed to the outside, and leading to quotes. Screenshots go to screenshots/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from graphs import Doc, M, graph_of
from pages import hostile_source, proved

from graph_build.query import open_source
from graph_build.show import agencies_page, instruments_page, write_page
from graph_build.show import data as show_data

SHOTS = Path(__file__).resolve().parent.parent / "screenshots"
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
HAND = """(id) => { const spot = smeGraph.network.canvasToDOM(smeGraph.network.getPositions([id])[id]);
    const box = document.getElementById("canvas").getBoundingClientRect();
    return [spot.x + box.x, spot.y + box.y]; }"""
PAINTED = """() => { const canvas = document.querySelector("#canvas canvas");
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(pixels.buffer)).size; }"""


class Seen(NamedTuple):
    """An open page, and what it complained of or asked for."""

    page: Any
    complaints: list[str]
    requests: list[str]


class Open:
    """Opens pages from files."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder, self.contexts = browser, folder, []  # type: ignore[var-annotated]

    def __call__(self, text: str, size: str = "desk", scheme: str = "light") -> Seen:
        write_page(text, self.folder / "page.html")
        width, height = SIZES[size]
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.contexts.append(context)
        seen = Seen(context.new_page(), [], [])
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.goto((self.folder / "page.html").as_uri())
        seen.page.wait_for_function("window.smeGraph")
        seen.page.wait_for_timeout(200)
        return seen


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    opener = Open(chromium, tmp_path)
    yield opener
    for context in opener.contexts:
        context.close()


@pytest.fixture(scope="module")
def agencies(example_build: Path) -> str:
    return agencies_page(open_source(example_build))


@pytest.fixture(scope="module")
def instruments(example_build: Path) -> str:
    return instruments_page(open_source(example_build))


def quiet(seen: Seen) -> None:
    """Nothing was asked for but the page itself, and nothing complained of."""
    assert [url for url in seen.requests if not url.startswith("data:")] == [seen.page.url]
    assert seen.complaints == []


def click(seen: Seen, node: int) -> None:
    seen.page.mouse.click(*seen.page.evaluate(HAND, node))
    seen.page.wait_for_selector("#panel:not([hidden])")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["agencies", "instruments"])
def test_drawn_and_quiet(opened: Open, request: pytest.FixtureRequest, view: str, size: str, scheme: str) -> None:
    seen = opened(request.getfixturevalue(view), size, scheme)
    assert seen.page.evaluate(PAINTED) > 50
    assert seen.page.evaluate("smeGraph.labels().length") > 3
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    SHOTS.mkdir(exist_ok=True)
    seen.page.screenshot(path=SHOTS / f"{view}-{size}-{scheme}.png")
    click(seen, seen.page.evaluate("smeGraph.labels()[0]"))
    seen.page.wait_for_timeout(500)
    seen.page.screenshot(path=SHOTS / f"{view}-{size}-{scheme}-panel.png")
    quiet(seen)


def test_node_leads_to_its_quotes(opened: Open) -> None:
    source = proved(
        graph_of(Doc("a", 2012, M({"mof": "lead", "miit": "participant"}), M({"mof": "lead"}), title="Tea"))
    )
    seen = opened(agencies_page(source))
    click(seen, 1)
    panel = seen.page.locator("#panel")
    assert panel.locator("blockquote").count() == 2
    assert "It is said that" in panel.inner_text()
    assert {"Tea · 2012", "measure 1 · "} <= {
        part for part in ("Tea · 2012", "measure 1 · ") if part in panel.inner_text()
    }
    assert panel.locator("mark").first.inner_text() == "lead#quote"
    seen.page.keyboard.press("Escape")
    assert panel.is_hidden()


def test_edge_leads_to_the_quotes_of_both_ends(opened: Open) -> None:
    source = proved(graph_of(Doc("a", 2012, M({"mof": "lead", "miit": "participant"}), M({"mof": "lead"}))))
    seen = opened(agencies_page(source))
    one, other = (seen.page.evaluate(HAND, node) for node in (0, 1))
    seen.page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    seen.page.wait_for_selector("#panel:not([hidden])")
    assert seen.page.locator("#panel blockquote").count() == 2
    assert "1 shared measure" in seen.page.locator("#panel").inner_text()


def test_search_by_keyboard(opened: Open, agencies: str) -> None:
    seen = opened(agencies)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("finance")
    assert "Ministry of Finance" in seen.page.locator("#results").inner_text()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel h2").inner_text() == "Ministry of Finance"
    seen.page.locator("#search").fill("no such body")
    assert seen.page.locator("#results").inner_text() == "Nothing of that name"


def test_list_is_reached_by_tab(opened: Open, agencies: str) -> None:
    seen = opened(agencies)
    seen.page.locator("#colour").focus()
    seen.page.keyboard.press("Tab")
    first = seen.page.evaluate("document.activeElement.closest('#list') !== null")
    assert first
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel blockquote").count() > 0


def test_filters(opened: Open) -> None:
    one, two = Doc("a", 2012, M({"mof": "lead", "miit": "participant"})), Doc("b", 2020, M({"mof": "lead"}))
    seen = opened(agencies_page(proved(graph_of(one, two))))
    counts = seen.page.locator("#counts")
    assert counts.inner_text() == " · 2 nodes, 1 edge"
    seen.page.locator("#year").select_option("2020")
    assert counts.inner_text() == " · 1 node of 2, 0 edges of 1"
    seen.page.locator("#year").select_option("")
    seen.page.locator("#role").select_option(label="lead")
    assert counts.inner_text() == " · 1 node of 2, 0 edges of 1"


def test_light_edges_hide_with_the_nodes_that_only_they_link(opened: Open) -> None:
    both, one = M({"mof": "lead", "miit": "participant"}), M({"mof": "lead", "sta": "participant"})
    seen = opened(agencies_page(proved(graph_of(Doc("a", 2012, both, both, one)))))
    counts = seen.page.locator("#counts")
    assert counts.inner_text() == " · 3 nodes, 2 edges"
    seen.page.locator("#least").fill("2")
    assert counts.inner_text() == " · 2 nodes of 3, 1 edge of 2"
    seen.page.locator("#list button", has_text="sta").click()
    assert counts.inner_text() == " · 3 nodes, 1 edge of 2"
    assert seen.page.locator("#panel blockquote").count() == 1
    quiet(seen)


def test_theme(opened: Open, agencies: str) -> None:
    seen = opened(agencies)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = seen.page.evaluate(colour)
    seen.page.locator("#theme").click()
    assert seen.page.evaluate(colour) != light
    quiet(seen)


def test_hostile_texts_run_nothing(opened: Open) -> None:
    for text in (agencies_page(hostile_source()), instruments_page(hostile_source())):
        seen = opened(text)
        for node in range(seen.page.evaluate("smeGraph.data.nodes.length")):
            seen.page.evaluate("(id) => smeGraph.open(id)", node)
            assert seen.page.locator("#panel blockquote").count() > 0
            assert seen.page.locator("#panel img, #panel script").count() == 0
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("<")
        assert seen.page.locator("#results img, #results script").count() == 0
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert seen.page.evaluate("window.hostile === undefined")
        quiet(seen)


def test_empty(opened: Open) -> None:
    seen = opened(agencies_page(graph_of()))
    assert seen.page.locator(".message").is_visible()
    quiet(seen)


def test_communities_unfold(opened: Open, monkeypatch: pytest.MonkeyPatch, example_build: Path) -> None:
    monkeypatch.setattr(show_data, "FOLDED", 3)
    seen = opened(agencies_page(open_source(example_build)))
    drawn = "smeGraph.network.body.data.nodes.getIds()"
    before = seen.page.evaluate(drawn)
    assert all(str(node).startswith("c") for node in before)
    seen.page.mouse.click(*seen.page.evaluate(HAND, "c1"))
    seen.page.wait_for_timeout(100)
    after = seen.page.evaluate(drawn)
    assert "c1" not in after
    assert any(isinstance(node, int) for node in after)
    seen.page.locator("#fold").click()
    assert seen.page.evaluate(drawn) == before
    quiet(seen)
