"""Workloads counted by hand, on tiny graphs and on an annotated text, and what holds for every graph."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import pytest
from graphs import Doc, M, agency_iri, document, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build import build
from graph_build.analyse.concentration import concentration
from graph_build.analyse.workload import Counted, workload
from graph_build.errors import ParameterError
from graph_build.query import LocalSource, open_source
from graph_build.table import Table

By = Literal["document", "year", "section"]
BODIES = ("a", "b", "c", "d", "group")
ROLES = ("lead", "participant", "responsible", "duty")
STEPS = {"a": ["x", "y"], "b": ["c"], "c": ["x"]}


def tiny() -> LocalSource:
    return graph_of(
        Doc(
            "d1",
            2012,
            M({"mof": "lead", "miit": "participant"}),
            M({"mof": "responsible", "rel": "participant"}),
            M({}),
        ),
        Doc("d2", 2015, M({"miit": "lead", "sta": "lead", "mof": "participant"}, section=2), title="Of taxes"),
        Doc("d3", None, M({"miit": "responsible"})),
        groups=["rel"],
        labels={"mof": "Ministry of Finance"},
    )


def loads(table: Table) -> dict[tuple[str, str], float]:
    """Fractional load by id of the body and role."""
    return {(name(row["agency"]), str(row["role"])): number(row["fractional"]) for row in table}


def name(iri: object) -> str:
    return str(iri).rpartition("/")[2]


def number(value: object) -> float:
    assert isinstance(value, int | float)
    return value


def test_each_body_and_role() -> None:
    table = workload(tiny())
    assert [(name(row["agency"]), row["role"], row["rank"]) for row in table] == [
        ("miit", "responsible", 1),
        ("miit", "participant", 2),
        ("mof", "lead", 2),
        ("mof", "responsible", 2),
        ("rel", "participant", 2),
        ("miit", "lead", 6),
        ("mof", "participant", 6),
        ("sta", "lead", 6),
    ]
    assert table.column("fractional") == pytest.approx((1, 1 / 2, 1 / 2, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3))
    assert table.column("share") == pytest.approx((1 / 4, 1 / 8, 1 / 8, 1 / 8, 1 / 8, 1 / 12, 1 / 12, 1 / 12))
    assert table.column("relative") == table.column("fractional")  # 4 measures, 4 bodies: an even split is 1


def test_figures() -> None:
    # The bodies carry 11/6, 4/3, 1/2 and 1/3 of 4 measures.
    figures = workload(tiny()).figures
    assert dict(figures) == pytest.approx(
        {
            "measures": 5,
            "measures_counted": 4,
            "load": 4,
            "bodies": 4,
            "even_split": 1,
            "herfindahl": 198 / 576,
            "gini": 1 / 3,
            "top_5_share": 1,
        }
    )


def test_all_roles_of_a_body() -> None:
    miit, mof, *_ = workload(tiny(), role="all")
    assert {
        key: miit[key] for key in ("role", "measures", "documents", "years", "first_year", "last_year", "rank")
    } == {
        "role": "all",
        "measures": 3,
        "documents": 3,
        "years": 2,
        "first_year": 2012,
        "last_year": 2015,
        "rank": 1,
    }
    assert (mof["agency"], mof["label"]) == (agency_iri("mof"), "Ministry of Finance")
    assert (miit["fractional"], miit["share"], mof["relative"]) == pytest.approx((11 / 6, 11 / 24, 4 / 3))


def test_no_year_is_known() -> None:
    (row,) = workload(tiny(), document="d3")
    assert (row["years"], row["first_year"], row["last_year"]) == (0, None, None)


def test_one_role_compares_its_bodies() -> None:
    table = workload(tiny(), role="lead")
    assert loads(table) == pytest.approx({("mof", "lead"): 1 / 2, ("miit", "lead"): 1 / 3, ("sta", "lead"): 1 / 3})
    assert table.column("rank") == (1, 2, 2)
    assert table.column("share") == pytest.approx((3 / 7, 2 / 7, 2 / 7))
    assert (table.figures["bodies"], table.figures["measures_counted"]) == (3, 2)


def test_several_roles_in_one_measure_share_its_part() -> None:
    source = graph_of(Doc("d", 2012, M({"mof": ("lead", "duty"), "sta": "lead"})))
    assert loads(workload(source)) == {("mof", "lead"): 0.25, ("mof", "duty"): 0.25, ("sta", "lead"): 0.5}
    assert [(row["measures"], row["fractional"]) for row in workload(source, role="all")] == [(1, 0.5), (1, 0.5)]


def test_without_groups_they_do_not_share() -> None:
    table = workload(tiny(), groups=False, document="d1")
    assert loads(table) == {("mof", "responsible"): 1.0, ("mof", "lead"): 0.5, ("miit", "participant"): 0.5}


def test_one_year_or_document() -> None:
    source = tiny()
    assert workload(source, year=2015) == workload(source, document="d2") == workload(source, document=document("d2"))
    assert workload(source, year=2015).figures["measures"] == 1
    assert len(workload(source, year=1999)) == 0


def test_by_year_each_year_is_for_itself() -> None:
    table = workload(tiny(), by="year")
    assert table.figures["measures_without_unit"] == 1
    assert [row["unit"] for row in table] == [2012] * 4 + [2015] * 3
    assert [row["rank"] for row in table] == [1, 1, 1, 1, 1, 1, 1]
    assert [row["share"] for row in table] == pytest.approx([1 / 4] * 4 + [1 / 3] * 3)
    assert [row["load"] for row in concentration(table)] == pytest.approx([2, 1])


@pytest.mark.parametrize(
    ("by", "units"),
    [
        ("document", [(document("d1"), "d1"), (document("d2"), "Of taxes"), (document("d3"), "d3")]),
        ("section", [(document("d2") + "/section/2", "d2 §2 Section 2 of d2")]),
        ("year", [(2012, "2012"), (2015, "2015")]),
    ],
)
def test_units_and_their_labels(by: By, units: list[tuple[object, str]]) -> None:
    table = workload(tiny(), by=by)
    assert list(dict.fromkeys((row["unit"], row["unit_label"]) for row in table)) == units


def test_years_come_in_their_order() -> None:
    source = graph_of(Doc("d1", 2015, M({"mof": "lead"})), Doc("d2", 2012, M({"mof": "lead"})))
    assert workload(source, by="year").column("unit") == (2012, 2015)


def test_a_split_is_shared_and_a_chain_followed_to_its_end() -> None:
    source = graph_of(
        Doc("d", 2012, M({"a": "lead", "mof": "duty"}), M({"b": "lead"})),
        successors=STEPS,
        labels={"x": "Ministry X"},
    )
    table = workload(source, named="successor")
    assert loads(table) == {("x", "lead"): 1.25, ("mof", "duty"): 0.5, ("y", "lead"): 0.25}
    assert (table[0]["label"], table[0]["measures"]) == ("Ministry X", 2)
    assert loads(workload(source)) == {("b", "lead"): 1.0, ("a", "lead"): 0.5, ("mof", "duty"): 0.5}


def test_a_measure_of_two_merged_bodies_counts_once() -> None:
    source = graph_of(Doc("d", 2012, M({"b": "lead", "c": "lead", "mof": "lead"})), successors=STEPS)
    table = workload(source, named="successor")
    assert loads(table) == pytest.approx({("x", "lead"): 2 / 3, ("mof", "lead"): 1 / 3})
    assert table.column("measures") == (1, 1)


def test_a_circle_of_successors_is_left_as_it_is() -> None:
    source = graph_of(Doc("d", 2012, M({"a": "lead"})), successors={"a": ["b"], "b": ["a"]})
    assert loads(workload(source, named="successor")) == {("a", "lead"): 1.0}


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"role": "leed"}, "workload: has no role 'leed' .*did you mean lead"),
        ({"document": "guobanhan-2012-41"}, "has no document 'guobanhan-2012-41'; did you mean guobanhan-2012-141"),
        ({"by": "years"}, "'years' .*did you mean year"),
        ({"named": "successors"}, "'successors' .*did you mean successor"),
        ({"language": "no tag"}, "no language"),
    ],
)
def test_what_is_not_known_is_refused(choice: dict[str, Any], message: str) -> None:
    source = graph_of(Doc("guobanhan-2012-141", 2012, M({"mof": "lead"})))
    with pytest.raises(ParameterError, match=message):
        workload(source, **choice)


def test_as_an_annotated_text_counted_by_hand(shared: Path, tmp_path: Path) -> None:
    """Every body and role of the annotation, read by the pipeline from the text itself."""
    stem = "003_7277b13521a32f23"
    gold = json.loads((shared / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    measures: Counter[tuple[str, str]] = Counter()
    fractional: defaultdict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for measure in gold["measures"]:
        pairs = {(one["agency"], one["role"]) for one in measure["responsibilities"]}
        measures.update(pairs)
        for pair in pairs:
            fractional[pair] += Fraction(1, len(pairs))
    build([shared / "corpus-en" / f"{stem}.txt"], tmp_path / "out")
    table = workload(open_source(tmp_path / "out"))
    assert {(name(row["agency"]), row["role"]): row["measures"] for row in table} == dict(measures)
    assert loads(table) == pytest.approx({pair: float(load) for pair, load in fractional.items()})
    assert measures["miit", "responsible"] == 27
    assert fractional["miit", "responsible"] == Fraction(2693, 280)
    assert table.figures["load"] == table.figures["measures_counted"] == 75


ROLES_OF = st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True).map(tuple)
MEASURES = st.builds(
    M, st.dictionaries(st.sampled_from(BODIES), ROLES_OF, max_size=4), section=st.sampled_from([None, 1, 2])
)
CORPORA = st.lists(st.tuples(st.sampled_from([None, 2009, 2012]), st.lists(MEASURES, max_size=4)), max_size=3)
Corpus = list[tuple[int | None, list[M]]]


def source_of(corpus: Corpus) -> LocalSource:
    docs = [Doc(f"d{place}", year, *measures) for place, (year, measures) in enumerate(corpus)]
    return graph_of(*docs, successors=STEPS, groups=["group"])


@settings(max_examples=40, deadline=None)
@given(CORPORA, st.sampled_from(["named", "successor"]), st.booleans())
def test_every_measure_with_a_body_is_shared_out_once(corpus: Corpus, named: Counted, groups: bool) -> None:
    source = source_of(corpus)
    counted = {body for body in BODIES if groups or body != "group"}
    expected = sum(bool(counted & measure.bodies.keys()) for _, measures in corpus for measure in measures)
    by_role = workload(source, named=named, groups=groups)
    all_roles = workload(source, named=named, groups=groups, role="all")
    for table in (by_role, all_roles, workload(source, named=named, groups=groups, by="document")):
        assert sum(number(row["fractional"]) for row in table) == pytest.approx(expected)
        assert table.figures["measures_counted"] == expected
    assert sum(number(row["share"]) for row in by_role) == pytest.approx(1 if expected else 0)
    summed: defaultdict[object, float] = defaultdict(float)
    for row in by_role:
        summed[row["agency"]] += number(row["fractional"])
    assert {row["agency"]: row["fractional"] for row in all_roles} == pytest.approx(dict(summed))


@settings(max_examples=40, deadline=None)
@given(CORPORA)
def test_measures_are_those_of_the_successors(corpus: Corpus) -> None:
    ends = {"a": {"x", "y"}, "b": {"x"}, "c": {"x"}}
    expected: Counter[str] = Counter()
    for _, measures in corpus:
        for measure in measures:
            expected.update({end for body in measure.bodies for end in ends.get(body, {body})})
    table = workload(source_of(corpus), named="successor", role="all")
    assert {name(row["agency"]): row["measures"] for row in table} == dict(expected)
