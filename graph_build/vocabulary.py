"""Reads the vocabularies (SKOS and ORG in Turtle) into frozen values. They are the lexicon: nothing else names a body,
an instrument, a role or a cue. ``ontology/language`` holds what belongs to a language, ``ontology/vocabulary`` what
belongs to a country.

Example:
    >>> load_vocabulary().agencies["mof"].labels["en"][0]
    'Ministry of Finance'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from .errors import VocabularyError
from .namespaces import BASE, SP, local_id, term
from .resources import resource_files

__all__ = [
    "Agency",
    "Concept",
    "Vocabulary",
    "load_vocabulary",
    "parse_turtle",
    "read_vocabulary",
    "vocabulary_files",
]

Labels = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a vocabulary. ``id`` is its path below the base without the leading folder, ``scheme`` that folder
    (``instrument``, ``role``, ``unit``, ``kind`` …). ``labels`` are by language, the preferred one first; ``phrases``
    are by language in the notation of :mod:`graph_build.recognise.lexicon.phrases`; ``masks`` are phrases that look
    like the concept and are not."""

    iri: str
    id: str
    scheme: str
    labels: Labels = field(default_factory=dict)
    phrases: Labels = field(default_factory=dict)
    masks: Labels = field(default_factory=dict)
    notation: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body or a group of bodies. ``start`` and ``until`` are years of validity; ``successors`` are ids;
    ``phrases`` name the group as an actor in running text, in the notation of phrases."""

    iri: str
    id: str
    kind: str
    labels: Labels
    start: int | None = None
    until: int | None = None
    successors: tuple[str, ...] = ()
    phrases: Labels = field(default_factory=dict)

    def plain_labels(self, language: str) -> tuple[str, ...]:
        """The labels, and those with an explanation in brackets at the end also without it."""
        labels = self.labels.get(language, ())
        return tuple(dict.fromkeys([*labels, *(re.sub(r" \([^()]*\)$", "", label) for label in labels)]))

    def valid_in(self, year: int) -> bool:
        """True if the body existed at some time in ``year``."""
        return (self.start or 0) <= year <= (self.until or 9999)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries, by id: agencies by their id, concepts by ``scheme/id``."""

    agencies: Mapping[str, Agency]
    concepts: Mapping[str, Concept]

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """The concepts of one scheme, sorted by id."""
        return tuple(c for _, c in sorted(self.concepts.items()) if c.scheme == name)

    def phrases(self, concept: str, language: str) -> tuple[str, ...]:
        """The phrases of one concept (``scheme/id``); empty where there is none."""
        found = self.concepts.get(concept)
        return found.phrases.get(language, ()) if found else ()


def vocabulary_files(*, default: bool = True) -> tuple[Path, ...]:
    """The shipped files by name: those of the languages, and with ``default`` those of bodies and instruments too."""
    country = resource_files("ontology/vocabulary", "*.ttl") if default else ()
    files = [*country, *resource_files("ontology/language", "*.ttl")]
    return tuple(sorted(files, key=lambda path: path.name))


def parse_turtle(path: Path) -> list[ox.Quad]:
    """The statements of a Turtle file. Raises VocabularyError naming file and line."""
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise VocabularyError(f"{path}:{error.lineno}", error.msg, "mend the Turtle syntax") from error
    except (OSError, ValueError) as error:
        raise VocabularyError(path, str(error), "give a readable Turtle file") from error


def load_vocabulary(extra: Sequence[Path] = (), *, default: bool = True) -> Vocabulary:
    """Reads the shipped vocabularies and the ``extra`` files; without ``default``, of the shipped ones only those of
    the languages. An entry that stands in several files has the labels and phrases of all. Raises VocabularyError for a
    file that cannot be read, and where neither a body nor an instrument is named."""
    vocabulary = read_vocabulary([*vocabulary_files(default=default), *extra])
    if not vocabulary.agencies and not vocabulary.scheme("instrument"):
        where = ", ".join(map(str, extra)) or "vocabulary"
        raise VocabularyError(where, "holds no body and no instrument", "give a vocabulary file with --vocabulary")
    return vocabulary


def read_vocabulary(files: Iterable[Path]) -> Vocabulary:
    """The entries of ``files`` and no others. Raises VocabularyError for a file that cannot be read."""
    return _assemble(quad for path in files for quad in parse_turtle(path))


Facts = dict[str, dict[str, list[ox.Literal | ox.NamedNode]]]


def _assemble(quads: Iterable[ox.Quad]) -> Vocabulary:
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
            facts[quad.subject.value][quad.predicate.value].append(quad.object)
    agencies = {}
    concepts = {}
    for iri, about in facts.items():
        types = {value.value for value in about[term("rdf:type")]}
        if types & {SP + "Agency", SP + "AgencyGroup"}:
            agency = _agency(iri, about)
            agencies[agency.id] = agency
        elif term("skos:Concept") in types or SP + "Instrument" in types or SP + "Role" in types:
            concept = _concept(iri, about)
            concepts[f"{concept.scheme}/{concept.id}"] = concept
    return Vocabulary(agencies, concepts)


def _concept(iri: str, about: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> Concept:
    path = iri.removeprefix(BASE).split("/")
    notations = [value.value for value in about.get(term("skos:notation"), [])]
    return Concept(
        iri=iri,
        id=local_id(iri),
        scheme=path[0] if iri.startswith(BASE) and len(path) > 1 else iri.rstrip("/").split("/")[-2],
        labels=_labels(about),
        phrases=_by_language(about.get(SP + "phrase", [])),
        masks=_by_language(about.get(SP + "notPhrase", [])),
        notation=notations[0] if notations else None,
    )


def _agency(iri: str, about: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> Agency:
    kinds = sorted(local_id(value.value) for value in about.get(SP + "agencyKind", []))
    return Agency(
        iri=iri,
        id=local_id(iri),
        kind=kinds[0] if kinds else "",
        labels=_labels(about),
        start=_year(about.get(SP + "validFrom", [])),
        until=_year(about.get(SP + "validUntil", [])),
        successors=tuple(sorted(local_id(value.value) for value in about.get(SP + "successor", []))),
        phrases=_by_language(about.get(SP + "phrase", [])),
    )


def _labels(about: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> Labels:
    names = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
    return _by_language([value for name in names for value in sorted(about.get(term(name), []), key=lambda v: v.value)])


def _by_language(values: Iterable[ox.Literal | ox.NamedNode]) -> Labels:
    found: dict[str, list[str]] = defaultdict(list)
    for value in values:
        if isinstance(value, ox.Literal):
            found[value.language or ""].append(value.value)
    return {language: tuple(dict.fromkeys(labels)) for language, labels in found.items()}


def _year(values: Iterable[ox.Literal | ox.NamedNode]) -> int | None:
    years = sorted(int(value.value[:4]) for value in values)
    return years[0] if years else None
