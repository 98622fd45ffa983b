"""Reads Word files (.docx): paragraphs with the numbers that Word prints before them, tables as rows. Deleted and
hidden words, headers, footers, comments and footnotes are left out.

Example:
    >>> import io, zipfile
    >>> file = io.BytesIO()
    >>> with zipfile.ZipFile(file, "w") as archive:
    ...     archive.writestr("word/document.xml", f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p><w:r><w:t>Cut fees.'
    ...         "</w:t></w:r></w:p></w:body></w:document>")
    >>> read_docx(file.getvalue())
    Content(text='Cut fees.', encoding='docx', stated=Stated(title=None, number=None, issued=None, issuers=()))
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from .content import Content, UnreadableError
from .docx_numbering import Counter, W, child_value, read_numberings
from .office import Package
from .rows import table_text

__all__ = ["read_docx"]

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORDS: Final[Mapping[str, str]] = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_UNSEEN: Final = frozenset(
    [f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{_COMPATIBILITY}Fallback"]
)
_AROUND: Final = frozenset([f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"])
_BOX: Final = f"{W}txbxContent"
_STYLES_DEEP: Final = 20


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    number_id: str | None
    level: str | None


def read_docx(data: bytes) -> Content:
    """The text of a Word file. Raises UnreadableError for what is none, is damaged, locked or made to do harm."""
    package = Package(data)
    document = package.part("word/document.xml")
    if document is None:
        raise UnreadableError("is a ZIP archive, but no Word file", "give the documents that are in it")
    body = document.find(f"{W}body")
    if body is None:
        raise UnreadableError("is a Word file in a form that is not read", "save it as a Word document (.docx)")
    reader = _Reader(Counter(read_numberings(package.part("word/numbering.xml"))), _styles(package))
    return Content("\n\n".join(filter(str.strip, reader.blocks(body))), "docx")


def _styles(package: Package) -> dict[str, _Style]:
    root = package.part("word/styles.xml")
    found = {}
    for element in root.iter(f"{W}style") if root is not None else ():
        numbered = element.find(f"{W}pPr/{W}numPr")
        style = _Style(child_value(element, "basedOn"), child_value(numbered, "numId"), child_value(numbered, "ilvl"))
        found[element.get(f"{W}styleId", "")] = style
    return found


class _Reader:
    """Reads blocks in their order, since numbers count on."""

    def __init__(self, counter: Counter, styles: Mapping[str, _Style]) -> None:
        self._counter = counter
        self._styles = styles

    def blocks(self, parent: _Element) -> Iterator[str]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield table_text(self._rows(element))
            elif element.tag not in _UNSEEN and isinstance(element.tag, str):
                yield from self.blocks(element)

    def _paragraph(self, element: _Element) -> Iterator[str]:
        text = "".join(_pieces(element)).strip()
        if text:
            marker = self._marker(element)
            yield f"{marker} {text}" if marker else text
        for box in _boxes(element):
            yield from self.blocks(box)

    def _rows(self, table: _Element) -> Iterator[list[str]]:
        """A cell that reaches over several rows is in each of them."""
        above: dict[int, str] = {}
        for row in _own(table, "tr"):
            cells: list[str] = []
            for cell in _own(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                text = " ".join(" ".join(self.blocks(cell)).split())
                if _continues(properties):
                    text = above.get(len(cells), "")
                above[len(cells)] = text
                cells.extend([text] + [""] * (_width(properties) - 1))
            yield cells

    def _marker(self, paragraph: _Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        number_id, level = child_value(numbered, "numId"), child_value(numbered, "ilvl")
        if number_id is None:
            number_id, level = self._of_style(child_value(properties, "pStyle"), level)
        at = int(level) if level and level.isascii() and level.isdigit() else 0
        return self._counter.marker(number_id, at) if number_id else ""

    def _of_style(self, style: str | None, level: str | None) -> tuple[str | None, str | None]:
        name = style
        for _ in range(_STYLES_DEEP):
            found = self._styles.get(name or "")
            if found is None or name is None:
                break
            if found.number_id:
                return found.number_id, level or found.level or str(self._counter.level_of_style(found.number_id, name))
            name = found.based_on
        return None, None


def _own(parent: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, not those of tables inside; controls may stand around them."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, name)


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _WORDS:
            yield _WORDS[str(child.tag)]
        elif child.tag == f"{W}r":
            if not _hidden(child):
                yield from _pieces(child)
        elif child.tag not in _UNSEEN and child.tag != _BOX and isinstance(child.tag, str):
            yield from _pieces(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _boxes(child)


def _hidden(run: _Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false")


def _continues(properties: _Element | None) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _width(properties: _Element | None) -> int:
    span = child_value(properties, "gridSpan")
    return min(int(span), 100) if span and span.isascii() and span.isdigit() and len(span) < 6 else 1
