"""Writes paragraphs as the files that offices and web sites hand out: pages, Word and PDF files, Markdown."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

__all__ = ["WRITERS", "chinese_pdf", "docx_file", "numbered_docx", "page", "pdf_file", "zipped"]

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(paragraphs: Sequence[str]) -> bytes:
    """A web page with all that such pages have around a text."""
    title, *rest = map(html.escape, paragraphs)
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} - Portal</title><style>p {{ margin: 0 }}</style>
    <script>document.write("<p>Ministry of Commerce</p>")</script></head><body>
    <header><nav><ul><li><a href="/">Home</a><li><a href="/n">News</a><li><a href="/p">Policy</a></ul></nav></header>
    <div class="breadcrumb">Home &gt; Policy &gt; Text</div>
    <div class="content"><h1>{title}</h1>{body}
    <div class="share-bar">Share this page: <a href="#">Mail</a> <a href="#">Print</a></div></div>
    <!-- (1) Pay 3 million yuan. (Ministry of Commerce) -->
    <div style="display:none">(2) Pay 4 million yuan. (Ministry of Commerce)</div>
    <aside class="related"><h3>Related</h3><a href="#">Notice of the Ministry of Finance on taxis of 2001</a></aside>
    <footer>Copyright 2012 Portal. All rights reserved. Ministry of Portals, 12 Bridge Street</footer>
    </body></html>""".encode()


def docx_file(paragraphs: Sequence[str]) -> bytes:
    """A Word file with a header and headings."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Gazette of the Ministry of Commerce, 2001"
    document.add_heading(paragraphs[0], level=0)
    for paragraph in paragraphs[1:]:
        if len(paragraph) < 60 and not paragraph.startswith("("):
            document.add_heading(paragraph, level=1)
        else:
            document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def numbered_docx(
    paragraphs: Sequence[tuple[int | None, str]], levels: Sequence[tuple[str, str]], more: str = ""
) -> bytes:
    """A Word file with automatic numbers: paragraphs with their level (None: without number), and for each level the
    form of the number and its text; ``more`` goes into the list's definition."""
    defined = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="3">{defined}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>{more}</w:numbering>'
    )
    body = "".join(map(_numbered, paragraphs))
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, "word/numbering.xml": numbering})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def pdf_file(paragraphs: Sequence[str], *, columns: int = 1, size: float = 11, **options: object) -> bytes:
    """A PDF file with justified paragraphs, a running head and page numbers; ``options`` are those of the style."""
    file = io.BytesIO()
    width, height = A4
    wide = (width - 120) / columns
    frames = [Frame(60 + wide * n, 80, wide - 8, height - 170, 0, 0, 0, 0) for n in range(columns)]
    usual = {"fontName": "Times-Roman", "alignment": TA_JUSTIFY}
    style = ParagraphStyle("text", fontSize=size, leading=size * 1.25, **{**usual, **options})
    document = BaseDocTemplate(file, pagesize=A4, title="Opinions")
    document.addPageTemplates(PageTemplate(frames=frames, onPage=_decorate))
    document.build([Paragraph(escape(paragraph), style) for paragraph in paragraphs])
    return file.getvalue()


def chinese_pdf(paragraphs: Sequence[str]) -> bytes:
    """The same in Chinese, each paragraph indented by two characters."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    return pdf_file(paragraphs, fontName="STSong-Light", wordWrap="CJK", firstLineIndent=22, alignment=TA_LEFT)


def _decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.drawString(60, 790, "Gazette of the Ministry of Commerce")
    canvas.drawCentredString(297, 40, f"- {document.page} -")


def _markdown(paragraphs: Sequence[str]) -> bytes:
    return ("# " + "\n\n".join(paragraphs) + "\n").encode()


def _numbered(paragraph: tuple[int | None, str]) -> str:
    level, text = paragraph
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    return f"<w:p>{properties if level is not None else ''}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


WRITERS: Final[Mapping[str, tuple[str, Callable[[Sequence[str]], bytes]]]] = {
    "page": (".html", page),
    "Word file": (".docx", docx_file),
    "Markdown": (".md", _markdown),
    "PDF": (".pdf", pdf_file),
    "PDF with indented paragraphs": (".pdf", lambda paragraphs: pdf_file(paragraphs, firstLineIndent=22)),
    "PDF with spaced paragraphs": (".pdf", lambda paragraphs: pdf_file(paragraphs, spaceBefore=8)),
    "PDF in two columns": (".pdf", lambda paragraphs: pdf_file(paragraphs, columns=2, size=9)),
}
