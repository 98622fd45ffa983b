"""Draws rows as a table for people, or as CSV, JSON or Markdown.

Example:
    >>> show(("agency", "measures"), [("mof", 3)], form="csv")
    agency,measures
    mof,3
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from decimal import Decimal

from ..markdown import markdown
from ..table import Cell, compact

__all__ = ["Rows", "as_json", "brief", "draw", "show"]

_PIPE_WIDTH = 200
_PADDING = 3
_NAMES = 2
_BRIEF = 44
_FOLDER = re.compile(r"^(?:agency|document|instrument)/")
Rows = Sequence[Sequence[Cell]]


def show(columns: Sequence[str], rows: Rows, *, form: str) -> None:
    """Writes rows to standard output; ``form`` is ``table``, ``json`` (a list of objects), ``csv`` (lists joined by
    ``|``) or ``md``."""
    if form == "json":
        as_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(
            [columns, *([_plain(cell) for cell in row] for row in rows)]
        )
    elif form == "md":
        sys.stdout.write(markdown(columns, [list(map(compact, row)) for row in rows]))
    else:
        draw(columns, rows)


def brief(cell: Cell) -> Cell:
    """A cell cut to what a line of a table has room for; of an IRI of the graph the id that options take.

    >>> brief(("Tax relief", "Training", "Funds", "Fairs")), brief("https://w3id.org/sme-policy/agency/mof")
    ('Tax relief, Training … (4 in all)', 'mof')
    """
    if isinstance(cell, tuple):
        more = f" … ({len(cell)} in all)" if len(cell) > _NAMES else ""
        return ", ".join(cell[:_NAMES]) + more
    if not isinstance(cell, str):
        return cell
    text = _FOLDER.sub("", compact(cell))
    return text if len(text) <= _BRIEF else text[: _BRIEF - 1] + "…"


def as_json(value: object) -> None:
    """Writes a value as JSON; an exact decimal becomes a number."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=_number)
    sys.stdout.write("\n")


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return " | ".join(cell) if isinstance(cell, tuple) else cell


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(value)


def draw(columns: Sequence[str], rows: Rows) -> None:
    """Draws a table. Columns of numbers that do not fit beside the first column go into further tables below."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    cells = [[compact(value) for value in row] for row in rows]
    numeric = [all(isinstance(row[i], int | float | Decimal | None) for row in rows) for i in range(len(columns))]
    widths = [_PADDING + max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for chosen in _fitting(widths, console.width) if all(numeric[1:]) else [range(len(columns))]:
        table = Table(box=box.SIMPLE_HEAD)
        for index in chosen:
            table.add_column(columns[index], justify="right" if numeric[index] else "left")
        for row in cells:
            table.add_row(*(Text(row[index]) for index in chosen))
        console.print(table)


def _fitting(widths: Sequence[int], room: int) -> list[list[int]]:
    """The columns of each table: the first one in all, the others as many as there is room for.

    >>> _fitting([10, 5, 5, 5], 22)
    [[0, 1, 2], [0, 3]]
    """
    tables = [[0]]
    for index in range(1, len(widths)):
        if len(tables[-1]) > 1 and sum(widths[i] for i in tables[-1]) + widths[index] > room - 1:
            tables.append([0])
        tables[-1].append(index)
    return tables
