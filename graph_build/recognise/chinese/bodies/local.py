"""Bodies of one province, city or county: "省财政厅", "市经济信息化委", "市委宣传部". They take the class of their
kind.

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> sorted({one.agency for one in local_bodies("省财政厅、市科技局、市委宣传部", Span(0, 15), grammar)})
    ['finance-departments', 'publicity-departments', 'science-departments']
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Span
from .governments import level_before
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["compile_bodies", "level_of_local", "load_vocabulary", "local_bodies", "namesake"]


def local_bodies(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """What may be bodies of a province, city or county within ``span``."""
    for match in grammar.patterns["local"].finditer(text, span.start, span.end):
        yield from _government_body(text, span, match.end(), grammar)
    for match in grammar.patterns["party"].finditer(text, span.start, span.end):
        yield from _party_body(text, span.start, match.end(), grammar)


def _government_body(text: str, span: Span, end: int, grammar: BodyGrammar) -> Iterator[Candidate]:
    place = _field_and_head(text, span.start, end, grammar)
    if place is None:
        return
    first, head = place
    start = level_of_local(text, first, span.start, grammar)
    alone = grammar.is_bound(text, first - 1) and grammar.is_bound(text, end)
    if start < first or alone or text[head:end] in grammar.words["local-only-head"]:
        agency = str(grammar.fields[text[first:head]])
        yield from (Candidate(begin, end, agency) for begin in {start, first})


def _field_and_head(text: str, floor: int, end: int, grammar: BodyGrammar) -> tuple[int, int] | None:
    """Where a field and its head begin that end at ``end``; a short name such as "科委" has no head of its own."""
    heads = (end, *grammar.words["local-head"].starts(text, end, floor))
    found = [(first, head) for head in heads if (first := grammar.fields.before(text, head, floor)) is not None]
    return min(found, key=lambda place: (place[0], -place[1]), default=None)


def _party_body(text: str, floor: int, end: int, grammar: BodyGrammar) -> Iterator[Candidate]:
    head = grammar.words["party-head"].before(text, end, floor)
    first = grammar.fields.before(text, head, floor) if head is not None else None
    committee = grammar.words["party-committee"].before(text, first, floor) if first is not None else None
    if first is not None and committee is not None:
        yield Candidate(committee, end, str(grammar.fields[text[first:head]]))


def level_of_local(text: str, start: int, floor: int, grammar: BodyGrammar) -> int:
    """Where the province, city or county begins whose body is named from ``start``; ``start`` where none is."""
    committee = grammar.words["party-committee"].before(text, start, floor)
    if committee is not None:
        return committee
    government = grammar.words["government"].before(text, start, floor)
    first, levels = level_before(text, start if government is None else government, floor, grammar)
    place = grammar.words["province-name"].before(text, first, floor)
    if place is not None:
        return place
    return first if levels else start


def namesake(text: str, start: int, end: int, grammar: BodyGrammar) -> str | None:
    """The class of the local namesakes of a national body of this name; None where the vocabulary has none."""
    for head in (end, *grammar.words["local-head"].starts(text, end, start)):
        group = grammar.fields.get(text[start:head])
        if group:
            return group
    return None
