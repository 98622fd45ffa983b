"""Options that several commands share, and how a command is added.

Example:
    >>> positive("3"), iri("https://example.org/")
    (3, 'https://example.org/')
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

__all__ = [
    "Command",
    "Parser",
    "Subparsers",
    "access",
    "add",
    "formats",
    "iri",
    "number",
    "positive",
    "seconds",
    "source",
    "texts",
    "vocabularies",
]

Command = Callable[[argparse.Namespace], int]

if TYPE_CHECKING:
    Subparsers: TypeAlias = argparse._SubParsersAction["Parser"]


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Stops with exit code 2."""
        self.exit(2, f"sme-graph: {message}; see {self.prog} --help\n")


def add(subparsers: Subparsers, name: str, run: Command, summary: str, example: str) -> Parser:
    """Adds a command that calls ``run``."""
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


def texts(parser: Parser, summary: str = "texts, or folders of texts") -> None:
    """The texts to read, and how."""
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=summary)
    parser.add_argument(
        "--catalog",
        type=Path,
        metavar="FILE",
        help="CSV that adds what texts do not state (file, id, title, number, issued, issuers, kind, language, work)",
    )
    vocabularies(parser)
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes that read texts (default: 1)")


def vocabularies(parser: Parser) -> None:
    """Which vocabularies to use."""
    parser.add_argument(
        "--vocabulary",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="Turtle file that adds to the shipped vocabularies (repeatable)",
    )
    parser.add_argument(
        "--no-default-vocabulary",
        action="store_true",
        help="leave the shipped bodies and instruments out; needs --vocabulary",
    )


def formats(parser: Parser, *forms: str) -> None:
    """The forms that output can have, the default first."""
    parser.add_argument("--format", choices=forms, default=forms[0], help="form of the output (default: table)")


def source(parser: Parser) -> None:
    """Which graph to ask."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--graph", type=Path, default=Path("build"), metavar="DIR", help="a built graph (default: build)"
    )
    where.add_argument("--endpoint", metavar="URL", help="a SPARQL 1.1 endpoint instead")
    access(parser, "the endpoint")
    parser.add_argument(
        "--timeout", type=seconds, default=60.0, metavar="SECONDS", help="give up after so long a query (default: 60)"
    )


def access(parser: argparse.ArgumentParser, what: str) -> None:
    """Who asks, with what password. It never stands in an argument, which other users of the machine could see."""
    parser.add_argument("--user", metavar="NAME", help=f"user of {what}; the password comes from netrc or a prompt")
    parser.add_argument(
        "--password-env",
        metavar="NAME",
        help="environment variable that holds the password, or without --user a bearer token",
    )


def positive(text: str) -> int:
    """A whole number from 1 up."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def iri(text: str) -> str:
    """An IRI below which others can be made."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no IRI that ends in / or #")
    return text


def number(text: str) -> float:
    """Any number."""
    try:
        return float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from error


def seconds(text: str) -> float:
    """A number of seconds above 0."""
    found = number(text)
    if not 0 < found < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return found
