"""How many triples each named graph of a triplestore has, and which, by SPARQL.

Example:
    >>> "GROUP BY" in page_after("")
    True
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from ..errors import AnswerCut, SourceError
from ..query.answer import Solutions
from ..query.patience import patiently
from ..query.protocol import Request, post
from ..query.received import received
from ..query.sparql import Term
from ..query.timing import Deadline
from ..query.wrapper import Credentials

__all__ = ["census", "page_after", "triples_in_pages"]

# Virtuoso gives no more than 10,000 rows unless told otherwise.
_PAGE: Final = 5000


def census(url: str, deadline: Callable[[], Deadline], *, credentials: Credentials | None = None) -> dict[str, int]:
    """The triples of each named graph behind the SPARQL endpoint ``url``, by IRI. Raises SourceError, QueryTimeout."""
    found: dict[str, int] = {}
    last = ""
    while rows := _rows(url, page_after(last), deadline(), credentials):
        found.update(rows)
        last = max(rows)
    return found


def page_after(last: str) -> str:
    """The query for the graphs whose IRIs come after ``last``.

    As pages start after an IRI and not at a number, none is missed where a graph comes or goes meanwhile."""
    later = f" FILTER(STR(?graph) > {ox.Literal(last)})" if last else ""
    counted = f"{{ SELECT ?graph (COUNT(*) AS ?triples) {{ GRAPH ?graph {{ ?s ?p ?o }}{later} }} GROUP BY ?graph }}"
    return f"SELECT ?graph ?triples {counted} ORDER BY STR(?graph) LIMIT {_PAGE}"


def triples_in_pages(
    url: str, graph: str, rows: int, deadline: Callable[[], Deadline], *, credentials: Credentials | None = None
) -> Iterator[ox.Triple]:
    """The triples of a graph, of which the endpoint gives ``rows`` at once, or fewer where it says so. The pages are
    not ordered, as some servers cannot sort long texts: a triple that is missed or doubled shows when they are
    compared. Raises SourceError and QueryTimeout."""
    start = 0
    while True:
        page, rows = _page(url, graph, rows, start, deadline(), credentials)
        for subject, predicate, value in page:
            if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or value is None:
                raise SourceError(url, f"gives other triples than it was sent in {graph}", "load again")
            yield ox.Triple(subject, predicate, value)
        start += len(page)
        if len(page) < rows:
            return


def _page(
    url: str, graph: str, rows: int, start: int, deadline: Deadline, credentials: Credentials | None
) -> tuple[Sequence[Sequence[Term | None]], int]:
    """The rows from ``start``, and how many the endpoint gives at once: one less than its limit, as Virtuoso says of a
    page that is just full that there is more."""
    pattern = f"{{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
    try:
        query = f"SELECT ?s ?p ?o {pattern} LIMIT {rows} OFFSET {start}"
        return _solutions(url, query, deadline, credentials).rows, rows
    except AnswerCut as error:
        if not 0 < error.rows < rows:
            raise
        return _page(url, graph, max(error.rows - 1, 1), start, deadline, credentials)


def _solutions(url: str, query: str, deadline: Deadline, credentials: Credentials | None) -> Solutions:
    request = Request(query, "SELECT")
    body = patiently(lambda: post(url, request, deadline, credentials=credentials), left=deadline.left)
    answer = received(url, body, "SELECT", deadline)
    return answer if isinstance(answer, Solutions) else Solutions((), ())


def _rows(url: str, query: str, deadline: Deadline, credentials: Credentials | None) -> dict[str, int]:
    try:
        rows = _solutions(url, query, deadline, credentials).table()
        return {str(row["graph"]): int(str(row["triples"])) for row in rows}
    except (KeyError, ValueError) as error:
        raise SourceError(url, f"does not say how many triples its graphs have: {error}", "check the URL") from error
