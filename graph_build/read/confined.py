"""Reads a document of a format in a process of its own, since a document may be made to exhaust or to crash its reader.

One process serves all files, one after another; it is ended, and another takes its place, when a file takes too long,
needs too much memory or brings it down.

Example:
    >>> read_confined("md", b"# Fees").text
    'Fees'
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from typing import Any, Final

from ..model import Stated
from .content import Content, UnreadableError
from .worker import NO_MEMORY

__all__ = ["MEMORY", "SECONDS", "read_confined"]

SECONDS: Final = 60.0
MEMORY: Final = 2 * 2**30
_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from graph_build.read.worker import serve; "
    "serve(sys.stdin.buffer, sys.stdout.buffer, memory=int(sys.argv[2]))"
)
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_processes: dict[int, subprocess.Popen[bytes]] = {}  # by the process that started them, which may have been forked


def read_confined(form: str, data: bytes, *, seconds: float = SECONDS, memory: int = MEMORY) -> Content:
    """Reads ``data`` as the format ``form``. Raises UnreadableError for what is refused, and for what takes more than
    ``seconds`` or needs more than ``memory`` bytes (a bound that holds from the next start of the process)."""
    with _lock:
        reply = _asked(_process(memory), form, data, seconds)
    for message in reply.get("warnings", ()):
        _log.warning("%s", message)
    if "text" in reply:
        stated = reply["stated"]
        return Content(reply["text"], reply["encoding"], Stated(**{**stated, "issuers": tuple(stated["issuers"])}))
    if "fault" in reply:
        raise RuntimeError(reply["fault"])
    raise UnreadableError(reply["what"], reply["remedy"])


def _process(memory: int) -> subprocess.Popen[bytes]:
    process = _processes.get(os.getpid())
    if process is not None and process.poll() is not None:
        _end(process)
        process = None
    if process is None:
        paths = json.dumps([os.path.abspath(path) for path in sys.path])  # noqa: PTH100 an empty entry is a folder too
        command = [sys.executable, "-P", "-c", _PROGRAM, paths, str(memory)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603 our own
        _processes[os.getpid()] = process
    return process


def _asked(process: subprocess.Popen[bytes], form: str, data: bytes, seconds: float) -> dict[str, Any]:
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        reply = _exchanged(process, form, data)
    finally:
        timer.cancel()
    if reply:
        answer: dict[str, Any] = json.loads(reply)
        if answer.get("what") == NO_MEMORY:
            _end(process)
        return answer
    _end(process)
    if late.is_set():
        return {"what": f"takes more than {seconds:g} seconds to read", "remedy": "split it, or give its text"}
    return {"what": "brings its reader down, as damaged and very large files do", "remedy": "save it anew, or split it"}


def _exchanged(process: subprocess.Popen[bytes], form: str, data: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(f"{form} {len(data)}\n".encode() + data)
        process.stdin.flush()
        return process.stdout.readline()
    except BrokenPipeError:
        return b""


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
    if _processes.get(os.getpid()) is process:
        del _processes[os.getpid()]


def _end_own() -> None:
    process = _processes.get(os.getpid())
    if process is not None:
        _end(process)


def _forget() -> None:
    """A forked process starts its own: it does not share the pipes of its parent."""
    global _lock
    _lock = threading.Lock()


atexit.register(_end_own)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
