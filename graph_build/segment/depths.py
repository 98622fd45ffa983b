"""Evens out a Chinese numbering whose items lie at two depths: under one heading each （一） heads its own 1. 2. 3.,
under another each （一） is a measure. The items without numbers below them are put at the depth of the others.

Example:
    >>> from graph_build.segment.decode import decode
    >>> from graph_build.segment.markers import candidates
    >>> lines = "一、事 （一）减负 1.减税 2.减费 （二）增信 1.担保 2.保险 二、人 （一）组织 （二）宣传".split()
    >>> text = "\\n".join(lines)
    >>> [(node.level, node.value) for node in evened(text, decode(candidates(text, {}, {})))][-3:]
    [(1, 2), (3, 1), (3, 2)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .steps import Node

__all__ = ["evened"]

_TOP: Final = 2
_LEAST: Final = 2
_BARE_HEADING: Final = re.compile(r"\s*[^。；;：:！？\n]{0,39}[\u3400-\u9fff]。?\s*")


def evened(masked: str, nodes: Sequence[Node]) -> list[Node]:
    """``nodes`` with those of the second level one lower that have none below, if at least two others only head the
    items below them, and none has text of its own above its items."""
    behind = list(pairwise([*nodes, None]))
    second = [(node, after) for node, after in behind if node and node.level == _TOP]
    heads = [(node, after) for node, after in second if after and after.level > _TOP]
    items = sum(node.level == _TOP + 1 for node in nodes)
    leaves = len(second) - len(heads)
    bare = all(_BARE_HEADING.fullmatch(masked, node.marker.body, after.marker.start) for node, after in heads)
    if len(heads) < _LEAST or not bare or not leaves or items < max(leaves, _LEAST * len(heads)):
        return list(nodes)
    grouping = {node.marker.start for node, _ in heads}
    return [
        node._replace(level=_TOP + 1, lowered=True)
        if node.level == _TOP and node.marker.start not in grouping
        else node
        for node in nodes
    ]
