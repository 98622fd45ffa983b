"""What the readers of all languages do with the parts of a measure and of a document.

Example:
    >>> pieces_of(Span(0, 9), [Span(3, 5)])
    (Span(start=0, end=3), Span(start=5, end=9))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ..model import (
    Citation,
    DocumentReading,
    InstrumentUse,
    MeasureReading,
    Outline,
    Programme,
    Quantity,
    SectionReading,
    Source,
    Span,
)
from ..vocabulary import Agency
from .lexicon.matcher import Match
from .lexicon.tokens import Tokens
from .validity import at_date

__all__ = ["Fields", "Recognised", "document_reading", "pieces_of", "with_instrument", "year_of"]

_COMMENTARY = "commentary"


class Fields(Protocol):
    """What a document states of itself, None or empty where it does not."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def number(self) -> str | None:
        """Its official number."""

    @property
    def issued(self) -> str | None:
        """Its date, in ISO form."""

    @property
    def issuers(self) -> tuple[str, ...]:
        """The ids of the bodies that issued it."""

    @property
    def kind(self) -> str:
        """An id of the kinds."""

    @property
    def interprets(self) -> Citation | None:
        """The document that it talks about."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What its preamble cites."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What recognisers say of the parts of a document, asked only where the document has such parts."""

    sections: Callable[[], Iterable[SectionReading]]
    measures: Callable[[], Iterable[MeasureReading]]
    quantities: Callable[[], tuple[Quantity, ...]]


def document_reading(
    source: Source,
    outline: Outline,
    fields: Fields,
    recognised: Recognised,
    *,
    issued: str | None,
    agencies: Mapping[str, Agency],
) -> DocumentReading:
    """The reading of a whole document. A commentary has no measures of its own, but quantities."""
    commentary = fields.kind == _COMMENTARY
    issuers = (at_date(agencies, agency, year_of(issued)) for agency in fields.issuers)
    return DocumentReading(
        source=source,
        title=fields.title,
        number=fields.number,
        issued=issued,
        issuers=tuple(dict.fromkeys(issuers)),
        kind=fields.kind,
        interprets=fields.interprets,
        sections=() if commentary else tuple(recognised.sections()),
        measures=() if commentary else tuple(recognised.measures()),
        quantities=recognised.quantities() if commentary else (),
        citations=fields.citations,
        noise=outline.noise,
    )


def year_of(issued: str | None) -> int | None:
    """The year of an ISO date, None where there is none."""
    return int(issued[:4]) if issued else None


def with_instrument(
    programme: Programme, matches: Sequence[Match], uses: Sequence[InstrumentUse], tokens: Tokens
) -> Programme:
    """The instrument that the programme's name speaks of, else the one recognised nearest to it."""
    named = [
        match
        for match in matches
        if match.owner.startswith("instrument/")
        and programme.evidence.covers(Span(tokens.starts[match.first], tokens.ends[match.last]))
    ]
    if named:
        return replace(programme, instrument=max(named, key=lambda match: match.size).owner.split("/", 1)[1])
    near = min(uses, key=lambda use: abs(use.evidence.start - programme.evidence.start), default=None)
    return replace(programme, instrument=near.instrument if near else None)


def pieces_of(span: Span, noise: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of ``span`` without ``noise``."""
    pieces: list[Span] = []
    start = span.start
    for gap in sorted(n for n in noise if n.overlaps(span)):
        if gap.start > start:
            pieces.append(Span(start, gap.start))
        start = max(start, gap.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return tuple(pieces)
