"""Probabilities of overlaps against exact counts and scipy, and q values against scipy."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, hypergeom

from graph_build.analyse.significance import FloatArray, IntArray, adjusted, overlap_p
from graph_build.errors import ParameterError


def ints(*values: int) -> IntArray:
    return np.array(values, dtype=np.int64)


def floats(*values: float) -> FloatArray:
    return np.array(values, dtype=np.float64)


@st.composite
def counts(draw: st.DrawFn, most: int) -> tuple[int, list[tuple[int, int, int]]]:
    """A number of items, and pairs as (shared, left, right) that are possible with it."""
    items = draw(st.integers(1, most))
    sizes = draw(st.lists(st.tuples(st.integers(0, items), st.integers(0, items)), max_size=12))
    return items, [(draw(st.integers(0, min(sizes_))), *sizes_) for sizes_ in sizes]


def test_by_hand() -> None:
    # Of 10 items both have 3. All three are the same in 1 of comb(10, 3) = 120 draws; at least two in 1 + 3 * 7 = 22.
    p = overlap_p(ints(3, 2, 0), ints(3, 3, 3), ints(3, 3, 3), 10)
    assert p.tolist() == pytest.approx([1 / 120, 22 / 120, 1.0])


@given(counts(6))
def test_as_all_draws_counted(drawn: tuple[int, list[tuple[int, int, int]]]) -> None:
    items, pairs = drawn
    expected = []
    shared, left, right = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    for least, one, other in pairs:
        draws = list(combinations(range(items), other))
        expected.append(sum(len(set(range(one)) & set(draw)) >= least for draw in draws) / len(draws))
    assert overlap_p(shared, left, right, items).tolist() == pytest.approx(expected)


@given(counts(400))
def test_as_scipy(drawn: tuple[int, list[tuple[int, int, int]]]) -> None:
    items, pairs = drawn
    shared, left, right = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    expected = hypergeom.sf(shared - 1, items, left, right)
    assert overlap_p(shared, left, right, items).tolist() == pytest.approx(expected.tolist(), rel=1e-9)


def test_many_items() -> None:
    items, left, right, shared = 3_000_000, 900, 40, 2
    none_or_one = sum(comb(left, k) * comb(items - left, right - k) for k in range(shared))
    exact = 1 - Fraction(none_or_one, comb(items, right))
    assert overlap_p(ints(shared), ints(left), ints(right), items)[0] == pytest.approx(float(exact), rel=1e-6)


def test_no_pairs() -> None:
    assert overlap_p(ints(), ints(), ints(), 0).tolist() == []
    assert adjusted(floats(), 0).tolist() == []


@pytest.mark.parametrize(
    ("shared", "left", "right"),
    [(ints(3), ints(2), ints(5)), (ints(1), ints(11), ints(2)), (ints(-1), ints(1), ints(1))],
)
def test_impossible_counts_are_refused(shared: IntArray, left: IntArray, right: IntArray) -> None:
    with pytest.raises(ParameterError, match="contradict"):
        overlap_p(shared, left, right, 10)


def test_arrays_of_different_lengths_are_refused() -> None:
    with pytest.raises(ParameterError, match="different lengths"):
        overlap_p(ints(1), ints(1, 1), ints(1), 10)


def test_adjusted_by_hand() -> None:
    # Four tests: 0.01 * 4 / 1, 0.02 * 4 / 2, 0.04 * 4 / 3; the first may not be above the second.
    assert adjusted(floats(0.04, 0.01, 0.02), 4).tolist() == pytest.approx([0.16 / 3, 0.04, 0.04])
    assert adjusted(floats(0.03, 0.02), 2).tolist() == pytest.approx([0.03, 0.03])
    assert adjusted(floats(0.9), 3).tolist() == [1.0]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.integers(0, 30))
def test_adjusted_as_scipy(p: list[float], others: int) -> None:
    expected = false_discovery_control(p + [1.0] * others)[: len(p)]
    assert adjusted(floats(*p), len(p) + others).tolist() == pytest.approx(expected.tolist())


def test_fewer_tests_than_probabilities_are_refused() -> None:
    with pytest.raises(ParameterError, match="2 probabilities of 1 tests"):
        adjusted(floats(0.1, 0.2), 1)
