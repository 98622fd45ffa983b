"""The flat facts as frozen values. Every IRI is a string."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Assignment",
    "Body",
    "Document",
    "InstrumentUse",
    "Link",
    "Measure",
    "ProgrammeMention",
    "ProvedAssignment",
    "ProvedInstrumentUse",
    "Section",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A document; ``kind`` is an id such as ``notice``."""

    iri: str
    title: str | None
    number: str | None
    year: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, and where it stands; ``section`` is the top-level one."""

    iri: str
    number: int
    document: str
    section: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level section of a document, and its heading."""

    iri: str
    label: str | None
    number: int
    document: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that has a responsibility somewhere; ``kind`` is an id such as ``ministry``."""

    iri: str
    label: str
    kind: str | None
    group: bool
    unknown: bool
    start: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One role (its id) of one body in one measure."""

    measure: str
    agency: str
    role: str


@dataclass(frozen=True, slots=True)
class ProvedAssignment(Assignment):
    """The same with the number of quotes that prove it."""

    quotes: int


@dataclass(frozen=True, slots=True)
class InstrumentUse:
    """One instrument that a measure uses."""

    measure: str
    instrument: str


@dataclass(frozen=True, slots=True)
class ProvedInstrumentUse(InstrumentUse):
    """The same with the number of quotes that prove it."""

    quotes: int


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """A programme that a measure names; ``key`` is the same for names that differ only in case and punctuation."""

    measure: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A citation; ``cited`` is the document where it is in the graph."""

    document: str
    citation: str
    relation: str
    cited: str | None
    title: str | None
    number: str | None
    quotes: int
