"""Joins printed lines to paragraphs, over the ends of pages too, and mends words that were broken at a hyphen.

A line ends its paragraph where the next line's first word would still have fitted on it, where more than the usual
blank follows, where the letters change their size, and where the left edge says so.

Example:
    >>> lines = [Line(text, 72, right, y, y + 11, first, 842) for text, right, y, first in
    ...     (("Firms pay for cus\u2010", 300, 700, 95), ("tomers abroad.", 140, 688, 110), ("Lend.", 99, 676, 99))]
    >>> paragraphs_of([lines])
    ['Firms pay for customers abroad.', 'Lend.']
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from .pdf_lines import HYPHEN, IDEOGRAPHS, Line
from .rows import BAR, table_text

__all__ = ["paragraphs_of"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD: Final = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*){HYPHEN}$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDED: Final = re.compile(r"[.!?:;。！？：；][)）”\"’']*$|[)）]$")
_ITEM: Final = re.compile(
    r"[(（](?:\d{1,3}|[ivx]{1,5}|[a-z]|[一二三四五六七八九十]{1,3})[)）]|"
    r"(?:\d{1,3}|[IVX]{1,5})\. |[一二三四五六七八九十]{1,3}、|"
    r"第[〇零一二三四五六七八九十百]{1,6}[编章节条]"
)
_BIN: Final = 36.0
_NARROW_SHARE: Final = 0.15
_FEW: Final = 5
_OTHER_SIZE: Final = 0.15
_MORE_BLANK: Final = 0.3
_INDENT: Final = 0.8
_MOST: Final = 0.6
_GOOD_PART: Final = 0.2


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document is set: by the place where lines start, where full ones end and where those that are not indented
    start; the blank between lines; whether paragraphs are indented; which lines stand first on a page."""

    ends: Mapping[int, float]
    edges: Mapping[int, float]
    blank: float
    indented: bool
    firsts: Collection[int]


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages; rows of a table are lines of one paragraph."""
    lines = [line for page in pages for line in page]
    rows, layout = _rows(lines), _layout(lines, {id(page[0]) for page in pages if page})
    groups: list[list[Line]] = []
    for line in lines:
        table = id(line) in rows
        same = bool(groups) and table == (id(groups[-1][-1]) in rows)
        if same and (table or not _starts(line, groups[-1], layout)):
            groups[-1].append(line)
        else:
            groups.append([line])
    words = _words(lines)
    return [_joined(group, rows, words) for group in groups]


def _rows(lines: Sequence[Line]) -> set[int]:
    """Lines with wide blanks next to others with such."""
    return {id(line) for one, other in pairwise(lines) if one.gaps and other.gaps for line in (one, other)}


def _layout(lines: Sequence[Line], firsts: Collection[int]) -> _Layout:
    """Too few lines do not tell where full ones end: the last column may hold short lines only, and is as wide as the
    others."""
    bins: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for place in (-1, 0, 1):
            bins[int(line.left // _BIN) + place].append(line)
    width = _usually_longest([line.right - line.left for line in lines], lines)
    ends = {place: _usually_longest([line.right for line in near], near) for place, near in bins.items()}
    for place, near in bins.items():
        if len(near) < _FEW:
            ends[place] = max(ends[place], near[0].left + width)
    edges = {place: _left_edge(near) for place, near in bins.items()}
    layout = _Layout(ends, edges, _usual_blank(lines, firsts), False, firsts)
    starts = [line for previous, line in pairwise(lines) if _fits(line, previous, layout)]
    shifted = sum(_shift(line, layout) > _INDENT for line in starts)
    return replace(layout, indented=shifted > _MOST * len(starts))


def _left_edge(lines: Sequence[Line]) -> float:
    """The leftmost place at which a good part of the lines start."""
    counts = Counter(round(line.left) for line in lines)
    return min((place for place, count in counts.items() if count >= _GOOD_PART * len(lines)), default=min(counts))


def _shift(line: Line, layout: _Layout) -> float:
    return (line.left - layout.edges[int(line.left // _BIN)]) / line.size


def _usually_longest(figures: Sequence[float], lines: Sequence[Line]) -> float:
    """The largest figure, but for those of the few lines that reach over several columns: the longest that make up a
    small share of all the print are passed over."""
    left = _NARROW_SHARE * sum(line.right - line.left for line in lines)
    for figure, line in sorted(zip(figures, lines, strict=True), key=lambda pair: -pair[0]):
        left -= line.right - line.left
        if left <= 0:
            return figure
    return max(figures, default=0.0)


def _usual_blank(lines: Sequence[Line], starts: Collection[int]) -> float:
    """The blank between the lines of a paragraph, which is among the smaller ones."""
    blanks = sorted(
        one.bottom - other.top for one, other in pairwise(lines) if id(other) not in starts and other.top < one.top
    )
    return blanks[len(blanks) // 4] if blanks else 0.0


def _starts(line: Line, group: Sequence[Line], layout: _Layout) -> bool:
    previous = group[-1]
    if previous.text.endswith(HYPHEN):
        return False
    if abs(line.size - previous.size) > _OTHER_SIZE * previous.size:
        return True
    below = id(line) not in layout.firsts and line.top < previous.top
    if below and previous.bottom - line.top > layout.blank + _MORE_BLANK * previous.size:
        return True
    if _fits(line, previous, layout) or (_ENDED.search(previous.text) and _ITEM.match(line.text)):
        return True
    return _shift(line, layout) > _INDENT if layout.indented else below and _is_shifted(line, group)


def _fits(line: Line, previous: Line, layout: _Layout) -> bool:
    blank = layout.ends[int(previous.left // _BIN)] - previous.right
    slack = 2.0 if IDEOGRAPHS.match(line.text) else 0.5
    return blank > line.first - line.left + slack * previous.size


def _is_shifted(line: Line, group: Sequence[Line]) -> bool:
    """An indented line after the end of a sentence; or what follows an item whose lines hang."""
    previous = group[-1]
    shift = (line.left - previous.left) / previous.size
    if shift > _INDENT:
        return bool(_ENDED.search(previous.text))
    return shift < -_INDENT and len(group) > 1


def _words(lines: Sequence[Line]) -> set[str]:
    """All words that stand whole on one line."""
    whole = [_LAST_WORD.sub("", line.text) for line in lines]
    for place, (one, _) in enumerate(pairwise(lines), 1):
        if one.text.endswith(HYPHEN):
            whole[place] = _FIRST_WORD.sub("", whole[place], count=1)
    return {word.lower() for text in whole for word in _WORD.findall(text)}


def _joined(group: Sequence[Line], rows: Collection[int], words: Collection[str]) -> str:
    if id(group[0]) in rows:
        return _table([line.with_bars() for line in group]).replace(HYPHEN, "-")
    text = group[0].text
    for line in group[1:]:
        text = _with(text, line.text, words)
    return text.replace(HYPHEN, "-")


def _table(lines: Sequence[str]) -> str:
    """Rows as printed; where each has a cell in every column, what the columns are called is known of each."""
    cells = [line.split(BAR) for line in lines]
    return table_text(cells) if len({len(row) for row in cells}) == 1 else "\n".join(lines)


def _with(text: str, line: str, words: Collection[str]) -> str:
    broken, rest = _LAST_WORD.search(text), _FIRST_WORD.match(line)
    if text.endswith(HYPHEN):
        kept = not (broken and rest) or _has_hyphen(broken[1].lower(), rest[0], words)
        return text.removesuffix(HYPHEN) + ("-" if kept else "") + line
    close = IDEOGRAPHS.match(text[-1:]) or IDEOGRAPHS.match(line)
    return f"{text}{line}" if close else f"{text} {line}"


def _has_hyphen(start: str, rest: str, words: Collection[str]) -> bool:
    """Whether a word has the hyphen at which it was broken: as it stands elsewhere in the document, else where both its
    parts are words there."""
    end = rest.lower()
    if start + end in words or f"{start}-{end}" in words:
        return start + end not in words
    return not rest[0].islower() or {start, end} <= {*words}
