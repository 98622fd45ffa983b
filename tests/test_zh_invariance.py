"""A Chinese document says the same as text, page, Word file, PDF and Markdown, wrapped or not, in tables or lines."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from chinese import HEADINGS, NOTES, Draft, Item, filled
from docx import Document
from papers import chinese_pdf, docx_file, numbered_docx, page
from recognition import recogniser
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from test_invariance import facts

from graph_build.model import DocumentReading
from graph_build.read import read_content, read_source
from graph_build.recognise import recognise

PARAGRAPHS = (
    "设立纸灯产业发展基金，规模不低于5亿元，对小微企业给予贷款贴息。",
    "修订《纸灯质量管理办法》，到2020年底前使产品合格率达到95%以上。",
    "支持银行为小店铺开发信用贷款产品，贷款期限不超过三年，降低融资成本。",
    "开展灯匠职业技能培训，每年培训不少于5000人次，推广“互联网+”模式和APP应用。",
)
SENTENCES = "".join(PARAGRAPHS)


def draft() -> Draft:
    """Long enough for a PDF file of two pages: a running head can be told only by being repeated."""
    items = [Item(HEADINGS[n], PARAGRAPHS[n % 4] + SENTENCES * (n % 3), NOTES[n % 3]) for n in range(12)]
    return Draft((tuple(items[:2]), tuple(items[2:9]), tuple(items[9:])))


def read_bytes(folder: Path, suffix: str, data: bytes) -> DocumentReading:
    path = folder / f"written{suffix}"
    path.write_bytes(data)
    return recognise(read_source(path), recogniser())


def said(reading: DocumentReading) -> tuple[object, ...]:
    measures = [
        (m.passage.number, m.passage.section, m.label, "".join(m.text.split()), facts(m)) for m in reading.measures
    ]
    return (
        measures,
        [(s.heading.path, s.label) for s in reading.sections],
        reading.title,
        reading.number,
        reading.issued,
    )


def plain_text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def wrapped(paragraphs: Sequence[str], width: int, indent: str = "　　") -> bytes:
    return "\n".join(filled(indent + paragraph, width) for paragraph in paragraphs).encode()


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[str]], bytes]]] = {
    "web page": (".html", page),
    "Word file": (".docx", docx_file),
    "PDF": (".pdf", chinese_pdf),
    "Markdown": (".md", lambda paragraphs: ("# " + "\n\n".join(paragraphs)).encode()),
    "text without blank lines": (".txt", lambda paragraphs: "\n".join(paragraphs).encode()),
    "text in GB 18030": (".txt", lambda paragraphs: "\n　　".join(paragraphs).encode("gb18030")),
    "lines of 40 signs": (".txt", lambda paragraphs: wrapped(paragraphs, 40)),
    "lines of 30 signs without indents": (".txt", lambda paragraphs: wrapped(paragraphs, 30, "")),
}


def test_the_document_is_read_whole(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, ".txt", plain_text(draft().lines()))
    assert [(m.passage.number, m.label) for m in reading.measures] == [(n, h) for n, _, h, _ in draft().expected()]


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_the_format_does_not_matter(tmp_path: Path, kind: str) -> None:
    suffix, write = WRITERS[kind]
    lines = draft().lines()
    assert said(read_bytes(tmp_path, suffix, write(lines))) == said(read_bytes(tmp_path, ".txt", plain_text(lines)))


def test_numbers_that_word_prints_are_as_good_as_typed_ones(tmp_path: Path) -> None:
    made = draft()
    front, behind = ((None, line) for line in made.front), ((None, line) for line in made.behind)
    numbered: list[tuple[int | None, str]] = [*front]
    for name, items in zip(made.names, made.sections, strict=False):
        numbered.append((0, name))
        numbered += [(1, made.parts(item)[0]) for item in items]
    levels = [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）")]
    written = read_bytes(tmp_path, ".docx", numbered_docx([*numbered, *behind], levels))
    assert said(written) == said(read_bytes(tmp_path, ".txt", plain_text(made.lines())))


DEVELOPED = (
    "guobanfa-2018-128-zero-waste-pilot.html",
    "guobanfa-2018-129-consumption-poverty-relief.html",
    "guofa-2019-4-vocational-education.html",
    "shanghai-sme-regulation.md",
)


@pytest.mark.parametrize("kind", sorted(WRITERS))
@pytest.mark.parametrize("name", DEVELOPED)
def test_real_texts_say_the_same_in_every_format(tmp_path: Path, shared: Path, name: str, kind: str) -> None:
    text = read_content(shared / "corpus-zh" / name).text
    lines = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    suffix, write = WRITERS[kind]
    assert said(read_bytes(tmp_path, suffix, write(lines))) == said(read_bytes(tmp_path, ".txt", plain_text(lines)))


# --- Tables -----------------------------------------------------------------------------------------------------------

HEAD = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", PARAGRAPHS[0], "财政部", "商务部、工业和信息化部", "2020年底前"),
    ("2", PARAGRAPHS[1], "商务部", "", "长期"),
    ("3", PARAGRAPHS[2], "人民银行", "财政部", "2020年6月"),
    ("4", PARAGRAPHS[3], "教育部", "财政部、人力资源社会保障部", "持续推进"),
)
ROLES = (
    {("mof", "lead"), ("mofcom", "participant"), ("miit", "participant")},
    {("mofcom", "lead")},
    {("pboc", "lead"), ("mof", "participant")},
    {("moe", "lead"), ("mof", "participant"), ("mohrss", "participant")},
)
TABLE_FRONT = ("2020年纸灯行业重点工作任务分工方案", "为做好纸灯行业工作，现将任务分解如下：")


def html_table(rows: Sequence[Sequence[str]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    above = "".join(f"<p>{line}</p>" for line in TABLE_FRONT)
    return f"<html><meta charset=utf-8><body><div id=zoom>{above}<table>{cells}</table></div></body></html>".encode()


def markdown_table(rows: Sequence[Sequence[str]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "\n\n".join([f"# {TABLE_FRONT[0]}", TABLE_FRONT[1], "\n".join(lines)]).encode()


def word_table(rows: Sequence[Sequence[str]]) -> bytes:
    document = Document()
    for line in TABLE_FRONT:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


TABLES: Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]] = {
    ".html": html_table,
    ".md": markdown_table,
    ".docx": word_table,
}


def roles(reading: DocumentReading) -> list[set[tuple[str, str]]]:
    return [{(r.agency, r.role) for r in measure.responsibilities} for measure in reading.measures]


@pytest.mark.parametrize("suffix", sorted(TABLES))
def test_rows_of_a_table_are_measures_and_columns_of_bodies_their_notes(tmp_path: Path, suffix: str) -> None:
    reading = read_bytes(tmp_path, suffix, TABLES[suffix]([HEAD, *ROWS]))
    assert [measure.passage.number for measure in reading.measures] == [1, 2, 3, 4]
    assert [measure.text.startswith(row[1]) for measure, row in zip(reading.measures, ROWS, strict=True)] == [True] * 4
    assert roles(reading) == list(ROLES)
    assert all(r.evidence.of(reading.source.text) for m in reading.measures for r in m.responsibilities)


@pytest.mark.parametrize("suffix", sorted(TABLES))
@pytest.mark.parametrize("head", ["责任单位", "负责部门", "责任部门（单位）", "指导部门", "牵头部门"])
def test_a_lone_column_of_bodies_is_a_note_whatever_its_place(tmp_path: Path, suffix: str, head: str) -> None:
    rows = [("序号", head, "重点任务"), *((row[0], row[2], row[1]) for row in ROWS)]
    role = "lead" if head.startswith("牵头") else "responsible"
    expected = [{(agency, role)} for agency in ("mof", "mofcom", "pboc", "moe")]
    assert roles(read_bytes(tmp_path, suffix, TABLES[suffix](rows))) == expected


@pytest.mark.parametrize("suffix", sorted(TABLES))
def test_a_column_before_the_numbers_groups_the_rows(tmp_path: Path, suffix: str) -> None:
    groups = ("一、降低成本", "一、降低成本", "二、扩大市场", "二、扩大市场")
    rows = [("类别", *HEAD), *((group, *row) for group, row in zip(groups, ROWS, strict=True))]
    reading = read_bytes(tmp_path, suffix, TABLES[suffix](rows))
    assert [m.passage.section for m in reading.measures] == [(1,), (1,), (2,), (2,)]
    assert [section.label for section in reading.sections] == ["降低成本", "扩大市场"]
    assert roles(reading) == list(ROLES)


@pytest.mark.parametrize("suffix", sorted(TABLES))
def test_english_tables_say_who_leads_too(tmp_path: Path, suffix: str) -> None:
    head = ("No.", "Task", "Lead unit", "Cooperating units", "Deadline")
    rows = [
        head,
        ("1", "Cut fees of small firms", "Ministry of Finance", "Ministry of Commerce", "2020"),
        ("2", "Train the managers of small firms", "Ministry of Education", "", "2020"),
    ]
    path = tmp_path / f"table{suffix}"
    path.write_bytes(TABLES[suffix](rows))
    reading = recognise(read_source(path, language="en"), recogniser())
    assert roles(reading) == [{("mof", "lead"), ("mofcom", "participant")}, {("moe", "lead")}]


def test_a_simple_table_of_a_pdf_file_says_who_leads_too(tmp_path: Path) -> None:
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file)
    rows = [
        HEAD[:4],
        ("1", "清理收费", "财政部", "商务部"),
        ("2", "培训灯匠", "教育部", "财政部"),
        ("3", "规范市场", "商务部", "财政部"),
    ]
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            canvas.setFont("STSong-Light", 11)
            canvas.drawString(72 + 110 * column, 700 - 16 * line, cell)
    canvas.setFont("STSong-Light", 11)
    canvas.drawString(72, 760, TABLE_FRONT[0])
    canvas.save()
    assert roles(read_bytes(tmp_path, ".pdf", file.getvalue())) == [
        {("mof", "lead"), ("mofcom", "participant")},
        {("moe", "lead"), ("mof", "participant")},
        {("mofcom", "lead"), ("mof", "participant")},
    ]
