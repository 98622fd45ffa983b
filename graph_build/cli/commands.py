"""What each command does: call one function of the package, print, give the exit code. Imports happen inside, so that
``--help`` need not wait for them.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import GoldError, VocabularyError
from . import output

if TYPE_CHECKING:
    from ..evaluate import Annotation
    from ..model import DocumentReading
    from ..validate import ValidationReport

__all__ = ["build", "evaluate", "extract", "validate", "vocabulary_check", "vocabulary_gaps", "vocabulary_list"]

DONE, BROKEN, UNREAD = 0, 1, 3
_ANNOTATIONS = {".json", ".jsonl"}


def build(arguments: Namespace) -> int:
    """``sme-graph build``."""
    from ..pipeline import build as build_graph

    if arguments.propose_catalog:
        return _propose_catalogue(arguments)
    with output.progress(arguments) as progress:
        report = build_graph(
            arguments.paths, arguments.out, base=arguments.base, progress=progress, **_reading(arguments)
        )
    for failure in report.failures:
        output.complain(f"{failure.path}: {failure.reason}")
    if report.documents and not arguments.quiet:
        output.summary(report)
    return UNREAD if report.failures else _broken(report.violations)


def _propose_catalogue(arguments: Namespace) -> int:
    from ..pipeline import propose_catalogue

    with output.progress(arguments) as progress:
        draft = propose_catalogue(arguments.paths, arguments.propose_catalog, progress=progress, **_reading(arguments))
    for failure in draft.failures:
        output.complain(f"{failure.path}: {failure.reason}")
    if draft.rows and not arguments.quiet:
        output.catalogue_draft(draft)
    return UNREAD if draft.failures else DONE


def extract(arguments: Namespace) -> int:
    """``sme-graph extract``."""
    from ..describe.annotation import annotation

    readings = _Readings(arguments, arguments.paths)
    for reading in readings:
        print(json.dumps(annotation(reading), ensure_ascii=False), flush=True)  # noqa: T201
    return readings.code


def validate(arguments: Namespace) -> int:
    """``sme-graph validate``."""
    from ..validate import validate_file

    graph = arguments.graph
    report = validate_file(graph / "graph.nq" if graph.is_dir() else graph)
    _show_report(report, arguments.format)
    return _broken(not report.conforms)


def evaluate(arguments: Namespace) -> int:
    """``sme-graph evaluate``."""
    from ..evaluate import below_floor, compare_all, read_annotations, total

    floor = _floor(arguments.floor) if arguments.floor else {}
    gold = read_annotations([arguments.gold])
    readings = _Readings(arguments, [path for path in arguments.paths if path.suffix not in _ANNOTATIONS])
    read = read_annotations(path for path in arguments.paths if path.suffix in _ANNOTATIONS) | _annotations(readings)
    comparisons = compare_all(_wanted(gold, read, arguments), read)
    output.scores(comparisons, form=arguments.format, differences=arguments.verbose > 0)
    below = below_floor(total(comparisons.values()), floor)
    for category, (f1, least) in below.items():
        output.complain(f"{category}: F1 {f1:.3f} is below the floor of {least:.3f}; see -v for what differs")
    return readings.code or _broken(below)


def vocabulary_check(arguments: Namespace) -> int:
    """``sme-graph vocabulary check``."""
    from ..vocabulary_check import check_vocabulary

    try:
        report = check_vocabulary(arguments.files)
    except VocabularyError as error:
        output.complain(error)
        return UNREAD
    _show_report(report, arguments.format)
    return _broken(not report.conforms)


def vocabulary_list(arguments: Namespace) -> int:
    """``sme-graph vocabulary list``."""
    from ..vocabulary import load_vocabulary
    from ..vocabulary_check import entries

    vocabulary = load_vocabulary(arguments.vocabulary, default=not arguments.no_default_vocabulary)
    output.records(entries(vocabulary, arguments.scheme), form=arguments.format)
    return DONE


def vocabulary_gaps(arguments: Namespace) -> int:
    """``sme-graph vocabulary gaps``."""
    from ..gaps import find_gaps
    from ..vocabulary import load_vocabulary

    vocabulary = load_vocabulary(arguments.vocabulary, default=not arguments.no_default_vocabulary)
    readings = _Readings(arguments, arguments.paths)
    output.records(find_gaps(readings, vocabulary, least=arguments.least), form=arguments.format)
    return readings.code


class _Readings:
    """The readings of the texts that the arguments name; files that cannot be read are named on standard error, and
    then ``code`` says so."""

    def __init__(self, arguments: Namespace, paths: list[Path]) -> None:
        self.code = DONE
        self._arguments = arguments
        self._paths = paths

    def __iter__(self) -> Iterator[DocumentReading]:
        from ..pipeline import Failure
        from ..pipeline import extract as read

        if not self._paths:
            return
        with output.progress(self._arguments) as progress:
            for result in read(self._paths, progress=progress, **_reading(self._arguments)):
                if isinstance(result, Failure):
                    self.code = UNREAD
                    output.complain(f"{result.path}: {result.reason}")
                else:
                    yield result


def _reading(arguments: Namespace) -> dict[str, Any]:
    return {
        "catalogue": arguments.catalog,
        "vocabularies": arguments.vocabulary,
        "default_vocabulary": not arguments.no_default_vocabulary,
        "jobs": arguments.jobs,
    }


def _annotations(readings: _Readings) -> dict[str, Annotation]:
    from ..describe.annotation import annotation

    return {Path(reading.source.name).stem: annotation(reading) for reading in readings}


def _wanted(gold: dict[str, Annotation], read: dict[str, Annotation], arguments: Namespace) -> dict[str, Annotation]:
    """The annotations whose documents were read; the others are named."""
    wanted = {name: annotation for name, annotation in gold.items() if name in read}
    if not wanted:
        raise GoldError(arguments.gold, "annotates none of the texts", "give texts with the names of the annotations")
    if not arguments.quiet:
        for name in sorted(gold.keys() - wanted.keys()):
            output.complain(f"{arguments.gold}: {name} is left out; its text is not among the inputs")
    return wanted


def _floor(path: Path) -> dict[str, float]:
    try:
        floor = json.loads(path.read_text(encoding="utf-8"))
        return {str(category): float(least) for category, least in floor.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise GoldError(path, str(error), "give a JSON object from category to least F1") from error


def _show_report(report: ValidationReport, form: str) -> None:
    if form == "turtle":
        sys.stdout.write(report.to_turtle())
    else:
        output.findings(report, form=form)


def _broken(broken: object) -> int:
    return BROKEN if broken else DONE
