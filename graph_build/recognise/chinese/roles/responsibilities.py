"""All responsibilities of one measure: those of its notes, and, where no note names a body, those of its sentences.

Example:
    >>> text = "财政部应当公布名单。（税务总局牵头）"
    >>> mentions = [Mention("mof", Span(0, 3)), Mention("sta", Span(11, 15))]
    >>> notes = find_notes(text, Span(0, 18), mentions, [], compile_roles(load_vocabulary()))
    >>> found = responsibilities_of(text, Span(0, 18), mentions, notes, compile_roles(load_vocabulary()))
    >>> [(one.agency, one.role) for one in found]
    [('mof', 'duty'), ('sta', 'lead')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ....model import Responsibility, Role, Span
from ..values import Mention, Note
from .duties import compile_roles, find_duties, load_vocabulary
from .notes import find_notes
from .words import RoleGrammar

__all__ = ["compile_roles", "find_notes", "load_vocabulary", "responsibilities_of"]

_STRENGTH: dict[Role, int] = {"lead": 0, "responsible": 1, "participant": 2, "duty": 3}


def responsibilities_of(
    text: str, span: Span, mentions: Sequence[Mention], notes: Sequence[Note], grammar: RoleGrammar
) -> tuple[Responsibility, ...]:
    """One role for each body, the strongest it has, in reading order; a note counts before a sentence. ``mentions``
    leave out those inside titles of documents."""
    noted = [part for note in notes for part in note.parts]
    spans = sorted(note.span for note in notes)
    free = [one for one in mentions if span.covers(one.span) and not _inside(one.span, spans)]
    acting = find_duties(text, span, free, grammar)
    chosen: dict[str, tuple[Mention, Role]] = {}
    for parts in (noted, acting):
        before = set(chosen)
        for mention, role in parts:
            known = chosen.get(mention.agency)
            if known is None or (mention.agency not in before and _STRENGTH[role] < _STRENGTH[known[1]]):
                chosen[mention.agency] = (mention, role)
    return tuple(
        Responsibility(mention.agency, role, mention.span, mention.label, mention.known)
        for mention, role in sorted(chosen.values(), key=lambda part: part[0].span)
    )


def _inside(place: Span, spans: Sequence[Span]) -> bool:
    """True if one of ``spans``, which are in reading order and do not overlap, shares a character with ``place``."""
    before = bisect_left(spans, place.end, key=lambda one: one.start) - 1
    return before >= 0 and spans[before].overlaps(place)
