"""Questions to a graph: a catalogue of named ones, parameters, and where they are asked.

Example:
    >>> import pyoxigraph as ox
    >>> ask_question(LocalSource(ox.Store()), "documents").columns
    ('document', 'title', 'number', 'issued', 'year', 'kind')
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import QueryError
from .answer import Answer, Solutions, Triples, Truth
from .catalogue import Question, adhoc_question, bound, find_question, load_questions, read_question
from .endpoint import EndpointSource, connect
from .evidence import prove, with_sentences
from .local import LocalSource, open_source
from .parameters import Parameter, Value
from .remembered import remembered
from .source import TIME_LIMIT, Source
from .unknown import unknown_values
from .write import FORMS, write

__all__ = [
    "FORMS",
    "TIME_LIMIT",
    "Answer",
    "EndpointSource",
    "LocalSource",
    "Parameter",
    "Question",
    "Solutions",
    "Source",
    "Triples",
    "Truth",
    "Value",
    "adhoc_question",
    "ask_question",
    "bound",
    "connect",
    "find_question",
    "load_questions",
    "open_source",
    "prove",
    "read_question",
    "remembered",
    "unknown_values",
    "with_sentences",
    "write",
]


def ask_question(
    source: Source, name: str, parameters: Mapping[str, Value] | None = None, *, seconds: float | None = TIME_LIMIT
) -> Solutions:
    """The rows of a question of the catalogue. Raises QueryError, ParameterError, QueryTimeout and SourceError."""
    answer = source.ask(bound(find_question(name), parameters or {}, base=source.base), seconds=seconds)
    if not isinstance(answer, Solutions):
        raise QueryError(name, "gives no rows", "ask with SELECT")
    return answer
