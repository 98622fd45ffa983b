"""Questions of documents, targets and gaps, worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from harbours import (
    FERRIES,
    QUAYS,
    THREE,
    asked,
)

from graph_build.namespaces import part_iri
from graph_build.query import (
    LocalSource,
    find_question,
)


def test_profile_of_documents(harbours: LocalSource) -> None:
    counts = list(find_question("document-profile").columns)[4:]
    assert asked(harbours, "document-profile", "document", "year", *counts) == [
        ("bare", None, 1, 1, 0, 0, 0, 0, 0, 0, 0),
        ("ferries", 2014, 1, 1, 3, 3, 4, 1, 2, 1, 1),
        ("news", None, 1, 0, 0, 0, 0, 0, 2, 0, 1),
        ("quays", 2011, 2, 3, 4, 5, 4, 1, 5, 2, 1),
    ]


def test_where_texts_of_a_document_differ(harbours: LocalSource) -> None:
    columns = ("document", "number", "sort", "what", "quote", "text", "lacking")
    rows = asked(harbours, "texts-compare", *columns)
    assert {(row[0], *row[5:]) for row in rows} == {("quays", "quays/text/en-1", "quays/text/zh-1")}
    assert [row[1:5] for row in rows] == [
        (1, "instrument", "Loan", "Lend"),
        (1, "instrument", "Public purchase", "Buy"),
        (1, "period", "until 2015", "they"),
        (1, "quantity", "at least 18 %", "what"),
        (1, "responsibility", "Local authorities, participant", "quays."),
        (1, "responsibility", "State Bank, participant", "quays"),
        (2, "measure", "Lend to builders", "Lend to those who build them."),
        (3, "measure", "Teach sailors", "Buy what they make."),
        (4, "measure", "Count boats", "Buy what they make"),
    ]
    assert asked(harbours, "texts-compare", "what", sort="instrument", language="zh") == [
        ("Public purchase",),
        ("贷款",),
    ]
    assert asked(harbours, "texts-compare", "what", document="ferries") == []


def test_documents_with_several_texts(harbours: LocalSource) -> None:
    columns = ("document", "title", "texts", "languages", "statements", "agreed")
    assert asked(harbours, "documents-with-several-texts", *columns) == [("quays", "Opinions on Quays", 2, 2, 20, 1)]
    assert asked(harbours, "documents-with-several-texts", "title", language="zh") == [("码头意见",)]


def test_what_changes_between_documents() -> None:
    rows = asked(
        THREE, "document-differences", "sort", "item", "change", "left_measures", "right_measures", left="a", right="c"
    )
    assert rows == [
        ("body", "p", "stays", 1, 1),
        ("body", "q", "stays", 1, 1),
        ("instrument", "fair", "stays", 1, 1),
        ("instrument", "loan", "stays", 1, 1),
        ("instrument", "tax", "vanishes", 1, 0),
    ]
    rows = asked(THREE, "document-differences", "item", "change", left="c", right="b")
    assert dict(rows) == {
        "p": "stays",
        "q": "stays",
        "loan": "stays",
        "fund": "appears",
        "tax": "appears",
        "fair": "vanishes",
    }


def test_how_documents_stand_to_each_other(harbours: LocalSource) -> None:
    columns = ("document", "relation", "cited", "cited_title", "cited_number", "number")
    assert asked(harbours, "document-relations", *columns) == [
        ("ferries", "revises", "quays", "Opinions on Quays", "Harbour [2011] No. 1", 2),
        ("news", "interprets", "ferries", "Plan for Ferries", None, None),
    ]
    assert asked(harbours, "document-citations", "document", "number", "relation", "cited", "cited_title") == [
        ("ferries", 2, "revises", "quays", "Quay Opinions"),
        ("news", None, "interprets", "ferries", "Plan for Ferries"),
        ("quays", 4, "cites", None, "Law of the Sea"),
    ]


@pytest.mark.parametrize(
    ("by", "after", "due"),
    [
        ("2013", None, ["2013-06"]),
        ("2013-05", None, []),
        ("2013-06", None, ["2013-06"]),
        ("2013-06-29", None, []),
        ("2015-06-29", None, ["2013-06"]),
        ("2015-06-30", None, ["2013-06", "2015-06-30"]),
        ("2015-06", None, ["2013-06", "2015-06-30"]),
        ("2015-12-30", None, ["2013-06", "2015-06-30"]),
        ("2015-12-31", None, ["2013-06", "2015", "2015-06-30"]),
        ("2015-12", None, ["2013-06", "2015", "2015-06-30"]),
        ("2015", None, ["2013-06", "2015", "2015-06-30"]),
        ("2015", "2013-06", ["2015", "2015-06-30"]),
        ("2015", "2015-06", ["2015"]),
        ("2015", "2015", []),
    ],
)
def test_due_by(harbours: LocalSource, by: str, after: str | None, due: list[str]) -> None:
    limits = {"by": by, "after": after} if after else {"by": by}
    assert [row[0] for row in asked(harbours, "due-by", "until", **limits)] == due


def test_quantities(harbours: LocalSource) -> None:
    columns = ("document", "number", "value", "minimum", "maximum", "unit", "change", "of", "year")
    assert asked(harbours, "quantities", *columns) == [
        ("ferries", 1, None, 30, None, "%", None, "purchases", 2014),
        ("ferries", 1, None, 2, 3, "year", None, None, 2014),
        ("news", None, 40, None, None, "%", None, None, None),
        ("news", None, 900, None, None, "count", None, None, None),
        ("quays", 1, None, 18, None, "%", None, "purchases", 2011),
        ("quays", 2, 100, None, None, "count", "from", None, 2011),
        ("quays", 2, 150, None, None, "count", "to", None, 2011),
        ("quays", 2, 7, None, None, "count", "from", None, 2011),
        ("quays", 2, 5, None, None, "count", "to", None, 2011),
    ]
    assert asked(harbours, "quantities", "of", unit="%", document="quays", language="zh") == [("采购",)]


def test_numbers_that_are_to_change(harbours: LocalSource) -> None:
    rows = asked(harbours, "quantity-changes", "document", "number", "before", "after", "difference")
    assert rows == [("quays", 2, 100, 150, 50), ("quays", 2, 7, 5, -2)]


def test_targets_of_a_body(harbours: LocalSource) -> None:
    columns = ("document", "number", "value", "minimum", "maximum", "unit", "from", "until")
    assert asked(harbours, "targets-by-body", *columns, agency="bank") == [
        ("ferries", 1, None, None, None, None, None, "2015-06-30"),
        ("ferries", 1, None, 30, None, "%", None, None),
        ("ferries", 1, None, 2, 3, "year", None, None),
        ("quays", 1, None, None, None, None, None, "2015"),
        ("quays", 1, None, 18, None, "%", None, None),
    ]
    assert asked(harbours, "targets-by-body", "agency", agency="water", document="quays") == []


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        ("bodies-never-named", ("agency", "kind"), [("sea", None), ("moon", "ministry")]),
        ("bodies-out-of-time", ("agency", "document", "measures"), [("port", "ferries", 1)]),
        ("citations-not-in-graph", ("cited_title", "documents"), [("law of the sea", 1)]),
        (
            "documents-without-date-or-number",
            ("document", "without_date", "without_number", "without_title", "without_issuer"),
            [
                ("bare", True, True, True, True),
                ("ferries", False, True, False, False),
                ("news", True, True, False, True),
            ],
        ),
        ("documents-without-measures", ("document", "sections"), [("bare", 1)]),
        ("instruments-never-used", ("instrument", "group"), [("voucher", "people")]),
        ("measures-without-instrument", ("document", "number"), [("quays", 3)]),
        ("measures-without-lead", ("document", "number", "agencies"), [("ferries", 2, 2), ("quays", 4, 2)]),
        (
            "measures-without-target",
            ("document", "number"),
            [("ferries", 2), ("ferries", 3), ("quays", 3), ("quays", 4)],
        ),
        ("unknown-bodies", ("agency", "label", "measures", "documents"), [("boats", "Bureau of Boats", 1, 1)]),
    ],
)
def test_gaps(harbours: LocalSource, name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    assert asked(harbours, name, *columns) == rows


def test_all_quotes_of_a_measure(harbours: LocalSource) -> None:
    rows = asked(harbours, "measure-evidence", "sort", "quote", measure=part_iri(FERRIES, "measure", 1))
    assert Counter(sort for sort, _ in rows) == {
        "measure": 1,
        "responsibility": 2,
        "instrument": 3,
        "programme": 1,
        "quantity": 2,
        "period": 1,
    }
    node = part_iri(QUAYS, "measure", 1, "responsibility", "port")
    assert asked(harbours, "statement-evidence", "quote", node=node) == [("Build",), ("建设",)]
