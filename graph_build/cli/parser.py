"""The arguments of every command. Imports nothing heavy, so that ``--help`` answers at once.

Example:
    >>> parse(["extract", "a.txt"]).paths
    [PosixPath('a.txt')]
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from ..namespaces import BASE
from . import commands

__all__ = ["make_parser", "parse"]

Command = Callable[[argparse.Namespace], int]
_CODES = """exit codes: 0 done; 1 done, but the graph breaks a shape or the evaluation a floor; 2 wrong usage;
3 some inputs could not be read, each is named with the reason, all others are done"""


if TYPE_CHECKING:
    Subparsers: TypeAlias = argparse._SubParsersAction["_Parser"]


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"sme-graph: {message}; see {self.prog} --help\n")


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Reads the arguments and sets up logging. Raises SystemExit for ``--help``, ``--version`` and wrong usage."""
    arguments = make_parser().parse_args(argv)
    level = logging.WARNING - 10 * arguments.verbose + 10 * arguments.quiet
    logging.basicConfig(level=max(level, logging.DEBUG), format="sme-graph: %(message)s", stream=sys.stderr, force=True)
    return arguments


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = _Parser(
        prog="sme-graph",
        description="Reads policy documents about small and medium-sized enterprises into a validated knowledge graph.",
        epilog=f"example: sme-graph build examples --out build\n\n{_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sme-graph {_version()}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _build(subparsers)
    _extract(subparsers)
    _validate(subparsers)
    _evaluate(subparsers)
    _vocabulary(subparsers)
    return parser


def _version() -> str:
    try:
        return version("sme-policy-graph")
    except PackageNotFoundError:
        return "(not installed)"


def _add(subparsers: Subparsers, name: str, run: Command, summary: str, example: str) -> _Parser:
    parser = subparsers.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more on standard error")
    parser.add_argument("-q", "--quiet", action="count", default=0, help="say only what went wrong")
    parser.set_defaults(run=run)
    return parser


def _build(subparsers: Subparsers) -> None:
    example = "sme-graph build texts --out build --catalog catalogue.csv"
    parser = _add(subparsers, "build", commands.build, "read files and folders and write the graph", example)
    _texts(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("build"), metavar="DIR", help="folder of the graph (default: build)"
    )
    parser.add_argument(
        "--base", type=_iri, default=BASE, metavar="IRI", help=f"where the IRIs of documents start (default: {BASE})"
    )


def _extract(subparsers: Subparsers) -> None:
    example = "sme-graph extract opinions.txt | python -m json.tool"
    parser = _add(subparsers, "extract", commands.extract, "print what was read, one JSON object a file", example)
    _texts(parser)


def _validate(subparsers: Subparsers) -> None:
    example = "sme-graph validate build --format json"
    summary = "check a graph against the shapes, with the sentence each finding comes from"
    parser = _add(subparsers, "validate", commands.validate, summary, example)
    parser.add_argument(
        "graph",
        type=Path,
        nargs="?",
        default=Path("build"),
        metavar="DIR or FILE",
        help="a built graph or an RDF file (default: build)",
    )
    _format(parser, "table", "turtle", "json")


def _evaluate(subparsers: Subparsers) -> None:
    example = "sme-graph evaluate tests/data/gold examples --floor floors.json"
    summary = "compare what is read with annotations: precision, recall and F1 per category and document"
    parser = _add(subparsers, "evaluate", commands.evaluate, summary, example)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of annotations, one JSON file a document")
    _texts(parser, "texts to read, folders of them, or annotations already read (.json, .jsonl)")
    parser.add_argument(
        "--floor", type=Path, metavar="FILE", help="JSON object from category to least F1; exit code 1 below"
    )
    _format(parser, "table", "json", "csv")


def _vocabulary(subparsers: Subparsers) -> None:
    summary = "check or list vocabularies, or find what they do not cover"
    example = "sme-graph vocabulary check my-bodies.ttl"
    parser = _add(subparsers, "vocabulary", commands.vocabulary_check, summary, example)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    check = _add(actions, "check", commands.vocabulary_check, "check vocabularies against their shapes", example)
    check.add_argument("files", type=Path, nargs="*", metavar="FILE", help="Turtle files (default: those shipped)")
    _format(check, "table", "turtle", "json")

    example = "sme-graph vocabulary list --scheme instrument --format csv"
    entries = _add(actions, "list", commands.vocabulary_list, "list the entries of the vocabularies", example)
    entries.add_argument("--scheme", metavar="NAME", help="only this scheme: agency, instrument, role, …")
    _vocabularies(entries)
    _format(entries, "table", "json", "csv")

    summary = "list bodies, phrases and measures in texts that no entry covers"
    gaps = _add(actions, "gaps", commands.vocabulary_gaps, summary, "sme-graph vocabulary gaps texts --least 2")
    _texts(gaps)
    gaps.add_argument("--least", type=_positive, default=1, metavar="N", help="only what was seen N times (default: 1)")
    _format(gaps, "table", "json", "csv")


def _texts(parser: _Parser, summary: str = "texts, or folders of texts") -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=summary)
    parser.add_argument(
        "--catalog",
        type=Path,
        metavar="FILE",
        help="CSV that adds what texts do not state (file, id, title, number, issued, issuers, kind, language, work)",
    )
    _vocabularies(parser)
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes that read texts (default: 1)")


def _vocabularies(parser: _Parser) -> None:
    parser.add_argument(
        "--vocabulary",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="Turtle file that adds to the shipped vocabularies (repeatable)",
    )
    parser.add_argument(
        "--no-default-vocabulary", action="store_true", help="leave the shipped vocabularies out; needs --vocabulary"
    )


def _format(parser: _Parser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help="form of the output (default: table)")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def _iri(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no IRI that ends in / or #")
    return text
