"""Turns decoded markers into sections and measures with offsets.

The measures are the lowest level at which the document counts: a level below it that only some items have is a list
inside a measure, and stays text.

Example:
    >>> from graph_build.segment.decode import decode
    >>> from graph_build.segment.markers import candidates
    >>> text = "I. Goals (1) Aim high. (2) Aim low. II. Tasks (3) Begin. (4) Go on."
    >>> sections, measures = assemble(text, decode(candidates(text, {}, {})), {}, len(text))
    >>> [(m.number, m.section, m.span.of(text)) for m in measures][-1]
    (4, (2,), 'Go on.')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import Final

from ..model import Heading, Passage, Span
from .decode import Node
from .sentences import clause_span, title_span, trimmed

__all__ = ["assemble", "measure_level", "numbered_part"]

_LEAST_NODES: Final = 2
_SHARE_OF_GROUPING_SECTIONS: Final = 0.4
_SHARE_OF_GROUPING_ITEMS: Final = 0.6
_SHARE_OF_LOWER_CASE: Final = 0.8
_LONGEST_OWN_TEXT: Final = 600
_LONGEST_WORDED_TITLE: Final = 200


def numbered_part(nodes: Sequence[Node]) -> list[Node]:
    """The nodes of the longest part: a notice and the plan that it prints can both be numbered."""
    sizes = Counter(node.part for node in nodes)
    best = max(sizes, key=sizes.__getitem__, default=0)
    return [node for node in nodes if node.part == best]


def measure_level(nodes: Sequence[Node], divisions: Mapping[str, str]) -> int:
    """The level whose nodes are the measures; 0 where the nodes are no outline."""
    if len(nodes) < _LEAST_NODES or _only_words(nodes):
        return 0
    level = 1
    while level < max(node.level for node in nodes) and _groups(nodes, level, divisions):
        level += 1
    return level


def _only_words(nodes: Sequence[Node]) -> bool:
    """True for "First, … Second, …" in prose, which numbers arguments, not measures."""
    lengths = [after.marker.start - node.marker.body for node, after in pairwise(nodes)]
    return all(node.marker.form == "word" for node in nodes) and median(lengths) > _LONGEST_WORDED_TITLE


def _groups(nodes: Sequence[Node], level: int, divisions: Mapping[str, str]) -> bool:
    """True if the nodes of ``level`` are headings over those of the next."""
    parents = [(node, after) for node, after in zip(nodes, [*nodes[1:], None], strict=True) if node.level == level]
    if not parents:
        return True
    if any(divisions.get(node.marker.division) == "item" for node, _ in parents):
        return False
    grouping = [(node, after) for node, after in parents if after and after.level > level]
    share = _SHARE_OF_GROUPING_SECTIONS if level == 1 else _SHARE_OF_GROUPING_ITEMS
    children = [node for node in nodes if node.level == level + 1]
    if len(grouping) < share * len(parents) or len(children) < _LEAST_NODES:
        return False
    if _in_lower_case(children) and not _in_lower_case([node for node, _ in parents]):
        return False
    return median(after.marker.start - node.marker.body for node, after in grouping) <= _LONGEST_OWN_TEXT


def _in_lower_case(nodes: Sequence[Node]) -> bool:
    """True if the text of nearly all ``nodes`` begins in lower case, as that of a list inside a sentence does."""
    return sum(node.marker.lower for node in nodes) >= _SHARE_OF_LOWER_CASE * len(nodes)


def assemble(
    masked: str, nodes: Sequence[Node], divisions: Mapping[str, str], stop: int
) -> tuple[tuple[Heading, ...], tuple[Passage, ...]]:
    """Sections and measures of ``nodes`` (of one part), in order. ``stop`` is where the last one ends at the latest."""
    level = measure_level(nodes, divisions)
    kept = [node for node in nodes if node.level <= level]
    if not kept:
        return (), ()
    ends = [node.marker.start for node in kept[1:]] + [stop]
    paths = _paths(kept)
    numbers = _numbers(kept, level)
    measures = [
        _passage(masked, node, number, path[:-1], end)
        for node, number, path, end in zip(kept, numbers, paths, ends, strict=True)
        if node.level == level
    ]
    sections = [
        _heading(masked, node, path, end, _extent_end(kept, index, stop))
        for index, (node, path, end) in enumerate(zip(kept, paths, ends, strict=True))
        if node.level < level
    ]
    return tuple(sections), tuple(measures)


def _paths(nodes: Sequence[Node]) -> list[tuple[int, ...]]:
    """The ordinals from the top; a heading that is missing before the first one has none."""
    path: tuple[int, ...] = ()
    paths = []
    for node in nodes:
        above = (*path, *[0] * node.level)[: node.level - 1 - node.lowered]
        path = (*above, *[0] * node.lowered, node.value)
        paths.append(tuple(value for value in path if value))
    return paths


def _numbers(nodes: Sequence[Node], level: int) -> list[int]:
    """The ordinals in the document's own sequence: numbers that restart under each heading run on, and items at two
    depths are counted through."""
    if any(node.lowered for node in nodes):
        return list(accumulate(node.level == level for node in nodes))
    numbers = []
    offset = last = 0
    for node in nodes:
        if node.level == level:
            offset += last if node.value <= last else 0
            last = node.value
        numbers.append(offset + last)
    return numbers


def _extent_end(nodes: Sequence[Node], index: int, stop: int) -> int:
    following = (nodes[later] for later in range(index + 1, len(nodes)))
    return next((node.marker.start for node in following if node.level <= nodes[index].level), stop)


def _passage(masked: str, node: Node, number: int, section: tuple[int, ...], end: int) -> Passage:
    span = trimmed(masked, node.marker.end, end)
    return Passage(number, section, clause_span(masked, span.start, span.end), span)


def _heading(masked: str, node: Node, path: tuple[int, ...], end: int, extent_end: int) -> Heading:
    start = trimmed(masked, node.marker.end, end).start
    title = title_span(masked, start, end)
    extent = trimmed(masked, node.marker.start, max(extent_end, title.end))
    return Heading(path, title, extent, _own_text(masked, title.end, end))


def _own_text(masked: str, start: int, end: int) -> tuple[Span, ...]:
    while start < end and masked[start] in " .。,，;；:：":
        start += 1
    spans = []
    while start < end:
        line = masked.find("\n", start, end)
        line = end if line < 0 else line
        span = trimmed(masked, start, line)
        if span.end > span.start:
            spans.append(span)
        start = line + 1
    return tuple(spans)
