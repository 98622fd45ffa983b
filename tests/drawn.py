"""Pages of networks and documents opened in Chromium, for tests of what they show and do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from graph_build.show import write_page

__all__ = ["HAND", "SHOTS", "SIZES", "Open", "Seen", "click", "opening", "picture", "quiet"]

# Kept for whoever wants to look; git ignores them.
SHOTS = Path(__file__).resolve().parent.parent / "screenshots"
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
HAND = """(id) => { const spot = smeGraph.network.canvasToDOM(smeGraph.network.getPositions([id])[id]);
    const box = document.getElementById("canvas").getBoundingClientRect();
    return [spot.x + box.x, spot.y + box.y]; }"""


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
        """The page when its script has done its work."""
        write_page(text, self.folder / "page.html")
        width, height = SIZES[size]
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.contexts.append(context)
        seen = Seen(context.new_page(), [], [])
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.goto((self.folder / "page.html").as_uri())
        seen.page.wait_for_function("window.smeGraph || window.smeTree")
        seen.page.wait_for_timeout(200)
        return seen


@contextmanager
def opening(browser: Any, folder: Path) -> Iterator[Open]:
    """A way to open pages, which closes them at the end."""
    opener = Open(browser, folder)
    yield opener
    for context in opener.contexts:
        context.close()


def quiet(seen: Seen) -> None:
    """Nothing was asked for but the page itself, and nothing complained of."""
    assert [url for url in seen.requests if not url.startswith("data:")] == [seen.page.url]
    assert seen.complaints == []


def picture(seen: Seen, name: str) -> None:
    """Keeps what the page looks like."""
    SHOTS.mkdir(exist_ok=True)
    seen.page.screenshot(path=SHOTS / f"{name}.png")


def click(seen: Seen, node: int) -> None:
    seen.page.mouse.click(*seen.page.evaluate(HAND, node))
    seen.page.wait_for_selector("#panel:not([hidden])")
