"""Finds who issued a document, and when: by its signature, else its title, its number, the line that says when it was
adopted, or the news that announces it.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> text = "Tea Law\\n(Adopted by the Tea Congress on May 5, 2011)\\n"
    >>> outline = Outline(text, (), (), (), Span(0, len(text)), Span(len(text), len(text)))
    >>> find_issue(text, outline, Stated(None, None, None), compile_issuing(load_vocabulary()),
    ...     lambda span: (("tea-congress", Span(24, 36)),), lambda span: ("2011-05-05", Span(40, 51))).date[0]
    '2011-05-05'
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ....model import Citation, Outline, Span
from ....vocabulary import Vocabulary
from ...common import lines
from ..bodies.names import GROUP_KIND
from ..wording.titles import compiled, sentence_start
from .signature import FindBodies, FindDate, Mentions, find_signature

__all__ = ["Issue", "IssuingGrammar", "Stated", "compile_issuing", "find_issue"]

_TAIL: Final = 700
_SENTENCE: Final = 700
_MONTHS: Final = "|".join(calendar.month_name[1:])
_MONTH_DAY: Final = re.compile(rf"on\s+(?:({_MONTHS})\s+(\d{{1,2}})|(\d{{1,2}})\s+({_MONTHS}))\b(?!,?\s*(?:19|20)\d\d)")
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class IssuingGrammar:
    """Compiled from the scheme document-cue; ``groups`` are ids of classes of bodies, which issue nothing."""

    adopted: re.Pattern[str]
    assembly: re.Pattern[str]
    joint: re.Pattern[str]
    about: re.Pattern[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of the document: the place of its title and number, and the news that announces it."""

    title: Span | None
    number: Span | None
    announced: Citation | None


@dataclass(frozen=True, slots=True)
class Issue:
    """``date`` is an ISO date with its place; ``bodies`` are (agency id, place)."""

    date: tuple[str, Span] | None
    bodies: Mentions


def compile_issuing(vocabulary: Vocabulary) -> IssuingGrammar:
    """The grammar of issuing in English."""
    joint = compiled(vocabulary, "document-cue/joint").pattern
    return IssuingGrammar(
        adopted=compiled(vocabulary, "document-cue/dated"),
        assembly=compiled(vocabulary, "document-cue/assembly"),
        joint=re.compile(rf"(?:[\W\d]|{joint})*", re.IGNORECASE),
        about=compiled(vocabulary, "document-cue/about"),
        groups=frozenset(id_ for id_, agency in vocabulary.agencies.items() if agency.kind == GROUP_KIND),
    )


def find_issue(
    text: str, outline: Outline, stated: Stated, grammar: IssuingGrammar, find_bodies: FindBodies, find_date: FindDate
) -> Issue:
    """Date and issuing bodies of a document; empty where the text does not state them."""
    end = len(text.rstrip())
    tail = Span(max(outline.front.end, end - _TAIL), end)
    signature = find_signature(text, (tail, outline.front), find_bodies, find_date)
    if signature:
        return Issue(signature.date, _issuing(signature.bodies, grammar))
    adopted = _adoption(text, outline.front, grammar)
    date = _first_date(adopted, find_date) if adopted else None
    if stated.number and not date:
        below = Span(min(stated.number.end, outline.front.end), outline.front.end)
        date = _dated_line(text, (tail, below), find_date)
    for place in (_issuer_part(text, stated.title, grammar), stated.number, adopted):
        if place and (bodies := _issuing(find_bodies(place), grammar)):
            return Issue(date, bodies)
    if stated.announced and not date:
        at = stated.announced.evidence.start
        low = sentence_start(text, at, 0, _SENTENCE)
        bodies = _side_by_side(text, find_bodies(Span(low, at)), grammar)
        return Issue(_news_date(text, outline, stated.announced), _issuing(bodies, grammar))
    return Issue(date, ())


def _issuer_part(text: str, title: Span | None, grammar: IssuingGrammar) -> Span | None:
    """The part of a title that names the issuer: before "on"."""
    about = grammar.about.search(text, title.start, title.end) if title else None
    return Span(title.start, about.start() if about else title.end) if title else None


def _side_by_side(text: str, bodies: Mentions, grammar: IssuingGrammar) -> Mentions:
    """The last bodies of a clause that only "and", "the other departments" and the like part from each other."""
    kept = list(bodies[-1:])
    for body in reversed(bodies[:-1]):
        if not grammar.joint.fullmatch(text, body[1].end, kept[0][1].start):
            break
        kept.insert(0, body)
    return tuple(kept)


def _issuing(bodies: Mentions, grammar: IssuingGrammar) -> Mentions:
    """Each body once, without groups."""
    first: dict[str, Span] = {}
    for agency, place in bodies:
        if agency not in grammar.groups:
            first.setdefault(agency, place)
    return tuple(first.items())


def _adoption(text: str, front: Span, grammar: IssuingGrammar) -> Span | None:
    """The line below a title that says when and by whom the text was adopted: in brackets, or with year and meeting."""
    for line in list(lines(text, front))[:10]:
        if text[line.start] in "(（" and grammar.adopted.match(text, line.start + 1):
            return line
        said = len(line.of(text)) < _TAIL and grammar.adopted.search(text, line.start, line.end)
        if (
            said
            and _YEAR.search(text, line.start, line.end)
            and grammar.assembly.search(text, line.start, said.start())
        ):
            return line
    return None


def _first_date(line: Span, find_date: FindDate) -> tuple[str, Span] | None:
    """The first date of a line: a text that was amended later keeps the date of its adoption."""
    date, end = find_date(line), line.end
    while date and date[1].start < end:
        end = date[1].start
        date = find_date(Span(line.start, end)) or date
    return date


def _dated_line(text: str, regions: Iterable[Span], find_date: FindDate) -> tuple[str, Span] | None:
    """The last line that is a full date and nothing else; under a decree a person signs, whom no vocabulary knows."""
    for region in regions:
        for line in reversed(list(lines(text, region))):
            date = find_date(line) if line.end - line.start < 40 else None
            if date and not _LETTER.search(text[line.start : date[1].start] + text[date[1].end : line.end]):
                return date
    return None


def _news_date(text: str, outline: Outline, announced: Citation) -> tuple[str, Span] | None:
    """ "on February 9" after the title: its year is the one that the document's own measures name most often."""
    match = _MONTH_DAY.match(text, announced.evidence.end + 1)
    years = Counter(y for m in outline.measures for y in _YEAR.findall(text, m.span.start, m.span.end))
    if not match or not years:
        return None
    year = min(years, key=lambda y: (-years[y], y))
    month = list(calendar.month_name).index(match[1] or match[4])
    return f"{year}-{month:02d}-{int(match[2] or match[3]):02d}", Span(match.start(), match.end())
