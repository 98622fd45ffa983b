"""Tells whether a time in brackets is part of a name, 规划（2019年）, or is that of the measure: 1.动员（2019年5月）。

Example:
    >>> text = "动员（2019年5月）。各乡报名（2019年）"
    >>> is_named(text, Span(0, len(text)), 3, 10), is_named(text, Span(0, len(text)), 17, 22)
    (False, True)
"""

from __future__ import annotations

import re
from typing import Final

from ....model import Span

__all__ = ["is_named"]

_OPENING: Final = ("(", "（")
_CLOSING: Final = (")", "）")
_SENTENCE: Final = re.compile(r"[。；;\n]")
_HEADING_END: Final = re.compile(r"\s?[。：:\n]\s*\S")
_HEADING: Final = 30


def is_named(text: str, span: Span, start: int, end: int) -> bool:
    """True for a time between two offsets in brackets behind a name; False without brackets, and where the brackets
    end the heading of ``span``."""
    opening = start - 1
    if text[opening:start] not in _OPENING or text[end : end + 1] not in _CLOSING:
        return False
    heads = opening - span.start <= _HEADING and not _SENTENCE.search(text, span.start, opening)
    return not (heads and _HEADING_END.match(text, end + 1, span.end))
