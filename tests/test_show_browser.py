"""Pages in Chromium: drawn, quiet, closed to the outside, and leading to quotes. Screenshots go to screenshots/."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import HAND, SIZES, Open, click, picture, quiet
from graphs import Doc, M, graph_of
from pages import hostile_source, proved

from graph_build.query import open_source
from graph_build.show import agencies_page, graph_page, instruments_page
from graph_build.show import data as show_data

PAINTED = """() => { const canvas = document.querySelector("#canvas canvas");
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(pixels.buffer)).size; }"""


@pytest.fixture(scope="module")
def agencies(example_build: Path) -> str:
    return agencies_page(open_source(example_build))


@pytest.fixture(scope="module")
def instruments(example_build: Path) -> str:
    return instruments_page(open_source(example_build))


@pytest.fixture(scope="module")
def surroundings(example_build: Path) -> str:
    return graph_page(open_source(example_build), ["mof"])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["agencies", "instruments", "surroundings"])
def test_drawn_and_quiet(opened: Open, request: pytest.FixtureRequest, view: str, size: str, scheme: str) -> None:
    seen = opened(request.getfixturevalue(view), size, scheme)
    picture(seen, f"{view}-{size}-{scheme}")
    assert seen.page.evaluate(PAINTED) > 50
    assert seen.page.evaluate("smeGraph.labels().length") > 3
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    click(seen, seen.page.evaluate("smeGraph.labels()[0].id"))
    seen.page.wait_for_timeout(500)
    picture(seen, f"{view}-{size}-{scheme}-panel")
    quiet(seen)


def test_neighbours_stand_out_under_the_hand(opened: Open) -> None:
    pair, other = M({"mof": "lead", "miit": "participant"}), M({"sta": "lead", "pbc": "participant"})
    seen = opened(agencies_page(proved(graph_of(Doc("a", 2012, pair, other)))))
    ids = [node["id"] for node in seen.page.evaluate("smeGraph.data.nodes")]
    seen.page.mouse.move(*seen.page.evaluate(HAND, ids.index("mof")))
    seen.page.wait_for_timeout(200)
    faded = seen.page.evaluate(
        "smeGraph.network.body.data.nodes.get().filter((one) => one.opacity < 1).map(({ id }) => id)"
    )
    assert {ids[node] for node in faded} == {"sta", "pbc"}


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
