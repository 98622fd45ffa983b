"""Deadlines on a time axis.

Example:
    >>> last_day("2020-02"), last_day("2021"), last_day("2020-06-15")
    ('2020-02-29', '2021-12-31', '2020-06-15')
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from typing import Any, Final

from ..table import Row, Table
from .corpus import Corpus
from .fit import shortened
from .model import Chart, Grid, Section

__all__ = ["deadlines", "first_day", "last_day"]

_TITLE: Final = "Deadlines"
_COMMAND: Final = "query deadlines"
_DRAWN: Final = 60
_ROWS: Final = 200
_OPEN: Final = 30
_READING: Final = (
    "One line for each period that a measure sets, the earliest end on top: from its first to its last day. A diamond "
    "alone is a deadline without a beginning, a triangle a beginning without an end. A month or year without a day "
    "runs to its last day."
)


def deadlines(corpus: Corpus) -> Section:
    """All periods of measures, as a chart and a table with the words behind them."""
    table = corpus.ask("deadlines")
    if not len(table):
        return Section("deadlines", _TITLE, ("No measure of the graph sets a period or a deadline.",))
    rows = sorted(table, key=lambda row: (_end(row), str(row["document"]), row["number"]))
    dated = [row for row in rows if row["from"] or row["until"]]
    more = f" The first {_DRAWN} of {len(dated)} are drawn." if len(dated) > _DRAWN else ""
    drawn = _drawn(corpus, dated[:_DRAWN])
    chart = Chart("deadline-chart", "spans", "Periods and deadlines", _READING + more, drawn, table, _COMMAND)
    grid = _grid(corpus, rows, table)
    return Section("deadlines", _TITLE, (), (chart, grid) if dated else (grid,))


def _grid(corpus: Corpus, rows: Sequence[Row], table: Table) -> Grid:
    quotes = corpus.quotes("period-evidence", "period")
    shown = rows[:_ROWS]
    cells = [(corpus.where(row), shortened(str(row["heading"]), 110), row["from"], row["until"]) for row in shown]
    return Grid(
        "deadline-table", "The words behind them", ("Where", "Measure", "From", "Until"), cells, table, _COMMAND,
        quotes=[quotes.get((row["period"],), ()) for row in shown], total=len(rows), folded=len(rows) > _OPEN,
    )  # fmt: skip


def first_day(date: str) -> str:
    """The first day of a day, month or year.

    >>> first_day("2020-02"), first_day("2021")
    ('2020-02-01', '2021-01-01')
    """
    return (date + "-01-01"[len(date) - 4 :])[:10] if len(date) in {4, 7} else date


def last_day(date: str) -> str:
    """The last day of a day, month or year."""
    if len(date) == 4:
        return date + "-12-31"
    return f"{date}-{monthrange(int(date[:4]), int(date[5:7]))[1]}" if len(date) == 7 else date


def _end(row: Row) -> str:
    return last_day(str(row["until"])) if row["until"] else first_day(str(row["from"] or "9999"))


def _drawn(corpus: Corpus, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "spans": [
            {
                "label": f"{corpus.ref(row['document'])}, {row['number']}: {row['heading']}",
                "from": first_day(str(row["from"])) if row["from"] else None,
                "until": last_day(str(row["until"])) if row["until"] else None,
            }
            for row in rows
        ]
    }
