"""Tables as text: one line a row, its cells parted by bars.

Example:
    >>> row_line(["1", "Cut the fees \\n of small firms", "MOF"])
    '1 | Cut the fees of small firms | MOF'
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["BAR", "row_line", "table_text"]

BAR = " | "


def row_line(cells: Iterable[str]) -> str:
    """One line; empty where all cells are."""
    kept = [" ".join(cell.split()) for cell in cells]
    return BAR.join(kept) if any(kept) else ""


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """The lines of the rows that say something."""
    return "\n".join(line for row in rows if (line := row_line(row)))
