"""Finds who signed a document, and when: the lines with the issuing bodies and, below or beside them, a full date.

Example:
    >>> text = "Please comply.\\n\\nTea Board\\n\\nMay 5, 2011\\n"
    >>> bodies = lambda span: (("tea-board", Span(16, 25)),) if span.start <= 16 < span.end else ()
    >>> date = lambda span: ("2011-05-05", Span(27, 38)) if span.start <= 27 < span.end else None
    >>> find_signature(text, [Span(0, len(text))], bodies, date)
    Signature(bodies=(('tea-board', Span(start=16, end=25)),), date=('2011-05-05', Span(start=27, end=38)))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ...common import lines

__all__ = ["FindBodies", "FindDate", "Signature", "find_signature"]

Mentions = tuple[tuple[str, Span], ...]
FindBodies = Callable[[Span], Mentions]
FindDate = Callable[[Span], tuple[str, Span] | None]
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Signature:
    """``bodies`` are (agency id, place), ``date`` an ISO date and its place."""

    bodies: Mentions
    date: tuple[str, Span]


def find_signature(
    text: str, regions: Iterable[Span], find_bodies: FindBodies, find_date: FindDate
) -> Signature | None:
    """The last signature in the first of ``regions`` that has one. A date counts only where a body stands right before
    it, in its line or in the lines above."""
    for region in regions:
        found = list(lines(text, region))
        for at in range(len(found) - 1, -1, -1):
            signature = _signed(text, found, at, find_bodies, find_date)
            if signature:
                return signature
    return None


def _signed(text: str, found: list[Span], at: int, find_bodies: FindBodies, find_date: FindDate) -> Signature | None:
    line = found[at]
    tail = Span(max(line.start, line.end - _LONGEST), line.end)
    if not _YEAR.search(text, tail.start, tail.end) or not (dated := find_date(tail)):
        return None
    before = Span(max(line.start, dated[1].start - _LONGEST), dated[1].start)
    beside = find_bodies(before) if _LETTERS.search(before.of(text)) else ()
    if beside:
        close = not _LETTERS.search(text, beside[-1][1].end, dated[1].start)
        return Signature(_block(text, beside), dated) if close else None
    if _LETTERS.search(before.of(text)):
        return None
    above: list[tuple[str, Span]] = []
    for previous in reversed(found[max(0, at - 20) : at]):
        bodies = find_bodies(previous) if previous.end - previous.start <= _LONGEST else ()
        if not bodies or not _only(text, previous, bodies):
            break
        above[:0] = bodies
    return Signature(tuple(above), dated) if above else None


def _block(text: str, bodies: Mentions) -> Mentions:
    """The bodies that stand side by side at the end, without those of the sentence before."""
    kept = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        if len(_LETTERS.findall(text[body[1].end : kept[0][1].start])) > 1:
            break
        kept.insert(0, body)
    return tuple(kept)


def _only(text: str, line: Span, bodies: Mentions) -> bool:
    letters = len("".join(_LETTERS.findall(line.of(text))))
    named = sum(len("".join(_LETTERS.findall(span.of(text)))) for _, span in bodies)
    return named >= 0.7 * letters
