"""Joins the lines of Chinese text that was broken at a fixed width. Han characters are written without spaces, so a
break in mid-sentence parts words; in Latin text it is as good as a space.

A line is taken for a full one if many others are as long and end in mid-sentence, and hardly any line is longer.

Example:
    >>> line = "各地要加大对小微企业的支持力度，清理各类收费"
    >>> text = f"一、总体要求\\n{line}\\n{line}\\n项目。\\n二、主要任务\\n{line}\\n项目。"
    >>> joined_lines(text) == f"一、总体要求\\n{line}{line}项目。\\n二、主要任务\\n{line}项目。"
    True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

__all__ = ["joined_lines"]

_HAN: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_IDEOGRAPHS: Final = re.compile(r"[\u3400-\u9fff]+")
_SPACES: Final = " \t\u3000\u00a0"
_STOPS: Final = ("。", "！", "？", "：", ":", "；")
_ANEW: Final = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)](?![项款类、和及至])|[一二三四五六七八九十\d]{1,3}[、．]|\d{1,3}[.][^\d]|"
    r"第[一二三四五六七八九十百\d]{1,5}[编章节条部][分]?[ \u3000]|附件[：:\d\s]|"
    r"[^。，]{1,12}〔\d{4}〕\d{1,5}号\s*$"
)
_PAGE: Final = re.compile(r"[-—－ \d]+$")
_MAY_BE_ANEW: Final = re.compile(r"第[一二三四五六七八九十百\d]{1,5}[编章节条]")
_ENDED: Final = ("。", "）", ")")
_NARROWEST, _WIDEST = 18, 160
_SLACK: Final = 2
_LEAST_FULL: Final = 3
_MOST: Final = 0.8
_LONGEST_WORD: Final = 8
_LEAST_SHARE: Final = 0.6
_LONGER: Final = 0.05
_HAN_SHARE: Final = 0.5


def joined_lines(text: str) -> str:
    """``text`` with such lines joined; the same text where it is in another script or was not broken so."""
    if not _IDEOGRAPHS.search(text) or _covered(_IDEOGRAPHS, text) < _HAN_SHARE * _covered(_LETTERS, text):
        return text
    lines = text.split("\n")
    for size in (len, _columns):
        sizes = [size(line.rstrip(_SPACES)) for line in lines]
        if full := _full_sizes(lines, sizes):
            return _joined(lines, sizes, full)
    return text


def _covered(pattern: re.Pattern[str], text: str) -> int:
    return len(text) - len(pattern.sub("", text))


def _columns(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))


def _full_sizes(lines: Sequence[str], sizes: Sequence[int]) -> Collection[int]:
    """The sizes of full lines; empty where there are none."""
    unended = [size for size, (line, after) in zip(sizes, pairwise(lines), strict=False) if _goes_on(line, after)]
    counts = Counter(size for size in unended if _NARROWEST <= size <= _WIDEST)
    if not counts:
        return ()
    windows = [range(size - _SLACK, size + 1) for size in counts]
    share, window = max(
        ((sum(counts[one] for one in window), window) for window in windows), key=lambda found: found[0]
    )
    longer = sum(size > window.stop for size in sizes)
    plausible = share >= max(_LEAST_FULL, _LEAST_SHARE * counts.total()) and longer <= _LONGER * len(lines)
    return window if plausible else ()


def _goes_on(line: str, after: str) -> bool:
    """True if a line ends in mid-sentence, and the one ``after`` it begins no paragraph."""
    ended = not line.strip() or line.rstrip(_SPACES).endswith(_STOPS)
    return not ended and _may_follow(line, after)


def _may_follow(line: str, after: str, *, indented: bool = False) -> bool:
    """False for a line that begins anew; where paragraphs are ``indented``, only they do."""
    if "\t" in line.strip() or " | " in line or not after.strip() or after[0] in _SPACES or _PAGE.match(after):
        return False
    bare = line.rstrip(_SPACES)
    if indented or bare.endswith("、"):
        return True
    if _ANEW.match(after) or bare.endswith(("：", ":")):
        return False
    alone = len(after) < _NARROWEST and not after.rstrip(_SPACES).endswith(_STOPS)
    return not (bare.endswith(_ENDED) and (alone or _MAY_BE_ANEW.match(after)))


def _joined(lines: Sequence[str], sizes: Sequence[int], full: Collection[int]) -> str:
    pieces = [lines[0]]
    starts = [after for after, size in zip(lines[1:], sizes, strict=False) if size not in full and after.strip()]
    short = range(min(full) - _LONGEST_WORD, min(full))  # a word or number that did not fit
    indented = sum(start[0] in _SPACES for start in starts) > _MOST * len(starts)
    for (line, after), size in zip(pairwise(lines), sizes, strict=False):
        cut = size in full or (size in short and _goes_on(line, after))
        if cut and _may_follow(line, after, indented=indented):
            pieces[-1] = pieces[-1].rstrip(_SPACES)
            pieces.append(after if _is_close(line.rstrip(_SPACES), after) else f" {after}")
        else:
            pieces.append(f"\n{after}")
    return "".join(pieces)


def _is_close(before: str, after: str) -> bool:
    """True where a break leaves no space: beside a Han character or its punctuation, and inside a number."""
    number = before[-1:].isdecimal() and after[:1].isdecimal()
    return number or bool(_HAN.match(before[-1:]) or _HAN.match(after))
