"""What the script of a document's page gets: the tree as rows in the order in which they are drawn, and the quotes.

Each node names its parent by its place in the list, which comes before its own, so that a row of the page is a row of
the list. A sentence stands in the data once; a quote names it by its place and says where in it the words begin.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> document_data(LocalSource(ox.Store()), "https://example.org/document/tea", language="en")
    {'nodes': [{'parent': -1, 'kind': 'document'}], 'sentences': []}
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ...query import TIME_LIMIT, Source, ask_question
from .leaves import Leaf, leaves
from .quotes import Quote, before, marked, place_in, proofs, wording

__all__ = ["document_data"]

_Data: TypeAlias = dict[str, Any]
_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The document, a section or a measure."""

    iri: str
    kind: str
    number: int | None = None
    heading: str | None = None


def document_data(source: Source, document: str, *, language: str, seconds: float | None = TIME_LIMIT) -> _Data:
    """The nodes of the tree of the document with the IRI ``document``, and the sentences that prove them, as JSON takes
    them. Raises QueryError, QueryTimeout and SourceError."""
    held = _held(source, document, language, seconds)
    owned = defaultdict(list)
    measures = frozenset(part.iri for parts in held.values() for part in parts if part.kind == "measure")
    for leaf in leaves(source, document, measures, language=language, seconds=seconds):
        owned[leaf.owner].append(leaf)
    rows = _rows(document, held, owned)
    words, quotes = wording(source, document, seconds), proofs(source, document, seconds)
    sentences: dict[str, int] = {}
    nodes = [
        _part(row, parent) if isinstance(row, _Part) else _leaf(row, parent, words, quotes, sentences)
        for parent, row in rows
    ]
    for place, (_, row) in enumerate(rows):
        if isinstance(row, _Part) and row.kind == "measure":
            nodes[place]["words"] = marked(words.get(row.iri, ()), _proving(rows, place, quotes))
    return {"nodes": nodes, "sentences": list(sentences)}


def _held(source: Source, document: str, language: str, seconds: float | None) -> Mapping[str, Sequence[_Part]]:
    """The sections and measures in each part. Each has one place, also where holders run in a circle; one that nothing
    holds which is of the document stands in the document."""
    values = {"document": document, "language": language}
    inside: dict[str, dict[_Part, None]] = defaultdict(dict)
    for row in ask_question(source, "document-parts", values, seconds=seconds).table():
        number = row["number"] if isinstance(row["number"], int) else None
        heading = str(row["heading"]) if row["heading"] else None
        inside[str(row["whole"])][_Part(str(row["part"]), str(row["sort"]), number, heading)] = None
    found: dict[str, list[_Part]] = defaultdict(list)
    placed = {document}
    for top in (inside[document], *(parts for whole, parts in inside.items() if whole != document)):
        waiting = deque((document, part) for part in top)
        while waiting:
            whole, part = waiting.popleft()
            if part.iri not in placed:
                placed.add(part.iri)
                found[whole].append(part)
                waiting.extend((part.iri, inner) for inner in inside.get(part.iri, ()))
    return {whole: sorted(parts, key=lambda part: (part.number or 0, part.iri)) for whole, parts in found.items()}


def _rows(
    document: str, held: Mapping[str, Sequence[_Part]], owned: Mapping[str, Sequence[Leaf]]
) -> list[tuple[int, _Part | Leaf]]:
    """Each part and leaf with the row of its parent: a part, its leaves, then the parts in it, each in the same way."""
    rows: list[tuple[int, _Part | Leaf]] = []
    waiting = [(-1, _Part(document, "document"))]
    while waiting:
        parent, part = waiting.pop()
        place = len(rows)
        rows.append((parent, part))
        rows.extend((place, leaf) for leaf in owned.get(part.iri, ()))
        waiting.extend((place, inner) for inner in reversed(held.get(part.iri, ())))
    return rows


def _part(part: _Part, parent: int) -> _Data:
    return _stated(parent=parent, kind=part.kind, number=part.number, label=part.heading)


def _leaf(
    leaf: Leaf,
    parent: int,
    words: Mapping[str, Sequence[Quote]],
    quotes: Mapping[_Key, Sequence[Quote]],
    sentences: dict[str, int],
) -> _Data:
    found = []
    for quote in quotes.get(leaf.proof, ()):
        line, sentence = " ".join(quote.words.split()), quote.sentence or quote.words
        at = place_in(sentence, line, before(quote, words.get(leaf.owner, ())))
        found.append([sentences.setdefault(sentence, len(sentences)), at, line])
    return _stated(
        parent=parent, kind=leaf.kind, label=leaf.label, key=leaf.key, role=leaf.role, group=leaf.group, note=leaf.note,
        quotes=found,
    )  # fmt: skip


def _stated(**values: Any) -> _Data:
    return {name: value for name, value in values.items() if value is not None}


def _proving(
    rows: Sequence[tuple[int, _Part | Leaf]], measure: int, quotes: Mapping[_Key, Sequence[Quote]]
) -> list[tuple[Quote, int]]:
    """The quotes of the leaves of a measure, each with the row of its leaf. They follow the measure at once."""
    found: list[tuple[Quote, int]] = []
    for place in range(measure + 1, len(rows)):
        parent, leaf = rows[place]
        if parent != measure or isinstance(leaf, _Part):
            break
        found.extend((quote, place) for quote in quotes.get(leaf.proof, ()))
    return found
