"""What the commands that ask a graph do: call one function of the package, print, give the exit code."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import QueryError
from . import contents, output
from .sources import source_of

if TYPE_CHECKING:
    from ..query import Question
    from ..table import Table

__all__ = ["network", "overlap", "query", "workload"]

_NAME = re.compile(r"[\w.-]+")


def query(arguments: Namespace) -> int:
    """``sme-graph query``."""
    from ..query import Solutions, bound, prove, unknown_values, write

    if arguments.list:
        return contents.show_catalogue(arguments.format)
    if arguments.explain:
        return contents.explain(arguments.explain, arguments.format)
    question, values = _question(arguments.question), dict(arguments.param)
    source = source_of(arguments)
    with output.working(arguments, f"asking {source.name}"):
        answer = source.ask(bound(question, values, base=source.base), seconds=arguments.timeout)
        empty = isinstance(answer, Solutions) and not answer.rows
        unknown = unknown_values(source, question, values, seconds=arguments.timeout) if empty else []
        if arguments.evidence:
            answer = prove(source, question, answer, values, seconds=arguments.timeout)
    if arguments.format == "table":
        output.answer(answer)
    else:
        write(answer, arguments.format, sys.stdout)
    for value in unknown:
        output.remark(arguments, f"{value}: the graph holds nothing of this id; see sme-graph query documents, bodies")
    return 0


def workload(arguments: Namespace) -> int:
    """``sme-graph workload``; the summary of one taken apart is a row for each unit."""
    from ..analyse.concentration import concentration
    from ..analyse.workload import workload as analyse

    table = _analysed(arguments, analyse, "named", "by", "role", "document", "year")
    if arguments.summary and arguments.by:
        return _show(arguments, concentration(table), summary=False)
    return _show(arguments, table)


def overlap(arguments: Namespace) -> int:
    """``sme-graph overlap``."""
    from ..analyse.overlap import overlap as analyse

    return _show(arguments, _analysed(arguments, analyse, "between", "of", "least", "alpha"))


def network(arguments: Namespace) -> int:
    """``sme-graph network``."""
    from ..analyse.network import annotate, describe, project, write_network
    from ..analyse.network import network as draw_up

    source = source_of(arguments)
    with output.working(arguments, f"asking {source.name}"):
        graph = draw_up(source, arguments.kind, **_options(arguments, "least", "document", "outside"))
        if arguments.project:
            graph = project(graph, arguments.project, alpha=arguments.alpha if arguments.validated else None)
        table = describe(graph)
    if arguments.out:
        write_network(annotate(graph, table), arguments.out)
        output.remark(arguments, f"{arguments.out}: {len(graph)} nodes, {graph.number_of_edges()} edges written")
    return _show(arguments, table)


def _analysed(arguments: Namespace, analyse: Callable[..., Table], *names: str) -> Table:
    source = source_of(arguments)
    with output.working(arguments, f"asking {source.name}"):
        return analyse(source, **_options(arguments, *names))


def _show(arguments: Namespace, table: Table, *, summary: bool | None = None) -> int:
    wanted = arguments.summary if summary is None else summary
    output.analysis(table, form=arguments.format, top=arguments.top, summary=wanted)
    return 0


def _options(arguments: Namespace, *names: str) -> dict[str, Any]:
    named = {name: getattr(arguments, name) for name in names}
    return {**named, "groups": not arguments.no_groups, "language": arguments.language}


def _question(text: str | None) -> Question:
    """A file if it ends so, a name of the catalogue if it is one word, else a query."""
    from ..query import adhoc_question, find_question, read_question

    if text is None:
        raise QueryError("query", "no question given", "name one, or see sme-graph query --list")
    if text.endswith(".rq"):
        return read_question(Path(text))
    return find_question(text) if _NAME.fullmatch(text) else adhoc_question(text)
