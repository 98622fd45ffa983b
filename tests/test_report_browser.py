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


DRAWN = "[...document.querySelectorAll('.chart')].filter((box) => box.querySelector('.main-svg')).map((box) => box.id)"


def opened(chromium: Any, report: Path, screen: str = "wide", scheme: str = "light") -> tuple[Any, list[str]]:
    """The page as a reader has it who has looked at all of it, and what it asked for or complained of."""
    page, troubles = untouched(chromium, report, screen, scheme)
    for box in page.locator(".chart").all():
        box.scroll_into_view_if_needed()
        page.wait_for_selector(f"#{box.get_attribute('id')}[data-drawn]")
    return page, troubles


def untouched(chromium: Any, report: Path, screen: str = "wide", scheme: str = "light") -> tuple[Any, list[str]]:
    """The page as it is opened."""
    width, height = SCREENS[screen]
    page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    troubles: list[str] = []
    page.on("request", lambda request: troubles.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(report.as_uri())
    page.wait_for_selector("html[data-ready]", timeout=60_000)
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
    assert len(page.evaluate(DRAWN)) == page.locator(".chart").count() >= 11
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


def test_all_charts_are_drawn_without_being_looked_at(chromium: Any, report: Path) -> None:
    page, troubles = untouched(chromium, report)
    for chart in page.locator(".chart").all():
        page.wait_for_selector(f"#{chart.get_attribute('id')}[data-drawn]", state="attached")
    assert page.evaluate("scrollY") == 0
    assert troubles == []
    page.close()


def test_all_charts_are_drawn_before_printing(chromium: Any, report: Path) -> None:
    page, troubles = untouched(chromium, report)
    page.pdf()
    assert len(page.evaluate(DRAWN)) == page.locator(".chart").count()
    assert page.locator(".fold[open]").count() == 0
    assert troubles == []
    page.close()


def test_paper_has_its_own_colours_and_all_that_is_folded(chromium: Any, report: Path) -> None:
    page, _ = untouched(chromium, report, "phone", "dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".fold:not([open])").count() == 0
    assert page.evaluate("document.getElementById('load-chart')._fullLayout.font.color") == "#000"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.getElementById('load-chart')._fullLayout.font.color") == "#e8ecf0"
    page.close()


def test_text_can_be_read_without_any_script(chromium: Any, report: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("#documents tbody tr").count() == 6
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_of_heat_maps_can_be_read_on_their_cells(chromium: Any, report: Path, scheme: str) -> None:
    page, _ = opened(chromium, report, "wide", scheme)
    inks, cells, scale = page.evaluate("""(() => {
      const box = document.getElementById("body-heat");
      const [map, text] = box._fullData;
      const at = (x, y) => map.z[y][x] / map.zmax;
      const cells = [...text.x].map((x, place) => at(x, text.y[place]));
      return [text.textfont.color, cells, map.colorscale.map((one) => one[1])];
    })()""")
    low, high = ([int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in scale)
    assert len(cells) > 40
    for ink, part in zip(inks, cells, strict=True):
        back = luminance([one + (other - one) * part for one, other in zip(low, high, strict=True)])
        front = luminance([int(ink[place : place + 2], 16) for place in (1, 3, 5)])
        assert (max(front, back) + 0.05) / (min(front, back) + 0.05) >= 4.5
    page.close()


def luminance(rgb: list[float]) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in rgb]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_names_stand_still_beside_a_heat_map_on_a_phone(chromium: Any, report: Path) -> None:
    page, _ = opened(chromium, report, "phone")
    name = page.locator("#overlap .names div").first
    before = name.bounding_box()
    page.evaluate("document.getElementById('body-heat').scrollLeft = 200")
    assert page.evaluate("document.getElementById('body-heat').scrollLeft") == 200
    assert name.bounding_box() == before
    page.close()
