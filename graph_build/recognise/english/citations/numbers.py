"""Finds official numbers of documents, as printed: "Guo Fa [2012] No. 14", "State Council Decree No. 722", or
国发〔2012〕14号; also numbers of standards, GB/T 35796-2017.

Example:
    >>> text = "the Tea Opinions (Cha Fa [2011] No. 7) and Order No. 12 of the Tea Board"
    >>> [span.of(text) for span in find_numbers(text, 0, len(text))]
    ['Cha Fa [2011] No. 7', 'Order No. 12 of the Tea Board']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from ....model import Span

__all__ = ["find_numbers"]

_YEAR: Final = r"[\[〔【（(]\s*(?:19|20)\d{2}\s*[\]〕】）)]"
_SERIAL: Final = r"[ \t]*,?[ \t]*(?:No\.?|Number|Nos\.?)[ \t]*\d{1,4}"
_ENDS: Final = r"(?=[ \t]*(?:$|[\n)）\]】,.;，。；]))"
_BRACKETED: Final = re.compile(
    rf"{_YEAR}(?:{_SERIAL}|(?<=[\]〕】])\s*\d{{1,4}}\s*号?|(?<=[）)])[ \t]*\d{{1,4}}{_ENDS})", re.M
)
_BARE_YEAR: Final = re.compile(rf"\b(?:19|20)\d{{2}}[ \t]*No\.?[ \t]*\d{{1,4}}{_ENDS}", re.M)
_NUMBERED: Final = re.compile(rf"No\.?[ \t]*\d{{1,4}}[ \t]*{_YEAR}")
_ORDER: Final = (
    r"\s+(?:of\s+(?:the\s+)?(?:[A-Z][\w’']*\s+(?:of\s+|and\s+|the\s+)*){1,8})?"
    r"(?:No\.?[ \t]*\d{1,4}|\(No\.?[ \t]*\d{1,4}\))(?:[ \t]+of[ \t]+the(?:[ \t]+(?:of[ \t]+|and[ \t]+)?[A-Z][\w’']*)+)?"
)
_ANNOUNCED: Final = r"[ \t]+No\.?[ \t]*\d{1,4}[ \t]+of[ \t]+(?:19|20)\d{2}"
_STANDARD: Final = r"(?:/[A-Z])?[ \t]?\d{3,6}(?:\.\d+)?(?:[-–—]\d{4})?(?![\w-])"
_CORES: Final = (
    _BRACKETED,
    _BARE_YEAR,
    _NUMBERED,
    *(re.compile(word + _ORDER) for word in ("Decree", "Order")),
    *(re.compile(word + _ANNOUNCED) for word in ("Announcement", "Notice", "Circular")),
    *(re.compile(rf"{word}(?<!\w{word}){_STANDARD}") for word in ("GB", "HJ", "JGJ", "YY", r"DB\d\d")),
)
_ISSUER: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}"
    r"|(?:\b[A-Z][\w’'.]*[ \t]+(?:(?:of|and|the|for|issued|letter|document|office|fa|han|hair)[ \t]+)*){1,8})$"
)
_WORDED: Final = "ACDGHJNOY"
_REACH: Final = 90


def find_numbers(text: str, start: int, end: int) -> list[Span]:
    """The official numbers between two offsets, each with the words for its issuer before it."""
    found = []
    cores = _cores(text)
    for core in cores[bisect_left(cores, Span(start, start)) : bisect_left(cores, Span(end, end))]:
        if core.end <= end:
            low = max(start, core.start - _REACH)
            low = max(low, text.rfind("\n", low, core.start) + 1)
            issuer = _ISSUER.search(text, low, core.start)
            if issuer or text[core.start] in _WORDED or _alone(text, core):
                found.append(Span(issuer.start() if issuer else core.start, core.end))
    return found


def _alone(text: str, core: Span) -> bool:
    """True for a number on a line of its own."""
    line = (
        text[text.rfind("\n", 0, core.start) + 1 : core.start]
        + text[core.end : text.find("\n", core.end) % (len(text) + 1)]
    )
    return not line.strip()


@lru_cache(maxsize=4)
def _cores(text: str) -> tuple[Span, ...]:
    return tuple(sorted(Span(*match.span()) for core in _CORES for match in core.finditer(text)))
