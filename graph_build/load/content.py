"""The named graphs of a build, read from its N-Quads one at a time: nothing is kept of them but where they stand.

The file is sorted by subject, so that a graph stands in few runs of lines. Its quads become triples by leaving the end
of each line out, which is the same for all lines of a graph.

Example:
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "graph.nq"
    >>> _ = file.write_bytes(b'<e:a> <e:p> "1" <e:g> .\\n<e:a> <e:p> "2" <e:h> .\\n<e:b> <e:p> "3" <e:g> .\\n')
    >>> first, second = read_graphs(file)
    >>> first.iri, first.triples, b"".join(chunks(first, 100))
    ('e:g', 2, b'<e:a> <e:p> "1" .\\n<e:b> <e:p> "3" .\\n')
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from ..errors import SourceError
from .checksum import Checksum

__all__ = ["NamedGraph", "chunks", "read_graphs"]

_IRI: Final = re.compile(rb'[^\x00-\x20<>"{}|^`\\]+')
_ANEW: Final = "build the graph anew"


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A named graph: how many triples it has, their checksum, its size in bytes as N-Triples, and the runs of bytes of
    ``file`` that it stands in: start and end by turns."""

    iri: str
    triples: int
    checksum: str
    size: int
    file: Path
    runs: array[int] = field(repr=False, compare=False)


@dataclass(slots=True)
class _Reading:
    """What is known of a graph so far."""

    end: bytes
    sum: Checksum = field(default_factory=Checksum)
    size: int = 0
    runs: array[int] = field(default_factory=lambda: array("Q"))

    def add(self, line: bytes, at: int) -> None:
        triple = line[: -len(self.end)]
        self.sum.add(triple)
        self.size += len(triple) + 3
        if self.runs and self.runs[-1] == at:
            self.runs[-1] = at + len(line)
        else:
            self.runs.extend((at, at + len(line)))


def read_graphs(file: Path) -> tuple[NamedGraph, ...]:
    """The graphs of an N-Quads file as builds write it, by IRI. Raises SourceError for a file that cannot be read or
    has a line without a graph."""
    found: dict[bytes, _Reading] = {}
    try:
        with file.open("rb") as lines:
            at = 0
            for number, line in enumerate(lines, start=1):
                graph = line[line.rfind(b" <") + 2 : -4]
                if graph not in found:
                    found[graph] = _Reading(_end(file, number, line, graph))
                found[graph].add(line, at)
                at += len(line)
    except OSError as error:
        raise SourceError(file, error.strerror or str(error), "run: sme-graph build PATH... --out DIR") from error
    return tuple(_graph(iri, found[iri], file) for iri in sorted(found))


def chunks(graph: NamedGraph, largest: int) -> Iterator[bytes]:
    """The triples of a graph as N-Triples, in parts of whole lines and no more than ``largest`` bytes, or one line.
    Raises SourceError where the file is no longer what it was."""
    part = bytearray()
    for block in _blocks(graph, largest):
        if part and len(part) + len(block) > largest:
            yield bytes(part)
            part.clear()
        part += block
    if part:
        yield bytes(part)


def _blocks(graph: NamedGraph, largest: int) -> Iterator[bytes]:
    """Whole lines of triples. Only at the end of a line stands the end of a quad, as texts have no line ends."""
    end = b" <%s> .\n" % graph.iri.encode()
    try:
        with graph.file.open("rb") as file:
            for start, stop in zip(graph.runs[::2], graph.runs[1::2], strict=True):
                for block in _run(file, start, stop, largest):
                    if not block or block.count(b"\n") != block.count(end):
                        raise SourceError(graph.file, "was changed while it was read", _ANEW)
                    yield block.replace(end, b" .\n")
    except OSError as error:
        raise SourceError(graph.file, error.strerror or str(error), _ANEW) from error


def _run(file: IO[bytes], start: int, stop: int, largest: int) -> Iterator[bytes]:
    """The lines from ``start`` to ``stop`` in blocks of no more than ``largest`` bytes, or one line; an empty block
    where the file ends before."""
    while start < stop:
        file.seek(start)
        block = file.read(min(stop - start, largest))
        block = block[: block.rfind(b"\n") + 1] or block + file.readline()
        start += max(len(block), 1)
        yield block


def _end(file: Path, number: int, line: bytes, graph: bytes) -> bytes:
    """How the lines of a graph end."""
    end = b" <%s> .\n" % graph
    if not _IRI.fullmatch(graph) or not line.endswith(end) or line.count(b" ") < 4:
        raise SourceError(f"{file}:{number}", "is no N-Quads line of a named graph", _ANEW)
    return end


def _graph(iri: bytes, read: _Reading, file: Path) -> NamedGraph:
    return NamedGraph(iri.decode(), read.sum.triples, read.sum.text, read.size, file, read.runs)
