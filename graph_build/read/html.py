"""Reads web pages: the main text, and what the table above it states of the document.

Example:
    >>> page = b"<html><body><nav>Home | News</nav><article><h1>Opinions</h1><p>1. Cut fees.</article></body></html>"
    >>> read_html(page).text
    'Opinions\\n\\n1. Cut fees.'
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from lxml import etree, html
from lxml.etree import _Element

from .content import Content, UnreadableError
from .decode import decode
from .html_main import main_part, prune, title_above
from .html_stated import take_stated
from .html_text import text_of

__all__ = ["read_html"]

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_HEAD: Final = 4096
_DEEPEST: Final = 200
_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_NO_PAGE: Final = "save the page again, or give its text"


def read_html(data: bytes) -> Content:
    """The main text of a page. Raises DecodingError for what is no text, UnreadableError for a page without text and
    for absurd nesting."""
    text, encoding = _decoded(data)
    page = _parsed(text)
    stated = take_stated(page)
    prune(page)
    part = main_part(page)
    title = title_above(page, part)
    texts = [text_of(title)] if title is not None else []
    return Content("\n\n".join(filter(None, [*texts, text_of(part)])), encoding, stated)


def _decoded(data: bytes) -> tuple[str, str]:
    """What a page declares holds only where it is no UTF-8, which pages that declare something else often are."""
    declared = _CHARSET.search(data[:_HEAD])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and (text := _as_declared(data, declared[1].decode("ascii", "replace"))):
            return text
    return decode(data)


def _as_declared(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        known = codecs.lookup(name).name
        encoding = _WIDER.get(known, known)
        return (data.decode(encoding), encoding) if not encoding.startswith("utf") else None
    except (LookupError, UnicodeDecodeError):
        return None


def _parsed(text: str) -> _Element:
    text = _DECLARATION.sub("", text, count=1)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    except etree.XMLSyntaxError as error:
        if "empty" not in str(error):  # whatever a page holds, it is parsed somehow, if there is room for it
            raise MemoryError from error
        page = None
    if any("depth" in entry.message.lower() for entry in parser.error_log) or (page is not None and _is_deep(page)):
        raise UnreadableError("is nested too deeply, as no page is", _NO_PAGE)
    if page is None:
        raise UnreadableError("is an empty page", _NO_PAGE)
    return page


def _is_deep(page: _Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False
