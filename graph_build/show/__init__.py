"""Pages to look at a graph with: one HTML file each, which needs no network and leads from a node or edge to sentences.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> "There is nothing to show" in agencies_page(LocalSource(ox.Store()))
    True
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from .document import document_page
from .page import write_page
from .views import agencies_page, graph_page, instruments_page

__all__ = ["PAGES", "View", "agencies_page", "document_page", "graph_page", "instruments_page", "write_page"]

View: TypeAlias = Literal["agencies", "instruments", "graph", "document"]
PAGES: Final[Mapping[View, Callable[..., str]]] = {
    "agencies": agencies_page,
    "instruments": instruments_page,
    "graph": graph_page,
    "document": document_page,
}
