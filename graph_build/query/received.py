"""Reads what an endpoint sent.

Example:
    >>> body = b'{"head": {}, "boolean": true}'
    >>> received("e", body, "ASK", Deadline("e", None, 0))
    Truth(value=True)
"""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from ..errors import SourceError
from .answer import Answer, Solutions, Triples, Truth
from .local import read_within
from .protocol import Request, one_line
from .sparql import Form
from .timing import Deadline

__all__ = ["received"]

# Virtuoso names blank nodes with what no blank node may be called. Within a JSON string the quotes would be escaped.
_VIRTUOSO_NODE: Final = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')


def received(url: str, body: bytes, form: Form, deadline: Deadline) -> Answer:
    """The answer to a query of a form, given the body of :func:`graph_build.query.protocol.post`. Raises SourceError
    for a broken one, and QueryTimeout at the deadline."""
    try:
        return _rows(body, form, deadline) if form in {"SELECT", "ASK"} else _triples(body, deadline)
    except (SyntaxError, ValueError) as error:
        about = f"answers with broken {Request('', form).kinds[0]}: {one_line(str(error))}"
        raise SourceError(url, about, "ask again") from error


def _rows(body: bytes, form: Form, deadline: Deadline) -> Solutions | Truth:
    """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/) as an answer."""
    plain = _VIRTUOSO_NODE.sub(rb"\1", body) if b"nodeID://" in body else body
    answer = ox.parse_query_results(plain, format=ox.QueryResultsFormat.JSON)
    if isinstance(answer, ox.QueryBoolean) != (form == "ASK"):
        raise ValueError("rows for a truth value, or the reverse")
    if isinstance(answer, ox.QueryBoolean):
        return Truth(bool(answer))
    columns = tuple(variable.value for variable in answer.variables)
    return Solutions(columns, tuple(map(tuple, read_within(answer, deadline))))


def _triples(body: bytes, deadline: Deadline) -> Triples:
    parsed = ox.parse(body, format=ox.RdfFormat.TURTLE)
    return Triples(tuple(quad.triple for quad in read_within(parsed, deadline)))
