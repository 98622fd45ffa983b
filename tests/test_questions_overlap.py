"""Questions of overlap, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from graphs import Doc, M, agency_iri, document, graph_of
from harbours import (
    THREE,
    asked,
)

from graph_build.namespaces import part_iri
from graph_build.query import (
    LocalSource,
    Value,
)


def pairs(name: str, *columns: str, **parameters: Value) -> dict[frozenset[Any], tuple[Any, ...]]:
    """The pairs of an answer, whichever is left, and the other columns."""
    rows = asked(THREE, name, "left", "right", *columns, **parameters)
    found = {frozenset(row[:2]): row[2:] for row in rows}
    assert len(found) == len(rows), "a pair comes once"
    return found


def test_documents_share_instruments() -> None:
    assert pairs("instruments-shared-by-documents", "shared", "similarity") == {
        frozenset("ab"): (2, Decimal("0.5")),
        frozenset("ac"): (2, Decimal("0.667")),
        frozenset("bc"): (1, Decimal("0.25")),
    }
    assert set(pairs("instruments-shared-by-documents", least=2)) == {frozenset("ab"), frozenset("ac")}
    assert set(pairs("instruments-shared-by-documents", document="b")) == {frozenset("ab"), frozenset("bc")}
    rows = asked(THREE, "instruments-shared-by-documents", "left", "left_instruments", "right", "right_instruments")
    assert {**{row[0]: row[1] for row in rows}, **{row[2]: row[3] for row in rows}} == {"a": 3, "b": 3, "c": 2}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("instruments-shared-by-documents", "a"),
        ("instruments-shared-by-agencies", "p"),
        ("instruments-shared-by-sections", "a/section/1"),
    ],
)
def test_units_with_just_enough_are_compared(name: str, unit: str) -> None:
    docs = [Doc(doc, 2001, M({body: "lead"}, ["loan", "tax"], section=1)) for doc, body in (("a", "p"), ("b", "q"))]
    rows = asked(graph_of(*docs), name, "left", "right", "shared", "similarity", least=2)
    assert [(unit in row[:2], *row[2:]) for row in rows] == [(True, 2, 1)]
    assert asked(graph_of(*docs), name, "left", least=3) == []


def test_bodies_share_instruments() -> None:
    assert pairs("instruments-shared-by-agencies", "shared", "similarity", least=1) == {
        frozenset("pq"): (4, Decimal(1))  # p: loan, tax, fund, fair; q: the same, from other measures
    }
    assert len(pairs("instruments-shared-by-agencies", least=4)) == 1
    assert pairs("instruments-shared-by-agencies", least=5) == {}


def test_sections_share_instruments() -> None:
    assert pairs("instruments-shared-by-sections", "shared", least=1) == {
        frozenset({"a/section/1", "b/section/1"}): (2,)
    }
    assert len(pairs("instruments-shared-by-sections", least=2)) == 1
    assert pairs("instruments-shared-by-sections", least=3) == {}
    assert pairs("instruments-shared-by-sections", least=1, document="a") == {}


def test_documents_share_bodies() -> None:
    assert pairs("agencies-shared-by-documents", "shared") == {frozenset(pair): (2,) for pair in ("ab", "ac", "bc")}
    assert len(pairs("agencies-shared-by-documents", least=2)) == 3
    assert pairs("agencies-shared-by-documents", least=3) == {}


def test_names_of_shared_instruments() -> None:
    def shared_by(left: str, right: str) -> list[tuple[Any, ...]]:
        columns = ("instrument", "label", "left_measures", "right_measures")
        return asked(THREE, "shared-instruments", *columns, left=left, right=right)

    assert shared_by(document("a"), document("b")) == [("loan", "Loan", 1, 1), ("tax", "Tax", 1, 1)]
    assert shared_by(part_iri(document("a"), "section", 2), document("c")) == [("fair", "Fair", 1, 1)]
    assert shared_by(agency_iri("p"), document("c")) == [("fair", "Fair", 1, 1), ("loan", "Loan", 2, 1)]


def test_instruments_that_measures_combine() -> None:
    assert pairs("instrument-pairs", "shared", "documents") == {
        frozenset({"loan", "tax"}): (2, 2),
        frozenset({"loan", "fund"}): (1, 1),
        frozenset({"tax", "fund"}): (1, 1),
    }


def test_use_of_instruments() -> None:
    columns = ("instrument", "measures", "documents", "agencies", "first_year", "last_year")
    assert asked(THREE, "instrument-use", *columns) == [
        ("loan", 3, 3, 2, 2001, 2003),
        ("fair", 2, 2, 2, 2001, 2003),
        ("tax", 2, 2, 2, 2001, 2002),
        ("fund", 1, 1, 2, 2002, 2002),
    ]


def test_instruments_of_bodies() -> None:
    rows = asked(THREE, "instruments-by-agency", "agency", "instrument", "measures", least=2)
    assert rows == [("p", "loan", 2), ("p", "tax", 2), ("q", "loan", 2)]


def test_measures_that_repeat_each_other() -> None:
    rows = asked(THREE, "same-instruments-same-actors", "agency", "left", "right", "shared")
    assert [(row[0], {row[1], row[2]}, row[3]) for row in rows] == [("p", {"a/measure/1", "b/measure/1"}, 2)]
    rows = asked(THREE, "same-instruments-same-actors", "agency", "left", "right", least=1, instrument="loan")
    assert {(row[0], frozenset(row[1:])) for row in rows} == {
        ("p", frozenset({"a/measure/1", "b/measure/1"})),
        ("q", frozenset({"b/measure/1", "c/measure/1"})),
    }
    columns = ("agency", "instrument", "documents", "measures", "first_year", "last_year")
    assert asked(THREE, "recurring-assignments", *columns) == [
        ("p", "loan", 2, 2, 2001, 2002),
        ("p", "tax", 2, 2, 2001, 2002),
        ("q", "loan", 2, 2, 2002, 2003),
    ]


def test_programmes_that_recur() -> None:
    source = graph_of(
        Doc("a", 2001, M(programmes=["Tea Fund", "Boat Fair"]), M(programmes=["TEA FUND"])),
        Doc("b", None, M(programmes=["tea fund"])),
        Doc("c", 2003, M(programmes=["Tea Fund", "Boat Fairs"])),
    )
    columns = ("name", "documents", "measures", "first_year", "last_year")
    assert asked(source, "recurring-programmes", *columns) == [("tea fund", 3, 4, 2001, 2003)]
    assert len(asked(source, "recurring-programmes", *columns, least=1)) == 3


def test_an_instrument_through_the_years(harbours: LocalSource) -> None:
    columns = ("year", "document", "number", "said_in", "value", "minimum", "maximum", "unit", "of")
    assert asked(harbours, "instrument-through-time", *columns, instrument="purchase") == [
        (None, "news", None, "commentary", 40, None, None, "%", None),
        (2011, "quays", 1, "measure", None, 18, None, "%", "purchases"),
        (2014, "ferries", 1, "measure", None, 30, None, "%", "purchases"),
        (2014, "ferries", 1, "measure", None, 2, 3, "year", None),
    ]
    training = asked(harbours, "instrument-through-time", "year", "document", "quantity", instrument="training")
    assert training == [(2011, "quays", None), (2014, "ferries", None)]


def test_groups_of_instruments(harbours: LocalSource) -> None:
    rows = asked(harbours, "instrument-groups", "label", "instruments", "measures", "documents")
    assert rows == [("Finance", 3, 4, 2), ("People", 1, 2, 2)]
    assert asked(harbours, "instrument-groups", "label", "measures", year=2014) == [("Finance", 2), ("People", 1)]
