"""A report: one page with all analyses of a graph, to read without a network and to hand on.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.graph import graph_of
    >>> "The graph holds no documents." in report_page(graph_of(ox.Store()))
    True
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..describe.dataset import now
from ..replacing import replace_file
from .amounts import amounts
from .corpus import read_corpus
from .deadlines import deadlines
from .lacks import lacks
from .load import load, load_by_year
from .making import making
from .networks import networks
from .overlaps import overlaps
from .page import render
from .summary import summary

if TYPE_CHECKING:
    from ..graph import PolicyGraph

__all__ = ["report_page", "write_report"]


def report_page(graph: PolicyGraph, *, build: Path | None = None, language: str = "en") -> str:
    """The report on a graph as HTML: it holds all that it needs, connects to nothing, and can be printed.

    Args:
        graph: the graph.
        build: the folder of its build, whose record says how it was made.
        language: of labels and titles, where there are such; the report itself is in English.

    Returns:
        The same text each time where the environment sets SOURCE_DATE_EPOCH, else it differs in its date.

    Raises:
        ParameterError: for a language that is not known.
        SourceError: for a source that does not answer, or a folder that is no build.
    """
    corpus = read_corpus(graph, language)
    sections = (
        summary(corpus),
        load(corpus),
        load_by_year(corpus),
        overlaps(corpus),
        networks(corpus),
        amounts(corpus),
        deadlines(corpus),
        lacks(corpus),
        making(corpus, build),
    )
    return render(sections, Path(graph.source.name).name, now().date().isoformat())


def write_report(graph: PolicyGraph, out: Path, *, build: Path | None = None, language: str = "en") -> None:
    """Writes :func:`report_page` to ``out``, first beside it and then, whole, in its place. Raises OutputError where
    it cannot be written, and then leaves what was there."""
    replace_file(out, report_page(graph, build=build, language=language).encode())
