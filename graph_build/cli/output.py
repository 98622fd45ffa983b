"""Prints results as tables, JSON or CSV, complaints as one line, and progress on a terminal.

Example:
    >>> show(("agency", "measures"), [("mof", 3)], form="csv")
    agency,measures
    mof,3
"""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..evaluate import Comparison, Score
    from ..pipeline import BuildReport, Progress
    from ..validate import ValidationReport

__all__ = ["complain", "findings", "progress", "records", "scores", "show", "summary"]

_PIPE_WIDTH = 200
_PADDING = 3
Rows = Sequence[Sequence[object]]


def complain(message: object) -> None:
    """One line on standard error."""
    print(f"sme-graph: {message}", file=sys.stderr)  # noqa: T201


def show(columns: Sequence[str], rows: Rows, *, form: str) -> None:
    """Writes rows to standard output; ``form`` is ``table``, ``json`` (a list of objects) or ``csv``."""
    if form == "json":
        _json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])
    else:
        _table(columns, rows)


def records(items: Sequence[Any], *, form: str) -> None:
    """Writes frozen values of one class, a row each."""
    columns = [field.name for field in dataclasses.fields(items[0])] if items else ["nothing found"]
    show(columns, [dataclasses.astuple(item) for item in items], form=form)


def summary(report: BuildReport) -> None:
    """Writes what a build did: a row a document, the sum, and where the graph is."""
    names = [name for name in report.documents[0].counts if name != "texts"]
    rows: list[list[object]] = [[d.slug, *(d.counts[name] for name in names), d.triples] for d in report.documents]
    sums = [sum(document.counts[name] for document in report.documents) for name in names]
    _table(["document", *names, "triples"], [*rows, ["all", *sums, report.triples]])
    seconds = sum(report.seconds.values())
    found = f"{report.violations} violations, {report.warnings} warnings"
    print(f"{report.out}: {report.triples} triples, {found}, {seconds:.1f} s")  # noqa: T201


def findings(report: ValidationReport, *, form: str) -> None:
    """Writes the findings of a validation with the sentence that each comes from."""
    columns = ("severity", "shape", "node", "message", "sentence")
    rows = [(f.severity, f.shape, f.focus, f.message, f.sentence) for f in report.findings]
    if form == "json":
        found = [
            {**dict(zip(columns, row, strict=True)), "document": f.document}
            for row, f in zip(rows, report.findings, strict=True)
        ]
        _json({"conforms": report.conforms, "counts": report.counts(), "findings": found})
    elif rows:
        _table(columns, rows)
    if form == "table":
        counts = ", ".join(f"{number} {severity.lower()}s" for severity, number in report.counts().items() if number)
        print(f"{'conforms' if report.conforms else 'does not conform'}{': ' * bool(counts)}{counts}")  # noqa: T201


def scores(comparisons: Mapping[str, Comparison], *, form: str, differences: bool) -> None:
    """Writes precision, recall and F1: a table of F1 and one of totals, or all figures as JSON or CSV; with
    ``differences`` also what each measure misses and has too much."""
    from ..evaluate import CATEGORIES, total

    totals = total(comparisons.values())
    by_name = {**{name: comparison.scores for name, comparison in comparisons.items()}, "all": totals}
    if form == "table":
        rows = [[name, *(None if s[c].empty else s[c].f1 for c in CATEGORIES)] for name, s in by_name.items()]
        _table(["F1", *CATEGORIES], rows)
        _table(["category", *_FIGURES], [[category, *_figures(totals[category])] for category in CATEGORIES])
    else:
        flat = [[name, category, *_figures(s[category])] for name, s in by_name.items() for category in CATEGORIES]
        show(["document", "category", *_FIGURES], flat, form=form)
    if differences:
        for name, comparison in comparisons.items():
            for d in comparison.differences:
                line = f"{name} {d.where} {d.category}: missed {_list(d.missed)}; extra {_list(d.extra)}"
                print(line, file=sys.stdout if form == "table" else sys.stderr)


_FIGURES = ("precision", "recall", "f1", "hits", "extra", "missed")


def _figures(score: Score) -> list[float | int]:
    ratios = [round(ratio, 4) for ratio in (score.precision, score.recall, score.f1)]
    return [*ratios, score.hits, score.extra, score.missed]


def _list(items: Sequence[str]) -> str:
    return ", ".join(items) or "nothing"


@contextmanager
def progress(arguments: Namespace) -> Iterator[Progress | None]:
    """A progress bar on standard error, if that is a terminal and the user did not ask for quiet."""
    if arguments.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield report


def _json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _table(columns: Sequence[str], rows: Rows) -> None:
    """Draws a table. Columns of numbers that do not fit beside the first column go into further tables below."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    cells = [[_cell(value) for value in row] for row in rows]
    numeric = [all(isinstance(row[i], int | float | None) for row in rows) for i in range(len(columns))]
    widths = [_PADDING + max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for chosen in _fitting(widths, console.width) if all(numeric[1:]) else [range(len(columns))]:
        table = Table(box=box.SIMPLE_HEAD)
        for index in chosen:
            table.add_column(columns[index], justify="right" if numeric[index] else "left")
        for row in cells:
            table.add_row(*(Text(row[index]) for index in chosen))
        console.print(table)


def _fitting(widths: Sequence[int], room: int) -> list[list[int]]:
    """The columns of each table: the first one in all, the others as many as there is room for.

    >>> _fitting([10, 5, 5, 5], 22)
    [[0, 1, 2], [0, 3]]
    """
    tables = [[0]]
    for index in range(1, len(widths)):
        if len(tables[-1]) > 1 and sum(widths[i] for i in tables[-1]) + widths[index] > room - 1:
            tables.append([0])
        tables[-1].append(index)
    return tables


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "-" if value is None else str(value)
