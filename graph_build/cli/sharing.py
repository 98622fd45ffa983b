"""The arguments of the commands that hand a graph on: load, serve."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from . import transfers
from .options import access, add, formats, positive, seconds

if TYPE_CHECKING:
    from .options import Subparsers

__all__ = ["add_sharing"]


def add_sharing(subparsers: Subparsers) -> None:
    """Adds these commands."""
    _load(subparsers)
    _serve(subparsers)


def _load(subparsers: Subparsers) -> None:
    example = "sme-graph load http://localhost:3030/policies --user admin --password-env FUSEKI_PASSWORD"
    summary = "put a built graph into an external triplestore and prove that it arrived"
    parser = add(subparsers, "load", transfers.load, summary, example)
    parser.add_argument("url", metavar="URL", help="the dataset there, or one of its endpoints")
    _graph(parser)
    parser.add_argument(
        "--product",
        choices=transfers.PRODUCTS,
        default="auto",
        help="what it is; auto asks it (default: auto)",
    )
    access(parser, "the triplestore")
    parser.add_argument(
        "--verify",
        choices=("content", "count", "none"),
        default="content",
        help="compare each triple, only how many there are, or nothing (default: content)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    parser.add_argument("--again", action="store_true", help="send also what the journal says is there already")
    parser.add_argument("--prune", action="store_true", help="remove the graphs of documents that are no longer there")
    parser.add_argument(
        "--part",
        type=positive,
        metavar="MB",
        help="send graphs larger than this in parts, where a proxy limits requests (default: each graph whole)",
    )
    parser.add_argument(
        "--journal", type=Path, metavar="FILE", help="what was sent is noted here (default: in DIR/loads)"
    )
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=300.0,
        metavar="SECONDS",
        help="give up after so long a request (default: 300)",
    )
    formats(parser, "table", "json")


def _serve(subparsers: Subparsers) -> None:
    summary = "answer SPARQL queries over a built graph, with a page for them, until stopped"
    parser = add(subparsers, "serve", transfers.serve, summary, "sme-graph serve --graph build --port 7878")
    _graph(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="NAME", help="where to listen (default: 127.0.0.1, this machine alone)"
    )
    parser.add_argument("--port", type=_port, default=7878, metavar="N", help="0 is a free one (default: 7878)")
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=60.0,
        metavar="SECONDS",
        help="the server stops queries that read for so long (default: 60)",
    )


def _graph(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--graph", type=Path, default=Path("build"), metavar="DIR", help="a built graph (default: build)"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to 65535")
    return int(text)
