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
from .drawing import Rows, draw

__all__ = ["Rows", "as_json", "brief", "draw", "show"]

_NAMES = 2
_BRIEF = 44
_FOLDER = re.compile(r"^(?:agency|document|instrument)/")


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
