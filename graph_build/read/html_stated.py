"""The table above a government page that states title, number, issuers and date of the document. Its labels are in
ontology/language/page-fields.ttl, the only vocabulary that reading needs.

Example:
    >>> from lxml import html
    >>> page = html.fromstring("<table><tr><td>标　题：<td>关于灯笼的意见<tr><td>成文日期：<td>2012年5月4日</table>")
    >>> take_stated(page)
    Stated(title='关于灯笼的意见', number=None, issued='2012-05-04', issuers=())
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from lxml.etree import _Element

from ..model import Stated
from ..resources import resource
from ..vocabulary import read_vocabulary
from .html_text import text_of_cell

__all__ = ["take_stated"]

_LEAST: Final = 2
_LONGEST: Final = 500
_DATE: Final = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?")
_BETWEEN: Final = re.compile(r"[\s;；、,，]+")


def take_stated(page: _Element) -> Stated:
    """What such a table states, which is cut out of ``page``; nothing where there is none. A table with fewer than two
    of the fields is text, and stays."""
    for block in page.iter("table", "dl"):
        if block.tag == "table" and next(block.iterdescendants("table"), None) is not None:
            continue
        fields = {field: value for label, value in _pairs(block) if (field := _fields().get(_key(label)))}
        if len(fields) >= _LEAST:
            _cut(block)
            return _stated({field: value for field, value in fields.items() if value and len(value) < _LONGEST})
    return Stated()


@cache
def _fields() -> Mapping[str, str]:
    """The fields by their labels."""
    fields = read_vocabulary([resource("ontology/language", "page-fields.ttl")]).scheme("page-field")
    return {_key(label): field.id for field in fields for labels in field.labels.values() for label in labels}


def _pairs(block: _Element) -> Iterator[tuple[str, str]]:
    for row in [block] if block.tag == "dl" else block.iter("tr"):
        cells = [" ".join(text_of_cell(cell).split()) for cell in row if cell.tag in ("td", "th", "dt", "dd")]
        yield from zip(cells[::2], cells[1::2], strict=False)


def _key(label: str) -> str:
    return re.sub(r"[\s:：]", "", label).lower()


def _stated(fields: Mapping[str, str]) -> Stated:
    issuers = tuple(filter(None, _BETWEEN.split(fields.get("issuers", ""))))
    if fields.get("issuers", "").isascii():
        issuers = tuple(filter(None, map(str.strip, fields.get("issuers", "").split(";"))))
    return Stated(fields.get("title"), fields.get("number"), _day(fields.get("issued", "")), issuers)


def _day(text: str) -> str | None:
    found = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _cut(block: _Element) -> None:
    """Leaves an empty part in its place, before the text behind it."""
    tail = block.tail
    block.clear()
    block.tag, block.tail = "div", tail
