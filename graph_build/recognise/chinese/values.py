"""The values that the recognisers of Chinese hand to one another.

Example:
    >>> Mention("mof", Span(0, 3)).known
    True
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ...model import Role, Span
from ..lexicon.matcher import Match
from ..lexicon.tokens import Tokens

__all__ = ["Hit", "Mention", "Note", "hits_of"]


class Hit(NamedTuple):
    """A phrase of the lexicon in a text; ``owner`` is ``agency/<id>``, ``class/<id>``, ``cue/<id>`` …."""

    span: Span
    owner: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at ``span``. ``known`` is False for a body of no vocabulary, and then ``agency`` is a minted id and
    ``label`` the name as printed."""

    agency: str
    span: Span
    label: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A responsibility note: its place, brackets included, and the role of each body."""

    span: Span
    parts: tuple[tuple[Mention, Role], ...]


def hits_of(matches: Iterable[Match], tokens: Tokens) -> tuple[Hit, ...]:
    """``matches`` with their places in characters, in reading order."""
    return tuple(sorted(Hit(Span(tokens.starts[m.first], tokens.ends[m.last]), m.owner) for m in matches))
