"""Cuts a grid to its room in the page: first quotes, of which one stays for each row, then rows; and says so.

Example:
    >>> from graph_build.table import Table
    >>> fitted(Grid("a", "A", ("B",), [("c",), ("d",)], Table(("b",), ()), "query a", total=5)).note
    'The first 2 of 5 rows are shown; all: sme-graph query a --format csv'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile
from typing import Final

from ..table import Cell
from .model import Chart, Grid, Quote

__all__ = ["fitted", "shortened", "whole"]

_QUOTES: Final = (8, 4, 2, 1)
_CSV: Final = ("query", "workload", "overlap")
_LONGEST: Final = 240
# What the markup of a cell and of a quote takes, about.
_CELL: Final = 40
_MARKS: Final = 50


def fitted(grid: Grid) -> Grid:
    """The grid with as many quotes and rows as have room, and a note where rows are left out."""
    for most in _QUOTES:
        quotes = [_few(one, most) for one in grid.quotes]
        sizes = list(accumulate(_sizes(grid.rows, quotes)))
        if not sizes or sizes[-1] <= grid.room:
            break
    kept = max(1, len(list(takewhile(lambda size: size <= grid.room, sizes))))
    total = max(grid.total, len(grid.rows))
    cut = f"The first {kept:,} of {total:,} rows are shown; all: {whole(grid)}" if kept < total and sizes else ""
    note = " ".join(filter(None, (grid.note, cut)))
    return replace(grid, rows=grid.rows[:kept], quotes=quotes[:kept], note=note)


def whole(block: Grid | Chart) -> str:
    """Where the whole table of a block is: the command that gives it, or the record of the build."""
    if not block.command:
        return "run.json in the folder of the build"
    return f"sme-graph {block.command}" + (" --format csv" if block.command.startswith(_CSV) else "")


def shortened(text: str, longest: int = 90) -> str:
    """A text cut to a length.

    >>> shortened("Ministry of Finance", 12)
    'Ministry of…'
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _few(quotes: Sequence[Quote], most: int) -> tuple[Quote, ...]:
    shown = [Quote(shortened(quote.words, _LONGEST), quote.where) for quote in quotes[:most]]
    more = len(quotes) - most
    return (*shown, Quote("", f"and {more:,} more")) if more > 0 else tuple(shown)


def _sizes(rows: Sequence[Sequence[Cell]], quotes: Sequence[Sequence[Quote]]) -> Iterator[int]:
    for place, row in enumerate(rows):
        behind = quotes[place] if quotes else ()
        yield sum(_CELL + len(str(cell).encode()) for cell in row) + sum(
            _MARKS + len(quote.words.encode()) + len(quote.where.encode()) for quote in behind
        )
