"""Values for the parameters of the questions, that fit the graph of the example documents.

Example:
    >>> from graph_build.query import Parameter, Question
    >>> list(samples(Question("q", "", parameters={"year": Parameter("year", "year", "the year")})))
    [{}, {'year': 2014}]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graph_build.query import Question, Value

__all__ = ["samples"]

_BY_TYPE: Final[Mapping[str, Value]] = {
    "document": "qinghe-regulations",
    "agency": "mof",
    "instrument": "tax-relief",
    "role": "lead",
    "kind": "notice",
    "iri": "sp:Measure",
    "string": "credit",
    "integer": 1,
    "decimal": "0.5",
    "boolean": True,
    "year": 2014,
    "date": "2020",
    "language": "en",
}


def samples(question: Question) -> Iterator[dict[str, Value]]:
    """Values for the parameters that a question needs, and, if it has more, for all."""
    values = {name: _BY_TYPE[parameter.type] for name, parameter in question.parameters.items()}
    needed = {name: value for name, value in values.items() if question.parameters[name].required}
    yield needed
    if needed != values:
        yield values
