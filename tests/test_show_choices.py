"""What a reader chooses on a page in Chromium, by hand and by keyboard: filters, direction, lists and search."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import Open, click, quiet
from graphs import Doc, M, graph_of
from pages import proved

from graph_build.analyse.network import network
from graph_build.query import open_source
from graph_build.show import agencies_page
from graph_build.show.data import page_data
from graph_build.show.page import network_page

LINKS = """() => smeGraph.network.body.data.edges.get().map(({ from, to }) =>
    [smeGraph.data.nodes[from].id, smeGraph.data.nodes[to].id])"""
FOCUSED = "document.activeElement.textContent"


@pytest.fixture(scope="module")
def agencies(example_build: Path) -> str:
    return agencies_page(open_source(example_build))


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


def test_arrows_go_through_lists(opened: Open, agencies: str) -> None:
    seen = opened(agencies)
    first, second = seen.page.locator("#list .item").all_inner_texts()[:2]
    seen.page.locator("#list .item").first.focus()
    seen.page.keyboard.press("ArrowDown")
    assert seen.page.evaluate(FOCUSED) == second.replace("\n", "")
    seen.page.keyboard.press("ArrowUp")
    assert seen.page.evaluate(FOCUSED) == first.replace("\n", "")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("ministry")
    seen.page.keyboard.press("ArrowDown")
    chosen = seen.page.locator("#results .item").first.locator("span").first.inner_text()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel h2").inner_text() == chosen


def test_escape_closes_one_thing_at_a_time(opened: Open, agencies: str) -> None:
    seen = opened(agencies)
    seen.page.locator("#list .item").first.focus()
    item = seen.page.evaluate(FOCUSED)
    seen.page.keyboard.press("Enter")
    seen.page.locator("#search").fill("finance")
    seen.page.keyboard.press("Escape")
    assert (seen.page.locator("#results").is_hidden(), seen.page.locator("#panel").is_hidden()) == (True, False)
    seen.page.locator("#panel").focus()
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#panel").is_hidden()
    assert seen.page.evaluate(FOCUSED) == item


def test_direction_is_switched_in_the_page(opened: Open, example_build: Path) -> None:
    source = open_source(example_build)
    seen, other = opened(agencies_page(source)), opened(agencies_page(source, directed=True))
    before, arrows = seen.page.evaluate(LINKS), other.page.evaluate(LINKS)
    assert arrows != before
    seen.page.locator("#links").select_option("directed")
    assert sorted(seen.page.evaluate(LINKS)) == sorted(arrows)
    assert seen.page.locator("#role-field").is_hidden()
    seen.page.locator("#links").select_option("shared")
    assert seen.page.evaluate(LINKS) == before
    assert other.page.locator("#links").input_value() == "directed"
    quiet(seen)


def test_an_arrow_leads_to_the_quotes_of_its_direction(opened: Open) -> None:
    there, back = M({"mof": "lead", "miit": "participant"}), M({"miit": "lead", "mof": "participant"})
    seen = opened(agencies_page(proved(graph_of(Doc("a", 2012, there, back)))))
    seen.page.locator("#links").select_option("directed")
    click(seen, 1)
    seen.page.locator("#panel .item", has_text="→").click()
    panel = seen.page.locator("#panel").inner_text()
    assert "mof → " in panel.replace("https://w3id.org/sme-policy/agency/", "")
    assert seen.page.locator("#panel blockquote").count() == 2
    assert "measure 1" in panel
    assert "measure 2" not in panel


def test_filter_by_group_of_instruments(opened: Open) -> None:
    source = proved(graph_of(Doc("a", 2012, M({"mof": "lead"}, ["loan"]), M({"mof": "lead", "sta": "duty"}, ["tax"]))))
    data = page_data(source, network(source, "agency-instrument"), colour="kind")
    for node in data["nodes"]:
        node["category"] = {"loan": "finance", "tax": "tax-policy"}.get(node["id"])
    seen = opened(network_page("Instruments", "tiny", data))
    counts = seen.page.locator("#counts")
    assert counts.inner_text() == " · 4 nodes, 3 edges"
    seen.page.locator("#group").select_option(label="finance")
    assert counts.inner_text() == " · 2 nodes of 4, 1 edge of 3"
    assert seen.page.locator("#list .item span:last-child").all_inner_texts() == ["1", "1"]
    seen.page.locator("#group").select_option(label="tax policy")
    assert counts.inner_text() == " · 3 nodes of 4, 2 edges of 3"


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
