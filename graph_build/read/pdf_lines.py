"""The printed lines of a page with their places, in points from its lower left corner.

Example:
    >>> line = Line("Cut fees.", left=72, right=120, bottom=700, top=711, first=88, page_height=842)
    >>> line.size
    11
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pypdfium2 import raw as pdfium

from .rows import BAR

__all__ = ["HYPHEN", "IDEOGRAPHS", "Line", "lines_of"]

HYPHEN: Final = "\u2010"
_HAN: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
IDEOGRAPHS: Final = re.compile(f"[{_HAN}]")
_TOKEN: Final = re.compile(
    rf"(?P<end>[\r\n])|(?P<broken>[\x02\ufffe\u00ad])|(?P<word>{IDEOGRAPHS.pattern}|[^\s\x02\ufffe\u00ad{_HAN}]+)"
)
_GAP: Final = 1.0
_MARKER: Final = re.compile(r"[(（\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z]|[一二三四五六七八九十]{1,3})[.)）、\]]|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``first`` is where its first word ends; ``gaps`` are the places in ``text`` of wide blanks. A hyphen
    at which a word was broken stands at the end as :data:`HYPHEN`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    first: float
    page_height: float
    gaps: tuple[int, ...] = ()

    @property
    def size(self) -> float:
        """The height of the letters' boxes."""
        return self.top - self.bottom

    def with_bars(self) -> str:
        """The text as a row of a table."""
        cells = [self.text[a:b].strip() for a, b in zip((0, *self.gaps), (*self.gaps, None), strict=True)]
        return BAR.join(cells)


class _Word(NamedTuple):
    """What stands between blanks; Han characters are words of their own, as lines break between them."""

    text: str
    spaced: bool
    left: float
    right: float
    bottom: float
    top: float


def lines_of(page: Any) -> list[Line]:
    """The lines of an open page, in the order in which the page prints them."""
    text_page = page.get_textpage()
    height = float(page.get_height())
    lines = [_line(words, height) for words in _lines(text_page.raw, _text(text_page))]
    text_page.close()
    return lines


def _text(text_page: Any) -> str:
    """One character for each place. Where signs have none or two, they are asked for one by one, which takes longer."""
    text: str = text_page.get_text_range()
    count = pdfium.FPDFText_CountChars(text_page.raw)
    if len(text) == count:
        return text
    return "".join([chr(min(pdfium.FPDFText_GetUnicode(text_page.raw, at), 0xFFFF)) for at in range(count)])


def _lines(raw: Any, text: str) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "end":
            line.append(_word(raw, found))
        if line and found.lastgroup != "word":
            yield line
            line = []
    if line:
        yield line


def _word(raw: Any, found: re.Match[str]) -> _Word:
    """Loose boxes are as high as the font."""
    left, bottom, _, top = _box(raw, found.start())
    right = _box(raw, found.end() - 1)[2]
    text = HYPHEN if found.lastgroup == "broken" else _whole(found[0])
    return _Word(text, found.string[found.start() - 1 : found.start()].isspace(), left, right, bottom, top)


def _box(raw: Any, at: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _whole(text: str) -> str:
    """PDFium gives signs beyond U+FFFF in two halves."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _line(words: Sequence[_Word], height: float) -> Line:
    text, gaps, last = "", [], words[0]
    for word in words:
        if word.left - last.right > _GAP * (word.top - word.bottom) and not _MARKER.fullmatch(text):
            gaps.append(len(text))
        text += f" {word.text}" if word.spaced and text else word.text
        last = word
    return Line(
        text,
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.bottom for word in words),
        max(word.top for word in words),
        words[0].right,
        height,
        tuple(gaps),
    )
