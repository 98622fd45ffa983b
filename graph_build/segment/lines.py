"""The lines of a text that hold anything, with the cues in each.

Example:
    >>> from graph_build.segment.cues import Hit
    >>> [(line.start, line.end, line.kinds) for line in lines_of("a\\n  b c \\n", [Hit("line", 4, 5)])]
    [(0, 1, frozenset()), (4, 7, frozenset({'line'}))]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .cues import Hit

__all__ = ["Line", "lines_of"]

_LINE: Final = re.compile(r"[^\s](?:[^\n]*[^\s])?")


class Line(NamedTuple):
    """A line without the white space around it, and the cues in it."""

    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all cues in the line."""
        return frozenset(hit.kind for hit in self.hits)

    def opens_with(self, kind: str, *, within: int = 0) -> Hit | None:
        """The longest cue of ``kind`` that starts the line, at most ``within`` characters in."""
        found = [hit for hit in self.hits if hit.kind == kind and hit.start - self.start <= within]
        return max(found, key=lambda hit: hit.end, default=None)


def lines_of(text: str, hits: Sequence[Hit]) -> list[Line]:
    """The lines of ``text``; ``hits`` are cues in order of their ends."""
    ordered = sorted(hits, key=lambda hit: hit.start)
    found = []
    index = 0
    for match in _LINE.finditer(text):
        first = index
        while index < len(ordered) and ordered[index].start < match.end():
            index += 1
        found.append(Line(match.start(), match.end(), tuple(ordered[first:index])))
    return found
