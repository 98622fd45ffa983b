"""Bodies told by what they do, where they act: "由检查部门公示", "组织抽查的部门应当", "各地区和部门要", "海关应当".
Elsewhere the words name nobody ("牵头部门：财政部").

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> [(one.start, one.end) for one in descriptive("由检查部门公示，组织抽查的部门应当复核。", Span(0, 20), grammar)]
    [(1, 5), (8, 15)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....model import Span
from .governments import begins_a_clause, level_before
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["compile_bodies", "descriptive", "joined_departments", "load_vocabulary"]

_OTHERS = "relevant-departments"
_LONGEST_CLAUSE = 24
_STOPS = "\n \t\u3000，。；：、,;:（）()《》“”"


def descriptive(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """What may be bodies of no name within ``span``, at the place of an actor."""
    next_start = -1
    for match in reversed(list(grammar.patterns["actors"].finditer(text, span.start, span.end))):
        start = grammar.actors.before(text, match.end(), span.start)
        if start is None:
            continue
        end, agency = match.end(), str(grammar.actors[text[start : match.end()]])
        first, _ = level_before(text, start, span.start, grammar)
        joined = next_start >= 0 and grammar.words["list-joint"].after(text, end) == next_start
        if joined or _acts(text, first, end, span.start, grammar):
            next_start = first
            yield Candidate(first, end, agency, 1)
    for match in grammar.patterns["doers"].finditer(text, span.start, span.end):
        yield from _doer(text, match.end(), span.start, grammar)


def _acts(text: str, start: int, end: int, floor: int, grammar: BodyGrammar) -> bool:
    """True where a name from ``start`` to ``end`` is the subject of a clause, or is told to act."""
    words = grammar.words
    if words["no-actor"].after(text, end) is not None:
        return False
    if _is_told(text, start, floor, grammar):
        return True
    opens = begins_a_clause(text, start, floor, grammar) or words["list-joint"].before(text, start, floor) is not None
    return opens and words["government-acts"].after(text, end) is not None


def _is_told(text: str, start: int, floor: int, grammar: BodyGrammar) -> bool:
    told = grammar.words["department-told"].before(text, start, floor)
    return told is not None and not (told > floor and text[told - 1] in grammar.words["no-told"])


def _doer(text: str, end: int, floor: int, grammar: BodyGrammar) -> Iterator[Candidate]:
    """A department told by a clause that begins with a verb: "组织抽查的部门"."""
    low = max(floor, end - _LONGEST_CLAUSE)
    begin = max((at for at in range(low, end) if text[at] in _STOPS), default=low - 1) + 1
    told = max((at for at in range(begin, end - 2) if _is_told(text, at, floor, grammar)), default=None)
    start = begin if told is None else told
    opens = told is not None or (begin > low or low == floor)
    acts = grammar.words["modal"].after(text, end) is not None or (
        told is not None and grammar.words["government-acts"].after(text, end) is not None
    )
    if opens and acts and grammar.words["doing"].after(text, start) is not None:
        yield Candidate(start, end, _OTHERS, 1)


def joined_departments(text: str, chosen: Sequence[Candidate], grammar: BodyGrammar) -> Iterator[Candidate]:
    """Departments that stand bare behind governments: "各地区和部门"."""
    for one in chosen:
        at = grammar.words["list-joint"].after(text, one.end) if one.agency in grammar.level_groups else None
        end = grammar.words["bare-department"].after(text, at) if at is not None else None
        if at is not None and end is not None and _acts_in_list(text, one.start, end, grammar):
            yield Candidate(at, end, _OTHERS)


def _acts_in_list(text: str, start: int, end: int, grammar: BodyGrammar) -> bool:
    if grammar.words["no-actor"].after(text, end) is not None:
        return False
    return grammar.words["government-acts"].after(text, end) is not None or _is_told(text, start, 0, grammar)
