"""Puts headings of subdivisions between chapters and articles: only some chapters of a Chinese regulation have sections
(节), so they are no level of its numbering that the decoder could count on.

Example:
    >>> from graph_build.segment.decode import decode
    >>> from graph_build.segment.markers import candidates
    >>> kinds = {"章": "group", "节": "group", "条": "item"}
    >>> text = "第一章 总\\n第一条 甲。\\n第二条 乙。\\n第二章 支持\\n第一节 钱\\n第三条 丙。\\n第二节 人\\n第四条 丁。"
    >>> certain, optional = without_optional(candidates(text, {}, kinds), kinds)
    >>> nodes = with_optional(decode(certain), optional, kinds)
    >>> [(node.level, node.value) for node in nodes]
    [(1, 1), (3, 1), (3, 2), (1, 2), (2, 1), (3, 3), (2, 2), (3, 4)]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import merge
from typing import Final

from .decode import Node
from .markers import Marker

__all__ = ["with_optional", "without_optional"]

_LEAST: Final = 2
_LONGEST_TITLE: Final = 80


def without_optional(
    markers: Sequence[Marker], divisions: Mapping[str, str]
) -> tuple[Sequence[Marker], Sequence[Marker]]:
    """``markers`` without those of the lower of two divisions that group articles, and these; none where there is no
    such lower division."""
    named = [marker for marker in markers if not marker.division.isascii() and marker.weight > 0]
    groups = list(dict.fromkeys(m.division for m in named if divisions.get(m.division) == "group"))
    if len(groups) != _LEAST or not any(divisions.get(marker.division) == "item" for marker in named):
        return markers, ()
    optional = [marker for marker in markers if marker.division == groups[1]]
    return [marker for marker in markers if marker.division != groups[1]], optional


def with_optional(nodes: Sequence[Node], optional: Sequence[Marker], divisions: Mapping[str, str]) -> list[Node]:
    """``nodes`` with the headings among ``optional`` that stand right above an article and count on, or anew; all
    below them one level lower."""
    headings = _headings(nodes, optional, divisions) if optional else []
    if len(headings) < _LEAST:
        return list(nodes)
    lowered = [node._replace(level=node.level + 1) if node.level > 1 else node for node in nodes]
    return list(merge(lowered, headings, key=lambda node: node.marker.start))


def _headings(nodes: Sequence[Node], optional: Sequence[Marker], divisions: Mapping[str, str]) -> list[Node]:
    found: list[Node] = []
    last, index = 0, 0
    for marker in optional:
        while index < len(nodes) and nodes[index].marker.start < marker.start:
            index += 1
        if 0 < index < len(nodes) and _is_above(marker, nodes[index], divisions):
            value = marker.readings[0].value
            if value in (1, last + 1):
                found.append(Node(marker, 2, value, nodes[index].part))
                last = value
    return found


def _is_above(marker: Marker, node: Node, divisions: Mapping[str, str]) -> bool:
    close = node.marker.start - marker.end < _LONGEST_TITLE
    return close and divisions.get(node.marker.division) == "item"
