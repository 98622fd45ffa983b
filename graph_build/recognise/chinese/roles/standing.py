"""Conventions that a note states for all that follow in its section: 以下均需试点城市政府落实，不再列出.

Example:
    >>> city = Mention("pilot-cities", Span(5, 9))
    >>> first, second = Note(Span(0, 16), ((city, "responsible"),)), Note(Span(20, 30), ())
    >>> hits = [Hit(Span(1, 5), "cue/also-below")]
    >>> [note.parts for note in carried([((1,), [first]), ((1,), [second]), ((1,), []), ((2,), [second])], hits)[1]]
    [(), ((Mention(agency='pilot-cities', span=Span(start=5, end=9), label='', known=True), 'responsible'),)]
"""

from __future__ import annotations

from collections.abc import Sequence

from ....model import Role, Span
from ..values import Hit, Mention, Note

__all__ = ["Hit", "Mention", "Note", "Span", "carried"]

_OWNER = "cue/also-below"

Parts = tuple[tuple[Mention, Role], ...]


def carried(measures: Sequence[tuple[tuple[int, ...], Sequence[Note]]], hits: Sequence[Hit]) -> list[tuple[Note, ...]]:
    """The notes of each measure (given with the path of its section), and, where a measure has a note, one more for
    the bodies that an earlier note of the same top section names for all that follow."""
    places = [hit.span for hit in hits if hit.owner == _OWNER]
    found: list[tuple[Note, ...]] = []
    standing: list[Note] = []
    section: tuple[int, ...] = ()
    for path, notes in measures:
        standing, section = (standing if path[:1] == section else []), path[:1]
        found.append((*notes, *standing) if notes else ())
        standing += [one for note in notes for place in places if (one := _stated(note, place)).parts]
    return found


def _stated(note: Note, place: Span) -> Note:
    """What ``note`` says behind a convention at ``place``."""
    if not note.span.covers(place):
        return Note(note.span, ())
    return Note(note.span, tuple(part for part in note.parts if part[0].span.start >= place.end))
