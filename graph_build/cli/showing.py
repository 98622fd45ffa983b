"""The arguments of the command that makes pages to look at: show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import pages
from .options import add, positive, source

if TYPE_CHECKING:
    from .options import Subparsers

__all__ = ["add_showing"]


def add_showing(subparsers: Subparsers) -> None:
    """Adds the command."""
    example = "sme-graph show graph --focus mof --depth 2 --out mof.html"
    summary = "make an interactive HTML page that needs no network"
    parser = add(subparsers, "show", pages.show, summary, example)
    parser.add_argument(
        "view",
        choices=tuple(pages.VIEWS),
        help="bodies that share measures, bodies and instruments, what is around --focus, the tree of one --document, "
        "or a report to hand on; a tree takes only --document and --language, a report only --language",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.html", help="write the page here")
    parser.add_argument("--directed", action="store_true", help="of agencies: from those that lead to participants")
    parser.add_argument(
        "--focus", action="append", default=[], metavar="ID", help="of graph: id or IRI of a node (repeatable)"
    )
    parser.add_argument("--depth", type=positive, default=1, metavar="N", help="of graph: steps from it (default: 1)")
    parser.add_argument(
        "--kind",
        choices=("agency-instrument", "co-responsibility"),
        default="agency-instrument",
        help="of graph: the network (default: agency-instrument)",
    )
    parser.add_argument(
        "--colour", choices=("community", "kind"), help="what colours say at first (default: community of agencies)"
    )
    parser.add_argument("--least", type=positive, default=1, metavar="N", help="only edges of weight N (default: 1)")
    parser.add_argument(
        "--document", metavar="ID", help="only this document: its id or IRI (a tree needs it where there are several)"
    )
    parser.add_argument("--no-groups", action="store_true", help="leave groups of bodies out")
    parser.add_argument("--language", default="en", metavar="TAG", help="language of names (default: en)")
    source(parser)
