"""What a reader can take from the page as CSV: the table behind each block, once each, as far as the page has room.

Example:
    >>> shares([10, 50, 90], 120)
    [10, 50, 60]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from ..embedding import json_block
from ..table import Table
from .fit import whole
from .model import Block, Chart

__all__ = ["Downloads", "downloads", "shares"]

_COMMA: Final = 1


@dataclass(frozen=True, slots=True)
class Downloads:
    """``data`` is for the script of the page; ``offers`` says by block what its button gives, and ``left`` which
    command gives the rest, where rows are left out."""

    data: Mapping[str, Any]
    offers: Mapping[str, str]
    left: Mapping[str, str]


def downloads(blocks: Iterable[Block], room: int) -> Downloads:
    """The tables of these blocks with as many rows as ``room`` bytes hold: small tables whole, the others evenly."""
    blocks = list(blocks)
    tables: list[Table] = []
    places = {block.id: _place(tables, block.table) for block in blocks}
    kept = _kept(tables, room)
    offers, left = {}, {}
    for block in blocks:
        rows, total = kept[places[block.id]], len(block.table)
        offers[block.id] = "Data as CSV" if rows == total else f"Data as CSV (the first {rows:,} of {total:,} rows)"
        if rows < total:
            left[block.id] = whole(block)
    data = {
        "blocks": {block.id: {"csv": places[block.id]} | _picture(block) for block in blocks},
        "tables": [{"columns": t.columns, "rows": t.rows[:n]} for t, n in zip(tables, kept, strict=True)],
    }
    return Downloads(data, offers, left)


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """How much of ``room`` each gets: who wants little all of it, the others evenly what is left."""
    found = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for served, place in enumerate(order):
        found[place] = min(wanted[place], room // (len(order) - served))
        room -= found[place]
    return found


def _place(tables: list[Table], table: Table) -> int:
    """Where a table stands among those that are in the page already."""
    for place, one in enumerate(tables):
        if one is table:
            return place
    tables.append(table)
    return len(tables) - 1


def _kept(tables: Sequence[Table], room: int) -> list[int]:
    sizes = [_sizes(table, room) for table in tables]
    given = shares([one[-1] if one else 0 for one in sizes], room)
    return [bisect_right(one, most) for one, most in zip(sizes, given, strict=True)]


def _sizes(table: Table, most: int) -> list[int]:
    """The bytes of the first row, of the first two, and so on until they are more than ``most``."""
    found = []
    for size in accumulate(len(json_block(row).encode()) + _COMMA for row in table.rows):
        found.append(size)
        if size > most:
            break
    return found


def _picture(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "drawn": block.drawn} if isinstance(block, Chart) else {}
