"""Folders of documents in all formats go into one graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run
from papers import WRITERS
from recognition import recogniser

from graph_build import build
from graph_build.model import Stated
from graph_build.read import Catalogue, CatalogueRow, complete, read_source
from graph_build.recognise import recognise

PARAGRAPHS = [
    "Opinions of the State Council on Lantern Workshops",
    "(1) Cut fees. The fees of small workshops are cut by 30%. (Ministry of Finance takes the lead)",
    "(2) Lend more. Banks are guided to lend to small workshops. (People's Bank of China)",
    "State Council",
    "May 4, 2012",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for kind, (suffix, write) in WRITERS.items():
        (folder / f"{kind.replace(' ', '-')}{suffix}").write_bytes(write(PARAGRAPHS))
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_a_folder_of_all_formats_is_built(folder: Path, tmp_path: Path) -> None:
    report = build([folder], tmp_path / "build", jobs=2)
    record = json.loads((tmp_path / "build" / "run.json").read_text(encoding="utf-8"))
    encodings = {Path(entry["file"]).suffix: entry["encoding"] for entry in record["inputs"]}
    assert encodings == {".html": "utf-8", ".docx": "docx", ".md": "utf-8", ".pdf": "pdf"}
    reasons = {Path(failure.path).name: failure.reason for failure in report.failures}
    assert sorted(reasons) == ["cut.pdf", "picture.png"]
    assert reasons["cut.pdf"] == "is cut off: a PDF file ends with %%EOF; get the file again"


def test_extract_prints_what_a_page_and_a_word_file_say(folder: Path, run: Run) -> None:
    ran = run("extract", folder / "page.html", folder / "Word-file.docx")
    assert ran.code == 0
    page, word = map(json.loads, ran.out.splitlines())
    assert [measure["number"] for measure in page["measures"]] == [1, 2]
    assert page["measures"] == word["measures"]


def test_what_a_page_states_holds_over_its_text_and_under_the_catalogue(tmp_path: Path) -> None:
    table = (
        "<table><tr><td>Title:<td>Opinions on Lanterns<tr><td>Document number:<td>Guo Fa [2013] No. 7"
        "<tr><td>Date of issue:<td>2013-02-01</table>"
    )
    path = tmp_path / "page.html"
    path.write_text(f"<body>{table}<main><p>{'<p>'.join(PARAGRAPHS)}</main>", encoding="utf-8")
    source = read_source(path)
    assert source.stated == Stated("Opinions on Lanterns", "Guo Fa [2013] No. 7", "2013-02-01")
    reading = complete(recognise(source, recogniser(), issued=source.stated.issued), None)
    assert (reading.title, reading.number) == ("Opinions on Lanterns", "Guo Fa [2013] No. 7")
    assert (reading.issued, reading.issuers) == ("2013-02-01", ("state-council",))
    row = CatalogueRow(2, "page.html", issued="2014-01-01", title="Lanterns")
    assert complete(reading, row).issued == "2014-01-01"
    assert complete(reading, row).title == "Lanterns"
    assert Catalogue().row(path) is None
