"""Questions of workload, worked out by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from graphs import Doc, M, agency_iri, document, graph_of, instrument_iri
from harbours import (
    OWN,
    asked,
    named,
)

from graph_build.namespaces import term
from graph_build.query import (
    LocalSource,
    Question,
    Value,
    ask_question,
)


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


def test_quotes_of_shared_measures(harbours: LocalSource) -> None:
    pairs_there = set(asked(harbours, "co-responsibility-pairs", "left", "right"))
    quotes = asked(harbours, "co-responsibility-evidence", "left", "right", "agency")
    assert {row[:2] for row in quotes} == pairs_there
    assert {(*pair, body) for pair in pairs_there for body in pair} == set(quotes)


def test_undated_documents_are_listed() -> None:
    source = graph_of(Doc("d", None, M({"a": "lead"})))
    subject, issuer, body = (ox.NamedNode(iri) for iri in (document("d"), term("eli:passed_by"), agency_iri("a")))
    source.store.add(ox.Quad(subject, issuer, body, ox.NamedNode("e:graph")))
    assert asked(source, "measures-of-agency", "year", "number", agency="a") == [(None, 1)]
    assert asked(source, "documents-by-issuer", "year", "document", "agency") == [(None, "d", "a")]


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
