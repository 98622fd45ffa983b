"""What a report is made of: sections of charts and grids, all frozen.

Example:
    >>> Section("load", "Workload", ("Nothing to show.",)).blocks
    ()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..table import Cell, Table

__all__ = ["ROOM", "Block", "Chart", "Grid", "Quote", "Section"]

ROOM = 32_000


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text and where they stand, such as ``D1, measure 4``."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: ``kind`` and ``drawn`` are for the script of the page, ``table`` is what its CSV holds, ``reading``
    says what position, length and colour mean. ``command`` gives the whole table, where the page has no room for it.
    ``share`` is whether it may stand beside another."""

    id: str
    kind: str
    title: str
    reading: str
    drawn: Mapping[str, Any]
    table: Table
    command: str
    share: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to read: ``rows`` of cells below ``heads``, the first of ``total`` ones, with all quotes behind each row
    where there are any. ``empty`` stands in its place without rows. ``folded`` grids open on a click; ``table`` is what
    the CSV holds, ``command`` gives it whole, and ``room`` is how many bytes the rows may take in the page."""

    id: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    table: Table
    command: str
    empty: str = ""
    note: str = ""
    quotes: Sequence[Sequence[Quote]] = ()
    folded: bool = False
    total: int = 0
    room: int = ROOM


Block = Chart | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: paragraphs, then blocks."""

    id: str
    title: str
    text: tuple[str, ...]
    blocks: tuple[Block, ...] = field(default=())
