"""PDF files: paragraphs in reading order, whole words, and nothing that only serves the pages."""

from __future__ import annotations

import io
from pathlib import Path

from papers import pdf_file
from reportlab.pdfgen.canvas import Canvas

from graph_build.read import read_content

SENTENCE = "Small firms that make lanterns pay no fee in the first two years, and half of it in the third."


def text_of(folder: Path, data: bytes) -> str:
    path = folder / "own.pdf"
    path.write_bytes(data)
    return read_content(path).text


def drawn(*pages: list[tuple[float, float, str]]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in pages:
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_paragraphs_go_on_over_pages_without_heads_and_numbers(tmp_path: Path) -> None:
    paragraphs = [f"({n}) {' '.join([SENTENCE] * (n % 7 + 1))}" for n in range(1, 60)]
    assert text_of(tmp_path, pdf_file(paragraphs)).split("\n\n") == paragraphs


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paragraphs = [f"({n}) {' '.join([SENTENCE] * (n % 4 + 1))}" for n in range(1, 40)]
    assert text_of(tmp_path, pdf_file(paragraphs, columns=2, size=9)).split("\n\n") == paragraphs


def test_words_broken_at_a_hyphen_are_mended(tmp_path: Path) -> None:
    lines = (
        "The customers of small and medium-sized firms and of work-",
        "shops are cus-",
        "tomers of theirs, and small and medium-",
        "sized firms may help state-",
        "owned ones. The state is owned by all of us, as it is",
    )
    page = [(72.0, 700 - 14 * n, line) for n, line in enumerate(lines)]
    assert text_of(tmp_path, drawn(page)) == (
        "The customers of small and medium-sized firms and of workshops are customers of theirs, and small and "
        "medium-sized firms may help state-owned ones. The state is owned by all of us, as it is"
    )


def test_words_that_only_look_like_heads_stay(tmp_path: Path) -> None:
    same = [(72.0, 400.0, "(Ministry of Finance)"), (72.0, 800.0, "Gazette 7"), (72.0, 30.0, "3")]
    pages = [[*same, (72.0, 500.0, f"Cut fees in year {n}.")] for n in range(3)]
    text = text_of(tmp_path, drawn(*pages))
    assert text.count("(Ministry of Finance)") == 3
    assert "Gazette" not in text


def test_heads_that_change_with_the_chapter_go_with_their_page_numbers(tmp_path: Path) -> None:
    chapters = ("Money", "Trade", "Towns", "Schools", "Roads")
    pages = [
        [(72.0, 800.0, f"Chapter of {chapter} {page}"), (72.0, 500.0, f"Text of {chapter}, more than {page} years.")]
        for page, chapter in enumerate(chapters, 5)
    ]
    text = text_of(tmp_path, drawn(*pages))
    assert "Chapter" not in text
    assert text.count("Text of") == 5


def test_rows_of_tables_are_lines(tmp_path: Path) -> None:
    rows = (("No.", "Task", "Departments"), ("1", "Cut fees", "Ministry of Finance"), ("2", "Lend", "MIIT"))
    cells = [
        (x, 600.0 - 14 * place, text)
        for place, row in enumerate(rows)
        for x, text in zip((72.0, 120.0, 300.0), row, strict=True)
    ]
    page = [(72.0, 700.0, "Plan of lanterns"), *cells, (72.0, 500.0, "State Council")]
    assert text_of(tmp_path, drawn(page)).split("\n\n") == [
        "Plan of lanterns",
        "No. | Task | Departments\n1 | Cut fees | Ministry of Finance\n2 | Lend | MIIT",
        "State Council",
    ]
