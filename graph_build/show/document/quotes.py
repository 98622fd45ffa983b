"""The quotes behind what a document states, the sentences around them, and the wording of measures with both marked.

Example:
    >>> place_in("tea or tea", "tea", "so: tea or "), place_in("tea or tea", "tea", ""), place_in("salt", "tea", "")
    (7, 0, -1)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, TypeAlias

from ...query import TIME_LIMIT, Solutions, Source, ask_question, with_sentences

__all__ = ["Quote", "before", "marked", "place_in", "proofs", "wording"]

_Key: TypeAlias = tuple[str, ...]
# The columns of each question of quotes that together name what is proved.
_PROOFS: Final[Mapping[str, tuple[str, ...]]] = {
    "responsibility-evidence": ("measure", "agency", "role"),
    "section-responsibility-evidence": ("section", "agency", "role"),
    "instrument-evidence": ("measure", "instrument"),
    "programme-evidence": ("programme",),
    "quantity-evidence": ("quantity",),
    "period-evidence": ("period",),
    "citation-evidence": ("citation",),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, from ``start`` to ``end``, and the sentence they stand in."""

    words: str
    text: str
    start: int
    end: int
    sentence: str = ""


def wording(source: Source, document: str, seconds: float | None = TIME_LIMIT) -> Mapping[str, Sequence[Quote]]:
    """The words of each measure of a document, by its IRI, in pieces. Raises QueryError, QueryTimeout, SourceError."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for row in ask_question(source, "measure-wording", {"document": document}, seconds=seconds).table():
        found[str(row["measure"])].append(_quote(row))
    return found


def proofs(source: Source, document: str, seconds: float | None = TIME_LIMIT) -> Mapping[_Key, Sequence[Quote]]:
    """All quotes of a document by what they prove, in the order of the text; raises as :func:`wording`. The texts are
    fetched once."""
    keys: list[_Key] = []
    rows: list[tuple[Any, ...]] = []
    for name, columns in _PROOFS.items():
        answer = ask_question(source, name, {"document": document}, seconds=seconds)
        for table_row, row in zip(answer.table(), answer.rows, strict=True):
            keys.append(tuple(str(table_row[column]) for column in columns))
            rows.append(row[-4:])
    proved = with_sentences(source, Solutions(("quote", "text", "start", "end"), tuple(rows)), seconds).table()
    found: dict[_Key, dict[Quote, None]] = defaultdict(dict)
    for key, said in sorted(
        zip(keys, map(_quote, proved), strict=True), key=lambda pair: (pair[1].text, pair[1].start)
    ):
        found[key][said] = None
    return {key: tuple(values) for key, values in found.items()}


def place_in(sentence: str, quote: str, before: str) -> int:
    """Where in a sentence a quote stands: of several places the one with the end of ``before`` in front of it; the
    first where none has; -1 where the sentence lacks the quote. All are in one line."""
    places, at = [], sentence.find(quote)
    while at >= 0 and quote:
        places.append(at)
        at = sentence.find(quote, at + 1)
    front = before.rstrip()
    fitting = (place for place in reversed(places) if front.endswith(sentence[:place].lstrip("…").rstrip()))
    return next(fitting, places[0]) if places else -1


def before(quote: Quote, pieces: Sequence[Quote]) -> str:
    """What stands before a quote in the same piece of a measure, on one line."""
    for piece in pieces:
        if piece.text == quote.text and piece.start <= quote.start and quote.end <= piece.end:
            return " ".join(piece.words[: quote.start - piece.start].split())
    return ""


def marked(pieces: Iterable[Quote], proving: Sequence[tuple[Quote, int]]) -> list[list[list[Any]]]:
    """The wording of a measure, each piece cut where a quote begins or ends: ``[words, row, row …]``, with the rows
    that these words prove."""
    found: list[list[list[Any]]] = []
    for piece in pieces:
        inside = [
            (max(quote.start, piece.start) - piece.start, min(quote.end, piece.end) - piece.start, row)
            for quote, row in proving
            if _meet(piece, quote)
        ]
        cuts = sorted({0, len(piece.words), *(cut for start, end, _ in inside for cut in (start, end))})
        found.append([
            [piece.words[start:end], *sorted({row for a, b, row in inside if a <= start and end <= b})]
            for start, end in pairwise(cuts)
        ])  # fmt: skip
    return found


def _meet(piece: Quote, quote: Quote) -> bool:
    """Whether a quote has words of a piece; not where either is not what the text has at its place."""
    sound = bool(quote.sentence) and piece.end - piece.start == len(piece.words)
    return sound and quote.text == piece.text and quote.start < piece.end and quote.end > piece.start


def _quote(row: Mapping[str, Any]) -> Quote:
    sentence = str(row.get("sentence") or "")
    return Quote(str(row["quote"]), str(row["text"]), _offset(row["start"]), _offset(row["end"]), sentence)


def _offset(value: object) -> int:
    return value if isinstance(value, int) else -1
