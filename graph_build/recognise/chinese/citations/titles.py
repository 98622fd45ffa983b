"""Finds titles in title marks: 《…》, with 〈…〉 or 《…》 inside.

Example:
    >>> text = "按照《茶业部关于印发〈茶园管理办法〉的通知》和《茶法》"
    >>> [title.name for title in find_titles(text, Span(0, len(text)))]
    ['茶业部关于印发〈茶园管理办法〉的通知', '茶法']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ..phrasing import one_line

__all__ = ["CitedTitle", "find_titles"]

_MARK: Final = re.compile(r"[《》]|\n[ \t\u3000]*\n")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class CitedTitle:
    """A title: its words without marks, and its place with them."""

    name: str
    place: Span


def find_titles(text: str, span: Span) -> Iterator[CitedTitle]:
    """The titles inside ``span``, in reading order. One inside another is part of it, unless the other has no end."""
    opened: list[int] = []
    inside: list[CitedTitle] = []
    for mark in _MARK.finditer(text, span.start, span.end):
        if opened and (mark.group() not in ("《", "》") or mark.start() - opened[0] > _LONGEST):
            yield from inside
            inside = []
            opened = opened[-1:] if mark.start() - opened[-1] <= _LONGEST and mark.group() in ("《", "》") else []
        if mark.group() == "《":
            opened.append(mark.start())
        elif mark.group() == "》" and opened:
            title = _title(text, Span(opened.pop(), mark.end()))
            inside = [*inside, title] if opened else []
            if not opened and title.name:
                yield title
    yield from inside


def _title(text: str, place: Span) -> CitedTitle:
    return CitedTitle(one_line(text[place.start + 1 : place.end - 1]), place)
