"""Instruments through time: the quantities that measures state with an instrument, document by document.

Example:
    >>> bound_of({"value": None, "minimum": 30, "maximum": None})
    ('at least', 30.0, 30.0)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..table import Table
from .corpus import Corpus, shortened
from .model import Chart, Grid, Section

__all__ = ["amounts", "bound_of"]

_TITLE: Final = "Instruments through time"
_CHARTS: Final = 8
_ROWS: Final = 200
_READING: Final = (
    "In the charts, documents stand across, oldest first, and the height is the number stated. Circle: exactly; "
    "triangle up: at least; triangle down: at most; line: from one to the other. Numbers of one document stand side by "
    "side in no order of their own."
)
_TEXT: Final = (
    "Instruments for which more than one document or year states quantities. A quantity belongs to a measure that "
    "uses the instrument, or to a commentary that names it close by; whether it is about the instrument, the quoted "
    "words tell."
)


def amounts(corpus: Corpus) -> Section:
    """A chart for each instrument and unit that more than one document states, and all quantities in a table."""
    found = _stated(corpus)
    if not found:
        return Section("time", _TITLE, ("No instrument has quantities in more than one document or year.",))
    columns = ("instrument_label", *next(iter(found.values())).columns)
    rows = [(label, *row) for label, table in found.items() for row in table.rows]
    whole = Table(columns, tuple(rows), _TITLE)
    return Section("time", _TITLE, (_TEXT, _READING), (*_charts(corpus, whole)[:_CHARTS], _grid(corpus, whole)))


def bound_of(row: Mapping[str, Any]) -> tuple[str, float, float]:
    """What a quantity states, with its lower and upper end."""
    value, low, high = row["value"], row["minimum"], row["maximum"]
    if value is not None:
        return "exactly", float(value), float(value)
    if low is not None and high is not None:
        return "between", float(low), float(high)
    return ("at least", float(low), float(low)) if low is not None else ("at most", float(high), float(high))


def _stated(corpus: Corpus) -> dict[str, Table]:
    found = {}
    for instrument in sorted(corpus.ask("instruments"), key=lambda row: (str(row["label"]), str(row["instrument"]))):
        table = corpus.ask("instrument-through-time", instrument=instrument["instrument"])
        rows = [row for row in table if row["quantity"] and any(row[c] is not None for c in _ENDS)]
        if len({(row["document"], row["year"]) for row in rows}) > 1:
            kept = tuple(tuple(row[column] for column in table.columns) for row in rows)
            found[str(instrument["label"])] = Table(table.columns, kept, _TITLE)
    return found


_ENDS: Final = ("value", "minimum", "maximum")


def _charts(corpus: Corpus, whole: Table) -> list[Chart]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in whole:
        groups[str(row["instrument_label"]), str(row["unit"])].append(row)
    told = {key: rows for key, rows in groups.items() if len({row["document"] for row in rows}) > 1}
    order = sorted(told, key=lambda key: (key[1] != "%", -len(told[key]), key))
    return [_chart(corpus, place, key, told[key]) for place, key in enumerate(order)]


def _chart(corpus: Corpus, place: int, key: tuple[str, str], rows: Sequence[dict[str, Any]]) -> Chart:
    points = [
        dict(zip(("bound", "low", "high"), bound_of(row), strict=True))
        | {"at": _when(corpus, row), "about": str(row["of"] or ""), "where": corpus.where(row)}
        for row in rows
    ]
    present = {row["document"] for row in rows}
    across = [_when(corpus, row) for iri, row in corpus.documents.items() if iri in present]
    drawn = {"across": across, "points": points, "unit": key[1]}
    reading = f"{len(rows)} quantities in {len(present)} documents."
    columns = tuple(rows[0])
    table = Table(columns, tuple(tuple(row[column] for column in columns) for row in rows))
    return Chart(f"time-{place}", "dots", f"{key[0]} ({key[1]})", reading, drawn, table, share=True)


def _when(corpus: Corpus, row: Mapping[str, Any]) -> str:
    return f"{corpus.ref(row['document'])} · {row['year'] or 'no date'}"


def _grid(corpus: Corpus, whole: Table) -> Grid:
    quotes = corpus.quotes(corpus.ask("quantity-evidence"), "quantity")
    shown = whole[:_ROWS]
    rows = [
        (row["instrument_label"], row["year"], corpus.where(row), _amount(row), row["unit"],
         shortened(str(row["of"] or "-"), 80), row["said_in"])
        for row in shown
    ]  # fmt: skip
    note = f"The first {_ROWS} of {len(whole)} rows are shown." if len(whole) > _ROWS else ""
    evidence = [quotes.get((row["quantity"],), ()) for row in shown]
    heads = ("Instrument", "Year", "Where", "Quantity", "Unit", "Of what", "Said in")
    return Grid("time-table", "All quantities, with the words behind them", heads, rows, whole, "", note, evidence)


def _amount(row: Mapping[str, Any]) -> str:
    bound, low, high = bound_of(row)
    return f"{low:,.10g} to {high:,.10g}" if bound == "between" else f"{bound} {low:,.10g}"
