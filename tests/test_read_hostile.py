"""Files that are damaged, locked or made to do harm: one clear line each, and the next file is read as ever."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from papers import W, docx_file, pdf_file, zipped
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from graph_build.errors import InputError
from graph_build.read import confined, read_source
from graph_build.read.content import UnreadableError

TEXT = ["Opinions on lanterns", "(1) Cut the fees of all lantern workshops."]


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"


def document(body: str, before: str = "") -> bytes:
    return zipped({"word/document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


def zip_bomb() -> bytes:
    return document("<w:p><w:r><w:t>" + "a" * (70 * 2**20) + "</w:t></w:r></w:p>")


def lying_zip_bomb() -> bytes:
    """It says that its part is small."""
    data = zip_bomb()
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1000) + data[at + 28 :]


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return document("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f'<!DOCTYPE w [<!ENTITY a0 "bomb">{entities}]>')


def entity_of_a_file() -> bytes:
    return document("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


def nested_docx() -> bytes:
    return document("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)


def locked_zip() -> bytes:
    data = bytearray(docx_file(TEXT))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[at + 8] |= 1
    return bytes(data)


def locked_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def locked_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=pdfencrypt.StandardEncryption("secret", "owner"))
    canvas.drawString(72, 700, TEXT[1])
    canvas.save()
    return file.getvalue()


def scan() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    picture = ImageReader(io.BytesIO(b"P6 2 2 255 " + bytes(12)))
    for _ in range(3):
        canvas.drawImage(picture, 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def many_pages() -> bytes:
    """One page that is listed as 3000."""
    return pdf_of(CATALOG, b"<</Type/Pages/Count 3000/Kids[" + b"3 0 R " * 3000 + b"]>>", PAGE)


def pdf_of(*parts: bytes) -> bytes:
    """A PDF file of some objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(data))
    return data + b"xref\n0 %d\n" % (len(parts) + 1) + b"0000000000 65535 f \n" + table + end


def flate_bomb() -> bytes:
    """Its stream unpacks to 200 MiB, twice packed to some hundred bytes."""
    packed = zlib.compress(zlib.compress(b"q " * (100 * 2**20), 9), 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)
    return pdf_of(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE[:-2] + b"/Contents 4 0 R>>", stream)


def wide_table() -> bytes:
    cell = "<td rowspan=100 colspan=100>Cut the fees of all shops"
    return ("<main><table>" + ("<tr>" + cell * 20) * 700).encode()


CASES: list[tuple[str, Callable[[], bytes], str]] = [
    ("bomb.docx", zip_bomb, "unpacks to more than 64 MiB"),
    ("lying.docx", lying_zip_bomb, "unpacks to more than 64 MiB|damaged or cut-off ZIP"),
    ("entities.docx", entity_bomb, "declares entities"),
    ("file.docx", entity_of_a_file, "declares entities"),
    ("nested.docx", nested_docx, "nested too deeply|broken XML"),
    ("locked.docx", locked_zip, "locked with a password"),
    ("office.docx", locked_office, "locked with a password"),
    ("old.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "an old Office file; save it as .docx or PDF"),
    ("cut.docx", lambda: docx_file(TEXT)[:9000], "damaged or cut-off ZIP"),
    ("other.docx", lambda: zipped({"a.txt": "Cut fees."}), "a ZIP archive, but no Word file"),
    ("locked.pdf", locked_pdf, "locked with a password"),
    ("cut.pdf", lambda: pdf_file(TEXT)[:1200], "is cut off"),
    ("broken.pdf", lambda: b"%PDF-1.7\n" + bytes(5000) + b"%%EOF", "is a damaged PDF file"),
    ("scan.pdf", scan, r"is a scan: .*; run text recognition \(OCR\)"),
    ("wide.html", wide_table, "holds more than 10,000,000 characters"),
    ("pages.pdf", many_pages, "has 3000 pages; 1 to 2000 are read"),
]


@pytest.mark.parametrize(("name", "make", "reason"), CASES, ids=[name for name, *_ in CASES])
def test_each_is_refused_with_one_line(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(InputError, match=reason) as caught:
        read_source(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_what_needs_too_much_memory_is_refused_and_the_next_is_read() -> None:
    confined._end_own()
    page = b"<main>" + b"<p>Cut fees." * 500_000
    with pytest.raises(UnreadableError, match=r"needs more memory|brings its reader down"):
        confined.read_confined("html", page, memory=160 * 2**20)
    assert confined.read_confined("md", b"# Cut fees").text == "Cut fees"


def test_what_takes_too_long_is_refused_and_the_next_is_read() -> None:
    page = b"<main>" + b"<p>Cut fees." * 500_000
    with pytest.raises(UnreadableError, match=r"takes more than 0\.05 seconds"):
        confined.read_confined("html", page, seconds=0.05)
    assert confined.read_confined("md", b"# Cut fees").text == "Cut fees"


def test_a_reader_that_died_is_replaced() -> None:
    assert confined.read_confined("md", b"# Cut fees").text == "Cut fees"
    process = confined._processes[os.getpid()]
    process.kill()
    process.wait()
    assert confined.read_confined("md", b"# Lend").text == "Lend"


def test_a_bomb_in_a_pdf_is_refused_and_the_next_is_read() -> None:
    confined._end_own()
    with pytest.raises(UnreadableError, match=r"needs more memory|brings its reader down|is a damaged PDF"):
        confined.read_confined("pdf", flate_bomb(), memory=300 * 2**20)
    confined._end_own()
    assert confined.read_confined("md", b"# Cut fees").text == "Cut fees"
