"""Draws a table for a terminal, so that it can be read at any width.

Too wide a table loses the ids that stand beside names. If it is still too wide, its numbers go into further tables, or,
where texts are long, it becomes records, a line a cell.

Example:
    >>> draw(("id", "year"), [("tea", 2014)])  # doctest: +NORMALIZE_WHITESPACE
    <BLANKLINE>
      id    year
     ────────────
      tea   2014
    <BLANKLINE>
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ..table import Cell, compact

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = ["Rows", "draw"]

Rows: TypeAlias = Sequence[Sequence[Cell]]
_PIPE_WIDTH: Final = 200
_PADDING: Final = 3
_LEAST: Final = 18
_MOST_TEXT: Final = 0.7
_NAMES: Final = ("label", "title", "heading")


class _Column(NamedTuple):
    """A column as drawn: its heading, cells, and whether they are numbers."""

    name: str
    cells: tuple[str, ...]
    numeric: bool

    @property
    def heading(self) -> str:
        """The words of the name, below each other over numbers."""
        return self.name.replace("_", "\n" if self.numeric else " ")

    @property
    def width(self) -> int:
        """The width that the column would like to have, in cells of the terminal: a Chinese character takes two."""
        from rich.cells import cell_len

        return _PADDING + max(map(cell_len, (*self.heading.split("\n"), *self.cells)))


def draw(columns: Sequence[str], rows: Rows) -> None:
    """Writes a table to standard output. Numbers that do not fit beside the texts go into further tables below."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    found = [_column(name, [row[index] for row in rows]) for index, name in enumerate(columns)]
    shown = found if _fits(found, console.width) else list(_without_ids(found))
    texts = [column for column in shown if not column.numeric] or shown[:1]
    numbers = [column for column in shown if column not in texts]
    if _fits(shown, console.width):
        console.print(_table(shown))
    elif _width(texts) < _MOST_TEXT * console.width:
        for chosen in _fitting([column.width for column in numbers], console.width - _width(texts)):
            console.print(_table([*texts, *(numbers[index] for index in chosen)]))
    else:
        _records(found, console)


def _column(name: str, cells: Sequence[Cell]) -> _Column:
    numeric = all(isinstance(cell, int | float | Decimal | None) for cell in cells)
    return _Column(name, tuple(map(compact, cells)), numeric)


def _fits(columns: Sequence[_Column], width: int) -> bool:
    """True if there is room for all, perhaps with texts on several lines."""
    texts = sum(not column.numeric for column in columns)
    return _width(columns) < width or texts * _LEAST < width - _width([c for c in columns if c.numeric])


def _width(columns: Sequence[_Column]) -> int:
    return sum(column.width for column in columns)


def _without_ids(columns: Sequence[_Column]) -> Iterator[_Column]:
    """The columns but for those whose next one says the same as a name."""
    following = [*(column.name for column in columns[1:]), ""]
    for column, after in zip(columns, following, strict=True):
        if after not in {*_NAMES, *(f"{column.name}_{name}" for name in _NAMES)}:
            yield column


def _table(columns: Sequence[_Column]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(Text(column.heading), justify="right" if column.numeric else "left", no_wrap=column.numeric)
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(_text, row))
    return table


def _text(cell: str) -> Text:
    """A cell as drawn. Words that are too long are cut, but no Chinese text, since it has no spaces to break it at."""
    from rich.cells import cell_len
    from rich.text import Text

    return Text(cell, overflow=None if cell_len(cell) == len(cell) else "fold")


def _records(columns: Sequence[_Column], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(zip(*(column.cells for column in columns), strict=True), start=1):
        record = Table.grid(padding=(0, 2))
        for column, cell in zip(columns, row, strict=True):
            if cell != "-":
                record.add_row(Text(f"  {column.name}"), Text(cell))
        console.print(Text(f"{number}."))
        console.print(record)


def _fitting(widths: Sequence[int], room: int) -> list[list[int]]:
    """Which columns go into each table: as many as there is room for, and one at least.

    >>> _fitting([5, 5, 5], 12)
    [[0, 1], [2]]
    """
    tables: list[list[int]] = []
    for index, width in enumerate(widths):
        if not tables or sum(widths[i] for i in tables[-1]) + width > room - 1:
            tables.append([])
        tables[-1].append(index)
    return tables
