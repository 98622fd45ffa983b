"""The catalogue of questions: its form, answers worked out by hand or from gold, and the same rows from every engine.

Every question is asked of tests/data/questions/harbours.trig, a made-up graph small enough to check by eye.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from graphs import Doc, M, agency_iri, document, graph_of, instrument_iri

from graph_build import build
from graph_build.namespaces import BASE, local_id, part_iri, term
from graph_build.query import (
    LocalSource,
    Question,
    Solutions,
    Value,
    ask_question,
    bound,
    find_question,
    load_questions,
    open_source,
    prove,
)
from graph_build.query.sparql import parameters_of

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


# ----------------------------------------------------------------------------------------------------
# Graphs
# ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
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


@pytest.fixture(scope="module")
def harbours(quads: list[ox.Quad]) -> LocalSource:
    store = ox.Store()
    store.extend(quads)
    return LocalSource(store, "harbours")


@pytest.fixture(scope="module")
def doubled(quads: list[ox.Quad]) -> ox.Store:
    """The harbours with every statement in two graphs."""
    store = ox.Store()
    store.extend(quads)
    copy = ox.NamedNode(BASE + "copy")
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, copy) for quad in quads)
    return store


@pytest.fixture(scope="module")
def interchange(doubled: ox.Store) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    for name in doubled.named_graphs():
        assert isinstance(name, ox.NamedNode)
        triples = [quad.triple for quad in doubled.quads_for_pattern(None, None, None, name)]
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        dataset.graph(rdflib.URIRef(name.value)).parse(data=lines, format="nt")
    return dataset


# ----------------------------------------------------------------------------------------------------
# Form
# ----------------------------------------------------------------------------------------------------


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


# ----------------------------------------------------------------------------------------------------
# The same from every engine
# ----------------------------------------------------------------------------------------------------


def plain(value: ox.NamedNode | ox.Literal | rdflib.term.Node | None) -> object:
    """A term in a form that all engines share; numbers count by value."""
    if value is None:
        return None
    if isinstance(value, ox.NamedNode | rdflib.URIRef):
        return "iri", value.value if isinstance(value, ox.NamedNode) else str(value)
    assert isinstance(value, ox.Literal | rdflib.Literal)
    text = value.value if isinstance(value, ox.Literal) else str(value)
    datatype = value.datatype.value if isinstance(value, ox.Literal) else str(value.datatype or term("xsd:string"))
    if local_id(datatype) in {"integer", "decimal", "double"}:
        return "number", Decimal(text).normalize()
    return ("text", text, value.language) if value.language else (datatype, text)


def multiset(source: LocalSource, text: str) -> Counter[tuple[object, ...]]:
    answer = source.ask(text)
    assert isinstance(answer, Solutions)
    return Counter(tuple(map(plain, row)) for row in answer.rows)  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib asks itself
@pytest.mark.parametrize("values", [needed, everything], ids=["needed", "everything"])
@pytest.mark.parametrize("question", CATALOGUE, ids=named)
def test_every_engine_gives_the_same_rows(
    question: Question, values: Any, harbours: LocalSource, doubled: ox.Store, interchange: rdflib.Dataset
) -> None:
    text = bound(question, values(question))
    once = multiset(harbours, text)
    assert once or values is everything, "a comparison of nothing with nothing says nothing"
    union = multiset(LocalSource(doubled), text)
    listed = multiset(
        LocalSource(doubled, "listed", [g for g in doubled.named_graphs() if isinstance(g, ox.NamedNode)]), text
    )
    if question.group == "facts":  # the analyses take each row once
        once, union, listed = (Counter(set(rows)) for rows in (once, union, listed))
    assert union == once, "a statement in two graphs counts twice"
    assert listed == once
    if once:  # for no groups rdflib gives a row without a binding: https://github.com/RDFLib/rdflib/issues/3382
        rows = Counter(tuple(map(plain, row)) for row in interchange.query(text))  # type: ignore[arg-type]
        assert rows.keys() == once.keys()
        assert rows == once or question.group == "facts"


# ----------------------------------------------------------------------------------------------------
# Gold: the work plan of 2012, annotated by hand
# ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def plan(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> LocalSource:
    out = tmp_path_factory.mktemp("plan") / "build"
    build(sorted((shared / "corpus-en").glob("003*")), out)
    return open_source(out)


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    """The measures of the annotation."""
    (path,) = (shared / "gold").glob("003*.json")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["measures"]
    return found


def by_measure(gold: list[dict[str, Any]]) -> dict[int, set[tuple[str, str]]]:
    return {m["number"]: {(r["agency"], r["role"]) for r in m["responsibilities"]} for m in gold}


def test_workload_is_that_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    counts = Counter(pair for pairs in by_measure(gold).values() for pair in pairs)
    rows = asked(plan, "agency-workload", "agency", "role", "measures", "documents")
    assert {(agency, role): measures for agency, role, measures, _ in rows} == counts
    assert {documents for *_, documents in rows} == {1}
    assert [measures for _, _, measures, _ in rows] == sorted(counts.values(), reverse=True)


def test_workload_by_section_is_that_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    counts = Counter((m["section"], r["agency"], r["role"]) for m in gold for r in m["responsibilities"])
    rows = asked(plan, "workload-by-section", "section_number", "agency", "role", "measures")
    assert {row[:3]: row[3] for row in rows} == counts


def test_fractional_workload_is_that_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    loads: dict[str, Fraction] = defaultdict(Fraction)
    for pairs in by_measure(gold).values():
        for agency in {agency for agency, _ in pairs}:
            loads[agency] += Fraction(1, len({agency for agency, _ in pairs}))
    rows = asked(plan, "workload-fractional", "agency", "load")
    assert {agency for agency, _ in rows} == set(loads)
    for agency, load in rows:
        assert abs(Fraction(load) - loads[agency]) <= Fraction(1, 2000), agency
    assert sum(loads.values()) == sum(bool(pairs) for pairs in by_measure(gold).values())


def test_roles_side_by_side_are_those_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    pairs = [pair for pairs in by_measure(gold).values() for pair in pairs]
    roles = ("lead", "participant", "responsible", "duty")
    rows = asked(plan, "lead-against-participant", "agency", *roles, "measures", "lead_share")
    assert {row[0] for row in rows} == {agency for agency, _ in pairs}
    for agency, *counts, measures, share in rows:
        assert counts == [pairs.count((agency, role)) for role in roles], agency
        assert measures == len([number for number, own in by_measure(gold).items() if agency in dict(own)]), agency
        assert abs(Fraction(share) - Fraction(counts[0], measures)) <= Fraction(1, 2000), agency


def test_shared_measures_are_those_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    bodies = [{agency for agency, _ in pairs} for pairs in by_measure(gold).values()]
    counts = Counter(frozenset(pair) for own in bodies for pair in combinations(own, 2))
    rows = asked(plan, "co-responsibility-pairs", "left", "right", "shared")
    assert len(rows) == len(counts)
    assert {frozenset(row[:2]): row[2] for row in rows} == counts
    often = asked(plan, "co-responsibility-pairs", "shared", least=5)
    assert sorted(often) == sorted((count,) for count in counts.values() if count >= 5)


def test_measures_without_body_are_those_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    without = [(number,) for number, pairs in sorted(by_measure(gold).items()) if not pairs]
    assert asked(plan, "measures-without-body", "number") == without


def test_measures_of_a_body_are_those_of_the_gold(plan: LocalSource, gold: list[dict[str, Any]]) -> None:
    mine = [(number, dict(pairs)["mof"]) for number, pairs in sorted(by_measure(gold).items()) if "mof" in dict(pairs)]
    assert asked(plan, "measures-of-agency", "number", "role", agency="mof") == mine


def test_shares_of_procurement_stand_in_one_table(shared: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.csv"
    catalogue.write_text("file,issued\n002_2a6bdbfbcf509770.txt,2019-04-08\n")
    texts = [path for number in ("002", "003", "004") for path in (shared / "corpus-en").glob(f"{number}*")]
    build(texts, tmp_path / "build", catalogue=catalogue)
    source = open_source(tmp_path / "build")
    columns = ("year", "number", "said_in", "minimum", "maximum", "unit")
    rows = asked(source, "instrument-through-time", *columns, instrument="government-procurement")
    assert rows[0] == (2012, 7, "measure", 18, None, "%")
    assert (2019, None, "commentary", 30, None, "%") in rows
    assert rows[-1] == (2020, 7, "measure", None, None, None)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


# ----------------------------------------------------------------------------------------------------
# Worked out by hand: workload
# ----------------------------------------------------------------------------------------------------


def test_parameters_of_workload() -> None:
    source = graph_of(
        Doc("old", 2001, M({"a": "lead", "g": "participant"}), M({"a": "lead"})),
        Doc("new", 2005, M({"a": "participant", "b": "lead"})),
        Doc("undated", None, M({"a": "lead"})),
        groups=["g"],
    )

    def workload(**parameters: Value) -> dict[tuple[Any, ...], Any]:
        rows = asked(source, "agency-workload", "agency", "role", "measures", "documents", **parameters)
        return {row[:2]: row[2:] for row in rows}

    everywhere = workload()
    assert everywhere == {
        ("a", "lead"): (3, 2),
        ("a", "participant"): (1, 1),
        ("b", "lead"): (1, 1),
        ("g", "participant"): (1, 1),
    }
    assert workload(groups=False) == {key: count for key, count in everywhere.items() if key[0] != "g"}
    assert workload(role="participant") == {("a", "participant"): (1, 1), ("g", "participant"): (1, 1)}
    assert workload(document="new") == {("a", "participant"): (1, 1), ("b", "lead"): (1, 1)}
    assert workload(year=2001) == {("a", "lead"): (2, 1), ("g", "participant"): (1, 1)}
    assert workload(agency="b") == {("b", "lead"): (1, 1)}
    years = asked(source, "workload-by-year", "year", "measures", agency="a")
    assert years == [(None, 1), (2001, 2), (2005, 1)]


def test_a_measure_is_split_among_the_bodies_that_count() -> None:
    source = graph_of(
        Doc("d", 2001, M({"a": "lead", "b": "participant", "g": "participant"}), M({"a": ("lead", "duty")})),
        groups=["g"],
    )

    def loads(**parameters: Value) -> dict[Any, Any]:
        return dict(asked(source, "workload-fractional", "agency", "load", **parameters))

    third = Decimal("0.333")
    assert loads() == {"a": Decimal("1.333"), "b": third, "g": third}
    assert loads(groups=False) == {"a": Decimal("1.5"), "b": Decimal("0.5")}
    assert loads(role="participant") == {"b": Decimal("0.5"), "g": Decimal("0.5")}
    assert loads(agency="b") == {"b": third}


@pytest.mark.parametrize(
    ("shares", "load"), [((3, 3, 3), 1), ((16, 3, 3, 3), "1.063"), ((6, 3), "0.5"), ((7,), "0.143")]
)
def test_thirds_add_up(shares: tuple[int, ...], load: object) -> None:
    measures = [M({f"b{number}" if number else "me": "lead" for number in range(share)}) for share in shares]
    rows = asked(graph_of(Doc("d", 2001, *measures)), "workload-fractional", "agency", "load")
    assert dict(rows)["me"] == Decimal(str(load))


def test_two_roles_in_one_measure_are_one_measure() -> None:
    source = graph_of(Doc("d", 2001, M({"a": ("lead", "duty")}), M({"a": "duty"})))
    columns = ("lead", "duty", "measures", "lead_share")
    assert asked(source, "lead-against-participant", *columns) == [(1, 2, 2, Decimal("0.5"))]


@pytest.mark.parametrize("question", [question for question in OWN if "year" in question.parameters], ids=named)
def test_documents_without_a_date_count_unless_a_year_is_asked_for(question: Question) -> None:
    source = graph_of(Doc("d", None, M({"a": "lead", "b": "lead"}, ["loan"])), Doc("e", 2001, M({"c": "lead"})))
    store = source.store
    for number, quad in enumerate(list(store.quads_for_pattern(None, ox.NamedNode(term("sp:evidence")), None))):
        store.extend(_quote(quad, number))
    for body in "abc":
        store.add(
            ox.Quad(ox.NamedNode(agency_iri(body)), ox.NamedNode(term("sp:agencyKind")), ox.NamedNode(f"e:{body}"))
        )
    store.add(ox.Quad(ox.NamedNode(instrument_iri("loan")), ox.NamedNode(term("skos:broader")), ox.NamedNode("e:g")))
    always, never = asked(source, question.name), asked(source, question.name, year=1999)
    assert len(always) > len(asked(source, question.name, year=2001))
    assert never == []


def _quote(evidence: ox.Quad, number: int) -> Iterator[ox.Quad]:
    """Words for evidence that :func:`graph_of` leaves without."""
    assert isinstance(evidence.object, ox.NamedNode)
    values: dict[str, ox.NamedNode | ox.Literal] = {"hasSource": ox.NamedNode("e:text"), "exact": ox.Literal("x")}
    for name, value in {**values, "start": ox.Literal(number), "end": ox.Literal(number + 1)}.items():
        yield ox.Quad(evidence.object, ox.NamedNode(term(f"oa:{name}")), value, evidence.graph_name)


def test_work_passes_on_to_successors() -> None:
    source = graph_of(
        Doc("x", 2001, M({"first": "lead", "split": "participant"}), M({"second": "lead", "first": "participant"})),
        Doc("y", 2009, M({"third": "lead"}), M({"left": "lead", "right": "participant"}), M({"gone": "duty"})),
        successors={"first": ["second"], "second": ["third"], "split": ["left", "right"]},
    )
    rows = asked(source, "workload-as-successor", "successor", "measures", "documents", "named", "inherited")
    assert {row[0]: row[1:] for row in rows} == {
        "third": (3, 2, 1, 2),  # the second measure of x once, though two bodies of the chain have it
        "left": (2, 2, 1, 1),
        "right": (2, 2, 1, 1),
        "gone": (1, 1, 1, 0),  # nobody took over
    }
    leads = asked(source, "workload-as-successor", "successor", "measures", role="lead")
    assert dict(leads) == {"third": 3, "left": 1}


def test_quotes_pass_on_to_successors(harbours: LocalSource) -> None:
    quotes = Counter(asked(harbours, "succession-evidence", "successor", "agency"))
    assert quotes == {
        ("sea", "port"): 4,
        ("sea", "water"): 2,
        ("trade", "port"): 4,
        ("bank", "bank"): 2,
        ("localities", "localities"): 1,
        ("guild", "guild"): 1,
        ("boats", "boats"): 1,
    }


def test_bodies_that_ended(harbours: LocalSource) -> None:
    columns = ("agency", "measures", "last_named", "ended", "successor", "successor_label")
    assert asked(harbours, "bodies-disappeared", *columns) == [
        ("guild", 1, 2011, 2015, None, None),
        ("port", 3, 2014, 2012, "trade", "Trade Office"),
        ("port", 3, 2014, 2012, "water", "Water Office"),
        ("water", 2, 2014, 2017, "sea", "Sea Office"),
    ]


def test_sections_make_bodies_responsible(harbours: LocalSource) -> None:
    rows = asked(harbours, "section-responsibilities", "document", "section_number", "heading", "agency", "role")
    assert rows == [("quays", 2, "People", "guild", "lead")]
    rows = asked(harbours, "measures-without-body", "document", "number", "section_bodies")
    assert rows == [("ferries", 3, 0), ("quays", 3, 1)]
    rows = asked(harbours, "workload-by-section", "section_number", "heading", "agency", "measures", document="quays")
    assert rows == [
        (None, None, "boats", 1),
        (None, None, "guild", 1),
        (1, "Money", "bank", 1),
        (1, "Money", "localities", 1),
        (1, "Money", "port", 1),
        (1, "Money", "port", 1),
    ]


def test_names_follow_the_language(harbours: LocalSource) -> None:
    english = dict(asked(harbours, "lead-against-participant", "agency", "label"))
    chinese = dict(asked(harbours, "lead-against-participant", "agency", "label", language="zh"))
    assert (english["port"], chinese["port"]) == ("Port Office", "港务局")
    assert chinese["guild"] == "Guild"
    assert chinese["boats"] == english["boats"] == "Bureau of Boats"
    assert asked(harbours, "document-outline", "heading", document="quays", language="zh")[0] == ("建设码头",)
    nameless = ask_question(graph_of(Doc("d", 2001, M({"a": "lead"}))), "agency-workload")
    assert nameless.table()[0]["label"] == agency_iri("a")


# ----------------------------------------------------------------------------------------------------
# Worked out by hand: overlap
# ----------------------------------------------------------------------------------------------------

THREE = graph_of(
    Doc("a", 2001, M({"p": "lead"}, ["loan", "tax"], section=1), M({"q": "lead"}, ["fair"], section=2)),
    Doc("b", 2002, M({"p": "lead", "q": "participant"}, ["loan", "tax", "fund"], section=1)),
    Doc("c", 2003, M({"q": "responsible"}, ["loan"]), M({"p": "duty"}, ["fair"])),
    labels={"loan": "Loan", "tax": "Tax", "fair": "Fair", "fund": "Fund", "p": "P", "q": "Q"},
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


# ----------------------------------------------------------------------------------------------------
# Worked out by hand: documents, targets, gaps
# ----------------------------------------------------------------------------------------------------


def test_profile_of_documents(harbours: LocalSource) -> None:
    counts = list(find_question("document-profile").columns)[4:]
    assert asked(harbours, "document-profile", "document", "year", *counts) == [
        ("bare", None, 1, 1, 0, 0, 0, 0, 0, 0, 0),
        ("ferries", 2014, 1, 1, 3, 3, 4, 1, 2, 1, 1),
        ("news", None, 1, 0, 0, 0, 0, 0, 2, 0, 1),
        ("quays", 2011, 2, 3, 4, 5, 4, 1, 5, 2, 1),
    ]


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
