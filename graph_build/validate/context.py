"""Where in which document a faulty node comes from, and what the text says there.

Example:
    >>> Reader(ox.Store()).document("https://w3id.org/sme-policy/document/tea/measure/3")
    'https://w3id.org/sme-policy/document/tea'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ..namespaces import term
from ..quotation import sentence_around

__all__ = ["Reader"]

_DOCUMENT = re.compile(r".*?/document/[^/#?]+")
_OWNERS = (
    "sp:hasResponsibility",
    "sp:hasInstrumentUse",
    "sp:hasProgramme",
    "sp:hasQuantity",
    "sp:hasPeriod",
    "sp:hasCitation",
)
_WORDS = ("sp:text", "eli:title", "rdfs:label", "skos:prefLabel", "sp:plainText")


class Reader:
    """Looks nodes up in a store; ``node`` is always an IRI."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def document(self, node: str) -> str | None:
        """The IRI of the document that the node belongs to: the named graph it is described in, else what its IRI
        says; None for a node of a vocabulary."""
        for quad in self._store.quads_for_pattern(ox.NamedNode(node), None, None):
            if isinstance(quad.graph_name, ox.NamedNode) and _DOCUMENT.match(quad.graph_name.value):
                return quad.graph_name.value.removesuffix("/graph")
        found = _DOCUMENT.match(node)
        return found.group() if found else None

    def sentence(self, node: str) -> str | None:
        """What the text says where the node comes from: the sentence of its evidence, or of what it is part of, or
        else its own words; None where there are none."""
        iri = ox.NamedNode(node)
        owners = [q.subject for name in _OWNERS for q in self._store.quads_for_pattern(None, _node(name), iri)]
        for about in [iri, *(owner for owner in owners if isinstance(owner, ox.NamedNode))]:
            for place in [about, *self._nodes(about, "sp:evidence")]:
                quoted = self._quoted(place)
                if quoted:
                    return quoted
            words = [w.value for name in _WORDS for w in self._objects(about, name) if isinstance(w, ox.Literal)]
            if words:
                return sentence_around(words[0].strip(), 0, 0) or None
        return None

    def _quoted(self, evidence: ox.NamedNode) -> str | None:
        quotes = [q.value for q in self._objects(evidence, "oa:exact")]
        if not quotes:
            return None
        for source in self._nodes(evidence, "oa:hasSource"):
            text = "".join(t.value for t in self._objects(source, "sp:plainText")[:1])
            start = self._offset(evidence)
            if start is not None and text.startswith(quotes[0], start):
                return sentence_around(text, start, start + len(quotes[0]))
        return sentence_around(quotes[0], 0, 0)

    def _offset(self, evidence: ox.NamedNode) -> int | None:
        found = [value.value for value in self._objects(evidence, "oa:start")]
        return int(found[0]) if found and found[0].isdecimal() else None

    def _nodes(self, subject: ox.NamedNode, name: str) -> Iterator[ox.NamedNode]:
        return (value for value in self._objects(subject, name) if isinstance(value, ox.NamedNode))

    def _objects(self, subject: ox.NamedNode, name: str) -> list[ox.NamedNode | ox.Literal]:
        found = (q.object for q in self._store.quads_for_pattern(subject, _node(name), None))
        return sorted((v for v in found if isinstance(v, ox.NamedNode | ox.Literal)), key=lambda v: v.value)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(term(name))
