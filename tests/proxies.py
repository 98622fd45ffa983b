"""A proxy before a real triplestore, which does to a request what a test wants."""

from __future__ import annotations

import gzip
import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

__all__ = ["Answer", "Asked", "forward", "proxied"]

_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive", "host", "date", "server"}


@dataclass(frozen=True)
class Asked:
    """A request, and the server that it is for."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    server: str

    def sending(self, change: Callable[[bytes], bytes]) -> Asked:
        """The same with another body; a packed one is unpacked."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        headers = {name: value for name, value in self.headers.items() if name != "Content-Encoding"}
        body = gzip.decompress(self.body) if packed else self.body
        return Asked(self.method, self.path, headers, change(body), self.server)

    @property
    def graph(self) -> str:
        """The named graph that it is about."""
        return parse_qs(urlsplit(self.path).query).get("graph", [""])[0]


@dataclass(frozen=True)
class Answer:
    """An answer; ``length`` is what its header says, if that is not true, and ``cut`` breaks the connection off."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    cut: bool = False


def forward(asked: Asked) -> Answer:
    """What the server says."""
    parts = urlsplit(asked.server)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    headers = {name: value for name, value in asked.headers.items() if name.lower() not in _HOP}
    connection.request(asked.method, asked.path, asked.body, headers)
    answer = connection.getresponse()
    kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() not in _HOP)
    found = Answer(answer.status, answer.read(), kept)
    connection.close()
    return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_url: str
    act: Callable[[Asked], Answer]

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.command, self.path, dict(self.headers), body, self.server_url)
        try:
            self._say(type(self).act(asked))
        except OSError:
            self.close_connection = True

    do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815

    def _say(self, answer: Answer) -> None:
        self.close_connection = answer.cut or not answer.status or self.close_connection
        if not answer.status:
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def proxied(server: str, act: Callable[[Asked], Answer] = forward) -> Iterator[str]:
    """The URL of a proxy before ``server`` that answers as ``act`` does."""
    handler = type("Handler", (_Handler,), {"server_url": server, "act": staticmethod(act)})
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        proxy.server_close()
