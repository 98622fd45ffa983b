"""Word files: the words and numbers that Word prints, and none that it does not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from papers import W, numbered_docx, zipped

from graph_build.read import read_content


def text_of(folder: Path, data: bytes) -> list[str]:
    path = folder / "own.docx"
    path.write_bytes(data)
    return read_content(path).text.split("\n\n")


def body(folder: Path, xml: str) -> list[str]:
    document = f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'
    return text_of(folder, zipped({"word/document.xml": document}))


TREE = [(0, "Money"), (1, "Cut fees."), (1, "Lend."), (None, "Between."), (0, "Trade"), (1, "Go to fairs.")]


@pytest.mark.parametrize(
    ("levels", "markers"),
    [
        ([("upperRoman", "%1."), ("decimal", "(%2)")], ["I.", "(1)", "(2)", "", "II.", "(1)"]),
        ([("decimal", "%1"), ("decimal", "%1.%2")], ["1", "1.1", "1.2", "", "2", "2.1"]),
        (
            [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")],
            ["一、", "（一）", "（二）", "", "二、", "（一）"],
        ),
        ([("lowerLetter", "%1)"), ("lowerRoman", "%2.")], ["a)", "i.", "ii.", "", "b)", "i."]),
        ([("decimal", "Article %1"), ("bullet", "•")], ["Article 1", "", "", "", "Article 2", ""]),
        ([("decimal", "%1."), ("someUnknownForm", "%2")], ["1.", "", "", "", "2.", ""]),
    ],
)
def test_automatic_numbers_are_printed(tmp_path: Path, levels: list[tuple[str, str]], markers: list[str]) -> None:
    found = text_of(tmp_path, numbered_docx(TREE, levels))
    assert found == [f"{marker} {text}".strip() for marker, (_, text) in zip(markers, TREE, strict=True)]


def test_a_level_may_count_through_the_whole_document(tmp_path: Path) -> None:
    data = numbered_docx(TREE, [("upperRoman", "%1."), ("decimal", '(%2)"/><w:lvlRestart w:val="0')])
    assert text_of(tmp_path, data)[5] == "(3) Go to fairs."


def test_numbers_may_come_from_the_style_of_headings(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    counting = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    level = f'<w:lvl xmlns:w="{W}" w:ilvl="0">{counting}</w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="900">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="900"/></w:numPr>'))
    for heading in ("Money", "Trade"):
        document.add_heading(heading, level=1)
        document.add_paragraph("Cut fees.")
    file = io.BytesIO()
    document.save(file)
    assert text_of(tmp_path, file.getvalue()) == ["1. Money", "Cut fees.", "2. Trade", "Cut fees."]


def test_a_list_that_starts_anew_does(tmp_path: Path) -> None:
    anew = '<w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    data = numbered_docx([(0, "One."), (0, "Two.")], [("decimal", "%1.")], f"{anew}</w:lvlOverride></w:num>")
    assert text_of(tmp_path, data) == ["1. One.", "2. Two."]
    assert text_of(tmp_path, numbered_docx([(0, "One.")], [("decimal", "%1.")]))[0] == "1. One."


def test_deleted_hidden_and_field_words_are_left_out(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>Cut </w:t></w:r><w:del><w:r><w:delText>no </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>all</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t> fees</w:t></w:r></w:hyperlink>"
        "<w:r><w:t>.</w:t><w:br/><w:t>Lend</w:t><w:tab/><w:t>more.</w:t></w:r></w:p>"
    )
    assert body(tmp_path, xml) == ["Cut all fees.\nLend\tmore."]


def test_a_table_in_a_cell_is_told_once(tmp_path: Path) -> None:
    def table(inside: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc><w:p><w:r><w:t>MOF</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"

    xml = "<w:p><w:r><w:t>Cut fees</w:t></w:r></w:p>"
    for _ in range(40):
        xml = table(xml)
    assert body(tmp_path, xml) == ["Cut fees" + " | MOF" * 40]


def test_tables_are_rows(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    rows = (("No.", "Task", "Departments"), ("1", "Cut fees", "Ministry of Finance"), ("2", "Lend", ""))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    file = io.BytesIO()
    document.save(file)
    assert text_of(tmp_path, file.getvalue()) == [
        "No. | Task | Departments\n1 | Cut fees | Ministry of Finance\n2 | Lend | Ministry of Finance"
    ]
