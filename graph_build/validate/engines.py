"""The two ways to run the shapes: fast, and by the reference implementation.

``rust`` gives the core constraints to shacl-rust and answers each SPARQL constraint with one query over all its focus
nodes in Oxigraph (see :mod:`graph_build.validate.sparql`). ``pyshacl`` gives everything to pySHACL. The tests hold that
both find the same faults, on each fixture and on graphs broken at random.

Example:
    >>> store = ox.Store()
    >>> store.load(b'<http://e/m> a <https://w3id.org/sme-policy/ns#Period> .', format=ox.RdfFormat.TURTLE)
    >>> sorted({hit.shape.split("#")[1] for hit in run(store, load_rules("graph"), "rust")})
    ['evidence-needed', 'part-owner', 'period-bound']
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

import pyoxigraph as ox
import shacl_rust  # type: ignore[import-untyped]

from ..errors import PolicyGraphError
from ..namespaces import PREFIXES
from .report import BLANK, Term
from .rules import Rules, load_rules
from .sparql import failures, subclasses_by_class

if TYPE_CHECKING:
    import rdflib
__all__ = ["ENGINES", "Engine", "Hit", "load_rules", "run"]

Engine = Literal["auto", "rust", "pyshacl"]
ENGINES: Final[tuple[Engine, ...]] = ("auto", "rust", "pyshacl")
_SH: Final = PREFIXES["sh"]
_UNION: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_LONGEST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Hit:
    """That ``focus`` breaks ``shape``, both by IRI, and with which value, if the constraint is about one."""

    focus: str
    shape: str
    value: Term | None


def run(store: ox.Store, rules: Rules, engine: Engine) -> set[Hit]:
    """All faults of the union of the graphs of ``store``. Raises PolicyGraphError for an engine that is not known or
    not installed."""
    runners: dict[str, Callable[[ox.Store, Rules], Iterator[Hit]]]
    runners = {"auto": _rust, "rust": _rust, "pyshacl": _pyshacl}
    if engine not in runners:
        raise PolicyGraphError(engine, "is no validation engine", f"use one of {', '.join(ENGINES)}")
    return set(runners[engine](store, rules))


def _triples(store: ox.Store, rules: Rules) -> str:
    union = cast(ox.QueryTriples, store.query(_UNION, use_default_graph_as_union=True))
    return (union.serialize(format=ox.RdfFormat.N_TRIPLES) or b"").decode() + rules.superclasses


def _rust(store: ox.Store, rules: Rules) -> Iterator[Hit]:
    triples = _triples(store, rules)
    report = shacl_rust.validate(_shortened(triples), rules.core, data_format="nt", shapes_format="nt")
    for result in report["results"]:
        yield _hit(_parsed(result["focusNode"]), result["sourceShape"].strip("<>"), _parsed(result.get("value")))
    flat = ox.Store()  # property paths over a union of named graphs are slow
    flat.bulk_load(triples.encode(), format=ox.RdfFormat.N_TRIPLES)
    subclasses = subclasses_by_class(flat)
    for rule in rules.by_iri.values():
        if rule.select is not None:
            for focus, value in failures(flat, rule, subclasses):
                yield _hit(focus, rule.iri, value)


def _shortened(triples: str) -> str:
    """``triples`` with the texts of whole books cut: shacl-rust takes 16 MiB a triple, and no core constraint reads on
    to their ends."""
    if len(triples) <= _LONGEST:
        return triples
    return "\n".join(_cut(line) if len(line) > _LONGEST and '"' in line else line for line in triples.split("\n"))


def _cut(line: str) -> str:
    """One triple with the start of its literal, and its length, so that others stay others. No escape is cut in two.

    >>> _cut('<x:s> <x:p> "tea \\\\n and"@en .')
    '<x:s> <x:p> "tea /n and (10)"@en .'
    """
    before, _, rest = line.partition('"')
    text, _, after = rest.rpartition('"')
    return f'{before}"{text[:_LONGEST].replace(chr(92), "/")} ({len(text)})"{after}'


def _pyshacl(store: ox.Store, rules: Rules) -> Iterator[Hit]:
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise PolicyGraphError("pyshacl", "is not installed", "pip install pyshacl, or use the engine rust") from error
    logging.getLogger("pyshacl").setLevel(logging.ERROR)
    data = rdflib.Graph().parse(data=_triples(store, rules), format="nt")
    shapes = rdflib.Graph().parse(data=rules.full, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise PolicyGraphError("pyshacl", str(report), "use the engine rust")
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(_SH + "ValidationResult")):
        names = (rdflib.URIRef(_SH + name) for name in ("focusNode", "sourceShape", "value"))
        focus, shape, value = (report.value(result, name) for name in names)
        yield _hit(_oxigraph(focus), str(shape), _oxigraph(value))


AnyTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def _hit(focus: AnyTerm | None, shape: str, value: AnyTerm | None) -> Hit:
    node = focus.value if isinstance(focus, ox.NamedNode) else BLANK
    return Hit(node, shape, None if value == focus or isinstance(value, ox.BlankNode) else value)


def _parsed(text: str | None) -> AnyTerm | None:
    """A term in N-Triples notation, as shacl-rust gives it."""
    if text is None:
        return None
    quad = next(iter(ox.parse(f"<x:s> <x:p> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES)))
    return quad.object if isinstance(quad.object, AnyTerm) else None


def _oxigraph(node: rdflib.term.Node | None) -> AnyTerm | None:
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode()
    if isinstance(node, rdflib.Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return (
            ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
        )
    return None
