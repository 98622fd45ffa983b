"""The page of one document in Chromium: quiet, closed to the outside, unfolded by hand and by keyboard, and leading to
quotes. Screenshots go to screenshots/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from drawn import SHOTS, SIZES, Open, Seen, quiet
from graphs import Doc, M, document, graph_of
from pages import HOSTILE, hostile_source, proved

from graph_build.namespaces import part_iri, term
from graph_build.query import LocalSource, ask_question, open_source
from graph_build.show import document_page

# Labels of the rows on the page, what has the focus, and whether something on the page is cut off at its right.
LABELS = "[...document.querySelectorAll('#tree li > .row .label')].map((label) => label.textContent)"
FOCUSED = "document.activeElement.getAttribute('aria-label')"
WIDE = """() => { const stage = document.getElementById("stage");
    return document.documentElement.scrollWidth <= innerWidth && stage.scrollWidth <= stage.clientWidth; }"""
# The least contrast of texts in a part of the page against what is behind them.
CONTRAST = """(part) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255); };
    const light = (colour) => colour.slice(0, 3).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (element) => { const own = rgba(getComputedStyle(element).backgroundColor);
        if (own[3] === 1 || !element.parentElement) return own;
        const under = behind(element.parentElement);
        return [0, 1, 2].map((c) => own[c] * own[3] + under[c] * (1 - own[3])).concat(1); };
    const texts = [...document.querySelectorAll(part + " *")].filter((element) =>
        element.offsetParent && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return Math.min(...texts.map((element) => {
        const [a, b] = [light(rgba(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05); }));
}"""


@pytest.fixture(scope="module")
def example(example_build: Path) -> str:
    """The example document with the most measures."""
    source = open_source(example_build)
    profile = ask_question(source, "document-profile").table()
    most = max(profile, key=lambda row: (row["measures"], row["document"]))
    return document_page(source, str(most["document"]))


@pytest.fixture(scope="module")
def tea() -> str:
    """Two sections with three measures; the Ministry of Finance stands in two of them."""
    names = {"mof": "Ministry of Finance", "miit": "Ministry of Industry", "loan": "Loans", "tax-relief": "Tax relief"}
    one = M({"mof": "lead", "miit": "participant"}, ["loan"], section=1)
    two, three = M({"mof": "duty"}, ["tax-relief"], section=1), M({"miit": "lead"}, section=2)
    return document_page(proved(graph_of(Doc("tea", 2012, one, two, three, title="Tea Opinions"), labels=names)))


def measure(seen: Seen, number: int) -> Any:
    return seen.page.locator("li.measure > .row").nth(number - 1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawn_quiet_and_readable(opened: Open, example: str, size: str, scheme: str) -> None:
    seen = opened(example, size, scheme)
    SHOTS.mkdir(exist_ok=True)
    seen.page.screenshot(path=SHOTS / f"document-{size}-{scheme}.png")
    measure(seen, 1).click()
    seen.page.wait_for_selector("#panel:not([hidden])")
    seen.page.wait_for_timeout(300)
    seen.page.screenshot(path=SHOTS / f"document-{size}-{scheme}-panel.png")
    assert seen.page.evaluate(WIDE)
    for part in ("header", "#stage", "#panel", *(["#side"] if size == "desk" else [])):
        assert seen.page.evaluate(CONTRAST, part) >= 4.5, part
    quiet(seen)


def test_measures_are_folded_at_first_and_unfold(opened: Open, tea: str) -> None:
    seen = opened(tea)
    folded = ["Whole document", "Section 1 of tea", *["without a heading"] * 2, "Section 2 of tea", "without a heading"]
    assert seen.page.evaluate(LABELS) == folded
    assert "2 sections, 3 measures, 6 statements" in seen.page.locator("#counts").inner_text()
    measure(seen, 1).click()
    assert seen.page.evaluate(LABELS)[3:6] == ["Ministry of Finance", "Ministry of Industry", "Loans"]
    measure(seen, 1).click()
    assert seen.page.evaluate(LABELS) == folded
    seen.page.get_by_role("button", name="sections", exact=True).click()
    assert seen.page.evaluate(LABELS) == ["Whole document", "Section 1 of tea", "Section 2 of tea"]
    seen.page.get_by_role("button", name="all", exact=True).click()
    assert len(seen.page.evaluate(LABELS)) == 12
    quiet(seen)


def test_a_click_leads_to_the_quote(opened: Open, tea: str) -> None:
    seen = opened(tea)
    measure(seen, 1).click()
    seen.page.locator("li.body > .row", has_text="Ministry of Industry").click()
    panel = seen.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Ministry of Industry"
    assert panel.locator("blockquote mark").inner_text() == "participant#quote"
    said = panel.locator("blockquote").inner_text()
    assert "It is said that participant#quote shall see to it." in said
    assert "measure 1 · Ministry of Industry · participant" in said
    panel.get_by_role("button", name="Measure 3").click()
    assert panel.locator("blockquote mark").inner_text() == "lead#quote"
    assert seen.page.locator("li[aria-selected=true]").get_attribute("aria-label") == "body: Ministry of Industry, lead"
    seen.page.keyboard.press("Escape")
    assert panel.is_hidden()
    quiet(seen)


def test_the_wording_of_a_measure_leads_to_what_it_proves(opened: Open, example: str) -> None:
    seen = opened(example)
    for number in range(1, seen.page.locator("li.measure").count() + 1):
        measure(seen, number).click()
        marks = seen.page.locator("#panel .words mark")
        if marks.count():
            break
    words = marks.first.inner_text()
    marks.first.click()
    assert words in seen.page.locator("#panel blockquote mark").first.inner_text()
    assert seen.page.locator("#panel .words mark").first.inner_text() == words
    quiet(seen)


def test_keys_of_a_tree(opened: Open, tea: str) -> None:
    seen = opened(tea)
    press = seen.page.keyboard.press
    seen.page.locator("#tree > li").focus()
    walk = [
        ("ArrowDown", "Section 1: Section 1 of tea"),
        ("ArrowRight", "Measure 1: without a heading, 2 bodies, 1 instrument"),
        ("ArrowRight", "Measure 1: without a heading, 2 bodies, 1 instrument"),
        ("ArrowRight", "body: Ministry of Finance, lead"),
        ("ArrowDown", "body: Ministry of Industry, participant"),
        ("ArrowUp", "body: Ministry of Finance, lead"),
        ("ArrowLeft", "Measure 1: without a heading, 2 bodies, 1 instrument"),
        ("ArrowLeft", "Measure 1: without a heading, 2 bodies, 1 instrument"),
        ("ArrowDown", "Measure 2: without a heading, 1 body, 1 instrument"),
        ("End", "Measure 3: without a heading, 1 body"),
        ("Home", "Document: Whole document"),
        ("s", "Section 1: Section 1 of tea"),
    ]
    for key, label in walk:
        press(key)
        assert seen.page.evaluate(FOCUSED) == label, key
    press("ArrowDown")
    press("Enter")
    assert seen.page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert seen.page.locator("#panel").is_visible()
    press("Space")
    assert seen.page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    press("Escape")
    assert seen.page.locator("#panel").is_hidden()
    quiet(seen)


def test_one_row_is_reached_by_tab(opened: Open, tea: str) -> None:
    seen = opened(tea)
    measure(seen, 2).click()
    assert seen.page.locator("#tree [tabindex='0']").count() == 1
    seen.page.locator("[data-level=all]").focus()
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate(FOCUSED).startswith("Measure 2:")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Close"


def test_the_tree_says_what_it_is(opened: Open, tea: str) -> None:
    seen = opened(tea)
    tree = seen.page.get_by_role("tree", name="Parts of the document")
    assert tree.get_by_role("treeitem").count() == 6
    row = tree.get_by_role("treeitem", name="Measure 2")
    assert [row.get_attribute(f"aria-{name}") for name in ("level", "posinset", "setsize", "expanded")] == [
        "3",
        "2",
        "2",
        "false",
    ]


def test_search(opened: Open, tea: str) -> None:
    seen = opened(tea)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("FINANCE")
    assert seen.page.locator("#results li").count() == 1
    assert "2 times" in seen.page.locator("#results").inner_text()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel h2").inner_text() == "Ministry of Finance"
    assert "Ministry of Finance" in seen.page.evaluate(LABELS)
    seen.page.locator("#search").fill("no such words")
    assert seen.page.locator("#results").inner_text() == "Nothing with these words"
    quiet(seen)


def test_search_finds_words_of_measures(opened: Open, example: str) -> None:
    seen = opened(example)
    place, words = seen.page.evaluate("""() => {
        const place = smeTree.data.nodes.findIndex((node) => node.words && node.words.length);
        return [place, smeTree.data.nodes[place].words[0].map(([words]) => words).join("").slice(-40)]; }""")
    seen.page.locator("#search").fill(words)
    assert "in its words" in seen.page.locator("#results").inner_text()
    seen.page.locator("#search").press("Enter")
    assert seen.page.locator("li[aria-selected=true]").get_attribute("data-place") == str(place)


def test_filters(opened: Open, tea: str) -> None:
    seen = opened(tea)
    counts = seen.page.locator("#counts")
    seen.page.locator("#role").select_option("duty")
    assert "1 of 3 measures" in counts.inner_text()
    seen.page.get_by_role("button", name="all", exact=True).click()
    assert seen.page.evaluate(LABELS) == [
        "Whole document",
        "Section 1 of tea",
        "without a heading",
        "Ministry of Finance",
        "Tax relief",
    ]
    seen.page.get_by_label("bodies").uncheck()
    assert "Ministry of Finance" not in seen.page.evaluate(LABELS)
    seen.page.evaluate("smeTree.show(smeTree.data.nodes.findIndex((node) => node.label === 'Ministry of Industry'))")
    assert "Ministry of Industry" in seen.page.evaluate(LABELS)
    assert seen.page.locator("#role").input_value() == ""
    quiet(seen)


def test_filter_by_group_of_instruments(opened: Open, harbours: LocalSource) -> None:
    seen = opened(document_page(harbours, "quays"))
    seen.page.locator("#group").select_option("People")
    assert "of 4 measures" in seen.page.locator("#counts").inner_text()
    seen.page.get_by_role("button", name="all", exact=True).click()
    assert "Training" in seen.page.evaluate(LABELS)
    assert "Loan" not in seen.page.evaluate(LABELS)


def test_the_same_body_is_lit_everywhere(opened: Open, tea: str) -> None:
    seen = opened(tea)
    measure(seen, 1).click()
    seen.page.locator("li.body > .row", has_text="Ministry of Finance").hover()
    lit = "[...document.querySelectorAll('li.%s')].map((row) => row.getAttribute('aria-label').split(',')[0])"
    assert seen.page.evaluate(lit % "kin") == ["body: Ministry of Finance"]
    assert seen.page.evaluate(lit % "holds") == ["Measure 2: without a heading"]
    assert seen.page.evaluate(lit % "trail")[:2] == ["Section 1: Section 1 of tea", "Measure 1: without a heading"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_lit_is_readable(opened: Open, tea: str, scheme: str) -> None:
    seen = opened(tea, scheme=scheme)
    seen.page.get_by_role("button", name="all", exact=True).click()
    seen.page.locator("li.body > .row", has_text="Ministry of Finance").first.click()
    assert seen.page.locator("li.kin").count() == 2
    for part in ("#tree", "#panel"):
        assert seen.page.evaluate(CONTRAST, part) >= 4.5, part


def test_hostile_texts_run_nothing(opened: Open) -> None:
    source = hostile_source()
    node = ox.NamedNode(part_iri(document("a"), "measure", 1))
    heading, graph = ox.NamedNode(term("rdfs:label")), ox.NamedNode("https://example.org/more")
    source.store.add(ox.Quad(node, heading, ox.Literal(HOSTILE[0]), graph))
    seen = opened(document_page(source))
    for place in range(seen.page.evaluate("smeTree.data.nodes.length")):
        seen.page.evaluate("(place) => smeTree.show(place)", place)
        assert seen.page.locator("#panel").is_visible()
        assert seen.page.locator("main img, #panel script, #tree script").count() == 0
        assert seen.page.evaluate(WIDE)
    assert seen.page.locator("h1").inner_text() == HOSTILE[0]
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("<")
    assert seen.page.locator("#results li").count() > 0
    assert seen.page.locator("#results img, #results script").count() == 0
    assert seen.page.evaluate("window.hostile === undefined")
    quiet(seen)


def test_filters_and_legend_on_a_phone(opened: Open, tea: str) -> None:
    seen = opened(tea, "phone")
    assert seen.page.locator("#legend").is_hidden()
    seen.page.locator("#menu").click()
    assert "duty: " in seen.page.locator("#legend").inner_text()
    seen.page.locator("#menu").click()
    measure(seen, 1).click()
    seen.page.locator("li.body > .row").first.click()
    row, panel = (seen.page.locator(part).first.bounding_box() for part in ("li[aria-selected=true] > .row", "#panel"))
    assert row["y"] + row["height"] <= panel["y"]
    quiet(seen)


def test_theme(opened: Open, tea: str) -> None:
    seen = opened(tea)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = seen.page.evaluate(colour)
    seen.page.locator("#theme").click()
    assert seen.page.evaluate(colour) != light
    quiet(seen)


def test_print_shows_the_whole_tree(opened: Open, tea: str) -> None:
    seen = opened(tea, scheme="dark")
    seen.page.get_by_role("button", name="all", exact=True).click()
    seen.page.emulate_media(media="print")
    assert seen.page.locator("header").is_hidden()
    last = seen.page.locator("#tree li").last
    assert last.is_visible()
    assert seen.page.evaluate("getComputedStyle(document.body).overflow") == "visible"
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_documents_without_measures_and_graphs_without_documents(opened: Open, harbours: LocalSource) -> None:
    seen = opened(document_page(harbours, "news"))
    assert "lays down no measures" in seen.page.locator("#none").inner_text()
    assert "Plan for Ferries" in seen.page.evaluate(LABELS)
    quiet(seen)
    empty = opened(document_page(graph_of()))
    assert "There is nothing to show" in empty.page.locator(".message").first.inner_text()
    quiet(empty)
