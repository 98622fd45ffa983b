"""Readings and graphs of texts of one document, made up without files.

Example:
    >>> graph(text("a", "en", {1: M({"mof": "lead"})})).query("agency-workload")[0]["label"]
    'Ministry of Finance'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from graph_build.describe import describe
from graph_build.graph import PolicyGraph, graph_of
from graph_build.model import (
    Citation,
    DocumentReading,
    InstrumentUse,
    Language,
    MeasureReading,
    Passage,
    Period,
    Programme,
    Quantity,
    Relation,
    Responsibility,
    Role,
    Source,
    Span,
)
from graph_build.namespaces import BASE, PREFIXES, document_iri
from graph_build.vocabulary import load_vocabulary, vocabulary_files

__all__ = ["M", "graph", "sources", "text"]

VOCABULARY = load_vocabulary()
TEA = document_iri(BASE, "tea")


@dataclass(frozen=True)
class M:
    """A measure as one text has it. Each statement is proved by words of its own."""

    roles: Mapping[str, Role] | None = None
    instruments: Sequence[str] = ()
    numbers: Sequence[tuple[int, str]] = ()
    until: Sequence[str] = ()
    programmes: Sequence[tuple[str, str | None]] = ()
    cited: Sequence[tuple[str, str | None, Relation]] = ()


def text(name: str, language: Language, measures: Mapping[int, M]) -> DocumentReading:
    """A reading whose measures are its lines."""
    lines, read = [f"{name} of tea"], []
    for number, one in measures.items():
        words: list[str] = []
        start = len("\n".join(lines)) + 1

        def proof(said: str, words: list[str] = words, start: int = start) -> Span:
            words.append(said)
            end = start + len(" ".join(words))
            return Span(end - len(said), end)

        roles = tuple(Responsibility(body, role, proof(body)) for body, role in (one.roles or {}).items())
        uses = tuple(InstrumentUse(name, proof(name)) for name in one.instruments)
        numbers = tuple(Quantity("%", proof(f"{n}%"), value=Decimal(n), of=of) for n, of in one.numbers)
        periods = tuple(Period(proof(day), until=day) for day in one.until)
        programmes = tuple(Programme(name, kind, proof(name)) for name, kind in one.programmes)
        citations = tuple(Citation(title, n, relation, proof(title)) for title, n, relation in one.cited)
        proof(f"{name}{number}.")
        lines.append(" ".join(words))
        span = Span(start, start + len(lines[-1]))
        fields = (roles, uses, programmes, numbers, periods, citations)
        read.append(MeasureReading(Passage(number, (), span, span), lines[-1], lines[-1], (span,), *fields))
    source = Source(f"{name}.txt", f"{name}.txt", "\n".join(lines), language, "utf-8", name[:1] * 64)
    return DocumentReading(source, f"{name} of tea", None, None, (), "opinions", None, (), tuple(read), (), (), ())


def graph(*texts: DocumentReading) -> PolicyGraph:
    store = ox.Store()
    store.extend(describe(*texts, vocabulary=VOCABULARY, base=BASE, slug="tea"))
    for path in vocabulary_files():
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"urn:{path.stem}"))
    return graph_of(store)


def sources(found: PolicyGraph, where: str) -> dict[str, tuple[str, ...]]:
    """By ``?what``, the names of the files of the texts that prove ``?node``."""
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    body = f"{where} ?node sp:evidence/oa:hasSource/prov:wasDerivedFrom/dct:title ?file"
    rows = found.sparql(f"{prefixes} SELECT DISTINCT ?what ?node ?file WHERE {{ {body} }} ORDER BY ?node ?file")
    assert not isinstance(rows, bool | tuple)
    proofs: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        proofs.setdefault((str(row["what"]), str(row["node"])), []).append(str(row["file"]).removesuffix(".txt"))
    return {
        f"{what.rpartition('/')[2]} {node.removeprefix(TEA)}": tuple(files) for (what, node), files in proofs.items()
    }
