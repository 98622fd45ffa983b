"""Describes one document, from the readings of all its texts, as the statements of its named graph.

Several texts of one document meet in the same nodes: what two of them say is one statement with evidence from both, and
what one of them says alone, such as another role or number, stands beside it with evidence from that one. Wording that
can be given but once (a heading in one language) is taken from the first text that has it.

Example:
    >>> from graph_build.model import DocumentReading, Source
    >>> from graph_build.vocabulary import load_vocabulary
    >>> source = Source("a.txt", "a.txt", "Tea Opinions", "en", "utf-8", "0" * 64)
    >>> reading = DocumentReading(source, "Tea Opinions", None, None, (), "opinions", None, (), (), (), (), ())
    >>> quads = describe(reading, vocabulary=load_vocabulary(), base="https://example.org/", slug="tea")
    >>> print(quads[0].subject, quads[0].graph_name)
    <https://example.org/document/tea> <https://example.org/document/tea/graph>
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from ..model import Citation, DocumentReading, MeasureReading, SectionReading, Span
from ..namespaces import document_iri, file_iri, graph_iri, language_iri, part_iri, term, text_iri
from ..vocabulary import Vocabulary
from .library import Library
from .page import Page, agency, date, kind
from .parts import (
    describe_citations,
    describe_instrument_use,
    describe_periods,
    describe_programmes,
    describe_quantities,
    describe_responsibility,
)
from .quads import Statements, integer, literal

__all__ = ["COMMENTARY", "describe", "kind_of"]

COMMENTARY: Final = "commentary"


def describe(
    reading: DocumentReading,
    *others: DocumentReading,
    vocabulary: Vocabulary,
    base: str,
    slug: str,
    library: Library | None = None,
) -> list[ox.Quad]:
    """The statements of one document's named graph. ``reading`` and ``others`` are its texts, the one to be followed
    first; ``slug`` names it; ``library`` holds the documents of the build for links from citations."""
    document = document_iri(base, slug)
    out = Statements(graph_iri(document))
    kind_id = kind_of(reading, *others)
    for place, text in enumerate((reading, *others)):
        source = text.source
        iri = text_iri(document, source.language, source.text)
        page = Page(out, document, iri, source, vocabulary, base, library, place)
        _document(page, text, kind_id)
        _text(page, text.noise)
        for section in text.sections:
            _section(page, section)
        for measure in text.measures if kind_id != COMMENTARY else ():
            _measure(page, measure)
    return out.quads


def kind_of(*readings: DocumentReading) -> str:
    """The kind of a document: that of its first text whose kind is known."""
    return next((reading.kind for reading in readings if reading.kind != "other"), "other")


def _document(page: Page, reading: DocumentReading, kind_id: str) -> None:
    out, document = page.out, page.document
    out.once(document, "rdf:type", _class(kind_id))
    out.once(document, "sp:documentKind", kind(page, kind_id))
    if reading.title:
        out.once(document, "eli:title", page.words(reading.title))
        out.once(document, "rdfs:label", page.words(reading.title))
    if reading.number:
        out.once(document, "eli:id_local", literal(reading.number))
    if reading.issued:
        out.once(document, "eli:date_document", date(reading.issued))
    if reading.issuers and out.first((document, "issuers"), reading.issuers):
        for issuer in reading.issuers:
            out.add(document, "eli:passed_by", agency(page, issuer, issuer))
    describe_quantities(page, document, reading.quantities)
    describe_citations(page, document, _citations(reading))


def _citations(reading: DocumentReading) -> tuple[Citation, ...]:
    """The document's own citations, and what it interprets where that is not among them."""
    if reading.interprets and not any(c.relation == "interprets" for c in reading.citations):
        return (reading.interprets, *reading.citations)
    return reading.citations


def _class(kind_id: str) -> str:
    return term("sp:Commentary" if kind_id == COMMENTARY else "sp:PolicyDocument")


def _text(page: Page, noise: Iterable[Span]) -> None:
    out, text, source = page.out, page.text, page.source
    out.add(page.document, "eli:is_realized_by", text)
    out.a(text, "sp:Text")
    out.add(text, "eli:realizes", page.document)
    out.add(text, "eli:language", language_iri(source.language))
    out.add(text, "sp:plainText", literal(source.text))
    file = file_iri(page.base, source.sha256)
    out.add(text, "prov:wasDerivedFrom", file)
    out.a(file, "prov:Entity")
    out.add(file, "sp:sha256", literal(source.sha256))
    out.add(file, "dct:title", literal(source.name))
    for span in noise:
        out.add(text, "sp:noise", page.quote(span))


def _section(page: Page, section: SectionReading) -> None:
    iri = _section_node(page, section.heading.path)
    page.out.once(iri, "rdfs:label", page.words(section.label) if section.label else None)
    page.evidence(iri, section.heading.span)
    for responsibility in section.responsibilities:
        describe_responsibility(page, iri, responsibility)


def _section_node(page: Page, path: tuple[int, ...]) -> str:
    """The section at ``path``, and those that hold it, also where a text leaves their headings out."""
    whole = _section_node(page, path[:-1]) if len(path) > 1 else page.document
    iri = part_iri(page.document, "section", *path)
    page.out.a(iri, "sp:Section")
    page.out.add(iri, "sp:number", integer(path[-1]))
    page.out.add(iri, "eli:is_part_of", whole)
    return iri


def _measure(page: Page, measure: MeasureReading) -> None:
    out, passage = page.out, measure.passage
    iri = part_iri(page.document, "measure", passage.number)
    out.a(iri, "sp:Measure")
    out.add(iri, "sp:number", integer(passage.number))
    out.add(iri, "sp:ofDocument", page.document)
    if passage.section:
        section = _section_node(page, passage.section)
        if out.first((iri, "section"), passage.section):
            out.add(iri, "sp:inSection", part_iri(page.document, "section", passage.section[0]))
            out.add(iri, "eli:is_part_of", section)
    out.once(iri, "rdfs:label", page.words(measure.label) if measure.label else None)
    out.once(iri, "sp:text", page.words(measure.text))
    page.evidence(iri, *(measure.pieces or (passage.span,)))
    _parts(page, iri, measure)


def _parts(page: Page, iri: str, measure: MeasureReading) -> None:
    for responsibility in measure.responsibilities:
        describe_responsibility(page, iri, responsibility)
    for use in measure.instruments:
        describe_instrument_use(page, iri, use)
    describe_programmes(page, iri, measure.programmes)
    describe_quantities(page, iri, measure.quantities)
    describe_periods(page, iri, measure.periods)
    describe_citations(page, iri, measure.citations)
