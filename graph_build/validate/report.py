"""What a validation found, as frozen values and as a SHACL validation report.

The report is the same, byte for byte, for the same findings: results are sorted and have IRIs made from their content.

Example:
    >>> ValidationReport("http://example.org/shapes", ()).conforms
    True
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from ..namespaces import BASE, PREFIXES, term

__all__ = ["BLANK", "Finding", "Severity", "Term", "ValidationReport"]

Severity = Literal["Violation", "Warning", "Info"]
Term = ox.NamedNode | ox.Literal
BLANK = BASE + ".well-known/genid/blank"
_ORDER = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``focus`` is the IRI of the node that has it (BLANK for any blank node), ``path`` the IRI of the
    property, if it is one, ``value`` the offending value, if there is one, ``shape`` the name of the broken shape,
    ``sentence`` what the text says there, ``document`` the IRI of the document."""

    focus: str
    path: str | None
    value: Term | None
    message: str
    severity: Severity
    shape: str
    sentence: str | None
    document: str | None

    def sort_key(self) -> tuple[int, str, str, str, str]:
        """Violations first, then by document, node and shape."""
        return _ORDER[self.severity], self.document or "", self.focus, self.shape, str(self.value)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The findings, sorted; ``shapes`` is the IRI of the shapes graph."""

    shapes: str
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """True if no MUST is broken. Warnings, that is broken SHOULDs, leave it True."""
        return all(finding.severity != "Violation" for finding in self.findings)

    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {"Violation": found["Violation"], "Warning": found["Warning"], "Info": found["Info"]}

    def to_turtle(self) -> str:
        """The report in the SHACL vocabulary. As in SHACL, ``sh:conforms`` is false if there is any result, warnings
        included."""
        triples = sorted(set(self._triples()), key=str)
        prefixes = {name: PREFIXES[name] for name in ("sh", "sp", "xsd", "rdfs", "dct")}
        return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()

    def _triples(self) -> Iterator[ox.Triple]:
        report = ox.NamedNode(BASE + "validation")
        yield _triple(report, "rdf:type", ox.NamedNode(term("sh:ValidationReport")))
        yield _triple(report, "sh:conforms", ox.Literal(not self.findings))
        for finding in self.findings:
            result = ox.NamedNode(f"{BASE}validation/{_digest(finding)}")
            yield _triple(report, "sh:result", result)
            for name, value in self._statements(finding):
                yield _triple(result, name, value)

    def _statements(self, finding: Finding) -> Iterator[tuple[str, Term]]:
        yield "rdf:type", ox.NamedNode(term("sh:ValidationResult"))
        yield "sh:focusNode", ox.NamedNode(finding.focus)
        yield "sh:resultSeverity", ox.NamedNode(term(f"sh:{finding.severity}"))
        yield "sh:resultMessage", ox.Literal(finding.message, language="en")
        yield "sh:sourceShape", ox.NamedNode(f"{self.shapes}#{finding.shape}")
        if finding.path:
            yield "sh:resultPath", ox.NamedNode(finding.path)
        if finding.value is not None:
            yield "sh:value", finding.value
        if finding.sentence:
            yield "rdfs:comment", ox.Literal(finding.sentence)
        if finding.document:
            yield "dct:isPartOf", ox.NamedNode(finding.document)


def _triple(subject: ox.NamedNode, predicate: str, value: Term) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(term(predicate)), value)


def _digest(finding: Finding) -> str:
    key = "\n".join((finding.focus, finding.shape, finding.path or "", str(finding.value)))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
