"""What frames a numbered text in Chinese documents: a table of contents before it; a signature or an annex behind it,
after which another text with numbers of its own may stand.

Example:
    >>> from graph_build.segment.cues import cues_of
    >>> from graph_build.segment.lines import lines_of
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "一、清理收费。\\n某市人民政府\\n2016年3月8日\\n附件1\\n收费清单"
    >>> [text[cut:cut + 3] for cut in cuts(text, lines_of(text, cues_of(load_vocabulary()).find(text)))]
    ['201', '附件1']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ..model import Span
from .lines import Line

__all__ = ["contents", "cuts"]

_DATE: Final = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九十]{4})[ \u3000]?年[ \u3000]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ \u3000]?月"
    r"[ \u3000]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ \u3000]?日"
)
_AFTER_DATE: Final = re.compile(r"[ \t\u3000]*(?:\n|$|[（(]此[件页文]|附[ \u3000]?件|抄送)")
_NAMES: Final = re.compile(r"[ \t\u3000]*[\u4e00-\u9fff]{3}[\u4e00-\u9fff \t\u3000]*")
_LONGEST_SIGNATURE: Final = 200
_STOPS: Final = "。！？；!?;）)\n"
_HEADED: Final = re.compile(r"[ \t\u3000]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[ \t\u3000]*(?:[:：].*)?")

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LEADER: Final = re.compile(r"(?:[\s.．…·—_-]*\d{1,4})?[\s.．…·—_。-]*$")
_NUMBERED: Final = re.compile(r"(?:第[\d一二三四五六七八九十百]+[编章节条]|[（(]?[\d一二三四五六七八九十]+[）)、.．])")
_FIRST_LINES: Final = 40
_LEAST_ENTRIES: Final = 3
_MOST_ENTRIES: Final = 200
_LONGEST_ENTRY: Final = 60


def cuts(text: str, lines: Sequence[Line]) -> list[int]:
    """The offsets, in order, at which ``text`` closes or an annex begins: dates under or behind the name of who signs,
    then the place of the name in running text, and headings of annexes. ``lines`` are those of ``text``."""
    signed = (_signature(text, date) for date in _DATE.finditer(text))
    annexes = (line.start for line in lines if _is_annex(text, line))
    return sorted({*annexes, *(at for at in signed if at is not None)})


def _signature(text: str, date: re.Match[str]) -> int | None:
    if not _AFTER_DATE.match(text, date.end()):
        return None
    start = date.start()
    stop = max(text.rfind(sign, max(0, start - _LONGEST_SIGNATURE), start) for sign in _STOPS)
    if stop < 0:
        return None
    between = text[stop + 1 : start]
    if text[stop] == "\n" and not between.strip():
        above = text[max(0, stop - _LONGEST_SIGNATURE) : stop].rstrip().rpartition("\n")[2].strip()
        return start if _NAMES.fullmatch(above) else None
    return stop + 1 if _NAMES.fullmatch(between) else None


def _is_annex(text: str, line: Line) -> bool:
    head = line.opens_with("annex")
    if head is None or text[line.start] == " ":
        return False
    return bool(_HEADED.fullmatch(text, head.end - (text[head.end - 1] in ":："), line.end))


def contents(text: str, lines: Sequence[Line]) -> list[Span]:
    """The lines of a table of contents: numbered headings near the top, all of which come again in the same order."""
    entries = [_entry(text, line) for line in lines[: _FIRST_LINES + _MOST_ENTRIES]]
    blocks = {first: _block(entries, first) for first, entry in enumerate(entries[:_FIRST_LINES]) if entry}
    blocks = {first: block for first, block in blocks.items() if len(block) >= _LEAST_ENTRIES}
    printed = ["".join(text[line.start : line.start + 2 * _LONGEST_ENTRY].split()) for line in lines if blocks]
    for first, block in blocks.items():
        last = first + len(block)
        if _come_again(printed[last:], block):
            return [Span(line.start, line.end) for line in lines[first:last]]
    return []


def _block(entries: Sequence[str], first: int) -> list[str]:
    """The entries from the ``first`` on, before the first comes again."""
    block = [entries[first]]
    for entry in entries[first + 1 :]:
        if not entry or entry.startswith(block[0]):
            break
        block.append(entry)
    return block


def _come_again(printed: Iterable[str], block: Sequence[str]) -> bool:
    wanted = iter(block)
    entry = next(wanted, "")
    for line in printed:
        if line.startswith(entry):
            entry = next(wanted, "")
            if not entry:
                return True
    return False


def _entry(text: str, line: Line) -> str:
    """A numbered heading without white space and the page that it stands on; empty for another line."""
    words = text[line.start : line.end]
    if len(words) > 2 * _LONGEST_ENTRY or not _HAN.search(words):
        return ""
    bare = "".join(_LEADER.sub("", words).split())
    return bare if _NUMBERED.match(bare) and len(bare) <= _LONGEST_ENTRY and "。" not in bare else ""
