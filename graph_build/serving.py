"""A read-only SPARQL 1.1 endpoint with a query page over a built graph: the server of Oxigraph, started and watched.

Example:
    >>> command(Path("oxigraph"), Path("build"), Address("127.0.0.1", 7878), seconds=60)[1:4]
    ['serve-read-only', '--location', 'build/store']
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from .errors import SourceError
from .query import open_source
from .store import STORE

__all__ = ["Address", "command", "serving"]

_PATIENCE: Final = 20.0
_PAUSE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens; port 0 is a free one.

    >>> Address("::1", 7878).url, Address("0.0.0.0", 80).is_loopback
    ('http://[::1]:7878', False)
    """

    host: str
    port: int

    @property
    def bind(self) -> str:
        """Host and port as in a URL."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The page for queries; the endpoint is ``/query`` below it."""
        return f"http://{self.bind}"

    @property
    def is_loopback(self) -> bool:
        """True if nobody else can reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


@contextmanager
def serving(
    build: Path, address: Address, *, seconds: float | None = 60.0
) -> Iterator[tuple[Address, subprocess.Popen[bytes]]]:
    """Serves the graph of ``build`` until the block ends; gives where, and the process. The default graph is
    the union of all graphs. A query is stopped after ``seconds``, as soon as it reads from the store again: one that
    only combines what it has read goes on. Raises SourceError where there is no graph or no server, or it cannot
    listen there."""
    open_source(build)
    found = _free(address)
    with TemporaryFile() as said:
        process = subprocess.Popen(command(_server(), build, found, seconds=seconds), stderr=said)  # noqa: S603
        try:
            _wait(process, found, said)
            yield found, process
        finally:
            process.terminate()
            process.wait()


def command(server: Path, build: Path, address: Address, *, seconds: float | None) -> list[str]:
    """The command line of the server."""
    limit = [] if seconds is None else ["--timeout-s", str(ceil(seconds))]
    where = ["--location", str(build / STORE), "--bind", address.bind]
    return [str(server), "serve-read-only", *where, "--union-default-graph", *limit]


def _server() -> Path:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not found:
        raise SourceError("oxigraph", "its server is not installed", "run: pip install 'oxigraph>=0.4'")
    return Path(found)


def _free(address: Address) -> Address:
    """The address with a port that is free. A taken one is found out before the server starts, as it says less."""
    try:
        family = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address.host, address.port))
            return Address(address.host, int(probe.getsockname()[1]))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(address.bind, f"cannot listen there: {reason}", "choose another --host or --port") from error


def _wait(process: subprocess.Popen[bytes], address: Address, said: IO[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((address.host, address.port), timeout=1).close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    raise SourceError(address.bind, f"the server does not start: {_last_words(said)}", "choose another --port")


def _last_words(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it says nothing")
