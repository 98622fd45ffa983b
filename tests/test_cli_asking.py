"""The commands that ask a graph: what they print, with which exit code, and what they say when asked wrongly."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from commands import Run

ANALYSES = [["workload"], ["overlap"], ["network"]]
SP = "PREFIX sp: <https://w3id.org/sme-policy/ns#> "
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_the_catalogue_is_listed_for_programs(run: Run) -> None:
    ran = run("query", "--list", "--format", "json")
    questions = {question["name"]: question for question in json.loads(ran.out)}
    assert ran.code == 0
    assert len(questions) >= 24
    asked = questions["agency-workload"]
    assert set(asked) == {"name", "title", "group", "parameters", "columns"}
    assert asked["group"] == "workload"
    assert {"agency", "role", "measures"} <= set(asked["columns"])
    assert {"role", "document"} <= {parameter["name"] for parameter in asked["parameters"]}


def test_a_question_is_explained(run: Run) -> None:
    ran = run("query", "--explain", "agency-workload")
    assert ran.code == 0
    for part in ("agency-workload (workload)", "role", "SELECT ?agency", "example: sme-graph query agency-workload"):
        assert part in ran.out
    assert "#+" not in ran.out


def test_a_named_question_as_csv_and_json(run: Run, example_build: Path) -> None:
    asked = ("query", "agency-workload", "--param", "role=lead", "--graph", example_build)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    found = json.loads(run(*asked, "--format", "json").out)
    assert rows[0]["agency"] == "https://w3id.org/sme-policy/agency/mof"
    assert {row["role"] for row in rows} == {"https://w3id.org/sme-policy/role/lead"}
    assert found["head"]["vars"] == list(rows[0])
    assert [row["measures"]["value"] for row in found["results"]["bindings"]] == [row["measures"] for row in rows]


def test_an_answer_in_markdown(run: Run, example_build: Path) -> None:
    head, line, *rows = run("query", "documents", "--graph", example_build, "--format", "md").out.splitlines()
    assert head.startswith("| document | title |")
    assert line == "|---|---|---|---|---|---|"
    assert len(rows) == 6


def test_each_row_can_be_proved(run: Run, example_build: Path) -> None:
    asked = ("query", "agency-workload", "--param", "role=lead", "--param", "agency=mof", "--graph", example_build)
    counted = next(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    proofs = list(csv.DictReader(io.StringIO(run(*asked, "--evidence", "--format", "csv").out)))
    assert len({row["measure"] for row in proofs}) == int(counted["measures"])
    assert all(row["quote"] in row["sentence"] for row in proofs)


def test_a_file_and_a_text_with_parameters(run: Run, example_build: Path, tmp_path: Path) -> None:
    path = tmp_path / "led.rq"
    header = '#+ title = "Led"\n#+ [parameters.body]\n#+ type = "agency"\n#+ about = "who"\n#+ required = true\n'
    path.write_text(header + SP + "SELECT ?m { ?m sp:leadAgency $body }", encoding="utf-8")
    by_file = run("query", path, "--param", "body=mof", "--graph", example_build, "--format", "csv")
    text = SP + "SELECT ?m { ?m sp:leadAgency ?a FILTER(STRENDS(STR(?a), $end)) }"
    by_text = run("query", text, "--param", "end=/mof", "--graph", example_build, "--format", "csv")
    assert by_file.code == by_text.code == 0
    assert len(by_file.out.splitlines()) == 5
    assert sorted(by_file.out.splitlines()) == sorted(by_text.out.splitlines())


def test_other_forms_of_query(run: Run, example_build: Path) -> None:
    assert run("query", "ASK { ?s ?p ?o }", "--graph", example_build).out == "yes\n"
    ask = run("query", "ASK { ?s <e:none> ?o }", "--graph", example_build, "--format", "json")
    assert json.loads(ask.out) == {"head": {}, "boolean": False}
    some = SP + "CONSTRUCT { ?m sp:number 1 } WHERE { ?m sp:number 1 }"
    assert "sp:number 1" in run("query", some, "--graph", example_build, "--format", "ttl").out
    described = run("query", "DESCRIBE <https://w3id.org/sme-policy/agency/mof>", "--graph", example_build)
    assert "Ministry of Finance" in described.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["query"], 2, "--list"),
        (["query", "agency-worklod"], 2, "did you mean agency-workload"),
        (["query", "agency-workload", "--param", "rol=lead"], 2, "did you mean role"),
        (["query", "agency-workload", "--param", "role"], 2, "NAME=VALUE"),
        (["query", "agency-workload", "--param", "year=MMXX"], 2, "year"),
        (["query", "document-profile", "--format", "ttl"], 2, "csv, json, md or table"),
        (["query", "ASK {\n  ?s ?p ?o"], 2, "query:2:"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 2, "DELETE is an update"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 2, "SERVICE"),
        (["query", "nowhere.rq"], 2, "nowhere.rq"),
        (["query", "documents", "--timeout", "0"], 2, "seconds"),
        (["workload", "--document", "no-such"], 2, "no-such"),
        (["overlap", "--alpha", "2"], 2, "between 0 and 1"),
        (["network", "--project", "agencies"], 2, "agency-instrument"),
        (["network", "--out", "network.xls"], 2, ".graphml"),
    ],
)
def test_what_is_asked_wrongly_is_one_clear_line(
    run: Run, example_build: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run(*arguments, "--graph", example_build)
    assert ran.code == code
    assert says in ran.err
    assert ran.err.startswith("sme-graph: ")
    assert ran.err.count("\n") == 1
    assert not ran.out


def test_a_slow_query_is_given_up(example_build: Path) -> None:
    """In a process of its own, as the engine works on until that ends."""
    command = [sys.executable, "-m", "graph_build", "query", SLOW, "--timeout", "0.2", "--graph", str(example_build)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "no answer in 0.2 s" in ran.stderr


@pytest.mark.parametrize("command", [["query", "documents"], *ANALYSES])
def test_a_graph_that_is_not_there(run: Run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--graph", tmp_path / "none")
    assert ran.code == 3
    assert "holds no built graph" in ran.err


@pytest.mark.parametrize("command", ANALYSES)
def test_the_forms_of_an_analysis_agree(run: Run, example_build: Path, command: list[str]) -> None:
    rows = json.loads(run(*command, "--graph", example_build, "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(run(*command, "--graph", example_build, "--format", "csv").out)))
    assert len(rows) == len(table) > 3
    assert list(rows[0]) == list(table[0])
    top = run(*command, "--graph", example_build, "--format", "md", "--top", "2").out
    assert len(top.splitlines()) == 4


def test_the_figures_of_the_whole(run: Run, example_build: Path) -> None:
    (figures,) = json.loads(run("workload", "--summary", "--format", "json", "--graph", example_build).out)
    assert figures["measures"] == 52
    assert 0 < figures["herfindahl"] < 1
    assert "herfindahl" in run("workload", "--graph", example_build).out


def test_groups_of_bodies_can_be_left_out(run: Run, example_build: Path) -> None:
    def bodies(*more: str) -> set[str]:
        rows = json.loads(run("workload", "--graph", example_build, "--format", "json", *more).out)
        return {row["agency"].rpartition("/")[2] for row in rows}

    assert "local-governments" in bodies()
    assert bodies("--no-groups") < bodies()
    assert "local-governments" not in bodies("--no-groups")


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".csv"])
def test_a_network_is_written(run: Run, example_build: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"network{suffix}"
    ran = run("network", "--kind", "agency-instrument", "--graph", example_build, "--out", path, "--summary")
    assert ran.code == 0
    assert path.stat().st_size > 1000
    if suffix == ".graphml":
        graph = nx.read_graphml(path)
        assert "Ministry of Finance" in {label for _, label in graph.nodes(data="label")}
        assert all(weight >= 1 for _, _, weight in graph.edges(data="weight"))


def test_a_validated_projection_keeps_some_of_the_raw_one(run: Run, example_build: Path) -> None:
    asked = ("network", "--kind", "agency-instrument", "--project", "agencies", "--graph", example_build)
    (raw,) = json.loads(run(*asked, "--summary", "--format", "json").out)
    (kept,) = json.loads(run(*asked, "--validated", "--summary", "--format", "json").out)
    assert kept["nodes"] == raw["nodes"]
    assert kept["edges"] < raw["edges"]


def test_a_report_is_written(run: Run, example_build: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    ran = run("show", "report", "--graph", example_build, "--out", path)
    assert ran.code == 0
    page = path.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "Helping Small Manufacturers" in page
    assert len(page.encode()) < 6_000_000


@pytest.mark.parametrize("command", [["show", "report", "--out", "report.html"], *ANALYSES])
def test_a_broken_time_is_named(example_build: Path, tmp_path: Path, command: list[str]) -> None:
    """In a process of its own, as libraries look at it when they are imported."""
    asked = [sys.executable, "-m", "graph_build", *command, "--graph", str(example_build)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "yesterday"}
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path, env=environment)
    assert ran.returncode == 2
    assert ran.stderr.startswith("sme-graph: SOURCE_DATE_EPOCH: is no time, 'yesterday'")
    assert ran.stderr.count("\n") == 1


def test_an_empty_answer_about_what_is_not_there_is_remarked_on(run: Run, example_build: Path) -> None:
    asked = ("query", "agency-workload", "--graph", example_build, "--format", "csv")
    ran = run(*asked, "--param", "agency=财政部", "--param", "document=no-such-text")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1
    assert "agency=财政部: the graph holds nothing" in ran.err
    assert "document=no-such-text" in ran.err
    assert run(*asked, "--param", "agency=mof", "--param", "year=1999").err == ""
    assert run(*asked, "--param", "agency=财政部", "--quiet").err == ""
