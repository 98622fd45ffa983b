"""Writes answers as text.

=====  =======================  ===========================================================
form   takes                    gives
=====  =======================  ===========================================================
csv    rows                     SPARQL 1.1 Query Results CSV, its lines ended by a line feed
json   rows, a truth value      SPARQL 1.1 Query Results JSON
md     rows                     a table of Markdown, for people: names and fractions cut short
ttl    triples                  Turtle, sorted
=====  =======================  ===========================================================

Example:
    >>> import sys
    >>> write(Solutions(("n", "name"), ((ox.Literal(3), ox.Literal("a, b")), (None, None))), "csv", sys.stdout)
    n,name
    3,"a, b"
    ,
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Final, TextIO

import pyoxigraph as ox

from ..errors import QueryError
from ..markdown import markdown
from ..namespaces import PREFIXES, term
from ..table import compact
from .answer import Answer, Solutions, Triples, Truth, cell
from .sparql import Term

__all__ = ["FORMS", "write"]

_STRING: Final = ox.NamedNode(term("xsd:string"))


def write(answer: Answer, form: str, out: TextIO) -> None:
    """Writes ``answer`` to ``out`` in one of :data:`FORMS`. Turtle is the same for the same triples, if no blank nodes
    are among them. Raises QueryError for a form that is not known or does not go with the answer."""
    if form not in FORMS:
        raise QueryError(form, "is no form of an answer", f"choose {', '.join(FORMS)}")
    writer = _WRITERS.get((type(answer), form))
    if writer is None:
        gives, choose = _MISFITS[type(answer)]
        raise QueryError("query", f"gives {gives} not go into {form}", f"choose {choose}")
    writer(answer, out)


def _csv(answer: Solutions, out: TextIO) -> None:
    # The module quotes a carriage return only if lines end with one.
    lines = SimpleNamespace(write=lambda line: out.write(line.removesuffix("\r\n") + "\n"))
    writer = csv.writer(lines)
    writer.writerow(answer.columns)
    writer.writerows(map(_plain, row) for row in answer.rows)


def _json(answer: Solutions, out: TextIO) -> None:
    out.write(f'{{"head": {{"vars": {json.dumps(answer.columns)}}}, "results": {{"bindings": [')
    separator = "\n"
    for row in answer.rows:
        found = {name: _node(value) for name, value in zip(answer.columns, row, strict=True) if value is not None}
        out.write(separator + json.dumps(found, ensure_ascii=False))
        separator = ",\n"
    out.write("\n]}}\n")


def _truth(answer: Truth, out: TextIO) -> None:
    out.write(json.dumps({"head": {}, "boolean": answer.value}) + "\n")


def _markdown(answer: Solutions, out: TextIO) -> None:
    out.write(markdown(answer.columns, ([compact(cell(value)) for value in row] for row in answer.rows)))


def _turtle(answer: Triples, out: TextIO) -> None:
    triples = sorted(set(answer.triples), key=str)
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_prefixes(triples)) or b"").decode()
    out.write(text)


def _plain(value: Term | None) -> str:
    """A term as SPARQL 1.1 Query Results CSV has it (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
    if value is None:
        return ""
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)


def _node(value: Term) -> dict[str, object]:
    """A term as SPARQL 1.1 Query Results JSON has it (https://www.w3.org/TR/sparql11-results-json/)."""
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, ox.Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _node(part) for name, part in parts.items()}}
    if value.language:
        return {"type": "literal", "value": value.value, "xml:lang": value.language}
    typed = {} if value.datatype == _STRING else {"datatype": value.datatype.value}
    return {"type": "literal", "value": value.value, **typed}


def _prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Those prefixes that the triples can use."""
    text = "\n".join(map(str, triples))
    return {prefix: start for prefix, start in sorted(PREFIXES.items()) if f"<{start}" in text}


_WRITERS: Final[Mapping[tuple[type[Answer], str], Callable[..., None]]] = {
    (Solutions, "csv"): _csv,
    (Solutions, "json"): _json,
    (Solutions, "md"): _markdown,
    (Truth, "json"): _truth,
    (Triples, "ttl"): _turtle,
}
_MISFITS: Final[Mapping[type[Answer], tuple[str, str]]] = {
    Solutions: ("rows, which do", "csv, json, md or table"),
    Truth: ("a truth value, which does", "json or table"),
    Triples: ("triples, which do", "ttl or table"),
}
FORMS: Final = ("csv", "json", "md", "ttl")
