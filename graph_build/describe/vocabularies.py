"""The ontology and the vocabularies as named graphs of their own, so that a built graph explains itself.

Blank nodes (lists, axioms) get IRIs below the graph's, numbered in reading order (RDF 1.1 Concepts, section 3.5).

Example:
    >>> from graph_build.resources import resource
    >>> quads = describe_vocabularies([resource("ontology/language", "roles.ttl")], "https://example.org/")
    >>> sorted({quad.graph_name.value for quad in quads})
    ['https://example.org/vocabulary/roles/graph', 'https://example.org/vocabulary/sme-policy/graph']
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from ..namespaces import part_iri, vocabulary_graph_iri
from ..resources import resource
from ..vocabulary import parse_turtle

__all__ = ["describe_vocabularies"]

Term = TypeVar("Term", ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)


def describe_vocabularies(files: Iterable[Path], base: str) -> list[ox.Quad]:
    """The statements of the ontology and of the vocabulary ``files``, each file in the graph named by its stem. Raises
    VocabularyError for a file that cannot be read."""
    ontology = resource("ontology", "sme-policy.ttl")
    return [quad for path in (ontology, *files) for quad in _graph(path, vocabulary_graph_iri(base, path.stem))]


def _graph(path: Path, graph: str) -> list[ox.Quad]:
    name = ox.NamedNode(graph)
    nodes: dict[ox.BlankNode, ox.NamedNode] = {}

    def named(value: Term) -> Term | ox.NamedNode:
        if not isinstance(value, ox.BlankNode):
            return value
        return nodes.setdefault(value, ox.NamedNode(part_iri(graph, "node", len(nodes) + 1)))

    return [ox.Quad(named(quad.subject), quad.predicate, named(quad.object), name) for quad in parse_turtle(path)]
