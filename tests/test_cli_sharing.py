"""``sme-graph load`` on the command line: what it prints, and where passwords come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run
from proxies import Answer, Asked, forward, proxied
from triplestores import Server, oxigraph_store

SECRET = "hid:den"  # noqa: S105
BASIC = "Basic bWU6aGlkOmRlbg=="


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with oxigraph_store(tmp_path, on_disk=False) as found:
        yield found


@pytest.fixture
def guarded(server: Server) -> Iterator[tuple[str, list[str]]]:
    """A triplestore that asks who is there, and what it was told."""
    told: list[str] = []

    def ask(asked: Asked) -> Answer:
        who = asked.headers.get("Authorization", "")
        told.append(who)
        return forward(asked) if who else Answer(401, b"", (("WWW-Authenticate", 'Basic realm="policy"'),))

    with proxied(server.base, ask) as url:
        yield url, told


def test_people_read_what_was_sent_and_where_to_ask(
    server: Server, run: Run, example_build: Path, tmp_path: Path
) -> None:
    journal = ("--graph", example_build, "--journal", tmp_path / "j.jsonl")
    ran = run("load", server.base, *journal)
    assert ran.code == 0
    assert f"{server.query} (Oxigraph): every triple is there; sent in " in ran.out
    again = run("load", server.base, *journal)
    assert "there already" in again.out
    assert "triples/s" not in again.out


def test_programs_read_json(server: Server, run: Run, example_build: Path, tmp_path: Path) -> None:
    where = ("--graph", example_build, "--journal", tmp_path / "j.jsonl", "--format", "json")
    dry = json.loads(run("load", server.base, *where, "--dry-run").out)
    done = json.loads(run("load", server.base, *where, "--verify", "count").out)
    assert (dry["dry_run"], done["dry_run"], done["verified"]) == (True, False, "count")
    assert [row["graph"] for row in dry["graphs"]] == [row["graph"] for row in done["graphs"]]
    assert {row["act"] for row in done["graphs"]} == {"send"}
    assert done["endpoint"] == server.query


def test_the_journal_stands_beside_the_graph(server: Server, run: Run, example_build: Path) -> None:
    assert run("load", server.base, "--graph", example_build).code == 0
    (journal,) = (example_build / "loads").iterdir()
    assert server.data in journal.read_text()
    journal.unlink()


def test_a_password_comes_from_the_environment(
    guarded: tuple[str, list[str]], run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    url, told = guarded
    where = ("--graph", example_build, "--product", "oxigraph", "--journal", tmp_path / "j.jsonl")
    assert run("load", url, *where, "--user", "me", "--password-env", "SECRET").code == 0
    assert set(told) == {"", BASIC}


def test_a_token_comes_from_the_environment_without_a_user(
    guarded: tuple[str, list[str]], run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "a-token")
    url, told = guarded
    where = ("--graph", example_build, "--product", "oxigraph", "--journal", tmp_path / "j.jsonl")
    assert run("load", url, *where, "--password-env", "SECRET").code == 0
    assert set(told) == {"Bearer a-token"}


def test_a_password_comes_from_netrc(
    guarded: tuple[str, list[str]], run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login me password {SECRET}\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    url, told = guarded
    where = ("--graph", example_build, "--product", "oxigraph", "--journal", tmp_path / "j.jsonl")
    assert run("load", url, *where, "--user", "me").code == 0
    assert set(told) == {"", BASIC}
    other = run("load", url, *where, "--user", "another")
    assert (other.code, "--user another: has no password" in other.err) == (2, True)


def test_what_stands_in_a_broken_netrc_is_not_shown(
    server: Server, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login me passwort {SECRET}\n")
    monkeypatch.setenv("NETRC", str(netrc))
    ran = run("load", server.base, "--user", "me")
    assert (ran.code, f"{netrc}: cannot be read" in ran.err) == (2, True)
    assert SECRET not in ran.err


def test_a_password_is_asked_for_at_a_terminal_only(
    guarded: tuple[str, list[str]], run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    url, told = guarded
    where = ("--graph", example_build, "--product", "oxigraph", "--journal", tmp_path / "j.jsonl")
    ran = run("load", url, *where, "--user", "me")
    assert (ran.code, "name the variable that holds it with --password-env" in ran.err) == (2, True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: SECRET)
    assert run("load", url, *where, "--user", "me").code == 0
    assert told[-1] == BASIC


def test_what_is_no_triplestore_is_said_so(run: Run, example_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with proxied("http://127.0.0.1:9", lambda _: Answer(200, b"<h1>Hello</h1>", (("Server", "nginx"),))) as url:
        ran = run("load", url, "--graph", example_build)
    assert ran.code == 3
    assert f"{url}: shows no product that is known, only a server that calls itself 'nginx'" in ran.err
    assert "tell it with --product" in ran.err


def test_a_graph_that_was_not_built_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("load", "http://127.0.0.1:9", "--graph", tmp_path)
    assert (ran.code, f"{tmp_path}/graph.nq: No such file or directory; run: sme-graph build" in ran.err) == (3, True)
