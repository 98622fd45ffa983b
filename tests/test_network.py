"""Networks have the nodes and links that a reader of the documents would count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import networkx as nx
import pyoxigraph as ox
import pytest
from graphs import Doc, M, agency_iri, document, graph_of, instrument_iri
from hypothesis import given
from hypothesis import strategies as st

from graph_build.analyse.network import KINDS, Kind, network, project
from graph_build.analyse.network.counting import Link, incidence, pairs
from graph_build.errors import ParameterError
from graph_build.query import LocalSource

Counts = dict[tuple[str, str], tuple[int, int, int]]

SOURCE = graph_of(
    Doc(
        "a",
        2012,
        M({"mof": "lead", "miit": "participant", "mofcom": "participant"}, ["tax", "loan"]),
        M({"mof": "lead", "miit": "participant"}, ["tax"]),
        title="Plan A",
    ),
    Doc(
        "b",
        2015,
        M({"miit": "lead", "mof": "participant"}, ["tax", "loan"]),
        M({"cbrc": "responsible"}),
        M({"relevant": "duty", "mof": "responsible"}, ["grant"]),
    ),
    groups=["relevant"],
    labels={"mof": "Ministry of Finance", "tax": "Tax relief"},
)


def short(iri: str) -> str:
    return iri.rsplit("/", 1)[1]


def links(graph: nx.Graph) -> Counts:
    """Weight, evidence and documents of each link, by local ids in the order of the graph."""
    return {
        (short(a), short(b)): (data["weight"], data["evidence"], data["documents"])
        for a, b, data in graph.edges(data=True)
    }


def test_bodies_that_share_measures() -> None:
    graph = network(SOURCE, "co-responsibility")
    assert not graph.is_directed()
    assert links(graph) == {
        ("miit", "mof"): (3, 6, 2),
        ("miit", "mofcom"): (1, 2, 1),
        ("mof", "mofcom"): (1, 2, 1),
        ("mof", "relevant"): (1, 2, 1),
    }
    assert {short(node): count for node, count in graph.nodes(data="measures")} == {
        "cbrc": 1,
        "miit": 3,
        "mof": 4,
        "mofcom": 1,
        "relevant": 1,
    }


def test_leads_and_participants() -> None:
    graph = network(SOURCE, "lead-participant")
    assert graph.is_directed()
    assert links(graph) == {("miit", "mof"): (1, 2, 1), ("mof", "miit"): (2, 4, 1), ("mof", "mofcom"): (1, 2, 1)}
    assert {short(node): count for node, count in graph.nodes(data="measures")} == {"miit": 3, "mof": 3, "mofcom": 1}


def test_bodies_and_instruments() -> None:
    graph = network(SOURCE, "agency-instrument")
    assert links(graph) == {
        ("miit", "loan"): (2, 4, 2),
        ("miit", "tax"): (3, 6, 2),
        ("mof", "grant"): (1, 2, 1),
        ("mof", "loan"): (2, 4, 2),
        ("mof", "tax"): (3, 6, 2),
        ("mofcom", "loan"): (1, 2, 1),
        ("mofcom", "tax"): (1, 2, 1),
        ("relevant", "grant"): (1, 2, 1),
    }
    sides = {short(node): side for node, side in graph.nodes(data="bipartite")}
    assert sides == {"cbrc": 0, "miit": 0, "mof": 0, "mofcom": 0, "relevant": 0, "grant": 1, "loan": 1, "tax": 1}
    assert nx.is_bipartite(graph)


def test_instruments_that_are_used_together() -> None:
    graph = network(SOURCE, "instrument-cooccurrence")
    assert links(graph) == {("loan", "tax"): (2, 4, 2)}
    assert {short(node): count for node, count in graph.nodes(data="measures")} == {"grant": 1, "loan": 2, "tax": 3}


def citing_source() -> LocalSource:
    """d1 cites d2 twice, once in a measure and once with two quotes; itself; and two renderings of one law, which is
    not in the graph. d2 cites that law too; d3 nothing."""
    store = ox.Store()
    turtle = """PREFIX eli: <http://data.europa.eu/eli/ontology#> PREFIX sp: <https://w3id.org/sme-policy/ns#>
        BASE <https://w3id.org/sme-policy/document/>
        <d1> eli:is_realized_by <d1/t> ; eli:title "Plan"@en ; eli:date_document "2012"
          ; sp:hasCitation <d1/c1> , <d1/c3> , <d1/c4> .
        <d2> eli:is_realized_by <d2/t> ; eli:id_local "No. 7" ; sp:hasCitation <d2/c1> .
        <d3> eli:is_realized_by <d3/t> .
        <d1/m> sp:ofDocument <d1> ; sp:number 1 ; sp:hasCitation <d1/c2> , <d1/c5> .
        <d1/c1> sp:relation "implements" ; sp:evidence <q1>, <q2> ; eli:cites <d2> .
        <d1/c2> sp:relation "cites" ; sp:evidence <q3> ; eli:cites <d2> .
        <d1/c3> sp:relation "cites" ; sp:evidence <q4> ; eli:cites <d1> .
        <d1/c4> sp:relation "cites" ; sp:evidence <q5> ; sp:citedTitle "SME Promotion Law" .
        <d1/c5> sp:relation "revises" ; sp:evidence <q6> ; sp:citedTitle "SME promotion law" .
        <d2/c1> sp:relation "cites" ; sp:evidence <q7> ; sp:citedTitle "SME Promotion Law" .
        """
    store.extend(ox.parse(turtle, ox.RdfFormat.TURTLE))
    return LocalSource(store, "citing")


def test_documents_that_cite_each_other() -> None:
    graph = network(citing_source(), "citation")
    assert graph.is_directed()
    assert list(graph.edges(data=True)) == [
        (
            document("d1"),
            document("d2"),
            {"weight": 2, "evidence": 3, "documents": 1, "relations": "cites, implements"},
        )
    ]
    assert dict(graph.nodes(data=True)) == {
        document("d1"): {"label": "Plan", "kind": "document", "local_id": "d1", "measures": 1, "year": 2012},
        document("d2"): {"label": "No. 7", "kind": "document", "local_id": "d2", "measures": 0},
        document("d3"): {"label": "d3", "kind": "document", "local_id": "d3", "measures": 0},
    }


def test_documents_outside_are_one_node_for_all_spellings_in_letters() -> None:
    graph = network(citing_source(), "citation", outside=True)
    law = "cited:sme-promotion-law"
    assert graph.nodes[law] == {
        "label": "SME Promotion Law",
        "kind": "outside",
        "local_id": "sme-promotion-law",
        "measures": 0,
    }
    assert graph.in_degree(law) == 2
    assert graph.edges[document("d1"), law] == {
        "weight": 2,
        "evidence": 2,
        "documents": 1,
        "relations": "cites, revises",
    }


def test_citations_of_one_document_are_those_from_and_to_it() -> None:
    graph = network(citing_source(), "citation", document="d2", outside=True)
    assert set(graph.nodes) == {document("d1"), document("d2"), "cited:sme-promotion-law"}
    assert set(graph.edges) == {
        (document("d1"), document("d2")),
        (document("d2"), "cited:sme-promotion-law"),
    }


def test_nodes_say_what_they_are() -> None:
    graph = network(SOURCE, "agency-instrument")
    assert graph.nodes[agency_iri("mof")] == {
        "label": "Ministry of Finance",
        "kind": "agency",
        "local_id": "mof",
        "measures": 4,
        "bipartite": 0,
    }
    assert graph.nodes[agency_iri("relevant")]["kind"] == "group"
    assert graph.nodes[instrument_iri("tax")]["label"] == "Tax relief"


def test_the_whole_says_where_it_comes_from() -> None:
    graph = network(SOURCE, "co-responsibility", least=2, groups=False, document="a")
    assert graph.graph == {
        "name": "Bodies that share measures",
        "kind": "co-responsibility",
        "created-from": "tiny",
        "least": 2,
        "groups": False,
        "language": "en",
        "document": document("a"),
    }


def test_least_drops_links_and_keeps_nodes() -> None:
    graph = network(SOURCE, "co-responsibility", least=2)
    assert list(links(graph)) == [("miit", "mof")]
    assert len(graph) == 5


def test_groups_can_be_left_out() -> None:
    for kind in ("co-responsibility", "agency-instrument"):
        graph = network(SOURCE, kind, groups=False)
        assert agency_iri("relevant") not in graph
        assert agency_iri("mof") in graph


def test_one_document_has_only_its_measures() -> None:
    by_id = network(SOURCE, "co-responsibility", document="a")
    assert links(by_id) == {("miit", "mof"): (2, 4, 1), ("miit", "mofcom"): (1, 2, 1), ("mof", "mofcom"): (1, 2, 1)}
    by_iri = network(SOURCE, "co-responsibility", document=document("a"))
    assert nx.utils.graphs_equal(by_id, by_iri)


def test_a_body_with_two_roles_in_a_measure_shares_it_once() -> None:
    source = graph_of(Doc("d", 2012, M({"mof": ("lead", "participant"), "miit": "participant"})))
    assert links(network(source, "co-responsibility")) == {("miit", "mof"): (1, 3, 1)}
    assert links(network(source, "lead-participant")) == {("mof", "miit"): (1, 2, 1)}


@pytest.mark.parametrize("kind", KINDS)
def test_nodes_and_links_are_sorted_and_none_is_linked_to_itself(kind: Kind) -> None:
    for source in (SOURCE, citing_source()):
        graph = network(source, kind, outside=True)
        assert list(graph.nodes) == sorted(graph.nodes)
        assert list(graph.edges) == sorted(graph.edges)
        assert nx.number_of_selfloops(graph) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_graph_has_an_empty_network(kind: Kind) -> None:
    assert len(network(LocalSource(ox.Store()), kind)) == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [({"least": 0}, "least: 0"), ({"document": "c"}, "'c' is not in tiny"), ({"document": "x y"}, "no document")],
)
def test_what_cannot_be_is_refused(options: dict[str, int | str], says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        network(SOURCE, "co-responsibility", **options)  # type: ignore[arg-type]


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"'friendship' is no kind .* co-responsibility, lead-participant"):
        network(SOURCE, "friendship")  # type: ignore[arg-type]


MEASURES = {f"m{number}": number for number in range(6)}
ROWS = st.lists(st.tuples(st.sampled_from([*MEASURES, "unknown"]), st.sampled_from("abcd"), st.integers(1, 3)))


def counted_by_hand(left: Sequence[tuple[str, str, int]], right: Sequence[tuple[str, str, int]]) -> list[Link]:
    """Measure by measure; a document has two measures."""
    shared: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for measure, a, b in product(MEASURES, "abcd", "abcd"):
        ours = [quotes for place, node, quotes in left if (place, node) == (measure, a)]
        theirs = [quotes for place, node, quotes in right if (place, node) == (measure, b)]
        if ours and theirs:
            shared[a, b].append((measure, sum(ours) + sum(theirs)))
    return [
        Link(a, b, len(found), sum(quotes for _, quotes in found), len({MEASURES[m] // 2 for m, _ in found}))
        for (a, b), found in sorted(shared.items())
    ]


@given(ROWS, ROWS)
def test_products_of_matrices_count_as_one_does_by_hand(
    left: list[tuple[str, str, int]], right: list[tuple[str, str, int]]
) -> None:
    found = pairs(incidence(left, MEASURES), incidence(right, MEASURES), [0, 0, 1, 1, 2, 2])
    assert found == counted_by_hand(left, right)


def two_mode(neighbours: dict[str, str]) -> nx.Graph:
    graph = nx.Graph(kind="agency-instrument")
    graph.add_nodes_from(neighbours, bipartite=0, label="a body")
    graph.add_nodes_from(sorted(set().union(*neighbours.values())), bipartite=1)
    graph.add_edges_from((body, item, {"weight": 7}) for body, items in neighbours.items() for item in items)
    return graph


def test_a_projection_links_those_with_neighbours_in_common() -> None:
    graph = two_mode({"A": "123", "B": "123", "C": "3456", "D": "789", "E": ""})
    onto = project(graph, "agencies")
    assert list(onto.edges(data="weight")) == [("A", "B", 3), ("A", "C", 1), ("B", "C", 1)]
    assert onto.nodes["E"] == {"label": "a body"}
    assert (onto.graph["kind"], onto.graph["onto"]) == ("agency-instrument", "agencies")
    assert dict(project(graph, "instruments").edges["1", "2"]) == {"weight": 2}


def test_a_validated_projection_keeps_what_chance_does_not_explain() -> None:
    """Of 10 instruments in use, A and B have the same 3 of 3: 1 way of 120, so p = 1/120, times 6 pairs of 4 bodies."""
    graph = two_mode({"A": "123", "B": "123", "C": "3456", "D": "789x", "E": ""})
    found = project(graph, "agencies", alpha=0.051)
    assert [pair[:2] for pair in found.edges] == [("A", "B")]
    assert found.edges["A", "B"] == {"weight": 3, "p": pytest.approx(1 / 120), "q": pytest.approx(6 / 120)}
    assert set(found) == set("ABCDE")
    assert found.graph["alpha"] == 0.051
    assert not project(graph, "agencies", alpha=0.049).edges


def test_a_validated_projection_of_nothing_is_empty() -> None:
    assert not project(two_mode({"A": "", "B": "1"}), "agencies", alpha=0.05).edges


def test_what_cannot_be_projected_is_refused() -> None:
    graph = two_mode({"A": "12"})
    with pytest.raises(ParameterError, match="no two-mode network"):
        project(network(SOURCE, "co-responsibility"), "agencies")
    with pytest.raises(ParameterError, match="'bodies' is no side"):
        project(graph, "bodies")  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match="is no rate"):
        project(graph, "agencies", alpha=5)
    graph.add_edge("1", "2")
    with pytest.raises(ParameterError, match="no two-mode network"):
        project(graph, "agencies")


@given(st.lists(st.sets(st.sampled_from("12345"), min_size=1), min_size=1, max_size=6))
def test_projections_are_those_of_networkx(sets: list[set[str]]) -> None:
    graph = two_mode({f"body{number}": "".join(sorted(items)) for number, items in enumerate(sets)})
    for bipartite, side in enumerate(("agencies", "instruments")):
        nodes = [node for node in graph if graph.nodes[node]["bipartite"] == bipartite]
        expected = nx.bipartite.weighted_projected_graph(graph, nodes)
        found = project(graph, side)  # type: ignore[arg-type]
        assert nx.utils.edges_equal(found.edges(data="weight"), expected.edges(data="weight"))
        assert set(found) == set(expected)
