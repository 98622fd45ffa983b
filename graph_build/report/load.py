"""Who carries how much: bars by role, bodies through the years, and how evenly the load is spread.

Example:
    >>> concentration_sentences({"herfindahl": None})
    ()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..table import Table
from .corpus import Corpus, told_apart
from .model import Block, Chart, Grid, Section

__all__ = ["ROLE_NAMES", "concentration_sentences", "load", "load_by_year"]

ROLE_NAMES: Final = {
    "lead": "leads",
    "responsible": "responsible",
    "participant": "takes part",
    "duty": "has a duty",
}
_TOP: Final = 25
_TOP_BY_YEAR: Final = 20
_BESIDE: Final = 6
_BY_YEAR: Final = "workload --by year"
_READING: Final = (
    "One bar for each body, the heaviest first; colour is its role. Fractional: a measure of k bodies counts 1/k for "
    "each, so all bars add up to the number of measures that have a body. Whole: it counts 1 for each body and role."
)


def load(corpus: Corpus) -> Section:
    """The load of bodies by role, with the concentration in a sentence for each figure."""
    table = corpus.graph.workload(language=corpus.language)
    bodies = _heaviest(table)
    if not bodies:
        return Section("load", "Workload", ("No measure of the graph has a responsible body.",))
    shown = bodies[:_TOP]
    limit = f" The first {_TOP} of {len(bodies)} bodies are drawn." if len(bodies) > _TOP else ""
    chart = Chart("load-chart", "bars", "Workload by body and role", _READING + limit, _bars(shown), table, "workload")
    return Section("load", "Workload", concentration_sentences(table.figures), (chart, _grid(corpus, shown, table)))


def load_by_year(corpus: Corpus) -> Section:
    """The load of bodies in the years of the documents."""
    table = corpus.graph.workload(by="year", language=corpus.language)
    title = "Workload by year"
    if not len(table):
        return Section("years", title, ("No measure with a body stands in a document with a known year.",))
    left = table.figures["measures_without_unit"]
    text = (f"{left} of {table.figures['measures']} measures stand in documents without a known year.",) if left else ()
    return Section("years", title, text, _year_charts(table))


def concentration_sentences(figures: Mapping[str, Any]) -> tuple[str, ...]:
    """What the figures of a workload say."""
    if figures.get("herfindahl") is None:
        return ()
    bodies, herfindahl = figures["bodies"], figures["herfindahl"]
    return (
        f"{figures['measures_counted']} of {figures['measures']} measures name a body; {bodies} bodies share them, "
        f"{figures['even_split']:.2f} measures each if all carried the same.",
        f"The five heaviest carry {figures['top_5_share']:.0%} of the load.",
        f"The Herfindahl index is {herfindahl:.3f}: as concentrated as if {1 / herfindahl:.1f} bodies shared the load "
        f"evenly (1/{bodies} = {1 / bodies:.3f} is the least possible, 1 is one body alone).",
        f"The Gini coefficient is {figures['gini']:.2f}: 0 is an even spread, "
        f"{1 - 1 / bodies:.2f} is one of the {bodies} carrying all.",
    )


def _heaviest(table: Table) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows of each body, the heaviest body first; rounded, as equal loads must not differ by how they add up."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table:
        found[str(row["agency"])].append(row)
    return sorted(found.items(), key=lambda item: (-round(sum(row["fractional"] for row in item[1]), 9), item[0]))


def _bars(bodies: Sequence[tuple[str, list[dict[str, Any]]]]) -> dict[str, Any]:
    series = [
        {
            "name": name,
            "role": role,
            "fractional": [_of(rows, role, "fractional") for _, rows in bodies],
            "whole": [_of(rows, role, "measures") for _, rows in bodies],
        }
        for role, name in ROLE_NAMES.items()
    ]
    used = [one for one in series if any(one["whole"])]
    return {"labels": list(_names(bodies).values()), "series": used}


def _names(bodies: Sequence[tuple[str, list[dict[str, Any]]]]) -> dict[str, str]:
    return told_apart((agency, rows[0]["label"]) for agency, rows in bodies)


def _of(rows: Sequence[Mapping[str, Any]], role: str, column: str) -> float:
    parts: list[float] = [row[column] for row in rows if row["role"] == role]
    return sum(parts)


def _grid(corpus: Corpus, bodies: Sequence[tuple[str, list[dict[str, Any]]]], table: Table) -> Grid:
    quotes = corpus.quotes("responsibility-evidence", "agency")
    names = _names(bodies)
    whole = {row["agency"]: row for row in corpus.graph.workload(role="all", language=corpus.language)}
    rows = [
        (
            names[agency],
            *(_of(rows, role, "measures") for role in ROLE_NAMES),
            whole[agency]["measures"],
            whole[agency]["documents"],
            whole[agency]["fractional"],
            f"{whole[agency]['share']:.1%}",
        )
        for agency, rows in bodies
    ]
    heads = ("Body", *(name.capitalize() for name in ROLE_NAMES.values()), "Measures", "Documents", "Load", "Share")
    note = "Measures counts each once, whatever the roles; Load is fractional."
    evidence = [quotes.get((agency,), ()) for agency, _ in bodies]
    return Grid(
        "load-table",
        "The same in figures, with the words behind them",
        heads,
        rows,
        table,
        "workload",
        "",
        note,
        evidence,
    )


def _year_charts(table: Table) -> tuple[Block, ...]:
    years = sorted({row["unit"] for row in table}, key=str)
    bodies = _heaviest(table)[:_TOP_BY_YEAR]
    roles: dict[tuple[Any, Any], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in list[dict[str, Any]](table):
        roles[row["role"], row["unit"]][0] += row["fractional"]
        roles[row["role"], row["unit"]][1] += row["measures"]
    series = [
        {
            "name": name,
            "role": role,
            "fractional": [roles[role, year][0] for year in years],
            "whole": [roles[role, year][1] for year in years],
        }
        for role, name in ROLE_NAMES.items()
    ]
    columns = {
        "labels": [str(year) for year in years],
        "series": [one for one in series if any(one["whole"])],
        "upright": True,
        "height": max(360, 74 + 24 * len(bodies)),
    }
    share = len(years) <= _BESIDE
    return (
        Chart("years-chart", "bars", "Load of all bodies by year and role", _COLUMNS, columns, table, _BY_YEAR, share),
        _year_heat(table, years, bodies),
    )


def _year_heat(table: Table, years: Sequence[Any], bodies: Sequence[tuple[str, list[dict[str, Any]]]]) -> Chart:
    loads: dict[tuple[Any, Any], float] = defaultdict(float)
    for agency, rows in bodies:
        for row in rows:
            loads[agency, row["unit"]] += row["fractional"]
    heat = {
        "across": [str(year) for year in years],
        "down": list(_names(bodies).values()),
        "cells": [[round(loads[agency, year], 3) or None for year in years] for agency, _ in bodies],
        "unit": "measures (fractional)",
    }
    reading = f"Fractional measures of the {len(bodies)} heaviest bodies; the stronger the colour, the more."
    return Chart("years-heat", "heat", "Load of bodies by year", reading, heat, table, _BY_YEAR, len(years) <= _BESIDE)


_COLUMNS: Final = "One column for each year that has documents; colour is the role, counted as above."
