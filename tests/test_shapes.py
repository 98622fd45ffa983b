"""Every shape has a name, a message that says what to do, and a pair of graphs of which it accepts one."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.namespaces import PREFIXES, term
from graph_build.resources import resource
from graph_build.validate import ShapesName, validate_file
from graph_build.validate.rules import Rule, load_rules
from graph_build.vocabulary import vocabulary_files

FIXTURES = Path(__file__).parent / "data" / "shapes"
NAMES: tuple[ShapesName, ...] = ("graph", "vocabulary")
RULES = {rule.id: (rule, name) for name in NAMES for rule in load_rules(name).by_iri.values()}
PAIRED = sorted(FIXTURES.glob("*.ttl"))[1:]


def shape_of(fixture: Path) -> str:
    return fixture.stem.split("-", 2)[2]


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES.values()], ids=lambda rule: rule.id)
def test_every_message_says_what_is_wrong_how_grave_it_is_and_how_to_mend_it(rule: Rule) -> None:
    strength = "SHOULD" if rule.severity == "Warning" else "MUST"
    assert strength in rule.message
    assert re.search(r"[;,] [^;]+\.$", rule.message)
    assert rule.targets


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_has_a_name_one_message_and_a_severity(name: ShapesName) -> None:
    store = ox.Store()
    store.load(path=str(resource("shapes", f"{name}.ttl")), format=ox.RdfFormat.TURTLE)
    shapes = {q.subject for q in store if q.predicate.value.startswith(term("sh:target"))}
    assert shapes
    for shape in shapes:
        for predicate in ("sh:name", "sh:message", "sh:severity"):
            assert len(list(store.quads_for_pattern(shape, ox.NamedNode(term(predicate)), None))) == 1, (
                shape,
                predicate,
            )


def test_every_shape_has_its_pair_of_fixtures() -> None:
    found = sorted((shape_of(path), path.stem.split("-")[1]) for path in PAIRED)
    assert found == sorted((shape, kind) for shape in RULES for kind in ("valid", "invalid"))


def test_the_two_fixtures_of_a_pair_have_one_number() -> None:
    numbers: dict[str, set[str]] = {}
    for path in PAIRED:
        numbers.setdefault(shape_of(path), set()).add(path.stem.split("-")[0])
    assert all(len(found) == 1 for found in numbers.values())


@pytest.mark.parametrize("fixture", PAIRED, ids=lambda path: path.stem)
def test_a_shape_accepts_the_valid_graph_and_rejects_the_invalid_one(fixture: Path) -> None:
    rule, name = RULES[shape_of(fixture)]
    found = [f for f in validate_file(fixture, shapes=name).findings if f.shape == rule.id]
    assert bool(found) == ("-invalid-" in fixture.name)
    assert all(f.message == rule.message and f.severity == rule.severity for f in found)


def test_a_whole_valid_document_breaks_no_shape() -> None:
    assert validate_file(FIXTURES / "00-valid-document.ttl").findings == ()


@pytest.mark.parametrize("name", NAMES)
def test_shapes_only_speak_of_terms_of_the_ontology(name: ShapesName) -> None:
    ontology = {
        q.subject for q in ox.parse(path=str(resource("ontology", "sme-policy.ttl")), format=ox.RdfFormat.TURTLE)
    }
    text = load_rules(name).full
    used = {ox.NamedNode(PREFIXES["sp"] + local) for local in re.findall(r"\bsp:(\w+)", text)}
    assert used <= ontology


def test_the_shipped_vocabularies_satisfy_their_shapes(tmp_path: Path) -> None:
    store = ox.Store()
    for path in vocabulary_files():
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    merged = tmp_path / "vocabulary.nt"
    store.dump(str(merged), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    report = validate_file(merged, shapes="vocabulary")
    assert [(f.shape, f.focus) for f in report.findings if f.severity == "Violation"] == []
