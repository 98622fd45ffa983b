"""Tiny graphs from compact descriptions, for tests of analyses.

Example:
    >>> source = graph_of(Doc("d", 2012, M({"mof": "lead", "miit": "participant"}, ["tax-relief"]), M({})))
    >>> from graph_build.analyse.facts import measures
    >>> [(measure.number, measure.year) for measure in measures(source)]
    [(1, 2012), (2, 2012)]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph_build.namespaces import (
    BASE,
    agency_iri,
    document_iri,
    graph_iri,
    instrument_iri,
    part_iri,
    role_iri,
    slug,
    term,
)
from graph_build.query import LocalSource

_SHORT = {
    "lead": "sp:leadAgency",
    "participant": "sp:participatingAgency",
    "responsible": "sp:responsibleAgency",
    "duty": "sp:dutyBearer",
}

__all__ = ["Doc", "M", "agency_iri", "document", "graph_of", "instrument_iri"]


@dataclass(frozen=True)
class M:
    """A measure: roles by id of the body (one, or several as a tuple), instruments by id, programmes by name."""

    bodies: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    instruments: Sequence[str] = ()
    programmes: Sequence[str] = ()
    section: int | None = None


class Doc:
    """A document with its id, its year (or None) and its measures, numbered from 1."""

    def __init__(self, name: str, year: int | None, *measures: M, title: str | None = None) -> None:
        self.name, self.year, self.measures, self.title = name, year, measures, title


def document(name: str) -> str:
    """The IRI of a document of :func:`graph_of`."""
    return document_iri(BASE, name)


def graph_of(
    *docs: Doc,
    successors: Mapping[str, Sequence[str]] | None = None,
    groups: Collection[str] = (),
    labels: Mapping[str, str] | None = None,
) -> LocalSource:
    """A source with these documents. ``successors`` are steps from body to bodies, ``groups`` ids of bodies that are
    groups, ``labels`` English names of bodies and instruments by id."""
    store = ox.Store()
    for doc in docs:
        store.extend(_quads(graph_iri(document(doc.name)), _document(doc)))
    store.extend(_quads(BASE + "vocabulary", _vocabulary(successors or {}, groups, labels or {})))
    return LocalSource(store, "tiny")


_Triple = tuple[str, str, str | ox.Literal]


def _quads(graph: str, triples: Iterator[_Triple]) -> Iterator[ox.Quad]:
    for subject, predicate, value in triples:
        node = ox.NamedNode(value) if isinstance(value, str) else value
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(term(predicate)), node, ox.NamedNode(graph))


def _document(doc: Doc) -> Iterator[_Triple]:
    iri = document(doc.name)
    yield iri, "eli:is_realized_by", iri + "/text"
    if doc.title:
        yield iri, "eli:title", ox.Literal(doc.title, language="en")
    if doc.year:
        yield iri, "eli:date_document", ox.Literal(str(doc.year), datatype=ox.NamedNode(term("xsd:gYear")))
    for number in sorted({measure.section for measure in doc.measures if measure.section}):
        section = part_iri(iri, "section", number)
        yield section, "rdf:type", term("sp:Section")
        yield section, "eli:is_part_of", iri
        yield section, "sp:number", ox.Literal(number)
        yield section, "rdfs:label", ox.Literal(f"Section {number} of {doc.name}", language="en")
    for number, measure in enumerate(doc.measures, start=1):
        yield from _measure(iri, part_iri(iri, "measure", number), number, measure)


def _measure(document: str, iri: str, number: int, measure: M) -> Iterator[_Triple]:
    yield iri, "rdf:type", term("sp:Measure")
    yield iri, "sp:ofDocument", document
    yield iri, "sp:number", ox.Literal(number)
    if measure.section:
        yield iri, "sp:inSection", part_iri(document, "section", measure.section)
    for body, roles in measure.bodies.items():
        for role in (roles,) if isinstance(roles, str) else roles:
            node = part_iri(iri, "responsibility", body, role)
            yield iri, "sp:hasResponsibility", node
            yield node, "rdf:type", term("sp:Responsibility")
            yield node, "sp:agency", agency_iri(body)
            yield node, "sp:role", role_iri(role)
            yield node, "sp:evidence", node + "#quote"
            yield iri, _SHORT[role], agency_iri(body)
            yield iri, "sp:assignedTo", agency_iri(body)
    for instrument in measure.instruments:
        node = part_iri(iri, "instrument", instrument)
        yield iri, "sp:usesInstrument", instrument_iri(instrument)
        yield iri, "sp:hasInstrumentUse", node
        yield node, "sp:instrument", instrument_iri(instrument)
        yield node, "sp:evidence", node + "#quote"
    for programme in measure.programmes:
        node = part_iri(iri, "programme", slug(programme))
        yield iri, "sp:hasProgramme", node
        yield node, "rdfs:label", ox.Literal(programme, language="en")
        yield node, "sp:evidence", node + "#quote"


def _vocabulary(
    successors: Mapping[str, Sequence[str]], groups: Collection[str], labels: Mapping[str, str]
) -> Iterator[_Triple]:
    for body, later in successors.items():
        for successor in later:
            yield agency_iri(body), "sp:successor", agency_iri(successor)
    for group in groups:
        yield agency_iri(group), "rdf:type", term("sp:AgencyGroup")
    for name, label in labels.items():
        yield agency_iri(name), "skos:prefLabel", ox.Literal(label, language="en")
        yield instrument_iri(name), "skos:prefLabel", ox.Literal(label, language="en")
