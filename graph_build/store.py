"""Writes a build: sorted N-Quads and an Oxigraph store, first beside the goal and then, whole, in its place.

Example:
    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "build"
    >>> quad = ox.Quad(ox.NamedNode("e:s"), ox.NamedNode("e:p"), ox.Literal("o"), ox.NamedNode("e:g"))
    >>> with staging(out) as folder:
    ...     lines = write_quads([[quad], [quad]], folder / GRAPH)
    ...     write_run(folder, {"documents": 1})
    >>> lines, (out / GRAPH).read_text()
    (1, '<e:s> <e:p> "o" <e:g> .\\n')
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from heapq import merge
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from .errors import OutputError

__all__ = ["GRAPH", "PARTS", "RUN", "STORE", "VALIDATION", "load_store", "staging", "write_quads", "write_run"]

GRAPH: Final = "graph.nq"
STORE: Final = "store"
VALIDATION: Final = "validation.ttl"
RUN: Final = "run.json"
PARTS: Final = (GRAPH, STORE, VALIDATION, RUN)
_GENERATOR: Final = "sme-policy-graph"
_IN_MEMORY: Final = 32 * 2**20
_BATCH: Final = 50_000


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new folder beside ``out`` that takes its place when the block ends well and has written :data:`RUN`, and is
    removed otherwise. An earlier build in ``out`` stays as it is until then; other files in it are kept. Raises
    OutputError where ``out`` is something else than a build, and for a full disk or missing permission."""
    out = out.resolve()
    folder = out.with_name(f".{out.name}.{os.getpid()}.building")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _recover(out)
        _check(out)
        folder.mkdir()
        yield folder
        if (folder / RUN).exists():
            _swap(folder, out)
    except OSError as error:
        raise OutputError(out, error.strerror or str(error), "free the disk or choose another folder") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_quads(chunks: Iterable[Iterable[ox.Quad]], path: Path, *, in_memory: int = _IN_MEMORY) -> int:
    """Writes the quads as N-Quads, one a line, sorted by code point, each once; gives their number. Over ``in_memory``
    bytes are sorted in runs on disk and merged (external merge sort)."""
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        lines: set[bytes] = set()
        size = 0
        for chunk in chunks:
            new = ox.serialize(chunk, format=ox.RdfFormat.N_QUADS) or b""
            lines.update(new.splitlines(keepends=True))
            size += len(new)
            if size > in_memory:
                runs.append(_run(lines, stack.enter_context(tempfile.TemporaryFile(dir=path.parent))))
                lines, size = set(), 0
        with path.open("wb") as file:
            return _write(file, (line for line, _ in groupby(merge(*runs, sorted(lines)))))


def load_store(graph: Path, folder: Path) -> ox.Store:
    """An Oxigraph store in ``folder`` with the quads of the N-Quads file ``graph``. Loaded in batches, since the bulk
    loader keeps all that it is given in memory."""
    store = ox.Store(str(folder))
    with graph.open("rb") as lines:
        while batch := b"".join(islice(lines, _BATCH)):
            store.bulk_load(batch, format=ox.RdfFormat.N_QUADS)
    # Reading is several times faster once what the batches left is merged.
    store.optimize()
    return store


def write_run(folder: Path, record: Mapping[str, object]) -> None:
    """Writes ``run.json``, which also marks the folder as a build."""
    text = json.dumps({"generator": _GENERATOR, **record}, ensure_ascii=False, indent=2)
    (folder / RUN).write_text(text + "\n", encoding="utf-8")


def _run(lines: set[bytes], file: IO[bytes]) -> IO[bytes]:
    file.writelines(sorted(lines))
    file.seek(0)
    return file


def _write(file: IO[bytes], lines: Iterable[bytes]) -> int:
    count = 0
    for line in lines:
        file.write(line)
        count += 1
    file.flush()
    os.fsync(file.fileno())
    return count


def _check(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise OutputError(out, "is a file", "choose a folder")
    if Path.cwd().is_relative_to(out):
        raise OutputError(out, "is the current folder or holds it", "choose another folder, such as ./build")
    if out.is_dir() and any(out.iterdir()) and not _is_build(out):
        raise OutputError(out, "holds other files and no earlier build", "choose an empty or new folder")


def _is_build(folder: Path) -> bool:
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("generator") == _GENERATOR


def _swap(folder: Path, out: Path) -> None:
    old = _old(out)
    if out.exists():
        out.rename(old)
    folder.rename(out)
    if old.exists():
        for path in old.iterdir():
            if path.name not in PARTS:
                path.rename(out / path.name)
        shutil.rmtree(old)


def _recover(out: Path) -> None:
    """Mends what a killed run left: an earlier build that was moved away, folders of processes that are gone."""
    old = _old(out)
    if old.exists() and not out.exists():
        old.rename(out)
    for path in out.parent.iterdir():
        name = path.name.removeprefix(f".{out.name}.").removesuffix(".building")
        if path.name == f".{out.name}.{name}.building" and name.isdigit() and not _runs(int(name)):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")
