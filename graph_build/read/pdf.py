"""Reads PDF files that hold text: paragraphs in the order of the pages, without running heads and page numbers.

Example:
    >>> read_pdf(b"%PDF-1.7 and then nothing")
    Traceback (most recent call last):
    ...
    graph_build.read.content.UnreadableError: is cut off: a PDF file ends with %%EOF
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_PAGEOBJ_IMAGE

from .content import CHARACTERS, Content, UnreadableError
from .pdf_furniture import without_furniture
from .pdf_lines import Line, lines_of
from .pdf_paragraphs import paragraphs_of

__all__ = ["read_pdf"]

PAGES: Final = 2000
_TAIL: Final = 4096
_AGAIN: Final = "get the file again"


def read_pdf(data: bytes) -> Content:
    """The text of a PDF file. Raises UnreadableError for one that is cut off, damaged or locked, has pictures of text
    only, or more pages or text than a document has."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError("is cut off: a PDF file ends with %%EOF", _AGAIN)
    document = _opened(data)
    try:
        pages = list(_pages(document))
    finally:
        document.close()
    return Content("\n\n".join(paragraphs_of(without_furniture(pages))), "pdf")


def _opened(data: bytes) -> Any:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD:
            raise UnreadableError("is locked with a password", "save it without a password") from error
        raise UnreadableError("is a damaged PDF file", _AGAIN) from error
    count = len(document)
    if not 0 < count <= PAGES:
        document.close()
        raise UnreadableError(f"has {count} pages; 1 to {PAGES} are read", "split the file")
    return document


def _pages(document: Any) -> Iterator[list[Line]]:
    """The lines of each page. Pages that show pictures and no text are scanned ones; where they are half of all, the
    document would be read with holes."""
    characters = scanned = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = lines_of(page)
        except PdfiumError as error:
            raise UnreadableError(f"is a damaged PDF file (page {number + 1})", _AGAIN) from error
        scanned += not lines and _has_picture(page)
        page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > CHARACTERS:
            raise UnreadableError(f"holds more than {CHARACTERS:,} characters", "split the file")
        yield lines
    if scanned * 2 >= len(document):
        what = "is a scan: its pages are pictures, without text"
        raise UnreadableError(what, "run text recognition (OCR) over it first")
    if scanned:
        raise UnreadableError(f"has {scanned} scanned pages, without text", "run text recognition (OCR) over it first")


def _has_picture(page: Any) -> bool:
    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
