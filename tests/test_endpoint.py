"""Endpoints: the same rows as from a store, whatever their default graph holds; and servers that misbehave."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from samples import samples
from servers import Heard, oxigraph, reply, scripted, stopping

from graph_build.errors import QueryError, QueryTimeout, SourceError
from graph_build.namespaces import BASE, PREFIXES, term
from graph_build.query import (
    Answer,
    LocalSource,
    Solutions,
    Triples,
    Truth,
    ask_question,
    bound,
    connect,
    load_questions,
    open_source,
    prove,
)
from graph_build.query.endpoint import EndpointSource
from graph_build.query.protocol import Request, post
from graph_build.query.timing import Deadline

SP = f"PREFIX sp: <{PREFIXES['sp']}>"
MEASURES = f"{SP} SELECT (COUNT(DISTINCT ?measure) AS ?n) {{ ?measure a sp:Measure }}"
PASSWORD = "se:cret"  # noqa: S105
Servers = Mapping[str, str]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(scope="module")
def local(example_build: Path) -> LocalSource:
    return open_source(example_build)


@pytest.fixture(scope="module")
def servers(example_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """One server whose default graph is the union of all graphs, and one whose default graph is empty."""
    quads = (example_build / "graph.nq").read_bytes()
    folder = tmp_path_factory.mktemp("oxigraph")
    with (
        oxigraph(folder / "union", "--union-default-graph", quads=quads) as union,
        oxigraph(folder / "plain", quads=quads) as plain,
    ):
        yield {"union": f"{union}/query", "plain": f"{plain}/query"}


@pytest.fixture(params=["union", "plain"])
def endpoint(request: pytest.FixtureRequest, servers: Servers) -> EndpointSource:
    return connect(servers[request.param])


def test_each_question_has_the_same_rows_as_from_a_store(endpoint: EndpointSource, local: LocalSource) -> None:
    for question in load_questions().values():
        for values in samples(question):
            here = ask_question(local, question.name, values)
            there = ask_question(endpoint, question.name, values)
            assert there.columns == here.columns, question.name
            assert Counter(there.rows) == Counter(here.rows), (question.name, values)


def test_rows_are_proved_as_from_a_store(endpoint: EndpointSource, local: LocalSource) -> None:
    for question in load_questions().values():
        values = next(samples(question))
        if question.prove:
            here, there = (
                prove(source, question, source.ask(bound(question, values, base=source.base)), values)
                for source in (local, endpoint)
            )
            assert Counter(there.rows) == Counter(here.rows), question.name


@pytest.mark.parametrize(
    "text",
    [
        MEASURES,
        f"{SP} ASK {{ ?measure a sp:Measure }}",
        f"{SP} ASK {{ ?measure a sp:Nothing }}",
        f"{SP} CONSTRUCT {{ ?measure sp:number ?n }} WHERE {{ ?measure a sp:Measure ; sp:number ?n }}",
        f"DESCRIBE <{BASE}document/qinghe-regulations>",
        f"{SP} SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?measure a sp:Measure }} }}",
        f"{SP} SELECT ?section ?title {{ ?section a sp:Section OPTIONAL {{ ?section sp:none ?title }} }}",
        "SELECT * {}",
        "SELECT ('a\\n\"b\"\\\\ 中' AS ?x) ('c'@en-GB AS ?y) (1.50 AS ?z) (<http://e/é> AS ?u) {}",
    ],
)
def test_each_form_of_query_has_the_same_answer(endpoint: EndpointSource, local: LocalSource, text: str) -> None:
    here, there = local.ask(text), endpoint.ask(text)
    assert type(here) is type(there)
    assert items(here) == items(there)


@pytest.mark.parametrize("dataset", ["FROM", "FROM NAMED"])
def test_a_query_may_name_its_graphs(servers: Servers, local: LocalSource, dataset: str) -> None:
    # Oxigraph's server itself passes over FROM where it is told to ask the union.
    graph = f"{dataset} <{BASE}document/qinghe-regulations/graph>"
    for where in ("?measure a sp:Measure", "GRAPH ?graph { ?measure a sp:Measure }"):
        text = MEASURES.replace("{ ?measure a sp:Measure }", f"{graph} {{ {where} }}")
        found = local.ask(text)
        assert found == connect(servers["plain"]).ask(text)
        assert found == Solutions(("n",), ((ox.Literal(13 * (("GRAPH" in where) == (dataset == "FROM NAMED"))),),))


def items(answer: Answer) -> object:
    if isinstance(answer, Truth):
        return answer.value
    return Counter(answer.triples if isinstance(answer, Triples) else answer.rows)


def test_the_base_is_that_of_the_dataset(endpoint: EndpointSource, local: LocalSource) -> None:
    assert endpoint.base == local.base == BASE


def test_only_graphs_below_the_space_of_the_dataset_count(example_build: Path, tmp_path: Path) -> None:
    other = f"<https://example.org/m> <{term('rdf:type')}> <{term('sp:Measure')}> <https://example.org/g> .\n"
    quads = (example_build / "graph.nq").read_bytes() + other.encode()
    with oxigraph(tmp_path / "store", quads=quads) as url:
        source = connect(f"{url}/query")
        asked = f"{SP} ASK {{ <https://example.org/m> a sp:Measure }}"
        assert source.ask(asked) == Truth(False)
        assert source.ask(asked.replace("{", "{ GRAPH ?graph {") + "}") == Truth(False)


def test_where_no_dataset_is_described_all_named_graphs_count(tmp_path: Path) -> None:
    quads = "".join(f"<e:m{n}> <{term('rdf:type')}> <{term('sp:Measure')}> <e:g{n}> .\n" for n in range(500))
    with oxigraph(tmp_path / "store", quads=quads.encode()) as url:
        source = connect(f"{url}/query")
        assert source.ask(MEASURES) == Solutions(("n",), ((ox.Literal(500),),))
        assert source.base == BASE


def test_a_graph_that_is_half_in_the_default_graph_is_refused(tmp_path: Path) -> None:
    typed = f"<{term('rdf:type')}> <{term('sp:Measure')}>"
    quads = f"<e:a> {typed} .\n<e:b> {typed} <e:g> .\n".encode()
    message = "some documents in its default graph and others only in named graphs"
    with oxigraph(tmp_path / "store", quads=quads) as url, pytest.raises(SourceError, match=message):
        connect(f"{url}/query").ask(MEASURES)


def test_an_endpoint_without_a_policy_graph_is_asked_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with oxigraph(tmp_path / "store", quads=b"<e:a> <e:b> <e:c> .\n<e:a> <e:b> <e:d> <e:g> .\n") as url:
        source = connect(f"{url}/query")
        assert source.ask("SELECT ?o { ?s ?p ?o }") == Solutions(("o",), ((ox.NamedNode("e:c"),),))
        assert "holds no policy graph" in caplog.text


# What follows is asked of servers that misbehave.

TRUE = json.dumps({"head": {}, "boolean": True})
HERE = json.dumps({"head": {}, "boolean": False})


def all_there(text: str) -> str:
    """What an ASK is told where the default graph holds all, and nothing is on its way."""
    return HERE if "MINUS" in text or "#loading" in text else TRUE


def canned(body: str, **headers: str) -> Callable[[Heard], None]:
    """Says that the default graph holds all, and gives ``body`` to every SELECT."""

    def script(request: Heard) -> None:
        (text,) = request.parameters["query"]
        reply(request, all_there(text) if text.startswith("ASK") else body, **headers)

    return script


def drip(request: Heard) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.end_headers()
    _for_ever(request, b" ", 0.02)


def drip_headers(request: Heard) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _for_ever(request, b"x", 0.02)


def flood(request: Heard) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.end_headers()
    _for_ever(request, b" " * 2**16, 0)


def silence(_: Heard) -> None:
    stopping.wait()


def hang_up(request: Heard) -> None:
    request.close_connection = True


def short(request: Heard) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"head"')


def _for_ever(request: Heard, data: bytes, pause: float) -> None:
    while not stopping.wait(pause):
        request.wfile.write(data)


def untyped(request: Heard) -> None:
    request.send_response(200)
    request.end_headers()
    request.wfile.write(TRUE.encode())


SCRIPTS: dict[str, Callable[[Heard], None]] = {
    "/html": lambda r: reply(r, "<html>Welcome</html>", "text/html"),
    "/xml": lambda r: reply(r, "<sparql/>", "application/sparql-results+xml"),
    "/untyped": untyped,
    "/error": lambda r: reply(r, "out of\nmemory \x1b[31m", "text/plain", 500),
    "/error-page": lambda r: reply(r, "<h1>Oops</h1>", "text/html", 503),
    "/bad": lambda r: reply(r, "Virtuoso 37000 Error SP030", "text/plain", 400),
    "/missing": lambda r: reply(r, "", "text/plain", 404),
    "/private": lambda r: reply(r, "", "text/plain", 401, WWW_Authenticate='Bearer realm="x"'),
    "/forbidden": lambda r: reply(r, "", "text/plain", 403),
    "/broken": lambda r: reply(r, '{"head": {"vars": ["n"]}, "results": {"bindings": [{'),
    "/other": lambda r: reply(r, "[]"),
    "/escape": lambda r: reply(r, "{\x1b[31m\n}"),
    "/rows": lambda r: reply(r, '{"head": {"vars": []}, "results": {"bindings": []}}'),
    "/latin": lambda r: reply(r, b'{"head": {"vars": ["\xe9"]}'),
    "/short": short,
    "/hang-up": hang_up,
    "/loop": lambda r: reply(r, "", "text/plain", 302, Location="/loop"),
    "/file": lambda r: reply(r, "", "text/plain", 307, Location="file:///etc/passwd"),
    "/away": lambda r: reply(r, "", "text/plain", 301, Location="https://a:secret@example.org/sparql"),
    "/cut": lambda r: reply(r, TRUE, X_SPARQL_MaxRows="10000"),
    "/incomplete": lambda r: reply(r, TRUE, X_SQL_State="S1TAT", X_SQL_Message="incomplete"),
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/flood": flood,
    "/silence": silence,
}


@pytest.fixture(scope="module")
def bad() -> Iterator[str]:
    with scripted(SCRIPTS) as (url, _):
        yield url


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/html", "answers with text/html and not with application/sparql-results+json; check that this is the URL"),
        ("/xml", "answers with application/sparql-results+xml and not"),
        ("/untyped", "answers with no content type and not"),
        (
            "/error",
            "answers with HTTP 500 Internal Server Error: out of memory [31m; narrow the question, or ask later",
        ),
        ("/error-page", "answers with HTTP 503 Service Unavailable; narrow the question, or ask later"),
        ("/bad", "answers with HTTP 400 Bad Request: Virtuoso 37000 Error SP030; mend the query"),
        ("/missing", "answers with HTTP 404 Not Found; check that this is the URL of a SPARQL endpoint"),
        ("/private", "answers with HTTP 401 Unauthorized; give the right user and password"),
        ("/forbidden", "answers with HTTP 403 Forbidden; give a user who may ask, and the password"),
        ("/broken", "answers with broken application/sparql-results+json: "),
        ("/other", "answers with broken application/sparql-results+json: SPARQL JSON results must be an object"),
        ("/escape", "answers with broken application/sparql-results+json: "),
        ("/rows", "answers with broken application/sparql-results+json: rows for a truth value"),
        ("/latin", "answers with broken application/sparql-results+json: "),
        ("/short", "broke off in the middle of the answer; ask again"),
        ("/hang-up", "gives no answer: Remote end closed connection without response; check that it runs"),
        ("/loop", "redirects to /loop; give that URL, if you trust it"),
        ("/file", "redirects to file:///etc/passwd; give that URL"),
        ("/away", "redirects to https://example.org/sparql; give that URL"),
        ("/cut", "left out part of the answer (X-SPARQL-MaxRows: 10000); raise the limits"),
        ("/incomplete", "left out part of the answer (X-SQL-State: S1TAT); raise the limits"),
    ],
)
@pytest.mark.parametrize("user", [None, "me"])
def test_what_is_no_answer_is_an_error_that_says_so(bad: str, path: str, message: str, user: str | None) -> None:
    source = connect(bad + path, user=user, password=user and PASSWORD)
    with pytest.raises(SourceError) as caught:
        source.ask("ASK {}", seconds=10)
    said = str(caught.value)
    assert said.startswith(f"{bad}{path}: {message}")
    assert "\n" not in said
    assert "\x1b" not in said
    assert PASSWORD not in said + repr(source)


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/silence"])
def test_a_slow_server_does_not_hold_us(bad: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"no answer in 0.4 s"):
        connect(bad + path).ask("ASK {}", seconds=0.4)
    assert time.monotonic() - started < 5


def test_a_huge_answer_is_cut_short(bad: str) -> None:
    deadline = Deadline("flood", None, 0)
    with pytest.raises(SourceError, match="answers with more than 10,000,000 bytes; narrow the question"):
        post(f"{bad}/flood", Request("ASK {}", "ASK"), deadline, largest=10_000_000)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("localhost:7878/query", "is no URL of an endpoint"),
        ("file:///etc/passwd", "is no URL of an endpoint"),
        ("ftp://example.org/", "is no URL of an endpoint"),
        ("http://", "is no URL of an endpoint"),
        ("http://example.org:port/", "is no URL of an endpoint"),
        ("http://[::1/", "is no URL of an endpoint"),
        ("http://example.org/a b", "is no URL of an endpoint"),
        ("http://example.org/\r\nX: y", "is no URL of an endpoint"),
        ("http://example.org/é", "is no URL of an endpoint"),
        ("", "is no URL of an endpoint"),
        ("https://me:secret@example.org/", "has a user in its URL; give user and password apart"),
        ("http://me:se cret@example.org/", "is no URL of an endpoint"),
    ],
)
def test_what_is_no_url_is_refused_without_its_password(url: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        connect(url)
    assert message in str(caught.value)
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize("password", [None, ""])
def test_a_user_has_a_password(password: str | None) -> None:
    with pytest.raises(SourceError, match="has a user without a password"):
        connect("http://127.0.0.1:9/", user="me", password=password)


def test_a_password_alone_is_a_bearer_token() -> None:
    with scripted({"/": lambda request: reply(request, '{"head": {}, "boolean": true}')}) as (url, heard):
        connect(url, password=PASSWORD).ask("ASK FROM <e:g> {}")
    assert {request.headers["Authorization"] for request in heard} == {f"Bearer {PASSWORD}"}


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    times: list[float] = []

    def busy_at_first(request: Heard) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            reply(request, "busy", "text/plain", 503, Retry_After="1")
        else:
            reply(request, '{"head": {}, "boolean": true}')

    with scripted({"/": busy_at_first}) as (url, _):
        assert connect(url).ask("ASK FROM <e:g> {}") == Truth(True)
    assert times[1] - times[0] >= 1


def test_a_server_that_stays_busy_is_left_alone_after_a_few_times() -> None:
    with scripted({"/": lambda request: reply(request, "busy", "text/plain", 503)}) as (url, heard):
        with pytest.raises(SourceError, match="503 Service Unavailable: busy"):
            connect(url).ask("ASK {}")
        assert 1 < len(heard) <= 5


def test_nothing_is_asked_again_when_the_time_would_be_over() -> None:
    busy = partial(reply, body="busy", kind="text/plain", status=503, Retry_After="600")
    with scripted({"/": busy}) as (url, heard):
        with pytest.raises(SourceError, match="503"):
            connect(url).ask("ASK {}", seconds=5)
        assert len(heard) == 1


def test_a_port_where_nothing_listens_is_named() -> None:
    with pytest.raises(SourceError, match=r"^http://127.0.0.1:9/: gives no answer: Connection refused"):
        connect("http://127.0.0.1:9/").ask("ASK {}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "query:1:1: DELETE is an update"),
        ("SELECT * {\n SERVICE <http://example.org/> { ?s ?p ?o } }", "query:2:2: SERVICE asks another server"),
        ("SELECT * {\n ?s e:p 1 }", "query:2:2: syntax error at '?s e:p 1 }'"),
        ("no query", "query: is no SPARQL query"),
        ("SELECT ('\ud800' AS ?x) {}", "surrogates not allowed"),
    ],
)
def test_what_is_no_question_is_not_sent(text: str, message: str) -> None:
    with scripted({"/": canned("")}) as (url, heard):
        with pytest.raises(QueryError) as caught:
            connect(url + "/").ask(text)
        assert message in str(caught.value)
        assert heard == []


def test_functions_that_only_the_endpoint_has_are_let_through() -> None:
    with scripted({"/": canned('{"head": {"vars": ["x"]}, "results": {"bindings": []}}')}) as (url, heard):
        source = connect(url + "/")
        assert source.ask("SELECT (<http://jena.apache.org/ARQ/function#now>() AS ?x) {}") == Solutions(("x",), ())
        assert "ARQ" in heard[-1].parameters["query"][0]


def test_a_request_is_a_form_with_no_more_than_it_needs() -> None:
    text = "PREFIX add: <http://e/> # CLEAR ALL\nSELECT ?x { ?x add: <http://e/y> }"
    with scripted({"/sparql": canned('{"head": {"vars": ["x"]}, "results": {"bindings": []}}')}) as (url, heard):
        connect(url + "/sparql?key=1", user="me", password=PASSWORD).ask(text)
    *_, request = heard
    assert request.command == "POST"
    assert request.path == "/sparql?key=1"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert request.headers["Accept"] == "application/sparql-results+json, application/json;q=0.5"
    assert request.headers["Authorization"] == "Basic bWU6c2U6Y3JldA=="
    assert request.parameters == {"query": [text]}


def test_what_the_graph_looks_like_is_asked_once() -> None:
    with scripted({"/": canned('{"head": {"vars": ["x"]}, "results": {"bindings": []}}')}) as (url, heard):
        source = connect(url + "/")
        for _ in range(3):
            source.ask("SELECT ?x { ?x ?x ?x }")
            assert source.base == BASE
    asked = Counter(request.parameters["query"][0].split()[0] for request in heard)
    assert asked == {"ASK": 3, "SELECT": 4}


def test_digest_authentication_is_answered() -> None:
    def script(request: Heard) -> None:
        if request.headers.get("Authorization", "").startswith("Digest "):
            reply(request, all_there(request.parameters["query"][0]))
        else:
            challenge = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm="MD5"'
            reply(request, "", "text/plain", 401, WWW_Authenticate=challenge)

    with scripted({"/": script}) as (url, heard):
        assert connect(url + "/", user="me", password=PASSWORD).ask("ASK {}") == Truth(True)
        assert 'username="me"' in heard[-1].headers["Authorization"]


def test_a_wrong_digest_password_is_said_so() -> None:
    def script(request: Heard) -> None:
        challenge = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm="MD5"'
        reply(request, "", "text/plain", 401, WWW_Authenticate=challenge)

    with scripted({"/": script}) as (url, _), pytest.raises(SourceError, match="give the right user and password"):
        connect(url + "/", user="me", password=PASSWORD).ask("ASK {}")


def test_rows_of_all_dialects_are_read() -> None:
    integer = term("xsd:integer")
    cells: list[tuple[dict[str, str] | None, object]] = [
        ({"type": "typed-literal", "value": "3", "datatype": integer}, ox.Literal(3)),
        ({"type": "literal", "value": "3", "datatype": integer}, ox.Literal(3)),
        ({"type": "literal", "value": "盐", "xml:lang": "zh-CN"}, ox.Literal("盐", language="zh-cn")),
        ({"type": "literal", "value": 'a"b\n'}, ox.Literal('a"b\n')),
        ({"type": "bnode", "value": "nodeID://b10005"}, ox.BlankNode("b10005")),
        (
            {"type": "literal", "value": '"type":"bnode","value":"nodeID://x'},
            ox.Literal('"type":"bnode","value":"nodeID://x'),
        ),
        ({"type": "uri", "value": "http://e/é"}, ox.NamedNode("http://e/é")),
        (None, None),
    ]
    names = [f"c{number}" for number in range(len(cells))]
    row = {name: cell for name, (cell, _) in zip(names, cells, strict=True) if cell}
    body = {"head": {"link": [], "vars": names}, "results": {"distinct": False, "ordered": True, "bindings": [row, {}]}}
    with scripted({"/": canned(json.dumps(body))}) as (url, _):
        answer = connect(url + "/").ask("SELECT * { ?s ?p ?o }")
    assert answer == Solutions(tuple(names), (tuple(term for _, term in cells), (None,) * len(cells)))


def test_triples_are_read_as_turtle() -> None:
    def script(request: Heard) -> None:
        if request.parameters["query"][0].startswith("ASK"):
            return canned("")(request)
        return reply(request, "@prefix e: <http://e/> . e:s e:p 'o'@en, 1 .", "text/turtle;charset=utf-8")

    with scripted({"/": script}) as (url, heard):
        answer = connect(url + "/").ask("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(answer, Triples)
        assert {triple.object for triple in answer.triples} == {ox.Literal("o", language="en"), ox.Literal(1)}
        assert heard[-1].headers["Accept"] == "text/turtle, application/n-triples;q=0.5"


@pytest.mark.parametrize("union", [[], ["--union-default-graph"]], ids=["plain", "union"])
def test_what_is_being_loaded_is_in_no_answer(example_build: Path, tmp_path: Path, union: list[str]) -> None:
    quads = (example_build / "graph.nq").read_bytes()
    document = next(line for line in quads.splitlines() if b"/document/" in line and b"#Measure> <" in line)
    half = document.replace(b"/measure/", b"/measure/9").replace(b"/graph> .", b"/graph#loading> .") + b"\n"
    with oxigraph(tmp_path, *union, quads=quads + half) as url:
        source = connect(f"{url}/query")
        assert source.ask(MEASURES) == open_source(example_build).ask(MEASURES)
