"""The sentence around a quote.

Example:
    >>> sentence_around("One. Two is here. Three.", 9, 11)
    'Two is here.'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

__all__ = ["sentence_around"]

_LONGEST: Final = 300
# A dot ends no sentence in "No. 36" or "J. Li", nor before a small letter ("etc. are").
_END: Final = re.compile(
    r"[.!?](?<!\bNo\.)(?<!\bArt\.)(?<!\bLtd\.)(?<!\b[A-Z]\.)[\"”’')）]*(?=\s+[^a-z\s]|\s*$)|[。！？][”’』」）]*|\n"
)


def sentence_around(text: str, start: int, end: int, *, longest: int = _LONGEST) -> str:
    """The sentence of ``text`` that holds ``start`` to ``end``, on one line. Of one that is longer than ``longest``
    signs, a stretch with the beginning of the quote."""
    ends = _ends(text)
    before, after = bisect_right(ends, start), bisect_left(ends, max(end, start + 1))
    first, last = ends[before - 1] if before else 0, ends[after] if after < len(ends) else len(text)
    found = _line(text[first:last])
    if len(found) <= longest:
        return found
    skipped = max(0, min(len(_line(text[first:start])) - longest // 2, len(found) - longest))
    left, right = "…" * bool(skipped), "…" * (skipped + longest < len(found))
    return left + found[skipped + len(left) : skipped + longest - len(right)] + right


@lru_cache(maxsize=16)
def _ends(text: str) -> list[int]:
    return [match.end() for match in _END.finditer(text)]


def _line(text: str) -> str:
    return " ".join(text.split())
