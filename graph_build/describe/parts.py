"""Describes what a measure, section or document holds: responsibilities, instruments, programmes, quantities, periods
and citations, each a node with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..model import Citation, InstrumentUse, Period, Programme, Quantity, Responsibility, Role
from ..namespaces import part_iri, role_iri, slug
from .numbers import parse_number
from .page import Page, agency, date, instrument
from .quads import decimal, literal

__all__ = [
    "describe_citation",
    "describe_instrument_use",
    "describe_period",
    "describe_programme",
    "describe_quantity",
    "describe_responsibility",
]

_DIRECT: Final[Mapping[Role, str]] = {
    "lead": "sp:leadAgency",
    "participant": "sp:participatingAgency",
    "responsible": "sp:responsibleAgency",
    "duty": "sp:dutyBearer",
}


def describe_responsibility(page: Page, owner: str, responsibility: Responsibility) -> None:
    """One role of one body in a measure or section, with its short forms."""
    out, role = page.out, responsibility.role
    iri = part_iri(owner, "responsibility", responsibility.agency)
    if not out.first((iri, "role"), role):
        return
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


def describe_programme(page: Page, measure: str, programme: Programme) -> None:
    """A programme that a measure names."""
    iri = page.part(measure, "programme", "sp:hasProgramme", slug(programme.name))
    page.out.once(iri, "rdfs:label", page.words(programme.name))
    if programme.instrument:
        page.out.once(iri, "sp:instrument", instrument(page, programme.instrument))
    page.evidence(iri, programme.evidence)


def describe_quantity(page: Page, owner: str, quantity: Quantity) -> None:
    """A number with a unit."""
    numbers = {"sp:value": quantity.value, "sp:minimum": quantity.minimum, "sp:maximum": quantity.maximum}
    key = (*numbers.values(), quantity.unit, quantity.change)
    iri = page.part(owner, "quantity", "sp:hasQuantity", key)
    for predicate, number in numbers.items():
        if number is not None:
            page.out.add(iri, predicate, decimal(number))
    page.out.add(iri, "sp:unit", literal(quantity.unit))
    if quantity.change:
        page.out.add(iri, "sp:change", literal(quantity.change))
    if quantity.of:
        page.out.once(iri, "sp:of", page.words(quantity.of))
    page.evidence(iri, quantity.evidence)


def describe_period(page: Page, measure: str, period: Period) -> None:
    """A time that a measure sets."""
    iri = page.part(measure, "period", "sp:hasPeriod", (period.start, period.until))
    for predicate, day in (("sp:from", period.start), ("sp:until", period.until)):
        page.out.once(iri, predicate, date(day) if day else None)
    page.evidence(iri, period.evidence)


def describe_citation(page: Page, owner: str, citation: Citation) -> None:
    """Another document that a measure or document names, with a link to it where it is in the build."""
    parsed = parse_number(citation.number) if citation.number else None
    key = (parsed.digits if parsed else slug(citation.title), citation.relation)
    iri = page.part(owner, "citation", "sp:hasCitation", key)
    if citation.title:
        page.out.once(iri, "sp:citedTitle", page.words(citation.title))
    if citation.number:
        page.out.once(iri, "sp:citedNumber", literal(citation.number))
    page.out.add(iri, "sp:relation", literal(citation.relation))
    page.evidence(iri, citation.evidence)
    found = page.library.find(citation.title, citation.number, page.document) if page.library else None
    if found and page.out.first((iri, "cites"), found):
        page.out.add(iri, "eli:cites", found)
        page.out.add(page.document, "eli:cites", found)
    if citation.relation == "interprets" and owner == page.document:
        page.out.once(page.document, "sp:interprets", found or iri)
