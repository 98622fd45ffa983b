"""Values cannot get out of their place in a query, and nothing but a question is asked."""

from __future__ import annotations

import random
import re
import time
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_build.errors import ParameterError, QueryError
from graph_build.namespaces import BASE, PREFIXES, term
from graph_build.query import LocalSource, Parameter, Solutions, Value, adhoc_question, bound
from graph_build.query.answer import cell
from graph_build.query.parameters import TYPES, term_of
from graph_build.query.sparql import bind, form_of, keywords, parameters_of

SIGNS = "\"'\\<>{}()[]|^`$?#@:;,.%/_- \n\r\t\x00\x07\u2028é中\U0001f600aA1"
ATTACKS = [
    '" } ; DROP ALL #',
    "' } UNION { ?s ?p ?o } #",
    '\\" . ?s ?p ?o #',
    "\\",
    '"""',
    "x> ?p ?o . <y",
    "mof> } #",
    "\\u0022 . ?s ?p ?o",
    "$value",
    "\ud800",
    "en> x",
    "1 2",
    "2014-06-31T00:00:00",
    "",
    "sp:Measure } #",
    "sp: x",
    "http://e/a b",
    "e:\x00",
]
values = st.one_of(st.sampled_from(ATTACKS), st.text(), st.text(SIGNS), st.text("0123456789.+-eE"))
SECRET = [ox.Quad(ox.NamedNode("e:s"), ox.NamedNode("e:p"), ox.Literal("secret"))]
STORE = ox.Store()
STORE.extend(SECRET)
# The value stands in code, and its name in all places where it is no parameter.
TEMPLATE = """PREFIX e: <http://e/$value> # $value ' "
SELECT ?x ?y { VALUES (?x ?y) { ($value "$value '") } # }
  FILTER('$value' != '''$value' ''' && <http://e/$value> != e:\\$value && "\\"$value" != \"\"\"" $value\"\"\") }"""


def parameter(type_: str) -> Parameter:
    return Parameter("value", type_, "a value")


@given(st.sampled_from(TYPES), values)
def test_a_value_is_one_term_or_an_error(type_: str, value: str) -> None:
    try:
        found = term_of(parameter(type_), value)
    except ParameterError:
        return
    assert isinstance(found, ox.NamedNode | ox.Literal)
    answer = STORE.query(bind(TEMPLATE, {"value": found}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [variable.value for variable in answer.variables] == ["x", "y"]
    ((x, y),) = ([cell(row["x"]), cell(row["y"])] for row in answer)
    assert x == cell(found)
    assert y == "$value '"


@given(values)
def test_a_string_is_the_value_itself(value: str) -> None:
    try:
        text = bound(adhoc_question("SELECT ($value AS ?x) {}"), {"value": value})
    except ParameterError:
        assert re.search(r"[\ud800-\udfff]", value)
        return
    assert LocalSource(STORE).ask(text) == Solutions(("x",), ((ox.Literal(value),),))


@pytest.mark.parametrize(
    ("type_", "value", "found"),
    [
        ("agency", "mof", f"<{BASE}agency/mof>"),
        ("agency", "财政部", f"<{BASE}agency/%E8%B4%A2%E6%94%BF%E9%83%A8>"),
        ("agency", "https://example.org/agency/mof", "<https://example.org/agency/mof>"),
        ("document", "guofa-2014-52", "<https://example.org/document/guofa-2014-52>"),
        ("instrument", "tax-relief", f"<{BASE}instrument/tax-relief>"),
        ("role", "lead", f"<{BASE}role/lead>"),
        ("kind", "notice", f"<{BASE}kind/notice>"),
        ("iri", "sp:Measure", f"<{PREFIXES['sp']}Measure>"),
        ("string", 'a "b"', '"a \\"b\\""'),
        ("integer", "-3", f'"-3"^^<{term("xsd:integer")}>'),
        ("integer", 3, f'"3"^^<{term("xsd:integer")}>'),
        ("decimal", Decimal("0.50"), f'"0.50"^^<{term("xsd:decimal")}>'),
        ("boolean", True, f'"true"^^<{term("xsd:boolean")}>'),
        ("boolean", "No", f'"false"^^<{term("xsd:boolean")}>'),
        ("year", 2014, f'"2014"^^<{term("xsd:integer")}>'),
        ("date", "2014-06", '"2014-06"'),
        ("language", "zh-Hans", '"zh-hans"'),
        ("integer", ox.Literal("given"), '"given"'),
    ],
)
def test_values_of_each_type(type_: str, value: Value, found: str) -> None:
    assert str(term_of(parameter(type_), value, base="https://example.org/")) == found


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("agency", ""),
        ("agency", "a b"),
        ("document", "../x"),
        ("role", "a#b"),
        ("iri", "no-scheme"),
        ("iri", "http://e/<x>"),
        ("integer", "1.5"),
        ("integer", "٣x"),
        ("decimal", "1e5"),
        ("decimal", "NaN"),
        ("boolean", "maybe"),
        ("year", "14"),
        ("date", "2014-13"),
        ("date", "30 June"),
        ("language", "en_US"),
    ],
)
def test_what_is_not_of_the_type_is_refused(type_: str, value: str) -> None:
    with pytest.raises(ParameterError, match=f"value=.* is no {type_}; give "):
        term_of(parameter(type_), value)


PROTECTED = [
    '"$p"',
    "'$p'",
    '"\\"$p"',
    "'\\'$p\\\\'",
    '"""a " $p "" \\""" $p"""',
    "'''' $p'''",
    "<http://e/$p>",
    "<http://e/?a=$p>",
    '# $p \' " """ <\n',
    "e:\\$p",
    "e:a\\'b",
    "e:a\\#b",
    "?p",
    "@p",
    "e:p.x",
    "$px",
    "$p1",
]
PLAIN = [
    "SELECT",
    "{",
    "}",
    "1 <",
    "?a<?b && ?c>",
    "?a<?b&&?c>?d",
    "(?x<'y'&&?z>'w')",
    "1.5e3",
    "^e:p/e:q*",
    "[]",
    "_:b",
]


@given(st.lists(st.sampled_from([*PROTECTED, *PLAIN, "$p", "$q"])))
@example(["?a<?b&&?c>?d", "$p"])
def test_only_a_parameter_is_replaced(pieces: list[str]) -> None:
    text = " ".join(pieces)
    wanted = " ".join('"v"' if piece == "$p" else piece for piece in pieces)
    assert bind(text, {"p": ox.Literal("v")}) == wanted


@given(st.lists(st.sampled_from([*PROTECTED[:-2], *PLAIN, "$p", "$q"])))
def test_the_parameters_of_a_text_are_those_that_are_replaced(pieces: list[str]) -> None:
    assert set(parameters_of(" ".join(pieces))) == {piece[1:] for piece in pieces if piece in {"$p", "$q"}}


@given(st.text(SIGNS))
def test_binding_nothing_changes_nothing(text: str) -> None:
    assert bind(text, {}) == text


PROLOGUES = [
    "PREFIX e: <http://e/SELECT>",
    "BASE <http://e/>",
    "# SELECT ?x {}\n",
    "PREFIX select: <http://e/>",
    "PREFIX : <x>",
    "\ufeff",
    "\n\t",
]
UPDATES = [
    "INSERT DATA { <e:a> <e:b> <e:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <e:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 'SELECT' } WHERE { SELECT * { ?s ?p ?o } }",
    "LOAD <http://e/>",
    "CLEAR ALL",
    "DROP SILENT GRAPH <e:g>",
    "CREATE GRAPH <e:g>",
    "ADD <e:a> TO <e:b>",
    "MOVE <e:a> TO <e:b>",
    "COPY DEFAULT TO <e:b>",
]


def shuffled_case(text: str, seed: int) -> str:
    pick = random.Random(seed)  # noqa: S311
    return "".join(pick.choice((sign.upper(), sign.lower())) for sign in text)


@given(st.lists(st.sampled_from(PROLOGUES)), st.sampled_from(UPDATES), st.integers(0, 99))
def test_an_update_is_refused_in_every_disguise(prologue: list[str], update: str, seed: int) -> None:
    word, _, rest = update.partition(" ")
    with pytest.raises(QueryError, match=f"{word} is an update"):
        form_of(" ".join([*prologue, shuffled_case(word, seed), rest]))


@given(st.lists(st.sampled_from(PROLOGUES)), st.sampled_from(UPDATES), st.sampled_from(["; ", "\n", " "]))
def test_nor_does_an_update_follow_a_question(prologue: list[str], update: str, between: str) -> None:
    store = ox.Store()
    store.extend(SECRET)
    with pytest.raises(QueryError):
        LocalSource(store).ask(" ".join([*prologue, "SELECT * { ?s ?p ?o }", between, update]))
    assert list(store) == SECRET


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("DELETE WHERE { ?s ?p ?o }" AS ?x) {}',
        "SELECT ('INSERT' AS ?x) {} # DROP ALL",
        "PREFIX delete: <http://e/> SELECT * { ?s delete:INSERT ?drop }",
        "SELECT ?insert { ?insert <http://e/DELETE> 'x'@add }",
        "# CLEAR ALL\nSELECT * { ?s ?p ?o }",
        "SELECT ?service ?x { ?x <http://e/service> ?service }",
        "PREFIX e: <http://e/> SELECT * { ?x a e:PublicService ; e:service ?y . OPTIONAL { ?y ?p ?o } }",
        "SELECT ('our SERVICE' AS ?x) {} # SERVICE",
        "PREFIX e: <http://e/> SELECT * { GRAPH e:service { ?s ?p ?o } }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_commands(text: str) -> None:
    assert form_of(text) == "SELECT"
    LocalSource(STORE).ask(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ask {}", "ASK"),
        ("BASE <x:/> PREFIX ask: <y> Construct WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("#SELECT\nDESCRIBE <e:s>", "DESCRIBE"),
        ("PREFIX e:<x:y>SELECT*{}", "SELECT"),
    ],
)
def test_the_form_of_a_query(text: str, form: str) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(
    "text", ["", "   # nothing", "WHERE { ?s ?p ?o }", "agency-workload", "SELEC * {}", "'SELECT'"]
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is no SPARQL query; start with SELECT, ASK, CONSTRUCT or DESCRIBE"):
        form_of(text)


# Code of which a reader of tokens may think that a string, a comment, an IRI or a name goes on behind it.
BEFORE = [
    "",
    "?s ?p ?o . ",
    "?s ?p 1e5",
    "?s ?p true",
    "?s ?p true.",
    "?s ?p 'x'",
    "FILTER(?o<'x>')",
    "FILTER(?o!=e:a\\#) ",
    "FILTER(?o!=e:a\\') ",
    "FILTER(?o!=<e:#>) ",
    "FILTER(?a<#x>'''\n1)",
    "OPTIONAL {} ",
    "?s a e:",
]
BLANKS = ["", " ", "\n", "# {\n", " # <x> {\n # y\n\t"]
TARGETS = ["<http://127.0.0.1:9/>", "?o", "$o", "e:x", ":x", "e:a\\#b", "e:a.b", "?service"]


@given(
    st.sampled_from(BEFORE),
    st.integers(0, 99),
    st.sampled_from(BLANKS),
    st.sampled_from(["", "SILENT", "silent "]),
    st.sampled_from(TARGETS),
    st.sampled_from(BLANKS),
    st.sampled_from(["", " # '''", "FILTER(?o!='')"]),
)
def test_a_service_is_refused_in_every_disguise(
    before: str, seed: int, blank: str, silent: str, target: str, gap: str, after: str
) -> None:
    call = f"{shuffled_case('SERVICE', seed)}{blank}{silent}{target}{gap}{{ ?s ?p ?o }}"
    with pytest.raises(QueryError, match=r"query:\d+:\d+: SERVICE asks another server"):
        form_of(f"PREFIX e: <http://e/> PREFIX : <http://f/> SELECT * {{ {before}{call}{after}\n}}")


@pytest.mark.parametrize(
    "text",
    [
        "service" * 100_000,
        "service:" * 100_000,
        "#service\n" * 100_000,
        "service <" * 100_000,
        "service " + "a.-" * 100_000,
        "'a\\\n" * 100_000,
        '"""\\' * 100_000,
        "<a" * 100_000,
        "SELECT * {" + "?service ?p ?o . " * 20_000 + "}",
    ],
)
def test_a_hostile_text_is_read_quickly(text: str) -> None:
    started = time.monotonic()
    try:
        form_of(text)
        bind(text, {})
    except QueryError:
        pass
    assert time.monotonic() - started < 5


def test_keywords_are_the_words_that_are_no_names() -> None:
    text = "PREFIX graph: <x:from> SELECT ?from FROM <x:named> { GRAPH ?g { ?s graph:union 'minus' } } # service"
    assert keywords(text) == {"PREFIX", "SELECT", "FROM", "GRAPH"}
