"""The Turtle vocabularies are the lexicon: a new entry is an edit of one file, and no code."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build import BuildReport, build, check_vocabulary, extract
from graph_build.model import DocumentReading

TURTLE = """
@prefix agency:     <https://w3id.org/sme-policy/agency/> .
@prefix instrument: <https://w3id.org/sme-policy/instrument/> .
@prefix kind:       <https://w3id.org/sme-policy/agency-kind/> .
@prefix rdfs:       <http://www.w3.org/2000/01/rdf-schema#> .
@prefix scheme:     <https://w3id.org/sme-policy/> .
@prefix skos:       <http://www.w3.org/2004/02/skos/core#> .
@prefix sp:         <https://w3id.org/sme-policy/ns#> .

agency:lantern-office a sp:Agency ;
    skos:prefLabel "National Lantern Office"@en , "国家灯笼办公室"@zh ;
    skos:altLabel "Lantern Office"@en ;
    sp:agencyKind kind:office ;
    skos:inScheme scheme:agency .

instrument:lantern-voucher a sp:Instrument , skos:Concept ;
    skos:prefLabel "Lantern voucher"@en , "灯笼券"@zh ;
    skos:definition "Vouchers that pay for lanterns."@en ;
    sp:phrase "lantern voucher"@en , "vouchers ... lanterns"@en ;
    skos:inScheme scheme:instrument .
"""
TEXT = """Opinions on Lighting Workshops

(1) Hand out lantern vouchers to workshops. (Lantern Office takes the lead, Ministry of Finance participates)

(2) Accept vouchers for buying lanterns. (National Lantern Office)
"""
QUESTION = """
PREFIX sp: <https://w3id.org/sme-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?number ?body ?instrument WHERE {
  ?measure sp:number ?number ; sp:assignedTo ?agency ; sp:usesInstrument ?used .
  ?agency skos:prefLabel ?body . ?used skos:prefLabel ?instrument .
  FILTER (?body = "National Lantern Office"@en && LANG(?instrument) = "en")
} ORDER BY ?number
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vocabulary with a body and an instrument that nobody has heard of."""
    path = tmp_path_factory.mktemp("vocabulary") / "lanterns.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text that names them."""
    path = tmp_path_factory.mktemp("text") / "lighting.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(vocabulary: Path, text: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, Path]:
    """The graph of the text with the vocabulary."""
    out = tmp_path_factory.mktemp("out") / "graph"
    return build([text], out, vocabularies=[vocabulary]), out


def test_the_file_satisfies_the_vocabulary_shapes(vocabulary: Path) -> None:
    report = check_vocabulary([vocabulary])
    assert report.conforms, report.findings


def test_the_new_entries_are_recognised(vocabulary: Path, text: Path) -> None:
    (reading,) = extract([text], vocabularies=[vocabulary])
    assert isinstance(reading, DocumentReading)
    first, second = reading.measures
    assert [(role.agency, role.role) for role in first.responsibilities] == [
        ("lantern-office", "lead"),
        ("mof", "participant"),
    ]
    assert {use.instrument for use in first.instruments} == {"lantern-voucher"}
    assert {use.instrument for use in second.instruments} == {"lantern-voucher"}


def test_without_the_file_they_are_not(text: Path) -> None:
    (reading,) = extract([text])
    assert isinstance(reading, DocumentReading)
    assert "lantern-voucher" not in {use.instrument for measure in reading.measures for use in measure.instruments}
    assert all(not role.known for role in reading.measures[1].responsibilities)


def test_the_graph_with_them_is_valid(built: tuple[BuildReport, Path]) -> None:
    assert built[0].violations == 0


def test_they_are_found_by_a_question(built: tuple[BuildReport, Path]) -> None:
    store = ox.Store.read_only(str(built[1] / "store"))
    rows = store.query(QUESTION, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    found = [(int(row["number"].value), row["body"].value, row["instrument"].value) for row in rows]
    assert found == [(number, "National Lantern Office", "Lantern voucher") for number in (1, 2)]
