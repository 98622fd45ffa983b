"""Extraction is as good as it was: F1 by category must not fall below the floors in data/floors.json.

``examples`` are the texts of the project with their annotations in data/gold; ``shared`` are the annotated English
texts in the folder beside the checkout. Floors only rise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph_build import annotation, extract
from graph_build.errors import GoldError
from graph_build.evaluate import Annotation, below_floor, compare_all, read_annotations, total
from graph_build.pipeline import Failure

DATA = Path(__file__).resolve().parent / "data"
FLOORS: dict[str, dict[str, float]] = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))


def failures_below(floor: dict[str, float], gold: dict[str, Annotation], texts: Iterable[Path]) -> list[str]:
    """What is below the floor, in words; each annotation must have its text."""
    by_name = {text.stem: text for text in texts}
    readings = list(extract([by_name[name] for name in sorted(gold)]))
    assert not [reading for reading in readings if isinstance(reading, Failure)]
    read = {Path(item.source.name).stem: annotation(item) for item in readings if not isinstance(item, Failure)}
    scores = total(compare_all(gold, read).values())
    return [f"{name}: {f1:.3f} < {least}" for name, (f1, least) in below_floor(scores, floor).items()]


def test_examples(checkout: Path) -> None:
    gold = read_annotations([DATA / "gold"])
    assert failures_below(FLOORS["examples"], gold, (checkout / "examples" / "china").glob("*.txt")) == []


def test_each_example_is_annotated(checkout: Path) -> None:
    assert sorted(read_annotations([DATA / "gold"])) == sorted(
        path.stem for path in (checkout / "examples" / "china").glob("*.txt")
    )


def test_shared_texts(shared: Path) -> None:
    english = {
        name: gold for name, gold in read_annotations([shared / "gold"]).items() if gold.get("language", "en") == "en"
    }
    assert english
    assert failures_below(FLOORS["shared"], english, shared.glob("corpus-en*/*.txt")) == []


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no annotations"):
        read_annotations([tmp_path])
