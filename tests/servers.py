"""Servers for tests, on free loopback ports: a real Oxigraph, and one that does what a test wants.

Example:
    >>> with scripted({"/": lambda request: reply(request, "ASK")}) as (url, heard):
    ...     heard
    []
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

import pytest

__all__ = ["Heard", "oxigraph", "reply", "scripted", "stopping"]

ROWS = "application/sparql-results+json"
_OPEN = build_opener(ProxyHandler({})).open
_PATIENCE = 20.0
stopping = threading.Event()


@contextmanager
def oxigraph(location: Path, *options: str, quads: bytes = b"") -> Iterator[str]:
    """The URL of an Oxigraph server with its data in ``location``, to which ``quads`` (N-Quads) are sent. It may be
    missing, but not where CI is set."""
    command = [_binary(), "serve", "--location", str(location), *options]
    for _ in range(3):
        url = f"http://127.0.0.1:{_free_port()}"
        process = subprocess.Popen([*command, "--bind", urlsplit(url).netloc], stderr=subprocess.DEVNULL)
        try:
            if _answers(url, process):
                _load(url, quads)
                yield url
                return
        finally:
            process.kill()
            process.wait()
    pytest.fail("oxigraph does not start")


class Heard(BaseHTTPRequestHandler):
    """A request, as a scripted server heard it."""

    scripts: Mapping[str, Callable[[Heard], None]]
    heard: list[Heard]
    parameters: dict[str, list[str]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.parameters = parse_qs(body.decode())
        self.heard.append(self)
        try:
            self.scripts[urlsplit(self.path).path](self)
        except OSError:
            self.close_connection = True

    do_GET = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


def reply(request: Heard, body: str | bytes, kind: str = ROWS, status: int = 200, **headers: str) -> None:
    """Sends a whole answer; ``_`` in the name of a header is ``-``."""
    data = body.encode() if isinstance(body, str) else body
    request.send_response(status)
    for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(data)


@contextmanager
def scripted(scripts: Mapping[str, Callable[[Heard], None]]) -> Iterator[tuple[str, list[Heard]]]:
    """The URL of a server that answers each path as its script does, and the list of what it heard. Scripts that go on
    for ever are to stop when ``stopping`` is set."""
    stopping.clear()
    heard: list[Heard] = []
    handler = type("Handler", (Heard,), {"scripts": scripts, "heard": heard})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        stopping.set()
        server.shutdown()
        server.server_close()


def _binary() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found:
        return found
    message = "the server of Oxigraph is not installed: pip install oxigraph"
    if os.environ.get("CI"):
        pytest.fail(f"{message}, and CI needs it", pytrace=False)
    pytest.skip(message)


def _load(url: str, quads: bytes) -> None:
    request = Request(f"{url}/store", quads, {"Content-Type": "application/n-quads"})  # noqa: S310
    _OPEN(request, timeout=60).close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            _OPEN(f"{url}/query?query=ASK%7B%7D", timeout=_PATIENCE).close()
        except (URLError, ConnectionError):
            time.sleep(0.02)
        else:
            return True
    return False
