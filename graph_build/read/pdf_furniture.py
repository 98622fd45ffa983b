"""Takes running heads, feet and page numbers out of the lines of pages.

They stand at the upper or lower edge, and at the same height with the same words, but for numbers, on other pages.

Example:
    >>> lines = [Line(text, 72, 200, y, y + 11, 100, 842) for text, y in (("Gazette 1", 800), ("Cut fees.", 400))]
    >>> other = [Line(text, 72, 200, y, y + 11, 100, 842) for text, y in (("Gazette 2", 800), ("Lend.", 400))]
    >>> [[line.text for line in page] for page in without_furniture([lines, other])]
    [['Cut fees.'], ['Lend.']]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .pdf_lines import Line

__all__ = ["without_furniture"]

_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(r"\W*(?:page|第)?\s*1\s*(?:(?:of|/|共)\s*1)?\s*页?\W*", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$|^\d{1,4}$", re.ASCII)
_MOST: Final = 0.5
_AT_EDGE: Final = 3
_EDGE: Final = 0.15
_BLANK: Final = 0.5
_SAME_HEIGHT: Final = 4.0
_SHARE: Final = 0.3


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of the pages that are text."""
    edges = [_edges(page) for page in pages]
    places: dict[str, list[float]] = defaultdict(list)
    for edge in edges:
        for key, height in {(_key(line), line.bottom) for line in edge}:
            places[key].append(height)
    dropped = _numbered(edges)
    least = max(2, _SHARE * len(pages))
    dropped |= {id(line) for edge in edges for line in edge if _runs(line, places, least, len(pages))}
    return [[line for line in page if id(line) not in dropped] for page in pages]


def _numbered(edges: Sequence[Sequence[Line]]) -> set[int]:
    """Lines that begin or end with the number of the page, whatever their words: heads may change with the chapter."""
    first_pages: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, edge in enumerate(edges):
        for line in edge:
            for number in _BARE_NUMBER.findall(line.text):
                first_pages[place - int(number)].append((place, id(line)))
    counted = max(first_pages.values(), key=lambda found: len({place for place, _ in found}), default=[])
    many = len({place for place, _ in counted}) >= max(3, _MOST * len(edges))
    return {line for _, line in counted} if many else set()


def _edges(page: Sequence[Line]) -> list[Line]:
    """The outermost lines that stand near an edge, and apart from the text."""
    ordered = sorted(page, key=lambda line: -line.top)
    upper = [line for line in _apart(ordered) if line.bottom > (1 - _EDGE) * line.page_height]
    lower = [line for line in _apart(ordered[::-1]) if line.top < _EDGE * line.page_height]
    return [*upper, *(line for line in lower if line not in upper)]


def _apart(lines: Sequence[Line]) -> Sequence[Line]:
    """The first lines up to a wide blank, if it comes soon."""
    for place, (one, other) in enumerate(pairwise(lines[: _AT_EDGE + 1]), 1):
        if max(one.bottom - other.top, other.bottom - one.top) > _BLANK * one.size:
            return lines[:place]
    return lines if len(lines) <= 1 else ()


def _key(line: Line) -> str:
    return _NUMBER.sub("#", "".join(line.text.lower().split(" ")) if line.text.isdigit() else line.text.lower())


def _runs(line: Line, places: dict[str, list[float]], least: float, pages: int) -> bool:
    if pages == 1:
        return bool(_PAGE_NUMBER.fullmatch(line.text))
    near = [height for height in places[_key(line)] if abs(height - line.bottom) <= _SAME_HEIGHT]
    return len(near) >= least
