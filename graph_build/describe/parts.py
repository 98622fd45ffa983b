"""Describes what a measure, section or document holds: responsibilities, instruments, programmes, quantities, periods
and citations, each a node with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from ..model import Citation, InstrumentUse, Period, Programme, Quantity, Responsibility, Role
from ..namespaces import part_iri, role_iri, slug
from .numbers import parse_number
from .page import Page, agency, date, instrument
from .quads import decimal, literal
from .sharing import Mention

__all__ = [
    "describe_citations",
    "describe_instrument_use",
    "describe_periods",
    "describe_programmes",
    "describe_quantities",
    "describe_responsibility",
]

_DIRECT: Final[Mapping[Role, str]] = {
    "lead": "sp:leadAgency",
    "participant": "sp:participatingAgency",
    "responsible": "sp:responsibleAgency",
    "duty": "sp:dutyBearer",
}


def describe_responsibility(page: Page, owner: str, responsibility: Responsibility) -> None:
    """One role of one body in a measure or section, with its short forms. A text gives a body one role there; where an
    earlier text gives it another, both stand, each in a node of its own."""
    out, role = page.out, responsibility.role
    iri = part_iri(owner, "responsibility", responsibility.agency)
    if page.roles.setdefault(iri, role) != role:
        return
    if not out.first((iri, "role"), role):
        iri = part_iri(iri, role)
    body = agency(page, responsibility.agency, responsibility.label, known=responsibility.known)
    out.add(owner, "sp:hasResponsibility", iri)
    out.a(iri, "sp:Responsibility")
    out.add(iri, "sp:agency", body)
    out.add(iri, "sp:role", role_iri(role))
    out.add(owner, _DIRECT[role], body)
    out.add(owner, "sp:assignedTo", body)
    page.evidence(iri, responsibility.evidence)


def describe_instrument_use(page: Page, measure: str, use: InstrumentUse) -> None:
    """An instrument that a measure uses."""
    iri = part_iri(measure, "instrument", use.instrument)
    named = instrument(page, use.instrument)
    page.out.add(measure, "sp:usesInstrument", named)
    page.out.add(measure, "sp:hasInstrumentUse", iri)
    page.out.a(iri, "sp:InstrumentUse")
    page.out.add(iri, "sp:instrument", named)
    page.evidence(iri, use.evidence)


def describe_programmes(page: Page, measure: str, programmes: Sequence[Programme]) -> None:
    """The programmes that a measure names."""
    said = [page.mention(slug(one.name), one.name, one.instrument) for one in programmes]
    for iri, one in zip(page.parts(measure, "programme", "sp:hasProgramme", said), programmes, strict=True):
        page.out.once(iri, "rdfs:label", page.words(one.name))
        if one.instrument:
            page.out.once(iri, "sp:instrument", instrument(page, one.instrument))
        page.evidence(iri, one.evidence)


def describe_quantities(page: Page, owner: str, quantities: Sequence[Quantity]) -> None:
    """Numbers with units, of a measure or document. Equal numbers of two texts are one; what they count is told in the
    words of the first."""
    said = [page.mention((*_numbers(one).values(), one.unit, one.change), one.of) for one in quantities]
    for iri, one in zip(page.parts(owner, "quantity", "sp:hasQuantity", said), quantities, strict=True):
        for predicate, number in _numbers(one).items():
            if number is not None:
                page.out.add(iri, predicate, decimal(number))
        page.out.add(iri, "sp:unit", literal(one.unit))
        if one.change:
            page.out.add(iri, "sp:change", literal(one.change))
        if one.of:
            page.out.once(iri, "sp:of", page.words(one.of))
        page.evidence(iri, one.evidence)


def describe_periods(page: Page, measure: str, periods: Sequence[Period]) -> None:
    """The times that a measure sets."""
    said = [page.mention((one.start, one.until)) for one in periods]
    for iri, one in zip(page.parts(measure, "period", "sp:hasPeriod", said), periods, strict=True):
        for predicate, day in (("sp:from", one.start), ("sp:until", one.until)):
            page.out.once(iri, predicate, date(day) if day else None)
        page.evidence(iri, one.evidence)


def describe_citations(page: Page, owner: str, citations: Sequence[Citation]) -> None:
    """The documents that a measure or document names, with links to those that are in the build."""
    said = [_cited(page, one) for one in citations]
    for iri, one in zip(page.parts(owner, "citation", "sp:hasCitation", said), citations, strict=True):
        if one.title:
            page.out.once(iri, "sp:citedTitle", page.words(one.title))
        if one.number:
            page.out.once(iri, "sp:citedNumber", literal(one.number))
        page.out.add(iri, "sp:relation", literal(one.relation))
        page.evidence(iri, one.evidence)
        _link(page, owner, iri, one)


def _numbers(quantity: Quantity) -> dict[str, Decimal | None]:
    return {"sp:value": quantity.value, "sp:minimum": quantity.minimum, "sp:maximum": quantity.maximum}


def _cited(page: Page, citation: Citation) -> Mention:
    parsed = parse_number(citation.number) if citation.number else None
    digits = parsed.digits if parsed else None
    key = (digits or slug(citation.title), citation.relation)
    return page.mention(key, citation.title, citation.relation, digits)


def _link(page: Page, owner: str, iri: str, citation: Citation) -> None:
    """Leads from a citation to the document that it means, and from an interpretation to what it interprets."""
    found = page.library.find(citation.title, citation.number, page.document) if page.library else None
    if found and page.out.first((iri, "cites"), found):
        page.out.add(iri, "eli:cites", found)
        page.out.add(page.document, "eli:cites", found)
    if citation.relation == "interprets" and owner == page.document:
        page.out.once(page.document, "sp:interprets", found or iri)
