"""Checks a graph against the shapes, and says for each fault in which sentence it lies.

Example:
    >>> store = ox.Store()
    >>> store.load(b'<http://e/m> a <https://w3id.org/sme-policy/ns#Period> .', format=ox.RdfFormat.TURTLE)
    >>> report = validate(store)
    >>> report.conforms, report.findings[0].shape
    (False, 'evidence-needed')
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ..errors import InputError
from .context import Reader
from .engines import ENGINES, Engine, run
from .report import Finding, ValidationReport
from .rules import ShapesName, load_rules

__all__ = ["ENGINES", "Engine", "Finding", "ShapesName", "ValidationReport", "validate", "validate_file"]


def validate(store: ox.Store, *, engine: Engine = "auto", shapes: ShapesName = "graph") -> ValidationReport:
    """Checks the union of all graphs of ``store``, which is left as it is. ``engine`` is ``rust`` (the default: core
    constraints by shacl-rust, SPARQL constraints by Oxigraph) or ``pyshacl`` (the reference, slower); ``shapes`` is
    ``graph`` for a built graph or ``vocabulary`` for vocabularies. Subclasses that the ontology states hold, whether or
    not the ontology is in the store. Raises PolicyGraphError for an engine that is not known or not installed."""
    rules = load_rules(shapes)
    reader = Reader(store)
    findings = {
        Finding(
            focus=hit.focus,
            path=rule.path,
            value=hit.value,
            message=rule.message,
            severity=rule.severity,
            shape=rule.id,
            sentence=reader.sentence(hit.focus),
            document=reader.document(hit.focus),
        )
        for hit in run(store, rules, engine)
        for rule in [rules.by_iri[hit.shape]]
    }
    return ValidationReport(shapes=rules.iri, findings=tuple(sorted(findings, key=Finding.sort_key)))


def validate_file(path: Path, *, engine: Engine = "auto", shapes: ShapesName = "graph") -> ValidationReport:
    """As :func:`validate`, for an RDF file: Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD by its extension.
    Raises InputError for a file that is missing, of another kind or broken."""
    form = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if form is None:
        raise InputError(path, "is no RDF file", "give .ttl, .trig, .nt, .nq, .rdf or .jsonld")
    try:
        store = _loaded(path, form)
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno}", error.msg, "mend the syntax") from error
    except (OSError, ValueError) as error:
        raise InputError(path, str(error), "give a readable RDF file") from error
    return validate(store, engine=engine, shapes=shapes)


def _loaded(path: Path, form: ox.RdfFormat) -> ox.Store:
    """A file is parsed through a buffer, which the text of a whole book overruns; bytes in memory are not."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except MemoryError:
        store = ox.Store()
        store.bulk_load(path.read_bytes(), format=form)
    return store
