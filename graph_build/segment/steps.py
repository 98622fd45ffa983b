"""The places that a marker can take in a nested numbering, and how likely each is.

Example:
    >>> from graph_build.segment.markers import candidates
    >>> marker, = candidates("(1) Aim high.", {}, {})
    >>> [(score, level, values[0]) for score, level, values, *_ in steps(START, marker, 1)]
    [(0.0, 1, 1)]
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .markers import Marker

__all__ = [
    "LETTERS", "NO_STYLES", "START", "START_BELOW_HEADING", "Key", "Link", "Node", "State", "Step", "Style", "Styles",
    "misread", "steps", "style_score",
]  # fmt: skip

_DEPTH: Final = 4

_STEP: Final = 1.5
_GAPS: Final = (_STEP, -2.0, -3.5, -5.0)
_OPEN: Final = (0.0, -1.0, -2.0, -2.5)
_REOPEN_RESTARTING: Final = 1.2
_REOPEN_RUNNING_ON: Final = 2.0
_OTHER_MODE: Final = -3.0
_MISSED_FIRST: Final = -3.0
_MISSED_HEADING: Final = -4.0
_MISSED_PARENT: Final = -5.0
_NEW_PART: Final = -8.0
_NEW_PART_BELOW_TITLE: Final = -3.0
_PROSE_BEFORE_CHILD: Final = -2.5
_SENTENCES_BEFORE_CHILD: Final = -1.5
_OTHER_SHAPE: Final = -1.5
_SIBLING_OF_TITLE: Final = -2.0
_TITLE_LENGTH, _PROSE_LENGTH = 250, 750
_SAME_NOTATION: Final = 0.7
_SAME_FORM: Final = -0.1
_OTHER_FORM: Final = -0.4
_NO_DIVISION: Final = -1.0
_OTHER_DIVISION: Final = -3.0
_NOTATION_OF_PARENT: Final = -1.0
_HAN_NOTATION_OF_PARENT: Final = -6.0
_LARGEST_GAP: Final = 3
_MISREAD: Final = -2.2
LETTERS: Final = frozenset("aAiI")
HAN: Final = "一"  # the notation of Chinese numerals, which are typed with care: no level has that of the one above

_UNKNOWN, _RESTARTS, _RUNS_ON = 0, 1, 2
Style = tuple[str, str, str, bool]
Styles = tuple[Style | None, ...]
Numbers = tuple[int, ...]
Key = tuple[int, Numbers, Numbers, int]


class Node(NamedTuple):
    """A marker that was taken, at ``level`` (1 is the top) with ``value``; ``part`` counts sequences that start anew at
    the top level; ``lowered`` is True for one that was put a level lower than it is printed."""

    marker: Marker
    level: int
    value: int
    part: int
    lowered: bool = False


class Link(NamedTuple):
    """A node and those before it."""

    before: Link | None
    node: Node


class State(NamedTuple):
    """The ``key``, by which states meet: the level of the last marker, the last number at each level (0: none yet),
    whether a level's numbers restart under each parent, and the part. ``styles`` are the last notation at each level
    and whether it stood before a title."""

    score: float
    key: Key
    styles: Styles
    link: Link | None


# A place that a marker can take: score, level, the numbers, modes and part after it, and the styles that it is compared
# with. A plain tuple, as by far most are dropped at once.
Step = tuple[float, int, Numbers, Numbers, int, Styles]


def _with(items: tuple[int, ...], level: int, item: int) -> tuple[int, ...]:
    return (*items[: level - 1], item, *items[level:])


NO_STYLES: Final[Styles] = (None,) * _DEPTH
_ZEROS: Final[Numbers] = (0,) * _DEPTH
START: Final = State(0.0, (0, _ZEROS, _ZEROS, 0), NO_STYLES, None)
# Where the first heading is missing, the first items stand below none.
START_BELOW_HEADING: Final = State(_MISSED_HEADING, (1, _with(_ZEROS, 1, 1), _ZEROS, 0), NO_STYLES, None)


def steps(state: State, marker: Marker, value: int) -> list[Step]:
    """All places that ``marker`` with ``value`` can have after ``state``."""
    depth, values, modes, part = state.key
    found: list[Step] = []
    for level, last in enumerate(values[:depth], start=1):
        if last < value <= last + len(_GAPS):
            score = _GAPS[value - last - 1] + _childless_score(state, marker)
            found.append((score, level, _with(values, level, value), modes, part, state.styles))
    if depth < _DEPTH:
        found += _opened(state, marker, value)
    if value == 1 and depth:
        found += _restarted(state, marker)
    return found


def misread(state: State, marker: Marker, value: int, style: Style) -> list[Step]:
    """Takes a letter or Roman numeral that is one off for the number that comes next: machine translation counts some
    letters wrongly. Only where the one before is in another notation, as it is in such texts."""
    depth, values, modes, part = state.key
    found: list[Step] = []
    for level, last in enumerate(values[: depth + 1], start=1):
        before = state.styles[level - 1]
        if last > 1 and value in (last, last + 2) and before and before[1] != style[1]:
            after = _with(values, level, last + 1)
            if level <= depth:
                found.append((_MISREAD, level, after, modes, part, state.styles))
            else:
                score = _mode_score(modes[depth], _RUNS_ON) + _prose_score(state, marker) + _MISREAD - _STEP
                found.append((score, level, after, _with(modes, level, _RUNS_ON), part, state.styles))
    return found


def _opened(state: State, marker: Marker, value: int) -> list[Step]:
    """Takes the marker as the first below the last one."""
    depth, values, modes, part = state.key
    last, level = values[depth], depth + 1
    gap = value - last - 1
    if value > 2 and not (last and 0 <= gap < _LARGEST_GAP):
        return []
    after = _with(values, level, value)
    prose = _prose_score(state, marker)
    missed = _MISSED_FIRST if value == 2 else 0
    if last == 0:
        return [(_OPEN[depth] + prose + missed, level, after, modes, part, state.styles)]
    found: list[Step] = []
    if value <= 2:
        score = _mode_score(modes[depth], _RESTARTS) + prose + missed
        found.append((score, level, after, _with(modes, level, _RESTARTS), part, state.styles))
    if 0 <= gap < _LARGEST_GAP:
        score = _mode_score(modes[depth], _RUNS_ON) + prose + _GAPS[gap] - _STEP
        found.append((score, level, after, _with(modes, level, _RUNS_ON), part, state.styles))
    return found


def _childless_score(state: State, marker: Marker) -> float:
    """Where items below headings are known, a bare heading is expected to have some."""
    depth, values, _, _ = state.key
    if state.link is None or depth == _DEPTH or not values[depth]:
        return 0.0
    before = state.link.node.marker
    return _SIBLING_OF_TITLE if before.title and marker.start - before.body < _TITLE_LENGTH else 0.0


def _prose_score(state: State, marker: Marker) -> float:
    """A heading that groups items is short; long text between it and its first item speaks against the nesting."""
    if state.link is None:
        return 0.0
    before = state.link.node.marker
    share = (marker.start - before.body - _TITLE_LENGTH) / (_PROSE_LENGTH - _TITLE_LENGTH)
    sentences = 0.0 if before.title else _SENTENCES_BEFORE_CHILD
    return sentences + _PROSE_BEFORE_CHILD * min(1.0, max(0.0, share))


def _restarted(state: State, marker: Marker) -> list[Step]:
    """Takes a 1 where no parent was seen: the parent's marker is missing, or a new part of the document begins."""
    depth, values, modes, part = state.key
    score = _NEW_PART_BELOW_TITLE if marker.fresh else _NEW_PART
    found: list[Step] = [(score, 1, _with(_ZEROS, 1, 1), _ZEROS, part + 1, NO_STYLES)]
    for level in range(2, depth + 1):
        score = _MISSED_PARENT + _mode_score(modes[level - 1], _RESTARTS)
        after = _with(_with(values, level - 1, values[level - 2] + 1), level, 1)
        found.append((score, level, after, _with(modes, level, _RESTARTS), part, state.styles))
    return found


def _mode_score(mode: int, wanted: int) -> float:
    if mode not in (_UNKNOWN, wanted):
        return _OTHER_MODE
    return _REOPEN_RESTARTING if wanted == _RESTARTS else _REOPEN_RUNNING_ON


def style_score(styles: Styles, level: int, style: Style) -> float | None:
    """How well a notation fits its level; None for a division (``article``) that belongs to another level."""
    if style[2] and any(other and other[2] == style[2] for k, other in enumerate(styles) if k != level - 1):
        return None
    before = styles[level - 1]
    if before is None:
        same = any(upper and upper[:3] == style[:3] for upper in styles[: level - 1])
        return (_HAN_NOTATION_OF_PARENT if style[1] == HAN else _NOTATION_OF_PARENT) if same else 0.0
    score = _SAME_NOTATION if before[:2] == style[:2] else _SAME_FORM if before[0] == style[0] else _OTHER_FORM
    if before[2] != style[2]:
        score += _OTHER_DIVISION if before[2] and style[2] else _NO_DIVISION
    return score + (_OTHER_SHAPE if before[3] != style[3] else 0.0)
