"""The commands that ask a graph give the same from a real endpoint as from the built graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run
from servers import oxigraph

COMMANDS = [
    "query agency-workload --param role=lead",
    "query agency-workload --evidence",
    "query document-differences --param left=qinghe-regulations --param right=slow-season-commentary",
    "workload",
    "workload --as successor --by document",
    "workload --by section --no-groups",
    "overlap --between documents",
    "overlap --between agencies --least 2",
    "overlap --between sections",
    "overlap --between years",
    "network --kind co-responsibility",
    "network --kind lead-participant",
    "network --kind agency-instrument --project instruments --validated",
    "network --kind instrument-cooccurrence --summary",
    "network --kind citation --outside",
]


@pytest.fixture(scope="module")
def servers(example_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """A server whose default graph is the union of all graphs, and one whose default graph is empty."""
    quads = (example_build / "graph.nq").read_bytes()
    folder = tmp_path_factory.mktemp("oxigraph")
    with (
        oxigraph(folder / "union", "--union-default-graph", quads=quads) as union,
        oxigraph(folder / "plain", quads=quads) as plain,
    ):
        yield [f"{union}/query", f"{plain}/query"]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_endpoint_gives_what_the_built_graph_gives(
    run: Run, example_build: Path, servers: list[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    asked = [*command.split(), "--format", "csv"]
    expected = run(*asked, "--graph", example_build)
    assert expected.code == 0
    assert len(expected.out.splitlines()) > 1
    for server in servers:
        assert run(*asked, "--endpoint", server) == expected


def test_a_network_from_an_endpoint_is_written(
    run: Run, servers: list[str], tmp_path: Path, example_build: Path
) -> None:
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"
    assert run("network", "--graph", example_build, "--out", here, "--summary").code == 0
    assert run("network", "--endpoint", servers[0], "--out", there, "--summary").code == 0
    assert here.read_bytes() == there.read_bytes()


def test_an_endpoint_that_is_not_there(run: Run) -> None:
    ran = run("workload", "--endpoint", "http://127.0.0.1:9/query")
    assert ran.code == 3
    assert "http://127.0.0.1:9/query" in ran.err
    assert ran.err.count("\n") == 1


def test_a_password_that_is_not_set(run: Run) -> None:
    ran = run("workload", "--endpoint", "http://127.0.0.1:9/query", "--user", "ann", "--password-env", "NO_SUCH")
    assert ran.code == 2
    assert "NO_SUCH" in ran.err


def test_graph_and_endpoint_exclude_each_other(run: Run) -> None:
    assert run("workload", "--endpoint", "http://127.0.0.1:9/", "--graph", "build").code == 2
