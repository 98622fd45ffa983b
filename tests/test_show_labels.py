"""Labels of pages in Chromium: none covers anything, the main ones are there, and words stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import SIZES, Open, picture
from graphs import Doc, M, graph_of
from pages import proved

from graph_build.query import open_source
from graph_build.show import agencies_page, instruments_page

# Labels that lie on another label, or closer to the middle of a node of another than its radius.
COVERED = """() => { const network = smeGraph.network, boxes = smeGraph.labels(), scale = network.getScale();
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const past = (least, value, most) => Math.max(least - value, 0, value - most);
    const near = (box, { x, y }) => Math.hypot(past(box.left, x, box.right), past(box.top, y, box.bottom));
    const nodes = Object.entries(network.getPositions()).map(([id, at]) =>
        ({ id, ...network.canvasToDOM(at), r: network.body.nodes[id].options.size * scale }));
    return boxes.filter((box) => boxes.some((other) => other !== box && meet(box, other))
        || nodes.some((node) => node.id !== String(box.id) && near(box, node) < node.r)).map((box) => box.text); }"""


@pytest.fixture(scope="module")
def agencies(example_build: Path) -> str:
    return agencies_page(open_source(example_build))


@pytest.fixture(scope="module")
def instruments(example_build: Path) -> str:
    return instruments_page(open_source(example_build))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["agencies", "instruments"])
@pytest.mark.parametrize("zoom", [0.4, 1, 2])
def test_labels_cover_nothing(opened: Open, request: pytest.FixtureRequest, view: str, size: str, zoom: float) -> None:
    seen = opened(request.getfixturevalue(view), size)
    seen.page.evaluate("(zoom) => smeGraph.network.moveTo({ scale: smeGraph.network.getScale() * zoom })", zoom)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("smeGraph.labels().length") > 3
    assert seen.page.evaluate(COVERED) == []


@pytest.mark.parametrize("size", SIZES)
def test_chinese_labels_cover_nothing(opened: Open, example_build: Path, size: str) -> None:
    seen = opened(agencies_page(open_source(example_build), language="zh"), size)
    picture(seen, f"agencies-zh-{size}")
    assert any("财政部" in label["text"] for label in seen.page.evaluate("smeGraph.labels()"))
    assert seen.page.evaluate(COVERED) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["agencies", "instruments"])
def test_the_largest_are_named(opened: Open, request: pytest.FixtureRequest, view: str, size: str) -> None:
    seen = opened(request.getfixturevalue(view), size)
    named = {label["id"] for label in seen.page.evaluate("smeGraph.labels()")}
    sizes = seen.page.evaluate("smeGraph.network.body.data.nodes.get().map(({ id, size }) => [size, id])")
    assert {node for _, node in sorted(sizes)[-3:]} <= named


def test_labels_break_between_words(opened: Open) -> None:
    labels = {
        "mof": "Inter-Ministerial Joint Meeting",
        "miit": "淘汰落后产能工作部际协调小组（办公室），国务院促进中小企业发展",
        "sta": "W" * 200,
    }
    bodies = M({"mof": "lead", "miit": "participant", "sta": "participant"})
    seen = opened(agencies_page(proved(graph_of(Doc("a", 2012, bodies), labels=labels))), "phone")
    lines = {label["id"]: label["text"] for label in seen.page.evaluate("smeGraph.labels()")}
    ids = [node["id"] for node in seen.page.evaluate("smeGraph.data.nodes")]
    latin, chinese, long = (lines[ids.index(name)] for name in ("mof", "miit", "sta"))
    assert " ".join(latin) == labels["mof"]
    assert len(latin) == 2
    assert len(chinese) == 2
    assert labels["miit"].startswith("".join(chinese).rstrip("…"))
    assert not any(line[0] in "，）" for line in chinese)
    assert len(long) == 1
    assert long[0].endswith("W…")
    widths = [label["right"] - label["left"] for label in seen.page.evaluate("smeGraph.labels()")]
    assert max(widths) < 130
    assert seen.page.evaluate(COVERED) == []
    languages = seen.page.eval_on_selector_all("#list .item span:first-child", "all => all.map((one) => one.lang)")
    assert sorted(languages) == ["", "", "zh"]
