"""Reads a catalogue: a CSV file that adds to documents what their texts do not state, and corrects what they misstate.

Columns, all but the first optional: ``file`` (name, or path from the catalogue's folder), ``id``, ``title``,
``number``, ``issued`` (YYYY-MM-DD), ``issuers`` (agency ids, separated by ``;``), ``kind``, ``language``, ``work``.
An apostrophe before what a spreadsheet would run as a formula does not count.
Rows with one ``work``, or one ``id``, are texts of one document; ``work`` may be any name, the ``id`` of another row,
or its ``file``.

Example:
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "catalogue.csv"
    >>> _ = path.write_text("file,id,issued,work\\na.txt,law-1,2017-09-01,\\nb.txt,,,law-1\\n")
    >>> catalogue = read_catalogue(path)
    >>> catalogue.row(Path("texts/b.txt")).slug
    'law-1'
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from ..errors import CatalogError
from ..model import DocumentReading, Language, Stated
from ..namespaces import slug
from ..vocabulary import Vocabulary
from .decode import DecodingError, decode, normalise

__all__ = ["COLUMNS", "FORMULA_STARTS", "Catalogue", "CatalogueRow", "complete", "read_catalogue"]

COLUMNS: Final = ("file", "id", "title", "number", "issued", "issuers", "kind", "language", "work")
FORMULA_STARTS: Final = tuple("=+-@＝＋－＠'")
_LANGUAGES: Final[Mapping[str, Language]] = {"en": "en", "zh": "zh"}
_ID: Final = re.compile(r"[\w.~-]+")


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row. Empty cells are None (``issuers``: empty). ``slug`` names the document that the file is a text of; it
    is None where the row gives neither ``id`` nor ``work``, and ``has_id`` says whether it comes from an ``id``."""

    line: int
    file: str
    id: str | None = None
    title: str | None = None
    number: str | None = None
    issued: str | None = None
    issuers: tuple[str, ...] = ()
    kind: str | None = None
    language: Language | None = None
    work: str | None = None
    slug: str | None = None
    has_id: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rows of one file; the empty catalogue has none."""

    path: Path | None = None
    rows: Mapping[tuple[str, ...], CatalogueRow] = field(default_factory=dict)

    def row(self, path: Path) -> CatalogueRow | None:
        """The row for a file: the one whose ``file`` is the longest tail of its path; None if there is none."""
        parts = path.absolute().parts
        tails = (parts[start:] for start in range(len(parts)))
        return next((self.rows[tail] for tail in tails if tail in self.rows), None)


def read_catalogue(path: Path, vocabulary: Vocabulary | None = None) -> Catalogue:
    """Reads the CSV file at ``path`` (UTF-8, or as spreadsheets save it). With a vocabulary, agency ids and kinds are
    checked against it. Raises CatalogError, with the line, for the first thing wrong."""
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        _check_header(path, reader.fieldnames or ())
        rows = [_row(path, reader.line_num, cells, vocabulary) for cells in reader if any(cells.values())]
    except csv.Error as error:
        where = f"{path}:{reader.reader.line_num}"
        raise CatalogError(where, f"is no CSV ({error})", "mend the quotation marks") from error
    keyed: dict[tuple[str, ...], CatalogueRow] = {}
    for row in _with_slugs(rows):
        first = keyed.setdefault(Path(row.file).parts, row)
        if first is not row:
            raise CatalogError(f"{path}:{row.line}", f"{row.file!r} stands in line {first.line} too", "keep one row")
    return Catalogue(path, keyed)


def complete(reading: DocumentReading, row: CatalogueRow | None) -> DocumentReading:
    """``reading`` with what ``row`` states in place of what the table on the document's page states, and this in place
    of what the text states."""
    stated = reading.source.stated
    if row is None and stated == Stated():
        return reading
    row = row or CatalogueRow(0, reading.source.name)
    return replace(
        reading,
        title=row.title or stated.title or reading.title,
        number=row.number or stated.number or reading.number,
        issued=row.issued or stated.issued or reading.issued,
        issuers=row.issuers or reading.issuers,
        kind=row.kind or reading.kind,
    )


def _text(path: Path) -> str:
    try:
        return normalise(decode(path.read_bytes())[0])
    except OSError as error:
        raise CatalogError(path, error.strerror or str(error), "give a readable CSV file") from error
    except DecodingError as error:
        raise CatalogError(path, str(error), "give a CSV file in UTF-8") from error


def _check_header(path: Path, names: Iterable[str]) -> None:
    names = [name.strip() for name in names]
    if "file" not in names:
        raise CatalogError(f"{path}:1", "has no column 'file'", f"name the columns: {','.join(COLUMNS)}")
    for name in names:
        if name not in COLUMNS:
            raise CatalogError(f"{path}:1", f"has an unknown column {name!r}", f"use: {', '.join(COLUMNS)}")
        if names.count(name) > 1:
            raise CatalogError(f"{path}:1", f"has the column {name!r} twice", "keep one")


def _row(path: Path, line: int, cells: Mapping[str | None, str | None], vocabulary: Vocabulary | None) -> CatalogueRow:
    where = f"{path}:{line}"
    if None in cells:
        raise CatalogError(where, "has more cells than the header", "put text with commas in quotation marks")
    given = {(name or "").strip(): _plain(cell or "") or None for name, cell in cells.items()}
    file, language = given.get("file"), given.get("language")
    if file is None:
        raise CatalogError(where, "names no file", "fill the column 'file'")
    if language is not None and language not in _LANGUAGES:
        raise CatalogError(where, f"has an unknown language {language!r}", "use en or zh")
    return CatalogueRow(
        line=line,
        file=file.replace("\\", "/"),
        id=_identifier(where, given.get("id")),
        title=given.get("title"),
        number=given.get("number"),
        issued=_date(where, given.get("issued")),
        issuers=_issuers(where, given.get("issuers"), vocabulary),
        kind=_kind(where, given.get("kind"), vocabulary),
        language=_LANGUAGES.get(language or ""),
        work=given.get("work"),
    )


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _identifier(where: str, id_: str | None) -> str | None:
    if id_ is not None and not _ID.fullmatch(id_):
        raise CatalogError(where, f"has an id that makes no IRI, {id_!r}", "use letters, digits, hyphens, dots")
    return id_


def _date(where: str, day: str | None) -> str | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise CatalogError(where, f"has a bad date {day!r}", "write it as 2012-08-02") from error


def _issuers(where: str, cell: str | None, vocabulary: Vocabulary | None) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(re.findall(r"[^\s;,|]+", cell or "")))
    for id_ in ids:
        if vocabulary is not None and id_ not in vocabulary.agencies:
            raise CatalogError(where, f"names an unknown issuer {id_!r}", "use an agency id, or add it to a vocabulary")
    return ids


def _kind(where: str, kind: str | None, vocabulary: Vocabulary | None) -> str | None:
    known = [concept.id for concept in vocabulary.scheme("kind")] if vocabulary is not None else []
    if kind is not None and known and kind not in known:
        raise CatalogError(where, f"has an unknown kind {kind!r}", f"use: {', '.join(known)}")
    return kind


def _with_slugs(rows: list[CatalogueRow]) -> list[CatalogueRow]:
    """A row's document is named by the work's one id, or the id that the work is called by, or the work's name."""
    after = {row.file: row.work for row in rows if row.work}
    called = set(after.values())
    works = [_last(row.file, after) if row.work or row.file in called else None for row in rows]
    by_file = {row.file: row.id for row in rows}
    works = [by_file.get(work or "") or work for work in works]
    ids: dict[str, set[str]] = defaultdict(set)
    for row, work in zip(rows, works, strict=True):
        if row.id:
            ids[work or row.id].add(row.id)
    return [_named(row, work, ids) for row, work in zip(rows, works, strict=True)]


def _last(work: str, after: Mapping[str, str]) -> str:
    """What a work is called in the end: ``work`` may be the file of a row with a work of its own. Where that leads
    round in a circle, the first of its names."""
    seen = [work]
    while (following := after.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _named(row: CatalogueRow, work: str | None, ids: Mapping[str, set[str]]) -> CatalogueRow:
    if work is None:
        return replace(row, slug=row.id, has_id=row.id is not None)
    own = ids.get(work, set())
    name = next(iter(own)) if len(own) == 1 else work if _ID.fullmatch(work) else slug(work)
    return replace(row, slug=name, has_id=bool(own))
