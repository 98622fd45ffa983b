"""A graph to ask: a built folder, a store in memory or an endpoint, with the same answers from each.

Example:
    >>> graph_of(ox.Store()).query("documents")
    Table(columns=('document', 'title', 'number', 'issued', 'year', 'kind'), rows=(), title='All documents', figures={})
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from .query import (
    TIME_LIMIT,
    LocalSource,
    Solutions,
    Source,
    Triples,
    Value,
    adhoc_question,
    ask_question,
    bound,
    find_question,
    open_source,
)
from .query import connect as connect_source
from .query import prove as prove_rows
from .table import Table

if TYPE_CHECKING:
    import networkx as nx

    from .analyse.network import Kind
    from .analyse.overlap import Between, Shared
    from .analyse.units import UnitKind
    from .analyse.workload import Counted
    from .show import View
    from .show.inline import Page

__all__ = ["PolicyGraph", "connect", "graph_of", "open_graph"]


def open_graph(folder: Path) -> PolicyGraph:
    """The graph that a build wrote to ``folder``, only to be read. Raises SourceError where there is none."""
    return PolicyGraph(open_source(folder))


def connect(url: str, *, user: str | None = None, password: str | None = None) -> PolicyGraph:
    """The graph behind a SPARQL 1.1 endpoint. Nothing is sent before the first question."""
    return PolicyGraph(connect_source(url, user=user, password=password))


def graph_of(store: ox.Store) -> PolicyGraph:
    """The graph in an Oxigraph store, such as one in memory."""
    return PolicyGraph(LocalSource(store))


@dataclass(frozen=True, slots=True)
class PolicyGraph:
    """Questions and analyses on one source. All methods raise QueryError and its kin for a wrong question, and
    SourceError where the source does not answer; ``seconds`` bounds the time of each query. In the examples ``graph``
    is that of the example documents."""

    source: Source
    seconds: float | None = TIME_LIMIT

    def query(self, name: str, /, **parameters: Value) -> Table:
        """The answer to a question of the catalogue, with its parameters by name.

        >>> graph.query("agency-workload", role="lead")[0]["label"]
        'Ministry of Finance'
        """
        answer = ask_question(self.source, name, parameters, seconds=self.seconds)
        return answer.table(find_question(name).title)

    def prove(self, name: str, /, **parameters: Value) -> Table:
        """As :meth:`query`, but a row for each quote behind each row of the answer, with the sentence it stands in.

        >>> graph.prove("agency-workload", role="lead", agency="mof")[0]["quote"]
        'Ministry of Finance'
        """
        question = find_question(name)
        answer = ask_question(self.source, name, parameters, seconds=self.seconds)
        proved = prove_rows(self.source, question, answer, parameters, seconds=self.seconds)
        return proved.table(question.title)

    def sparql(self, text: str, /, **parameters: Value) -> Table | bool | tuple[ox.Triple, ...]:
        """The answer to any SPARQL 1.1 query: rows, a truth value or triples. ``$name`` in the text is a parameter.

        >>> graph.sparql('PREFIX sp: <https://w3id.org/sme-policy/ns#> ASK { ?measure a sp:Measure }')
        True
        """
        question = bound(adhoc_question(text), parameters, base=self.source.base)
        answer = self.source.ask(question, seconds=self.seconds)
        if isinstance(answer, Solutions):
            return answer.table()
        return answer.triples if isinstance(answer, Triples) else answer.value

    def workload(
        self,
        *,
        named: Counted = "named",
        by: UnitKind | None = None,
        role: str | None = None,
        document: str | None = None,
        year: int | None = None,
        groups: bool = True,
        language: str = "en",
    ) -> Table:
        """Who carries how much: see :func:`graph_build.analyse.workload.workload`.

        >>> load = graph.workload(role="lead")
        >>> load[0]["label"], load.figures["herfindahl"] > 0
        ('Ministry of Finance', True)
        """
        from .analyse.workload import workload

        return workload(
            self.source,
            named=named,
            by=by,
            role=role,
            document=document,
            year=year,
            groups=groups,
            language=language,
        )

    def overlap(
        self,
        between: Between = "documents",
        *,
        of: Shared = "instruments",
        least: int = 1,
        alpha: float = 0.05,
        groups: bool = True,
        language: str = "en",
    ) -> Table:
        """What pairs share, and whether that is more than chance: see :func:`graph_build.analyse.overlap.overlap`.

        >>> graph.overlap("documents", least=5).columns[:3]
        ('left', 'left_label', 'right')
        """
        from .analyse.overlap import overlap

        return overlap(self.source, between=between, of=of, least=least, alpha=alpha, groups=groups, language=language)

    def network(
        self,
        kind: Kind,
        *,
        least: int = 1,
        groups: bool = True,
        document: str | None = None,
        outside: bool = False,
        language: str = "en",
    ) -> nx.Graph:
        """A network of bodies, instruments or documents: see :func:`graph_build.analyse.network.network`; and
        ``describe``, ``project`` and ``write_network`` beside it.

        >>> graph.network("agency-instrument").number_of_edges() > 20
        True
        """
        from .analyse.network import network

        return network(
            self.source, kind, least=least, groups=groups, document=document, outside=outside, language=language
        )

    def page(self, view: View | Literal["report"], *, height: int = 640, **options: Any) -> Page:
        """An interactive page, which a notebook shows in a frame of that height: ``agencies``, ``instruments``,
        ``graph`` with ``focus``, ``document`` with the one that it is about, or ``report``. The options are those of
        :func:`graph_build.show.agencies_page` and its kin, and of :func:`graph_build.report.report_page`.

        >>> graph.page("graph", focus=["mof"], depth=2).html[:15]
        '<!DOCTYPE html>'
        """
        from .show.inline import page_of

        return page_of(self, view, options, height=height)

    def show(self, view: View | Literal["report"], out: Path, **options: Any) -> None:
        """Writes :meth:`page` to ``out``. Raises OutputError too.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     graph.show("agencies", Path(folder) / "agencies.html", directed=True)
        """
        self.page(view, **options).write(out)

    def _repr_html_(self) -> str:
        """What a notebook shows: what the graph holds."""
        table = self.query("documents")
        return f"<p>Policy graph <b>{escape(self.source.name)}</b></p>{table._repr_html_()}"
