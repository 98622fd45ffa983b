"""What documents and bodies have in common: heat maps of instruments, and the pairs that share more than by chance.

Example:
    >>> MODEL.startswith("Chance")
    True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..table import Table
from .corpus import Corpus, told_apart
from .model import Block, Chart, Grid, Section
from .pairs import pairs

__all__ = ["MODEL", "overlaps"]

_TITLE: Final = "Instruments of bodies and documents"
_MOST: Final = 20
_SHOWN: Final = 50
_BY_BODY: Final = "instruments-by-agency"
_BY_DOCUMENT: Final = "instruments-by-document"
MODEL: Final = (
    "Chance means: if each of a pair had drawn its number of instruments at random from all that are used "
    "(hypergeometric test). q is the probability of sharing as many or more, adjusted to all pairs tested "
    "(false discovery rate); a pair is significant where q is at most 0.05. Bodies that stand in one measure share all "
    "its instruments, so they also overlap because they are named together."
)


def overlaps(corpus: Corpus) -> Section:
    """Heat maps of instruments, then for documents and for bodies which pairs share how many of them."""
    if not len(corpus.ask(_BY_DOCUMENT)):
        return Section("overlap", _TITLE, ("No measure of the graph uses an instrument of the vocabulary.",))
    documents = {iri: f"{row['ref']} {row['year'] or ''}".strip() for iri, row in corpus.documents.items()}
    by_document = _of_documents(corpus.ask(_BY_DOCUMENT), documents)
    blocks: list[Block] = [by_document[0], *pairs(corpus, "documents", by_document[1])]
    if len(corpus.ask(_BY_BODY)):
        by_body = _of_bodies(corpus.ask(_BY_BODY))
        blocks = [by_body[0], *blocks, _evidence(corpus), *pairs(corpus, "agencies", by_body[1])]
    return Section("overlap", _TITLE, (MODEL,), tuple(blocks))


def _of_bodies(table: Table) -> tuple[Chart, dict[str, str]]:
    """The heat map, and the names of the bodies in it."""
    bodies = told_apart((row["agency"], row["agency_label"]) for row in table)
    names = _instruments(table) | bodies
    cells = {(str(row["agency"]), str(row["instrument"])): row["measures"] for row in table}
    down, across = _most(cells)
    reading = (
        "How many measures of a body (down) use an instrument (across): the stronger the colour, the more. "
        f"The {len(down)} bodies and {len(across)} instruments with most are drawn."
    )
    drawn = _heat(cells, down, across, names)
    chart = Chart("body-heat", "heat", "Bodies and instruments", reading, drawn, table, f"query {_BY_BODY}")
    return chart, {iri: bodies[iri] for iri in down}


def _of_documents(table: Table, documents: Mapping[str, str]) -> tuple[Chart, dict[str, str]]:
    """The heat map, and the short names of the documents in it."""
    cells = {(str(row["instrument"]), str(row["document"])): row["measures"] for row in table}
    down, most = _most(cells)
    across = [iri for iri in documents if iri in set(most)]
    reading = (
        "How many measures of a document (across, oldest first; its title is in the table of documents) use an "
        "instrument (down): the stronger the colour, the more. "
        f"The {len(down)} instruments and {len(across)} documents with most are drawn."
    )
    drawn = _heat(cells, down, across, _instruments(table) | dict(documents))
    command = f"query {_BY_DOCUMENT}"
    chart = Chart("document-heat", "heat", "Documents and instruments", reading, drawn, table, command)
    return chart, {iri: documents[iri] for iri in across}


def _instruments(table: Table) -> dict[str, str]:
    return told_apart((row["instrument"], row["instrument_label"]) for row in table)


def _most(cells: Mapping[tuple[str, str], Any]) -> tuple[list[str], list[str]]:
    """The rows and columns with the greatest sums, the greatest first."""
    sums: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for key, count in cells.items():
        for side, name in zip(sums, key, strict=True):
            side[name] += count
    down, across = (sorted(side, key=lambda name, side=side: (-side[name], name))[:_MOST] for side in sums)  # type: ignore[misc]
    return down, across


def _heat(
    cells: Mapping[tuple[str, str], Any], down: Sequence[str], across: Sequence[str], names: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "down": [names[iri] for iri in down],
        "across": [names[iri] for iri in across],
        "cells": [[cells.get((one, other)) for other in across] for one in down],
        "unit": "measures",
    }


def _evidence(corpus: Corpus) -> Grid:
    table = corpus.ask(_BY_BODY)
    quotes = corpus.quotes("agency-instrument-evidence", "agency", "instrument")
    bodies = told_apart((row["agency"], row["agency_label"]) for row in table)
    instruments = _instruments(table)
    rows_of: list[dict[str, Any]] = list(table)
    order = sorted(rows_of, key=lambda row: (-row["measures"], row["agency_label"], row["instrument_label"]))
    shown = order[:_SHOWN]
    return Grid(
        "body-instruments", f"Words behind the {len(shown)} strongest pairs of body and instrument",
        ("Body", "Instrument", "Measures", "Documents"),
        [(bodies[row["agency"]], instruments[row["instrument"]], row["measures"], row["documents"]) for row in shown],
        table, f"query {_BY_BODY}", quotes=[quotes.get((row["agency"], row["instrument"]), ()) for row in shown],
        folded=True,
    )  # fmt: skip
