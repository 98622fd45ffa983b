"""Where a question can be asked: a built graph or an endpoint."""

from __future__ import annotations

from typing import Final, Protocol

from ..errors import QueryError
from .answer import Answer, Solutions

__all__ = ["TIME_LIMIT", "Source", "select"]

TIME_LIMIT: Final = 60.0


class Source(Protocol):
    """Answers SPARQL on the union of all graphs."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    @property
    def base(self) -> str:
        """Where the IRIs of its documents start."""
        ...

    def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
        """The answer to a query without free parameters. Raises QueryError for a text that is no SPARQL 1.1 query,
        QueryTimeout after ``seconds``, SourceError where there is no answer."""
        ...


def select(source: Source, text: str, *, seconds: float | None = TIME_LIMIT) -> Solutions:
    """The rows of a SELECT. Raises as :meth:`Source.ask`, and QueryError for another form."""
    answer = source.ask(text, seconds=seconds)
    if not isinstance(answer, Solutions):
        raise QueryError("query", "gives no rows", "ask with SELECT")
    return answer
