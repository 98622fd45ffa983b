"""The endpoint that ``sme-graph serve`` makes of a built graph."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from commands import Run

from graph_build.errors import SourceError
from graph_build.query import LocalSource, ask_question, connect, open_source
from graph_build.serving import Address, serving

LOCAL = Address("127.0.0.1", 0)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(scope="module")
def local(example_build: Path) -> LocalSource:
    return open_source(example_build)


def test_questions_have_the_same_answers_as_from_the_build(example_build: Path, local: LocalSource) -> None:
    with serving(example_build, LOCAL) as (found, _):
        for name in ("workload-by-kind", "workload-by-section"):
            assert ask_question(connect(f"{found.url}/query"), name) == ask_question(local, name)


def test_a_browser_gets_a_page_for_queries(example_build: Path) -> None:
    with serving(example_build, LOCAL) as (found, _):
        page = httpx.get(found.url)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "//" not in re.sub(r"<script>.*?</script>", "", page.text, flags=re.DOTALL)


def test_nothing_can_be_changed(example_build: Path) -> None:
    with serving(example_build, LOCAL) as (found, _):
        assert httpx.post(f"{found.url}/update", data={"update": "CLEAR ALL"}).is_client_error
        assert httpx.put(f"{found.url}/store?default", headers={"Content-Type": "text/turtle"}).is_client_error
        assert connect(f"{found.url}/query").ask("ASK { ?s ?p ?o }")


def test_a_query_that_takes_too_long_is_ended(example_build: Path) -> None:
    join = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?f . ?g ?b ?i }"
    with serving(example_build, LOCAL, seconds=1) as (found, _), pytest.raises(SourceError):
        connect(f"{found.url}/query").ask(join, seconds=50)


def test_a_port_that_is_taken_is_named(example_build: Path) -> None:
    with (
        serving(example_build, LOCAL) as (found, _),
        pytest.raises(SourceError, match=rf"127\.0\.0\.1:{found.port}: cannot listen there: Address already in use"),
        serving(example_build, found),
    ):
        pass


def test_a_folder_without_a_graph_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("serve", "--graph", tmp_path, "--port", 0)
    assert ran.code == 3
    assert f"{tmp_path}: holds no built graph; run: sme-graph build" in ran.err


@pytest.mark.parametrize("port", ["-1", "65536", "tea"])
def test_a_port_is_a_number(run: Run, port: str) -> None:
    ran = run("serve", f"--port={port}")
    assert (ran.code, f"{port!r} is no port" in ran.err) == (2, True)


def test_an_address_that_others_reach_is_warned_of() -> None:
    assert [Address(host, 1).is_loopback for host in ("127.0.0.1", "localhost", "::1")] == [True] * 3
    assert [Address(host, 1).is_loopback for host in ("0.0.0.0", "::", "192.0.2.1", "example.org")] == [False] * 4  # noqa: S104


@contextmanager
def served(build: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, and the address that it prints."""
    command = [sys.executable, "-c", "import sys; from graph_build.cli import main; sys.exit(main())", "serve"]
    with subprocess.Popen(
        [*command, "--graph", str(build), "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+", process.stderr.readline())
            assert found is not None
            yield process, found[0]
        finally:
            process.kill()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_to_and_takes_its_server_along(example_build: Path, sign: signal.Signals) -> None:
    with served(example_build) as (process, url):
        assert connect(f"{url}/query").ask("ASK { ?s ?p ?o }")
        os.kill(process.pid, sign)
        assert process.wait(20) == 0
        with pytest.raises(SourceError, match="gives no answer"):
            connect(f"{url}/query").ask("ASK {}")
