"""Writing a build: sorted, whole or not at all, and never over what is no build."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.errors import OutputError
from graph_build.store import GRAPH, RUN, STORE, load_store, staging, write_quads, write_run


def quad(text: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode("e:s"), ox.NamedNode("e:p"), ox.Literal(text), ox.NamedNode("e:g"))


def build(out: Path, text: str = "first") -> None:
    with staging(out) as folder:
        write_quads([[quad(text)]], folder / GRAPH)
        load_store(folder / GRAPH, folder / STORE)
        write_run(folder, {})


def break_off(out: Path, error: type[BaseException]) -> None:
    with staging(out) as folder:
        write_run(folder, {})
        raise error("no space left")


def siblings(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir()]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5), max_size=5), st.integers(1, 200)
)
def test_lines_are_sorted_and_unique_however_little_memory(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], in_memory: int
) -> None:
    path = tmp_path_factory.mktemp("lines") / GRAPH
    count = write_quads([[quad(text) for text in chunk] for chunk in texts], path, in_memory=in_memory)
    lines = path.read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert count == len(lines) == len({text for chunk in texts for text in chunk})
    assert set(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS)) == {quad(t) for chunk in texts for t in chunk}


def test_a_build_is_graph_store_and_run(tmp_path: Path) -> None:
    out = tmp_path / "new" / "build"
    build(out)
    assert sorted(path.name for path in out.iterdir()) == [GRAPH, RUN, STORE]
    assert list(ox.Store.read_only(str(out / STORE))) == [quad("first")]
    assert json.loads((out / RUN).read_text())["generator"] == "sme-policy-graph"
    assert siblings(out) == ["build"]
    assert stat.S_IMODE(out.stat().st_mode) & stat.S_IRUSR


def test_a_new_build_takes_the_place_of_the_old_and_keeps_other_files(tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(out)
    (out / "notes.md").write_text("mine")
    build(out, "second")
    assert "second" in (out / GRAPH).read_text()
    assert (out / "notes.md").read_text() == "mine"
    assert siblings(out) == ["build"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_run_that_breaks_off_leaves_the_old_build(tmp_path: Path, error: type[BaseException]) -> None:
    out = tmp_path / "build"
    build(out)
    with pytest.raises(OutputError if error is OSError else error):
        break_off(out, error)
    assert "first" in (out / GRAPH).read_text()
    assert siblings(out) == ["build"]


def test_without_a_run_record_nothing_is_put_in_place(tmp_path: Path) -> None:
    out = tmp_path / "build"
    with staging(out) as folder:
        (folder / GRAPH).touch()
    assert siblings(out) == []


def test_a_killed_run_is_mended_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(out)
    out.rename(tmp_path / ".build.old")
    (tmp_path / ".build.999999999.building").mkdir()
    (tmp_path / f".build.{os.getppid()}.building").mkdir()
    with staging(out):
        assert "first" in (out / GRAPH).read_text()
    assert sorted(siblings(out)) == [f".build.{os.getppid()}.building", "build"]


@pytest.mark.parametrize("run", [None, "no json", '{"generator": "something else"}', "[]"])
def test_a_folder_that_is_no_build_is_not_overwritten(tmp_path: Path, run: str | None) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_text("years of work")
    if run is not None:
        (out / RUN).write_text(run)
    with pytest.raises(OutputError, match="holds other files and no earlier build"):
        build(out)
    assert (out / "chapter.txt").read_text() == "years of work"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    build(tmp_path / "build")
    assert (tmp_path / "build" / GRAPH).exists()


def test_files_and_the_current_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is a file"):
        build(tmp_path / "file")
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    with pytest.raises(OutputError, match="current folder"):
        build(tmp_path / "here")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file/build"):
        build(tmp_path / "file" / "build")
