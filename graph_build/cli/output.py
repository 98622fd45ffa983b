"""Prints what commands find, complaints as one line, and progress on a terminal.

Example:
    >>> analysis(Table(("agency", "measures"), (("mof", 3), ("sta", 1))), form="csv", top=1, summary=False)
    agency,measures
    mof,3
"""

from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..table import Cell, Table
from .drawing import draw
from .tables import as_json, brief, show

if TYPE_CHECKING:
    from ..evaluate import Comparison, Score
    from ..pipeline import BuildReport, CatalogueDraft, Progress, SeveralTexts
    from ..query import Answer
    from ..validate import ValidationReport

__all__ = [
    "analysis",
    "answer",
    "catalogue_draft",
    "complain",
    "findings",
    "progress",
    "records",
    "remark",
    "scores",
    "summary",
    "working",
]

_SHOWN = 50


def complain(message: object) -> None:
    """One line on standard error."""
    print(f"sme-graph: {message}", file=sys.stderr)  # noqa: T201


def remark(arguments: Namespace, message: str) -> None:
    """One line of news on standard error, unless the user asked for quiet."""
    if not arguments.quiet:
        complain(message)


def records(items: Sequence[Any], *, form: str) -> None:
    """Writes frozen values of one class, a row each."""
    columns = [field.name for field in dataclasses.fields(items[0])] if items else ["nothing found"]
    show(columns, [dataclasses.astuple(item) for item in items], form=form)


def answer(found: Answer) -> None:
    """Writes the answer to a query for people: a table, yes or no, or triples in Turtle."""
    from ..query import Solutions, Truth, write

    if isinstance(found, Solutions):
        table = found.table()
        draw(table.columns, table.rows)
        print(f"{len(table)} rows")  # noqa: T201
    elif isinstance(found, Truth):
        print("yes" if found.value else "no")  # noqa: T201
    else:
        write(found, "ttl", sys.stdout)


def analysis(table: Table, *, form: str, top: int | None, summary: bool) -> None:
    """Writes an analysis: its first ``top`` rows, or with ``summary`` the figures of the whole. For people both, and no
    more than 50 rows unless ``top`` says so."""
    if summary and form != "table":
        show(tuple(table.figures), [tuple(table.figures.values())], form=form)
    elif form != "table":
        show(table.columns, table.rows[:top], form=form)
    else:
        rows = () if summary else table.rows[: top or _SHOWN]
        if rows:
            draw(table.columns, [list(map(brief, row)) for row in rows])
        if not summary and len(rows) < len(table):
            print(f"{len(rows)} of {len(table)} rows; --top {len(table)} shows all")  # noqa: T201
        if table.figures:
            draw(("figure", "value"), list(table.figures.items()))


def summary(report: BuildReport) -> None:
    """Writes what a build did: a row a document, the sum, and where the graph is."""
    names = [name for name in report.documents[0].counts if name != "texts"]
    rows: list[list[Cell]] = [[d.slug, *(d.counts[name] for name in names), d.triples] for d in report.documents]
    sums = [sum(document.counts[name] for document in report.documents) for name in names]
    draw(["document", *names, "triples"], [*rows, ["all", *sums, report.triples]])
    seconds = sum(report.seconds.values())
    found = f"{report.violations} violations, {report.warnings} warnings"
    print(f"{report.out}: {report.triples} triples, {found}, {seconds:.1f} s")  # noqa: T201
    for work in report.alike:
        print(f"perhaps one work, see --propose-catalog: {_several(work)}")  # noqa: T201


def catalogue_draft(draft: CatalogueDraft) -> None:
    """Writes which files are held to be texts of one work, and why, and what to do with the catalogue."""
    for work in draft.works:
        print(f"{work.work}: {_several(work)}")  # noqa: T201
    counts = f"files: {len(draft.rows)}, works with several texts: {len(draft.works)}"
    print(f"{draft.path}: {counts}; correct it by hand, then build with --catalog {draft.path}")  # noqa: T201


def _several(work: SeveralTexts) -> str:
    return f"{', '.join(work.files)} ({'; '.join(dict.fromkeys(work.reasons))})"


def findings(report: ValidationReport, *, form: str) -> None:
    """Writes the findings of a validation with the sentence that each comes from."""
    columns = ("severity", "shape", "node", "message", "sentence")
    rows = [(f.severity, f.shape, f.focus, f.message, f.sentence) for f in report.findings]
    if form == "json":
        found = [
            {**dict(zip(columns, row, strict=True)), "document": f.document}
            for row, f in zip(rows, report.findings, strict=True)
        ]
        as_json({"conforms": report.conforms, "counts": report.counts(), "findings": found})
    elif rows:
        draw(columns, rows)
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
        draw(["F1", *CATEGORIES], rows)
        draw(["category", *_FIGURES], [[category, *_figures(totals[category])] for category in CATEGORIES])
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


@contextmanager
def working(arguments: Namespace, what: str) -> Iterator[None]:
    """A sign of life on standard error while something of unknown length goes on, where :func:`progress` would show."""
    if arguments.quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield
