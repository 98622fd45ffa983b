"""Reading files: whatever the encoding, the same text; whatever is no text, one clear line."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import EmptyInput, InputError
from graph_build.read import decode, find_inputs, normalise, read_source, text
from graph_build.read.decode import DecodingError

ENGLISH = "Widen access to credit for “small shops” – by 30% – and café owners. Provinces shall report each year.\n" * 3
CHINESE = "各地要支持小微企业发展，扩大信贷投放，降低融资成本。有关部门按职责分工负责。\n" * 3
ENGLISH_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ENGLISH_ENCODINGS)
def test_every_encoding_of_english_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    source = read_source(written(tmp_path, ENGLISH.encode(encoding)))
    assert source.text == ENGLISH
    assert source.language == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "big5"])
def test_every_encoding_of_chinese_is_decoded(encoding: str) -> None:
    original = (
        CHINESE if encoding != "big5" else "各地應支持小型企業發展，擴大信貸，降低融資成本，並由有關部門負責。\n" * 5
    )
    assert decode(original.encode(encoding))[0] == original


@pytest.mark.parametrize(
    "original",
    [
        "Widen credit for shops （Ministry of Finance takes the lead）\n",
        "Widen credit for “small shops”, “cafes” aside：see the list\n",
        "Widen credit （财政部）, cut rent （税务总局） and train the staff of shops.\n",
        "Widen credit © 2012 • shops\n",
        "1． Widen credit——soon…… 《Shops》\n",
    ],
)
def test_english_with_chinese_marks_is_decoded(original: str) -> None:
    assert decode(original.encode("gb18030")) == (original, "gb18030")


def test_english_with_traditional_names_is_decoded() -> None:
    original = "Widen credit （財政部）, cut rent （稅務總局） and train the staff of shops in the 各地.\n"
    assert decode(original.encode("big5"))[0] == original


def test_latin_1_is_read_where_windows_has_no_letter() -> None:
    assert decode(b"caf\xe9 \x81 owners") == ("café \x81 owners", "latin-1")


def test_a_damaged_byte_of_utf_8_is_marked_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    data = ENGLISH.encode().replace(b"Provinces", b"Prov\xffinces", 1)
    found, encoding = decode(data)
    assert found == ENGLISH.replace("Provinces", "Prov\ufffdinces", 1)
    assert encoding == "utf-8, damaged"
    assert "damaged at byte" in caplog.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_unicode_round_trips_in_every_marked_encoding(original: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(original.encode(encoding))[0] == original


@given(st.text(st.sampled_from("Small shops pay no rent.\n“”–’é "), min_size=1))
def test_western_text_round_trips(original: str) -> None:
    assert normalise(decode(original.encode("utf-8"))[0]) == unicodedata.normalize("NFC", original)
    if not any(a > "\x7f" and b > "\x7f" for a, b in pairwise(original)):
        assert decode(original.encode("cp1252"))[0] == original


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    with suppress(DecodingError):
        found, _ = decode(data)
        found.encode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_normal_text_stays_as_it_is(original: str) -> None:
    once = normalise(original)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & {"\r", "\x00", "\x0b", "\x0c", "\x85", "\u200b", "\ufeff"}


def test_line_ends_and_unseen_characters() -> None:
    assert normalise("a\r\nb\rc\u2028d\fe\x00\u00ad\u200bf\tg") == "a\nb\nc\nd\nef\tg"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"12 % 30 - 45\n", "has no letters"),
        ("a.txt", b"%PDF-1.7 ...", "is cut off: a PDF file ends with %%EOF"),
        ("a.txt", b"PK\x03\x04 ...", "is a damaged or cut-off ZIP archive"),
        ("a.txt", b"\x89PNG\r\n", "is a PNG picture"),
        ("a.txt", b"text with\x00 a zero", "zero bytes"),
        ("a.txt", b"\x01\x02\x03\x04 binary \x05\x06", "control characters"),
        ("a.txt", b"\xff\xfea", "broken UTF-16"),
        ("a.pdf", b"anything", "is no PDF file, whatever its name"),
        ("a.docx", b"PK", "is no Word file, whatever its name"),
        ("a.doc", b"anything", ".doc files are not read"),
        ("a.pdf", b"", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "is empty"),
        ("a.txt", "Указ о малом предпринимательстве".encode(), "script that is not read"),
    ],
)
def test_what_is_refused_is_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = written(tmp_path, data, name)
    with pytest.raises(InputError, match=reason) as caught:
        read_source(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(text.LIMIT + 1)
    with pytest.raises(InputError, match=r"has 32\.0 MiB, over the limit of 32 MiB"):
        read_source(path)


def test_missing_files_and_pipes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        read_source(tmp_path / "none.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="is no file"):
        read_source(tmp_path / "pipe.txt")


def test_a_source_tells_where_it_is_from(tmp_path: Path) -> None:
    path = written(tmp_path, b"Shops\r\n", "shops.md")
    source = read_source(path)
    assert (source.name, source.path, source.encoding) == ("shops.md", str(path), "utf-8")
    assert source.sha256 == hashlib.sha256(b"Shops\r\n").hexdigest()


def test_folders_are_searched_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", ".git/d.txt", "sub/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [str(path.relative_to(tmp_path)) for path in find_inputs([tmp_path, tmp_path / "b.txt"])]
    assert names == ["a.md", "b.txt", "sub/c.txt", "sub/picture.png"]
    assert [path.name for path in find_inputs([tmp_path], skip=[tmp_path / "sub", tmp_path / "b.txt"])] == ["a.md"]


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    written(tmp_path, b"x", "picture.png")
    with pytest.raises(EmptyInput, match="holds no file that can be read"):
        list(find_inputs([tmp_path]))
    with pytest.raises(InputError, match="is not there"):
        list(find_inputs([tmp_path / "none"]))


@pytest.mark.parametrize("text", ["标题", "意见", "财政部", "关于促进中小企业发展的意见", "税务总局负责"])
def test_a_few_words_in_a_chinese_encoding_are_those_words(text: str) -> None:
    assert decode(text.encode("gb18030"))[0] == text


@pytest.mark.parametrize("text", ["財政部門", "關於中小企業的意見", "經濟發展"])
def test_a_few_words_in_big5_are_those_words(text: str) -> None:
    assert decode(text.encode("big5"))[0] == text


def test_digits_of_full_width_are_digits(tmp_path: Path) -> None:
    source = read_source(written(tmp_path, "云政发〔２０２１〕５号\n一、支持中小企业发展。\n".encode(), "a.txt"))
    assert "云政发〔2021〕5号" in source.text
