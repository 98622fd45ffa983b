"""Answers of a SPARQL engine as frozen values, whichever engine gave them.

Example:
    >>> Solutions(("n",), ((ox.Literal(3),),)).table()[0]
    {'n': 3}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

import pyoxigraph as ox

from ..namespaces import term
from ..table import Cell, Table
from .sparql import Term

__all__ = ["Answer", "Solutions", "Triples", "Truth", "cell"]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: rows of RDF terms, None where a variable is not bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def table(self, title: str = "") -> Table:
        """The same with Python values: IRIs and texts as ``str``, numbers and truth values as what they are."""
        return Table(self.columns, tuple(tuple(map(cell, row)) for row in self.rows), title)


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE."""

    triples: tuple[ox.Triple, ...]


Answer: TypeAlias = Solutions | Truth | Triples


def cell(value: Term | None) -> Cell:
    """An RDF term as a Python value. A number or truth value that its datatype does not allow stays the text it is."""
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        return _literal(value)
    return str(value) if isinstance(value, ox.Triple) else value.value


def _literal(value: ox.Literal) -> Cell:
    read = _READERS.get(value.datatype.value)
    if read is None:
        return value.value
    try:
        return read(value.value)
    except (ValueError, ArithmeticError):
        return value.value


_READERS: Final[Mapping[str, Callable[[str], Cell]]] = {
    **{term(f"xsd:{name}"): int for name in ("integer", "int", "long", "short", "nonNegativeInteger")},
    term("xsd:decimal"): Decimal,
    term("xsd:double"): float,
    term("xsd:float"): float,
    term("xsd:boolean"): lambda text: text in {"true", "1"},
}
