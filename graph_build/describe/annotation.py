"""A reading in the JSON form of annotations, so that the two can be compared.

Example:
    >>> from graph_build.model import Quantity, Span
    >>> from decimal import Decimal
    >>> _quantity(Quantity("CNY", Span(0, 1), minimum=Decimal("1.5E+9"), of="credit lines"))
    {'min': 1500000000, 'unit': 'CNY', 'of': 'credit lines'}
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from ..model import (
    Citation,
    DocumentReading,
    MeasureReading,
    Period,
    Programme,
    Quantity,
    Responsibility,
    SectionReading,
)

__all__ = ["annotation"]

_WORDS: Final = 6
_CHARACTERS: Final = 12


def annotation(reading: DocumentReading) -> dict[str, Any]:
    """The JSON object of one reading; its keys and their order are those of the annotations."""
    language = reading.source.language
    return {
        "doc": reading.source.name,
        "language": language,
        "title": reading.title,
        "number": reading.number,
        "issued": reading.issued,
        "issuers": list(reading.issuers),
        "kind": reading.kind,
        "interprets": _interpreted(reading.interprets),
        "sections": [_section(section) for section in reading.sections],
        "measures": [_measure(measure, language) for measure in reading.measures],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "citations": [_citation(citation) for citation in reading.citations],
        "noise": [span.of(reading.source.text) for span in reading.noise],
    }


def _interpreted(citation: Citation | None) -> dict[str, Any] | None:
    return {"title": citation.title, "number": citation.number} if citation else None


def _section(section: SectionReading) -> dict[str, Any]:
    path = section.heading.path
    found: dict[str, Any] = {"number": path[-1], "heading": section.label}
    if len(path) > 1:
        found["path"] = list(path)
    if section.responsibilities:
        found["responsibilities"] = _responsibilities(section.responsibilities)
    return found


def _measure(measure: MeasureReading, language: str) -> dict[str, Any]:
    passage = measure.passage
    starts, ends = _edges(measure.text, language)
    return {
        "number": passage.number,
        "section": passage.section[0] if passage.section else None,
        "heading": measure.label,
        "starts": starts,
        "ends": ends,
        "responsibilities": _responsibilities(measure.responsibilities),
        "instruments": list(dict.fromkeys(use.instrument for use in measure.instruments)),
        "programmes": [_programme(programme) for programme in measure.programmes],
        "quantities": [_quantity(quantity) for quantity in measure.quantities],
        "dates": [_period(period) for period in measure.periods],
        "citations": [_citation(citation) for citation in measure.citations],
    }


def _edges(text: str, language: str) -> tuple[str, str]:
    """The first and last six words, or in Chinese twelve characters."""
    if language == "zh":
        plain = "".join(text.split())
        return plain[:_CHARACTERS], plain[-_CHARACTERS:]
    words = text.split()
    return " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])


def _responsibilities(found: Iterable[Responsibility]) -> list[dict[str, Any]]:
    return [{"agency": agency, "role": role} for agency, role in dict.fromkeys((r.agency, r.role) for r in found)]


def _programme(programme: Programme) -> dict[str, Any]:
    return {"name": programme.name, "instrument": programme.instrument}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    numbers = {"value": quantity.value, "min": quantity.minimum, "max": quantity.maximum}
    found: dict[str, Any] = {name: _number(number) for name, number in numbers.items() if number is not None}
    found["unit"] = quantity.unit
    if quantity.change:
        found["change"] = quantity.change
    if quantity.of:
        found["of"] = quantity.of
    return found


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _period(period: Period) -> dict[str, str]:
    return {name: day for name, day in (("from", period.start), ("until", period.until)) if day}


def _citation(citation: Citation) -> dict[str, Any]:
    return {"title": citation.title, "number": citation.number, "relation": citation.relation}
