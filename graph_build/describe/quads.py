"""Collects the statements of one named graph.

Example:
    >>> out = Statements("https://example.org/graph")
    >>> out.add("https://example.org/m", "rdfs:label", literal("Credit", "en"))
    >>> print(out.quads[0].object)
    "Credit"@en
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

import pyoxigraph as ox

from ..namespaces import term
from .sharing import Mention, assign

__all__ = ["Statements", "Value", "decimal", "integer", "literal", "node", "typed"]

Value = ox.NamedNode | ox.Literal

node = lru_cache(maxsize=4096)(ox.NamedNode)
_INTEGER: Final = ox.NamedNode(term("xsd:integer"))
_DECIMAL: Final = ox.NamedNode(term("xsd:decimal"))


@cache
def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(term(name))


def literal(text: str, language: str | None = None) -> ox.Literal:
    """A string, with a language where it is wording."""
    return ox.Literal(text, language=language)


def integer(number: int) -> ox.Literal:
    """An xsd:integer."""
    return ox.Literal(str(number), datatype=_INTEGER)


def decimal(number: Decimal) -> ox.Literal:
    """An xsd:decimal in canonical form.

    >>> [decimal(Decimal(n)).value for n in ("30", "3E+3", "6.50")]
    ['30', '3000', '6.5']
    """
    plain = format(number, "f")
    return ox.Literal(plain.rstrip("0").rstrip(".") if "." in plain else plain, datatype=_DECIMAL)


def typed(lexical: str, datatype: str) -> ox.Literal:
    """A literal of a datatype given by its prefixed name."""
    return ox.Literal(lexical, datatype=_term(datatype))


class Statements:
    """The quads of one named graph. Where several texts say something that can be said but once, the first one counts:
    ``first`` and ``once`` keep who came first."""

    def __init__(self, graph: str) -> None:
        self.quads: list[ox.Quad] = []
        self._graph = ox.NamedNode(graph)
        self._first: dict[Hashable, Hashable] = {}
        self._things: dict[tuple[str, str], list[list[Mention]]] = defaultdict(list)

    def add(self, subject: str, predicate: str, value: Value | str) -> None:
        """One statement; ``predicate`` is a prefixed name, a ``value`` that is a string an IRI."""
        target = node(value) if isinstance(value, str) else value
        self.quads.append(ox.Quad(node(subject), _term(predicate), target, self._graph))

    def a(self, subject: str, *types: str) -> None:
        """States the types of a node by their prefixed names."""
        for name in types:
            self.add(subject, "rdf:type", term(name))

    def first(self, key: Hashable, value: Hashable) -> bool:
        """True if ``value`` is what was first given for ``key``."""
        return self._first.setdefault(key, value) == value

    def once(self, subject: str, predicate: str, value: Value | str | None) -> None:
        """A statement of which there is one: for wording, one in each language. None and later values are left out."""
        language = value.language if isinstance(value, ox.Literal) else None
        if value is not None and self.first((subject, predicate, language), value):
            self.add(subject, predicate, value)

    def places(self, owner: str, kind: str, said: Sequence[Mention]) -> list[int]:
        """The place of each mention among the parts of one kind of ``owner``, from 1, in order of appearance: that of
        the same thing in an earlier text, where there is one."""
        things = self._things[owner, kind]
        found = assign(things, said)
        for place, mention in zip(found, said, strict=True):
            things.extend([] for _ in range(place + 1 - len(things)))
            things[place].append(mention)
        return [place + 1 for place in found]
