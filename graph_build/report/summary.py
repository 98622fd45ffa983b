"""The first section: which documents the graph holds.

Example:
    >>> HEADS[0]
    'Name'
"""

from __future__ import annotations

from typing import Final

from .corpus import Corpus
from .model import ROOM, Grid, Section

__all__ = ["HEADS", "summary"]

_COUNTS: Final = ("measures", "agencies", "instruments", "programmes", "quantities", "periods", "citations")
HEADS: Final = (
    "Name", "Title", "Year", "Kind", "Measures", "Bodies", "Instruments", "Programmes", "Quantities", "Periods",
    "Citations",
)  # fmt: skip


def summary(corpus: Corpus) -> Section:
    """How much each document holds."""
    documents = corpus.documents.values()
    rows = [
        (row["ref"], _title(row), row["year"], str(row["kind"] or "-").rpartition("/")[2], *(row[c] for c in _COUNTS))
        for row in documents
    ]
    grid = Grid(
        "documents", "Documents", HEADS, rows, corpus.profile, "query document-profile",
        "The graph holds no documents.",
        "Bodies, instruments and programmes are counted once for each document. D1, D2 … name the documents below.",
        room=3 * ROOM,
    )  # fmt: skip
    return Section("summary", "The documents", (_sentence(corpus),) if documents else (), (grid,))


def _title(row: object) -> str:
    title, document = row["title"], row["document"]  # type: ignore[index]
    return f"(no title) {document.rpartition('/')[2]}" if title == document else str(title)


def _sentence(corpus: Corpus) -> str:
    rows = list(corpus.documents.values())
    years = sorted({row["year"] for row in rows if row["year"]})
    span = "" if not years else f" from {years[0]}" if len(years) == 1 else f" from {years[0]} to {years[-1]}"
    undated = sum(row["year"] is None for row in rows)
    said = f"{_count(len(rows), 'document')}{span} with {_count(sum(row['measures'] for row in rows), 'measure')}, "
    said += f"{_count(sum(row['quantities'] for row in rows), 'quantity', 'quantities')} and "
    said += f"{_count(sum(row['citations'] for row in rows), 'citation')}."
    return said + (f" {_count(undated, 'document')} without a known year." if undated else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
