"""Rows with the quotes that prove them, and the sentences these stand in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import samples

from graph_build.errors import QueryError, QueryTimeout
from graph_build.namespaces import term
from graph_build.query import (
    Answer,
    LocalSource,
    Parameter,
    Question,
    Solutions,
    Truth,
    Value,
    adhoc_question,
    ask_question,
    bound,
    evidence,
    find_question,
    load_questions,
    open_source,
    prove,
)
from graph_build.query.evidence import joined
from graph_build.quotation import sentence_around

TEA = "Plant tea. Build three markets for tea by No. 5 of 2012. Then rest.\nNext"
COLUMNS = ("measure", "number", "quote", "text", "start", "end")


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/{name}")


def row(measure: str, quote: str, text: str = "tea", start: int | None = None) -> tuple[ox.NamedNode | ox.Literal, ...]:
    at = TEA.index(quote) if start is None else start
    return node(measure), ox.Literal(1), ox.Literal(quote), node(text), ox.Literal(at), ox.Literal(at + len(quote))


class Told:
    """A source that gives one answer to all questions but those for texts, and keeps what it was asked."""

    name, base = "told", "https://example.org/"

    def __init__(self, answer: Answer, texts: Mapping[str, str] | None = None) -> None:
        self.answer, self.asked = answer, list[str]()
        self.store = ox.Store()
        for text, words in (texts or {"tea": TEA}).items():
            self.store.add(ox.Quad(node(text), ox.NamedNode(term("sp:plainText")), ox.Literal(words), node("graph")))

    def ask(self, text: str, *, seconds: float | None = None) -> Answer:
        self.asked.append(text)
        if "plainText" in text:
            return LocalSource(self.store).ask(text, seconds=seconds)
        return self.answer


@pytest.fixture(autouse=True)
def proof(monkeypatch: pytest.MonkeyPatch) -> dict[str, Question]:
    """The catalogue, and a question "proof" that has two parameters."""
    parameters = {
        "role": Parameter("role", "string", "a role"),
        "least": Parameter("least", "integer", "a number", default=2),
    }
    mine = {"proof": Question("proof", "SELECT * { ?s ?p $role, $least }", parameters=parameters)}
    monkeypatch.setattr(evidence, "find_question", lambda name: mine.get(name) or find_question(name))
    return mine


QUESTION = Question("asked", "", prove="proof")


def test_a_row_comes_once_for_each_quote_with_its_sentence() -> None:
    answer = Solutions(("measure", "label"), ((node("m1"), ox.Literal("first")), (node("m2"), None)))
    source = Told(Solutions(COLUMNS, (row("m1", "tea."), row("m1", "three markets"), row("m3", "rest"))))
    found = prove(source, QUESTION, answer)
    assert found.columns == ("measure", "label", "number", "quote", "text", "start", "end", "sentence")
    table = found.table()
    assert table.column("label") == ("first", "first", None)
    assert table.column("quote") == ("tea.", "three markets", None)
    assert table.column("sentence") == ("Plant tea.", "Build three markets for tea by No. 5 of 2012.", None)
    assert len(source.asked) == 2


def test_a_quote_that_the_text_does_not_have_there_has_no_sentence() -> None:
    rows = (row("m1", "tea", start=0), row("m1", "tea", text="none"), (*row("m1", "tea")[:4], ox.Literal("x"), None))
    found = prove(Told(Solutions(COLUMNS, rows)), QUESTION, Solutions(("measure",), ((node("m1"),),)))
    assert found.table().column("quote") == ("tea",) * 3
    assert found.table().column("sentence") == (None,) * 3


def test_columns_about_the_place_of_a_quote_are_not_compared() -> None:
    # The first year of a body is called "start" too.
    answer = Solutions(("measure", "start"), ((node("m1"), ox.Literal(1998)),))
    found = prove(Told(Solutions(COLUMNS, (row("m1", "three"),))), QUESTION, answer)
    assert found.columns == ("measure", "start", "number", "quote", "text", "end", "sentence")
    assert found.table()[0]["start"] == 1998
    assert found.table()[0]["sentence"] == "Build three markets for tea by No. 5 of 2012."


def test_unbound_is_only_the_same_as_unbound() -> None:
    answer = Solutions(("measure", "number"), ((node("m1"), None), (None, None), (node("m2"), ox.Literal(1))))
    plain = row("m1", "tea")
    source = Told(Solutions(COLUMNS, ((plain[0], None, *plain[2:]), row("m1", "rest"), row("m2", "three"))))
    assert prove(source, QUESTION, answer).table().column("quote") == ("tea", None, "three")


def test_parameters_are_passed_on_where_both_questions_have_them() -> None:
    asked = {
        "role": Parameter("role", "string", "a role", default="lead"),
        "least": Parameter("least", "integer", "a number"),
        "language": Parameter("language", "language", "a language"),
    }
    question = Question("asked", "", prove="proof", parameters=asked)
    values: list[tuple[dict[str, Value] | None, str, str]] = [
        (None, '"lead"', '"2"'),
        ({"language": "zh", "least": 5}, '"lead"', '"5"'),
        ({"role": "duty"}, '"duty"', '"2"'),
    ]
    for given_, role, least in values:
        source = Told(Solutions(COLUMNS, ()))
        prove(source, question, Solutions(("measure",), ()), given_)
        (text,) = source.asked
        assert f"{role}, {least}^^" in text


@pytest.mark.parametrize(
    ("question", "answer", "told", "message"),
    [
        (adhoc_question("ASK {}"), Solutions((), ()), COLUMNS, "query: names no question that proves it; ask one"),
        (QUESTION, Truth(True), COLUMNS, "asked: gives no rows to prove; ask with SELECT"),
        (QUESTION, Solutions(("x", "quote"), ()), COLUMNS, "asked: has no column in common with proof; select what"),
        (QUESTION, Solutions(("measure",), ()), ("measure", "quote"), "proof: has no quote, text, start, end; select"),
        (Question("x", "", prove="prof"), Solutions((), ()), COLUMNS, "prof: is no question of the catalogue"),
    ],
)
def test_what_cannot_be_proved_says_why(
    question: Question, answer: Answer, told: tuple[str, ...], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        prove(Told(Solutions(told, ())), question, answer)
    assert str(caught.value).startswith(message)


def test_all_texts_are_fetched_once_in_few_queries() -> None:
    texts = {f"t{number}": f"Sentence {number}. Tea" for number in range(250)}
    rows = tuple(row("m1", "Sentence", text=f"t{number % 250}", start=0) for number in range(1000))
    source = Told(Solutions(COLUMNS, rows), texts)
    found = prove(source, QUESTION, Solutions(("measure",), ((node("m1"),),)))
    assert found.table().column("sentence")[:3] == ("Sentence 0.", "Sentence 1.", "Sentence 2.")
    assert len(source.asked) == 4


def test_many_rows_are_joined_quickly() -> None:
    count = 50_000
    answer = Solutions(("measure", "x"), tuple((node(f"m{n}"), ox.Literal(n)) for n in range(count)))
    proofs = Solutions(("measure", "quote"), tuple((node(f"m{n % 1000}"), ox.Literal(n)) for n in range(count)))
    started = time.monotonic()
    assert len(joined(answer, proofs).rows) == 2 * count - 1000
    assert time.monotonic() - started < 10


cells = st.sampled_from([None, node("a"), node("b"), ox.Literal(1), ox.Literal("1"), ox.Literal("1", language="en")])


@given(st.lists(st.tuples(cells, cells)), st.lists(st.tuples(cells, cells)))
def test_a_join_pairs_equal_keys_and_keeps_every_row(
    left: list[tuple[ox.Literal | None, ...]], right: list[tuple[ox.Literal | None, ...]]
) -> None:
    found = joined(Solutions(("k", "l"), tuple(left)), Solutions(("k", "r"), tuple(right)))
    expected = [(key, value, other) for key, value in left for other in [r for k, r in right if k == key] or [None]]
    assert found.rows == tuple(expected)


@given(st.text("ab .。\n”1N", max_size=60), st.data())
def test_the_sentence_holds_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert " ".join(text[start:end].split()) in sentence_around(text, start, end)


@given(st.text("ab .\n"), st.integers(0, 100), st.integers(4, 40))
def test_a_long_sentence_is_cut_around_the_quote(text: str, at: int, longest: int) -> None:
    found = sentence_around(text, at, at + 3, longest=longest)
    assert len(found) <= longest
    assert "\n" not in found


def test_the_beginning_of_the_quote_is_in_what_is_left() -> None:
    text = "many words " * 100 + "QUOTE" + " more words" * 100
    found = sentence_around(text, text.index("QUOTE"), text.index("QUOTE") + 5)
    assert len(found) == 300
    assert found.startswith("…")
    assert found.endswith("…")
    assert "QUOTE" in found


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("Under No. 36 of Art. 4 they rest. Then go.", "36", "Under No. 36 of Art. 4 they rest."),
        ("Shops, farms etc. are helped. More.", "helped", "Shops, farms etc. are helped."),
        ("He said “rest.” Then more.", "rest", "He said “rest.”"),
        ("第一句。“第二句。”第三句。", "第二", "“第二句。”"),
        ("One\nTwo\nThree", "Two", "Two"),
        ("Cut by 2.5 percent! Next", "percent", "Cut by 2.5 percent!"),
    ],
)
def test_where_sentences_end(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, start, start + len(quote)) == sentence


@pytest.fixture(scope="module")
def examples(example_build: Path) -> LocalSource:
    return open_source(example_build)


@pytest.fixture(scope="module")
def places(examples: LocalSource) -> dict[str, dict[str, object]]:
    """Document, section and year of each measure."""
    return {str(line["measure"]): dict(line) for line in ask_question(examples, "measures").table()}


def proved_questions() -> list[str]:
    return [question.name for question in load_questions().values() if question.prove]


@pytest.mark.parametrize("name", proved_questions())
def test_each_question_that_can_be_proved_is(
    examples: LocalSource, places: dict[str, dict[str, object]], name: str
) -> None:
    question = find_question(name)
    values = next(samples(question))
    answer = ask_question(examples, name, values)
    found = prove(examples, question, answer, values)
    assert found.columns[: len(answer.columns)] == answer.columns
    assert found.columns[-1] == "sentence"
    assert len(set(found.columns)) == len(found.columns)
    table = found.table()
    assert {row[: len(answer.columns)] for row in found.rows} == set(answer.rows)
    for line in table:
        if line["quote"] is not None:
            assert " ".join(str(line["quote"]).split()) in str(line["sentence"])
    for line in table:
        measure = places.get(str(line.get("measure")), {})
        for about in ("document", "section", "year"):
            if measure and isinstance(line.get(about), int if about == "year" else str):
                assert line[about] == measure[about], f"a quote of another {about} proves {line}"
    proved = sum(line["quote"] is not None for line in table)
    assert proved >= len(answer.rows) / 2, "columns of one name hold different things"


def test_the_limit_of_time_holds(examples: LocalSource) -> None:
    question = next(question for question in load_questions().values() if question.prove)
    with pytest.raises(QueryTimeout):
        prove(examples, question, Solutions(("measure", "document", "agency"), ()), seconds=1e-9)


def test_the_document_that_was_asked_for_is_the_only_one_that_is_quoted(examples: LocalSource) -> None:
    asked = [question for question in load_questions().values() if question.prove and "document" in question.parameters]
    assert asked
    for question in asked:
        values = {**next(samples(question)), "document": "qinghe-regulations"}
        answer = examples.ask(bound(question, values, base=examples.base))
        for line in prove(examples, question, answer, values).table():
            text = line["text"]
            assert text is None or "/document/qinghe-regulations/" in str(text), question.name
