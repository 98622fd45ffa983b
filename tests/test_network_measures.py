"""Measures are those of networkx, and on small networks those that one works out by hand."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import igraph as ig
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.analyse.network import annotate, describe
from graph_build.errors import ParameterError
from graph_build.table import Table


def by_node(graph: nx.Graph, column: str) -> dict[Any, Any]:
    table = describe(graph)
    return dict(zip(table.column("node"), table.column(column), strict=True))


@st.composite
def graphs(draw: st.DrawFn, *, least: int = 1) -> nx.Graph:
    """Directed or not, weighted, up to 9 nodes, dense or thin, also with links of nodes to themselves."""
    count = draw(st.integers(least, 9))
    graph = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    graph.add_nodes_from(range(count))
    ends = st.integers(0, count - 1)
    for source, target, weight in draw(st.lists(st.tuples(ends, ends, st.integers(1, 5)), max_size=25)):
        graph.add_edge(source, target, weight=weight)
    return graph


def simple(graph: nx.Graph) -> nx.Graph:
    """Without links of nodes to themselves."""
    copy = graph.copy()
    copy.remove_edges_from(list(nx.selfloop_edges(copy)))
    return copy


def flat(graph: nx.Graph) -> nx.Graph:
    """Without direction, both weights added up."""
    found = nx.Graph()
    found.add_nodes_from(graph)
    for source, target, weight in simple(graph).edges(data="weight"):
        before = found.edges[source, target]["weight"] if found.has_edge(source, target) else 0
        found.add_edge(source, target, weight=before + weight)
    return found


def pagerank(graph: nx.Graph) -> dict[int, float]:
    return dict(nx.pagerank(simple(graph), weight="weight", tol=1e-13, max_iter=10_000))


PEERS: dict[str, Callable[[nx.Graph], dict[int, Any]]] = {
    "degree": lambda graph: dict(simple(graph).degree()),
    "strength": lambda graph: dict(simple(graph).degree(weight="weight")),
    "betweenness": lambda graph: nx.betweenness_centrality(simple(graph)),
    "pagerank": pagerank,
    "core": lambda graph: nx.core_number(flat(graph)),
    "constraint": lambda graph: {
        node: None if math.isnan(value) else value
        for node, value in nx.constraint(flat(graph), weight="weight").items()
    },
    "articulation": lambda graph: {node: node in set(nx.articulation_points(flat(graph))) for node in graph},
}


@pytest.mark.parametrize("measure", PEERS)
@given(graph=graphs())
@settings(deadline=None)
def test_measures_of_nodes_are_those_of_networkx(measure: str, graph: nx.Graph) -> None:
    expected = PEERS[measure](graph)
    found = by_node(graph, measure)
    assert found == {node: pytest.approx(value, abs=1e-9) for node, value in expected.items()}


@given(graph=graphs())
@settings(deadline=None)
def test_directions_are_told_apart(graph: nx.Graph) -> None:
    columns = {"in_degree", "out_degree", "in_strength", "out_strength"}
    if not graph.is_directed():
        assert not columns & set(describe(graph).columns)
        return
    plain = simple(graph)
    assert by_node(graph, "in_degree") == dict(plain.in_degree())
    assert by_node(graph, "out_degree") == dict(plain.out_degree())
    assert by_node(graph, "in_strength") == dict(plain.in_degree(weight="weight"))
    assert by_node(graph, "out_strength") == dict(plain.out_degree(weight="weight"))


def classes(found: dict[Any, int]) -> list[set[Any]]:
    """The classes in the order of their numbers, which start with 1 and leave none out."""
    assert set(found.values()) == set(range(1, len(set(found.values())) + 1))
    return [{node for node, name in found.items() if name == number} for number in sorted(set(found.values()))]


@given(graph=graphs())
@settings(deadline=None)
def test_figures_are_those_of_networkx(graph: nx.Graph) -> None:
    figures, plain = describe(graph).figures, simple(graph)
    assert figures["nodes"] == len(plain)
    assert figures["edges"] == plain.size()
    assert figures["mean_degree"] == pytest.approx(sum(degree for _, degree in plain.degree()) / len(plain))
    assert figures["density"] == pytest.approx(nx.density(plain))
    parts = list(nx.connected_components(flat(graph)))
    assert figures["components"] == len(parts)
    assert figures["largest_component"] == max(map(len, parts))
    assert figures["isolates"] == nx.number_of_isolates(plain)
    if graph.is_directed():
        expected = nx.overall_reciprocity(plain) if plain.size() else None
        assert figures["reciprocity"] == (expected if expected is None else pytest.approx(expected))
    else:
        assert "reciprocity" not in figures


@given(graph=graphs())
@settings(deadline=None)
def test_components_are_numbered_by_size_and_first_node(graph: nx.Graph) -> None:
    found = classes(by_node(graph, "component"))
    expected = sorted(nx.connected_components(flat(graph)), key=lambda part: (-len(part), min(part)))
    assert found == expected


@given(graph=graphs())
@settings(deadline=None)
def test_communities_have_the_modularity_that_is_said_and_are_connected(graph: nx.Graph) -> None:
    found, plain, figures = classes(by_node(graph, "community")), flat(graph), describe(graph).figures
    assert found == sorted(found, key=lambda part: (-len(part), min(part)))
    assert figures["communities"] == len(found)
    assert all(nx.is_connected(plain.subgraph(part)) for part in found)
    if not plain.size():
        assert figures["modularity"] is None
        return
    assert figures["modularity"] == pytest.approx(nx.community.modularity(plain, found, weight="weight"))
    parts = list(nx.connected_components(plain))
    assert figures["modularity"] >= nx.community.modularity(plain, parts, weight="weight") - 1e-9


@given(graph=graphs(), seed=st.integers(0, 99))
@settings(deadline=None)
def test_results_do_not_depend_on_the_order_in_which_a_graph_was_made(graph: nx.Graph, seed: int) -> None:
    nodes, links = list(graph), list(graph.edges(data=True))
    for items in (nodes, links):
        random.Random(seed).shuffle(items)  # noqa: S311 -- no secret
    other = nx.DiGraph() if graph.is_directed() else nx.Graph()
    other.add_nodes_from(nodes)
    other.add_edges_from(links if graph.is_directed() else [(b, a, data) for a, b, data in links])
    assert describe(other) == describe(graph)


def barbell() -> nx.Graph:
    """Cliques a-b-c-d and f-g-h-i with e between d and f."""
    graph = nx.Graph()
    for clique in ("abcd", "fghi"):
        graph.add_edges_from((one, other) for one in clique for other in clique if one < other)
    graph.add_edges_from([("d", "e"), ("e", "f")])
    return graph


def test_a_barbell_has_a_broker_between_its_weights() -> None:
    graph = barbell()
    assert {node for node, cut in by_node(graph, "articulation").items() if cut} == {"d", "e", "f"}
    betweenness = by_node(graph, "betweenness")
    assert betweenness["e"] == pytest.approx(16 / 28)
    assert betweenness["d"] == pytest.approx(15 / 28)
    assert betweenness["a"] == 0
    constraint = by_node(graph, "constraint")
    assert constraint["e"] == pytest.approx(2 * (1 / 2) ** 2)
    assert min(constraint, key=lambda node: constraint[node]) == "e"
    assert constraint["a"] == pytest.approx(2 * (1 / 3 + 1 / 9 + 1 / 12) ** 2 + (1 / 3 + 2 / 9) ** 2)
    assert by_node(graph, "core") == dict.fromkeys("abcdfghi", 3) | {"e": 2}


def test_two_cliques_with_one_link_between_are_two_communities() -> None:
    graph = nx.contracted_nodes(barbell(), "d", "e", self_loops=False)
    assert by_node(graph, "community") == dict.fromkeys("abcd", 1) | dict.fromkeys("fghi", 2)
    assert describe(graph).figures["modularity"] == pytest.approx(2 * (6 / 13 - (13 / 26) ** 2))


def test_a_star_has_all_paths_over_its_centre() -> None:
    graph = nx.star_graph(4)
    assert by_node(graph, "betweenness") == {0: 1, 1: 0, 2: 0, 3: 0, 4: 0}
    assert by_node(graph, "constraint") == {0: pytest.approx(1 / 4)} | dict.fromkeys(range(1, 5), 1.0)
    assert [row["node"] for row in describe(graph)] == [0, 1, 2, 3, 4]
    figures = describe(graph).figures
    assert figures["density"] == pytest.approx(0.4)
    assert figures["mean_degree"] == pytest.approx(1.6)


def test_a_path_with_directions_has_paths_one_way() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b")])
    assert by_node(graph, "betweenness") == {"a": 0, "b": pytest.approx(1 / 2), "c": 0}
    assert by_node(graph, "degree") == {"a": 1, "b": 3, "c": 2}
    assert by_node(graph, "core") == {"a": 1, "b": 1, "c": 1}
    assert describe(graph).figures["reciprocity"] == pytest.approx(2 / 3)
    assert describe(graph).figures["density"] == pytest.approx(3 / 6)
    rank = by_node(graph, "pagerank")
    assert rank["a"] < rank["c"] < rank["b"]


def test_a_heavy_tie_constrains_more_than_a_light_one() -> None:
    graph = nx.Graph([("ego", "x", {"weight": 3}), ("ego", "y", {"weight": 1})])
    assert by_node(graph, "constraint")["ego"] == pytest.approx((3 / 4) ** 2 + (1 / 4) ** 2)


def test_betweenness_does_not_look_at_weights() -> None:
    graph = nx.Graph([("a", "b", {"weight": 9}), ("b", "c", {"weight": 9}), ("a", "c", {"weight": 1})])
    assert by_node(graph, "betweenness") == {"a": 0, "b": 0, "c": 0}


def test_communities_are_as_good_as_is_known_of_the_karate_club() -> None:
    """The greatest modularity there is: A. Brandes et al., "On modularity clustering", 2008."""
    graph = nx.Graph(nx.karate_club_graph().edges())
    assert describe(graph).figures["modularity"] == pytest.approx(0.4197896)


def test_communities_are_found_where_igraph_does_not_come_to_an_end() -> None:
    """With ``n_iterations=-1`` the Leiden algorithm of igraph 1.0 runs for ever on this network."""
    weights = {
        (0, 1): 5,
        (0, 2): 2,
        (0, 4): 3,
        (0, 6): 5,
        (1, 6): 5,
        (2, 6): 4,
        (3, 6): 2,
        (4, 6): 1,
        (4, 7): 2,
        (5, 6): 3,
    }
    graph = nx.Graph()
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
    assert classes(by_node(graph, "community")) == [{2, 3, 5, 6}, {0, 1}, {4, 7}]


def two_mode(graph: nx.Graph) -> nx.DiGraph:
    """Links from side 0 to side 1: the modularity of that, with directions, is Barber's of the two-mode network."""
    side = dict(graph.nodes(data="bipartite"))
    found = nx.DiGraph()
    found.add_nodes_from(graph)
    found.add_edges_from((b, a, data) if side[a] else (a, b, data) for a, b, data in graph.edges(data=True))
    return found


def test_communities_of_a_two_mode_network_expect_links_between_sides_only() -> None:
    """M. J. Barber (2007) found 0.321 for these 18 women and 14 events."""
    graph = nx.davis_southern_women_graph()
    found = classes(by_node(graph, "community"))
    modularity = describe(graph).figures["modularity"]
    assert modularity == pytest.approx(nx.community.modularity(two_mode(graph), found))
    assert isinstance(modularity, float)
    assert modularity > 0.345
    assert describe(graph).figures["density"] == pytest.approx(89 / (18 * 14))


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("1234"), st.integers(1, 4)), min_size=1))
@settings(deadline=None)
def test_figures_of_two_mode_networks_are_those_of_networkx(links: list[tuple[str, str, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from("abcde", bipartite=0)
    graph.add_nodes_from("1234", bipartite=1)
    graph.add_weighted_edges_from(links)
    found, figures = classes(by_node(graph, "community")), describe(graph).figures
    assert figures["density"] == pytest.approx(nx.bipartite.density(graph, set("abcde")))
    assert figures["modularity"] == pytest.approx(nx.community.modularity(two_mode(graph), found, weight="weight"))


def test_rows_say_who_it_is_and_the_strongest_comes_first() -> None:
    graph = nx.Graph([("x", "y", {"weight": 2}), ("y", "z", {"weight": 1})], name="Three")
    graph.nodes["y"].update(label="Tea Board", kind="agency")
    table = describe(graph)
    assert table.title == "Measures of: Three"
    assert table.columns[:3] == ("node", "label", "kind")
    assert table.rows[0][:5] == ("y", "Tea Board", "agency", 2, 3)
    assert [row[:5] for row in table.rows[1:]] == [("x", "x", None, 1, 2), ("z", "z", None, 1, 1)]
    assert all(isinstance(value, int) for value in table.column("strength"))


def test_fractions_stay_fractions() -> None:
    graph = nx.Graph([("x", "y", {"weight": 0.5}), ("y", "z", {"weight": 1})])
    assert by_node(graph, "strength") == {"x": 0.5, "y": 1.5, "z": 1.0}


def test_parallel_links_are_one_with_both_weights() -> None:
    graph = nx.MultiGraph([("x", "y", {"weight": 2}), ("y", "x", {"weight": 3}), ("y", "z")])
    assert by_node(graph, "strength") == {"x": 5, "y": 6, "z": 1}
    assert by_node(graph, "degree") == {"x": 1, "y": 2, "z": 1}


def test_an_empty_network_has_no_rows() -> None:
    for graph in (nx.Graph(), nx.DiGraph()):
        table = describe(graph)
        assert len(table) == 0
        assert table.figures["nodes"] == table.figures["largest_component"] == 0
        assert table.figures["modularity"] is None


@pytest.mark.parametrize("weight", [0, -1, math.nan, math.inf, "2", None, True])
def test_weights_that_are_no_numbers_above_0_are_refused(weight: object) -> None:
    with pytest.raises(ParameterError, match="x - y: has the weight"):
        describe(nx.Graph([("x", "y", {"weight": weight})]))


def drawn() -> list[tuple[int, int]]:
    random.seed(5)
    return list(ig.Graph.Erdos_Renyi(30, 0.3).get_edgelist())


def test_random_numbers_of_others_are_left_alone() -> None:
    before, state = drawn(), random.getstate()
    describe(barbell())
    assert random.getstate() == state
    assert drawn() == before


def test_threads_do_not_disturb_each_other() -> None:
    graph = nx.gnm_random_graph(60, 180, seed=3)
    alone = describe(graph)
    with ThreadPoolExecutor(8) as pool:
        assert all(table == alone for table in pool.map(describe, [graph] * 16))


def test_annotations_are_measures_on_a_copy() -> None:
    graph = nx.Graph([("x", "y")], name="Two")
    graph.add_node("z", label="Zoo")
    copy = annotate(graph)
    assert dict(graph.nodes(data=True)) == {"x": {}, "y": {}, "z": {"label": "Zoo"}}
    assert copy.graph == {"name": "Two"}
    assert copy.nodes["z"] == {
        "label": "Zoo",
        "degree": 0,
        "strength": 0,
        "betweenness": 0.0,
        "pagerank": pytest.approx(by_node(graph, "pagerank")["z"]),
        "core": 0,
        "community": 2,
        "articulation": False,
        "component": 2,
    }
    assert copy.nodes["x"]["constraint"] == 1.0


def test_annotations_take_a_table_that_is_there_already() -> None:
    graph = barbell()
    table = describe(graph)
    assert nx.utils.graphs_equal(annotate(graph, table), annotate(graph))
    lost = Table(table.columns, table.rows[1:])
    with pytest.raises(ParameterError, match="is not of this network"):
        annotate(graph, lost)
