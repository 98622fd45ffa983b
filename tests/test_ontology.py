"""The ontology is complete, documented, and consistent under OWL 2 RL together with the vocabularies."""

from __future__ import annotations

import re
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from graph_build.namespaces import BASE, PREFIXES, SP, term
from graph_build.resources import resource
from graph_build.vocabulary import load_vocabulary, vocabulary_files

ONTOLOGY = resource("ontology", "sme-policy.ttl")
SAMPLE = Path(__file__).parent / "data" / "shapes" / "00-valid-document.ttl"
CORE = (
    "PolicyDocument Commentary documentKind interprets Text plainText Section number Measure text ofDocument "
    "inSection Agency AgencyGroup Responsibility agency role hasResponsibility assignedTo leadAgency "
    "participatingAgency responsibleAgency dutyBearer Instrument usesInstrument InstrumentUse hasInstrumentUse "
    "instrument Quantity hasQuantity value minimum maximum unit change of Period hasPeriod from until Citation "
    "hasCitation citedTitle citedNumber relation Evidence evidence Role"
)


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY)


@pytest.fixture(scope="module")
def terms(ontology: rdflib.Graph) -> set[URIRef]:
    return {s for s in ontology.subjects(RDFS.isDefinedBy, URIRef(SP)) if isinstance(s, URIRef)}


def test_the_core_terms_are_there(terms: set[URIRef]) -> None:
    assert {URIRef(SP + name) for name in CORE.split()} <= terms


def test_every_term_is_labelled_in_both_languages_commented_and_of_one_kind(
    ontology: rdflib.Graph, terms: set[URIRef]
) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    axioms = set(ontology.subjects(OWL.members))
    for name in terms - axioms:
        assert {label.language for label in ontology.objects(name, RDFS.label) if isinstance(label, Literal)} == {
            "en",
            "zh",
        }, name
        assert len(list(ontology.objects(name, RDFS.comment))) == 1, name
        assert len(kinds & set(ontology.objects(name, RDF.type))) == 1, name


def test_every_term_that_is_used_is_defined(ontology: rdflib.Graph, terms: set[URIRef]) -> None:
    used = {node for triple in ontology for node in triple if isinstance(node, URIRef) and str(node).startswith(SP)}
    assert used - {URIRef(SP)} <= terms


def test_classes_exclude_one_another(ontology: rdflib.Graph) -> None:
    (members,) = ontology.objects(URIRef(SP + "DisjointKinds"), OWL.members)
    listed = set(rdflib.collection.Collection(ontology, members))
    classes = {s for s in ontology.subjects(RDF.type, OWL.Class) if str(s).startswith(SP)}
    below = {s for s in classes if any(o in classes for o in ontology.objects(s, RDFS.subClassOf))}
    assert listed == classes - below


@pytest.mark.parametrize("prefix", ["eli", "org", "skos", "prov", "oa", "time", "dcat"])
def test_terms_sit_under_standard_vocabularies(ontology: rdflib.Graph, prefix: str) -> None:
    above = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in ontology.objects(None, p)}
    assert any(str(name).startswith(PREFIXES[prefix]) for name in above)


def small_vocabulary() -> rdflib.Graph:
    """The agencies that were reorganised and those they became, with their events, and all roles: a reasoner in Python
    would take minutes over the whole."""
    whole = rdflib.Graph()
    for path in vocabulary_files():
        whole.parse(path)
    events = set(whole.subjects(URIRef(term("org:originalOrganization"))))
    bodies = {o for event in events for o in whole.objects(event) if str(o).startswith(f"{BASE}agency/")}
    roles = set(whole.subjects(RDF.type, URIRef(SP + "Role")))
    labels = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, RDFS.label}
    small = rdflib.Graph()
    small += (t for t in whole if t[0] in events | bodies | roles and t[1] not in labels)
    return small


def closed(*graphs: rdflib.Graph) -> rdflib.Graph:
    union = rdflib.Graph()
    for graph in graphs:
        union += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(union)
    return union


def contradictions(graph: rdflib.Graph) -> list[str]:
    message = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    found = [str(o) for _, p, o in graph if p == message or str(p).endswith("#error")]
    return found + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


@pytest.fixture(scope="module")
def sample() -> rdflib.Graph:
    return rdflib.Graph().parse(SAMPLE)


@pytest.fixture(scope="module")
def inferred(ontology: rdflib.Graph, sample: rdflib.Graph) -> rdflib.Graph:
    return closed(ontology, small_vocabulary(), sample)


def test_ontology_vocabularies_and_a_graph_are_consistent(inferred: rdflib.Graph) -> None:
    assert contradictions(inferred) == []


@pytest.mark.parametrize(
    "planted",
    [
        "agency:mof a sp:Measure .",
        "<https://w3id.org/sme-policy/document/sample-2012-1/measure/1> sp:usesInstrument agency:mof .",
        "agency:new sp:successor agency:old . agency:old sp:successor agency:new .",
        "agency:mof a prov:Entity , prov:Activity .",
    ],
)
def test_a_planted_contradiction_is_found(ontology: rdflib.Graph, sample: rdflib.Graph, planted: str) -> None:
    prefixes = f"@prefix agency: <{BASE}agency/> . @prefix sp: <{SP}> . @prefix prov: <{PREFIXES['prov']}> .\n"
    fault = rdflib.Graph().parse(data=prefixes + planted, format="turtle")
    assert contradictions(closed(ontology, sample, fault))


def test_generic_tools_understand_what_is_inferred(inferred: rdflib.Graph) -> None:
    measure = URIRef(f"{BASE}document/sample-2012-1/measure/1")
    document = URIRef(f"{BASE}document/sample-2012-1")
    assert (measure, RDF.type, URIRef(term("eli:LegalResource"))) in inferred
    assert (measure, URIRef(term("eli:is_part_of")), document) in inferred
    assert (measure, URIRef(SP + "assignedTo"), URIRef(f"{BASE}agency/mof")) in inferred
    assert (URIRef(f"{BASE}role/lead"), RDF.type, SKOS.Concept) in inferred
    assert (URIRef(f"{BASE}agency/mof"), RDF.type, URIRef(term("org:Organization"))) in inferred


def test_successors_are_what_the_changes_of_organisation_say() -> None:
    stated = small_vocabulary()
    chain = {
        (old, new)
        for event, old in stated.subject_objects(URIRef(term("org:originalOrganization")))
        for new in stated.objects(event, URIRef(term("org:resultingOrganization")))
    }
    assert chain == set(stated.subject_objects(URIRef(SP + "successor")))
    assert len(chain) > 50


def test_data_files_and_ontology_hold_no_blank_nodes_but_those_of_lists(ontology: rdflib.Graph) -> None:
    blank = {s for s in ontology.subjects() if isinstance(s, rdflib.BNode)}
    assert all((node, RDF.first, None) in ontology for node in blank)
    for path in vocabulary_files():
        graph = rdflib.Graph().parse(path)
        assert not any(isinstance(node, rdflib.BNode) for triple in graph for node in triple), path


@pytest.mark.parametrize("name", ["vocabulary/agencies.ttl", "language/roles.ttl"])
def test_the_vocabularies_use_only_terms_of_the_ontology(name: str, terms: set[URIRef]) -> None:
    text = resource("ontology", name).read_text("utf-8")
    assert {URIRef(SP + local) for local in re.findall(r"\bsp:(\w+)", text)} <= terms


def test_an_agency_of_six_lines_is_known_under_all_its_names(tmp_path: Path) -> None:
    readme = resource("ontology/vocabulary", "README.md").read_text("utf-8")
    example = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)[0]
    assert len(example.strip().splitlines()) == 6
    agencies = resource("ontology/vocabulary", "agencies.ttl").read_text("utf-8")
    prefixes = "".join(re.findall(r"^@prefix.*\n", agencies, re.MULTILINE))
    extra = tmp_path / "extra.ttl"
    extra.write_text(prefixes + example, "utf-8")
    agency = load_vocabulary([extra]).agencies["moon-office"]
    assert agency.labels["en"] == ("State Moon Office", "Moon Office", "SMO")
    assert agency.start == 2024


def test_the_four_roles_are_defined() -> None:
    roles = {role.id for role in load_vocabulary().scheme("role")}
    assert roles == {"lead", "participant", "responsible", "duty"}


def test_every_kind_of_body_that_is_used_is_a_concept() -> None:
    vocabulary = load_vocabulary()
    known = {concept.id for concept in vocabulary.scheme("agency-kind")}
    assert {agency.kind for agency in vocabulary.agencies.values()} <= known
