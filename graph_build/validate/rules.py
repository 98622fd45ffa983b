"""Reads a shapes file. Name, message, severity and path of a rule come from here, so that they are the same whatever
engine found the fault.

Example:
    >>> load_rules("graph").by_iri[BASE + "shapes/graph#measure-number"].severity
    'Violation'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

import pyoxigraph as ox

from ..errors import PolicyGraphError
from ..namespaces import BASE, term
from ..resources import resource
from .report import Severity

__all__ = ["Rule", "Rules", "ShapesName", "Target", "load_rules", "ntriples"]

ShapesName = Literal["graph", "vocabulary"]
TargetKind = Literal["sh:targetClass", "sh:targetSubjectsOf", "sh:targetObjectsOf", "sh:targetNode"]
Target = tuple[TargetKind, str]
_TARGETS: tuple[TargetKind, ...] = ("sh:targetClass", "sh:targetSubjectsOf", "sh:targetObjectsOf", "sh:targetNode")


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape with a target. ``select`` is its SPARQL constraint with prefixes, if it has one."""

    iri: str
    id: str
    message: str
    severity: Severity
    path: str | None
    targets: tuple[Target, ...]
    select: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """A shapes file: ``full`` is its Turtle, ``core`` the same without SPARQL constraints, in N-Triples;
    ``superclasses`` are the ontology's ``rdfs:subClassOf`` statements in N-Triples."""

    iri: str
    by_iri: Mapping[str, Rule]
    full: str
    core: str
    superclasses: str


@lru_cache
def load_rules(name: ShapesName) -> Rules:
    """The rules of ``shapes/<name>.ttl``. Raises PolicyGraphError where a shape lacks a message or its severity is
    unknown."""
    path = resource("shapes", f"{name}.ttl")
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    targeted = {q.subject for kind in _TARGETS for q in store.quads_for_pattern(None, _node(kind), None)}
    rules = {rule.iri: rule for rule in (_rule(store, s) for s in targeted if isinstance(s, ox.NamedNode))}
    core = [q.triple for q in store if q.predicate != _node("sh:sparql")]
    return Rules(
        iri=f"{BASE}shapes/{name}",
        by_iri=rules,
        full=path.read_text("utf-8"),
        core=ntriples(core),
        superclasses=_superclasses(),
    )


def ntriples(triples: Iterable[ox.Triple]) -> str:
    """The statements in N-Triples."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def _rule(store: ox.Store, shape: ox.NamedNode) -> Rule:
    message = _one(store, shape, "sh:message")
    severity = _one(store, shape, "sh:severity") or ox.NamedNode(term("sh:Violation"))
    name = severity.value.removeprefix(term("sh:"))
    if message is None or name not in ("Violation", "Warning", "Info"):
        raise PolicyGraphError(shape.value, "has no message or no known severity", "complete the shape")
    path = _one(store, shape, "sh:path")
    return Rule(
        iri=shape.value,
        id=shape.value.split("#")[-1],
        message=message.value,
        severity=cast(Severity, name),
        path=path.value if isinstance(path, ox.NamedNode) else None,
        targets=tuple(sorted((kind, target.value) for kind in _TARGETS for target in _all(store, shape, kind))),
        select=_select(store, shape),
    )


def _select(store: ox.Store, shape: ox.NamedNode) -> str | None:
    constraint = _one(store, shape, "sh:sparql")
    if constraint is None or isinstance(constraint, ox.Literal):
        return None
    declared = [d for source in _all(store, constraint, "sh:prefixes") for d in _all(store, source, "sh:declare")]
    pairs = sorted((_text(store, d, "sh:prefix"), _text(store, d, "sh:namespace")) for d in declared)
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)
    return prefixes + _text(store, constraint, "sh:select")


def _superclasses() -> str:
    quads = ox.parse(path=str(resource("ontology", "sme-policy.ttl")), format=ox.RdfFormat.TURTLE)
    found = [q.triple for q in quads if q.predicate == _node("rdfs:subClassOf")]
    return ntriples(found)


Object = ox.NamedNode | ox.BlankNode | ox.Literal


def _all(store: ox.Store, subject: Object, name: str) -> list[Object]:
    if isinstance(subject, ox.Literal):
        return []
    found = (q.object for q in store.quads_for_pattern(subject, _node(name), None))
    return [value for value in found if isinstance(value, Object)]


def _one(store: ox.Store, subject: Object, name: str) -> Object | None:
    return next(iter(_all(store, subject, name)), None)


def _text(store: ox.Store, subject: Object, name: str) -> str:
    found = _one(store, subject, name)
    return found.value if found is not None else ""


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(term(name))
