"""Reads a stretch of text as a note: written down as letters, one a word, and parsed by the grammar of
:mod:`graph_build.recognise.chinese.roles.grammar`.

Example:
    >>> text = "财政部牵头，税务总局参加"
    >>> mentions = [Mention("mof", Span(0, 3)), Mention("sta", Span(6, 10))]
    >>> reading = read_note(text, Span(0, 12), mentions, [], compile_roles(load_vocabulary()))
    >>> reading.letters, [(mention.agency, role) for mention, role in reading.parts], reading.unknown
    ('BL,BP', [('mof', 'lead'), ('sta', 'participant')], 0.0)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ....model import Role, Span
from ..values import Mention
from .grammar import roles
from .lexer import Coded, encode
from .words import OTHERS, RoleGrammar, compile_roles, load_vocabulary

__all__ = ["Mention", "NoteReading", "Span", "compile_roles", "load_vocabulary", "read_note"]

_STATEMENT_ENDS = re.compile(r"\.(?![-J]*[KVr])")
_PART_ENDS = re.compile(r"[,;.:]")
_BETWEEN_WITH = re.compile(r"(?<=[BCE])w(?=[-J]*B)")
_AND_SO_ON = re.compile(r"(?<=[BC)])e")
_BODY = frozenset("BCE")


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A stretch read as a note: its letters, the role of each body, and the share of characters that were not
    understood, 0 to 1, in the clauses that name a body."""

    letters: str
    parts: tuple[tuple[Mention, Role], ...]
    unknown: float


def read_note(
    text: str,
    span: Span,
    mentions: Sequence[Mention],
    conventions: Sequence[Span],
    grammar: RoleGrammar,
    *,
    first_leads: bool = False,
) -> NoteReading:
    """Reads ``span`` of ``text``; ``mentions`` lie in it. What ``conventions`` cover gives no role of its own. A full
    stop ends one statement of roles and begins another, unless words like 配合单位 go on with the first."""
    bodies = [(mention.span, "C" if mention.agency in grammar.joint else "B") for mention in mentions]
    coded = encode(text, span, bodies, grammar.notes)
    letters = _settled_letters(coded, conventions)
    named = {mention.span.start: mention for mention in mentions}
    parts: list[tuple[Mention, Role]] = []
    start = 0
    for sentence in _STATEMENT_ENDS.split(letters):
        for i, role in roles(sentence, first_leads=first_leads):
            place = coded.place(start + i)
            parts.append((named.get(place.start) or Mention(OTHERS, place, place.of(text)), role))
        start += len(sentence) + 1
    return NoteReading(letters, tuple(parts), _unknown(letters, coded))


def _settled_letters(coded: Coded, conventions: Sequence[Span]) -> str:
    """The letters, each word with its meaning at its place: 等 ends a list only after a body."""
    letters = coded.letters
    for convention in conventions:
        first, end = bisect_left(coded.starts, convention.start), bisect_left(coded.starts, convention.end)
        letters = letters[:first] + "-" * (end - first) + letters[end:]
    letters = _BETWEEN_WITH.sub("W", _AND_SO_ON.sub("E", letters))
    return letters.replace("w", "x").replace("e", "x").replace("9", "-")


def _unknown(letters: str, coded: Coded) -> float:
    """The share of characters that were not understood, in the clauses that name a body."""
    known = unknown = at = 0
    for clause in _PART_ENDS.split(letters):
        if not _BODY.isdisjoint(clause):
            for i, letter in enumerate(clause, start=at):
                size = coded.ends[i] - coded.starts[i]
                known += size * (letter not in "x!")
                unknown += size * (letter in "x!")
        at += len(clause) + 1
    return unknown / max(1, known + unknown)
