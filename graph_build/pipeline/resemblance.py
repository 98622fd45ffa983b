"""Says why two texts may be texts of one work, and why they cannot be.

Example:
    >>> first = Sketch("Tea Law", None, "2009-05-04", (), "law", "en", Outline({}, {}))
    >>> contradict(first, Sketch("Tea Law", None, "2017-09-01", (), "law", "en", Outline({}, {})))
    True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..describe.numbers import parse_number
from ..model import DocumentReading, Language
from ..namespaces import slug
from .likeness import Likeness, Outline, likeness, likeness_moved, outline

__all__ = ["Reason", "Sketch", "contradict", "resemblance", "sketch"]

_MOST_DAYS: Final = 183
_OTHER: Final = "other"
_LEAST_SAME: Final = 0.4
_LEAST_GAIN: Final = 0.2
_LEAST_SECTIONS: Final = 0.8
_LEAST_SHARED: Final = 6
_LEAST_MEASURES: Final = 5
_MISSING: Final = 0.1


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as far as it is compared with others."""

    title: str | None
    number: str | None
    issued: str | None
    issuers: tuple[str, ...]
    kind: str
    language: Language
    outline: Outline


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two texts may be of one work; the greater ``strength``, the better."""

    strength: float
    words: str


def sketch(reading: DocumentReading) -> Sketch:
    """The sketch of a text."""
    fields = (reading.title, reading.number, reading.issued, reading.issuers, reading.kind)
    return Sketch(*fields, reading.source.language, outline(reading))


def contradict(first: Sketch, second: Sketch) -> bool:
    """True if two texts cannot be of one work: another year or ordinal in the number, dates half a year apart, another
    kind, or none of the issuers."""
    one, other = (parse_number(text.number) if text.number else None for text in (first, second))
    return (
        (one is not None and other is not None and one.digits != other.digits)
        or _far_apart(first.issued, second.issued)
        or (first.kind != second.kind and _OTHER not in (first.kind, second.kind))
        or (bool(first.issuers and second.issuers) and not {*first.issuers} & {*second.issuers})
    )


def resemblance(first: Sketch, second: Sketch, *, titles: bool) -> Reason | None:
    """Why two texts may be of one work; None where nothing says so. ``titles`` is True where the titles are alike."""
    if contradict(first, second) or not _near([len(text.outline.things) for text in (first, second)]):
        return None
    found = likeness(first.outline, second.outline)
    structure = f"same structure, likeness {found.same:.2f}"
    if titles and _may_be_one(first, second, found):
        return Reason(1 + found.same, f"same title, {structure}" if _is_same(first, second, found) else "same title")
    return Reason(found.same, structure) if _is_same(first, second, found) else None


def _is_same(first: Sketch, second: Sketch, found: Likeness) -> bool:
    return (
        min(len(text.outline.things) for text in (first, second)) >= _LEAST_MEASURES
        and found.shared >= _LEAST_SHARED
        and found.sections >= _LEAST_SECTIONS
        and found.same >= _LEAST_SAME
        and found.same >= likeness_moved(first.outline, second.outline) + _LEAST_GAIN
    )


def _may_be_one(first: Sketch, second: Sketch, found: Likeness) -> bool:
    """For titles that are alike. Where there are measures they must be more alike where they stand than elsewhere;
    where there are none, title and date must be the same."""
    if first.outline.things and second.outline.things:
        return found.same > likeness_moved(first.outline, second.outline)
    same_title = slug(first.title or "") == slug(second.title or "")
    return same_title and first.issued is not None and first.issued == second.issued


def _near(measures: Sequence[int]) -> bool:
    """Whether both texts have measures, in numbers that differ by no more than a tenth, or one; or neither has."""
    fewest, most = min(measures), max(measures)
    return most == 0 or (fewest > 0 and most - fewest <= max(1, _MISSING * most))


def _far_apart(first: str | None, second: str | None) -> bool:
    """Dates of any precision; those that are no day are compared by their years."""
    if first is None or second is None:
        return False
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) > _MOST_DAYS
    except ValueError:
        return abs(int(first[:4]) - int(second[:4])) > 1
