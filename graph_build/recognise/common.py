"""What the recognisers of all languages share: lines of a text, the nearest year, ranges of neighbours, settled roles.

Example:
    >>> settled({0: "lead", 1: "responsible"}, False)
    [(0, 'lead'), (1, 'participant')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from ..model import Role, Span

__all__ = ["Dated", "joined", "lines", "sentence_year", "settled"]

Item = TypeVar("Item")


class Dated(Protocol):
    """A point in time at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def year(self) -> int | None:
        """Its year, None where the text leaves it out."""


def lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of ``span`` that are not blank, without the space around them."""
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        if words := line.strip():
            start = at + line.index(words[0])
            yield Span(start, start + len(words))
        at += len(line) + 1


def sentence_year(text: str, known: Sequence[Dated], at: int, stop: re.Pattern[str]) -> int | None:
    """The year of the point of sorted ``known`` that is nearest to ``at`` and in the same sentence, before or behind
    it; ``stop`` finds where a sentence ends."""
    behind = bisect_left(known, at, key=lambda p: p.start)
    near = known[max(0, behind - 1) : behind + 1]
    for point in sorted(near, key=lambda p: abs(p.start - at)):
        if not stop.search(text, min(at, point.end), max(at, point.start)):
            return point.year
    return None


def joined(items: Iterable[Item], pair: Callable[[Item, Item], Sequence[Item] | None]) -> Iterator[Item]:
    """``items`` in order, each two neighbours replaced by what ``pair`` makes of them, if anything."""
    first: Item | None = None
    for second in items:
        made = pair(first, second) if first is not None else None
        if made:
            yield from made
        elif first is not None:
            yield first
        first = None if made else second
    if first is not None:
        yield first


def settled(found: Mapping[int, Role], first_leads: bool) -> list[tuple[int, Role]]:
    """The roles of the bodies of a note, by their places in it: where one leads, others that are responsible take part;
    ``first_leads`` makes the first the leader where none is named."""
    given = set(found.values())
    order = sorted(found)
    if first_leads and "lead" not in given and order:
        return [(i, "lead" if i == order[0] else "participant") for i in order]
    if "lead" in given:
        return [(i, "participant" if found[i] == "responsible" else found[i]) for i in order]
    return [(i, found[i]) for i in order]
