"""Loading into real triplestores: all arrives, a second load changes nothing, and one completes a killed server."""

from __future__ import annotations

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pyoxigraph as ox
import pytest
from samples import samples
from triplestores import Server, oxigraph_store
from triplestores_java import fuseki, rdf4j
from triplestores_virtuoso import virtuoso

from graph_build.errors import GraphRefused, SourceError, TargetError
from graph_build.load import Access, Report, load_graph
from graph_build.load.content import read_graphs
from graph_build.load.triplestore import connected
from graph_build.query import LocalSource, ask_question, connect, load_questions, open_source
from graph_build.store import GRAPH

Start = Callable[[Path], AbstractContextManager[Server]]
PRODUCTS: dict[str, Start] = {"oxigraph": oxigraph_store, "virtuoso": virtuoso, "fuseki": fuseki, "rdf4j": rdf4j}


@pytest.fixture(autouse=True, scope="module")
def _no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield


@pytest.fixture(scope="module", params=PRODUCTS)
def loaded(
    request: pytest.FixtureRequest, example_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Report]]:
    """A triplestore with the examples, and what their load said."""
    folder = tmp_path_factory.mktemp("server")
    with PRODUCTS[request.param](folder) as server:
        yield server, load(server, example_build, folder / "j.jsonl")


@pytest.fixture(scope="module")
def local(example_build: Path) -> LocalSource:
    return open_source(example_build)


@pytest.fixture
def changed(example_build: Path, tmp_path: Path) -> Path:
    """The build without one document, and with a triple less in another."""
    documents = [graph.iri for graph in read_graphs(example_build / GRAPH) if "/document/" in graph.iri]
    lines = (example_build / GRAPH).read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if f" <{documents[0]}> .".encode() not in line]
    kept.remove(next(line for line in kept if f" <{documents[1]}> .".encode() in line))
    (tmp_path / "changed").mkdir()
    (tmp_path / "changed" / GRAPH).write_bytes(b"".join(kept))
    return tmp_path / "changed"


def load(server: Server, build: Path, journal: Path, **options: object) -> Report:
    access = Access(server.user, server.password)
    return load_graph(build, server.base, access=access, journal=journal, **options)  # type: ignore[arg-type]


def counts(server: Server) -> dict[str, int]:
    """The triples of each graph of ours that the server holds."""
    with connected(server.base, access=Access(server.user, server.password)) as store:
        ours = "https://w3id.org/sme-policy/"
        return {iri: count for iri, count in store.counts().items() if iri.startswith(ours)}


def sizes(build: Path) -> dict[str, int]:
    return {graph.iri: graph.triples for graph in read_graphs(build / GRAPH)}


def test_all_of_it_arrives_and_the_product_is_recognised(loaded: tuple[Server, Report], example_build: Path) -> None:
    server, report = loaded
    assert not report.failures
    assert server.product.split()[-1] in report.product
    assert report.graphs("send") == len(sizes(example_build))
    assert counts(server) == sizes(example_build)


def test_a_second_load_sends_nothing_and_one_from_the_start_changes_nothing(
    loaded: tuple[Server, Report], example_build: Path, tmp_path: Path
) -> None:
    server, _ = loaded
    first = load(server, example_build, tmp_path / "j.jsonl")
    second = load(server, example_build, tmp_path / "j.jsonl")
    assert (first.graphs("send"), second.graphs("send")) == (len(sizes(example_build)), 0)
    assert not [*first.failures, *second.failures]
    assert counts(server) == sizes(example_build)


def test_questions_have_the_same_rows_as_from_the_build(loaded: tuple[Server, Report], local: LocalSource) -> None:
    _, report = loaded
    server, _ = loaded
    source = connect(report.url, user=server.user, password=server.password)
    for question in load_questions().values():
        for values in samples(question):
            there, here = ask_question(source, question.name, values), ask_question(local, question.name, values)
            assert there.columns == here.columns, question.name
            assert Counter(there.table().rows) == Counter(here.table().rows), (question.name, values)


def test_only_what_has_changed_is_sent_and_what_is_gone_removed(
    loaded: tuple[Server, Report], example_build: Path, changed: Path, tmp_path: Path
) -> None:
    server, _ = loaded
    load(server, example_build, tmp_path / "j.jsonl")
    report = load(server, changed, tmp_path / "j.jsonl", prune=True)
    assert (report.graphs("send"), report.graphs("remove")) == (1, 1)
    assert not report.failures
    assert counts(server) == sizes(changed)
    back = load(server, example_build, tmp_path / "j.jsonl")
    assert back.graphs("send") == 2
    assert counts(server) == sizes(example_build)


def test_a_dry_run_changes_nothing(loaded: tuple[Server, Report], changed: Path, tmp_path: Path) -> None:
    server, _ = loaded
    before = counts(server)
    report = load(server, changed, tmp_path / "j.jsonl", prune=True, dry=True)
    assert (report.graphs("send"), report.graphs("remove")) == (len(sizes(changed)), 1)
    assert counts(server) == before
    assert not (tmp_path / "j.jsonl").exists()


def test_a_graph_in_parts_is_put_together(loaded: tuple[Server, Report], example_build: Path, tmp_path: Path) -> None:
    server, _ = loaded
    report = load(server, example_build, tmp_path / "j.jsonl", part=50_000)
    assert not report.failures
    assert counts(server) == sizes(example_build)


ODD = [
    ox.Literal('a\nb\t"c" \\ \x01 \U0001f600 中 \u2028'),
    ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("59", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("2014", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
    ox.Literal("2014-02-03", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("tea", language="en-gb"),
    ox.Literal("长" * 70_000, language="zh"),
    ox.NamedNode("https://w3id.org/sme-policy/document/国办函-2012-141?a=1&b=%20#c"),
]


def test_odd_texts_and_numbers_arrive_and_can_be_replaced(loaded: tuple[Server, Report], tmp_path: Path) -> None:
    server, _ = loaded
    graph = ox.NamedNode("https://w3id.org/sme-policy/document/国-odd/graph")
    for count in (len(ODD), 3):
        quads = [
            ox.Quad(ox.NamedNode(f"e:s{n}"), ox.NamedNode("e:p"), value, graph) for n, value in enumerate(ODD[:count])
        ]
        lines = sorted(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in quads)
        (tmp_path / GRAPH).write_bytes(b"".join(lines))
        assert load(server, tmp_path, tmp_path / "j.jsonl").failures == ()
        assert counts(server)[graph.value] == count
    with connected(server.base, access=Access(server.user, server.password)) as store:
        store.remove(graph.value)


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_killed_server_is_completed_by_a_second_load(product: str, example_build: Path, tmp_path: Path) -> None:
    seen: list[dict[str, int]] = []
    done = threading.Event()
    with PRODUCTS[product](tmp_path) as server:

        def watch() -> None:
            while not done.is_set():
                try:
                    seen.append({iri: n for iri, n in counts(server).items() if not iri.endswith("#loading")})
                except (SourceError, TargetError):
                    time.sleep(0.02)

        def kill_in_the_middle(stage: str, sent: int, total: int) -> None:
            if stage == "sending" and sent == total // 2:
                server.kill()

        reader = threading.Thread(target=watch)
        reader.start()
        try:
            with pytest.raises(SourceError, match="graphs were sent, another load goes on from there"):
                load(server, example_build, tmp_path / "j.jsonl", progress=kill_in_the_middle)
            server.start()
            report = load(server, example_build, tmp_path / "j.jsonl")
        finally:
            done.set()
            reader.join()
        assert not report.failures
        assert report.graphs("keep") > 0
        assert counts(server) == sizes(example_build)
    assert len(seen) > 1
    if product != "virtuoso":
        # Virtuoso may keep a part of a graph that it was moving when it was killed, until the next load.
        assert {item for found in seen for item in found.items()} <= set(sizes(example_build).items())


def test_a_wrong_password_is_refused(tmp_path: Path, example_build: Path) -> None:
    with virtuoso(tmp_path) as server:
        wrong = Access(server.user, "wrong")
        with pytest.raises((SourceError, TargetError), match="401"):
            load_graph(example_build, server.base, access=wrong, journal=tmp_path / "j.jsonl")
        with pytest.raises((GraphRefused, TargetError), match="this user may not write"):
            load_graph(example_build, server.base, journal=tmp_path / "j.jsonl")


def test_a_read_only_server_is_said_so(tmp_path: Path, example_build: Path) -> None:
    with oxigraph_store(tmp_path):
        pass
    with oxigraph_store(tmp_path, writable=False) as server, pytest.raises(TargetError, match="to be read only"):
        load(server, example_build, tmp_path / "j.jsonl")
    shutil.rmtree(tmp_path / "data")
    with fuseki(tmp_path, writable=False) as server, pytest.raises(TargetError, match="to be read only"):
        load(server, example_build, tmp_path / "j2.jsonl")
