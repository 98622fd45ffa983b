"""Chinese is read as well as it was, and says what its English versions say.

The annotations in data/gold-zh and those of Chinese texts in the folder beside the checkout are compared with what is
read; floors in data/floors.json only rise. ``chinese kept out`` is the document that no rule was written for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from test_quality import DATA, FLOORS, failures_below

from graph_build import extract
from graph_build.evaluate import Annotation, read_annotations
from graph_build.model import DocumentReading, MeasureReading

KEPT_OUT = "guobanfa-2018-121-sports-industry"
Said = frozenset[tuple[object, ...]]


def annotations(shared: Path) -> dict[str, Annotation]:
    found = read_annotations([shared / "gold", DATA / "gold-zh"])
    return {name: gold for name, gold in found.items() if gold.get("language") == "zh"}


def texts(shared: Path, checkout: Path) -> Iterable[Path]:
    return [*(shared / "corpus-zh").iterdir(), *(checkout / "examples" / "chinese").iterdir()]


@pytest.mark.parametrize(("floors", "kept_out"), [("chinese", False), ("chinese kept out", True)])
def test_chinese_texts(shared: Path, checkout: Path, floors: str, kept_out: bool) -> None:
    gold = {name: one for name, one in annotations(shared).items() if (name == KEPT_OUT) is kept_out}
    assert len(gold) == (1 if kept_out else 10)
    assert failures_below(FLOORS[floors], gold, texts(shared, checkout)) == []


def read(path: Path) -> DocumentReading:
    (reading,) = extract([path])
    assert isinstance(reading, DocumentReading)
    return reading


def responsibilities(measure: MeasureReading) -> Iterable[tuple[object, ...]]:
    return ((one.agency, one.role) for one in measure.responsibilities)


def instruments(measure: MeasureReading) -> Iterable[tuple[object, ...]]:
    return ((use.instrument,) for use in measure.instruments)


def quantities(measure: MeasureReading) -> Iterable[tuple[object, ...]]:
    return ((one.value, one.minimum, one.maximum, one.unit, one.change) for one in measure.quantities)


def periods(measure: MeasureReading) -> Iterable[tuple[object, ...]]:
    return ((one.start, one.until) for one in measure.periods)


def agreement(
    first: DocumentReading, second: DocumentReading, of: Callable[[MeasureReading], Iterable[tuple[object, ...]]]
) -> float:
    """The Jaccard index of what two texts say, measure by measure."""
    one, other = (
        frozenset((measure.passage.number, *said) for measure in reading.measures for said in of(measure))
        for reading in (first, second)
    )
    return len(one & other) / len(one | other) if one | other else 1.0


PAIRS: Mapping[str, tuple[str, str]] = {
    "consumption, careful": (
        "corpus-zh/guobanfa-2018-129-consumption-poverty-relief.html",
        "corpus-en-more/consumption-relief-careful.txt",
    ),
    "consumption, garbled": (
        "corpus-zh/guobanfa-2018-129-consumption-poverty-relief.html",
        "corpus-en-more/consumption-relief-garbled.txt",
    ),
    "sports, careful": (
        "corpus-zh/guobanfa-2018-121-sports-industry.html",
        "corpus-en-more/sports-events-careful.txt",
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_an_original_and_its_english_version_name_the_same_bodies(shared: Path, pair: str) -> None:
    chinese, english = (read(shared / name) for name in PAIRS[pair])
    assert agreement(chinese, english, responsibilities) >= 0.95


def test_an_original_and_its_careful_version_name_the_same_instruments(shared: Path) -> None:
    chinese, english = (read(shared / name) for name in PAIRS["consumption, careful"])
    assert agreement(chinese, english, instruments) >= 0.85


def test_the_example_in_two_languages_says_the_same(checkout: Path) -> None:
    chinese = read(checkout / "examples" / "chinese" / "slow-season-opinions-zh.txt")
    english = read(checkout / "examples" / "china" / "slow-season-opinions.txt")
    for of in (responsibilities, quantities, periods):
        assert agreement(chinese, english, of) == 1.0, of.__name__
    assert agreement(chinese, english, instruments) >= 0.8
    assert (chinese.issued, chinese.issuers, chinese.kind) == (english.issued, english.issuers, english.kind)
