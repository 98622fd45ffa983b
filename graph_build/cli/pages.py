"""What the command that makes pages does: ask, write the page, say where it is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from . import output
from .sources import source_of

if TYPE_CHECKING:
    from ..query import Source

__all__ = ["VIEWS", "show"]


def show(arguments: Namespace) -> int:
    """``sme-graph show``."""
    from ..show import write_page

    source = source_of(arguments)
    with output.working(arguments, f"asking {source.name}"):
        page = VIEWS[arguments.view](source, arguments)
    write_page(page, arguments.out)
    output.remark(arguments, f"{arguments.out}: {len(page.encode()) / 1e6:.1f} MB written")
    return 0


def _agencies(source: Source, arguments: Namespace) -> str:
    from ..show import agencies_page

    return agencies_page(source, directed=arguments.directed, **_options(arguments))


def _instruments(source: Source, arguments: Namespace) -> str:
    from ..show import instruments_page

    return instruments_page(source, **_options(arguments))


def _graph(source: Source, arguments: Namespace) -> str:
    from ..show import graph_page

    return graph_page(source, arguments.focus, depth=arguments.depth, kind=arguments.kind, **_options(arguments))


def _document(source: Source, arguments: Namespace) -> str:
    from ..show import document_page

    return document_page(source, arguments.document, language=arguments.language, seconds=arguments.timeout)


def _report(source: Source, arguments: Namespace) -> str:
    from ..graph import PolicyGraph
    from ..report import report_page

    build = None if arguments.endpoint else arguments.graph
    return report_page(PolicyGraph(source, arguments.timeout), build=build, language=arguments.language)


VIEWS: Final[Mapping[str, Callable[[Source, Namespace], str]]] = {
    "agencies": _agencies,
    "instruments": _instruments,
    "graph": _graph,
    "document": _document,
    "report": _report,
}


def _options(arguments: Namespace) -> dict[str, Any]:
    colour = {"colour": arguments.colour} if arguments.colour else {}
    named = {name: getattr(arguments, name) for name in ("least", "document", "language")}
    return {**named, **colour, "groups": not arguments.no_groups, "seconds": arguments.timeout}
