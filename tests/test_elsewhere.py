"""Documents of another country are read with a vocabulary of their own, without a line of code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Run

from graph_build import load_vocabulary


@pytest.fixture
def folder(checkout: Path) -> Path:
    return checkout / "examples" / "marenia"


def measures(run: Run, folder: Path, name: str) -> dict[int, dict[str, Any]]:
    own = folder / "vocabulary.ttl"
    ran = run("extract", folder / name, "--no-default-vocabulary", "--vocabulary", own)
    assert (ran.code, ran.err) == (0, "")
    return {measure["number"]: measure for measure in json.loads(ran.out)["measures"]}


def who(measure: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["agency"], one["role"]) for one in measure["responsibilities"]}


def test_sentences_say_which_bodies_act(run: Run, folder: Path) -> None:
    found = measures(run, folder, "small-craft-programme.txt")
    assert {number: who(measure) for number, measure in found.items()} == {
        1: {("enterprise-ministry", "duty"), ("development-fund", "duty")},
        2: {("development-fund", "lead"), ("treasury", "participant")},
        3: {("revenue-service", "duty")},
        4: {("island-councils", "duty")},
    }
    assert [found[number]["instruments"] for number in sorted(found)] == [
        ["innovation-voucher"],
        ["start-loan"],
        ["vat-threshold"],
        ["prompt-payment"],
    ]


def test_columns_of_a_table_say_who_leads_and_who_takes_part(run: Run, folder: Path) -> None:
    found = measures(run, folder, "small-craft-action-plan.md")
    assert {number: who(measure) for number, measure in found.items()} == {
        1: {("enterprise-ministry", "lead"), ("island-councils", "participant")},
        2: {("labour-ministry", "lead"), ("treasury", "participant"), ("revenue-service", "participant")},
        3: {("ports-authority", "lead"), ("enterprise-ministry", "participant")},
    }
    assert found[1]["dates"] == [{"until": "2026-12-31"}]


def test_the_graph_conforms_and_names_no_body_of_the_shipped_vocabulary(run: Run, folder: Path, tmp_path: Path) -> None:
    own, out = folder / "vocabulary.ttl", tmp_path / "graph"
    assert run("build", folder, "--no-default-vocabulary", "--vocabulary", own, "--out", out).code == 0
    graph = (out / "graph.nq").read_text("utf-8")
    assert "/agency/treasury>" in graph
    assert not [id_ for id_ in load_vocabulary().agencies if f"/agency/{id_}> " in graph]


def test_the_shipped_bodies_are_not_known_there(run: Run, folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("Plan\n\n1. The People's Bank of China shall cut rates.\n\n2. The Treasury shall pay.\n", "utf-8")
    ran = run("extract", text, "--no-default-vocabulary", "--vocabulary", folder / "vocabulary.ttl")
    agencies = {one["agency"] for measure in json.loads(ran.out)["measures"] for one in measure["responsibilities"]}
    assert "pboc" not in agencies
    assert "treasury" in agencies


def test_without_any_vocabulary_one_is_asked_for(run: Run, folder: Path) -> None:
    ran = run("extract", folder / "small-craft-programme.txt", "--no-default-vocabulary")
    assert ran.code == 2
    assert "give a vocabulary file with --vocabulary" in ran.err


def test_a_vocabulary_of_ones_own_can_stand_beside_the_shipped_one(run: Run, folder: Path) -> None:
    ran = run("extract", folder / "small-craft-programme.txt", "--vocabulary", folder / "vocabulary.ttl")
    first = json.loads(ran.out)["measures"][0]
    assert ("enterprise-ministry", "duty") in who(first)
    assert "innovation-voucher" in first["instruments"]
