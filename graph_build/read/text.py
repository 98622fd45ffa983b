"""Finds the files to read and reads each into a :class:`~graph_build.model.Source`.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "opinions.txt"
    >>> _ = path.write_bytes(b"1. Widen access to credit.\\r\\n")
    >>> source = read_source(path)
    >>> source.text, source.language, source.encoding
    ('1. Widen access to credit.\\n', 'en', 'utf-8')
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from ..errors import EmptyInput, InputError
from ..model import Language, Source
from .content import Content, UnreadableError
from .decode import normalise
from .formats import SUFFIXES, content_of
from .han_lines import joined_lines

__all__ = ["LIMIT", "find_inputs", "language_of", "read_content", "read_source"]

LIMIT: Final = 32 * 2**20
_REMEDY: Final = "give plain text, HTML, PDF, DOCX or Markdown"
_LETTER: Final = re.compile(r"[^\W\d_]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_HAN_SHARE: Final = 0.3


def find_inputs(paths: Iterable[Path], *, skip: Iterable[Path] = ()) -> Iterator[Path]:
    """The files that ``paths`` mean: a file is itself, a folder all files in it and below, sorted, hidden ones left
    out; each file once. ``skip`` are files and folders to pass over. Raises InputError for a path that is not there,
    EmptyInput for a folder with no file of a format that is read."""
    seen = {path.resolve() for path in skip}
    for path in paths:
        for file in _files(path, frozenset(seen)):
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield file


def read_source(path: Path, *, language: Language | None = None) -> Source:
    """Reads one file. ``language`` overrides what the script of the text suggests. Raises EmptyInput where there is
    nothing to read, InputError for what is no text in a format and language that are read, or is over LIMIT bytes."""
    content, sha256 = _read(path)
    text = content.text
    if not _LETTER.search(text):
        raise EmptyInput(path, "has no letters" if text.strip() else "is empty", "give a file with text in it")
    found = language or language_of(text)
    if found is None:
        raise InputError(path, "is written in a script that is not read", "give English or Chinese text")
    return Source(path.name, str(path), text, found, content.encoding, sha256, content.stated)


def read_content(path: Path) -> Content:
    """The normalised text of a file in any language, and what the file states beside it. Raises InputError for what is
    in no format that is read, is damaged, locked or made to do harm, or is over LIMIT bytes."""
    return _read(path)[0]


def language_of(text: str) -> Language | None:
    """``zh`` where Han characters make up a good part of the letters, ``en`` for other text in Latin letters, None for
    other scripts.

    >>> language_of("Notice (国发〔2019〕5号) of the State Council"), language_of("意见 (SME)"), language_of("Указ")
    ('en', 'zh', None)
    """
    letters = _covered(_LETTER, text)
    han = _covered(_HAN, text)
    if han > _HAN_SHARE * letters:
        return "zh"
    return "en" if 2 * (_covered(_LATIN, text) + han) > letters else None


def _read(path: Path) -> tuple[Content, str]:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(path, f"{suffix} files are not read", _REMEDY)
    data = _bytes(path)
    try:
        content = content_of(path, data)
    except UnreadableError as error:
        raise InputError(path, str(error), error.remedy) from error
    return replace(content, text=joined_lines(normalise(content.text))), hashlib.sha256(data).hexdigest()


def _covered(pattern: re.Pattern[str], text: str) -> int:
    return len(text) - len(pattern.sub("", text))


def _files(path: Path, skip: Collection[Path]) -> Iterator[Path]:
    if not path.is_dir():
        if not path.exists():
            raise InputError(path, "is not there", "check the path")
        yield path
        return
    found = [Path(folder) / name for folder, names in _walk(path, skip) for name in names]
    if not any(file.suffix.lower() in SUFFIXES for file in found):
        raise EmptyInput(path, "holds no file that can be read", _REMEDY)
    yield from sorted(found)


def _walk(path: Path, skip: Collection[Path]) -> Iterator[tuple[str, list[str]]]:
    def refuse(error: OSError) -> None:
        raise InputError(error.filename, error.strerror or "cannot be opened", "check the permissions") from error

    for folder, folders, names in os.walk(path, onerror=refuse):
        folders[:] = [name for name in folders if name[0] != "." and Path(folder, name).resolve() not in skip]
        yield folder, [name for name in names if not name.startswith(".")]


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError(path, "is no file" if path.exists() else "is not there", "check the path")
        size = path.stat().st_size
        if size > LIMIT:
            limit = f"{LIMIT // 2**20} MiB"
            raise InputError(path, f"has {size / 2**20:.1f} MiB, over the limit of {limit}", "split the file")
        return path.read_bytes()
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "check path and permissions") from error
