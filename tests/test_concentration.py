"""Figures of concentration: known values, bounds, and units of a workload."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.analyse.concentration import concentration, gini, herfindahl, top_share
from graph_build.errors import ParameterError
from graph_build.table import Table

LOADS = st.lists(st.floats(0.01, 1e4), min_size=1, max_size=40)


def test_by_hand() -> None:
    loads = (6.0, 3.0, 1.0)
    assert herfindahl(loads) == pytest.approx(0.36 + 0.09 + 0.01)
    assert gini(loads) == pytest.approx((-2 * 1 + 0 * 3 + 2 * 6) / (3 * 10))
    assert top_share(loads, 1) == pytest.approx(0.6)
    assert top_share(loads) == 1.0


def test_one_carries_all() -> None:
    assert (herfindahl([4.0]), gini([4.0]), top_share([4.0])) == (1.0, 0.0, 1.0)
    assert gini([0.0, 0.0, 0.0, 8.0]) == pytest.approx(1 - 1 / 4)


@pytest.mark.parametrize("loads", [(), (0.0, 0.0)])
def test_no_load_has_no_concentration(loads: tuple[float, ...]) -> None:
    assert (herfindahl(loads), gini(loads), top_share(loads)) == (None, None, None)


@given(LOADS)
def test_gini_is_half_the_relative_mean_difference(loads: list[float]) -> None:
    mean = sum(loads) / len(loads)
    differences = sum(abs(one - other) for one, other in product(loads, repeat=2)) / len(loads) ** 2
    found = gini(loads)
    assert found == pytest.approx(differences / (2 * mean), abs=1e-9)
    assert found is not None
    assert 0 <= found < 1


@given(LOADS, st.floats(0.1, 10))
def test_herfindahl_is_at_least_even_and_has_no_unit(loads: list[float], factor: float) -> None:
    found = herfindahl(loads)
    assert found is not None
    assert 1 / len(loads) <= found * (1 + 1e-9) <= 1 + 1e-8
    assert herfindahl([load * factor for load in loads]) == pytest.approx(found)


@given(st.floats(0.01, 1e4), st.integers(1, 30))
def test_an_even_split(load: float, bodies: int) -> None:
    loads = [load] * bodies
    assert herfindahl(loads) == pytest.approx(1 / bodies)
    assert gini(loads) == pytest.approx(0, abs=1e-9)
    assert top_share(loads) == pytest.approx(min(5 / bodies, 1))


def test_unit_by_unit_over_bodies() -> None:
    """A body with two roles is one body."""
    rows = ((2012, "2012", "a", 1.0), (2012, "2012", "b", 2.0), (2012, "2012", "a", 1.0), (2013, "2013", "b", 1.0))
    found = concentration(Table(("unit", "unit_label", "agency", "fractional"), rows))
    assert found.columns[:4] == ("unit", "unit_label", "load", "bodies")
    assert [(row["unit"], row["load"], row["bodies"], row["herfindahl"]) for row in found] == [
        (2012, 4.0, 2, 0.5),
        (2013, 1.0, 1, 1.0),
    ]


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(ParameterError, match="no column fractional"):
        concentration(Table(("agency",), ()))
