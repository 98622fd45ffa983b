"""Overlaps worked out by hand on tiny graphs, and against a count with sets."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import Any

import pytest
from graphs import Doc, M, agency_iri, document, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from graph_build.analyse.overlap import COLUMNS, Between, overlap
from graph_build.errors import ParameterError
from graph_build.query import LocalSource
from graph_build.table import Table

LABELS = {"grant": "Grants", "loan": "Loans", "fair": "Trade fairs", "mof": "Ministry of Finance"}


def tiny() -> LocalSource:
    """d1 has grant, loan, fair; d2 grant, loan; d3 fair, tax; d4 nothing. In use: 4 instruments."""
    return graph_of(
        Doc(
            "d1",
            2012,
            M({"mof": "lead", "rel": "duty"}, ["grant", "loan"], ["The SME Fund"], section=1),
            M({"sta": "lead"}, ["loan", "fair"], section=2),
            title="Opinions",
        ),
        Doc("d2", 2015, M({"mof": "lead"}, ["grant", "loan"], ["The SME fund", "Fund B"])),
        Doc("d3", None, M({"sta": "duty"}, ["fair", "tax"], ["fund b"])),
        Doc("d4", 2015, M({"moe": "lead"})),
        groups=["rel"],
        labels=LABELS,
    )


def pairs(table: Table) -> dict[tuple[str, str], tuple[str, ...]]:
    """Shared names by the ids of the units."""
    found = {(last(row["left"]), last(row["right"])): row["names"] for row in table}
    return {pair: names for pair, names in found.items() if isinstance(names, tuple)}


def last(iri: object) -> str:
    return str(iri).rpartition("/")[2]


def test_each_column() -> None:
    table = overlap(tiny(), between="documents")
    assert table.columns == COLUMNS
    # Of comb(4, 2) = 6 draws of two of four instruments, 3 lie within the three of d1.
    row = table[0]
    assert row.pop("p") == pytest.approx(1 / 2)
    assert row == {
        "left": document("d1"),
        "left_label": "Opinions",
        "right": document("d2"),
        "right_label": "d2",
        "left_items": 3,
        "right_items": 2,
        "shared": 2,
        "names": ("Grants", "Loans"),
        "jaccard": 2 / 3,
        "overlap": 1.0,
        "expected": 1.5,
        "q": 1.0,
        "significant": False,
    }
    assert pairs(table) == {("d1", "d2"): ("Grants", "Loans"), ("d1", "d3"): ("Trade fairs",)}


def test_figures() -> None:
    figures = overlap(tiny(), between="documents", alpha=0.1).figures
    assert dict(figures) == {
        "units": 3,
        "items": 4,
        "pairs_tested": 3,
        "pairs_sharing": 2,
        "pairs_significant": 0,
        "alpha": 0.1,
        "measures_without_unit": 0,
    }


def test_a_body_has_the_items_of_its_measures() -> None:
    table = overlap(tiny(), between="agencies")
    assert pairs(table) == {
        ("mof", "rel"): ("Grants", "Loans"),
        ("mof", "sta"): ("Loans",),
        ("rel", "sta"): ("Loans",),
    }
    assert (table[0]["left"], table[0]["left_label"]) == (agency_iri("mof"), "Ministry of Finance")
    assert pairs(overlap(tiny(), between="agencies", groups=False)) == {("mof", "sta"): ("Loans",)}


def test_sections() -> None:
    table = overlap(tiny(), between="sections")
    (row,) = table
    assert (row["left_label"], row["right_label"]) == ("d1 §1 Section 1 of d1", "d1 §2 Section 2 of d1")
    assert row["names"] == ("Loans",)
    assert table.figures["measures_without_unit"] == 3


def test_years_leave_out_what_has_none() -> None:
    table = overlap(tiny(), between="years")
    (row,) = table
    assert (row["left"], row["left_label"], row["right"], row["names"]) == (2012, "2012", 2015, ("Grants", "Loans"))
    assert (row["left_items"], row["right_items"], table.figures["items"]) == (3, 2, 3)
    assert table.figures["measures_without_unit"] == 1


def test_programmes_are_told_by_their_words() -> None:
    table = overlap(tiny(), between="documents", of="programmes")
    assert pairs(table) == {("d1", "d2"): ("The SME Fund",), ("d2", "d3"): ("Fund B",)}


def test_names_are_sorted_by_themselves() -> None:
    both = M({}, ["a", "b", "c"])
    table = overlap(graph_of(Doc("d", 2012, both), Doc("e", 2012, both), labels={"a": "Z", "b": "Y", "c": "X"}))
    assert table.column("names") == (("X", "Y", "Z"),)


def test_least_drops_rows_and_changes_no_q() -> None:
    every = overlap(tiny(), between="documents")
    some = overlap(tiny(), between="documents", least=2)
    assert [dict(row) for row in some] == [row for row in every if row["shared"] == 2]
    assert some.figures == every.figures
    assert len(overlap(tiny(), between="documents", least=9)) == 0


def test_more_than_chance() -> None:
    """Two documents share a rare set, in a graph of many instruments; the others share nothing."""
    rare = [f"rare{place}" for place in range(6)]
    others = [Doc(f"o{place}", 2012, M({}, [f"x{place}", f"y{place}"])) for place in range(10)]
    table = overlap(graph_of(Doc("d1", 2012, M({}, rare)), Doc("d2", 2012, M({}, rare)), *others), between="documents")
    (row,) = table
    assert row["p"] == pytest.approx(1 / comb(26, 6))
    assert row["q"] == pytest.approx(66 / comb(26, 6))
    assert row["significant"] is True
    assert table.figures["pairs_significant"] == 1


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"between": "document"}, "'document' .*did you mean documents"),
        ({"between": "years", "of": "instrument"}, "'instrument' .*did you mean instruments"),
        ({"between": "years", "least": 0}, "least is 0"),
        ({"between": "years", "alpha": 1.0}, "alpha is 1.0"),
    ],
)
def test_what_is_not_known_is_refused(choice: dict[str, Any], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        overlap(graph_of(), **choice)


ITEMS = tuple("abcdefg")
MEASURES = st.builds(
    M,
    st.dictionaries(st.sampled_from(["mof", "sta", "moe"]), st.just("lead"), max_size=2),
    st.lists(st.sampled_from(ITEMS), max_size=4, unique=True),
)
CORPORA = st.lists(st.lists(MEASURES, max_size=4), max_size=5)


def naive(corpus: list[list[M]], between: Between) -> dict[str, set[str]]:
    """The items of each unit, by its id."""
    found: dict[str, set[str]] = {}
    for place, measures in enumerate(corpus):
        for measure in measures:
            for unit in [f"d{place}"] if between == "documents" else measure.bodies:
                found.setdefault(unit, set()).update(measure.instruments)
    return {unit: items for unit, items in found.items() if items}


def tail(shared: int, left: int, right: int, items: int) -> float:
    most = min(left, right)
    return sum(comb(left, k) * comb(items - left, right - k) for k in range(shared, most + 1)) / comb(items, right)


@settings(max_examples=60, deadline=None)
@given(CORPORA, st.sampled_from(["documents", "agencies"]))
def test_as_counted_with_sets(corpus: list[list[M]], between: Between) -> None:
    source = graph_of(
        *(Doc(f"d{place}", 2012, *measures) for place, measures in enumerate(corpus)), labels={i: i for i in ITEMS}
    )
    have = naive(corpus, between)
    in_use = len(set().union(*have.values()))
    every = list(combinations(sorted(have), 2))
    p = [tail(len(have[a] & have[b]), len(have[a]), len(have[b]), in_use) for a, b in every]
    q = false_discovery_control(p).tolist() if p else []
    table = overlap(source, between=between)
    expected = {
        (a, b): (len(have[a]), len(have[b]), tuple(sorted(have[a] & have[b])), p[place], q[place])
        for place, (a, b) in enumerate(every)
        if have[a] & have[b]
    }
    found = {
        (last(row["left"]), last(row["right"])): (
            row["left_items"],
            row["right_items"],
            row["names"],
            row["p"],
            row["q"],
        )
        for row in table
    }
    assert found.keys() == expected.keys()
    for pair, cells in found.items():
        assert cells[:3] == expected[pair][:3]
        assert cells[3:] == pytest.approx(expected[pair][3:])
    order = [(float(str(row["q"])), -int(str(row["shared"])), str(row["left"]), str(row["right"])) for row in table]
    assert order == sorted(order)
    assert (table.figures["units"], table.figures["items"], table.figures["pairs_tested"]) == (
        len(have),
        in_use,
        len(every),
    )
