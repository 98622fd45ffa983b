"""Loads that go wrong: servers that die, break off, refuse, or keep less than they were sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Ran, Run
from proxies import Answer, Asked, forward, proxied
from triplestores import Server, oxigraph_store

from graph_build.load.content import read_graphs
from graph_build.load.triplestore import connected
from graph_build.store import GRAPH

SECRET = "hid:den"  # noqa: S105
Act = Callable[[Asked], Answer]
Load = Callable[..., Ran]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    with oxigraph_store(tmp_path, on_disk=False) as found:
        yield found


@pytest.fixture
def load(run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def call(url: str, *options: object) -> Ran:
        journal = tmp_path / f"{url.rpartition(':')[2]}.jsonl"
        where = ("--graph", example_build, "--product", "oxigraph", "--journal", journal)
        return run("load", url, *where, *options)

    return call


@pytest.fixture(scope="module")
def sizes(example_build: Path) -> dict[str, int]:
    return {graph.iri: graph.triples for graph in read_graphs(example_build / GRAPH)}


@pytest.fixture(scope="module")
def chosen(sizes: dict[str, int]) -> str:
    """A document in the middle."""
    return sorted(iri for iri in sizes if "/document/" in iri)[0]


def counts(server: Server) -> dict[str, int]:
    with connected(server.base, product="oxigraph") as store:
        return store.counts()


def only_at(graph: str, method: str, act: Act) -> Act:
    """``act`` for one graph, and what the server says for all others."""
    return lambda asked: (act if (asked.graph, asked.method) == (graph, method) else forward)(asked)


def once(act: Act) -> Act:
    """``act`` for the first request, and what the server says for all others."""
    first = iter([act])
    return lambda asked: next(first, forward)(asked)


def test_a_graph_that_is_refused_is_named_and_all_others_are_loaded(
    empty: Server, load: Load, sizes: dict[str, int], chosen: str
) -> None:
    refusing = [True]

    def refuse(asked: Asked) -> Answer:
        return Answer(500, b"out of luck") if refusing else forward(asked)

    with proxied(empty.base, only_at(chosen, "PUT", refuse)) as url:
        ran = load(url)
        assert ran.code == 3
        assert f"{chosen}: answers with HTTP 500 Internal Server Error: out of luck; " in ran.err
        assert "one graph is not as it should be" in ran.out
        assert counts(empty) == {iri: count for iri, count in sizes.items() if iri != chosen}
        refusing.clear()
        second = load(url, "--format", "json")
    assert second.code == 0
    assert [row["graph"] for row in json.loads(second.out)["graphs"] if row["act"] == "send"] == [chosen]
    assert counts(empty) == sizes


def test_a_connection_that_is_cut_once_is_made_again(
    empty: Server, load: Load, sizes: dict[str, int], chosen: str
) -> None:
    with proxied(empty.base, only_at(chosen, "PUT", once(lambda _: Answer(0)))) as url:
        assert load(url).code == 0
    assert counts(empty) == sizes


def test_a_connection_that_is_always_cut_stops_the_load_which_another_completes(
    empty: Server, load: Load, sizes: dict[str, int], chosen: str
) -> None:
    broken = [True]

    def cut(asked: Asked) -> Answer:
        return Answer(0) if broken else forward(asked)

    with proxied(empty.base, only_at(chosen, "PUT", cut)) as url:
        ran = load(url)
        assert ran.code == 3
        assert "broke off" in ran.err
        assert "graphs were sent, another load goes on from there" in ran.err
        assert chosen not in counts(empty)
        broken.clear()
        assert load(url).code == 0
    assert counts(empty) == sizes


def half(body: bytes) -> bytes:
    """The first half of the lines."""
    lines = body.splitlines(keepends=True)
    return b"".join(lines[: len(lines) // 2])


def test_a_proxy_that_keeps_half_of_what_is_sent_is_found_out(
    empty: Server, load: Load, sizes: dict[str, int], chosen: str
) -> None:
    lossy = [True]

    def lose(asked: Asked) -> Answer:
        return forward(asked.sending(half) if lossy else asked)

    for verify in ("count", "content"):
        lossy[:] = [True]
        with proxied(empty.base, only_at(chosen, "PUT", lose)) as url:
            ran = load(url, "--verify", verify, "--again")
            assert ran.code == 3
            assert f"{chosen}: holds " in ran.err
            assert f" triples of {sizes[chosen]}" in ran.err
            assert "is there" not in ran.out
            lossy.clear()
            assert load(url, "--verify", verify).code == 0
        assert counts(empty) == sizes


def test_one_changed_letter_is_found_out(empty: Server, load: Load, chosen: str) -> None:
    def change(asked: Asked) -> Answer:
        return forward(asked.sending(lambda body: body.replace(b" the ", b" teh ", 1)))

    with proxied(empty.base, only_at(chosen, "PUT", change)) as url:
        assert load(url, "--verify", "count").code == 0
        ran = load(url)
        assert (ran.code, f"{chosen}: holds " in ran.err) == (3, True)
        assert "triples as it ought to, but others" in ran.err


def test_an_answer_that_is_cut_while_comparing_is_asked_for_again(empty: Server, load: Load, chosen: str) -> None:
    def cut(asked: Asked) -> Answer:
        whole = forward(asked)
        return Answer(whole.status, half(whole.body), whole.headers, length=len(whole.body), cut=True)

    with proxied(empty.base, only_at(chosen, "GET", once(cut))) as url:
        assert load(url).code == 0


def test_an_answer_that_seems_whole_but_is_not_is_no_proof(empty: Server, load: Load, chosen: str) -> None:
    def shorten(asked: Asked) -> Answer:
        whole = forward(asked)
        return Answer(whole.status, half(whole.body), whole.headers)

    with proxied(empty.base, only_at(chosen, "GET", shorten)) as url:
        ran = load(url)
    assert (ran.code, f"{chosen}: holds " in ran.err) == (3, True)


def test_a_slow_server_is_given_up(empty: Server, load: Load, chosen: str) -> None:
    ended = threading.Event()

    def dawdle(_: Asked) -> Answer:
        ended.wait(20)
        return Answer(0)

    with proxied(empty.base, only_at(chosen, "PUT", dawdle)) as url:
        ran = load(url, "--timeout", "1")
        ended.set()
    assert ran.code == 3
    assert "no answer in 1 s" in ran.err


@pytest.mark.parametrize(
    ("status", "words", "message"),
    [
        (507, "disk full", "answers with HTTP 507 Insufficient Storage: disk full; free space on its disk"),
        (401, "who?", "answers with HTTP 401 Unauthorized: who?; give the right user and password, or token"),
        (403, "", "answers with HTTP 403 Forbidden; give a user who may write, and the password"),
        (405, "<h1>no</h1>", "answers with HTTP 405 Method Not Allowed; check the URL and --product"),
    ],
)
def test_what_no_graph_would_get_over_stops_the_load(
    empty: Server, load: Load, status: int, words: str, message: str, chosen: str
) -> None:
    with proxied(empty.base, only_at(chosen, "PUT", lambda _: Answer(status, words.encode()))) as url:
        ran = load(url)
    assert ran.code == 3
    assert message in ran.err
    assert chosen not in counts(empty)


def test_a_graph_that_is_too_large_is_said_so(empty: Server, load: Load, chosen: str) -> None:
    with proxied(empty.base, only_at(chosen, "PUT", lambda _: Answer(413))) as url:
        ran = load(url)
    assert ran.code == 3
    assert f"{chosen}: answers with HTTP 413" in ran.err
    assert "raise the limit of the server or of the proxy before it" in ran.err


def test_a_busy_server_is_waited_for(empty: Server, load: Load, sizes: dict[str, int], chosen: str) -> None:
    busy = once(lambda _: Answer(503, b"later", (("Retry-After", "1"),)))
    with proxied(empty.base, only_at(chosen, "PUT", busy)) as url:
        assert load(url).code == 0
    assert counts(empty) == sizes


def test_a_server_that_does_not_stop_talking_is_left(empty: Server, load: Load, chosen: str) -> None:
    with proxied(empty.base, only_at(chosen, "PUT", lambda _: Answer(500, b"no! " * 2**20))) as url:
        ran = load(url)
    assert ran.code == 3
    assert max(map(len, ran.err.splitlines())) < 1000


def test_a_redirect_is_not_followed_with_a_password(empty: Server, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Asked] = []

    def listen(asked: Asked) -> Answer:
        heard.append(asked)
        return Answer(404)

    monkeypatch.setenv("SECRET", SECRET)
    with proxied(empty.base, listen) as elsewhere:
        to = (("Location", f"{elsewhere}/store"),)
        with proxied(empty.base, lambda a: Answer(307, b"", to) if a.method == "PUT" else forward(a)) as url:
            ran = load(url, "--user", "me", "--password-env", "SECRET")
    assert ran.code == 3
    assert f"redirects to {elsewhere}/store; give that URL, if you trust it" in ran.err
    assert not heard


def test_a_wrong_password_is_said_so_and_not_shown(
    empty: Server, load: Load, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    asks = Answer(401, b"who are you?", (("WWW-Authenticate", 'Basic realm="policy"'),))
    with proxied(empty.base, lambda _: asks) as url:
        ran = load(url, "--user", "me", "--password-env", "SECRET", "-v")
    assert ran.code == 3
    assert "HTTP 401 Unauthorized" in ran.err
    kept = "".join(path.read_text() for path in tmp_path.rglob("*.jsonl"))
    assert SECRET not in ran.out + ran.err + kept


def test_where_nothing_listens_nothing_is_claimed(load: Load) -> None:
    ran = load("http://127.0.0.1:9")
    assert ran.code == 3
    assert "gives no answer: Connection refused; check that it runs" in ran.err
    assert not ran.out
