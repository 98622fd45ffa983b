"""Finds responsibility notes: （甲部牵头，乙局、丙委参加）.

A stretch is a note by its place and by how much of it is understood when it is read as one.

Example:
    >>> text = "减税。（财政部牵头，税务总局参加）"
    >>> mentions = [Mention("mof", Span(4, 7)), Mention("sta", Span(10, 14))]
    >>> (note,) = find_notes(text, Span(0, 17), mentions, [], compile_roles(load_vocabulary()))
    >>> [(mention.agency, role) for mention, role in note.parts]
    [('mof', 'lead'), ('sta', 'participant')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from ....model import Span
from ..values import Hit, Mention, Note
from .fragments import Fragment, brackets, cells, headed, sentences, within
from .readings import NoteReading, read_note
from .words import RoleGrammar, compile_roles, load_vocabulary

__all__ = ["CONVENTIONS", "compile_roles", "find_notes", "load_vocabulary"]

CONVENTIONS = ("cue/first-leads", "cue/also-below")
_MOST_UNKNOWN = 0.5
_MOST_UNKNOWN_IN_CELL = 0.2
_SAYS_ROLE = re.compile("[LKPVRrW]")
_BARE = re.compile(r"[-J]*[BCE][BCE,;.()J-]*$")
_OPENS = re.compile(r"[-J,]*[BCE]")
_ROLES_ONLY = re.compile(r"[-J,]*[BCE](?=[^LPW]*[LPW])[BCELPRW,;.()J-]*[LPR][.;]*$")
_ROLES_ONLY_IN_LINE = re.compile(r"[-J,]*[BCE][BCELPRW,;.()J-]*[LPR][.;]*$")
_BETWEEN = " \t\n\u3000。；;"
_NOTHING = NoteReading("", (), 1.0)


def find_notes(
    text: str,
    span: Span,
    mentions: Sequence[Mention],
    hits: Sequence[Hit],
    grammar: RoleGrammar,
    *,
    first_leads: bool = False,
) -> tuple[Note, ...]:
    """The notes within ``span``, in reading order. ``first_leads`` says that the body named first takes the lead."""
    inside = within(mentions, span)
    conventions = [hit.span for hit in hits if hit.owner in CONVENTIONS]

    @cache
    def read(one: Fragment) -> NoteReading:
        named = within(inside, one.inner)
        if not named:
            return _NOTHING
        return read_note(text, one.inner, named, conventions, grammar, first_leads=first_leads)

    found = _fragments(text, span, inside, grammar, read)
    return tuple(Note(one.outer, read(one).parts) for one in _joined(found, text))


def _fragments(
    text: str, span: Span, mentions: Sequence[Mention], grammar: RoleGrammar, read: Callable[[Fragment], NoteReading]
) -> list[Fragment]:
    """The stretches that are notes."""
    named = {mention.span.end for mention in mentions}
    found = [one for one in brackets(text, span) if _is_note(read(one), one, bare=one.outer.start not in named)]
    found += [one for one in headed(text, span, grammar.openers, [one.outer for one in found]) if read(one).parts]
    found += [one for one in cells(text, span) if _is_free(one, found) and _is_cell_note(read(one), one)]
    own = (one for one in sentences(text, span, mentions) if _is_free(one, found))
    return [*found, *(one for one in own if _is_sentence_note(read(one), one))]


def _joined(fragments: Sequence[Fragment], text: str) -> list[Fragment]:
    """The fragments in reading order. Neighbours are one note: 牵头单位 on one line, 配合单位 on the next."""
    found: list[Fragment] = []
    for one in sorted(fragments):
        if found and not text[found[-1].outer.end : one.outer.start].strip(_BETWEEN):
            outer, inner, _ = found.pop()
            one = Fragment(Span(outer.start, one.outer.end), Span(inner.start, one.inner.end))
        found.append(one)
    return found


def _is_free(fragment: Fragment, others: Sequence[Fragment]) -> bool:
    return not any(fragment.outer.overlaps(other.outer) for other in others)


def _is_note(reading: NoteReading, fragment: Fragment, *, bare: bool = True) -> bool:
    """True for a note in brackets. One that says no role (``bare`` allows it) is a list of bodies at the end of a
    sentence; one in the midst of a sentence says nothing else."""
    if not reading.parts or reading.letters.startswith("!"):
        return False
    if not _SAYS_ROLE.search(reading.letters):
        return fragment.placed and bare and bool(_BARE.match(reading.letters))
    if fragment.placed:
        return reading.unknown <= _MOST_UNKNOWN
    return not reading.unknown and bool(_OPENS.match(reading.letters))


def _is_cell_note(reading: NoteReading, cell: Fragment) -> bool:
    return reading.unknown <= _MOST_UNKNOWN_IN_CELL and _is_note(reading, cell)


def _is_sentence_note(reading: NoteReading, sentence: Fragment) -> bool:
    """True for a sentence that says nothing but who has which role; who is only responsible, in a line of its own."""
    says_only = _ROLES_ONLY_IN_LINE if sentence.placed else _ROLES_ONLY
    return bool(reading.parts) and bool(says_only.match(reading.letters))
