"""Finds who issued a document, and when: by its signature, or by the line under the title of a law that says when it
was passed or made known.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> text = "采茶条例\\n（2011年4月12日茶业大会通过　2018年5月24日修正）\\n第一条"
    >>> date = lambda span: ("2011-04-12", span) if "2011年4月12日" in span.of(text) else None
    >>> find_issue(text, [Span(0, len(text))], compile_issuing(load_vocabulary()), lambda name: (), date).issued
    '2011-04-12'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ...common import lines
from ..phrasing import compiled

__all__ = ["FindBodies", "FindDate", "Issue", "IssuingGrammar", "compile_issuing", "find_issue", "issuers_of"]

FindBodies = Callable[[str], tuple[str, ...]]
FindDate = Callable[[Span], tuple[str, Span] | None]
_GROUP: Final = "generic"
_LONGEST_DATE: Final = 24
_LONGEST_BODY: Final = 60
_MOST_BODIES: Final = 30
_PART: Final = re.compile(r"[^\n（()）\u3000]+")
_BEGINNING: Final = re.compile(r"\d{4}年|[〇○零一二三四五六七八九十]{4}年")
_BESIDE: Final = re.compile(r"^[（(]\D{0,12}[)）]$")


@dataclass(frozen=True, slots=True)
class Issue:
    """When a document was issued, as ISO date, and the ids of its issuers; None and empty where nothing tells."""

    issued: str | None = None
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class IssuingGrammar:
    """Compiled from the scheme document-cue; ``bodies`` are the ids that can issue, classes of bodies left out."""

    passed: re.Pattern[str]
    decreed: re.Pattern[str]
    sentence: re.Pattern[str]
    bodies: frozenset[str]


def compile_issuing(vocabulary: Vocabulary) -> IssuingGrammar:
    """The grammar of issuing in Chinese."""
    return IssuingGrammar(
        passed=compiled(vocabulary, "document-cue/dated"),
        decreed=compiled(vocabulary, "document-cue/decreed"),
        sentence=re.compile(r"[。；：，,]"),
        bodies=frozenset(id_ for id_, agency in vocabulary.agencies.items() if agency.kind != _GROUP),
    )


def issuers_of(names: Sequence[str], find_bodies: FindBodies, grammar: IssuingGrammar) -> tuple[str, ...]:
    """The ids of the bodies that ``names`` name, each once, in order."""
    found = (id_ for name in names for id_ in find_bodies(name) if id_ in grammar.bodies)
    return tuple(dict.fromkeys(found))


def find_issue(
    text: str, regions: Sequence[Span], grammar: IssuingGrammar, find_bodies: FindBodies, find_date: FindDate
) -> Issue:
    """Date and issuers by the signature in one of ``regions``, the first where bodies sign, else the last; without a
    signature by the line below the title in the first of them."""
    found = [_signature(text, region, grammar, find_bodies, find_date) for region in regions]
    signatures = [signature for signature in found if signature]
    signed = next((signature for signature in signatures if signature.issuers), None)
    return signed or next(reversed(signatures), None) or _passed(text, regions[0], grammar, find_bodies, find_date)


def _signature(
    text: str, region: Span, grammar: IssuingGrammar, find_bodies: FindBodies, find_date: FindDate
) -> Issue | None:
    """The last line that is a date and nothing else, with the bodies in the lines above it."""
    found = [line for line in lines(text, region) if not _BESIDE.match(line.of(text))]
    for at in range(len(found) - 1, -1, -1):
        line = found[at]
        if line.end - line.start > _LONGEST_BODY or not (dated := find_date(line)):
            continue
        beside = (text[line.start : dated[1].start] + text[dated[1].end : line.end]).strip("（）() \t\u3000")
        names = [beside] if beside else _above(text, found[max(0, at - _MOST_BODIES) : at], grammar, find_bodies)
        issuers = issuers_of(names, find_bodies, grammar)
        if beside and grammar.passed.search(beside):
            continue
        if issuers or (not beside and line.end - line.start <= _LONGEST_DATE):
            return Issue(dated[0], issuers)
    return None


def _above(text: str, found: Sequence[Span], grammar: IssuingGrammar, find_bodies: FindBodies) -> list[str]:
    names: list[str] = []
    for line in reversed(found):
        name = line.of(text)
        if len(name) > _LONGEST_BODY or grammar.sentence.search(name) or not find_bodies(name):
            break
        names.insert(0, name)
    return names


def _passed(text: str, front: Span, grammar: IssuingGrammar, find_bodies: FindBodies, find_date: FindDate) -> Issue:
    """The day on which a law was first passed, or on which a decree then made it known."""
    parts = [part for part in _dated_parts(text, front) if grammar.passed.search(text, part.start, part.end)]
    if not parts:
        return Issue()
    known = [part for part in parts[:2] if grammar.decreed.search(text, part.start, part.end)]
    dated = find_date((known or parts)[0])
    names = [part.of(text) for part in (parts[:2] if known else parts[:1])]
    return Issue(dated[0] if dated else None, issuers_of(names, find_bodies, grammar))


def _dated_parts(text: str, front: Span) -> list[Span]:
    """What stands between one date and the next in a line."""
    found = []
    for part in _PART.finditer(text, front.start, front.end):
        starts = [match.start() for match in _BEGINNING.finditer(text, *part.span())]
        found += [Span(start, end) for start, end in pairwise([*starts, part.end()])]
    return found
