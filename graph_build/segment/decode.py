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
from typing import Final, NamedTuple

from .markers import Marker

__all__ = ["Node", "decode"]

DEPTH: Final = 4
BEAM: Final = 12
SLACK: Final = 10.0

_STEP: Final = 1.5
_GAPS: Final = (_STEP, -2.0, -3.5, -5.0)
_OPEN: Final = (0.0, -1.0, -2.0, -2.5)
_REOPEN_RESTARTING: Final = 1.2
_REOPEN_RUNNING_ON: Final = 2.0
_OTHER_MODE: Final = -3.0
_MISSED_FIRST: Final = -3.0
_MISSED_PARENT: Final = -5.0
_NEW_PART: Final = -8.0
_NEW_PART_BELOW_TITLE: Final = -3.0
_PROSE_BEFORE_CHILD: Final = -2.5
_SENTENCES_BEFORE_CHILD: Final = -1.5
_OTHER_SHAPE: Final = -0.8
_SIBLING_OF_TITLE: Final = -2.0
_TITLE_LENGTH, _PROSE_LENGTH = 250, 750
_SAME_NOTATION: Final = 0.7
_SAME_FORM: Final = -0.1
_OTHER_FORM: Final = -0.4
_NO_DIVISION: Final = -1.0
_OTHER_DIVISION: Final = -3.0
_NOTATION_OF_PARENT: Final = -1.0
_LEAST: Final = 4.0

_UNKNOWN, _RESTARTS, _RUNS_ON = 0, 1, 2
Style = tuple[str, str, str, bool]
Styles = tuple[Style | None, ...]
Numbers = tuple[int, ...]
Key = tuple[int, Numbers, Numbers, int]


class Node(NamedTuple):
    """A marker that was taken, at ``level`` (1 is the top) with ``value``; ``part`` counts sequences that start anew at
    the top level."""

    marker: Marker
    level: int
    value: int
    part: int


class _Link(NamedTuple):
    before: _Link | None
    node: Node


class _State(NamedTuple):
    """``depth`` is the level of the last marker, ``values[k]`` the last number at level k+1 (0: none yet), ``modes``
    whether a level's numbers restart under each parent: these and ``part`` are the ``key`` by which states meet.
    ``styles`` are the last notation at each level and whether it stood before a title."""

    score: float
    key: Key
    styles: Styles
    link: _Link | None


# The score of a step, its level, numbers, modes and part, and the styles that it is compared with.
_Step = tuple[float, int, Numbers, Numbers, int, Styles]
# A state to come, built only if it is kept: score, key, the state before, the marker's style (None: the marker is
# skipped) and the styles before.
_Move = tuple[float, Key, _State, Style | None, Styles]

_NONE: Final[Styles] = (None,) * DEPTH
_ZEROS: Final[Numbers] = (0,) * DEPTH
_START: Final = _State(0.0, (0, _ZEROS, _ZEROS, 0), _NONE, None)


def decode(markers: Sequence[Marker]) -> list[Node]:
    """The best nested sequence of ``markers``; empty where none is likely."""
    beam = [_START]
    for marker in markers:
        options = [
            (value, (marker.form, notation, marker.division, marker.title)) for value, notation in marker.readings
        ]
        reached: dict[Key, _Move] = {state.key: (state.score, state.key, state, None, _NONE) for state in beam}
        for state in beam:
            for move in _moves(state, marker, options):
                old = reached.get(move[1])
                if old is None or old[0] < move[0]:
                    reached[move[1]] = move
        kept = _pruned(list(reached.values()))
        beam = [_reached(move, move[3], marker) if move[3] else move[2] for move in kept]
    best = max(beam, key=lambda state: state.score)
    return _nodes(best.link) if best.score >= _LEAST else []


def _pruned(moves: list[_Move]) -> list[_Move]:
    if len(moves) == 1:
        return moves
    moves.sort(key=itemgetter(0), reverse=True)
    least = moves[0][0] - SLACK
    return [move for move in moves[:BEAM] if move[0] >= least]


def _nodes(link: _Link | None) -> list[Node]:
    found = []
    while link:
        found.append(link.node)
        link = link.before
    return found[::-1]


def _reached(move: _Move, style: Style, marker: Marker) -> _State:
    score, key, before, _, styles = move
    level, values, _, part = key
    last = styles[level - 1]
    kept = style if style[2] or not last else (*style[:2], last[2], style[3])
    node = Node(marker, level, values[level - 1], part)
    return _State(score, key, (*styles[: level - 1], kept, *styles[level:]), _Link(before.link, node))


def _moves(state: _State, marker: Marker, options: Iterable[tuple[int, Style]]) -> list[_Move]:
    """All ways to take ``marker`` after ``state``; ``options`` are its values, each with the style."""
    found: list[_Move] = []
    base = state.score + marker.weight
    for value, style in options:
        for score, level, values, modes, part, styles in _steps(state, marker, value):
            fit = _style_score(styles, level, style)
            if fit is not None:
                key = (level, (*values[: level - 1], value, *values[level:]), modes, part)
                found.append((base + score + fit, key, state, style, styles))
    return found


def _steps(state: _State, marker: Marker, value: int) -> list[_Step]:
    """All places that a marker with ``value`` can have after ``state``."""
    depth, values, modes, part = state.key
    found: list[_Step] = []
    for level, last in enumerate(values[:depth], start=1):
        if last < value <= last + len(_GAPS):
            score = _GAPS[value - last - 1] + _childless_score(state, marker)
            found.append((score, level, values, modes, part, state.styles))
    if depth < DEPTH:
        found += _opened(state, marker, value)
    if value == 1 and depth:
        found += _restarted(state, marker)
    return found


def _opened(state: _State, marker: Marker, value: int) -> list[_Step]:
    """Takes the marker as the first below the last one."""
    depth, values, modes, part = state.key
    last, level = values[depth], depth + 1
    gap = value - last - 1
    found: list[_Step] = []
    if value > 2 and not (last and 0 <= gap < 3):
        return found
    prose = _prose_score(state, marker)
    missed = _MISSED_FIRST if value == 2 else 0
    if last == 0:
        return [(_OPEN[depth] + prose + missed, level, values, modes, part, state.styles)]
    if value <= 2:
        score = _mode_score(modes[depth], _RESTARTS) + prose + missed
        found.append((score, level, values, _with(modes, level, _RESTARTS), part, state.styles))
    if 0 <= gap < 3:
        score = _mode_score(modes[depth], _RUNS_ON) + prose + _GAPS[gap] - _STEP
        found.append((score, level, values, _with(modes, level, _RUNS_ON), part, state.styles))
    return found


def _childless_score(state: _State, marker: Marker) -> float:
    """Where items below headings are known, a bare heading is expected to have some."""
    depth, values, _, _ = state.key
    if state.link is None or depth == DEPTH or not values[depth]:
        return 0.0
    before = state.link.node.marker
    return _SIBLING_OF_TITLE if before.title and marker.start - before.body < _TITLE_LENGTH else 0.0


def _prose_score(state: _State, marker: Marker) -> float:
    """A heading that groups items is short; long text between it and its first item speaks against the nesting."""
    if state.link is None:
        return 0.0
    before = state.link.node.marker
    share = (marker.start - before.body - _TITLE_LENGTH) / (_PROSE_LENGTH - _TITLE_LENGTH)
    sentences = 0.0 if before.title else _SENTENCES_BEFORE_CHILD
    return sentences + _PROSE_BEFORE_CHILD * min(1.0, max(0.0, share))


def _restarted(state: _State, marker: Marker) -> list[_Step]:
    """Takes a 1 where no parent was seen: the parent's marker is missing, or a new part of the document begins."""
    depth, values, modes, part = state.key
    score = _NEW_PART_BELOW_TITLE if marker.fresh else _NEW_PART
    found: list[_Step] = [(score, 1, _ZEROS, _ZEROS, part + 1, _NONE)]
    for level in range(2, depth + 1):
        score = _MISSED_PARENT + _mode_score(modes[level - 1], _RESTARTS)
        parents = _with(values, level - 1, values[level - 2] + 1)
        found.append((score, level, parents, _with(modes, level, _RESTARTS), part, state.styles))
    return found


def _mode_score(mode: int, wanted: int) -> float:
    if mode not in (_UNKNOWN, wanted):
        return _OTHER_MODE
    return _REOPEN_RESTARTING if wanted == _RESTARTS else _REOPEN_RUNNING_ON


def _with(items: tuple[int, ...], level: int, item: int) -> tuple[int, ...]:
    return (*items[: level - 1], item, *items[level:])


def _style_score(styles: Styles, level: int, style: Style) -> float | None:
    """How well a notation fits its level; None for a division (``article``) that belongs to another level."""
    if style[2] and any(other and other[2] == style[2] for k, other in enumerate(styles) if k != level - 1):
        return None
    before = styles[level - 1]
    if before is None:
        same = any(upper and upper[:3] == style[:3] for upper in styles[: level - 1])
        return _NOTATION_OF_PARENT if same else 0.0
    score = _SAME_NOTATION if before[:2] == style[:2] else _SAME_FORM if before[0] == style[0] else _OTHER_FORM
    if before[2] != style[2]:
        score += _OTHER_DIVISION if before[2] and style[2] else _NO_DIVISION
    return score + (_OTHER_SHAPE if before[3] != style[3] else 0.0)
