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

from collections.abc import Sequence
from typing import Final, NamedTuple

from .markers import Marker
from .values import Reading

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
    """``values[k]`` is the last number at level k+1 (0: none yet), ``depth`` the level of the last marker, ``modes``
    whether a level's numbers restart under each parent, ``styles`` the last notation at each level and whether it stood
    before a title."""

    score: float
    values: tuple[int, ...]
    depth: int
    modes: tuple[int, ...]
    styles: tuple[Style | None, ...]
    part: int
    link: _Link | None


_START: Final = _State(0.0, (0,) * DEPTH, 0, (0,) * DEPTH, (None,) * DEPTH, 0, None)


def decode(markers: Sequence[Marker]) -> list[Node]:
    """The best nested sequence of ``markers``; empty where none is likely."""
    beam = [_START]
    for marker in markers:
        reached: dict[tuple[int, tuple[int, ...], tuple[int, ...], int], _State] = {
            (state.depth, state.values, state.modes, state.part): state for state in beam
        }
        for state in beam:
            for reading in marker.readings:
                for new in _moves(state, marker, reading):
                    key = (new.depth, new.values, new.modes, new.part)
                    old = reached.get(key)
                    if old is None or old.score < new.score:
                        reached[key] = new
        beam = _pruned(list(reached.values()))
    best = max(beam, key=lambda state: state.score)
    return _nodes(best.link) if best.score >= _LEAST else []


def _pruned(states: list[_State]) -> list[_State]:
    if len(states) == 1:
        return states
    states.sort(key=lambda state: -state.score)
    least = states[0].score - SLACK
    return [state for state in states[:BEAM] if state.score >= least]


def _nodes(link: _Link | None) -> list[Node]:
    found = []
    while link:
        found.append(link.node)
        link = link.before
    return found[::-1]


def _moves(state: _State, marker: Marker, reading: Reading) -> list[_State]:
    """All ways to take ``marker`` as ``reading`` after ``state``."""
    value = reading.value
    style = (marker.form, reading.notation, marker.division, marker.title)
    found = []
    childless = _childless_score(state, marker)
    for level in range(1, state.depth + 1):
        gap = value - state.values[level - 1] - 1
        if 0 <= gap < len(_GAPS):
            found.append(_taken(state, marker, value, level, style, _GAPS[gap] + childless, state.modes))
    if state.depth < DEPTH:
        found += _opened(state, marker, value, style)
    if value == 1 and state.depth:
        found += _restarted(state, marker, style)
    return [new for new in found if new is not None]


def _opened(state: _State, marker: Marker, value: int, style: Style) -> list[_State | None]:
    """Takes the marker as the first below the last one."""
    level = state.depth + 1
    last = state.values[level - 1]
    mode = state.modes[level - 1]
    prose = _prose_score(state, marker)
    found: list[_State | None] = []
    if last == 0:
        if value <= 2:
            score = _OPEN[level - 1] + prose + (_MISSED_FIRST if value == 2 else 0)
            found.append(_taken(state, marker, value, level, style, score, state.modes))
        return found
    if value <= 2:
        score = _mode_score(mode, _RESTARTS) + prose + (_MISSED_FIRST if value == 2 else 0)
        found.append(_taken(state, marker, value, level, style, score, _with(state.modes, level, _RESTARTS)))
    gap = value - last - 1
    if 0 <= gap < 3:
        score = _mode_score(mode, _RUNS_ON) + prose + _GAPS[gap] - _STEP
        found.append(_taken(state, marker, value, level, style, score, _with(state.modes, level, _RUNS_ON)))
    return found


def _childless_score(state: _State, marker: Marker) -> float:
    """Where items below headings are known, a bare heading is expected to have some."""
    if state.link is None or state.depth == DEPTH or not state.values[state.depth]:
        return 0.0
    before = state.link.node.marker
    return _SIBLING_OF_TITLE if before.title and marker.start - before.body < _TITLE_LENGTH else 0.0


def _prose_score(state: _State, marker: Marker) -> float:
    """A heading that groups items is short; long text between it and its first item speaks against the nesting."""
    if state.link is None:
        return 0.0
    length = marker.start - state.link.node.marker.body
    share = (length - _TITLE_LENGTH) / (_PROSE_LENGTH - _TITLE_LENGTH)
    sentences = 0.0 if state.link.node.marker.title else _SENTENCES_BEFORE_CHILD
    return sentences + _PROSE_BEFORE_CHILD * min(1.0, max(0.0, share))


def _restarted(state: _State, marker: Marker, style: Style) -> list[_State | None]:
    """Takes a 1 where no parent was seen: the parent's marker is missing, or a new part of the document begins."""
    found: list[_State | None] = []
    fresh = _START._replace(score=state.score, part=state.part + 1, link=state.link)
    score = _NEW_PART_BELOW_TITLE if marker.fresh else _NEW_PART
    found.append(_taken(fresh, marker, 1, 1, style, score, fresh.modes))
    for level in range(2, state.depth + 1):
        values = list(state.values)
        values[level - 2] += 1
        parent = state._replace(values=tuple(values))
        modes = _with(state.modes, level, _RESTARTS)
        score = _MISSED_PARENT + _mode_score(state.modes[level - 1], _RESTARTS)
        found.append(_taken(parent, marker, 1, level, style, score, modes))
    return found


def _mode_score(mode: int, wanted: int) -> float:
    if mode not in (_UNKNOWN, wanted):
        return _OTHER_MODE
    return _REOPEN_RESTARTING if wanted == _RESTARTS else _REOPEN_RUNNING_ON


def _with(items: tuple[int, ...], level: int, item: int) -> tuple[int, ...]:
    return (*items[: level - 1], item, *items[level:])


def _taken(
    state: _State, marker: Marker, value: int, level: int, style: Style, score: float, modes: tuple[int, ...]
) -> _State | None:
    fit = _style_score(state.styles, level, style)
    if fit is None:
        return None
    kept = (
        style if style[2] or not state.styles[level - 1] else (*style[:2], _division(state.styles[level - 1]), style[3])
    )
    return _State(
        state.score + marker.weight + score + fit,
        (*state.values[: level - 1], value, *state.values[level:]),
        level,
        modes,
        (*state.styles[: level - 1], kept, *state.styles[level:]),
        state.part,
        _Link(state.link, Node(marker, level, value, state.part)),
    )


def _division(style: Style | None) -> str:
    return style[2] if style else ""


def _style_score(styles: tuple[Style | None, ...], level: int, style: Style) -> float | None:
    """How well a notation fits its level; None for a division (``article``) that belongs to another level."""
    if style[2] and any(_division(other) == style[2] for k, other in enumerate(styles) if k != level - 1):
        return None
    before = styles[level - 1]
    if before is None:
        same = any(upper and upper[:3] == style[:3] for upper in styles[: level - 1])
        return _NOTATION_OF_PARENT if same else 0.0
    score = _SAME_NOTATION if before[:2] == style[:2] else _SAME_FORM if before[0] == style[0] else _OTHER_FORM
    if before[2] != style[2]:
        score += _OTHER_DIVISION if before[2] and style[2] else _NO_DIVISION
    return score + (_OTHER_SHAPE if before[3] != style[3] else 0.0)
