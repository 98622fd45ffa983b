"""What hangs on the measures, sections and the whole of a document: bodies, instruments, programmes, quantities,
periods and cited documents.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> leaves(LocalSource(ox.Store()), "https://example.org/document/tea", frozenset(), language="en")
    []
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ...namespaces import local_id, slug
from ...query import TIME_LIMIT, Source, ask_question
from ...query.answer import cell
from ...table import Row, Table
from .words import amount_words, period_words

__all__ = ["Leaf", "leaves"]

_KINDS: Final = ("body", "instrument", "programme", "quantity", "deadline", "citation")
_BETWEEN_NAMES: Final = " / "
_ROLES: Final = ("lead", "responsible", "participant", "duty")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that ``owner`` (the IRI of a measure, section or document) states. ``key`` is the same for the same
    thing elsewhere; ``proof`` names its quotes; ``role`` is that of a body, or how the text stands to a cited
    document; ``group`` is that of an instrument."""

    owner: str
    kind: str
    label: str
    key: str
    proof: tuple[str, ...]
    role: str | None = None
    group: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A document of a graph, its measures, and how to ask about it."""

    source: Source
    document: str
    measures: frozenset[str]
    language: str
    seconds: float | None

    def rows(self, name: str, *, named: bool = True, whole: bool = False) -> Table:
        """The answer to a question, about this document unless ``whole``, with names where it is ``named``."""
        values = {} if whole else {"document": self.document}
        values |= {"language": self.language} if named else {}
        return ask_question(self.source, name, values, seconds=self.seconds).table()

    def stated(self, name: str, columns: int) -> list[tuple[str, ...]]:
        """The first columns of a question about all measures, for the measures of this document; sorted."""
        answer = ask_question(self.source, name, seconds=self.seconds)
        own = (row[:columns] for row in answer.rows if cell(row[0]) in self.measures)
        return sorted({tuple(str(cell(value)) for value in row) for row in own})


def leaves(
    source: Source, document: str, measures: frozenset[str], *, language: str, seconds: float | None = TIME_LIMIT
) -> list[Leaf]:
    """All leaves of the document with the IRI ``document`` and these measures: bodies first, those that lead before the
    others, then what they use, and the rest in the order of the text. Raises QueryError, QueryTimeout, SourceError."""
    asked = _Asked(source, document, measures, language, seconds)
    found = [
        *_bodies(asked),
        *_instruments(asked),
        *_programmes(asked),
        *_quantities(asked),
        *_periods(asked),
        *_citations(asked),
    ]
    return sorted(_once(found), key=lambda leaf: (_KINDS.index(leaf.kind), _rank(leaf)))


def _once(found: Iterable[Leaf]) -> list[Leaf]:
    """Each thing once, with all its names: what texts in two languages name is one programme."""
    things: dict[tuple[str, str, tuple[str, ...]], Leaf] = {}
    for leaf in found:
        key = (leaf.owner, leaf.kind, leaf.proof)
        known = things.get(key)
        if known is None:
            things[key] = leaf
        elif leaf.label not in known.label.split(_BETWEEN_NAMES):
            things[key] = replace(known, label=f"{known.label}{_BETWEEN_NAMES}{leaf.label}")
    return list(things.values())


def _rank(leaf: Leaf) -> tuple[int, str]:
    """Leaves without an order of their own are sorted by role and name; the sort keeps the others as they are."""
    if leaf.kind not in {"body", "instrument", "programme"}:
        return 0, ""
    role = _ROLES.index(leaf.role) if leaf.role in _ROLES else len(_ROLES)
    return role, leaf.label.casefold()


def _bodies(asked: _Asked) -> Iterator[Leaf]:
    known = {str(row["agency"]): row for row in asked.rows("bodies", whole=True)}
    labels = {str(row["agency"]): str(row["label"]) for row in asked.rows("workload-by-document")}
    for measure, agency, role in asked.stated("responsibilities", 3):
        yield _body((measure, agency, role), labels.get(agency), known.get(agency))
    for row in asked.rows("section-responsibilities"):
        agency = str(row["agency"])
        yield _body((str(row["section"]), agency, str(row["role"])), str(row["label"]), known.get(agency))


def _body(key: tuple[str, str, str], label: str | None, body: Row | None) -> Leaf:
    owner, agency, role = key
    return Leaf(
        owner, "body", _name(label, agency), agency, key, role=local_id(role), note=_sort(body) if body else None
    )


def _name(label: str | None, iri: str) -> str:
    """The label of a node, or its id where it has none."""
    return label if label and label != iri else local_id(iri)


def _sort(body: Row) -> str | None:
    if body["group"]:
        return "group of bodies"
    if body["unknown"]:
        return "in no vocabulary"
    return local_id(str(body["kind"])).replace("-", " ") if body["kind"] else None


def _instruments(asked: _Asked) -> Iterator[Leaf]:
    labels = {str(row["instrument"]): str(row["instrument_label"]) for row in asked.rows("instruments-by-document")}
    groups: dict[str, str] = {}
    for row in asked.rows("instrument-classes", whole=True):
        groups.setdefault(str(row["instrument"]), _name(str(row["label"]), str(row["group"])))
    for measure, iri in asked.stated("instrument-uses", 2):
        yield Leaf(measure, "instrument", _name(labels.get(iri), iri), iri, (measure, iri), group=groups.get(iri))


def _programmes(asked: _Asked) -> Iterator[Leaf]:
    for measure, iri, name in asked.stated("programme-mentions", 3):
        yield Leaf(measure, "programme", name, slug(name), (iri,))


def _quantities(asked: _Asked) -> Iterator[Leaf]:
    for row in asked.rows("quantities"):
        iri = str(row["quantity"])
        yield Leaf(_owner(row), "quantity", amount_words(row), iri, (iri,))


def _periods(asked: _Asked) -> Iterator[Leaf]:
    for row in asked.rows("deadlines"):
        iri = str(row["period"])
        yield Leaf(_owner(row), "deadline", period_words(row["from"], row["until"]), iri, (iri,))


def _citations(asked: _Asked) -> Iterator[Leaf]:
    known = {str(row["document"]): row for row in asked.rows("documents", whole=True)}
    for row in asked.rows("document-citations", named=False):
        iri, cited = str(row["citation"]), str(row["cited"]) if row["cited"] else None
        there = known.get(cited) if cited else None
        title, number = str(row["cited_title"] or (there and there["title"]) or ""), str(row["cited_number"] or "")
        label = " · ".join(filter(None, (title, number))) or (local_id(cited) if cited else "without title and number")
        relation, note = str(row["relation"]), "a document of this graph" if there else None
        yield Leaf(_owner(row), "citation", label, cited or slug(title or number), (iri,), relation, note=note)


def _owner(row: Mapping[str, object]) -> str:
    return str(row["measure"] or row["document"])
