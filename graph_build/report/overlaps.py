"""What documents and bodies have in common: heat maps of instruments, and the pairs that share more than by chance.

Example:
    >>> MODEL.startswith("Chance")
    True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from ..table import Table
from .corpus import Corpus, shortened
from .model import Chart, Grid, Quote, Section

__all__ = ["MODEL", "overlaps"]

_BODIES: Final = 20
_INSTRUMENTS: Final = 20
_CLOSEST: Final = 5
_PAIRS: Final = 50
MODEL: Final = (
    "Chance means: if each of a pair had drawn its number of instruments at random from all that are used "
    "(hypergeometric test). q is the probability of sharing as many or more, adjusted to all pairs tested "
    "(false discovery rate); a pair is significant where q is at most 0.05."
)


def overlaps(corpus: Corpus) -> Section:
    """Heat maps and tables of pairs."""
    title = "Instruments of bodies and documents"
    by_body, by_document = corpus.ask("instruments-by-agency"), corpus.ask("instruments-by-document")
    if not len(by_document):
        return Section("overlap", title, ("No measure of the graph uses an instrument of the vocabulary.",))
    charts = [_of_documents(corpus, by_document)]
    if len(by_body):
        charts.insert(0, _of_bodies(by_body))
    grids = (_pairs(corpus, "documents"), _pairs(corpus, "agencies"))
    return Section("overlap", title, (MODEL,), (*charts, _evidence(corpus, by_body), *grids))


def _of_bodies(table: Table) -> Chart:
    drawn = _heat([(row["agency_label"], row["instrument_label"], row["measures"]) for row in table], _BODIES)
    reading = (
        "How many measures of a body (down) use an instrument (across): the stronger the colour, the more. "
        f"The {len(drawn['down'])} bodies and {len(drawn['across'])} instruments with most are drawn."
    )
    return Chart("body-heat", "heat", "Bodies and instruments", reading, drawn, table)


def _of_documents(corpus: Corpus, table: Table) -> Chart:
    refs = {iri: f"{row['ref']} {row['year'] or ''}".strip() for iri, row in corpus.documents.items()}
    rows = [(row["instrument_label"], refs[str(row["document"])], row["measures"]) for row in table]
    drawn = _heat(rows, _INSTRUMENTS, order=list(refs.values()))
    reading = (
        "How many measures of a document (across, oldest first; its title is in the table of documents) use an "
        "instrument (down): the stronger the colour, the more. "
        f"The {len(drawn['down'])} instruments and {len(drawn['across'])} documents with most are drawn."
    )
    return Chart("document-heat", "heat", "Documents and instruments", reading, drawn, table)


def _heat(rows: Sequence[tuple[Any, Any, Any]], most: int, order: Sequence[str] | None = None) -> dict[str, Any]:
    """The densest part of a cross table of (down, across, count); ``order`` gives that across, else the count does."""
    down, across, cells = Counter[Any](), Counter[Any](), Counter[Any]()
    for first, second, count in rows:
        down[first] += count
        across[second] += count
        cells[first, second] += count
    left = [name for name, _ in _most(down, most)]
    top = [name for name, _ in _most(across, most)]
    if order:
        top = [name for name in order if name in set(top)]
    return {
        "down": left,
        "across": top,
        "cells": [[cells[name, other] or None for other in top] for name in left],
        "unit": "measures",
    }


def _most(counts: Counter[Any], most: int) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:most]


def _evidence(corpus: Corpus, table: Table) -> Grid:
    quotes = corpus.quotes(corpus.ask("agency-instrument-evidence"), "agency", "instrument")
    rows_of: list[dict[str, Any]] = list(table)
    shown = sorted(rows_of, key=lambda row: (-row["measures"], row["agency_label"], row["instrument_label"]))[:_PAIRS]
    rows = [(row["agency_label"], row["instrument_label"], row["measures"], row["documents"]) for row in shown]
    return Grid(
        "body-instruments", f"Words behind the {len(rows)} strongest pairs of body and instrument",
        ("Body", "Instrument", "Measures", "Documents"), rows, table, "No body has a measure with an instrument.",
        quotes=[quotes.get((row["agency"], row["instrument"]), ()) for row in shown], folded=True,
    )  # fmt: skip


def _pairs(corpus: Corpus, between: Any) -> Grid:
    table = corpus.graph.overlap(between, language=corpus.language)
    significant: list[dict[str, Any]] = [row for row in table if row["significant"]]
    shown: list[dict[str, Any]] = significant[:_PAIRS] or list(table[:_CLOSEST])
    what = "bodies" if between == "agencies" else between
    tested = f"{table.figures['pairs_tested']} pairs tested, {len(significant)} significant"
    more = f"; the first {_PAIRS} are shown" if len(significant) > _PAIRS else ""
    note = tested + (more if significant else f"; the {len(shown)} nearest are shown instead") + "."
    rows = [
        (
            _name(corpus, row, "left"), _name(corpus, row, "right"), row["shared"],
            f"{row['left_items']} / {row['right_items']}", f"{row['expected']:.1f}", f"{row['jaccard']:.2f}",
            f"{row['q']:.2g}", "yes" if row["significant"] else "no",
        )
        for row in shown
    ]  # fmt: skip
    names = [(Quote("", ", ".join(row["names"])),) for row in shown]
    heads = ("One", "Other", "Shared", "Instruments of each", "Expected by chance", "Jaccard", "q", "Significant")
    title = f"Pairs of {what} that share instruments"
    return Grid(f"pairs-{between}", title, heads, rows, table, f"No two {what} share an instrument.", note, names)


def _name(corpus: Corpus, row: Any, side: str) -> str:
    known = corpus.documents.get(str(row[side]))
    label = row[f"{side}_label"]
    return shortened(label, 60) if known is None else f"{known['ref']} {'' if label == row[side] else label}".strip()
