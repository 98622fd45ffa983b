"""Undoes the wrapping of text: a line break that only a full line caused is turned into a space, so offsets stay.

Text from mail, terminals and many editors is broken wherever the next word did not fit. Such a break gives itself away:
the line and the first word of the next one are longer together than the width (greedy filling, as of RFC 3676, section
4.2). A text counts as wrapped where most of its breaks are of this kind and hardly any line is longer. Text copied from
pages in a proportional font is ragged; there, lines that go on in lower case tell how long a full line is.

Example:
    >>> lines = ["Lamps are dear and cities", "are short of money. They", "shall buy lamps (iv)", "more."]
    >>> unwrapped("\\n".join(["I. Light the streets", "", *lines])).split("\\n")
    ['I. Light the streets', '', 'Lamps are dear and cities are short of money. They shall buy lamps (iv) more.']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from statistics import median
from typing import Final, NamedTuple

__all__ = ["unwrapped"]

# A break between two lines that hold something, with what counts of the first word: a Han character, or up to a space.
_BREAK: Final = re.compile(r"\n(?=[ \t\u3000]*(?P<word>[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff]+))")
_NARROWEST, _WIDEST = 20, 200
_LEAST_BREAKS: Final = 3
_LEAST_INSIDE: Final = 2
_LEAST_SHARE: Final = 0.5
_SHARE_GOING_ON: Final = 0.25
_SHARE_INSIDE: Final = 0.9
_SHARE_PARTED: Final = 0.97
_LONGER_LINES: Final = 0.05
_BULLETS: Final = ("*", "•", "·", "|")
_NUMBERED: Final = re.compile(r"\s*(?:[(（]\s?\w{1,5}\s?[)）]|\w{1,6}[.、)）,]\s|\w{1,5}\s+[A-Z]|第\w{1,5}[条章节])")
_INSIDE: Final = re.compile(r"[\w,][\w, \r]\n[ \t]*[a-z]{2,}[\s,]")
_FULL: Final = 0.75
_STOPS: Final = (".", "。", "!", "?", ";", "；", ":", "：", ")", "）")


class _Break(NamedTuple):
    """A line end at ``at``; the line is ``length`` long, and ``needed`` with the next line's first word."""

    at: int
    start: int
    length: int
    needed: int


def unwrapped(text: str) -> str:
    """``text``, with each line end that is due to a fixed width replaced by a space; the same text where it was not
    wrapped. Where paragraphs are not parted by empty lines, a numbered line after a full stop is kept, and a line by
    itself as a signature is."""
    breaks = _breaks(text)
    soft = _filled(text, breaks) or _ragged(text, breaks)
    kept = frozenset(found.at for found in soft)
    parted = len(soft) >= _SHARE_PARTED * len(breaks)
    ends = [found.at for found in soft if parted or not _begins_anew(text, found.at, kept)]
    pieces = [text[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True)]
    return " ".join(pieces)


def _breaks(text: str) -> list[_Break]:
    found = []
    for match in _BREAK.finditer(text):
        at = match.start()
        start = text.rfind("\n", 0, at) + 1
        line = text[start:at].rstrip()
        word = match["word"]
        if line and not word.startswith(_BULLETS) and not _is_row(text, line, at):
            found.append(_Break(at, start, len(line), len(line) + len(word) + word.isascii()))
    return found


def _is_row(text: str, line: str, at: int) -> bool:
    """True if ``line``, that ends at ``at``, is a row of a table: cells, with cells below."""
    return "\t" in line or (" | " in line and " | " in text[at + 1 : at + 1 + _WIDEST].partition("\n")[0])


def _filled(text: str, breaks: Sequence[_Break]) -> list[_Break]:
    """The breaks of full lines, where the text was wrapped at a width. None if lines end elsewhere in mid-sentence."""
    width = _width(text, breaks)
    full = [found for found in breaks if found.length <= width < found.needed]
    inside = [found for found in breaks if _goes_on(text, found)]
    explained = len({*full}.intersection(inside))
    return full if explained >= _SHARE_INSIDE * len(inside) else []


def _ragged(text: str, breaks: Sequence[_Break]) -> list[_Break]:
    """The breaks inside sentences, and those of lines as long, where many breaks are inside sentences."""
    inside = [found for found in breaks if found.length >= _NARROWEST and _goes_on(text, found)]
    lengths = [found.length for found in inside]
    if len(inside) < _LEAST_INSIDE or len(inside) < _SHARE_GOING_ON * len(breaks) or max(lengths) > _WIDEST:
        return []
    full = _FULL * median(lengths)
    return [found for found in breaks if _goes_on(text, found) or found.length >= full]


def _goes_on(text: str, found: _Break) -> bool:
    return bool(_INSIDE.match(text, found.at - 2))


def _width(text: str, breaks: Sequence[_Break]) -> int:
    """The width that explains most breaks; 0 where none explains enough."""
    plausible = [found for found in breaks if _NARROWEST <= found.length <= _WIDEST]
    if len(plausible) < _LEAST_BREAKS:
        return 0
    opened = [0] * (_WIDEST + 2)
    for found in plausible:
        opened[found.length] += 1
        opened[min(found.needed, _WIDEST + 1)] -= 1
    explained = list(accumulate(opened))
    most = max(explained)
    width = explained.index(most)
    lengths = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    longer = sum(length > width for length in lengths)
    if most < _LEAST_BREAKS or most < _LEAST_SHARE * len(breaks) or longer > _LONGER_LINES * len(lengths):
        return 0
    return width


def _begins_anew(text: str, at: int, soft: frozenset[int]) -> bool:
    """True if the line after ``at`` is numbered, or a line by itself without a stop, and the one before has a stop."""
    before = text[max(0, at - 3) : at].rstrip()
    if not before.endswith(_STOPS):
        return False
    end = text.find("\n", at + 1)
    line = text[at + 1 :] if end < 0 else text[at + 1 : end]
    alone = end not in soft and not line.rstrip().endswith(_STOPS) and not line.lstrip()[:1].islower()
    return alone or bool(_NUMBERED.match(line))
