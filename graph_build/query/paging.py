"""Asks for an answer in pages where an endpoint gives no more than so many rows at once.

The query becomes a part of another one, which takes rows from it by LIMIT and OFFSET: so its own order and limits hold,
and a server that will not sort more rows than it gives need not, as Virtuoso would for LIMIT and OFFSET in one query
with ORDER BY.

Example:
    >>> page_of("PREFIX e: <e:> SELECT ?s { ?s e:p ?o } ORDER BY ?s", 100, 200)
    'PREFIX e: <e:> SELECT * { { SELECT ?s { ?s e:p ?o } ORDER BY ?s\\n} } LIMIT 100 OFFSET 200'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..errors import SourceError
from .answer import Answer, Solutions
from .local import columns_of
from .sparql import Term, body_at

__all__ = ["in_pages", "page_of"]


def in_pages(where: object, text: str, rows: int, send: Callable[[str], Answer]) -> Solutions:
    """The whole answer to a SELECT, put together from pages that ``send`` gets. Raises SourceError where they are not
    as many rows as the endpoint counts, as when its data change meanwhile."""
    size = max(rows - 1, 1)  # Virtuoso calls a page cut that has all the rows it may give.
    expected = _only_number(where, send(count_of(text)))
    columns, found = columns_of(text), list[tuple[Term | None, ...]]()
    for start in range(0, expected, size):
        found.extend(_in_order(columns, send(page_of(text, size, start))))
    if len(found) != expected:
        raise SourceError(where, f"gives {len(found)} rows in pages, but counts {expected}", "ask again")
    return Solutions(columns, tuple(found))


def page_of(text: str, rows: int, start: int) -> str:
    """The query for ``rows`` rows from ``start`` of the answer to a SELECT. A comment in it ends before the brace."""
    at = body_at(text)
    return f"{text[:at]}SELECT * {{ {{ {text[at:]}\n}} }} LIMIT {rows} OFFSET {start}"


def count_of(text: str) -> str:
    """The query for the number of rows of the answer to a SELECT."""
    at = body_at(text)
    return f"{text[:at]}SELECT (COUNT(*) AS ?rows) {{ {{ {text[at:]}\n}} }}"


def _in_order(columns: Sequence[str], page: Answer) -> Iterator[tuple[Term | None, ...]]:
    """The rows of a page with its columns as the whole answer has them."""
    if not isinstance(page, Solutions):
        return
    places = [page.columns.index(column) if column in page.columns else None for column in columns]
    for row in page.rows:
        yield tuple(None if place is None else row[place] for place in places)


def _only_number(where: object, answer: Answer) -> int:
    cells = answer.rows[0] if isinstance(answer, Solutions) and answer.rows else ()
    value = str(getattr(cells[0], "value", "")) if len(cells) == 1 else ""
    if not value.isdecimal():
        raise SourceError(where, "does not say how many rows an answer has", "narrow the question")
    return int(value)
