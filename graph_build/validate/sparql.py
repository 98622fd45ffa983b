"""SPARQL constraints by Oxigraph: one query a constraint for all focus nodes, in place of one query a focus node.

SHACL binds ``$this`` beforehand, to one focus node after the other. Here the pattern of the target is put in front of
the constraint's own pattern, in the same group, so that ``$this`` runs over the focus nodes by a join. That is the same
wherever each part of the pattern mentions ``$this`` (SHACL, section 5.2, asks no less of a constraint without MINUS,
VALUES and subqueries), and the tests compare the two.

Source: Shapes Constraint Language (SHACL), W3C Recommendation 20 July 2017, sections 2.1.3, 5.2 and 5.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import pyoxigraph as ox

from ..errors import PolicyGraphError
from ..namespaces import term
from .rules import Rule, Target

__all__ = ["failures", "set_query", "subclasses_by_class"]

Subclasses = dict[str, set[str]]
AnyTerm = ox.NamedNode | ox.BlankNode | ox.Literal
_SUBCLASS = "SELECT ?sub ?super WHERE { ?sub <" + term("rdfs:subClassOf") + "> ?super }"


def failures(store: ox.Store, rule: Rule, subclasses: Subclasses) -> Iterator[tuple[AnyTerm, AnyTerm | None]]:
    """The focus nodes that break the SPARQL constraint of ``rule`` in the default graph, with the value, if the query
    gives one. ``subclasses`` are the direct subclasses of each class."""
    solutions = _select(store, set_query(rule, subclasses))
    valued = any(variable.value == "value" for variable in solutions.variables)
    for solution in solutions:
        focus = solution["this"]
        value = solution["value"] if valued else None
        if isinstance(focus, AnyTerm):
            yield focus, value if isinstance(value, AnyTerm) else None


def set_query(rule: Rule, subclasses: Subclasses) -> str:
    """The query of ``rule`` over all its focus nodes. ``subclasses`` are by class. Raises PolicyGraphError where the
    constraint is no SELECT query with a WHERE group.

    >>> targets = (("sh:targetClass", "x:C"),)
    >>> rule = Rule("x:r", "r", "", "Warning", None, targets, "SELECT $this WHERE { $this <x:p> 1 }")
    >>> set_query(rule, {})
    'SELECT DISTINCT $this WHERE { $this a <x:C> . $this <x:p> 1 }'
    """
    patterns = dict.fromkeys(pattern for target in rule.targets for pattern in _patterns(target, subclasses))
    focus = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns) if len(patterns) > 1 else f"{min(patterns)} ."
    query, found = re.subn(r"WHERE\s*\{", lambda match: f"{match.group()} {focus}", rule.select or "", count=1)
    if not found:
        raise PolicyGraphError(rule.iri, "has no WHERE group in its SPARQL constraint", "write SELECT … WHERE { … }")
    return re.sub(r"\bSELECT\b", "SELECT DISTINCT", query, count=1)


def _patterns(target: Target, subclasses: Subclasses) -> Iterator[str]:
    kind, iri = target
    if kind == "sh:targetClass":
        yield from (f"$this a <{name}>" for name in sorted(_closure(iri, subclasses)))
    elif kind == "sh:targetSubjectsOf":
        yield f"$this <{iri}> ?anyObject"
    elif kind == "sh:targetObjectsOf":
        yield f"?anySubject <{iri}> $this"
    else:
        yield f"BIND(<{iri}> AS $this)"


def _select(store: ox.Store, query: str) -> ox.QuerySolutions:
    return cast(ox.QuerySolutions, store.query(query))


def subclasses_by_class(store: ox.Store) -> Subclasses:
    """The direct subclasses of each class, by the rdfs:subClassOf statements of the store."""
    found: Subclasses = {}
    for solution in _select(store, _SUBCLASS):
        below, above = solution["sub"], solution["super"]
        if isinstance(below, ox.NamedNode) and isinstance(above, ox.NamedNode):
            found.setdefault(above.value, set()).add(below.value)
    return found


def _closure(iri: str, subclasses: Subclasses) -> set[str]:
    found = {iri}
    waiting = [iri]
    while waiting:
        new = subclasses.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
