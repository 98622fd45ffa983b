"""Servers whose certificates are not trusted are neither asked nor loaded."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browsers import absent

from graph_build.errors import SourceError, TargetError
from graph_build.load import load_graph
from graph_build.query import Truth, connect


class Handler(BaseHTTPRequestHandler):
    """Says yes to everything."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"head": {}, "boolean": true}'
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of its own for 127.0.0.1."""
    openssl = shutil.which("openssl") or absent("openssl is not installed (apt-get install openssl)")
    file = tmp_path_factory.mktemp("certificate") / "own.pem"
    names = ["-subj", "/CN=policies", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run([*command, "-keyout", str(file), "-out", f"{file}.crt"], check=True, capture_output=True)
    with file.open("ab") as both:
        both.write(Path(f"{file}.crt").read_bytes())
    return file


@pytest.fixture
def url(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_question_is_not_put_to_it(url: str) -> None:
    with pytest.raises(SourceError, match="certificate that is not trusted; name the file of its authority with SSL"):
        connect(url).ask("ASK FROM <e:g> {}")


@pytest.mark.parametrize("product", ["auto", "oxigraph"])
def test_a_graph_is_not_sent_to_it(url: str, example_build: Path, tmp_path: Path, product: str) -> None:
    with pytest.raises(SourceError, match="certificate that is not trusted"):
        load_graph(example_build, url, product=product, journal=tmp_path / "j.jsonl")


def test_a_named_authority_is_trusted(
    url: str, example_build: Path, tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    assert connect(url).ask("ASK FROM <e:g> {}") == Truth(True)
    with pytest.raises(TargetError, match="shows no product that is known"):
        load_graph(example_build, url, journal=tmp_path / "j.jsonl")
