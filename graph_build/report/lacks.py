"""What is missing: measures without a body or an instrument, bodies and documents that nothing knows.

Example:
    >>> len(QUESTIONS)
    4
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from ..table import Cell
from .corpus import Corpus
from .fit import shortened
from .model import Grid, Section

__all__ = ["QUESTIONS", "Lack", "lacks"]


class Lack(NamedTuple):
    """A question: its title, what stands where nothing is missing, the question of its quotes, and by which columns
    these belong to its rows."""

    title: str
    empty: str
    evidence: str
    keys: tuple[str, ...]


QUESTIONS: Final = {
    "measures-without-body": Lack(
        "Measures without a responsible body", "Every measure has a responsible body.", "measure-wording", ("measure",)
    ),
    "measures-without-instrument": Lack(
        "Measures without an instrument of the vocabulary",
        "Every measure uses an instrument of the vocabulary.",
        "measure-wording",
        ("measure",),
    ),
    "unknown-bodies": Lack(
        "Bodies that no vocabulary knows",
        "The vocabulary knows every body that is named.",
        "responsibility-evidence",
        ("agency",),
    ),
    "citations-not-in-graph": Lack(
        "Cited documents that are not in the graph",
        "The graph holds every cited document.",
        "missing-citation-evidence",
        ("cited_title", "cited_number"),
    ),
}
_SHOWN: Final = 200
_OPEN: Final = 8
_TEXT: Final = (
    "A gap may be one of the policy or one of the reading: look at the words before drawing a conclusion from it."
)


def lacks(corpus: Corpus) -> Section:
    """A grid for each question."""
    return Section("gaps", "Gaps", (_TEXT,), tuple(_grid(corpus, name, lack) for name, lack in QUESTIONS.items()))


def _grid(corpus: Corpus, name: str, lack: Lack) -> Grid:
    table = corpus.ask(name)
    shown: list[dict[str, Any]] = list(table[:_SHOWN])
    quotes = corpus.quotes(lack.evidence, *lack.keys) if shown else {}
    if "measure" in table.columns:
        heads: tuple[str, ...] = ("Where", "Heading")
        rows: list[tuple[Cell, ...]] = [(corpus.where(row), shortened(str(row["heading"]), 160)) for row in shown]
    else:
        told = [column for column in table.columns if column != "agency"]
        heads = tuple(column.replace("_", " ").capitalize() for column in told)
        rows = [tuple(row[column] for column in told) for row in shown]
    return Grid(
        f"gap-{name}", f"{lack.title} ({len(table):,})", heads, rows, table, f"query {name}", lack.empty,
        quotes=[quotes.get(tuple(row[key] for key in lack.keys), ()) for row in shown], folded=len(rows) > _OPEN,
        total=len(table),
    )  # fmt: skip
