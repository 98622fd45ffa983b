"""What was sent to a triplestore already: a file of JSON Lines beside the graph, with which a load that was interrupted
goes on where it stopped, and a later one sends only what has changed.

Example:
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "loads" / "a.jsonl"
    >>> with open_journal(file, "http://localhost:7878/store") as journal:
    ...     journal.add("e:g", "a1")
    >>> with open_journal(file, "http://localhost:7878/store") as journal:
    ...     journal.sent
    {'e:g': 'a1'}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

from ..errors import OutputError

__all__ = ["Journal", "journal_of", "open_journal", "read_journal"]

_FOLDER: Final = "loads"
_TARGET: Final = "target"


@dataclass(frozen=True, slots=True)
class Journal:
    """The checksum of each graph that was sent, by its IRI; and the file, to which each further one is added."""

    sent: dict[str, str]
    file: IO[str]

    def add(self, graph: str, checksum: str) -> None:
        """Notes that a graph is there. The note outlives this process; if the machine fails before it is on disk, the
        graph is sent again."""
        self._write({"graph": graph, "checksum": checksum})
        self.sent[graph] = checksum

    def forget(self, graph: str) -> None:
        """Notes that it is not known what the triplestore holds of a graph."""
        if self.sent.pop(graph, None) is not None:
            self._write({"graph": graph, "checksum": None})

    def _write(self, entry: dict[str, str | None]) -> None:
        self.file.write(json.dumps(entry) + "\n")
        self.file.flush()


def journal_of(build: Path, target: str) -> Path:
    """The journal of what was sent from a build to the Graph Store ``target``, a URL."""
    return build / _FOLDER / f"{sha256(target.encode()).hexdigest()[:16]}.jsonl"


@contextmanager
def open_journal(file: Path, target: str) -> Iterator[Journal]:
    """The journal ``file``, made where there is none. Raises OutputError where it cannot be read or written, or belongs
    to another target."""
    sent = read_journal(file, target)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}.writing")
        with beside.open("w", encoding="utf-8") as new:
            journal = Journal({}, new)
            journal._write({_TARGET: target})
            for graph, checksum in sent.items():
                new.write(json.dumps({"graph": graph, "checksum": checksum}) + "\n")
                journal.sent[graph] = checksum
            new.flush()
            beside.replace(file)
            yield journal
    except OSError as error:
        raise OutputError(file, error.strerror or str(error), "choose another place with --journal") from error


def read_journal(file: Path, target: str) -> dict[str, str]:
    """The checksums of what was sent, by graph; nothing where there is no such file. A last line that was cut off when
    its writer was killed counts for nothing. Raises OutputError as :func:`open_journal`."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(file, f"cannot be read: {error}", "choose another place with --journal") from error
    entries = [_entry(file, number, line, last=number == len(lines)) for number, line in enumerate(lines, start=1)]
    if entries and entries[0].get(_TARGET, target) != target:
        raise OutputError(file, f"is the journal of {entries[0][_TARGET]}", "choose another place with --journal")
    sent: dict[str, str] = {}
    for entry in entries[1:]:
        if entry.get("checksum"):
            sent[str(entry["graph"])] = str(entry["checksum"])
        else:
            sent.pop(str(entry.get("graph")), None)
    return sent


def _entry(file: Path, number: int, line: str, *, last: bool) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = {} if last else None
    wanted = {_TARGET} if number == 1 else {"graph", "checksum"}
    if not isinstance(entry, dict) or (entry.keys() != wanted and not last):
        raise OutputError(f"{file}:{number}", "is no line of a journal", "remove the file: then all is sent again")
    return entry
