"""Tells a question that has no answer from one about what is not there.

Example:
    >>> import pyoxigraph as ox
    >>> from .catalogue import find_question
    >>> from .local import LocalSource
    >>> unknown_values(LocalSource(ox.Store()), find_question("agency-workload"), {"agency": "mof", "role": "lead"})
    ['agency=mof']
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .answer import Truth
from .catalogue import Question
from .parameters import Value, term_of
from .source import TIME_LIMIT, Source

__all__ = ["unknown_values"]

_NODES: Final = frozenset({"agency", "document", "instrument"})


def unknown_values(
    source: Source, question: Question, values: Mapping[str, Value], *, seconds: float | None = TIME_LIMIT
) -> list[str]:
    """Those of ``values``, as ``name=value``, that name a body, document or instrument about which the graph says
    nothing. Raises ParameterError for a value of another type, and as :meth:`Source.ask`."""
    named = [(name, value) for name, value in values.items() if question.parameters[name].type in _NODES]
    return [f"{name}={value}" for name, value in named if not _is_there(source, question, name, value, seconds)]


def _is_there(source: Source, question: Question, name: str, value: Value, seconds: float | None) -> bool:
    node = term_of(question.parameters[name], value, base=source.base, where=question.name)
    answer = source.ask(f"ASK {{ {node} ?property ?object }}", seconds=seconds)
    return isinstance(answer, Truth) and answer.value
