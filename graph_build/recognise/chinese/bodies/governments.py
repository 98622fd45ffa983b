"""Governments of one or more levels: "市、县（区）人民政府", "各级党委和政府", "各省、自治区、直辖市".

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> [c.agency for c in governments("县级以上地方各级人民政府应当", Span(0, 14), grammar)]
    ['county-governments']
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ....model import Span
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["begins_a_clause", "compile_bodies", "governments", "level_before", "load_vocabulary"]

_ANY, _PROVINCE, _CITY, _COUNTY, _TOWNSHIP = (
    "local-governments",
    "provincial-governments",
    "municipal-governments",
    "county-governments",
    "township-governments",
)
_PLAIN_CITY = "市"
_FRONT = 400
_BARE = 2
_LONGEST = 40
_CLAUSE = "\n \t\u3000，。；：、,;:（("


class _Level(NamedTuple):
    """A word for a level of government; ``level`` is None for one that says nothing of it."""

    start: int
    end: int
    level: str | None


def governments(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """What may be governments within ``span``."""
    for match in grammar.patterns["governments"].finditer(text, span.start, span.end):
        yield from _government(text, span.start, match.end(), grammar)
    yield from _places(text, span, grammar)
    yield from _bare(text, span, grammar)
    end = span.start
    for match in grammar.patterns["each"].finditer(text, span.start, span.end):
        if match.start() < end:
            continue
        levels = _levels_after(text, match.start(), grammar)
        end = levels[-1].end if levels else match.start()
        if {one.level for one in levels} - {None, _ANY} and end <= span.end:
            yield from _groups(levels, match.start(), end, text, grammar)


def _bare(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """Levels that stand for their governments: "县（市、区）要建立专班"."""
    for match in grammar.patterns["bare-levels"].finditer(text, span.start, span.end):
        start, end = match.span()
        if grammar.words["modal"].after(text, end) and begins_a_clause(text, start, span.start, grammar):
            yield Candidate(start, end, str(grammar.levels[match[0]]))


def _places(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """Places that are told to act: "鼓励地方探索", "有条件的地区要加强"."""
    words = grammar.words
    for match in grammar.patterns["places"].finditer(text, span.start, span.end):
        end = match.end()
        start = words["place"].before(text, end, span.start)
        if start is None or words["place-object"].before(text, start, span.start) is not None:
            continue
        told = end - start == _BARE and words["government-told"].before(text, start, span.start) is not None
        if told or words["government-acts"].after(text, end) is not None:
            yield Candidate(start, end, _ANY)


def _government(text: str, floor: int, end: int, grammar: BodyGrammar) -> Iterator[Candidate]:
    head = grammar.words["government"].before(text, end, floor)
    if head is None:
        return
    committee = grammar.words["with-government"].before(text, head, floor)
    levels = _places_before(text, head if committee is None else committee, floor, grammar)[::-1]
    if committee is not None:
        yield Candidate(head, end, _group({one.level for one in levels if one.level}, text, grammar))
    elif levels:
        yield from _groups(levels, _place_before(text, levels[0].start, floor, grammar), end, text, grammar)
    elif grammar.words["government-acts"].after(text, end) and begins_a_clause(text, head, floor, grammar):
        yield Candidate(head, end, _ANY)


def begins_a_clause(text: str, start: int, floor: int, grammar: BodyGrammar) -> bool:
    """True where a clause can begin at ``start``, or somebody is told to act there."""
    told = grammar.words["government-told"].before(text, start, floor)
    return start == floor or text[start - 1] in _CLAUSE or told is not None


def level_before(
    text: str, end: int, floor: int, grammar: BodyGrammar, *, alike: bool = False
) -> tuple[int, frozenset[str]]:
    """Where the words for levels begin that end at ``end``, and which levels they are. Joints stand only between;
    ``alike`` asks that none stands between a level such as "县" and one such as "县级"."""
    places = _places_before(text, end, floor, grammar, alike=alike)
    return places[-1].start if places else end, frozenset(one.level for one in places if one.level)


def _places_before(text: str, end: int, floor: int, grammar: BodyGrammar, *, alike: bool = False) -> list[_Level]:
    """The words for levels that end at ``end``, the last first."""
    found: list[_Level] = []
    at, floor = end, max(floor, end - _LONGEST)
    adjective: bool | None = None
    adjectives = grammar.words["level-adjective"]
    while (word := grammar.levels.before(text, at, floor)) is not None:
        kind = text[at - 1] in adjectives
        if alike and found and at < found[-1].start and adjective not in (None, kind):
            break
        level = grammar.levels[text[word:at]]
        adjective = kind if level else adjective
        found.append(_Level(word, at, level))
        joint = grammar.words["list-joint"].before(text, word, floor) if level else None
        at = word if joint is None else joint
    return found


def _levels_after(text: str, start: int, grammar: BodyGrammar) -> list[_Level]:
    """The words for levels that begin at ``start``, up to the last level."""
    found: list[_Level] = []
    at, size = start, 0
    adjective: bool | None = None
    adjectives = grammar.words["level-adjective"]
    while at - start < _LONGEST and (word := grammar.levels.after(text, at)) is not None:
        kind = text[word - 1] in adjectives
        if adjective not in (None, kind):
            break
        level = grammar.levels[text[at:word]]
        found.append(_Level(at, word, level))
        at = word
        if level:
            size, adjective = len(found), kind
            at = grammar.words["list-joint"].after(text, at) or at
    return found[:size]


def _groups(places: Sequence[_Level], start: int, end: int, text: str, grammar: BodyGrammar) -> Iterator[Candidate]:
    """The governments of the levels at ``places``, in reading order: one group from ``start`` to ``end``, or one for
    each level, where they are levels apart."""
    parts = _apart(places, text)
    if len(parts) < 2:
        yield Candidate(start, end, _group({one.level for one in places if one.level}, text, grammar))
        return
    for number, one in enumerate(parts):
        first = start if number == 0 else one.start
        yield Candidate(first, end if number == len(parts) - 1 else one.end, str(one.level))


def _apart(places: Sequence[_Level], text: str) -> list[_Level]:
    """A place for each level. A plain "市" before counties is none: "市、县人民政府" are governments at or above the
    county level."""
    parts: list[_Level] = []
    for one in places:
        if one.level in (None, _ANY):
            continue
        before = parts[-1] if parts else None
        plain = before is not None and before.level == _CITY and text[before.start : before.end] == _PLAIN_CITY
        if before is not None and (before.level == one.level or (plain and one.level == _COUNTY and len(parts) == 1)):
            parts[-1] = _Level(before.start, one.end, one.level)
        else:
            parts.append(one)
    return parts


def _place_before(text: str, start: int, floor: int, grammar: BodyGrammar) -> int:
    place = grammar.words["province-name"].before(text, start, floor)
    return start if place is None else place


def _group(levels: Collection[str], text: str, grammar: BodyGrammar) -> str:
    """The one group that governments of these levels are."""
    told = set(levels) - {_ANY}
    if told == {_CITY} and any(name in text[:_FRONT] for name in grammar.words["province-city"]):
        return _PROVINCE
    if _COUNTY in told and told <= {_CITY, _COUNTY}:
        return _COUNTY
    return told.pop() if len(told) == 1 else _ANY
