"""Prefixes, and the only place that builds IRIs.

Example:
    >>> document_iri("https://w3id.org/sme-policy/", "guobanhan-2012-141")
    'https://w3id.org/sme-policy/document/guobanhan-2012-141'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final
from urllib.parse import quote

from .model import Span

BASE: Final = "https://w3id.org/sme-policy/"
SP: Final = BASE + "ns#"
PREFIXES: Final = {
    "sp": SP,
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "cpov": "http://data.europa.eu/m8g/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_STAGE: Final = "#loading"
_LANGUAGES: Final = {"en": "ENG", "zh": "ZHO"}

__all__ = [
    "BASE",
    "PREFIXES",
    "SP",
    "agency_iri",
    "dataset_iri",
    "document_iri",
    "evidence_iri",
    "file_iri",
    "graph_iri",
    "instrument_iri",
    "is_staged",
    "kind_iri",
    "language_iri",
    "local_id",
    "part_iri",
    "role_iri",
    "slug",
    "staged_iri",
    "term",
    "text_iri",
    "vocabulary_graph_iri",
]


def term(name: str) -> str:
    """The IRI of a prefixed name: ``term("eli:title")``. Raises KeyError for a prefix that is not in PREFIXES."""
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local


def slug(name: str) -> str:
    """``name`` as a path segment: lower-case letters and digits of any script, joined by hyphens.

    >>> slug("Guo Fa [2009] No. 36")
    'guo-fa-2009-no-36'
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "-".join(re.findall(r"[^\W_]+", plain)) or "unnamed"


def local_id(iri: str) -> str:
    """The last segment of an IRI: the id of an agency, instrument or role."""
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def agency_iri(agency: str, base: str = BASE) -> str:
    """An agency or agency group; ``agency`` is its id."""
    return f"{base}agency/{quote(agency)}"


def instrument_iri(instrument: str) -> str:
    """An instrument; ``instrument`` is its id."""
    return f"{BASE}instrument/{quote(instrument)}"


def role_iri(role: str) -> str:
    """A role; ``role`` is its id."""
    return f"{BASE}role/{role}"


def document_iri(base: str, document: str) -> str:
    """A document; ``document`` is its slug."""
    return f"{base}document/{quote(document)}"


def graph_iri(document: str) -> str:
    """The named graph of a document, given the document's IRI."""
    return f"{document}/graph"


def staged_iri(graph: str) -> str:
    """The named graph in which another is put together, before it takes its place.

    >>> is_staged(staged_iri("https://example.org/document/a/graph"))
    True
    """
    return graph + _STAGE


def is_staged(graph: str) -> bool:
    """True for a graph of :func:`staged_iri`: no question is about it."""
    return graph.endswith(_STAGE)


def dataset_iri(base: str) -> str:
    """The description of the whole dataset, and the graph it stands in."""
    return f"{base}dataset"


def part_iri(whole: str, kind: str, *key: str | int) -> str:
    """A part of a document or measure: ``part_iri(measure, "quantity", 1)``."""
    return "/".join([whole, kind, *(quote(str(k)) for k in key)])


def kind_iri(kind: str) -> str:
    """A kind of documents; ``kind`` is its id."""
    return f"{BASE}kind/{quote(kind)}"


def language_iri(language: str) -> str:
    """The entry of a language in the EU authority table.

    >>> language_iri("en")
    'http://publications.europa.eu/resource/authority/language/ENG'
    """
    return f"http://publications.europa.eu/resource/authority/language/{_LANGUAGES[language]}"


def file_iri(base: str, sha256: str) -> str:
    """A source file, named by the digest of its bytes."""
    return f"{base}file/{sha256}"


def text_iri(document: str, language: str, text: str) -> str:
    """A text of a document, named by its language and the first 8 hex digits of the SHA-256 of ``text`` in UTF-8."""
    return part_iri(document, "text", f"{language}-{hashlib.sha256(text.encode()).hexdigest()[:8]}")


def evidence_iri(text: str, span: Span) -> str:
    """A stretch of a text as an RFC 5147 fragment of the text's IRI."""
    return f"{text}#char={span.start},{span.end}"


def vocabulary_graph_iri(base: str, name: str) -> str:
    """The named graph of a vocabulary, or of the ontology, given the stem of its file's name."""
    return graph_iri(f"{base}vocabulary/{quote(slug(name))}")
