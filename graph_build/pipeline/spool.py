"""Keeps readings on disk while a build goes on, so that memory does not grow with the corpus: all texts must be read
before the first can be described, because citations lead from one to another.

Example:
    >>> import tempfile
    >>> with Spool(Path(tempfile.mkdtemp())) as spool:
    ...     places = [spool.add(value) for value in ("first", "second")]
    ...     spool.load(places[1])
    'second'
"""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

__all__ = ["Spool"]

T = TypeVar("T")


class Spool(Generic[T]):
    """A nameless temporary file of values in ``folder``, read back by the place that :meth:`add` gave."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115

    def __enter__(self) -> Spool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, value: T) -> int:
        """Stores ``value``; gives its place."""
        place = self._file.seek(0, 2)
        pickle.dump(value, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        return place

    def load(self, place: int) -> T:
        """The value at a place."""
        self._file.seek(place)
        value: T = pickle.load(self._file)  # noqa: S301 written by this process
        return value
