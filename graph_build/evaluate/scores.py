"""Counts and figures of an evaluation: scores that add up, and the ledger that a comparison writes them into.

Example:
    >>> round((Score(hits=3, extra=1, missed=0) + Score(hits=0, extra=0, missed=2)).f1, 3)
    0.667
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..errors import GoldError

__all__ = ["CATEGORIES", "Comparison", "Difference", "Ledger", "Score", "below_floor", "total"]

CATEGORIES: Final = (
    "measures",
    "sections",
    "bounds",
    "agencies",
    "agency+role",
    "instruments",
    "programmes",
    "quantities",
    "dates",
    "citations",
    "relations",
    "document",
)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found, what is too much and what was missed; scores add up."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def empty(self) -> bool:
        """True where neither side has anything."""
        return not (self.hits or self.extra or self.missed)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where both sides are empty."""
        return 1.0 if self.empty else self.hits / max(self.hits + self.extra, 1)

    @property
    def recall(self) -> float:
        """The share of what is right that was read; 1 where both sides are empty."""
        return 1.0 if self.empty else self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """What one measure (``where``: ``measure 3``, or ``document``) misses or has too much in a category."""

    where: str
    category: str
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scores by category, and where the two annotations differ."""

    scores: Mapping[str, Score]
    differences: tuple[Difference, ...] = ()


def total(comparisons: Iterable[Comparison]) -> dict[str, Score]:
    """The sums over documents, category by category (micro average)."""
    sums = dict.fromkeys(CATEGORIES, Score())
    for comparison in comparisons:
        for category, score in comparison.scores.items():
            sums[category] += score
    return sums


def below_floor(scores: Mapping[str, Score], floor: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The categories whose F1 is below the floor, each with F1 and floor. Raises GoldError for an unknown category.

    >>> below_floor({"dates": Score(hits=3, extra=1, missed=1)}, {"dates": 0.9})
    {'dates': (0.75, 0.9)}
    """
    unknown = sorted(set(floor) - set(CATEGORIES))
    if unknown:
        raise GoldError("floor", f"has no category {', '.join(unknown)}", f"use some of {', '.join(CATEGORIES)}")
    found = {category: (scores.get(category, Score()).f1, float(least)) for category, least in floor.items()}
    return {category: pair for category, pair in found.items() if pair[0] < pair[1]}


@dataclass(slots=True)
class Ledger:
    """Scores by category and differences, as they are found."""

    scores: dict[str, Score] = field(default_factory=lambda: dict.fromkeys(CATEGORIES, Score()))
    differences: list[Difference] = field(default_factory=list)

    def count(self, where: str, category: str, gold: Iterable[Hashable], read: Iterable[Hashable]) -> None:
        """Counts equal items, as multisets."""
        g, r = Counter(gold), Counter(read)
        self.enter(where, category, (g & r).total(), list((g - r).elements()), list((r - g).elements()))

    def enter(self, where: str, category: str, hits: int, missed: Sequence[object], extra: Sequence[object]) -> None:
        """Adds counted items, and a difference where there is one."""
        self.scores[category] += Score(hits, len(extra), len(missed))
        if missed or extra:
            self.differences.append(Difference(where, category, _shown(missed), _shown(extra)))


def _shown(items: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(item if isinstance(item, str) else _one_line(item) for item in items))


def _one_line(item: object) -> str:
    return " ".join("-" if part is None else str(part) for part in item) if isinstance(item, tuple) else str(item)
