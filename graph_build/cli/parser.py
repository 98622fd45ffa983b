"""The arguments of every command. Imports nothing heavy, so that ``--help`` answers at once.

Example:
    >>> parse(["extract", "a.txt"]).paths
    [PosixPath('a.txt')]
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from .asking import add_asking
from .making import add_making
from .options import Parser
from .sharing import add_sharing
from .showing import add_showing

__all__ = ["make_parser", "parse"]

_CODES = """exit codes: 0 done; 1 done, but the graph breaks a shape or the evaluation a floor; 2 wrong usage;
3 some inputs could not be read or some graphs not loaded, each is named with the reason, all others are done;
or a graph that is asked does not answer"""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Reads the arguments and sets up logging. Raises SystemExit for ``--help``, ``--version`` and wrong usage."""
    arguments = make_parser().parse_args(argv)
    level = logging.WARNING - 10 * arguments.verbose + 10 * arguments.quiet
    logging.basicConfig(level=max(level, logging.DEBUG), format="sme-graph: %(message)s", stream=sys.stderr, force=True)
    return arguments


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = Parser(
        prog="sme-graph",
        description="Reads policy documents about small and medium-sized enterprises into a validated knowledge graph.",
        epilog=f"example: sme-graph build examples/china --out build\n\n{_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sme-graph {_version()}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_making(subparsers)
    add_asking(subparsers)
    add_showing(subparsers)
    add_sharing(subparsers)
    return parser


def _version() -> str:
    try:
        return version("sme-policy-graph")
    except PackageNotFoundError:
        return "(not installed)"
