"""Fetches the flat facts from any source, by the questions of the group ``facts``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...namespaces import local_id, slug
from ...query import Source, ask_question
from .values import (
    Assignment,
    Body,
    Document,
    InstrumentUse,
    Link,
    Measure,
    ProgrammeMention,
    ProvedAssignment,
    ProvedInstrumentUse,
    Section,
)

__all__ = [
    "bodies",
    "citation_links",
    "documents",
    "instrument_labels",
    "instrument_uses",
    "measures",
    "programme_mentions",
    "proved_instrument_uses",
    "proved_responsibilities",
    "responsibilities",
    "sections",
    "successor_labels",
    "successors",
]


def measures(source: Source) -> tuple[Measure, ...]:
    """All measures by document and number. A document of several dates counts with its first year."""
    found: dict[str, Measure] = {}
    for measure, number, document, section, year in _sorted(source, "measures"):
        found.setdefault(measure, Measure(measure, number, document, section, year))
    return tuple(sorted(found.values(), key=lambda measure: (measure.document, measure.number)))


def documents(source: Source, language: str = "en") -> Mapping[str, Document]:
    """All documents by IRI, with titles in ``language`` where there are such."""
    return {
        iri: Document(iri, title, number, year, kind and local_id(kind))
        for iri, title, number, _, year, kind in _sorted(source, "documents", language=language)
    }


def sections(source: Source, language: str = "en") -> Mapping[str, Section]:
    """All sections by IRI, with headings in ``language`` where there are such."""
    return {row[0]: Section(*row) for row in _rows(source, "sections", language=language)}


def bodies(source: Source, language: str = "en") -> Mapping[str, Body]:
    """All bodies with a responsibility, by IRI, with names in ``language`` where there are such."""
    return {
        iri: Body(iri, label, kind and local_id(kind), group, unknown, start, until)
        for iri, label, kind, group, unknown, start, until in _sorted(source, "bodies", language=language)
    }


def instrument_labels(source: Source, language: str = "en") -> Mapping[str, str]:
    """The names of all instruments in use, by IRI."""
    return dict(_sorted(source, "instruments", language=language))


def responsibilities(source: Source) -> tuple[Assignment, ...]:
    """All responsibilities of measures, sorted by measure, body and role."""
    found = {(measure, agency, local_id(role)) for measure, agency, role in _rows(source, "responsibilities")}
    return tuple(Assignment(*key) for key in sorted(found))


def proved_responsibilities(source: Source) -> tuple[ProvedAssignment, ...]:
    """The same with the number of their quotes, which takes some times as long."""
    rows = set(_rows(source, "proved-responsibilities"))
    counts = Counter((measure, agency, local_id(role)) for measure, agency, role, _ in rows)
    return tuple(ProvedAssignment(*key, quotes) for key, quotes in sorted(counts.items()))


def instrument_uses(source: Source) -> tuple[InstrumentUse, ...]:
    """All uses of instruments, sorted by measure and instrument."""
    return tuple(InstrumentUse(*key) for key in sorted(set(_rows(source, "instrument-uses"))))


def proved_instrument_uses(source: Source) -> tuple[ProvedInstrumentUse, ...]:
    """The same with the number of their quotes, which takes some times as long."""
    rows = set(_rows(source, "proved-instrument-uses"))
    counts = Counter((measure, instrument) for measure, instrument, _ in rows)
    return tuple(ProvedInstrumentUse(*key, quotes) for key, quotes in sorted(counts.items()))


def programme_mentions(source: Source) -> tuple[ProgrammeMention, ...]:
    """All programmes that measures name, sorted by measure; one named in two languages counts with the first name by
    code point."""
    found: dict[str, ProgrammeMention] = {}
    for measure, programme, name, _ in _sorted(source, "programme-mentions"):
        found.setdefault(programme, ProgrammeMention(measure, slug(name), name))
    return tuple(found.values())


def citation_links(source: Source) -> tuple[Link, ...]:
    """All citations, sorted by document."""
    quotes: dict[str, set[str]] = defaultdict(set)
    found: dict[str, Link] = {}
    for owner, document, citation, relation, cited, title, number, evidence in _sorted(source, "citation-links"):
        quotes[citation].add(evidence)
        found.setdefault(citation, Link(document or owner, citation, relation, cited, title, number, 0))
    links = (replace(link, quotes=len(quotes[iri])) for iri, link in found.items())
    return tuple(sorted(links, key=lambda link: (link.document, link.citation)))


def successors(source: Source) -> Mapping[str, tuple[str, ...]]:
    """For each body that has any, the bodies that stand at the end of its chains of successors, sorted. A chain that
    runs in a circle has no end and leads nowhere."""
    steps: dict[str, set[str]] = defaultdict(set)
    for agency, successor in _rows(source, "successions"):
        steps[agency].add(successor)
    ends = {agency: tuple(sorted(_ends(agency, steps))) for agency in sorted(steps)}
    return {agency: found for agency, found in ends.items() if found}


def successor_labels(source: Source, language: str = "en") -> Mapping[str, str]:
    """The names of the bodies that took over from others, by IRI. They may have no responsibility themselves."""
    return dict(_rows(source, "successors", language=language))


def _ends(agency: str, steps: Mapping[str, set[str]]) -> set[str]:
    seen, waiting = {agency}, [agency]
    while waiting:
        for successor in steps.get(waiting.pop(), set()) - seen:
            seen.add(successor)
            waiting.append(successor)
    return {body for body in seen if body not in steps}


def _sorted(source: Source, question: str, **parameters: str) -> list[tuple[Any, ...]]:
    """The rows in an order that does not depend on the engine."""
    return sorted(
        _rows(source, question, **parameters), key=lambda row: [(cell is not None, str(cell)) for cell in row]
    )


def _rows(source: Source, question: str, **parameters: str) -> Iterator[tuple[Any, ...]]:
    return iter(ask_question(source, question, parameters).table().rows)
