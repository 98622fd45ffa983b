"""Who stands in which measure, and the quotes that prove it, each with its sentence.

One question gives both; its rows are put in order here, as an engine is quicker without one. Nothing is left out,
whatever the size of the corpus: see benchmarks/README.md for what that costs.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> quotes_of(LocalSource(ox.Store()), "co-responsibility", lambda stand: True)
    Quotes(stands=[], sentences=[], quotes=[])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from ..namespaces import local_id
from ..query import TIME_LIMIT, Source, ask_question, with_sentences
from ..table import Cell

__all__ = ["Places", "Quotes", "Stand", "quotes_of"]

_ROLES: Final = frozenset({"lead", "participant"})
_Quote: TypeAlias = tuple[int, int, str]


class Stand(NamedTuple):
    """A role (its id) of a body in a measure, or the use of an instrument, which has no role."""

    measure: str
    node: str
    role: str


@dataclass(frozen=True, slots=True)
class Places:
    """Gives each text its place in a list."""

    items: list[str] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        """The place of ``text``, at the end for a new one."""
        if text not in self._known:
            self._known[text] = len(self.items)
            self.items.append(text)
        return self._known[text]


@dataclass(frozen=True, slots=True)
class Quotes:
    """Stands, those of bodies first, each kind sorted; sentences; of each quote the place of its stand, that of its
    sentence, and its words."""

    stands: list[Stand]
    sentences: list[str]
    quotes: list[_Quote]


def quotes_of(
    source: Source, kind: str, kept: Callable[[Stand], bool], *, seconds: float | None = TIME_LIMIT
) -> Quotes:
    """The stands that a network of ``kind`` counts and that are ``kept``, and all their quotes. Raises QueryError,
    QueryTimeout and SourceError."""
    stands, sentences, quotes = dict[Stand, int](), Places(), dict[_Quote, None]()
    for question in _questions(kind):
        for stand, *_, quote, sentence in sorted(_said(source, question, kind, kept, seconds)):
            place = stands.setdefault(stand, len(stands))
            if quote:
                quotes[place, sentences.of(sentence or quote), quote] = None
    return Quotes(list(stands), sentences.items, list(quotes))


class _Said(NamedTuple):
    """A quote that proves a stand, by where it is found; empty where no quote is known."""

    stand: Stand
    text: str
    start: int
    end: int
    quote: str
    sentence: str


def _questions(kind: str) -> list[str]:
    return ["responsibility-quotes", *(["instrument-quotes"] if kind == "agency-instrument" else [])]


def _said(
    source: Source, question: str, kind: str, kept: Callable[[Stand], bool], seconds: float | None
) -> Iterator[_Said]:
    answer = with_sentences(source, ask_question(source, question, seconds=seconds), seconds)
    for measure, node, *role, quote, text, start, end, sentence in answer.table().rows:
        stand = Stand(str(measure), str(node), local_id(str(role[0])) if role else "")
        if kept(stand) and (kind != "lead-participant" or stand.role in _ROLES):
            yield _Said(stand, _text(text), _place(start), _place(end), _text(quote), _text(sentence))


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _place(value: Cell) -> int:
    return value if isinstance(value, int) else -1
