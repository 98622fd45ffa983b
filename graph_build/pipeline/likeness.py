"""How alike two texts are in what does not depend on their language: which measure names which bodies, instruments,
numbers, times and official numbers.

Texts on one subject name the same things, and so do different documents of one body. So what counts is that the same
things stand in the *same* measures: the likeness of two texts is compared with that of one of them and the other with
its measures moved on by so many places. What stands in most measures weighs little (inverse document frequency of
Spärck Jones 1972, the measures being the documents), and the likeness is the coefficient of Dice (1945) of the weights.

Example:
    >>> first, second = Outline({}, {1: ("tax",), 2: ("loan",)}), Outline({}, {1: ("tax",), 2: ("fair",)})
    >>> likeness(first, second), likeness_moved(first, second)
    (Likeness(same=0.333, sections=1.0, shared=1), 0.0)
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..describe.numbers import parse_number
from ..model import DocumentReading, MeasureReading, Quantity

__all__ = ["Likeness", "Outline", "likeness", "likeness_moved", "outline"]

_FIGURES: Final = re.compile(r"\d+(?:\.\d+)?")
_LEAST_DIGITS: Final = 2
Things = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as far as any translation of it says the same: by the number of each measure, the top-level section it
    stands in, if any, and the things it names."""

    sections: Mapping[int, int]
    things: Mapping[int, Things]


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 to 1: ``same`` is how alike measures of one number are, ``sections`` the share of measures that stand in
    sections of one number. ``shared`` counts the things that both texts name in measures of one number."""

    same: float
    sections: float
    shared: int


def outline(reading: DocumentReading) -> Outline:
    """The outline of a text. Its strings are interned, so that many outlines need little memory."""
    passages = [measure.passage for measure in reading.measures]
    return Outline(
        {passage.number: passage.section[0] for passage in passages if passage.section},
        {m.passage.number: tuple(sorted({sys.intern(thing) for thing in _things(m)})) for m in reading.measures},
    )


def likeness(first: Outline, second: Outline) -> Likeness:
    """How alike two texts are, in the measures whose numbers both have."""
    numbers, one, other = _side_by_side(first, second)
    pairs = [(first.sections[n], second.sections[n]) for n in numbers if n in first.sections and n in second.sections]
    return Likeness(
        same=_dice(one, other, _weights([*one, *other])),
        sections=sum(a == b for a, b in pairs) / len(pairs) if pairs else 1.0,
        shared=sum(len({*a} & {*b}) for a, b in zip(one, other, strict=True)),
    )


def likeness_moved(first: Outline, second: Outline) -> float:
    """How alike the measures of two texts are at best where those of one are moved on."""
    numbers, one, other = _side_by_side(first, second)
    weights = _weights([*one, *other])
    moved = (_dice(one, [*other[by:], *other[:by]], weights) for by in range(1, len(numbers)))
    return max(moved, default=0.0)


def _side_by_side(first: Outline, second: Outline) -> tuple[list[int], list[Things], list[Things]]:
    numbers = sorted(first.things.keys() & second.things.keys())
    return numbers, [first.things[number] for number in numbers], [second.things[number] for number in numbers]


def _weights(measures: Sequence[Things]) -> dict[str, float]:
    times = Counter(thing for things in measures for thing in things)
    return {thing: math.log(len(measures) / n) for thing, n in times.items()}


def _dice(one: Sequence[Things], other: Sequence[Things], weights: Mapping[str, float]) -> float:
    shared = math.fsum(weights[thing] for a, b in zip(one, other, strict=True) for thing in {*a} & {*b})
    total = math.fsum(weights[thing] for things in (*one, *other) for thing in things)
    return round(2 * shared / total, 3) if total else 0.0


def _things(measure: MeasureReading) -> Iterator[str]:
    yield from (f"agency {one.agency}" for one in measure.responsibilities if one.known)
    yield from (f"instrument {one.instrument}" for one in measure.instruments)
    yield from (f"quantity {_numbers(one)} {one.unit} {one.change}" for one in measure.quantities)
    yield from (f"time {one.start} {one.until}" for one in measure.periods)
    parsed = (parse_number(one.number) for one in measure.citations if one.number)
    yield from (f"number {number.year} {number.ordinal}" for number in parsed if number)
    yield from (f"figure {figure}" for figure in _FIGURES.findall(measure.text) if len(figure) >= _LEAST_DIGITS)


def _numbers(quantity: Quantity) -> str:
    """Written in one way, whatever the digits behind the point."""
    numbers = (quantity.value, quantity.minimum, quantity.maximum)
    return " ".join("-" if number is None else format(number.normalize(), "f") for number in numbers)
