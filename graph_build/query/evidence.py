"""Joins the rows of an answer to the quotes that prove them, and to the sentences these stand in.

Example:
    >>> tea, quote = ox.NamedNode("https://example.org/tea"), ox.Literal("drink tea")
    >>> joined(Solutions(("measure",), ((tea,),)), Solutions(("measure", "quote"), ((tea, quote),))).table()[0]
    {'measure': 'https://example.org/tea', 'quote': 'drink tea'}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import pyoxigraph as ox

from ..errors import QueryError
from ..namespaces import term
from ..quotation import sentence_around
from .answer import Answer, Solutions, cell
from .catalogue import Question, bound, find_question
from .parameters import Value
from .source import TIME_LIMIT, Source, select
from .sparql import Term

__all__ = ["joined", "prove", "with_sentences"]

_Row: TypeAlias = tuple[Term | None, ...]
# These say where a quote stands; in an answer a column of that name is something else.
_PLACE: Final = ("quote", "text", "start", "end")
_SENTENCE: Final = "sentence"
_LONGEST: Final = 1000
_TEXTS: Final = 100
_WORDS: Final = f"SELECT ?text ?words {{ VALUES ?text {{ %s }} ?text <{term('sp:plainText')}> ?words }}"


def prove(
    source: Source,
    question: Question,
    answer: Answer,
    parameters: Mapping[str, Value] | None = None,
    *,
    seconds: float | None = TIME_LIMIT,
) -> Solutions:
    """The rows of ``answer``, the answer to ``question`` with ``parameters``: one for each quote that proves one, with
    the columns of the question named by ``prove`` and the sentence around the quote. A row without a quote stays. That
    question is asked with the same values for the parameters that both have; each query may take ``seconds``. Raises as
    :meth:`Source.ask`, and QueryError for a question that has no ``prove`` or an answer that has no rows."""
    if question.prove is None:
        raise QueryError(question.name, "names no question that proves it", "ask one that does, or leave evidence out")
    if not isinstance(answer, Solutions):
        raise QueryError(question.name, "gives no rows to prove", "ask with SELECT")
    proof = find_question(question.prove)
    values = _values(question, proof, parameters or {})
    evidence = select(source, bound(proof, values, base=source.base), seconds=seconds)
    if not set(_PLACE) <= set(evidence.columns):
        raise QueryError(proof.name, f"has no {', '.join(_PLACE)}", "select these in it")
    keys = _shared(answer, evidence)
    if not keys:
        raise QueryError(question.name, f"has no column in common with {proof.name}", "select what its rows are about")
    relevant = _relevant(answer, evidence, keys)
    return joined(answer, with_sentences(source, relevant, seconds))


def joined(answer: Solutions, evidence: Solutions) -> Solutions:
    """The rows of ``answer``, each once for each row of ``evidence`` with the same terms in the columns that both have,
    and with the other columns of that; unbound is the same as unbound. One without such a row stays as it is."""
    keys = _shared(answer, evidence)
    new = [name for name in evidence.columns if name not in answer.columns]
    rest, key_there, key_here = _picker(evidence, new), _picker(evidence, keys), _picker(answer, keys)
    found: dict[_Row, list[_Row]] = defaultdict(list)
    for row in evidence.rows:
        found[key_there(row)].append(rest(row))
    nothing: list[_Row] = [(None,) * len(new)]
    rows = (row + more for row in answer.rows for more in found.get(key_here(row), nothing))
    return Solutions((*answer.columns, *new), tuple(rows))


def _values(question: Question, proof: Question, given: Mapping[str, Value]) -> dict[str, Value]:
    """What the parameters of ``proof`` are, where ``question`` has them too."""
    asked = {name: given.get(name, parameter.default) for name, parameter in question.parameters.items()}
    return {name: value for name, value in asked.items() if value is not None and name in proof.parameters}


def _shared(answer: Solutions, evidence: Solutions) -> list[str]:
    return [name for name in answer.columns if name in evidence.columns and name not in (*_PLACE, _SENTENCE)]


def _relevant(answer: Solutions, evidence: Solutions, keys: Sequence[str]) -> Solutions:
    wanted = set(map(_picker(answer, keys), answer.rows))
    key = _picker(evidence, keys)
    return Solutions(evidence.columns, tuple(row for row in evidence.rows if key(row) in wanted))


def with_sentences(source: Source, evidence: Solutions, seconds: float | None = TIME_LIMIT) -> Solutions:
    """The same quotes with one more column, the sentence that each stands in; raises as :meth:`Source.ask`."""
    places = list(map(_picker(evidence, _PLACE), evidence.rows))
    words = _words(source, {text for _, text, _, _ in places}, seconds)
    sentences = {place: _sentence(words, *place) for place in sorted(set(places), key=lambda place: str(place[1]))}
    rows = tuple((*row, sentences[place]) for row, place in zip(evidence.rows, places, strict=True))
    return Solutions((*evidence.columns, _SENTENCE), rows)


def _words(source: Source, texts: set[Term | None], seconds: float | None) -> dict[Term, str]:
    """The whole wording of each text."""
    nodes = sorted(str(text) for text in texts if isinstance(text, ox.NamedNode))
    found: dict[Term, str] = {}
    for first in range(0, len(nodes), _TEXTS):
        answer = select(source, _WORDS % " ".join(nodes[first : first + _TEXTS]), seconds=seconds)
        found |= {text: words.value for text, words in answer.rows if text and isinstance(words, ox.Literal)}
    return found


def _sentence(words: Mapping[Term, str], quote: Term | None, text: Term | None, *at: Term | None) -> ox.Literal | None:
    """The sentence around a quote; None where the text does not have these words at this place."""
    whole = words.get(text) if text else None
    start, end = map(cell, at)
    if whole is None or not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        return None
    if not isinstance(quote, ox.Literal) or whole[start:end] != quote.value:
        return None
    return ox.Literal(sentence_around(whole, start, end, longest=_LONGEST))


def _picker(solutions: Solutions, names: Sequence[str]) -> Callable[[_Row], _Row]:
    places = [solutions.columns.index(name) for name in names]
    return lambda row: tuple(row[place] for place in places)
