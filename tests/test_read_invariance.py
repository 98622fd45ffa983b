"""One document as text, web page, Word file, PDF and Markdown says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from papers import WRITERS, chinese_pdf, docx_file, numbered_docx, page
from recognition import recogniser
from test_invariance import facts

from graph_build.model import DocumentReading
from graph_build.read import read_content, read_source
from graph_build.recognise import recognise

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples" / "china").glob("*.txt"))
KINDS = sorted(WRITERS)
CORPUS = (
    "corpus-en/002_2a6bdbfbcf509770.txt",
    "corpus-en/004_5c6d6f51adc04f3c.txt",
    "corpus-en-more/consumption-relief-careful.txt",
)


def read_file(path: Path) -> DocumentReading:
    return recognise(read_source(path), recogniser())


def said(reading: DocumentReading) -> tuple[object, ...]:
    measures = [(measure.passage.number, measure.label, facts(measure)) for measure in reading.measures]
    sections = [(section.heading.path, section.label) for section in reading.sections]
    return measures, sections, reading.number, reading.issued, reading.issuers, reading.kind


def compare(tmp_path: Path, original: Path, kind: str) -> None:
    text = original.read_text(encoding="utf-8")
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    plain = tmp_path / "plain.txt"
    plain.write_text("\n\n".join(paragraphs), encoding="utf-8")
    suffix, write = WRITERS[kind]
    path = tmp_path / f"written{suffix}"
    path.write_bytes(write(paragraphs))
    assert said(read_file(path)) == said(read_file(plain))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("original", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_say_the_same_in_every_format(tmp_path: Path, original: Path, kind: str) -> None:
    compare(tmp_path, original, kind)


@pytest.mark.parametrize("path", CORPUS, ids=str)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "PDF in two columns"])
def test_real_texts_say_the_same_in_every_format(tmp_path: Path, shared: Path, path: str, kind: str) -> None:
    """In narrow columns without blanks or indents nothing tells where a paragraph ends whose last line is full."""
    compare(tmp_path, shared / path, kind)


def test_numbers_that_word_prints_are_as_good_as_typed_ones(tmp_path: Path) -> None:
    typed = (EXAMPLES[0].parent / "slow-season-opinions.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(paragraph.split()) for paragraph in typed.split("\n\n")]
    pattern = re.compile(r"(?:([IVX]+\.)|(\(\d+\))) ")
    levels = [
        (0 if found[1] else 1, p[found.end() :]) if (found := pattern.match(p)) else (None, p) for p in paragraphs
    ]
    path = tmp_path / "numbered.docx"
    path.write_bytes(numbered_docx(levels, [("upperRoman", "%1."), ("decimal", '(%2)"/><w:lvlRestart w:val="0')]))
    assert sum(level is not None for level, _ in levels) == 13
    plain = tmp_path / "plain.txt"
    plain.write_text("\n\n".join(paragraphs), encoding="utf-8")
    assert said(read_file(path)) == said(read_file(plain))


def test_chinese_texts_are_the_same_in_every_format(tmp_path: Path, shared: Path) -> None:
    for original in sorted((shared / "corpus-zh").iterdir()):
        paragraphs = [" ".join(paragraph.split()) for paragraph in read_content(original).text.split("\n\n")]
        for suffix, write in ((".pdf", chinese_pdf), (".docx", docx_file), (".html", page)):
            path = tmp_path / f"written{suffix}"
            path.write_bytes(write(paragraphs))
            assert read_content(path).text.split("\n\n") == paragraphs
