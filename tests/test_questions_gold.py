"""Answers follow from the gold: the work plan of 2012, annotated by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from harbours import (
    asked,
)

from graph_build import build
from graph_build.query import (
    LocalSource,
    open_source,
)


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
