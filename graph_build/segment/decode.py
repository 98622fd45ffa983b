"""Chooses, among all candidates, those that together make the most likely nested numbering.

Every candidate is either skipped or taken as the next number of an open level, or as the first of a deeper one. The
score of a reading is the sum of what each marker looks like and of how well it continues the sequence; the best one is
found by dynamic programming over the candidates (Viterbi 1967, https://doi.org/10.1109/TIT.1967.1054010) with a beam
(Lowerre 1976, The HARPY Speech Recognition System). Two hypotheses with the same numbers and depth meet, so the work
grows with the number of candidates only.

Example:
    >>> from graph_build.segment.markers import candidates
    >>> text = "I. Goals (a) Aim high. (ii) Aim low. 3. Aim well. II. Tasks (d) Begin."
    >>> [(node.level, node.value) for node in decode(candidates(text, {}, {}))]
    [(1, 1), (2, 1), (2, 2), (2, 3), (1, 2), (2, 4)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from .markers import Marker
from .steps import (
    LETTERS,
    NO_STYLES,
    START,
    START_BELOW_HEADING,
    Key,
    Link,
    Node,
    State,
    Style,
    Styles,
    misread,
    steps,
    style_score,
)

__all__ = ["Node", "decode"]

BEAM: Final = 12
SLACK: Final = 10.0

_LEAST: Final = 4.0

# A state to come, built only if it is kept: score, key, the state before, the marker's style (None: the marker is
# skipped) and the styles before.
_Move = tuple[float, Key, State, Style | None, Styles]


def decode(markers: Sequence[Marker]) -> list[Node]:
    """The best nested sequence of ``markers``; empty where none is likely."""
    beam = [START, START_BELOW_HEADING] if _begins_late(markers) else [START]
    for marker in markers:
        options = [
            (value, (marker.form, notation, marker.division, marker.title)) for value, notation in marker.readings
        ]
        reached: dict[Key, _Move] = {state.key: (state.score, state.key, state, None, NO_STYLES) for state in beam}
        for state in beam:
            for move in _moves(state, marker, options):
                old = reached.get(move[1])
                if old is None or old[0] < move[0]:
                    reached[move[1]] = move
        kept = _pruned(list(reached.values()))
        beam = [_reached(move, move[3], marker) if move[3] else move[2] for move in kept]
    best = max(beam, key=lambda state: state.score)
    return _nodes(best.link) if best.score >= _LEAST else []


def _begins_late(markers: Iterable[Marker]) -> bool:
    """True if a notation has a 2 but no 1 before it: only then can the first heading be missing."""
    begun: set[tuple[str, str]] = set()
    for marker in markers:
        for value, notation in marker.readings:
            if value == 1:
                begun.add((marker.form, notation))
            elif value == 2 and (marker.form, notation) not in begun:
                return True
    return False


def _pruned(moves: list[_Move]) -> list[_Move]:
    if len(moves) == 1:
        return moves
    moves.sort(key=itemgetter(0), reverse=True)
    least = moves[0][0] - SLACK
    return [move for move in moves[:BEAM] if move[0] >= least]


def _nodes(link: Link | None) -> list[Node]:
    found = []
    while link:
        found.append(link.node)
        link = link.before
    return found[::-1]


def _reached(move: _Move, style: Style, marker: Marker) -> State:
    score, key, before, _, styles = move
    level, values, _, part = key
    last = styles[level - 1]
    kept = style if style[2] or not last else (*style[:2], last[2], style[3])
    node = Node(marker, level, values[level - 1], part)
    return State(score, key, (*styles[: level - 1], kept, *styles[level:]), Link(before.link, node))


def _moves(state: State, marker: Marker, options: Iterable[tuple[int, Style]]) -> list[_Move]:
    """All ways to take ``marker`` after ``state``; ``options`` are its values, each with the style."""
    found: list[_Move] = []
    base = state.score + marker.weight
    for value, style in options:
        places = steps(state, marker, value)
        if style[1] in LETTERS:
            places += misread(state, marker, value, style)
        for score, level, values, modes, part, styles in places:
            fit = style_score(styles, level, style)
            if fit is not None:
                found.append((base + score + fit, (level, values, modes, part), state, style, styles))
    return found
