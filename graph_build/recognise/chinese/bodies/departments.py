"""Classes of departments, told by their field: "财政主管部门", and several that share a head: "各级财政、税务等部门".
Of the State Council, they are the national bodies.

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> sorted({one.agency for one in departments("由财政、税务主管部门", Span(0, 10), grammar, 2019)})
    ['finance-departments', 'tax-departments']
    >>> sorted({one.agency for one in departments("国务院财政、税务主管部门", Span(0, 12), grammar, 2019)})
    ['mof', 'sta']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Span
from .governments import level_before
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["OTHERS", "compile_bodies", "departments", "load_vocabulary", "with_level"]

OTHERS = "relevant-departments"
_LONGEST_UNKNOWN = 9
_LONGEST_LIST = 200
_MOST_PASSED = 2
_NEAR = 30
_LONGEST_DOMAIN = 10
_STOPS = "。；;\n"
_STOP = re.compile("[。；;，、\n]")

_Place = tuple[int, int]


def departments(text: str, span: Span, grammar: BodyGrammar, year: int | None) -> Iterator[Candidate]:
    """What may be departments within ``span``, with the level before them and without."""
    for match in grammar.patterns["departments"].finditer(text, span.start, span.end):
        place = _head(text, span.start, match.end(), grammar)
        if place:
            yield from _list(text, span.start, place, match.end(), grammar, year)


def _head(text: str, floor: int, end: int, grammar: BodyGrammar) -> _Place | None:
    """Where the last member of a list begins, and its head; of equally long ones, the one with the longer field. Where
    the list is left open, the last member may be one that is not known."""
    many = grammar.words["department-of-many"]
    heads = grammar.words["department-head"].starts(text, end, floor)
    known = [(first, head) for head in heads if (first := grammar.fields.before(text, head, floor)) is not None]
    if known:
        return min(known, key=lambda place: (place[0], -place[1]))
    head = next((head for head in heads if many.after(text, head)), None)
    if head is None:
        head = next((at for one in heads if (at := _opened(text, one, floor, grammar)) is not None), None)
    if head is None:
        return None
    first = grammar.fields.before(text, head, floor)
    first = _unknown_before(text, head, floor, grammar) if first is None else first
    return None if first is None else (first, head)


def _opened(text: str, head: int, floor: int, grammar: BodyGrammar) -> int | None:
    """Where a list is left open whose head at ``head`` says in which domain: 财政、税务等经济领域有关部门."""
    domain = grammar.words["department-domain"].before(text, head, floor)
    if domain is None:
        return None
    low = max(floor, domain - _LONGEST_DOMAIN)
    at = max(text.rfind(word, low, domain) for word in grammar.words["department-of-many"])
    return at if at >= 0 and not _STOP.search(text, at, domain) else None


def _list(
    text: str, floor: int, place: _Place, end: int, grammar: BodyGrammar, year: int | None
) -> Iterator[Candidate]:
    first, head = place
    members = [place, *_members_before(text, first, floor, grammar)]
    if not any(text[begin:stop] in grammar.fields for begin, stop in members):
        return
    many = grammar.words["department-of-many"].after(text, head) is not None
    start, national = with_level(text, members[-1][0], floor, grammar)
    national = national or (many and _is_national_context(text, start, floor, grammar))
    for number, (begin, stop) in enumerate(members):
        agency = _meant(text[begin:stop], grammar, year, national=national)
        if agency:
            last = number == len(members) - 1
            close = stop if many or number else end
            begins = {begin, start} if last else {begin}
            yield from (Candidate(first, close, agency, -2 * (close - begin)) for first in begins)
    if many:
        yield Candidate(head, end, OTHERS)


def _meant(name: str, grammar: BodyGrammar, year: int | None, *, national: bool) -> str | None:
    body = grammar.preferred(grammar.national.get(name, ()), year) if national else None
    return body or grammar.fields.get(name)


def _is_national_context(text: str, start: int, floor: int, grammar: BodyGrammar) -> bool:
    """True in a sentence about a meeting of ministries: its members are named by their fields alone."""
    before = text[max(floor, start - _NEAR) : start]
    sentence = before[max(before.rfind(stop) for stop in _STOPS) + 1 :]
    return any(word in sentence for word in grammar.words["ministries"])


def _members_before(text: str, at: int, floor: int, grammar: BodyGrammar) -> Iterator[_Place]:
    """The fields of a list that goes on at ``at``, from the last; some that are not known are passed over."""
    passed, floor = 0, max(floor, at - _LONGEST_LIST)
    while (joint := grammar.words["list-joint"].before(text, at, floor)) is not None:
        first = grammar.fields.before(text, joint, floor)
        if first is not None and not (passed and _is_cut(text, first, floor, grammar)):
            yield first, joint
            at, passed = first, 0
        elif passed >= _MOST_PASSED or (unknown := _unknown_before(text, joint, floor, grammar)) is None:
            return
        else:
            at, passed = unknown, passed + 1


def _is_cut(text: str, start: int, floor: int, grammar: BodyGrammar) -> bool:
    """True where the word that begins at ``start`` seems to be the end of a longer one."""
    return (
        start > floor and not grammar.is_bound(text, start - 1) and with_level(text, start, floor, grammar)[0] == start
    )


def _unknown_before(text: str, end: int, floor: int, grammar: BodyGrammar) -> int | None:
    """Where a member begins that ends at ``end`` and follows a joint; None where it would be too long or has a head."""
    joints = grammar.words["list-joint"]
    if grammar.words["department-head"].before(text, end, floor) is not None:
        return None
    near = range(end - 2, max(floor, end - _LONGEST_UNKNOWN), -1)
    return next((at for at in near if joints.before(text, at, floor) is not None), None)


def with_level(text: str, start: int, floor: int, grammar: BodyGrammar) -> tuple[int, bool]:
    """Where the level of a department begins whose name begins at ``start``, and whether it is the State Council."""
    council = grammar.words["council"].before(text, start, floor)
    if council is not None:
        return council, True
    government = grammar.words["government"].before(text, start, floor)
    first, _ = level_before(text, start if government is None else government, floor, grammar, alike=True)
    place = grammar.words["province-name"].before(text, first, floor)
    return (first if government is None else min(first, government)) if place is None else place, False
