"""What measures are counted by, and the choices an analysis takes.

Example:
    >>> unit_of(Measure("e:m", 1, "e:d", None, 2012), "year")
    2012
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from ..errors import ParameterError
from ..namespaces import local_id
from ..query import Parameter, Source
from ..query.catalogue import nearest
from ..query.parameters import term_of
from .facts import Measure, Section, documents, sections

__all__ = ["Unit", "UnitKind", "checked_choice", "document_of", "unit_labels", "unit_of"]

UnitKind: TypeAlias = Literal["document", "year", "section"]
Unit: TypeAlias = str | int
_DOCUMENT: Final = Parameter("document", "document", "the document")


def unit_of(measure: Measure, by: UnitKind) -> Unit | None:
    """The IRI of the document or section that a measure stands in, or its year as a number. None where it has none."""
    return {"document": measure.document, "year": measure.year, "section": measure.section}[by]


def unit_labels(source: Source, by: UnitKind, units: Iterable[Unit], language: str = "en") -> Mapping[Unit, str]:
    """What each unit is called, in the order of the units (years in their own): a document by its title or id, a
    section by the id of its document, its number and its heading, a year by its digits."""
    if by == "year":
        return {unit: str(unit) for unit in sorted(units, key=int)}
    if by == "document":
        names = {iri: document.title for iri, document in documents(source, language).items()}
    else:
        names = {iri: _section(section) for iri, section in sections(source, language).items()}
    return {unit: names.get(str(unit)) or local_id(str(unit)) for unit in units}


def checked_choice(where: str, name: str, value: str, known: Iterable[str]) -> None:
    """Raises ParameterError with the nearest names for a value that is none of ``known``.

    >>> checked_choice("workload", "role", "leed", ["lead", "duty"])
    Traceback (most recent call last):
        ...
    graph_build.errors.ParameterError: workload: has no role 'leed' (it has: lead, duty); did you mean lead?
    """
    names = dict.fromkeys(known)
    if value not in names:
        hint = nearest(value, names, f"sme-graph {where} --help")
        raise ParameterError(where, f"has no {name} {value!r} (it has: {', '.join(names)})", hint)


def document_of(source: Source, name: str, known: Iterable[str]) -> str:
    """The IRI of the document with that id or IRI. Raises ParameterError with the nearest ids for one that is none of
    ``known`` (IRIs)."""
    read = term_of(_DOCUMENT, name, base=source.base, where=source.name)
    iri = read.value if isinstance(read, ox.NamedNode) else name
    ids = {other: local_id(other) for other in known}
    if iri not in ids:
        hint = nearest(local_id(name), dict.fromkeys(ids.values()), "sme-graph query documents")
        raise ParameterError(source.name, f"has no document {name!r}", hint)
    return iri


def _section(section: Section) -> str:
    place = f"{local_id(section.document)} §{section.number}"
    return f"{place} {section.label}" if section.label else place
