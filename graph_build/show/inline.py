"""A page as a value: to write to a file, or to look at where it was made, in a notebook.

A notebook shows it in a frame of an origin of its own, which may run the scripts of the page and save a table, but
cannot reach the notebook: not even if a text in the page became code.

Example:
    >>> page = Page("<p title='a'>Tea &amp; salt</p>", "Tea")
    >>> page
    Page(title='Tea', height=640)
    >>> "srcdoc=\\"&lt;p title=&#x27;a&#x27;&gt;Tea &amp;amp; salt&lt;/p&gt;\\"" in page._repr_html_()
    True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from ..errors import ParameterError
from . import PAGES
from .page import write_page

if TYPE_CHECKING:
    from ..graph import PolicyGraph
    from . import View

__all__ = ["HEIGHT", "Page", "page_of"]

HEIGHT: Final = 640
_SANDBOX: Final = "allow-scripts allow-downloads"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML that needs nothing else; ``height`` is that of its frame in a notebook, in pixels."""

    html: str = field(repr=False)
    title: str
    height: int = HEIGHT

    def write(self, path: Path) -> None:
        """Writes the page whole or not at all. Raises OutputError.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     Page("<p>Tea</p>", "Tea").write(Path(folder) / "tea.html")
        """
        write_page(self.html, path)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return (
            f'<iframe title="{escape(self.title)}" width="100%" height="{self.height}" style="border: 1px solid #8886" '
            f'sandbox="{_SANDBOX}" srcdoc="{escape(self.html)}"></iframe>'
        )


def page_of(
    graph: PolicyGraph, view: View | Literal["report"], options: Mapping[str, Any], *, height: int = HEIGHT
) -> Page:
    """The page of a view of ``graph``: one of :data:`graph_build.show.PAGES` or ``report``, with the options of its
    function. Raises ParameterError for another view and a frame without height, and what that function raises.

    >>> import pyoxigraph as ox
    >>> from graph_build.graph import graph_of
    >>> page_of(graph_of(ox.Store()), "agencies", {}).title
    'agencies of store'
    """
    if view not in {*PAGES, "report"}:
        raise ParameterError("view", f"{view!r} is no view", f"give one of {', '.join([*PAGES, 'report'])}")
    if height < 1:
        raise ParameterError("height", f"{height} is no height", "give 1 or more")
    title = f"{view} of {Path(graph.source.name).name}"
    return Page(_html(graph, view, {"seconds": graph.seconds, **options}), title, height)


def _html(graph: PolicyGraph, view: View | Literal["report"], options: Mapping[str, Any]) -> str:
    if view != "report":
        return PAGES[view](graph.source, **options)
    from ..report import report_page

    others = {name: value for name, value in options.items() if name != "seconds"}
    return report_page(replace(graph, seconds=options["seconds"]), **others)
