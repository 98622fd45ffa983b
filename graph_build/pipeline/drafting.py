"""Drafts a catalogue of texts to be corrected by hand: all that was read of each, and which may be texts of one work.

Example:
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "tea.txt").write_text("Tea Opinions\\n\\n1. Cut the tax on tea.\\n2. Lend to tea growers.")
    >>> draft = propose_catalogue([folder / "tea.txt"], folder / "catalogue.csv")
    >>> draft.rows[0].id, draft.works
    ('tea', ())
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..model import DocumentReading
from ..read import Catalogue, read_catalogue
from ..read.catalogue import CatalogueRow
from ..read.catalogue_writing import must_be_new, names_in_catalogue, write_catalogue
from ..vocabulary import Vocabulary, load_vocabulary
from .assembly import Texts, gather, proposals
from .extraction import Failure, Progress, extract_files
from .report import SeveralTexts
from .works import followed

__all__ = ["CatalogueDraft", "alike_texts", "propose_catalogue"]


@dataclass(frozen=True, slots=True)
class CatalogueDraft:
    """What was written: a row a file, the works with several texts, and the files that could not be read. Where none
    could be read there are no rows, and nothing was written."""

    path: Path
    rows: tuple[CatalogueRow, ...]
    works: tuple[SeveralTexts, ...]
    failures: tuple[Failure, ...]


def propose_catalogue(
    paths: Iterable[Path],
    out: Path,
    *,
    catalogue: Path | None = None,
    vocabularies: Sequence[Path] = (),
    default_vocabulary: bool = True,
    jobs: int = 1,
    progress: Progress | None = None,
) -> CatalogueDraft:
    """Reads files and folders and writes a catalogue of them to the new file ``out``: what was read of each, and with
    ``work`` which are held to be texts of one work, by number, title or structure. What ``catalogue`` states stays.
    Raises OutputError where ``out`` is there already or cannot be written, CatalogError, VocabularyError for these."""
    must_be_new(out)
    vocabulary = load_vocabulary(vocabularies, default=default_vocabulary)
    rows = read_catalogue(catalogue, vocabulary) if catalogue else Catalogue()
    skip = [*vocabularies, *([catalogue] if catalogue else [])]
    results = extract_files(paths, vocabulary, catalogue=rows, jobs=jobs, skip=skip, progress=progress)
    texts = gather(results, rows, vocabulary, compare=True)
    works = list(_works(texts, vocabulary))
    draft = tuple(_rows(texts, works, vocabulary))
    if draft:
        write_catalogue(out, draft)
    found = tuple(_several(texts, work) for work in works if len(work.texts) > 1)
    return CatalogueDraft(out, draft, found, tuple(texts.failures))


def alike_texts(texts: Texts, vocabulary: Vocabulary) -> tuple[SeveralTexts, ...]:
    """The documents that may be one work, of texts that were gathered to be compared; none of others."""
    works = _works(texts, vocabulary) if texts.sketches else ()
    return tuple(_several(texts, work) for work in works if work.reasons)


@dataclass(frozen=True, slots=True)
class _Work:
    """``documents`` are the texts of each document that the work is made of, by name, its own first; ``reasons`` why
    these are one."""

    documents: Mapping[str, tuple[int, ...]]
    texts: tuple[int, ...]
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return next(iter(self.documents))


def _works(texts: Texts, vocabulary: Vocabulary) -> Iterator[_Work]:
    """All works, in the order of the texts."""
    rest = texts.works
    joined = []
    for found in proposals(texts, rest, vocabulary):
        documents = {name: rest[name] for name in found.documents}
        joined.append(_Work(documents, tuple(followed(texts.names, found.texts)), found.reasons))
    inside = {name for work in joined for name in work.documents}
    alone = [_Work({name: found}, found) for name, found in rest.items() if name not in inside]
    yield from sorted([*joined, *alone], key=lambda work: min(work.texts))


def _several(texts: Texts, work: _Work) -> SeveralTexts:
    stated = [_stated(texts, name, found) for name, found in work.documents.items() if len(found) > 1]
    files = tuple(texts.heads[i].source.path for i in work.texts)
    return SeveralTexts(work.name, files, (*stated, *work.reasons))


def _stated(texts: Texts, name: str, found: Sequence[int]) -> str:
    if any(texts.names[i].given for i in found):
        return "same work in the catalogue"
    return f"same number {name}" if any(texts.names[i].number == name for i in found) else "same file"


def _rows(texts: Texts, works: Iterable[_Work], vocabulary: Vocabulary) -> Iterator[CatalogueRow]:
    files = names_in_catalogue([Path(head.source.path) for head in texts.heads])
    for work in works:
        for i in work.texts:
            head = texts.heads[i]
            row = _row(files[Path(head.source.path)], head, vocabulary)
            yield replace(row, id=work.name, work=work.name if len(work.texts) > 1 else None)


def _row(file: str, head: DocumentReading, vocabulary: Vocabulary) -> CatalogueRow:
    """What a catalogue can state: a date that is a day, bodies and kinds that the vocabulary knows."""
    kinds = {concept.id for concept in vocabulary.scheme("kind")}
    known = all(issuer in vocabulary.agencies for issuer in head.issuers)
    return CatalogueRow(
        line=0,
        file=file,
        title=head.title,
        number=head.number,
        issued=head.issued if _is_day(head.issued) else None,
        issuers=head.issuers if known else (),
        kind=head.kind if head.kind in kinds else None,
        language=head.source.language,
    )


def _is_day(day: str | None) -> bool:
    try:
        return day is not None and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
