"""What the script of a network page gets: each role once, all its quotes, one order; and room between nodes."""

from __future__ import annotations

import json
from itertools import combinations
from math import dist
from random import Random
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from graphs import Doc, M, graph_of
from pages import proved

from graph_build.analyse.network import Kind, network
from graph_build.query import LocalSource, ask_question
from graph_build.show.data import page_data
from graph_build.show.layout import positions

JOINT = M({"mof": ("lead", "duty"), "miit": "participant"}, ["tax-relief", "loan"])
DOCS = (Doc("a", 2012, JOINT, M({"mof": "lead"}, ["loan"])), Doc("b", 2020, M({"sta": "participant"}), JOINT))


def contents(source: LocalSource, kind: Kind = "agency-instrument") -> dict[str, Any]:
    return page_data(source, network(source, kind), colour="kind")


def stands(data: dict[str, Any]) -> list[tuple[str, str, int, str]]:
    """Node, document, number of the measure, role."""
    measures = [(data["documents"][document]["id"], number) for document, number in data["measures"]]
    return [(data["nodes"][node]["id"], *measures[row], data["roles"][role]) for node, row, role in data["stands"]]


def test_each_role_and_use_stands_once() -> None:
    found = stands(contents(proved(graph_of(*DOCS))))
    joint = [("mof", "lead"), ("mof", "duty"), ("miit", "participant"), ("tax-relief", ""), ("loan", "")]
    wanted = [(node, document, number, role) for document, number in (("a", 1), ("b", 2)) for node, role in joint]
    wanted += [("mof", "a", 2, "lead"), ("loan", "a", 2, ""), ("sta", "b", 1, "participant")]
    assert sorted(found) == sorted(wanted)


def test_only_roles_that_the_network_counts() -> None:
    assert {role for *_, role in stands(contents(proved(graph_of(*DOCS)), "lead-participant"))} == {
        "lead",
        "participant",
    }


def test_a_role_without_known_words_counts_without_a_quote() -> None:
    bare = contents(graph_of(*DOCS))
    assert stands(bare) == stands(contents(proved(graph_of(*DOCS))))
    assert bare["quotes"] == []
    assert bare["sentences"] == []


def test_a_sentence_of_several_quotes_stands_once() -> None:
    source = graph_of(Doc("a", 2012, M({"mof": "lead", "miit": "participant"})))
    words = "Lead: Tea Board; taking part: Salt Board."
    text = ox.NamedNode("https://example.org/text")
    oa, graph = "http://www.w3.org/ns/oa#", ox.NamedNode("https://example.org/quotes")
    facts: list[tuple[Any, str, Any]] = [(text, "https://w3id.org/sme-policy/ns#plainText", ox.Literal(words))]
    evidence = ox.NamedNode("https://w3id.org/sme-policy/ns#evidence")
    for quad in list(source.store.quads_for_pattern(None, evidence, None)):
        quote = "Tea Board" if "lead" in str(quad.object) else "Salt Board"
        start = words.index(quote)
        facts += [(quad.object, f"{oa}exact", ox.Literal(quote)), (quad.object, f"{oa}hasSource", text)]
        facts += [
            (quad.object, f"{oa}start", ox.Literal(start)),
            (quad.object, f"{oa}end", ox.Literal(start + len(quote))),
        ]
    source.store.extend([ox.Quad(one, ox.NamedNode(name), value, graph) for one, name, value in facts])
    data = contents(source, "co-responsibility")
    assert data["sentences"] == [words]
    assert sorted((data["nodes"][data["stands"][stand][0]]["id"], quote) for stand, _, quote in data["quotes"]) == [
        ("miit", "Salt Board"),
        ("mof", "Tea Board"),
    ]


def test_every_quote_of_the_evidence_is_there() -> None:
    source = proved(graph_of(*DOCS))
    data = contents(source, "co-responsibility")
    asked = ask_question(source, "responsibility-evidence").table()
    assert sorted(quote for *_, quote in data["quotes"]) == sorted(str(row["quote"]) for row in asked)


def test_the_order_does_not_hang_on_the_store() -> None:
    quads = list(proved(graph_of(*DOCS)).store)
    pages = set()
    for seed in range(3):
        store = ox.Store()
        store.extend(Random(seed).sample(quads, k=len(quads)))  # noqa: S311 no secret
        pages.add(json.dumps(contents(LocalSource(store, "tiny"))))
    assert len(pages) == 1


@pytest.mark.parametrize("graph", [nx.star_graph(120), nx.powerlaw_cluster_graph(500, 3, 0.3, seed=1)])
def test_nodes_have_room(graph: nx.Graph) -> None:
    """A node of the least size is 14 wide."""
    places = positions(graph).values()
    assert min(dist(one, other) for one, other in combinations(places, 2)) > 28
