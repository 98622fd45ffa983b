"""What the page of a network and that of a document do alike, in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from graphs import Doc, M, graph_of
from pages import proved

from graph_build.show import agencies_page, document_page, write_page

PAGES: dict[str, Callable[[Any], str]] = {"network": agencies_page, "document": document_page}
# A body with quotes, opened by the console.
OPEN = {
    "network": "smeGraph.open(0)",
    "document": "smeTree.show(smeTree.data.nodes.findIndex((node) => node.kind === 'body'))",
}
SIDE = "#side.open"
TONGUES = "all => all.map((one) => one.closest('[lang]').lang)"


@pytest.fixture(params=PAGES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(chromium: Any, tmp_path: Path, kind: str) -> Iterator[Any]:
    """A page about two bodies, one of them with a Chinese name, of a text in Chinese, on a phone."""
    bodies = M({"mof": "lead", "miit": "participant"})
    source = graph_of(Doc("tea", 2012, bodies, title="茶叶意见"), labels={"mof": "财政部", "miit": "Industry"})
    write_page(PAGES[kind](proved(source, before="由", after="负责。")), tmp_path / "page.html")
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto((tmp_path / "page.html").as_uri())
    opened.wait_for_function("window.smeTree || window.smeGraph")
    yield opened
    context.close()
    assert complaints == []


def test_escape_closes_the_uppermost_first(page: Any, kind: str) -> None:
    page.evaluate(OPEN[kind])
    page.locator("#menu").click()
    page.keyboard.press("/")
    page.keyboard.type("i")
    parts = ["#results:not([hidden])", SIDE, "#panel:not([hidden])"]
    for closed in range(len(parts) + 1):
        assert [page.locator(part).count() for part in parts] == [0] * closed + [1] * (len(parts) - closed)
        page.keyboard.press("Escape")


def test_escape_in_the_side_leads_back_to_its_button(page: Any) -> None:
    page.locator("#menu").click()
    assert page.locator("#menu").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#side").is_hidden()
    assert page.locator("#menu").get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.id") == "menu"


def test_a_slash_is_a_sign_where_one_types(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    assert page.locator("#search").input_value() == "a/b"


def test_what_is_opened_is_not_below_the_side(page: Any, kind: str) -> None:
    page.locator("#menu").click()
    page.evaluate(OPEN[kind])
    assert page.locator(SIDE).count() == 0
    assert page.locator("#panel").is_visible()


def test_quotes_and_names_in_chinese_are_marked_as_such(page: Any, kind: str) -> None:
    page.evaluate(OPEN[kind])
    quote = page.locator("#panel blockquote").first
    assert quote.get_attribute("lang") == "zh"
    assert quote.locator(".soft").get_attribute("lang") == "en"
    for name, language in (("财政部", "zh"), ("Industry", "en")):
        assert set(page.get_by_text(name, exact=True).evaluate_all(TONGUES)) == {language}
    if kind == "document":
        assert page.locator("h1").get_attribute("lang") == "zh"


def test_the_button_names_the_other_theme(page: Any) -> None:
    page.emulate_media(color_scheme="light")
    names = [page.locator("#theme").inner_text()]
    page.locator("#theme").click()
    names.append(page.locator("#theme").inner_text())
    assert names == ["Dark", "Light"]


def test_scripts_leave_no_names_of_their_own(page: Any) -> None:
    assert page.evaluate("typeof sme") == "undefined"
