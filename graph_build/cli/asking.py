"""The arguments of the commands that ask a graph: query, workload, overlap, network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from ..model import Role
from . import answers
from .options import Parser, add, formats, number, positive, source

if TYPE_CHECKING:
    from .options import Subparsers

__all__ = ["add_asking"]

_FORMS = ("table", "csv", "json", "md")


def add_asking(subparsers: Subparsers) -> None:
    """Adds these commands."""
    _query(subparsers)
    _workload(subparsers)
    _overlap(subparsers)
    _network(subparsers)


def _query(subparsers: Subparsers) -> None:
    example = "sme-graph query agency-workload --param role=lead --format csv"
    parser = add(subparsers, "query", answers.query, "answer a named question, a file or a text in SPARQL", example)
    parser.add_argument(
        "question", nargs="?", metavar="NAME or FILE.rq or TEXT", help="a question of the catalogue, or a SPARQL query"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list the questions of the catalogue")
    what.add_argument("--explain", metavar="NAME", help="say what a question answers, with its parameters and columns")
    parser.add_argument(
        "--param",
        type=_parameter,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="value of a parameter, written $NAME in the query (repeatable)",
    )
    parser.add_argument(
        "--evidence", action="store_true", help="a row for each quote that proves a row, with its sentence"
    )
    source(parser)
    formats(parser, *_FORMS, "ttl")


def _workload(subparsers: Subparsers) -> None:
    example = "sme-graph workload --as successor --by document"
    parser = add(subparsers, "workload", answers.workload, "count who carries how much", example)
    parser.add_argument("--by", choices=("document", "year", "section"), help="count each of these on its own")
    parser.add_argument(
        "--as",
        dest="named",
        choices=("named", "successor"),
        default="named",
        help="count bodies as named, or carried forward to the bodies of today (default: named)",
    )
    parser.add_argument(
        "--role", choices=(*get_args(Role), "all"), help="only this role, or all roles of a body in one row"
    )
    parser.add_argument("--document", metavar="ID", help="only this document: its id or IRI")
    parser.add_argument("--year", type=int, metavar="YEAR", help="only documents of this year")
    _analysis(parser)


def _overlap(subparsers: Subparsers) -> None:
    example = "sme-graph overlap --between agencies --least 3 --format csv"
    summary = "find what pairs share, and whether that is more than chance"
    parser = add(subparsers, "overlap", answers.overlap, summary, example)
    parser.add_argument(
        "--between",
        choices=("documents", "agencies", "sections", "years"),
        default="documents",
        help="which pairs to compare (default: documents)",
    )
    parser.add_argument(
        "--of",
        choices=("instruments", "programmes"),
        default="instruments",
        help="what is shared (default: instruments)",
    )
    parser.add_argument("--least", type=positive, default=1, metavar="N", help="only pairs that share N (default: 1)")
    _alpha(parser)
    _analysis(parser)


def _network(subparsers: Subparsers) -> None:
    example = "sme-graph network --kind co-responsibility --out network.graphml"
    parser = add(subparsers, "network", answers.network, "draw up a network and measure its nodes", example)
    parser.add_argument(
        "--kind",
        choices=("co-responsibility", "lead-participant", "agency-instrument", "instrument-cooccurrence", "citation"),
        default="co-responsibility",
        help="what is joined (default: co-responsibility)",
    )
    parser.add_argument("--least", type=positive, default=1, metavar="N", help="only edges of weight N (default: 1)")
    parser.add_argument("--document", metavar="ID", help="only this document: its id or IRI")
    parser.add_argument(
        "--outside", action="store_true", help="of citation: cited documents that are not in the graph too"
    )
    parser.add_argument(
        "--project", choices=("agencies", "instruments"), help="of agency-instrument: join those that share the others"
    )
    parser.add_argument(
        "--validated", action="store_true", help="with --project: only edges that chance does not explain"
    )
    _alpha(parser)
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write the network: .graphml, .gexf, .json (node-link) or .csv (edges)"
    )
    _analysis(parser)


def _analysis(parser: Parser) -> None:
    parser.add_argument("--no-groups", action="store_true", help="leave groups of bodies out")
    parser.add_argument("--top", type=positive, metavar="N", help="only the first N rows")
    parser.add_argument("--summary", action="store_true", help="only the figures of the whole")
    parser.add_argument("--language", default="en", metavar="TAG", help="language of names (default: en)")
    source(parser)
    formats(parser, *_FORMS)


def _alpha(parser: Parser) -> None:
    parser.add_argument(
        "--alpha",
        type=_share,
        default=0.05,
        metavar="SHARE",
        help="false discovery rate of what counts as more than chance (default: 0.05)",
    )


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def _share(text: str) -> float:
    share = number(text)
    if not 0 < share < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share between 0 and 1")
    return share
