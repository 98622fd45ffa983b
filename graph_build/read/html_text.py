"""Prints a part of a page as text: a paragraph a block, a line a row of a table, and list items with their numbers.

Example:
    >>> from lxml import html
    >>> print(text_of(html.fromstring("<div><h2>Fees</h2><ol start=3><li>Cut <b>all</b> fees.<li>Lend.</ol></div>")))
    Fees
    <BLANKLINE>
    3. Cut all fees.
    <BLANKLINE>
    4. Lend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from .ordinals import ordinal
from .rows import table_text

__all__ = ["is_table", "rows_of", "text_of"]

_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK_IN_HAN: Final = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\r?\n[ \t\r\n\f]*(?=[\u3001-\u9fff\uff00-\uffef])")
_EDGES: Final = " \t\u00a0\u3000"
_PARTED: Final = re.compile(r"\n(?:[ \t\u00a0\u3000]*\n)+")
_LISTS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MARKED: Final = re.compile(r"\s*[(（]?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[.)）、．]")
_MOST_SPAN: Final = 100


def text_of(element: _Element) -> str:
    """The text of ``element``, paragraphs parted by an empty line."""
    writer = _Writer()
    writer.write(element)
    writer.end()
    return "\n\n".join(writer.paragraphs)


def is_table(element: _Element) -> bool:
    """False for tables that only lay out a page: with tables in cells, or one column."""
    if element.get("role") == "presentation" or next(element.iterdescendants("table"), None) is not None:
        return False
    return any(len(_cells(row)) > 1 for row in element.iter("tr"))


def rows_of(table: _Element) -> Iterator[list[str]]:
    """The cells of each row; a cell that reaches over several rows is in each of them."""
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in _cells(row):
            _fill(cells, reaching)
            text = " ".join(text_of_cell(cell).split())
            rows = _span(cell, "rowspan")
            if rows > 1:
                reaching[len(cells)] = (rows - 1, text)
            cells.extend([text] + [""] * (_span(cell, "colspan") - 1))
        _fill(cells, reaching)
        yield cells


def text_of_cell(cell: _Element) -> str:
    """The text of one cell without a row's marks."""
    writer = _Writer()
    writer.content(cell)
    writer.end()
    return "\n".join(writer.paragraphs)


def _fill(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    while (place := len(cells)) in reaching:
        left, text = reaching.pop(place)
        if left > 1:
            reaching[place] = (left - 1, text)
        cells.append(text)


def _cells(row: _Element) -> list[_Element]:
    return [child for child in row if child.tag in ("td", "th")]


def _span(cell: _Element, name: str) -> int:
    digits = (cell.get(name) or "").strip()
    return max(1, min(int(digits), _MOST_SPAN)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1


class _Writer:
    """Paragraphs so far, and the pieces of the one being written."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._kept = 0

    def end(self) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        for part in _PARTED.split(text):
            lines = (line.strip(_EDGES) for line in part.split("\n"))
            if paragraph := "\n".join(line for line in lines if line):
                self.paragraphs.append(paragraph)

    def add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text if self._kept else _SPACE.sub(" ", _BREAK_IN_HAN.sub("", text)))

    def content(self, element: _Element) -> None:
        self.add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.write(child)
            self.add(child.tail)

    def write(self, element: _Element) -> None:
        if element.tag == "br":
            self._pieces.append("\n")
        elif element.tag in _INLINE:
            self.content(element)
        else:
            self._block(element)

    def _block(self, element: _Element) -> None:
        self.end()
        if element.tag == "table" and is_table(element):
            self.paragraphs.extend(filter(None, [table_text(rows_of(element))]))
        elif element.tag == "ol":
            self._list(element)
        else:
            self._kept += element.tag == "pre"
            self.content(element)
            self.end()
            self._kept -= element.tag == "pre"

    def _list(self, element: _Element) -> None:
        for item, marker in _numbered(element):
            before = len(self.paragraphs)
            self._block(item)
            if marker and len(self.paragraphs) > before and not _MARKED.match(self.paragraphs[before]):
                self.paragraphs[before] = f"{marker} {self.paragraphs[before]}"


def _numbered(element: _Element) -> Iterator[tuple[_Element, str]]:
    """Items with the numbers that a browser prints, unless the list's own style says that it prints none."""
    bare = re.search(r"list-style(?:-type)?\s*:\s*none", element.get("style") or "", re.IGNORECASE)
    form = _LISTS.get(element.get("type") or "1", "decimal")
    items = list(element.iterchildren("*"))
    step = -1 if element.get("reversed") is not None else 1
    number = _integer(element.get("start"), len(items) if step < 0 else 1)
    for item in items:
        if item.tag != "li":
            yield item, ""
            continue
        number = _integer(item.get("value"), number)
        printed = ordinal(number, form)
        yield item, f"{printed}." if printed and not bare else ""
        number += step


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text, re.ASCII) else default
