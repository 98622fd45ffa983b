"""Asking a store: in time, with errors that say where, and only what is asked for."""

from __future__ import annotations

import threading
import time
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.errors import ParameterError, PolicyGraphError, QueryError, QueryTimeout, SourceError
from graph_build.namespaces import BASE, PREFIXES, term
from graph_build.query import (
    LocalSource,
    Solutions,
    Triples,
    Truth,
    adhoc_question,
    ask_question,
    bound,
    find_question,
    open_source,
    read_question,
)
from graph_build.query.source import select
from graph_build.query.timing import Deadline, in_time

GRAPHS = [ox.NamedNode(f"e:g{number}") for number in range(3)]


@pytest.fixture
def source() -> LocalSource:
    """Three named graphs with a triple each, and an empty default graph."""
    store = ox.Store()
    for graph in GRAPHS:
        store.add(ox.Quad(graph, ox.NamedNode("e:p"), ox.Literal("o"), graph))
    return LocalSource(store, "three")


@pytest.fixture(scope="module")
def crowd() -> LocalSource:
    """So many triples that a join of all with all takes long."""
    store = ox.Store()
    p = ox.NamedNode("e:p")
    store.extend(ox.Quad(ox.NamedNode(f"e:s{number}"), p, ox.Literal(number)) for number in range(3000))
    return LocalSource(store, "crowd")


def subjects(source: LocalSource, text: str) -> list[str]:
    return sorted(str(row[0]) for row in select(source, text).rows)


def test_the_default_graph_is_the_union(source: LocalSource) -> None:
    assert subjects(source, "SELECT ?s { ?s ?p ?o }") == ["<e:g0>", "<e:g1>", "<e:g2>"]
    assert subjects(source, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == ["<e:g0>", "<e:g1>", "<e:g2>"]


def test_a_query_may_name_its_graphs(source: LocalSource) -> None:
    assert subjects(source, "SELECT ?s FROM <e:g1> { ?s ?p ?o }") == ["<e:g1>"]
    assert subjects(source, "SELECT ?s FROM NAMED <e:g1> { GRAPH ?g { ?s ?p ?o } }") == ["<e:g1>"]


def test_a_source_may_be_some_of_the_graphs(source: LocalSource) -> None:
    some = LocalSource(source.store, "some", GRAPHS[:2])
    assert subjects(some, "SELECT ?s { ?s ?p ?o }") == ["<e:g0>", "<e:g1>"]
    assert subjects(some, "SELECT ?s FROM <e:g2> { ?s ?p ?o }") == ["<e:g0>", "<e:g1>"]


def test_each_form_has_its_answer(source: LocalSource) -> None:
    assert source.ask("ASK { ?s ?p 'o' }") == Truth(True)
    assert source.ask("SELECT ?none ?o { <e:g0> ?p ?o }") == Solutions(("none", "o"), ((None, ox.Literal("o")),))
    built = source.ask("CONSTRUCT { <e:a> <e:b> ?o } WHERE { <e:g0> ?p ?o }")
    assert built == Triples((ox.Triple(ox.NamedNode("e:a"), ox.NamedNode("e:b"), ox.Literal("o")),))
    described = source.ask("DESCRIBE <e:g0>")
    assert isinstance(described, Triples)
    assert len(described.triples) == 1
    with pytest.raises(QueryError, match="gives no rows; ask with SELECT"):
        select(source, "ASK {}")


def test_cells_are_python_values() -> None:
    text = ["1", "1.50", "1e0", "true", "'x'", "'y'@en", "<e:x>"]
    columns = " ".join(f"({value} AS ?c{number})" for number, value in enumerate(text))
    odd = f"('many'^^<{term('xsd:integer')}> AS ?odd) (?nothing AS ?none)"
    (row,) = select(LocalSource(ox.Store()), f"SELECT {columns} {odd} {{}}").table().rows
    assert row == (1, Decimal("1.5"), 1.0, True, "x", "y", "e:x", "many", None)
    assert [type(value) for value in row[:4]] == [int, Decimal, float, bool]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?c + ?f > 0) }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "ASK { ?a ?b ?c . ?d ?e ?f FILTER(?c + ?f < 0) }",
    ],
)
def test_an_answer_that_takes_too_long_is_dropped(crowd: LocalSource, text: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"^crowd: no answer in 0.3 s; narrow the question or allow more time$"):
        crowd.ask(text, seconds=0.3)
    assert time.monotonic() - started < 5


def test_rows_that_come_too_late_are_not_gathered(crowd: LocalSource) -> None:
    before = threading.active_count()
    with pytest.raises(QueryTimeout):
        crowd.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", seconds=0.2)
    until = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.02)
    assert threading.active_count() <= before


def test_without_a_limit_an_answer_may_take_its_time(crowd: LocalSource) -> None:
    assert crowd.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }", seconds=None) == Solutions(("n",), ((ox.Literal(3000),),))


def test_what_goes_wrong_in_the_thread_is_raised_here() -> None:
    def fail(deadline: Deadline) -> None:
        assert deadline.left()
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        in_time("here", 5, fail)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n  'é中' ?p ?o .\n FILTR(?x)\n}", "query:3:2: syntax error at 'FILTR(?x)'; mend the query"),
        ("SELECT * { ?s ?p ?o . FILTER(?o = ) }", "query:1:35: syntax error at ') }'; mend the query"),
        ("SELECT * { ?s ?p ?o }}", "query:1:22: syntax error at '}'; mend the query"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "query:1:29: syntax error at 'x': expected "),
        ("SELECT * { ?s a ex:Thing }", "query:1:25: syntax error at '}': Prefix not found; mend the query"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable that is unbound; mend the query"),
        ("SELECT * { ?s ?p ?o ", "query:1:21: syntax error at the end of the line: expected "),
        ("SELECT * { ?s ?p\r\n }", "query:2:2: syntax error at '}': expected "),
        ("SELECT (<e:f>(1) AS ?x) {}", "query: The custom function <e:f> is not supported; see https://www.w3.org"),
        ("SELECT ('\ud800' AS ?x) {}", "surrogates not allowed"),
        ("INSERT DATA { <e:a> <e:b> <e:c> }", "query:1:1: INSERT is an update; ask a question"),
        ("SELECT * {\n\n SERVICE <e:x> {} }", "query:3:2: SERVICE asks another server; ask that server by --endpoint"),
    ],
)
def test_errors_say_where_and_what(source: LocalSource, text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        source.ask(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_built_graph_says_what_to_run(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(SourceError) as caught:
            open_source(folder)
        assert str(caught.value) == (f"{folder}: holds no built graph; run: sme-graph build PATH... --out {folder}")


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("MANIFEST-000001\n")
    with pytest.raises(SourceError, match=r"its store cannot be opened: .*; build the graph anew"):
        open_source(tmp_path)


def test_a_built_graph_is_opened_only_to_be_read(example_build: Path) -> None:
    first, second = open_source(example_build), open_source(example_build)
    assert first.base == second.base == BASE
    asked = f"ASK {{ ?measure a <{PREFIXES['sp']}Measure> }}"
    assert first.ask(asked) == second.ask(asked) == Truth(True)
    with pytest.raises(RuntimeError, match="read-write"):
        first.store.add(ox.Quad(GRAPHS[0], GRAPHS[1], GRAPHS[2]))


def test_the_base_is_what_the_dataset_says(source: LocalSource) -> None:
    assert source.base == BASE
    space = ox.Quad(GRAPHS[0], ox.NamedNode(term("void:uriSpace")), ox.Literal("https://example.org/"), GRAPHS[0])
    source.store.add(space)
    assert source.base == "https://example.org/"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("measure", "did you mean measures"),
        ("document", "did you mean documents"),
        ("xyz", "see sme-graph query --list"),
    ],
)
def test_a_wrong_name_brings_the_nearest(source: LocalSource, name: str, hint: str) -> None:
    with pytest.raises(QueryError, match=rf"^{name}: is no question of the catalogue; {hint}"):
        ask_question(source, name)


def test_a_wrong_parameter_brings_those_there_are(source: LocalSource) -> None:
    with pytest.raises(
        ParameterError, match=r"documents: has no parameter 'languge' .it has: language.; did you mean language\?"
    ):
        ask_question(source, "documents", {"languge": "en"})
    with pytest.raises(ParameterError, match=r"measures: has no parameter 'x' .it has: none.; see sme-graph query"):
        ask_question(source, "measures", {"x": "y"})
    with pytest.raises(ParameterError, match="documents: language='en_US' is no language; give a language tag"):
        ask_question(source, "documents", {"language": "en_US"})


HEADER = """#+ title = "T"
#+ [parameters.one]
#+ type = "integer"
#+ about = "a number"
#+ required = true
"""


def test_a_needed_parameter_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(HEADER + "SELECT ($one AS ?x) {}")
    with pytest.raises(ParameterError, match="mine: needs the parameter one; give one: a number"):
        bound(read_question(path), {})
    assert "integer" in bound(read_question(path), {"one": 3})


def test_a_text_without_a_header_has_the_parameters_it_uses() -> None:
    question = adhoc_question("SELECT ?s { ?s ?p $what . # $not\n FILTER(?s != $what && '$no' != $other) }")
    assert {name: parameter.type for name, parameter in question.parameters.items()} == {
        "what": "string",
        "other": "string",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#+ title = T\nSELECT * {}", "its header is no TOML: .*; mend the lines that start with #+"),
        ('#+ titel = "T"\nSELECT * {}', "its header has titel; use answers, columns"),
        (HEADER.replace("integer", "number"), "parameter one has type 'number'; use one of agency"),
        (HEADER.replace("about", "says"), "parameter one: .*; use type, about, default, required"),
        ("SELECT ('\xe9' AS ?x) {}", ".* codec can't decode .*; give a readable file in UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(QueryError, match=f"^{path}: {message}".replace("+", r"\+")):
        read_question(path)
    with pytest.raises(PolicyGraphError, match=r"none\.rq: "):
        read_question(tmp_path / "none.rq")


def test_a_question_of_the_catalogue_knows_its_file() -> None:
    question = find_question("measures")
    assert question.group == "facts"
    assert question.path
    assert question.path.name == "measures.rq"
