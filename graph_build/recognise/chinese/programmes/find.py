"""Recognises funds, projects, plans, fairs, competitions and campaigns that have a name of their own.

A name ends in a noun such as 工程, and begins after the verb that carries it out, or in quotation marks. A plan that
is drawn up is a document, and no programme. Nouns and cues are in ontology/language/programmes.ttl.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_programmes(load_vocabulary())
    >>> text = "深入实施茶农素质提升工程，制定茶农培训计划，办好中国国际茶叶博览会。"
    >>> [programme.name for programme in find_programmes(text, Span(0, len(text)), grammar)]
    ['茶农素质提升工程', '中国国际茶叶博览会']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ....model import Programme, Span
from ..citations.titles import find_titles
from ..phrasing import clause_start, is_taken, one_line
from .grammar import Head, ProgrammeGrammar, compile_programmes, find_cues, find_heads, has_many, own_words
from .quoted import find_quoted

__all__ = ["compile_programmes", "find_programmes"]

_CARRIED_OUT: Final = ("project", "plan", "action-plan", "action")
_FUNDS: Final = ("fund", "special-fund")
_SPORTS: Final = ("festival", "games")
_ACTIVITY: Final = "activity"
_JOINT: Final = re.compile(r"[、和及与或]|以及")
_OPENING: Final = '“”"「」（(）)《》'
_YEAR: Final = re.compile(r"\d{4}年度?")
_SUM: Final = re.compile(r"\d+(?:\.\d+)?[万亿]*元")
_LONGEST: Final = 34
_LEAST: Final[Mapping[str, int]] = {"action": 6, "fair": 6}
_LEAST_OTHER: Final = 4
_LEAST_SUBJECT: Final = 6
_LEAST_ACTIVITY: Final = 8
_HELD: Final = ("holds", "carries-out", "list")


def find_programmes(text: str, span: Span, grammar: ProgrammeGrammar) -> tuple[Programme, ...]:
    """The programmes within ``span``, each once, in reading order; the instrument is added later."""
    found = list(find_quoted(text, span, grammar))
    titles = [title.place for title in find_titles(text, span)]
    free = (_with_marks(text, quoted) for quoted in found)
    taken = sorted([*titles, *(quoted for quoted in free if not is_taken(titles, quoted))])
    names = (Span(*match.span()) for match in grammar.known.finditer(text, span.start, span.end))
    known = [name for name in names if not is_taken(taken, name)]
    found = [quoted for quoted in found if not is_taken(titles, quoted)]
    return _once(text, sorted([*found, *known, *_headed(text, span, sorted(taken + known), grammar)]))


def _with_marks(text: str, quoted: Span) -> Span:
    before, after = text[quoted.start - 1 : quoted.start], text[quoted.end : quoted.end + 1]
    return Span(quoted.start - (before in _OPENING), quoted.end + (after in _OPENING))


def _headed(text: str, span: Span, taken: Sequence[Span], grammar: ProgrammeGrammar) -> Iterator[Span]:
    """The names without marks, by their heads. In a list, the verb before the first holds for all."""
    free, listed = span.start, False
    for head in find_heads(text, span.start, span.end, grammar):
        place = Span(head.start, head.end)
        if is_taken(taken, place):
            free = taken[bisect_left(taken, place.end, key=lambda span: span.start) - 1].end
            listed = True
        elif head.id != _ACTIVITY or text[head.start - 1] not in _OPENING:
            listed = listed and _JOINT.match(text, free) is not None
            name = _named(text, head, Span(free, span.end), grammar, listed=listed)
            free, listed = head.end, name is not None
            if name:
                yield name


def _named(text: str, head: Head, span: Span, grammar: ProgrammeGrammar, *, listed: bool) -> Span | None:
    """The name that ends in ``head``: after the last verb that leaves it words of its own."""
    low = max(clause_start(text, head.start, span.start), head.start - 3 * _LONGEST)
    low = max([low, *(text.rfind(mark, low, head.start) + 1 for mark in _OPENING)])
    for cue in [*reversed(find_cues(text, low, head.start, grammar)), Head(low, low, "list" if listed else "")]:
        name = _stripped(text, Span(cue.end, head.end), head, grammar)
        if amount := _SUM.match(text, name.start, head.start):
            name = Span(amount.end(), head.end)
            if name.start == head.start:  # 20亿元专项资金
                return None
        if head.start - name.start > _LONGEST or grammar.never.search(text, name.start, head.end):
            return None
        if name.start < head.start:  # else the verb belongs to the name: 信息化推进工程
            if head.id in _FUNDS and _is_set_up(text, cue, grammar) and has_many(text, low, cue.end, grammar):
                return None
            launched = _is_launched(text, head, cue, grammar)
            own = _has_own_name(text[name.start : head.start], head, cue, grammar, launched=launched)
            return name if own and _is_governed(text, name, head, cue.id, grammar) else None
    return None


def _is_set_up(text: str, cue: Head, grammar: ProgrammeGrammar) -> bool:
    return cue.id == "sets-up" or grammar.arranges.match(text, cue.start, cue.end) is not None


def _is_launched(text: str, head: Head, cue: Head, grammar: ProgrammeGrammar) -> bool:
    """True for a special action (专项行动) that is carried out, not only 开展."""
    special = head.end - head.start > 2 and cue.id == "carries-out"
    return special and grammar.launches.match(text, cue.start, cue.end) is not None


def _is_governed(text: str, name: Span, head: Head, cue: str, grammar: ProgrammeGrammar) -> bool:
    """True if what the clause does with it shows a programme, or if it is the subject and national. A plan that is
    drawn up is a document."""
    if cue == "drafts":
        return head.id not in _CARRIED_OUT
    if cue == "ends":
        return False
    if cue == "" and head.id in _CARRIED_OUT:
        words = text[name.start : head.start]
        return grammar.national.match(words) is not None and own_words(words, grammar) >= _LEAST_SUBJECT
    return cue != "" or head.id not in ("award", _ACTIVITY)


def _has_own_name(words: str, head: Head, cue: Head, grammar: ProgrammeGrammar, *, launched: bool) -> bool:
    """True where the words before a head make a name: not only for whom it is, nor several of a kind."""
    national = grammar.national.match(words) is not None
    if grammar.class_.search(words) or grammar.bare.fullmatch(words):
        return False
    if head.id in _SPORTS and not (national and grammar.sport.sub("", grammar.national.sub("", words, count=1))):
        return False
    if head.id == _ACTIVITY:
        return national and cue.id in _HELD and own_words(words, grammar) >= _LEAST_ACTIVITY
    least = _LEAST_OTHER if national or launched else _LEAST.get(head.id, _LEAST_OTHER)
    named = cue.id or national or head.id == "special-fund"
    return bool(named or head.id in _CARRIED_OUT) and own_words(words, grammar) >= least


def _stripped(text: str, name: Span, head: Head, grammar: ProgrammeGrammar) -> Span:
    """``name`` without what stands before it: other things in a list, attributes, years, words such as 有关."""
    start = name.start
    for other in grammar.other.finditer(text, start, head.start):
        start = other.end()
    start = max(start, text.rfind("的", start, head.start) + 1)
    if joint := _JOINT.match(text, start, head.start):
        start = joint.end()
    while found := grammar.determiner.match(text, start, head.start) or _YEAR.match(text, start, head.start):
        start = found.end()
    return Span(start, name.end)


def _once(text: str, names: Iterable[Span]) -> tuple[Programme, ...]:
    first: dict[str, Programme] = {}
    for name in names:
        label = one_line(name.of(text))
        first.setdefault(label.strip("“”"), Programme(label, None, name))
    return tuple(one for label, one in first.items() if not _is_shortened(label, first))


def _is_shortened(label: str, labels: Iterable[str]) -> bool:
    """True for the end of a longer name beside it: 信息化工程, as a heading of what carries out 小店信息化工程."""
    return any(other != label and other.endswith(label) for other in labels)
