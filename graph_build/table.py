"""Rows of an answer or analysis, as a sequence of dictionaries that any data frame library takes.

Example:
    >>> table = Table(("agency", "measures"), (("mof", 4), ("miit", 3)), "Workload")
    >>> table[0], len(table), table.column("measures")
    ({'agency': 'mof', 'measures': 4}, 2, (4, 3))
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from importlib import import_module
from typing import Any, Final, TypeAlias, overload

from .errors import PolicyGraphError

__all__ = ["Cell", "Row", "Table", "compact"]

Cell: TypeAlias = str | int | float | bool | Decimal | tuple[str, ...] | None
Row: TypeAlias = dict[str, Cell]
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Table(Sequence[Row]):
    """``columns`` and ``rows`` of one length each; ``figures`` are numbers about the whole, such as a concentration.
    ``pandas.DataFrame(table)`` and ``polars.DataFrame(table)`` take it as it is, but lose the columns of an empty one,
    which :meth:`to_pandas` and :meth:`to_polars` keep."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    figures: Mapping[str, Cell] = field(default_factory=dict)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(row) for row in self.rows[index]]
        return self._row(self.rows[index])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> tuple[Cell, ...]:
        """The values of one column. Raises ValueError for one that is not there."""
        index = self.columns.index(name)
        return tuple(row[index] for row in self.rows)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``. Raises PolicyGraphError where pandas is not installed."""
        return _library("pandas").DataFrame(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``. Raises PolicyGraphError where polars is not installed."""
        polars = _library("polars")
        return polars.DataFrame(
            [[_plain(cell) for cell in row] for row in self.rows],
            schema=list(self.columns),
            orient="row",
            infer_schema_length=None,
        )

    def _row(self, row: tuple[Cell, ...]) -> Row:
        return dict(zip(self.columns, row, strict=True))

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, every text escaped."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(compact(cell))}</td>" for cell in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{len(self.rows)} rows, the first {_SHOWN} shown</p>" if len(self.rows) > _SHOWN else ""
        figures = "".join(f"<li>{escape(name)}: {escape(compact(value))}</li>" for name, value in self.figures.items())
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return table + more + (f"<ul>{figures}</ul>" if figures else "")


def compact(cell: Cell) -> str:
    """A cell as a reader wants it: three digits after the point, lists joined, nothing as ``-``, and of an IRI of the
    graph the part that tells it from others.

    >>> compact(1 / 3), compact(None), compact("https://w3id.org/sme-policy/document/tea/measure/3")
    ('0.333', '-', 'document/tea/measure/3')
    """
    if isinstance(cell, tuple):
        return ", ".join(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.3g}" if cell and abs(cell) < 0.001 else f"{cell:.3f}"
    return "-" if cell is None else _short(str(cell))


def _short(text: str) -> str:
    from .namespaces import BASE, PREFIXES

    for prefix, start in PREFIXES.items():
        if text.startswith(start):
            return f"{prefix}:{text.removeprefix(start)}"
    return text.removeprefix(BASE)


def _plain(cell: Cell) -> Cell | list[str] | float:
    return list(cell) if isinstance(cell, tuple) else float(cell) if isinstance(cell, Decimal) else cell


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise PolicyGraphError(name, "is not installed", f"run: pip install {name}") from error
