"""Real triplestores take a named graph, give back its count, replace it, keep it, and refuse who may not write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    ProxyHandler,
    Request,
    build_opener,
)

import pytest
from triplestores import Server, oxigraph_store
from triplestores_java import fuseki, rdf4j
from triplestores_virtuoso import virtuoso

GRAPH = "http://example.org/graph/一"
PASSWORD = "open sesame"  # noqa: S105
KINDS: dict[str, Callable[[Path], AbstractContextManager[Server]]] = {
    "oxigraph": oxigraph_store,
    "virtuoso": virtuoso,
    "fuseki, tdb2": partial(fuseki, password=PASSWORD),
    "fuseki, memory": partial(fuseki, store="memory"),
    "rdf4j, native": rdf4j,
    "rdf4j, memory": partial(rdf4j, store="memory"),
}


@pytest.fixture(scope="module", params=KINDS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with KINDS[request.param](tmp_path_factory.mktemp("server")) as found:
        yield found


def test_a_second_put_replaces_the_graph_and_leaves_others(server: Server) -> None:
    put(server, 3)
    put(server, 5, graph="http://example.org/other")
    assert count(server) == 3
    put(server, 2)
    assert (count(server), count(server, "http://example.org/other")) == (2, 5)


def test_an_update_drops_one_graph(server: Server) -> None:
    put(server, 3)
    put(server, 4, graph="http://example.org/other")
    update(server, f"DROP SILENT GRAPH <{GRAPH}>")
    assert (count(server), count(server, "http://example.org/other")) == (0, 4)


@pytest.mark.parametrize("server", ["virtuoso", "fuseki, tdb2"], indirect=True)
def test_a_wrong_password_is_refused(server: Server) -> None:
    put(server, 3)
    for user, password in [(server.user, "wrong"), (None, None)]:
        with pytest.raises(HTTPError, match="401"):
            put(server, 1, user=user, password=password)
    assert count(server) == 3


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso", "fuseki, tdb2", "rdf4j, native"])
def test_what_was_put_is_there_after_a_kill(kind: str, tmp_path: Path) -> None:
    with KINDS[kind](tmp_path) as server:
        put(server, 3)
        server.kill()
        server.start()
        assert count(server) == 3
        server.stop()
        with pytest.raises(OSError, match="refused"):
            count(server)


def test_a_read_only_server_refuses(tmp_path: Path) -> None:
    with fuseki(tmp_path, writable=False) as server, pytest.raises(HTTPError, match="405"):
        put(server, 1)


def test_a_read_only_oxigraph_gives_what_was_left_and_refuses_more(tmp_path: Path) -> None:
    with oxigraph_store(tmp_path) as server:
        put(server, 3)
    with oxigraph_store(tmp_path, writable=False) as server:
        assert count(server) == 3
        with pytest.raises(HTTPError, match="40"):
            put(server, 1)


def test_virtuoso_gives_no_more_rows_than_it_is_told_to(tmp_path: Path) -> None:
    with virtuoso(tmp_path, rows=10) as server:
        put(server, 30)
        assert count(server) == 30
        assert len(ask(server, f"SELECT ?o WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")) == 10


def put(server: Server, triples: int, *, graph: str = GRAPH, **login: str | None) -> None:
    body = "".join(f'<urn:s> <urn:p> "{number}" .\n' for number in range(triples)).encode()
    url = f"{server.data}?graph={quote(graph, safe='')}"
    send(server, Request(url, body, {"Content-Type": "application/n-triples"}, method="PUT"), **login)  # noqa: S310


def update(server: Server, text: str) -> None:
    send(server, Request(server.update, text.encode(), {"Content-Type": "application/sparql-update; charset=utf-8"}))  # noqa: S310


def count(server: Server, graph: str = GRAPH) -> int:
    (row,) = ask(server, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return int(row)


def ask(server: Server, query: str) -> list[str]:
    """The rows of an answer of one column."""
    url = f"{server.query}?{urlencode({'query': query})}"
    answer = send(server, Request(url, headers={"Accept": "text/csv"}))  # noqa: S310
    return [line.strip('"') for line in answer.decode().split()[1:]]


def send(server: Server, request: Request, **login: str | None) -> bytes:
    """The answer to the user of the server, or to another ``user`` and ``password``; None is nobody."""
    user, password = login.get("user", server.user), login.get("password", server.password)
    known = HTTPPasswordMgrWithDefaultRealm()
    if user is not None and password is not None:
        known.add_password(None, server.base.rpartition("/")[0], user, password)
    by = HTTPDigestAuthHandler(known) if server.product == "Virtuoso" else HTTPBasicAuthHandler(known)
    opener = build_opener(ProxyHandler({}), by)
    with opener.open(request, timeout=60) as answer:
        body: bytes = answer.read()
    return body
