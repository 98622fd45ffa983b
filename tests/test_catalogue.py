"""The catalogue: what it adds, which texts it joins, and how it complains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_build.errors import CatalogError
from graph_build.model import DocumentReading, Source
from graph_build.read import Catalogue, complete, read_catalogue
from graph_build.vocabulary import load_vocabulary

HEADER = "file,id,title,number,issued,issuers,kind,language,work\n"


def catalogue(folder: Path, text: str, encoding: str = "utf-8") -> Catalogue:
    path = folder / "catalogue.csv"
    path.write_bytes(text.encode(encoding))
    return read_catalogue(path, load_vocabulary())


def reading(**fields: Any) -> DocumentReading:
    source = Source("a.txt", "a.txt", "Tea", "en", "utf-8", "0" * 64)
    start = DocumentReading(source, None, None, None, (), "other", None, (), (), (), (), ())
    return replace(start, **fields)


def test_a_row_completes_and_corrects_what_the_text_states(tmp_path: Path) -> None:
    rows = catalogue(tmp_path, HEADER + 'a.txt,tea-1,"Tea, Coffee",Guo Fa [2009] No. 1,2009-05-04,mof; sta,plan,en,\n')
    row = rows.row(Path("somewhere/a.txt"))
    found = complete(reading(title="Te", issued=None, kind="other"), row)
    assert (found.title, found.number, found.issued) == ("Tea, Coffee", "Guo Fa [2009] No. 1", "2009-05-04")
    assert (found.issuers, found.kind) == (("mof", "sta"), "plan")


def test_empty_cells_leave_what_the_text_states(tmp_path: Path) -> None:
    rows = catalogue(tmp_path, HEADER + "a.txt,,,,,,,,\n")
    original = reading(title="Tea", kind="law")
    assert complete(original, rows.row(Path("a.txt"))) == original
    assert complete(original, None) is original


def test_a_file_is_found_by_the_longest_tail_of_its_path(tmp_path: Path) -> None:
    rows = catalogue(tmp_path, "file,id\na.txt,any\nen/a.txt,english\n")
    assert rows.row(Path("texts/en/a.txt")).slug == "english"  # type: ignore[union-attr]
    assert rows.row(Path("texts/a.txt")).slug == "any"  # type: ignore[union-attr]
    assert rows.row(Path("b.txt")) is None


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("file,id\na.txt,tea\nb.txt,tea\n", ["tea", "tea"]),
        ("file,id,work\na.txt,tea,\nb.txt,,tea\n", ["tea", "tea"]),
        ("file,id,work\na.txt,tea,w\nb.txt,,w\n", ["tea", "tea"]),
        ("file,id,work\na.txt,tea-en,tea\nb.txt,tea-en-2,tea\n", ["tea", "tea"]),
        ("file,id,work\na.txt,tea,\nb.txt,,a.txt\n", ["tea", "tea"]),
        ("file,work\na.txt,The Tea Law\nb.txt,The Tea Law\n", ["the-tea-law", "the-tea-law"]),
        ("file,work\na.txt,\nb.txt,tea\n", [None, "tea"]),
    ],
)
def test_work_and_id_say_which_texts_are_of_one_document(tmp_path: Path, text: str, slugs: list[str | None]) -> None:
    rows = catalogue(tmp_path, text)
    assert [row.slug for row in rows.rows.values()] == slugs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_catalogue_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str) -> None:
    rows = catalogue(tmp_path, "file,title\r\na.txt,关于支持茶叶企业发展的若干意见（试行）\r\n", encoding)
    assert rows.row(Path("a.txt")).title == "关于支持茶叶企业发展的若干意见（试行）"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "has no column 'file'"),
        ("name,title\n", 1, "has no column 'file'"),
        ("file,colour\n", 1, "unknown column 'colour'"),
        ("file,file\n", 1, "column 'file' twice"),
        ("file,title\n,Tea\n", 2, "names no file"),
        ("file,issued\na.txt,2009-05-04\nb.txt,4 May 2009\n", 3, "bad date '4 May 2009'"),
        ("file,issued\na.txt,2009-02-30\n", 2, "bad date"),
        ("file,issuers\na.txt,mof;moff\n", 2, "unknown issuer 'moff'"),
        ("file,kind\na.txt,poem\n", 2, "unknown kind 'poem'"),
        ("file,language\na.txt,fr\n", 2, "unknown language 'fr'"),
        ("file,id\na.txt,two words\n", 2, "id that makes no IRI"),
        ("file,id\na.txt,x\na.txt,y\n", 3, "stands in line 2 too"),
        ("file,id\na.txt,x,more\n", 2, "more cells than the header"),
        ('file,id\n"a.txt,x\n', 2, "is no CSV"),
    ],
)
def test_complaints_name_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(CatalogError, match=reason) as caught:
        catalogue(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'catalogue.csv'}:{line}: ")


def test_a_catalogue_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="No such file"):
        read_catalogue(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "rows",
    [
        "a.txt,b.txt\nb.txt,a.txt\n",
        "a.txt,b.txt\nb.txt,c.txt\nc.txt,\n",
        "a.txt,b.txt\nb.txt,tea-law\n",
        "a.txt,a.txt\nb.txt,a.txt\n",
    ],
)
def test_files_that_name_one_another_are_one_work(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text("file,work\n" + rows, encoding="utf-8")
    catalogue = read_catalogue(path)
    found = {name: catalogue.row(Path(name)) for name in ("a.txt", "b.txt")}
    slugs = {row.slug for row in found.values() if row}
    assert len(slugs) == 1
