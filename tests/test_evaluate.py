"""The figures of an evaluation mean what they say."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import GoldError
from graph_build.evaluate import CATEGORIES, Score, below_floor, compare, total
from graph_build.evaluate.likeness import alike, pairs

GOLD: dict[str, Any] = {
    "doc": "a.txt",
    "title": "Measures on Support for Small Workshops",
    "kind": "measures",
    "issuers": ["mof"],
    "measures": [
        {
            "number": 1,
            "section": 1,
            "starts": "Set up a fund for workshops",
            "ends": "by the finance departments every year.",
            "responsibilities": [{"agency": "mof", "role": "lead"}, {"agency": "miit", "role": "participant"}],
            "instruments": ["special-fund"],
            "accept": {"instruments": ["subsidy"]},
            "quantities": [{"min": 30, "unit": "%"}],
            "dates": [{"from": None, "until": "2015"}],
            "citations": [{"title": "Law on Small Workshops", "number": None, "relation": "implements"}],
            "programmes": [{"name": "Bright Workshop Project", "instrument": "training"}],
        }
    ],
}


def changed(**measure: Any) -> dict[str, Any]:
    """The gold with other values in its measure."""
    read = copy.deepcopy(GOLD)
    read["measures"][0].update(measure)
    return read


def test_a_perfect_reading_scores_one_everywhere() -> None:
    comparison = compare(GOLD, GOLD)
    assert not comparison.differences
    assert {score.f1 for score in comparison.scores.values()} == {1.0}


def test_nothing_read_scores_no_recall() -> None:
    scores = compare(GOLD, {}).scores
    assert {name: scores[name].recall for name in CATEGORIES} == dict.fromkeys(CATEGORIES, 0.0)


def test_an_accepted_instrument_is_neither_right_nor_wrong() -> None:
    assert compare(GOLD, changed(instruments=["special-fund", "subsidy"])).scores["instruments"] == Score(hits=1)
    assert compare(GOLD, changed(instruments=["subsidy"])).scores["instruments"] == Score(missed=1)


def test_a_wrong_role_counts_for_the_agency_but_not_for_the_role() -> None:
    roles = [{"agency": "mof", "role": "lead"}, {"agency": "miit", "role": "lead"}]
    scores = compare(GOLD, changed(responsibilities=roles)).scores
    assert scores["agencies"].f1 == 1.0
    assert scores["agency+role"] == Score(hits=1, extra=1, missed=1)


def test_names_need_only_be_alike() -> None:
    citation = {"title": "the Law on the Small Workshops", "number": None, "relation": "cites"}
    scores = compare(GOLD, changed(citations=[citation])).scores
    assert scores["citations"].f1 == 1.0
    assert scores["relations"].f1 == 0.0


def test_differences_name_the_measure_and_the_items() -> None:
    (difference,) = compare(GOLD, changed(instruments=["training"])).differences
    assert (difference.where, difference.category) == ("measure 1", "instruments")
    assert (difference.missed, difference.extra) == (("special-fund",), ("training",))


def test_a_broken_gold_is_refused() -> None:
    with pytest.raises(GoldError, match=r"a\.txt: has a measure without a number"):
        compare({"doc": "a.txt", "measures": [{"heading": "x"}]}, {})


def test_totals_are_micro_averages() -> None:
    sums = total([compare(GOLD, GOLD), compare(GOLD, {})])
    assert sums["measures"] == Score(hits=1, missed=1)


def test_floor_with_an_unknown_category_is_refused() -> None:
    with pytest.raises(GoldError, match="no category colour"):
        below_floor({}, {"colour": 1.0})


@given(st.text(), st.text())
def test_likeness_is_a_share(first: str, second: str) -> None:
    assert 0.0 <= alike(first, second) <= 1.0


@given(st.lists(st.text(max_size=5), max_size=6), st.lists(st.text(max_size=5), max_size=6))
def test_each_name_is_paired_once(gold: list[str], read: list[str]) -> None:
    found = pairs(gold, read, alike)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


# --- Agreement with the scorer that the shared annotations come with --------------------------------------------------


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_scorer", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturb(value: Any, rng: random.Random) -> Any:
    """A copy with items dropped, doubled and altered here and there."""
    if isinstance(value, list):
        kept = [disturb(item, rng) for item in value if rng.random() > 0.1]
        return kept + [copy.deepcopy(item) for item in kept if rng.random() < 0.05]
    if isinstance(value, dict):
        return {key: _altered(key, item, rng) for key, item in value.items() if key == "agency" or rng.random() > 0.02}
    return value


def _altered(key: str, value: Any, rng: random.Random) -> Any:
    if key not in ("agency", "doc") and rng.random() < 0.1:
        if isinstance(value, str):
            words = value.split()
            return " ".join(words[: rng.randint(0, len(words))]) or None
        if isinstance(value, int | float):
            return value + 1
    return disturb(value, rng)


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_shared_scorer(shared: Path, scorer: ModuleType, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = gold if seed == 0 else disturb(gold, rng)
        theirs = scorer.score(gold, read, False)
        ours = compare(gold, read).scores
        for category, score in ours.items():
            peer = theirs[category]
            assert (score.hits, score.extra, score.missed) == (peer.tp, peer.fp, peer.fn), (path.stem, category)
