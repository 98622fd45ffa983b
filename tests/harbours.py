"""A made-up graph small enough to check by eye, and how its questions are asked in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from graphs import Doc, M, document, graph_of

from graph_build.namespaces import BASE, part_iri, term
from graph_build.query import (
    LocalSource,
    Question,
    Value,
    ask_question,
    load_questions,
)

HARBOURS = Path(__file__).resolve().parent / "data" / "questions" / "harbours.trig"
EVIDENCE = re.compile(r"(?P<text>.*)#char=(?P<start>\d+),(?P<end>\d+)")
PLACE = {"quote", "text", "start", "end"}
QUAYS, FERRIES = document("quays"), document("ferries")

# What a question is asked with on the graph of the harbours, where it needs a value or its default leaves nothing.
NEEDED: Mapping[str, Value] = {
    "agency": "port",
    "document": "quays",
    "instrument": "purchase",
    "by": "2015",
    "left": QUAYS,
    "right": FERRIES,
    "measure": part_iri(QUAYS, "measure", 1),
    "node": part_iri(QUAYS, "measure", 1, "quantity", 1),
    "least": 1,
}
# Values for all the others.
OTHERS: Mapping[str, Value] = {
    "after": "2013-06-30",
    "groups": False,
    "language": "zh",
    "names": "zh",
    "relation": "revises",
    "role": "lead",
    "sort": "instrument",
    "unit": "%",
    "year": 2011,
}
CATALOGUE = list(load_questions().values())
OWN = [question for question in CATALOGUE if question.group != "facts"]
PROVED = [question for question in CATALOGUE if question.prove]


def named(question: Question) -> str:
    return question.name


def asked(source: LocalSource, name: str, *columns: str, **parameters: Value) -> list[tuple[Any, ...]]:
    """The rows of a question, in order, with some of its columns: IRIs without what they all begin with."""
    table = ask_question(source, name, parameters).table()
    places = [table.columns.index(column) for column in columns]
    return [tuple(short(row[place]) for place in places) for row in table.rows]


def short(value: object) -> object:
    if isinstance(value, str) and value.startswith(BASE):
        return re.sub("^(agency|instrument|role|document|agency-kind|instrument-group)/", "", value.removeprefix(BASE))
    return value


def needed(question: Question) -> dict[str, Value]:
    """The values without which the question gives nothing."""
    return {
        name: NEEDED[name]
        for name, parameter in question.parameters.items()
        if parameter.required or (name in NEEDED and parameter.default is not None)
    }


def everything(question: Question) -> dict[str, Value]:
    """A value for each parameter."""
    return {name: {**NEEDED, **OTHERS}[name] for name in question.parameters}


THREE = graph_of(
    Doc("a", 2001, M({"p": "lead"}, ["loan", "tax"], section=1), M({"q": "lead"}, ["fair"], section=2)),
    Doc("b", 2002, M({"p": "lead", "q": "participant"}, ["loan", "tax", "fund"], section=1)),
    Doc("c", 2003, M({"q": "responsible"}, ["loan"]), M({"p": "duty"}, ["fair"])),
    labels={"loan": "Loan", "tax": "Tax", "fair": "Fair", "fund": "Fund", "p": "P", "q": "Q"},
)


def harbour_quads() -> list[ox.Quad]:
    """The graph of the harbours, with what the IRIs of its evidence say."""
    found = list(ox.parse(path=str(HARBOURS), format=ox.RdfFormat.TRIG))
    words = {q.subject: q.object.value for q in found if q.predicate.value == term("sp:plainText")}
    return [*found, *(more for quad in found for more in _evidence(quad, words))]


def _evidence(quad: ox.Quad, words: Mapping[object, str]) -> Iterator[ox.Quad]:
    match = EVIDENCE.fullmatch(str(quad.object).strip("<>")) if quad.predicate.value == term("sp:evidence") else None
    if match is None:
        return
    text, start, end = ox.NamedNode(match["text"]), int(match["start"]), int(match["end"])
    assert 0 <= start < end <= len(words[text]), match[0]
    for predicate, value in (
        ("rdf:type", ox.NamedNode(term("sp:Evidence"))),
        ("oa:hasSource", text),
        ("oa:start", ox.Literal(start)),
        ("oa:end", ox.Literal(end)),
        ("oa:exact", ox.Literal(words[text][start:end])),
    ):
        yield ox.Quad(ox.NamedNode(match[0]), ox.NamedNode(term(predicate)), value, quad.graph_name)
