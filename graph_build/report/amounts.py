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
from .corpus import Corpus, told_apart
from .fit import shortened
from .model import Chart, Grid, Section

__all__ = ["amounts", "bound_of"]

_TITLE: Final = "Instruments through time"
_QUESTION: Final = "quantities-by-instrument"
_CHARTS: Final = 8
_POINTS: Final = 300
_ACROSS: Final = 10
_ROWS: Final = 200
_OPEN: Final = 30
_ENDS: Final = ("value", "minimum", "maximum")
_READING: Final = (
    f"In the charts, documents stand across, oldest first, or years where there are more than {_ACROSS} documents; the "
    "height is the number stated. Circle: exactly; triangle up: at least; triangle down: at most; line: from one to "
    "the other. Numbers of one document or year stand side by side in no order of their own."
)
_TEXT: Final = (
    "Instruments for which more than one document or year states quantities. A quantity belongs to a measure that "
    "uses the instrument, or to a commentary that names it close by; whether it is about the instrument, the quoted "
    "words tell."
)
_Row = dict[str, Any]


def amounts(corpus: Corpus) -> Section:
    """A chart for each instrument and unit that more than one document states, and all quantities in a table."""
    rows = _stated(corpus)
    if not rows:
        return Section("time", _TITLE, ("No instrument has quantities in more than one document or year.",))
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[str(row["instrument"]), str(row["unit"])].append(row)
    told = {key: group for key, group in groups.items() if len({row["document"] for row in group}) > 1}
    order = sorted(told, key=lambda key: (key[1] != "%", -len(told[key]), key))
    names = told_apart((row["instrument"], row["instrument_label"]) for row in rows)
    charts = [_chart(corpus, place, names[key[0]], told[key]) for place, key in enumerate(order[:_CHARTS])]
    left = f"The {_CHARTS} with most quantities are drawn, shares first." if len(order) > _CHARTS else ""
    text = (_TEXT, _READING, left) if left else (_TEXT, _READING)
    return Section("time", _TITLE, text, (*charts, _grid(corpus, names, rows)))


def bound_of(row: Mapping[str, Any]) -> tuple[str, float, float]:
    """What a quantity states, with its lower and upper end."""
    value, low, high = row["value"], row["minimum"], row["maximum"]
    if value is not None:
        return "exactly", float(value), float(value)
    if low is not None and high is not None:
        return "between", float(low), float(high)
    return ("at least", float(low), float(low)) if low is not None else ("at most", float(high), float(high))


def _stated(corpus: Corpus) -> list[_Row]:
    """The quantities with a number, of instruments that have some in more than one document or year."""
    rows: list[_Row] = [row for row in corpus.ask(_QUESTION) if any(row[end] is not None for end in _ENDS)]
    places: dict[str, set[tuple[object, object]]] = defaultdict(set)
    for row in rows:
        places[row["instrument"]].add((row["document"], row["year"]))
    return [row for row in rows if len(places[row["instrument"]]) > 1]


def _chart(corpus: Corpus, place: int, name: str, rows: Sequence[_Row]) -> Chart:
    present = {row["document"] for row in rows}
    by_year = len(present) > _ACROSS
    points = [
        dict(zip(("bound", "low", "high"), bound_of(row), strict=True))
        | {"at": _at(corpus, row, by_year), "about": str(row["of"] or ""), "where": corpus.where(row)}
        for row in rows[:_POINTS]
    ]
    across = [_at(corpus, row, by_year) for iri, row in corpus.documents.items() if iri in present]
    unit = str(rows[0]["unit"])
    drawn = {"across": list(dict.fromkeys(across)), "points": points, "unit": unit}
    reading = f"{len(rows)} quantities in {len(present)} documents."
    reading += f" The first {_POINTS} are drawn." if len(rows) > _POINTS else ""
    command = f'query {_QUESTION} --param unit="{unit}"'
    return Chart(f"time-{place}", "dots", f"{name} ({unit})", reading, drawn, _table(rows), command, share=True)


def _at(corpus: Corpus, row: Mapping[str, Any], by_year: bool) -> str:
    year = str(row["year"] or "no date")
    return year if by_year else f"{corpus.ref(row['document'])} · {year}"


def _table(rows: Sequence[_Row]) -> Table:
    return Table(tuple(rows[0]), tuple(tuple(row.values()) for row in rows), _TITLE)


def _grid(corpus: Corpus, names: Mapping[str, str], rows: Sequence[_Row]) -> Grid:
    quotes = corpus.quotes("quantity-evidence", "quantity")
    shown = rows[:_ROWS]
    cells = [
        (names[row["instrument"]], row["year"], corpus.where(row), _amount(row), row["unit"],
         shortened(str(row["of"] or "-"), 80), row["said_in"])
        for row in shown
    ]  # fmt: skip
    return Grid(
        "time-table", "All quantities, with the words behind them",
        ("Instrument", "Year", "Where", "Quantity", "Unit", "Of what", "Said in"), cells, _table(rows),
        f"query {_QUESTION}", quotes=[quotes.get((row["quantity"],), ()) for row in shown], total=len(rows),
        folded=len(rows) > _OPEN,
    )  # fmt: skip


def _amount(row: Mapping[str, Any]) -> str:
    bound, low, high = bound_of(row)
    return f"{low:,.10g} to {high:,.10g}" if bound == "between" else f"{bound} {low:,.10g}"
