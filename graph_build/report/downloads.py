"""What a reader can take from the page as CSV: the table behind each block, once each, as far as the page has room.

Example:
    >>> offered(Table(("a",), ((1,), (2,))))
    'Data as CSV'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..embedding import json_block
from ..table import Table
from .model import Block, Chart

__all__ = ["LIMIT", "data_of", "kept", "offered"]

# With plotly.js of 4.8 MB, a page with a dozen full tables stays below 6 MB in most cases.
LIMIT: Final = 120_000


def data_of(blocks: Iterable[Block]) -> dict[str, Any]:
    """The data in the page: ``blocks`` by id, each with the place of its table in ``tables``."""
    found: dict[str, Any] = {}
    tables: list[Table] = []
    for block in blocks:
        if not any(block.table is table for table in tables):
            tables.append(block.table)
        found[block.id] = {"csv": next(place for place, table in enumerate(tables) if table is block.table)}
        if isinstance(block, Chart):
            found[block.id] |= {"kind": block.kind, "drawn": block.drawn}
    return {"blocks": found, "tables": [_plain(table) for table in tables]}


def kept(table: Table) -> int:
    """How many rows of a table, from its first, have room in the page."""
    size = 0
    for place, row in enumerate(table.rows):
        size += len(json_block(row).encode())
        if size > LIMIT:
            return place
    return len(table)


def offered(table: Table) -> str:
    """What the button says, which tells where rows are left out."""
    rows = kept(table)
    return "Data as CSV" if rows == len(table) else f"Data as CSV (the first {rows:,} of {len(table):,} rows)"


def _plain(table: Table) -> dict[str, Any]:
    return {"columns": table.columns, "rows": table.rows[: kept(table)]}
