"""Finds where the last measure ends and the document closes: signature, date, release note, annexes, a word to all.

Example:
    >>> from graph_build.segment.cues import cues_of
    >>> from graph_build.segment.lines import lines_of
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Set up a fund.\\nAll regions shall complete all tasks.\\nState Council\\nMay 2, 2019"
    >>> hits = cues_of(load_vocabulary()).find(text)
    >>> closing_start(text, 0, lines_of(text, hits), single=False)
    15
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .lines import Line
from .sentences import sentence_starts

__all__ = ["closing_start", "single_paragraphs"]

_LONGEST_SIGNATURE: Final = 160
_LONGEST_FORMULA: Final = 240
_STOPS: Final = (".", "。", ";", "；", ":", "：", "?", "!", ")", "）", "”", '"')
_NUMBERED: Final = re.compile(r"[(（]?\w{1,4}[)）.、]\s?")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_HAN_LIST: Final = re.compile(r"[\u4e00-\u9fff][：、，；]")  # in a note, never in a signature
_OPENING: Final = 24
_LONGEST_INLINE: Final = 700
_LEAST_SINGLE: Final = 5
_SHARE_OF_SEVERAL: Final = 0.1


def closing_start(masked: str, start: int, lines: Sequence[Line], *, single: bool) -> int:
    """The offset at which the closing begins. ``start`` is where the last measure's text starts, ``lines`` are those of
    ``masked``; ``single`` says that measures of this document are one paragraph each, so that a further one is none of
    the last measure's. The end of the text where nothing closes."""
    own = [line for line in lines if line.end > start and masked[line.start : line.end].strip()]
    if not own:
        return len(masked)
    for line in own[2:] if _is_bare_heading(masked, own) else own[1:]:
        if _closes(masked, line, single):
            return line.start
    inline = _inline(masked, max(start, own[0].start), own[0])
    return len(masked) if inline is None else inline


def _is_bare_heading(masked: str, own: Sequence[Line]) -> bool:
    """True if the first line is a Chinese heading without a stop, and the second one the text below it."""
    if len(own) < 2:
        return False
    first, second = (masked[line.start : line.end].rstrip() for line in own[:2])
    return bool(_HAN.search(first)) and not first.endswith(_STOPS) and second.endswith(_STOPS)


def _closes(masked: str, line: Line, single: bool) -> bool:
    words = masked[line.start : line.end].strip()
    kinds = line.kinds
    if words[0].islower():
        return False
    if line.opens_with("imprint"):
        return True
    if "formula" in kinds and (len(words) < _LONGEST_FORMULA or line.opens_with("formula", within=2)):
        return True
    if len(words) < _LONGEST_SIGNATURE and not _says_more(words):
        return True
    if line.opens_with("address", within=_OPENING) and kinds & {"task", "self"}:
        return True
    return single and not words.startswith(("(", "（"))


def _says_more(words: str) -> bool:
    """True for a sentence, a numbered line or a note, unlike a signature."""
    return words.endswith(_STOPS) or bool(_NUMBERED.match(words) or _HAN_LIST.search(words))


def _inline(masked: str, start: int, line: Line) -> int | None:
    """A last word to all at the end of the last measure's own paragraph: a sentence about the meaning of the whole,
    then one that addresses all and names the document."""
    starts = sentence_starts(masked, start, line.end)
    if len(starts) < 3 or line.end - starts[-2] > _LONGEST_INLINE:
        return None
    last, before = starts[-1], starts[-2]
    addressed = any(hit.kind == "address" and last <= hit.start <= last + _OPENING for hit in line.hits)
    names_itself = any(hit.kind == "self" and hit.start >= last for hit in line.hits)
    weighs = any(hit.kind == "perspective" and before <= hit.start < last for hit in line.hits)
    return before if addressed and names_itself and weighs else None


def single_paragraphs(masked: str, spans: Sequence[tuple[int, int]]) -> bool:
    """True if the measures at ``spans`` are one paragraph each, but for a few, and enough of them to tell.

    >>> single_paragraphs("a\\nb c", [(0, 1), (2, 5)])
    False
    """
    several = sum("\n" in masked[start:end].strip() for start, end in spans)
    return len(spans) >= _LEAST_SINGLE and several <= _SHARE_OF_SEVERAL * len(spans)
