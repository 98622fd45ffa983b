"""Parameters of questions: their types, and how a value becomes an RDF term.

Example:
    >>> print(term_of(Parameter("agency", "agency", "the body"), "mof"))
    <https://w3id.org/sme-policy/agency/mof>
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from ..errors import ParameterError
from ..namespaces import BASE, PREFIXES, agency_iri, document_iri, instrument_iri, kind_iri, role_iri, term
from .sparql import Term

__all__ = ["TYPES", "Parameter", "Value", "term_of"]

Value = str | int | float | bool | Decimal | ox.NamedNode | ox.Literal
_ID: Final = re.compile(r"[^\s<>\"{}|\\^`/#]+")
_INTEGER: Final = re.compile(r"[+-]?\d+")
_DECIMAL: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_YEAR: Final = re.compile(r"\d{4}")
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_TRUTH: Final[Mapping[str, str]] = {"true": "true", "yes": "true", "false": "false", "no": "false"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question. ``type`` is one of :data:`TYPES`; one without a default that is not ``required`` may
    be left out, and then restricts nothing."""

    name: str
    type: str
    about: str
    default: str | int | float | bool | None = None
    required: bool = False


def term_of(parameter: Parameter, value: Value, *, base: str = BASE, where: object = "") -> Term:
    """The RDF term for a value; ``base`` is where the IRIs of the graph's documents start. Raises ParameterError for a
    value that is not of the parameter's type."""
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    text = str(value).lower() if isinstance(value, bool) else str(value)
    try:
        return _READERS[parameter.type](text, base)
    except ValueError as error:
        about = f"{parameter.name}={text!r} is no {parameter.type}"
        raise ParameterError(where or parameter.name, about, f"give {_HINTS[parameter.type]}") from error


def _named(mint: Callable[[str, str], str]) -> Callable[[str, str], Term]:
    """A reader of ids below a base, which also takes whole IRIs."""

    def read(text: str, base: str) -> Term:
        if ":" in text:
            return _iri(text, base)
        return ox.NamedNode(mint(base, _whole(_ID, text)))

    return read


def _iri(text: str, _base: str) -> Term:
    prefix, _, local = text.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else text)


def _typed(pattern: re.Pattern[str], datatype: str) -> Callable[[str, str], Term]:
    return lambda text, _base: ox.Literal(_whole(pattern, text), datatype=ox.NamedNode(term(datatype)))


def _boolean(text: str, _base: str) -> Term:
    if text.lower() not in _TRUTH:
        raise ValueError(text)
    return ox.Literal(_TRUTH[text.lower()], datatype=ox.NamedNode(term("xsd:boolean")))


def _whole(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


_READERS: Final[Mapping[str, Callable[[str, str], Term]]] = {
    "agency": _named(lambda _base, id_: agency_iri(id_)),
    "document": _named(document_iri),
    "instrument": _named(lambda _base, id_: instrument_iri(id_)),
    "role": _named(lambda _base, id_: role_iri(id_)),
    "kind": _named(lambda _base, id_: kind_iri(id_)),
    "iri": _iri,
    "string": lambda text, _base: ox.Literal(text),
    "integer": _typed(_INTEGER, "xsd:integer"),
    "decimal": _typed(_DECIMAL, "xsd:decimal"),
    "boolean": _boolean,
    "year": _typed(_YEAR, "xsd:integer"),
    "date": lambda text, _base: ox.Literal(_whole(_DATE, text)),
    "language": lambda text, _base: ox.Literal(_whole(_LANGUAGE, text).lower()),
}
_HINTS: Final[Mapping[str, str]] = {
    "agency": "the id of a body, such as mof, or its IRI",
    "document": "the id of a document or its IRI; see sme-graph query documents",
    "instrument": "the id of an instrument, such as tax-relief, or its IRI",
    "role": "lead, participant, responsible or duty",
    "kind": "the id of a kind of documents, such as notice",
    "iri": "an IRI, or a name with a known prefix such as sp:Measure",
    "string": "any text",
    "integer": "a whole number",
    "decimal": "a number such as 0.5",
    "boolean": "true or false",
    "year": "a year of four digits",
    "date": "a day, month or year: 2015-06-30, 2015-06 or 2015",
    "language": "a language tag such as en or zh",
}
TYPES: Final = tuple(_READERS)
