"""Parts of a report: what has no room is named, what has one name is told apart, networks, and the time each query
may take."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from graphs import Doc, M, agency_iri
from graphs import graph_of as tiny
from harbours import asked, short
from hypothesis import given
from hypothesis import strategies as st
from pages import data_of, proved

from graph_build.graph import PolicyGraph, open_graph
from graph_build.query import Answer, LocalSource
from graph_build.report import report_page
from graph_build.report.corpus import read_corpus
from graph_build.report.downloads import downloads, shares
from graph_build.report.fit import fitted
from graph_build.report.model import Grid, Quote
from graph_build.report.networks import networks, strongest
from graph_build.report.overlaps import overlaps
from graph_build.table import Table

LONG = Table(("words",), tuple((f"{place:0100}",) for place in range(5000)))
SHORT = Table(("words",), (("few",),))


def grid(name: str, table: Table, **more: Any) -> Grid:
    return Grid(name, "", ("Words",), table.rows, table, f"query {name}", **more)


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(0, 2000))
def test_nobody_gets_more_than_wanted_and_no_room_is_wasted(wanted: list[int], room: int) -> None:
    found = shares(wanted, room)
    assert all(0 <= one <= most for one, most in zip(found, wanted, strict=True))
    assert min(sum(wanted), room) - len(wanted) <= sum(found) <= room
    cut = [one for one, most in zip(found, wanted, strict=True) if one < most]
    assert not cut or max(cut) - min(cut) <= 1


def test_what_is_left_out_of_a_download_is_named_with_its_command() -> None:
    given = downloads([grid("long", LONG), grid("same", LONG), grid("short", SHORT)], 50_000)
    rows = [len(table["rows"]) for table in given.data["tables"]]
    assert 400 < rows[0] < 500
    assert rows[1:] == [1]
    assert given.offers["long"] == given.offers["same"] == f"Data as CSV (the first {rows[0]} of 5,000 rows)"
    assert given.offers["short"] == "Data as CSV"
    assert given.left == {name: f"sme-graph query {name} --format csv" for name in ("long", "same")}
    assert len(json.dumps(given.data["tables"])) < 60_000


def test_a_grid_keeps_rows_before_quotes_and_says_what_is_cut() -> None:
    quotes = [[Quote("w" * 200, "D1")] * 20] * 5
    five = Table(("words",), LONG.rows[:5])
    roomy, narrow, tight = (fitted(grid("a", five, quotes=quotes, room=room)) for room in (20_000, 4_000, 700))
    assert [len(one.rows) for one in (roomy, narrow)] == [5, 5]
    assert [len(roomy.quotes[0]), roomy.quotes[0][-1].where] == [9, "and 12 more"]
    assert [len(narrow.quotes[0]), narrow.quotes[0][-1].where] == [3, "and 18 more"]
    assert roomy.note == narrow.note == ""
    assert len(tight.rows) == len(tight.quotes) == 1
    assert tight.note == "The first 1 of 5 rows are shown; all: sme-graph query a --format csv"


def test_a_page_of_many_documents_is_cut_and_says_so() -> None:
    measures = [
        M({f"body-{n}-{k}": "lead" for k in range(8)}, [f"tool-{(n + k) % 90}" for k in range(9)]) for n in range(90)
    ]
    labels = {f"body-{n}-{k}": f"Body {n} of many {'long ' * 20}{k}" for n in range(90) for k in range(8)}
    docs = [Doc(f"d{n}", 1990 + n % 30, *measures, title="A long title " * 12) for n in range(3)]
    page = report_page(PolicyGraph(proved(tiny(*docs, labels=labels))))
    assert 5_900_000 < len(page.encode()) < 6_000_000
    assert "All rows: <code>sme-graph query instruments-by-agency --format csv</code>" in page


def test_bodies_of_one_name_stay_apart() -> None:
    docs = [Doc("d", 2012, M({"mof": "lead"}, ["loan"]), M({"miit": "lead"}, ["loan"]), M({"miit": "lead"}, ["fund"]))]
    names = {"mof": "Ministry", "miit": "Ministry", "loan": "Loan", "fund": "Fund"}
    data = data_of(report_page(PolicyGraph(tiny(*docs, labels=names))))["blocks"]
    assert data["load-chart"]["drawn"]["labels"] == ["Ministry (miit)", "Ministry (mof)"]
    assert data["years-heat"]["drawn"]["cells"] == [[2], [1]]
    drawn = data["body-heat"]["drawn"]
    assert drawn["down"] == ["Ministry (miit)", "Ministry (mof)"]
    assert [dict(zip(drawn["across"], row, strict=True)) for row in drawn["cells"]] == [
        {"Loan": 1, "Fund": 1},
        {"Loan": 1, "Fund": None},
    ]


def test_pairs_show_what_is_shared_and_both_sides_of_it() -> None:
    many = [f"tool-{n}" for n in range(6)]
    rest = [f"other-{n}" for n in range(30)]
    docs = [
        Doc("a", 2012, M({"mof": "lead"}, many), title="Salt"),
        Doc("b", 2013, M({"miit": "lead"}, many), title="Tea"),
        Doc("c", 2014, M({}, rest)),
    ]
    blocks = {block.id: block for block in overlaps(read_corpus(PolicyGraph(proved(tiny(*docs))), "en")).blocks}
    picture = blocks["shared-documents"].drawn  # type: ignore[union-attr]
    assert (picture["down"], picture["across"]) == (["D2 2013", "D3 2014"], ["D1 2012", "D2 2013"])
    assert picture["texts"] == [["6*", ""], ["", ""]]
    assert picture["cells"] == [[1.0, None], [None, None]]
    pairs = blocks["pairs-documents"]
    assert isinstance(pairs, Grid)
    assert pairs.rows[0][:3] == ("D1 Salt", "D2 Tea", 6)
    assert [quote.where.rpartition(": ")[2] for quote in pairs.quotes[0][:2]] == ["D1, measure 1", "D2, measure 1"]
    assert len(pairs.quotes[0]) == 12


def test_networks_have_the_links_of_the_analyses(example_build: Path) -> None:
    graph = open_graph(example_build)
    shared, used, words = networks(read_corpus(graph, "en")).blocks
    for block, kind in ((shared, "co-responsibility"), (used, "agency-instrument")):
        links = graph.network(kind).edges(data="weight")  # type: ignore[arg-type]
        assert {frozenset((row["one"], row["other"])): row["measures"] for row in block.table} == {
            frozenset(link[:2]): link[2] for link in links
        }
    drawn = shared.drawn  # type: ignore[union-attr]
    labels = {row["one"]: row["one_label"] for row in shared.table} | {
        row["other"]: row["other_label"] for row in shared.table
    }
    told = {frozenset((labels[row["one"]], labels[row["other"]])): row["measures"] for row in shared.table}
    for one, other, weight in drawn["links"]:
        assert told[frozenset((drawn["nodes"][one]["label"], drawn["nodes"][other]["label"]))] == weight
    assert isinstance(words, Grid)
    assert all(words.quotes)


def test_the_strongest_links_are_drawn() -> None:
    docs = [
        Doc(
            "d",
            2012,
            *[M({"a": "lead", "b": "lead"})] * 3,
            *[M({"a": "lead", "c": "lead"})] * 2,
            M({"c": "lead", "e": "lead"}),
        )
    ]
    graph = PolicyGraph(tiny(*docs)).network("co-responsibility")
    a, b, c = map(agency_iri, "abc")
    assert strongest(graph, nodes=3, links=9) == [(a, b, 3), (a, c, 2)]
    assert strongest(graph, nodes=9, links=1) == [(a, b, 3)]


def test_unknown_bodies_and_cited_documents_have_their_words(example_build: Path) -> None:
    graph = open_graph(example_build)
    page = report_page(graph, build=example_build)
    for row in graph.prove("citations-not-in-graph"):
        assert row["quote"] in page.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    part = page[page.index('id="gap-citations-not-in-graph"') :]
    assert part.index("<q") < part.index("<section")


def test_chinese_is_marked_as_such() -> None:
    labels = {"mof": "财政部", "loan": "贷款"}
    page = report_page(PolicyGraph(tiny(Doc("d", 2012, M({"mof": "lead"}, ["loan"])), labels=labels)))
    assert '<html lang="en">' in page
    assert '<td class="short" lang="zh">财政部</td>' in page
    assert 'aria-label="Workload by body and role" lang="zh"' in page


def test_quantities_of_all_instruments_are_those_of_each(harbours: LocalSource) -> None:
    columns = ("year", "document", "number", "said_in", "value", "minimum", "maximum", "unit", "of")
    found = asked(harbours, "quantities-by-instrument", "instrument", *columns)
    each = [
        (short(row["instrument"]), *one)
        for row in PolicyGraph(harbours).query("instruments")
        for one in asked(harbours, "instrument-through-time", *columns, instrument=str(row["instrument"]))
        if one[7]
    ]
    assert sorted(found, key=str) == sorted(each, key=str)
    assert ("purchase", 2014, "ferries", 1, "measure", None, 2, 3, "year", None) in found
    assert ("purchase", None, "news", None, "commentary", 40, None, None, "%", None) in found


def test_quotes_of_cited_documents(harbours: LocalSource) -> None:
    proofs = PolicyGraph(harbours).prove("citations-not-in-graph")
    assert [(row["cited_title"], short(row["document"])) for row in proofs] == [("law of the sea", "quays")]
    assert proofs[0]["quote"]


@dataclass(frozen=True)
class Watched:
    """A source that remembers how long each query may take."""

    source: LocalSource
    seconds: list[float | None] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def base(self) -> str:
        return self.source.base

    def ask(self, text: str, *, seconds: float | None = 60.0) -> Answer:
        self.seconds.append(seconds)
        return self.source.ask(text, seconds=seconds)


@pytest.mark.parametrize("limit", [7.5, None])
def test_every_query_has_the_time_that_was_given(limit: float | None) -> None:
    docs = [Doc(name, 2012, M({"mof": "lead", "miit": "duty"}, ["loan"])) for name in ("a", "b")]
    watched = Watched(proved(tiny(*docs)))
    report_page(PolicyGraph(watched, limit))
    assert len(watched.seconds) > 20
    assert set(watched.seconds) == {limit}
