"""Pairs of documents or of bodies: how many instruments both use, and whether that is more than chance.

Example:
    >>> TITLES["agencies"]
    'Instruments that pairs of bodies share'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from ..table import Table
from .corpus import Corpus, Quotes
from .fit import shortened
from .model import Block, Chart, Grid, Quote

__all__ = ["TITLES", "pairs"]

TITLES: Final = {
    "documents": "Instruments that pairs of documents share",
    "agencies": "Instruments that pairs of bodies share",
}
_NAMES: Final = {"documents": "documents", "agencies": "bodies"}
_EVIDENCE: Final = {
    "documents": ("instrument-evidence", "document", "instrument"),
    "agencies": ("agency-instrument-evidence", "agency", "instrument"),
}
_CLOSEST: Final = 5
_SHOWN: Final = 50
_OPEN: Final = 12
_HEADS: Final = (
    "One", "Other", "Shared", "Instruments of each", "Expected by chance", "Jaccard", "q", "Significant",
)  # fmt: skip
_READING: Final = (
    "The number is how many instruments both use, with a star * where that is significant: more than chance explains. "
    "Colour is what they share of all that the two use (Jaccard): the stronger, the more."
)
_Row = dict[str, Any]


def pairs(corpus: Corpus, between: Literal["documents", "agencies"], drawn: Mapping[str, str]) -> tuple[Block, ...]:
    """A heat map of the pairs between the units ``drawn``, by IRI with their names, and a table of the pairs that share
    more than chance, or of the nearest where none does."""
    table = corpus.graph.overlap(between, language=corpus.language)
    grid = _grid(corpus, between, table)
    if len(drawn) < 2:
        return (grid,)
    command = f"overlap --between {between}"
    picture = _heat(table, drawn)
    return Chart(f"shared-{between}", "heat", TITLES[between], _READING, picture, table, command), grid


def _heat(table: Table, names: Mapping[str, str]) -> dict[str, Any]:
    """Each pair once, below the diagonal."""
    places = {iri: place for place, iri in enumerate(names)}
    size = len(names)
    cells: list[list[float | None]] = [[None] * (size - 1) for _ in range(size - 1)]
    texts, notes = ([[""] * (size - 1) for _ in range(size - 1)] for _ in range(2))
    for row in _between(table, places):
        left, right = sorted((places[row["left"]], places[row["right"]]))
        cells[right - 1][left] = round(row["jaccard"], 3)
        texts[right - 1][left] = f"{row['shared']}*" if row["significant"] else str(row["shared"])
        notes[right - 1][left] = _note(row)
    labels = list(names.values())
    return {
        "down": labels[1:],
        "across": labels[:-1],
        "cells": cells,
        "texts": texts,
        "notes": notes,
        "unit": "Jaccard",
    }


def _between(table: Table, places: Mapping[str, int]) -> list[_Row]:
    left, right = table.columns.index("left"), table.columns.index("right")
    return [
        dict(zip(table.columns, row, strict=True)) for row in table.rows if row[left] in places and row[right] in places
    ]


def _note(row: _Row) -> str:
    said = f"{row['shared']} shared of {row['left_items']} and {row['right_items']}, {row['expected']:.1f} by chance"
    return f"{said}; q {row['q']:.2g}{', significant' if row['significant'] else ''}"


def _grid(corpus: Corpus, between: Literal["documents", "agencies"], table: Table) -> Grid:
    place = table.columns.index("significant")
    count = sum(bool(row[place]) for row in table.rows)
    shown: list[_Row] = [dict(zip(table.columns, row, strict=True)) for row in table.rows if row[place]][:_SHOWN]
    shown = shown or list(table[:_CLOSEST])
    what = _NAMES[between]
    note = f"Pairs tested: {table.figures['pairs_tested']:,}; significant: {count:,}."
    note += " The nearest are shown instead." if shown and not count else ""
    quotes = corpus.quotes(*_EVIDENCE[between]) if shown else {}
    instruments = {str(row["instrument"]): str(row["label"]) for row in corpus.ask("instruments")}
    return Grid(
        f"pairs-{between}", f"Pairs of {what} that share more instruments than by chance", _HEADS,
        [_cells(corpus, row) for row in shown], table, f"overlap --between {between}",
        f"No two {what} share an instrument.", note, total=count,
        quotes=[_both(quotes, row, instruments) for row in shown], folded=len(shown) > _OPEN,
    )  # fmt: skip


def _cells(corpus: Corpus, row: _Row) -> tuple[Any, ...]:
    return (
        _name(corpus, row, "left"), _name(corpus, row, "right"), row["shared"],
        f"{row['left_items']} / {row['right_items']}", f"{row['expected']:.1f}", f"{row['jaccard']:.2f}",
        f"{row['q']:.2g}", "yes" if row["significant"] else "no",
    )  # fmt: skip


def _both(quotes: Quotes, row: _Row, instruments: Mapping[str, str]) -> list[Quote]:
    """One quote of each side for each instrument that both use."""
    sides = row["left"], row["right"]
    shared = [iri for iri in instruments if all((side, iri) in quotes for side in sides)]
    return [
        Quote(quotes[side, iri][0].words, f"{instruments[iri]}: {quotes[side, iri][0].where}")
        for iri in sorted(shared, key=lambda iri: (instruments[iri], str(iri)))
        for side in sides
    ]


def _name(corpus: Corpus, row: _Row, side: str) -> str:
    known = corpus.documents.get(str(row[side]))
    label = str(row[f"{side}_label"])
    if known is None:
        return shortened(label, 60)
    return shortened(f"{known['ref']} {'' if label == row[side] else label}".strip(), 80)
