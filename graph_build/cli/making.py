"""The arguments of the commands that make and check a graph: build, extract, validate, evaluate, vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..namespaces import BASE
from . import commands
from .options import add, formats, iri, positive, texts, vocabularies

if TYPE_CHECKING:
    from .options import Subparsers

__all__ = ["add_making"]


def add_making(subparsers: Subparsers) -> None:
    """Adds these commands."""
    _build(subparsers)
    _extract(subparsers)
    _validate(subparsers)
    _evaluate(subparsers)
    _vocabulary(subparsers)


def _build(subparsers: Subparsers) -> None:
    example = "sme-graph build texts --out build --catalog catalogue.csv"
    parser = add(subparsers, "build", commands.build, "read files and folders and write the graph", example)
    texts(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("build"), metavar="DIR", help="folder of the graph (default: build)"
    )
    parser.add_argument(
        "--base", type=iri, default=BASE, metavar="IRI", help=f"where the IRIs of documents start (default: {BASE})"
    )
    parser.add_argument(
        "--propose-catalog",
        type=Path,
        metavar="FILE",
        help="build nothing; write a new catalogue of what was read, and of which files may be texts of one work",
    )


def _extract(subparsers: Subparsers) -> None:
    example = "sme-graph extract opinions.txt | python -m json.tool"
    parser = add(subparsers, "extract", commands.extract, "print what was read, one JSON object a file", example)
    texts(parser)


def _validate(subparsers: Subparsers) -> None:
    example = "sme-graph validate build --format json"
    summary = "check a graph against the shapes, with the sentence each finding comes from"
    parser = add(subparsers, "validate", commands.validate, summary, example)
    parser.add_argument(
        "graph",
        type=Path,
        nargs="?",
        default=Path("build"),
        metavar="DIR or FILE",
        help="a built graph or an RDF file (default: build)",
    )
    formats(parser, "table", "turtle", "json")


def _evaluate(subparsers: Subparsers) -> None:
    example = "sme-graph evaluate tests/data/gold examples/china --floor floors.json"
    summary = "compare what is read with annotations: precision, recall and F1 per category and document"
    parser = add(subparsers, "evaluate", commands.evaluate, summary, example)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of annotations, one JSON file a document")
    texts(parser, "texts to read, folders of them, or annotations already read (.json, .jsonl)")
    parser.add_argument(
        "--floor", type=Path, metavar="FILE", help="JSON object from category to least F1; exit code 1 below"
    )
    formats(parser, "table", "json", "csv")


def _vocabulary(subparsers: Subparsers) -> None:
    summary = "check or list vocabularies, or find what they do not cover"
    example = "sme-graph vocabulary check my-bodies.ttl"
    parser = add(subparsers, "vocabulary", commands.vocabulary_check, summary, example)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    check = add(actions, "check", commands.vocabulary_check, "check vocabularies against their shapes", example)
    check.add_argument("files", type=Path, nargs="*", metavar="FILE", help="Turtle files (default: those shipped)")
    formats(check, "table", "turtle", "json")

    example = "sme-graph vocabulary list --scheme instrument --format csv"
    entries = add(actions, "list", commands.vocabulary_list, "list the entries of the vocabularies", example)
    entries.add_argument("--scheme", metavar="NAME", help="only this scheme: agency, instrument, role, …")
    vocabularies(entries)
    formats(entries, "table", "json", "csv")

    summary = "list bodies, phrases and measures in texts that no entry covers"
    gaps = add(actions, "gaps", commands.vocabulary_gaps, summary, "sme-graph vocabulary gaps texts --least 2")
    texts(gaps)
    gaps.add_argument("--least", type=positive, default=1, metavar="N", help="only what was seen N times (default: 1)")
    formats(gaps, "table", "json", "csv")
