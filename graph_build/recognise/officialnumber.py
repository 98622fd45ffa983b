"""Finds official numbers of documents, as printed: "Guo Fa [2012] No. 14", "State Council Decree No. 722", or
国发〔2012〕14号.

Example:
    >>> text = "the Tea Opinions (Cha Fa [2011] No. 7) and Order No. 12 of the Tea Board"
    >>> [span.of(text) for span in find_numbers(text, 0, len(text))]
    ['Cha Fa [2011] No. 7', 'Order No. 12 of the Tea Board']
"""

from __future__ import annotations

import re
from typing import Final

from ..model import Span

__all__ = ["find_numbers"]

_YEAR: Final = r"[\[〔【（(]\s*(?:19|20)\d{2}\s*[\]〕】）)]"
_SERIAL: Final = r"[ \t]*,?[ \t]*(?:No\.?|Number|Nos\.?)[ \t]*\d{1,4}"
_BRACKETED: Final = re.compile(rf"{_YEAR}(?:{_SERIAL}|(?<=[\]〕】])\s*\d{{1,4}}\s*号?)")
_ANNOUNCED: Final = re.compile(r"(?:Announcement|Notice|Circular)[ \t]+No\.?[ \t]*\d{1,4}[ \t]+of[ \t]+(?:19|20)\d{2}")
_NUMBERED: Final = re.compile(rf"No\.?[ \t]*\d{{1,4}}[ \t]*{_YEAR}")
_ORDER: Final = re.compile(
    r"(?:Decree|Order)\s+(?:of\s+(?:the\s+)?(?:[A-Z][\w’']*\s+(?:of\s+|and\s+|the\s+)*){1,8})?"
    r"(?:No\.?[ \t]*\d{1,4}|\(No\.?[ \t]*\d{1,4}\))(?:[ \t]+of[ \t]+the(?:[ \t]+(?:of[ \t]+|and[ \t]+)?[A-Z][\w’']*)+)?"
)
_ISSUER: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}|(?:\b[A-Z][\w’'.]*[ \t]+(?:(?:of|and|the|for|issued|letter|document)[ \t]+)*){1,8})$"
)


def find_numbers(text: str, start: int, end: int) -> list[Span]:
    """The official numbers between two offsets, each with the words for its issuer before it."""
    found = []
    cores = [match for core in (_BRACKETED, _ANNOUNCED, _NUMBERED, _ORDER) for match in core.finditer(text, start, end)]
    for match in sorted(cores, key=lambda m: m.start()):
        low = max(start, match.start() - 90, text.rfind("\n", start, match.start()) + 1)
        issuer = _ISSUER.search(text, low, match.start())
        if issuer or match.group()[0] in "ANCDO":
            found.append(Span(issuer.start() if issuer else match.start(), match.end()))
    return found
