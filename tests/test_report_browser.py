"""The page of a report in a real chromium: nothing leaves, nothing fails, charts and downloads hold the right rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from graphs import Doc, M
from graphs import graph_of as tiny

from graph_build.graph import PolicyGraph, open_graph
from graph_build.report import write_report

SCREENSHOTS = Path(__file__).resolve().parent.parent / "screenshots"
SCREENS = {"wide": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="module")
def report(example_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "report.html"
    write_report(open_graph(example_build), out, build=example_build)
    return out


def opened(chromium: Any, report: Path, screen: str = "wide", scheme: str = "light") -> tuple[Any, list[str]]:
    """The page with its charts drawn, and all that it asked for or complained of."""
    width, height = SCREENS[screen]
    page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    troubles: list[str] = []
    page.on("request", lambda request: troubles.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(report.as_uri())
    page.wait_for_selector("html[data-drawn]", timeout=60_000)
    troubles.remove(report.as_uri())
    return page, troubles


def downloaded(page: Any, block: str) -> list[list[str]]:
    with page.expect_download() as download:
        page.click(f'[data-csv="{block}"]')
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_charts_are_drawn_and_nothing_leaves(chromium: Any, report: Path, screen: str, scheme: str) -> None:
    page, troubles = opened(chromium, report, screen, scheme)
    charts = page.locator(".chart").count()
    assert charts >= 7
    assert page.locator(".chart .main-svg >> nth=0").count() == 1
    assert page.evaluate("[...document.querySelectorAll('.chart')].every((box) => box.querySelector('.main-svg'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen][0]
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"report-{screen}-{scheme}.png", full_page=True)
    assert troubles == []
    page.close()


def test_bars_are_as_long_as_loads(chromium: Any, report: Path, example_build: Path) -> None:
    page, troubles = opened(chromium, report)
    bars = "document.getElementById('load-chart')._fullData.map((one) => [...one.x].reduce((a, b) => a + b, 0))"
    graph = open_graph(example_build)
    whole = graph.workload(role="all")
    drawn = {row["agency"] for row in whole[:25]}
    table = [row for row in graph.workload() if row["agency"] in drawn]
    assert sum(page.evaluate(bars)) == pytest.approx(sum(row["fractional"] for row in table))
    page.check("#load input[value=whole]")
    page.wait_for_function("document.querySelector('#load-chart .xtitle').textContent.includes('whole')")
    assert sum(page.evaluate(bars)) == sum(row["measures"] for row in table)
    assert troubles == []
    page.close()


def test_download_has_the_rows(chromium: Any, report: Path, example_build: Path) -> None:
    page, troubles = opened(chromium, report)
    table = open_graph(example_build).workload()
    head, *rows = downloaded(page, "load-chart")
    assert tuple(head) == table.columns
    assert [row[:4] for row in rows] == [
        [row["agency"], row["label"], row["role"], str(row["measures"])] for row in table
    ]
    assert [float(row[8]) for row in rows] == pytest.approx(list(table.column("fractional")))
    assert [url for url in troubles if not url.startswith("blob:")] == []
    page.close()


@pytest.mark.parametrize(
    "label",
    [
        "<script>stolen=1</script>",
        "</script><b id=bad>x",
        '"><img id=bad src=x onerror=stolen=1>',
        "<a href='https://example.org'>x</a>",
        "=1+1",
        "\t@SUM(1)",
    ],
)
def test_a_hostile_label_is_text_in_charts_and_csv(chromium: Any, label: str, tmp_path: Path) -> None:
    docs = [Doc(name, 2012, M({"mof": "lead"}, ["tax-relief"]), title=label) for name in ("d", "e")]
    write_report(PolicyGraph(tiny(*docs, labels={"mof": label, "tax-relief": label})), tmp_path / "report.html")
    page, troubles = opened(chromium, tmp_path / "report.html")
    assert page.evaluate("typeof stolen") == "undefined"
    assert page.locator("#bad, .chart a").count() == 0
    shown = page.evaluate("document.querySelector('#load-chart .ytick text').textContent")
    assert shown.split() == label.split()
    found = downloaded(page, "load-chart")[1][1]
    assert found == ("'" + label if label.strip()[0] in "=@" else label)
    assert [url for url in troubles if not url.startswith("blob:")] == []
    page.close()
