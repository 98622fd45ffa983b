"""The catalogue of questions: its form, and proofs of its rows."""

from __future__ import annotations

import re
from random import Random

import pyoxigraph as ox
import pytest
from harbours import (
    CATALOGUE,
    HARBOURS,
    OWN,
    PLACE,
    PROVED,
    named,
    needed,
)

from graph_build.query import (
    LocalSource,
    Question,
    Solutions,
    ask_question,
    bound,
    find_question,
    prove,
)
from graph_build.query.sparql import parameters_of


def test_the_catalogue_has_what_analysts_ask() -> None:
    groups = {question.group for question in CATALOGUE}
    assert groups == {"facts", "workload", "overlap", "documents", "targets", "evidence", "gaps"}
    files = list(HARBOURS.parents[3].glob("queries/*/*.rq"))
    assert len(files) == len(CATALOGUE), "two questions have one name"


@pytest.mark.parametrize("question", CATALOGUE, ids=named)
def test_the_header_says_what_the_text_does(question: Question, harbours: LocalSource) -> None:
    answer = harbours.ask(bound(question, needed(question)))
    assert isinstance(answer, Solutions)
    assert answer.columns == tuple(question.columns)
    assert set(parameters_of(question.text)) == set(question.parameters)
    assert question.title
    assert question.answers.endswith(".")
    assert all([*question.columns.values(), *(parameter.about for parameter in question.parameters.values())])
    assert question.group == "facts" or max(map(len, question.text.splitlines())) <= 120


@pytest.mark.parametrize("question", OWN, ids=named)
def test_rows_have_one_order(question: Question, quads: list[ox.Quad]) -> None:
    assert re.search(r"^ORDER BY [^\n]+\n\Z", question.text, re.MULTILINE)
    orders = []
    for seed in range(2):
        shuffled = Random(seed).sample(quads, k=len(quads))  # noqa: S311 -- no secret
        store = ox.Store()
        store.extend(shuffled)
        orders.append(ask_question(LocalSource(store), question.name, needed(question)).rows)
    assert orders[0] == orders[1]


@pytest.mark.parametrize("question", PROVED, ids=named)
def test_every_row_has_its_quotes(question: Question, harbours: LocalSource) -> None:
    assert question.prove is not None
    proof = find_question(question.prove)
    assert proof.group == "evidence"
    assert set(proof.columns) >= PLACE
    assert set(question.columns) & (set(proof.columns) - PLACE), "nothing to join on"
    both = question.parameters.keys() & proof.parameters.keys()
    assert all(question.parameters[name].type == proof.parameters[name].type for name in both)
    assert both >= {name for name, parameter in proof.parameters.items() if parameter.required}

    values = needed(question)
    answer = ask_question(harbours, question.name, values)
    quotes = prove(harbours, question, answer, values).table()
    assert all(row["quote"] and row["sentence"] for row in map(quotes.__getitem__, range(len(quotes.rows))))


def test_all_evidence_has_its_place() -> None:
    for question in CATALOGUE:
        if question.group == "evidence":
            assert list(question.columns)[-4:] == ["quote", "text", "start", "end"], question.name
