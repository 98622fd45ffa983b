"""One text of a document, and where its statements and its evidence go."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date as calendar_date
from typing import Final

import pyoxigraph as ox

from ..model import Role, Source, Span
from ..namespaces import agency_iri, evidence_iri, instrument_iri, kind_iri, part_iri
from ..vocabulary import Vocabulary
from .library import Library
from .quads import Statements, integer, literal, typed
from .sharing import Mention

__all__ = ["Page", "agency", "date", "instrument", "kind"]

_log = logging.getLogger(__name__)
_DATE_TYPES: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@dataclass(frozen=True, slots=True)
class Page:
    """One text of a document, its place among the texts, and where its statements go. ``roles`` and ``quoted`` keep
    what it has said so far: the role in each responsibility, and which stretches are described."""

    out: Statements
    document: str
    text: str
    source: Source
    vocabulary: Vocabulary
    base: str
    library: Library | None
    place: int = 0
    roles: dict[str, Role] = field(default_factory=dict)
    quoted: set[str] = field(default_factory=set)

    def words(self, text: str) -> ox.Literal:
        """Wording, in the language of the text."""
        return literal(text, self.source.language)

    def evidence(self, subject: str, *spans: Span) -> None:
        """States which words of the text prove what ``subject`` says."""
        for span in spans:
            self.out.add(subject, "sp:evidence", self.quote(span))

    def quote(self, span: Span) -> str:
        """The evidence node of a stretch of the text."""
        iri = evidence_iri(self.text, span)
        if iri not in self.quoted:
            self.quoted.add(iri)
            self.out.a(iri, "sp:Evidence")
            self.out.add(iri, "oa:hasSource", self.text)
            self.out.add(iri, "oa:start", integer(span.start))
            self.out.add(iri, "oa:end", integer(span.end))
            self.out.add(iri, "oa:exact", literal(span.of(self.source.text)))
        return iri

    def parts(self, owner: str, kind: str, link: str, said: Sequence[Mention]) -> list[str]:
        """The IRIs of numbered parts of ``owner``, one for each of ``said``, which are all of one kind that this text
        mentions there. Where an earlier text mentions the same thing it has the same IRI."""
        iris = [part_iri(owner, kind, place) for place in self.out.places(owner, kind, said)]
        for iri in iris:
            self.out.add(owner, link, iri)
            self.out.a(iri, f"sp:{kind.capitalize()}")
        return iris

    def mention(self, key: Hashable, name: str = "", sort: str | None = None, number: Hashable = None) -> Mention:
        """A mention of a thing in this text."""
        return Mention(key, self.place, self.source.language, name, sort, number)


def agency(page: Page, id_: str, label: str, *, known: bool = True) -> str:
    """The IRI of a body; one that the vocabulary does not know is described by the name as printed."""
    found = page.vocabulary.agencies.get(id_)
    if known and found is not None:
        return found.iri
    iri = agency_iri(id_, page.base)
    page.out.a(iri, "sp:UnknownAgency")
    page.out.once(iri, "rdfs:label", page.words(label or id_))
    return iri


def instrument(page: Page, id_: str) -> str:
    """The IRI of an instrument of the vocabulary."""
    return _concept(page, f"instrument/{id_}") or instrument_iri(id_)


def kind(page: Page, id_: str) -> str:
    """The IRI of a kind of documents."""
    return _concept(page, f"kind/{id_}") or kind_iri(id_)


def date(day: str) -> ox.Literal | None:
    """An ISO date of any precision as xsd:date, xsd:gYearMonth or xsd:gYear; None, with a warning, for a day that does
    not exist.

    >>> date("2015-06"), date("2015-02-30")
    (<Literal value=2015-06 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#gYearMonth>>, None)
    """
    datatype = _DATE_TYPES.get(len(day))
    try:
        calendar_date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        datatype = None
    if datatype is None:
        _log.warning("%s is no date: left out", day)
    return typed(day, datatype) if datatype else None


def _concept(page: Page, key: str) -> str | None:
    found = page.vocabulary.concepts.get(key)
    return found.iri if found is not None else None
