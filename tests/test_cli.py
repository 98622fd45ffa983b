"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import Run

GOOD = """Opinions on Tea Gardens

1. Set up a special fund for tea. (Ministry of Finance takes the lead)

2. Train tea growers. (Ministry of Agriculture, Ministry of Education)

3. Hold a tea fair. (Ministry of Commerce)
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A small policy text."""
    path = tmp_path / "tea.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that is no text."""
    path = tmp_path / "broken.txt"
    path.write_bytes(b"%PDF-1.7 \x00\x01")
    return path


def one_line(text: str) -> bool:
    """True for one complaint in the form ``sme-graph: file: reason; remedy``."""
    return text.startswith("sme-graph: ") and text.count("\n") == 1 and "; " in text and "Traceback" not in text


# --- build ------------------------------------------------------------------------------------------------------------


def test_build_writes_the_graph_and_a_summary(run: Run, text: Path, tmp_path: Path) -> None:
    ran = run("build", text, "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"graph.nq", "store", "validation.ttl", "run.json"}
    assert "measures" in ran.out
    assert "0 violations" in ran.out


def test_build_names_what_it_cannot_read_and_does_the_rest(run: Run, text: Path, broken: Path, tmp_path: Path) -> None:
    ran = run("build", text, broken, tmp_path / "missing.txt", "--out", tmp_path / "out")
    assert ran.code == 3
    lines = ran.err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [str(broken), str(tmp_path / "missing.txt")]
    assert (tmp_path / "out" / "graph.nq").stat().st_size


def test_quiet_build_prints_nothing(run: Run, text: Path, tmp_path: Path) -> None:
    ran = run("build", "-q", text, "--out", tmp_path / "out")
    assert ran == (0, "", "")


def test_build_with_a_base_of_its_own(run: Run, text: Path, tmp_path: Path) -> None:
    assert run("build", text, "--out", tmp_path / "out", "--base", "https://example.org/data/").code == 0
    assert "<https://example.org/data/document/" in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")


def test_build_with_a_catalogue(run: Run, text: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.csv"
    catalogue.write_text(f"file,id,issued\n{text.name},tea-2014,2014-05-01\n", encoding="utf-8")
    assert run("build", text, "--out", tmp_path / "out", "--catalog", catalogue).code == 0
    graph = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "/document/tea-2014>" in graph
    assert "2014-05-01" in graph


def test_build_refuses_to_overwrite_a_folder_of_something_else(run: Run, text: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    out.mkdir()
    (out / "letter.doc").write_text("Dear", encoding="utf-8")
    (out / "graph.nq").write_text("mine", encoding="utf-8")
    ran = run("build", text, "--out", out)
    assert (ran.code, one_line(ran.err)) == (2, True)
    assert (out / "graph.nq").read_text(encoding="utf-8") == "mine"


# --- extract ----------------------------------------------------------------------------------------------------------


def test_extract_prints_one_object_a_file(run: Run, text: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(GOOD.replace("Tea", "Rice"), encoding="utf-8")
    ran = run("extract", text, other)
    assert ran.code == 0
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [item["doc"] for item in found] == ["tea.txt", "other.txt"]
    assert found[0]["measures"][0]["responsibilities"] == [{"agency": "mof", "role": "lead"}]


def test_extract_names_what_it_cannot_read(run: Run, text: Path, broken: Path) -> None:
    ran = run("extract", broken, text)
    assert ran.code == 3
    assert one_line(ran.err)
    assert len(ran.out.splitlines()) == 1


# --- validate ---------------------------------------------------------------------------------------------------------


def test_validate_a_built_graph(run: Run, text: Path, tmp_path: Path) -> None:
    run("build", text, "--out", tmp_path / "out")
    ran = run("validate", tmp_path / "out")
    assert ran.code == 0
    assert ran.out.startswith("conforms")


def test_validate_a_graph_that_breaks_a_shape(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<http://e.org/p> a <https://w3id.org/sme-policy/ns#Period> .", encoding="utf-8")
    ran = run("validate", path, "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert found["conforms"] is False
    assert {finding["node"] for finding in found["findings"]} == {"http://e.org/p"}
    assert run("validate", path, "--format", "turtle").out.startswith("@prefix")
    assert "does not conform" in run("validate", path).out


def test_validate_what_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("validate", tmp_path / "nothing")
    assert (ran.code, one_line(ran.err)) == (3, True)


# --- evaluate ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def gold(tmp_path: Path, text: Path, run: Run) -> Path:
    """Annotations of the text: what is read in it, and so a perfect score."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "tea.json").write_text(run("extract", text).out, encoding="utf-8")
    return folder


def test_evaluate_prints_figures(run: Run, gold: Path, text: Path) -> None:
    ran = run("evaluate", gold, text, "--format", "json")
    assert ran.code == 0
    rows = json.loads(ran.out)
    assert {row["f1"] for row in rows} == {1.0}
    assert {row["document"] for row in rows} == {"tea", "all"}
    table = list(csv.DictReader(io.StringIO(run("evaluate", gold, text, "--format", "csv").out)))
    assert [float(row["f1"]) for row in table] == [row["f1"] for row in rows]
    assert "agency+role" in run("evaluate", gold, text).out


def test_evaluate_against_a_floor(run: Run, gold: Path, text: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"measures": 0.9}', encoding="utf-8")
    assert run("evaluate", gold, text, "--floor", floor).code == 0
    text.write_text(GOOD.replace("3. Hold", "Hold"), encoding="utf-8")
    ran = run("evaluate", gold, text, "--floor", floor, "-v")
    assert ran.code == 1
    assert "measures: F1 0.800 is below the floor of 0.900" in ran.err
    assert "tea document measures: missed 3; extra nothing" in ran.out


def test_evaluate_annotations_that_were_read_before(run: Run, gold: Path) -> None:
    assert run("evaluate", gold, gold / "tea.json").code == 0


def test_evaluate_with_nothing_to_compare(run: Run, gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "rice.txt"
    other.write_text(GOOD, encoding="utf-8")
    ran = run("evaluate", gold, other)
    assert (ran.code, one_line(ran.err)) == (2, True)


# --- vocabulary -------------------------------------------------------------------------------------------------------


def test_the_shipped_vocabularies_are_sound(run: Run) -> None:
    ran = run("vocabulary", "check")
    assert ran.code == 0, ran.out


def test_a_vocabulary_with_a_syntax_error_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("@prefix a: <http://a.org/> .\na:b a:c", encoding="utf-8")
    ran = run("vocabulary", "check", path)
    assert (ran.code, one_line(ran.err)) == (3, True)
    assert f"{path}:2" in ran.err


def test_vocabulary_list(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("vocabulary", "list", "--scheme", "role", "--format", "csv").out)))
    assert [row["id"] for row in rows] == ["duty", "lead", "participant", "responsible"]
    assert "Ministry of Finance" in run("vocabulary", "list").out


def test_vocabulary_gaps(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "gap.txt"
    lines = "1. Plant chestnut groves along the Walnut Road. (National Chestnut Bureau)\n\n2. Train growers.\n"
    text.write_text(lines, encoding="utf-8")
    ran = run("vocabulary", "gaps", text, "--format", "json")
    assert ran.code == 0
    found = {(gap["kind"], gap["name"]): gap["example"] for gap in json.loads(ran.out)}
    assert "Walnut Road" in found["phrase", "Walnut Road"]
    assert ("body", "National Chestnut Bureau") in found


# --- usage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build"],
        ["build", "x", "--jobs", "0"],
        ["build", "x", "--speed", "9"],
        ["build", "x", "--base", "here"],
        ["vocabulary"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, one_line(ran.err)) == (2, True)


@pytest.mark.parametrize("option", ["--vocabulary", "--catalog"])
def test_a_missing_side_file_is_named(run: Run, text: Path, tmp_path: Path, option: str) -> None:
    ran = run("build", text, "--out", tmp_path / "out", option, tmp_path / "nowhere")
    assert (ran.code, one_line(ran.err)) == (2, True)
    assert "nowhere" in ran.err


def test_version(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith("sme-graph ")


def test_help_is_quick() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "graph_build", "--help"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    heavy = [name for name in ("pyoxigraph", "rdflib", "rich", "ahocorasick") if f" {name}" in loaded]
    assert not heavy


def test_a_closed_pipe_is_no_fault() -> None:
    command = f"'{sys.executable}' -m graph_build vocabulary list --format csv | head -n 1"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_ctrl_c_stops_without_a_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "graph_build", "extract", str(folder)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "sme-graph: stopped\n")
