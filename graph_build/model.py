"""The frozen values that one stage hands to the next.

All offsets are Unicode code points into :attr:`Source.text`, end exclusive.

Example:
    >>> Span(4, 7).of("The MOF shall")
    'MOF'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

__all__ = [
    "Citation",
    "DocumentReading",
    "Heading",
    "InstrumentUse",
    "MeasureReading",
    "Outline",
    "Passage",
    "Period",
    "Programme",
    "Quantity",
    "Relation",
    "Responsibility",
    "Role",
    "SectionReading",
    "Source",
    "Span",
    "Stated",
]

Role = Literal["lead", "participant", "responsible", "duty"]
Relation = Literal["cites", "implements", "revises", "formulates", "interprets"]
Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states of its document beside the text: ``issued`` is an ISO date, ``issuers`` names as printed."""

    title: str | None = None
    number: str | None = None
    issued: str | None = None
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One file, decoded: what every later stage reads. ``name`` is the file's base name; ``encoding`` is that of its
    text, or the format where it fixes its own."""

    name: str
    path: str
    text: str
    language: Language
    encoding: str
    sha256: str
    stated: Stated = Stated()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section. ``path`` is its ordinals from the top, ``(2,)`` or ``(2, 1)``; ``span`` its title without marker;
    ``extent`` runs to the next section of the same or a higher level; ``passages`` is its own text below the title and
    above its first subsection or measure, with any note."""

    path: tuple[int, ...]
    span: Span
    extent: Span
    passages: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A measure's place in the text. ``number`` is the ordinal in the document's own sequence, ``section`` the path of
    the section that holds it (empty: none), ``heading`` its own title or first clause, ``span`` from after the marker
    to the end of its last sentence."""

    number: int
    section: tuple[int, ...]
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The segmented text. ``masked`` equals the text, of the same length, with noise and the like blanked by spaces, so
    that offsets stay valid; ``front`` is all before the first section or measure, ``closing`` all after the last."""

    masked: str
    sections: tuple[Heading, ...]
    measures: tuple[Passage, ...]
    noise: tuple[Span, ...]
    front: Span
    closing: Span


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One role of one agency. ``agency`` is an id of the vocabulary, or a minted id when ``known`` is False, and then
    ``label`` is the name as printed."""

    agency: str
    role: Role
    evidence: Span
    label: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class InstrumentUse:
    """An instrument that a measure uses."""

    instrument: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Programme:
    """A fund, project, plan, fair or competition with a name of its own; ``instrument`` is None where none fits."""

    name: str
    instrument: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit: either ``value``, or ``minimum`` and/or ``maximum``. ``unit`` is one of ``% CNY count year
    month day hour point``; ``change`` is ``from`` or ``to``; ``of`` is what is counted."""

    unit: str
    evidence: Span
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    change: str | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Dates in ISO form of any precision: ``2015``, ``2015-06``, ``2015-06-30``."""

    evidence: Span
    start: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the text names."""

    title: str
    number: str | None
    relation: Relation
    evidence: Span


@dataclass(frozen=True, slots=True)
class SectionReading:
    """A section with the responsibilities of its own note, if it has one."""

    heading: Heading
    label: str
    responsibilities: tuple[Responsibility, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """All that was recognised in one measure. ``text`` leaves noise out; ``pieces`` are the spans it is made of."""

    passage: Passage
    label: str
    text: str
    pieces: tuple[Span, ...]
    responsibilities: tuple[Responsibility, ...] = ()
    instruments: tuple[InstrumentUse, ...] = ()
    programmes: tuple[Programme, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """All that was read in one file. ``issued`` is an ISO date or None; ``kind`` an id of the document kinds."""

    source: Source
    title: str | None
    number: str | None
    issued: str | None
    issuers: tuple[str, ...]
    kind: str
    interprets: Citation | None
    sections: tuple[SectionReading, ...]
    measures: tuple[MeasureReading, ...]
    quantities: tuple[Quantity, ...]
    citations: tuple[Citation, ...]
    noise: tuple[Span, ...]
