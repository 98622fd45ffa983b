"""Reads and recognises many files, one after another or in several processes. A file that cannot be read is a
:class:`Failure` among the results and stops no other.

Example:
    >>> list(extract_files([Path("missing.txt")], load_vocabulary()))
    [Failure(path='missing.txt', reason='is not there; check the path')]
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..errors import PolicyGraphError, VocabularyError
from ..model import DocumentReading
from ..read import Catalogue, complete, find_inputs, read_source
from ..recognise import Recogniser, recognise
from ..vocabulary import Vocabulary, load_vocabulary
from .workers import in_order

__all__ = ["Failure", "Progress", "extract_files", "load_vocabulary"]

_log = logging.getLogger(__name__)
Progress = Callable[[str, int, int], None]


class Failure(NamedTuple):
    """A file or folder that could not be read, and why."""

    path: str
    reason: str


Result = DocumentReading | Failure


def extract_files(
    paths: Iterable[Path],
    vocabulary: Vocabulary,
    *,
    catalogue: Catalogue | None = None,
    jobs: int = 1,
    skip: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Iterator[Result]:
    """A reading, or a failure, for each file that ``paths`` mean, in their order, whatever the number of ``jobs``; what
    ``catalogue`` states is filled in. Raises VocabularyError for a vocabulary that cannot be compiled."""
    rows = catalogue or Catalogue()
    items = list(_inputs(paths, skip))
    _start(vocabulary, whole=jobs > 1)  # here too, so that forked processes have it ready
    work = partial(_read, catalogue=rows)
    results = in_order(work, items, jobs=jobs, died=_died, start=_start, start_arguments=(vocabulary,))
    for done, result in enumerate(results, 1):
        if progress:
            progress("read", done, len(items))
        yield result


def _inputs(paths: Iterable[Path], skip: Sequence[Path]) -> Iterator[Path | Failure]:
    seen = list(skip)
    for path in paths:
        try:
            for file in find_inputs([path], skip=seen):
                seen.append(file)
                yield file
        except PolicyGraphError as error:
            yield _failure(path, error)


_recogniser: list[Recogniser] = []  # of this process, since it is too large to be sent along with every file


def _start(vocabulary: Vocabulary, *, whole: bool = False) -> None:
    if not _recogniser or _recogniser[0].vocabulary is not vocabulary:
        _recogniser[:] = [Recogniser(vocabulary)]
    if whole:
        _ = _recogniser[0].english, _recogniser[0].chinese


def _read(item: Path | Failure, catalogue: Catalogue) -> Result:
    if isinstance(item, Failure):
        return item
    row = catalogue.row(item)
    try:
        source = read_source(item, language=row.language if row else None)
        issued = (row.issued if row else None) or source.stated.issued
        return complete(recognise(source, _recogniser[0], issued=issued), row)
    except VocabularyError:  # no fault of the file
        raise
    except PolicyGraphError as error:
        return _failure(item, error)
    except Exception as error:  # noqa: BLE001 one file must not stop the others
        _log.warning("%s: a fault of the program", item, exc_info=True)
        return Failure(str(item), f"a fault of the program ({type(error).__name__}: {error}); please report it")


def _died(item: Path | Failure) -> Result:
    path = item.path if isinstance(item, Failure) else str(item)
    return Failure(path, "the process that read it ended, perhaps for lack of memory; read it alone or split it")


def _failure(path: Path, error: PolicyGraphError) -> Failure:
    return Failure(str(path), f"{error.what}; {error.remedy}" if error.remedy else error.what)
