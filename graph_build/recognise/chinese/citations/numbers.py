"""Finds official numbers of documents: 国发〔2009〕36号, 中华人民共和国国务院令第722号, 2020年第12号公告.

Example:
    >>> text = "依据茶发〔2011〕7号文件"
    >>> [span.of(text) for span in find_numbers(text, Span(0, len(text)), re.compile("(依据)"))]
    ['茶发〔2011〕7号']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ....model import Span
from ..phrasing import HAN

__all__ = ["bracket_at", "find_numbers", "leads"]

_OPEN: Final = r"〔［\[（(【﹝"
_CLOSE: Final = r"〕］\]）)】﹞"
_ORDINAL: Final = r"[0-9０-９一二三四五六七八九十百〇零]{1,6}"
_CORE: Final = re.compile(
    rf"[{_OPEN}]\s?(?:19|20)\d\d\s?[{_CLOSE}]\s?(?:第\s?)?\d{{1,5}}\s?号"
    rf"|令\s{{0,8}}[(（]?(?:(?:19|20)\d\d年)?\s?第\s?{_ORDINAL}\s?号"
    rf"|(?:19|20)\d\d年\s?第\s?\d{{1,4}}\s?号(?:公告|令)?"
    rf"|公告\s?[(（]?(?:(?:19|20)\d\d年)?\s?第\s?{_ORDINAL}\s?号"
)
_SYMBOL: Final = re.compile(rf"[{HAN}]{{0,24}}")
_LONGEST: Final = 24
_BRACKET: Final = re.compile(r"\s?[（(]([^（()）\n]{0,80}(?:[（(][^（()）\n]{0,20}[)）][^（()）\n]{0,80}){0,2})[)）]")


def find_numbers(text: str, span: Span, lead: re.Pattern[str]) -> Iterator[Span]:
    """The official numbers inside ``span``, each with the symbol of its issuer before it. What ``lead`` matches (see
    :func:`leads`) stands before a symbol and is no part of it."""
    for core in _CORE.finditer(text, span.start, span.end):
        low = core.start()
        while low > max(span.start, core.start() - _LONGEST) and _SYMBOL.fullmatch(text, low - 1, core.start()):
            low -= 1
        yield Span(max([low, *(found.end() for found in leads(text, Span(low, core.start()), lead))]), core.end())


def leads(text: str, span: Span, lead: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What ``lead`` matches inside ``span`` with its group 1; what it matches without is no lead: 和 in 共和国."""
    return (found for found in lead.finditer(text, span.start, span.end) if found.lastindex)


def bracket_at(text: str, at: int, most: int) -> tuple[Span, Span] | None:
    """The bracket that opens at ``at``, with its marks and without; None where there is none."""
    bracket = _BRACKET.match(text, at, most)
    return (Span(*bracket.span()), Span(*bracket.span(1))) if bracket else None
