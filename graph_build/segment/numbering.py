"""Decodes the numbering of a text, or, where signatures and annexes part several texts, of the one that counts.

Example:
    >>> from graph_build.segment.cues import cues_of
    >>> from graph_build.segment.lines import lines_of
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "1. Aim high.\\n2. Aim low."
    >>> cues = cues_of(load_vocabulary())
    >>> nodes, end = numbering(text, lines_of(text, cues.find(text)), cues)
    >>> [node.value for node in nodes], end
    ([1, 2], 24)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from .cues import Cues
from .decode import Node, decode
from .depths import evened
from .frames import contents, cuts
from .lines import Line
from .markers import Marker, candidates
from .noise import blanked
from .outline import measure_level, numbered_part
from .subdivisions import with_optional, without_optional

__all__ = ["numbering"]

_FAR_LONGER: Final = 2


def numbering(masked: str, lines: Sequence[Line], cues: Cues) -> tuple[list[Node], int]:
    """The nodes, and the offset at which the text ends that they number. Of several texts the first counts, unless a
    later one is far longer: a short notice may print a plan below its signature."""
    markers = candidates(blanked(masked, contents(masked, lines)), cues.ordinals, cues.divisions)
    best: tuple[list[Node], int] = ([], len(masked))
    longest = 0
    for start, end in pairwise([0, *cuts(masked, lines), len(masked)]):
        nodes = evened(masked, _decoded([marker for marker in markers if start <= marker.start < end], cues.divisions))
        length = _length(nodes, end, cues.divisions)
        if length > _FAR_LONGER * longest:
            best, longest = (nodes, end), length
    return best


def _decoded(markers: Sequence[Marker], divisions: Mapping[str, str]) -> list[Node]:
    certain, optional = without_optional(markers, divisions)
    return with_optional(decode(certain), optional, divisions)


def _length(nodes: Sequence[Node], end: int, divisions: Mapping[str, str]) -> int:
    """How much text is numbered; 0 where the nodes are no outline."""
    part = numbered_part(nodes)
    return end - part[0].marker.start if measure_level(part, divisions) else 0
