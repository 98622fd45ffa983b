"""What stands in title marks, in quotation marks or in the brackets of document numbers: no dates or amounts of the
text.

Example:
    >>> text = "按照《2018年计划》和国发〔2019〕4号，2020年完成"
    >>> blocks = Blocks(text, Span(0, len(text)), QUOTED)
    >>> [blocks.hold(text.index(year)) for year in ("2018", "2019", "2020")]
    [True, True, False]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from ....model import Span

__all__ = ["QUOTED", "TITLES", "Blocks"]

_TITLE: Final = r"(?<=《)[^《》]{1,200}(?:《[^《》]{1,100}》[^《》]{0,100})?》"
_NUMBER: Final = r"(?<=[〔【\[［(（])\s?(?:19|20)\d\d\s?[〕】\]］)）]"
_SLOGAN: Final = r"(?<=“)[^“”]{1,20}”|(?<=\")[^\"]{1,20}\"|(?<=「)[^「」]{1,20}」"

TITLES: Final = re.compile(rf"[《〔【\[［(（](?:{_TITLE}|{_NUMBER})")
"""Titles of documents, and years of document numbers. A set of characters comes first, which is found fast."""

QUOTED: Final = re.compile(rf"[《〔【\[［(（“\"「](?:{_TITLE}|{_NUMBER}|{_SLOGAN})")
"""The same, and short quotations: slogans and names."""


class Blocks:
    """The stretches of a text that a pattern matches."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str, span: Span, pattern: re.Pattern[str]) -> None:
        found = [match.span() for match in pattern.finditer(text, span.start, span.end)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def hold(self, at: int) -> bool:
        """True where offset ``at`` lies in one of them."""
        block = bisect_right(self._starts, at) - 1
        return block >= 0 and at < self._ends[block]
