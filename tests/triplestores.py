"""Real triplestores for tests, on free loopback ports: what a server is, how it is started, killed and started again.

Each product has its own context manager, here and in triplestores_virtuoso.py and triplestores_java.py; what they need
is installed by .ci/servers. A product that is missing skips the test, but fails it where CI is set.

Example:
    >>> free_port() > 0
    True
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

import pytest
from browsers import absent

__all__ = ["Running", "Server", "cached", "free_port", "oxigraph_store", "program", "running"]

_OPEN = build_opener(ProxyHandler({})).open
_PATIENCE = 60.0
_TRIES = 3


@dataclass(slots=True)
class Running:
    """A process that answers at ``alive``, and its data in ``folder``."""

    command: Sequence[str]
    folder: Path
    alive: str
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> bool:
        """Whether it answers; False where it ended by itself, as where its port is taken."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=log, stderr=log)
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if _answers(self.alive):
                return True
            time.sleep(0.05)
        return False

    def end(self, *, gently: bool) -> None:
        """Asks the process to end, or kills it, and waits until it is gone."""
        if self.process is None:
            return
        if gently and self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_PATIENCE)
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Server:
    """A triplestore: the address that a user gives (``base``), and those of its query, update and Graph Store."""

    product: str
    base: str
    query: str
    update: str
    data: str
    running: Running = field(repr=False, compare=False)
    user: str | None = None
    password: str | None = None

    def stop(self) -> None:
        """Ends the server as its administrator would."""
        self.running.end(gently=True)

    def kill(self) -> None:
        """Ends the server as a power cut would."""
        self.running.end(gently=False)

    def start(self) -> None:
        """Starts the ended server again, on the same port and data."""
        if not self.running.start():
            pytest.fail(f"{self.product} does not start again: see {self.running.folder / 'server.log'}")


@contextmanager
def running(product: str, start: Callable[[int], Server]) -> Iterator[Server]:
    """A server that ``start`` describes for a port, started; on another port where that one was taken meanwhile."""
    for _ in range(_TRIES):
        server = start(free_port())
        try:
            if server.running.start():
                yield server
                return
        finally:
            server.kill()
    pytest.fail(f"{product} does not start: see {server.running.folder / 'server.log'}")


@contextmanager
def oxigraph_store(folder: Path, *, writable: bool = True, on_disk: bool = True) -> Iterator[Server]:
    """An Oxigraph server. One that is not ``writable`` needs data that a writable one left in ``folder``; one that is
    not ``on_disk`` is quicker, and forgets."""
    binary = program("oxigraph", "pip install oxigraph")

    def described(port: int) -> Server:
        base = f"http://127.0.0.1:{port}"
        verb = "serve" if writable else "serve-read-only"
        data = ["--location", str(folder / "data")] if on_disk else []
        command = [binary, verb, *data, "--bind", f"127.0.0.1:{port}"]
        alive = Running(command, folder, f"{base}/query?query=ASK%7B%7D")
        return Server("Oxigraph", base, f"{base}/query", f"{base}/update", f"{base}/store", alive)

    with running("Oxigraph", described) as server:
        yield server


def program(name: str, how: str) -> str:
    """The path of a program beside Python or on the path; the test ends where it is missing."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    return found or absent(f"{name} is not installed ({how})")


def cached(name: str) -> Path:
    """What .ci/servers keeps under that name; the test ends where it is missing."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "sme-policy-graph", "servers")
    found = Path(os.environ.get("SME_SERVERS") or default, name)
    return found if found.exists() else absent(f"{name} is not installed (.ci/servers)")


def free_port() -> int:
    """A port of the loopback that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        _OPEN(url, timeout=_PATIENCE).close()
    except HTTPError as answer:
        # One that asks who is there is alive.
        return answer.code == 401
    except (URLError, ConnectionError, TimeoutError):
        return False
    return True
