"""Asks an Oxigraph store, in this process.

Example:
    >>> LocalSource(ox.Store(), "empty").ask("ASK { ?s ?p ?o }")
    Truth(value=False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox

from ..errors import QueryError, SourceError
from ..namespaces import BASE, term
from ..store import STORE
from .answer import Answer, Solutions, Triples, Truth
from .source import TIME_LIMIT
from .sparql import form_of, keywords
from .timing import Deadline, in_time

__all__ = ["LocalSource", "check_syntax", "columns_of", "open_source", "read_within"]

T = TypeVar("T")

_AT: Final = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?")
# Among the tokens that the engine expects may be a sentence, such as "Prefix not found".
_SENTENCE: Final = re.compile(r"(?:^|, )([A-Z]\w+(?: [\w*]+){2,})(?=, |$)")
# Where only keywords fit, the engine has read the length of one too far; "[_]" is one that the text is too short for.
_KEYWORDS: Final = re.compile(r"(?:\w+|\[_\])(?:, (?:\w+|\[_\]))*")
_WORD: Final = re.compile(r"[A-Za-z]\w*")
_LONGEST: Final = 160
_SHOWN: Final = 30
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class LocalSource:
    """The union of the named graphs of a store, or the merge of those in ``graphs``."""

    store: ox.Store
    name: str = "store"
    graphs: Sequence[ox.NamedNode] | None = None

    @property
    def base(self) -> str:
        """Where the IRIs of the documents start, as the description of the dataset says."""
        spaces = self.store.quads_for_pattern(None, ox.NamedNode(term("void:uriSpace")), None)
        return min((quad.object.value for quad in spaces if isinstance(quad.object, ox.Literal)), default=BASE)

    def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
        """See :class:`Source`. The rows of an answer that comes too late are dropped; but while the engine looks for
        the next one, it cannot be told to stop."""
        form_of(text)
        return in_time(self.name, seconds, lambda deadline: self._ask(text, deadline))

    def _ask(self, text: str, deadline: Deadline) -> Answer:
        try:
            # A query with FROM says itself which graphs it is about.
            union = self.graphs is None and "FROM" not in keywords(text)
            answer = self.store.query(text, use_default_graph_as_union=union, default_graph=_listed(self.graphs))
            if isinstance(answer, ox.QuerySolutions):
                columns = tuple(variable.value for variable in answer.variables)
                return Solutions(columns, tuple(map(tuple, read_within(answer, deadline))))
            return (
                Truth(bool(answer)) if isinstance(answer, ox.QueryBoolean) else Triples(read_within(answer, deadline))
            )
        except (SyntaxError, UnicodeError, RuntimeError) as error:
            raise _syntax(error, text) from error
        except OSError as error:
            raise SourceError(self.name, str(error), "check the store, or build the graph anew") from error


def open_source(folder: Path) -> LocalSource:
    """The store of a built graph, only to be read. Raises SourceError for a folder that holds none."""
    store = folder / STORE
    if not (store / "CURRENT").is_file():
        raise SourceError(folder, "holds no built graph", f"run: sme-graph build PATH... --out {folder}")
    try:
        return LocalSource(ox.Store.read_only(str(store)), str(folder))
    except (OSError, ValueError) as error:
        raise SourceError(folder, f"its store cannot be opened: {error}", "build the graph anew") from error


def check_syntax(text: str) -> None:
    """Raises QueryError with line and column for a text that is no SPARQL 1.1 query; functions that only some engines
    have are let through."""
    try:
        ox.Store().query(text)
    except (SyntaxError, UnicodeError) as error:
        raise _syntax(error, text) from error
    except RuntimeError:
        pass


def columns_of(text: str) -> tuple[str, ...]:
    """The columns of the answer to a SELECT, in their order. Raises QueryError as :func:`check_syntax`.

    >>> columns_of("SELECT ?b (1 AS ?a) { ?a_ ?b ?c }")
    ('b', 'a')
    """
    try:
        answer = ox.Store().query(text)
    except (SyntaxError, UnicodeError, RuntimeError) as error:
        raise _syntax(error, text) from error
    return tuple(variable.value for variable in answer.variables) if isinstance(answer, ox.QuerySolutions) else ()


def read_within(items: Iterable[T], deadline: Deadline) -> tuple[T, ...]:
    """All items. Raises QueryTimeout at the deadline."""
    iterator, read = iter(items), list[T]()
    while batch := list(islice(iterator, _BATCH)):
        deadline.left()
        read.extend(batch)
    return tuple(read)


def _listed(graphs: Sequence[ox.NamedNode] | None) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None:
    return None if graphs is None else list(graphs)


def _syntax(error: Exception, text: str) -> QueryError:
    """The engine's message with line, column and what stands there."""
    message = " ".join((error.msg if isinstance(error, SyntaxError) else str(error)).split())
    found = _AT.match(message)
    if not found:
        return QueryError("query", message, "see https://www.w3.org/TR/sparql11-query/")
    expected = message[found.end() :]
    at = sum(len(line) + 1 for line in text.split("\n")[: int(found[1]) - 1]) + int(found[2]) - 1
    if _KEYWORDS.fullmatch(expected):
        at, expected = max(0, at - min(map(len, _WORD.findall(expected)), default=1)), ""
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    there = text[at : at + _SHOWN].partition("\n")[0].strip()
    what = f"syntax error at {there!r}" if there else "syntax error at the end of the line"
    return QueryError(f"query:{line}:{column}", what + _reason(expected), "mend the query")


def _reason(expected: str) -> str:
    sentence = _SENTENCE.search(expected)
    if sentence or not expected:
        return f": {sentence[1]}" if sentence else ""
    return ": expected " + (expected if len(expected) <= _LONGEST else expected[: _LONGEST - 1] + "…")
