"""What is missing: measures without a body or an instrument, bodies and documents that nothing knows.

Example:
    >>> len(QUESTIONS)
    4
"""

from __future__ import annotations

from typing import Any, Final

from ..table import Cell, Table
from .corpus import Corpus, shortened
from .model import Grid, Quote, Section

__all__ = ["QUESTIONS", "lacks"]

QUESTIONS: Final = {
    "measures-without-body": ("Measures without a responsible body", "Every measure has a responsible body."),
    "measures-without-instrument": (
        "Measures without an instrument of the vocabulary",
        "Every measure uses an instrument of the vocabulary.",
    ),
    "unknown-bodies": ("Bodies that no vocabulary knows", "The vocabulary knows every body that is named."),
    "citations-not-in-graph": ("Cited documents that are not in the graph", "The graph holds every cited document."),
}
_SHOWN: Final = 200
_TEXT: Final = (
    "A gap may be one of the policy or one of the reading: look at the words before drawing a conclusion from it."
)


def lacks(corpus: Corpus) -> Section:
    """A grid for each question."""
    wording = corpus.quotes(corpus.ask("measure-wording"), "measure")
    grids = tuple(_grid(corpus, name, corpus.ask(name), wording) for name in QUESTIONS)
    return Section("gaps", "Gaps", (_TEXT,), grids)


def _grid(corpus: Corpus, name: str, table: Table, wording: Any) -> Grid:
    title, empty = QUESTIONS[name]
    shown = table[:_SHOWN]
    note = f"The first {_SHOWN} of {len(table)} are shown." if len(table) > _SHOWN else ""
    if "measure" in table.columns:
        heads: tuple[str, ...] = ("Where", "Heading")
        rows: list[tuple[Cell, ...]] = [(corpus.where(row), shortened(str(row["heading"]), 160)) for row in shown]
        quotes: list[tuple[Quote, ...]] = [wording.get((row["measure"],), ()) for row in shown]
    else:
        heads = tuple(column.replace("_", " ").capitalize() for column in table.columns if column != "agency")
        rows = [tuple(row[column] for column in table.columns if column != "agency") for row in shown]
        quotes = []
    return Grid(f"gap-{name}", f"{title} ({len(table)})", heads, rows, table, empty, note, quotes, folded=len(rows) > 8)
