"""Answers as text are read back as they were, whatever is in them."""

from __future__ import annotations

import csv
import io
import json
import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import QueryError
from graph_build.markdown import markdown
from graph_build.namespaces import BASE, PREFIXES, term
from graph_build.query import FORMS, Answer, Solutions, Triples, Truth, write

texts = st.text(st.characters(exclude_categories=["Cs"]))
terms = st.one_of(
    st.none(),
    texts.map(ox.Literal),
    texts.map(lambda text: ox.Literal(text, language="zh-hans")),
    texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("http://e/type"))),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.sampled_from([ox.NamedNode("http://e/é?a=b,c"), ox.BlankNode("b0"), ox.NamedNode(term("sp:Measure"))]),
)
ROW = Solutions(("n", "x"), ((ox.Literal(1), None),))
NODE = ox.NamedNode("http://e/s")
TRIPLES = Triples((ox.Triple(NODE, NODE, ox.Literal("o")),))


def written(answer: Answer, form: str) -> str:
    out = io.StringIO()
    write(answer, form, out)
    return out.getvalue()


def plain(value: object) -> str:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value.value
    return "" if value is None else str(value)


@given(st.lists(st.tuples(terms, terms)))
def test_csv_is_read_back(rows: list[tuple[ox.Literal | None, ox.Literal | None]]) -> None:
    text = written(Solutions(("a", "b"), tuple(rows)), "csv")
    assert text.startswith("a,b\n")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[1:] == [[plain(value) for value in row] for row in rows]


@given(st.lists(st.tuples(terms, terms)))
def test_json_is_read_back(rows: list[tuple[ox.Literal | None, ox.Literal | None]]) -> None:
    answer = Solutions(("a", "b"), tuple(rows))
    read = ox.parse_query_results(written(answer, "json"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert [variable.value for variable in read.variables] == ["a", "b"]
    assert tuple(map(tuple, read)) == answer.rows


def test_json_is_that_of_the_standard() -> None:
    quoted = ox.Literal("盐", language="zh")
    triple = ox.Triple(NODE, NODE, ox.Literal("o"))
    answer = Solutions(("a", "b"), ((NODE, ox.BlankNode("x")), (quoted, ox.Literal(3)), (None, triple)))
    uri, plain = {"type": "uri", "value": "http://e/s"}, {"type": "literal", "value": "o"}
    assert json.loads(written(answer, "json")) == {
        "head": {"vars": ["a", "b"]},
        "results": {
            "bindings": [
                {"a": uri, "b": {"type": "bnode", "value": "x"}},
                {
                    "a": {"type": "literal", "value": "盐", "xml:lang": "zh"},
                    "b": {"type": "literal", "value": "3", "datatype": term("xsd:integer")},
                },
                {"b": {"type": "triple", "value": {"subject": uri, "predicate": uri, "object": plain}}},
            ]
        },
    }
    assert "盐" in written(answer, "json")


def test_a_truth_value_is_json() -> None:
    assert json.loads(written(Truth(True), "json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_no_rows_still_have_columns(form: str) -> None:
    assert "agency" in written(Solutions(("agency",), ()), form)
    assert written(Solutions((), ()), form)


@given(st.lists(st.tuples(texts, texts), min_size=1))
def test_each_row_is_one_line_of_markdown_with_its_cells(rows: list[tuple[str, str]]) -> None:
    lines = markdown(("a", "b"), rows).removesuffix("\n").split("\n")
    assert lines[:2] == ["| a | b |", "|---|---|"]
    assert len(lines) == 2 + len(rows)
    for line in lines:
        bare = line.replace("\\\\", "").replace("\\|", "")
        assert bare.count("|") == 3
        assert "<" not in bare.replace("<br>", "")


def test_markdown_keeps_signs_and_shortens_for_people() -> None:
    sign = ox.Literal("a|b\\|c <img src=x> *d* [e](f) `g` _h_ i_j & k\nl")
    number = ox.Literal("0.33333", datatype=ox.NamedNode(term("xsd:double")))
    measure = ox.NamedNode(f"{BASE}document/tea/measure/3")
    text = written(Solutions(("sign", "share", "measure", "none"), ((sign, number, measure, None),)), "md")
    assert text.splitlines()[2] == (
        r"| a\|b\\\|c &lt;img src=x&gt; \*d\* \[e\](f) \`g\` \_h\_ i_j &amp; k<br>l"
        " | 0.333 | document/tea/measure/3 | - |"
    )


@given(st.randoms(use_true_random=False))
def test_turtle_is_the_same_for_the_same_triples(random: object) -> None:
    nodes = [NODE, ox.NamedNode(term("sp:Measure")), ox.NamedNode(f"{BASE}document/tea")]
    triples = [
        ox.Triple(subject, predicate, value)
        for subject in nodes
        for predicate in nodes
        for value in (*nodes, ox.Literal("x"), ox.Literal(2))
    ]
    expected = written(Triples(tuple(triples)), "ttl")
    shuffled = [*triples, *triples[:5]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert written(Triples(tuple(shuffled)), "ttl") == expected
    assert {quad.triple for quad in ox.parse(expected, format=ox.RdfFormat.TURTLE)} == set(triples)
    assert f"@prefix sp: <{PREFIXES['sp']}> .\n" in expected
    assert "sp:Measure" in expected


def test_no_triples_are_no_turtle() -> None:
    assert written(Triples(()), "ttl").strip() == ""


@pytest.mark.parametrize(
    ("answer", "form", "message"),
    [
        (ROW, "ttl", "query: gives rows, which do not go into ttl; choose csv, json, md or table"),
        (Truth(False), "csv", "query: gives a truth value, which does not go into csv; choose json or table"),
        (Truth(False), "md", "query: gives a truth value, which does not go into md; choose json or table"),
        (Truth(False), "ttl", "query: gives a truth value, which does not go into ttl; choose json or table"),
        (TRIPLES, "csv", "query: gives triples, which do not go into csv; choose ttl or table"),
        (TRIPLES, "json", "query: gives triples, which do not go into json; choose ttl or table"),
        (TRIPLES, "md", "query: gives triples, which do not go into md; choose ttl or table"),
        (ROW, "xml", "xml: is no form of an answer; choose csv, json, md, ttl"),
    ],
)
def test_a_form_that_does_not_fit_is_refused(answer: Answer, form: str, message: str) -> None:
    out = io.StringIO()
    with pytest.raises(QueryError) as caught:
        write(answer, form, out)
    assert str(caught.value) == message
    assert out.getvalue() == ""


def test_each_form_fits_some_answer() -> None:
    for form in FORMS:
        assert any(not refused(answer, form) for answer in (ROW, TRIPLES))


def refused(answer: Answer, form: str) -> bool:
    try:
        return not written(answer, form)
    except QueryError:
        return True


def test_many_rows_are_written_quickly() -> None:
    row = (NODE, ox.Literal("words of a quote", language="en"), ox.Literal(3), None)
    answer = Solutions(("a", "b", "c", "d"), (row,) * 50_000)
    for form in ("csv", "json"):
        started = time.monotonic()
        write(answer, form, io.StringIO())
        assert time.monotonic() - started < 10
