"""Where a responsibility note may stand: in brackets, after words like 责任单位 and a colon, in a cell of a table,
or in a sentence of its own.

Example:
    >>> [one.outer.of("减税。（甲部负责）") for one in brackets("减税。（甲部负责）", Span(0, 9))]
    ['（甲部负责）']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....model import Span
from ..values import Mention

__all__ = ["Fragment", "brackets", "cells", "headed", "sentences", "within"]

_BRACKET = re.compile(r"(?=[（(〔【\[）)〕】\]\n])(?:([（(〔【\[])|([）)〕】\]])|\n[ \t\u3000]*\n)")
_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
_CELL = re.compile(r"(?<=[^\s|])[ \u3000]*[\t|][\t| \u3000]*([^\t|\n]+)")
_SENTENCE_END = re.compile(r"。|(?<![、，,])\n")
_ENDS = "。；;！!？?\n"
_LONGEST = 600
_COLONS, _BARS = ":：", "\t|"
_FEW = 4
_LOOK = 20
_LEAST_NAMED = 1 / 3


class Fragment(NamedTuple):
    """A stretch that may be a note: ``inner`` without its brackets; ``placed`` says whether it stands at an end of a
    sentence."""

    outer: Span
    inner: Span
    placed: bool = True


def brackets(text: str, span: Span) -> list[Fragment]:
    """What stands in brackets that are in no others. A bracket that is never closed ends with its paragraph."""
    found: list[Fragment] = []
    depth = 0
    start = span.start
    for match in _BRACKET.finditer(text, span.start, span.end):
        if match[1]:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth = depth - 1 if match[2] else 0
            if not depth:
                found.append(_fragment(text, span, start, match.start(), match.end() if match[2] else match.start()))
    if depth:
        found.append(_fragment(text, span, start, span.end, span.end))
    return [one for one in found if one.inner.end - one.inner.start <= _LONGEST]


def _fragment(text: str, span: Span, start: int, inner_end: int, end: int) -> Fragment:
    before = text[max(span.start, start - _LOOK) : start].rstrip(" \t\u3000")
    after = text[end : min(span.end, end + _LOOK)].lstrip(' \t\u3000”’"')
    placed = not after or after[0] in _ENDS or not before or before[-1] in _ENDS
    return Fragment(Span(start, end), Span(start + 1, inner_end), placed)


def headed(text: str, span: Span, openers: re.Pattern[str], taken: Sequence[Span]) -> list[Fragment]:
    """Sentences that begin with words for a role and a colon, and lie in none of ``taken``."""
    found: list[Fragment] = []
    if not _has_one(_COLONS, text, span):
        return found
    for match in openers.finditer(text, span.start, span.end):
        place = Span(*match.span())
        inside = (found and place.start < found[-1].outer.end) or any(one.covers(place) for one in taken)
        if not inside and _begins(text, span, place.start):
            whole = Span(place.start, _end_of_sentence(text, place.end, span.end))
            found.append(Fragment(whole, whole))
    return found


def _has_one(signs: str, text: str, span: Span) -> bool:
    """True if one of ``signs`` stands in ``span``: to look saves searching for what cannot be there."""
    return any(text.find(sign, span.start, span.end) >= 0 for sign in signs)


def _begins(text: str, span: Span, start: int) -> bool:
    """True if a sentence, or what is set off by white space, can begin at ``start``."""
    before = text[max(span.start, start - _LOOK) : start]
    bare = before.rstrip(" \t\u3000-—·•")
    return not bare or bare[-1] in _ENDS + "）)】|" or before[-1].isspace()


def _end_of_sentence(text: str, start: int, end: int) -> int:
    """Where the sentence ends: at a full stop, or with its line unless that ends in the midst of a list."""
    found = _SENTENCE_END.search(text, start, end)
    return found.start() if found else end


def cells(text: str, span: Span) -> Iterator[Fragment]:
    """The cells of rows of a table, between tabs or bars, that follow another cell: one is the column of
    departments."""
    for match in _CELL.finditer(text, span.start, span.end) if _has_one(_BARS, text, span) else ():
        place = Span(*match.span(1))
        yield Fragment(place, place)


def sentences(text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[Fragment]:
    """The sentences that begin with a body and name little but bodies; ``placed`` says whether one is a line of
    its own. ``mentions`` are in reading order."""
    for match in _SENTENCE.finditer(text, span.start, span.end):
        place = Span(*match.span())
        named = within(mentions, place)
        if not named or named[0].span.start > place.start + _FEW:
            continue
        size = sum(one.span.end - one.span.start for one in named)
        if size >= _LEAST_NAMED * (place.end - place.start):
            yield Fragment(place, place, not (_rest_of_line(text, span, match) or _line_before(text, span, match)))


def _rest_of_line(text: str, span: Span, match: re.Match[str]) -> bool:
    return match.end() < span.end and text[match.end()] != "\n"


def _line_before(text: str, span: Span, match: re.Match[str]) -> bool:
    return match.start() > span.start and text[match.start() - 1] != "\n"


def within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Those of ``mentions``, which are in reading order, that lie in ``span``."""
    first = bisect_left(mentions, span.start, key=lambda one: one.span.start)
    last = bisect_right(mentions, span.end, key=lambda one: one.span.end)
    return mentions[first:last]
