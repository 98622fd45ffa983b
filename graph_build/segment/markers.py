"""Finds every place where a marker may stand, with all that it can mean and how much it looks like a marker.

Machine translation loses line breaks and dots, so markers are sought in mid-line too; what is no marker (a year, a list
inside a sentence) is left to the decoder, which takes only what makes a sequence.

Example:
    >>> [(m.readings[0].value, m.form) for m in candidates("II. Tasks (a) Do so. 5G and (b) go on.", {}, {})]
    [(2, 'dotted'), (1, 'bracket'), (2, 'bracket')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from .cues import lowered
from .forms import BRACKET, DIVISION_GROUPS, GROUPS, LED, SIGN, WEIGHTS, compiled
from .sentences import note_start, sentence_end
from .values import Reading, readings

__all__ = ["Marker", "candidates"]

LARGEST: Final = 400
_SPACES: Final = " \t\r\u00a0\u3000"
_LINE_PREFIX: Final = _SPACES + "*#>|•·-"
_CLAUSE_ENDS: Final = frozenset(".。!?！？;；:：)）]】”\"’'")
_STOPS: Final = frozenset(".。!?！？;；:：,，)）")
_LONGEST_TITLE: Final = 250
_CROWD: Final = 200
_LEAST_ROOM: Final = 16
_REFERENCE: Final = re.compile(
    r"\b(?:with|of|under|in|by|to|and|or|see|from|as|the|this|that)\s$|[,、，]\s?$", re.IGNORECASE
)
# What stands around a number in Chinese that refers to an item, or counts a kind: 第（一）项, （二）、（三）类.
_HAN_BEFORE: Final = frozenset("第、和及与或至到")
_SENTENCE_ENDS: Final = frozenset("。；")
_HAN_AFTER: Final = frozenset("项款条类、")
_LINE, _CLAUSE, _INSIDE = 0, 1, 2

_HOPELESS: Final = -3.4
_CAPITAL: Final = 0.5
_LOWER_AFTER_BARE: Final = -1.0


class Marker(NamedTuple):
    """A candidate at ``start:end``; the text it marks starts at ``body``. ``form`` is its punctuation, ``division`` the
    word before the number (``article``), ``weight`` its score as a marker; ``title`` is True if what follows, up to the
    end of the line or the next candidate, is one phrase or sentence; ``fresh`` is True if it opens a line below one
    that looks like a title or a signature; ``lower`` if the text begins in lower case."""

    start: int
    end: int
    body: int
    form: str
    division: str
    readings: tuple[Reading, ...]
    weight: float
    title: bool = True
    fresh: bool = False
    lower: bool = False


def candidates(text: str, words: Mapping[str, int], divisions: Mapping[str, str]) -> list[Marker]:
    """The candidates in ``text``, in order. ``words`` are values of ordinals, ``divisions`` the words of
    :class:`graph_build.segment.cues.Cues`."""
    automaton, pattern, whole = compiled(frozenset(words), frozenset(divisions))
    found = [_marker(text, match, words, 0) for match in BRACKET.finditer(text)]
    found += [_marker(text, match, words, 0) for match in SIGN.finditer(text)]
    found += [_marker(text, match, words, 1) for match in LED.finditer("\n" + text)]
    places = {start for _, start, _ in automaton.find_matches_as_indexes(lowered(text))}
    named = (pattern.match(text, start) for start in places)
    found += [_marker(text, match, words, 0) for match in named if match]
    kept: list[Marker] = []
    for marker in sorted(marker for marker in found if marker):
        if not kept or marker.start >= kept[-1].end:
            kept.append(marker._replace(division=whole[marker.division]) if marker.division else marker)
    return _with_surroundings(text, _uncrowded(kept))


def _uncrowded(markers: list[Marker]) -> list[Marker]:
    """Without those that stand so close, many in a row, that they can only be a table of numbers or rubbish: no outline
    consists of markers only, and to decode them takes long."""
    crowded: set[int] = set()
    done = 0
    for index, (first, last) in enumerate(zip(markers, markers[_CROWD:], strict=False)):
        if last.start - first.start < _CROWD * _LEAST_ROOM:
            crowded.update(range(max(index, done), done := index + _CROWD + 1))
    return [marker for index, marker in enumerate(markers) if index not in crowded] if crowded else markers


def _with_surroundings(text: str, markers: list[Marker]) -> list[Marker]:
    starts = [0, *(marker.end for marker in markers)]
    stops = [*(marker.start for marker in markers[1:]), len(text)]
    return [
        Marker(
            *marker[:7],
            _is_title(text, marker.body, stop),
            _is_fresh(text, start, marker.start),
            text[marker.body : marker.body + 1].islower(),
        )
        for marker, start, stop in zip(markers, starts, stops, strict=False)
    ]


def _is_title(text: str, body: int, stop: int) -> bool:
    line = text.find("\n", body, stop)
    end = stop if line < 0 else line
    first = sentence_end(text, body, end)
    return note_start(text, first - 1, end) <= _skip_space(text, first) or not text[first:end].strip()


def _is_fresh(text: str, after: int, start: int) -> bool:
    """True if the last line before ``start``, and after the last candidate's own, is short and has no stop."""
    between = text[max(after, start - 2 * _LONGEST_TITLE) : start]
    if not between.endswith("\n"):
        return False
    lines = between.rstrip().rpartition("\n")
    return bool(lines[1]) and 0 < len(lines[2].strip()) < _LONGEST_TITLE and lines[2][-1] not in _STOPS


def _marker(text: str, match: re.Match[str], words: Mapping[str, int], shift: int) -> Marker | None:
    """``shift`` is how many characters the matched text has before ``text``; its match has a sign before the marker."""
    form = match.lastgroup or ""
    group, kind = GROUPS.get(form, (form, form))
    start = _with_article(text, match.start()) if form == "nthdivision" else match.start()
    place, start = _place(text, start)
    end = match.end() - shift
    body = _skip_space(text, end)
    weight = _weight(kind, place, text[body : body + 1])
    if weight < _HOPELESS or (place == _INSIDE and not _opens_clause(text, kind, start, end)):
        return None
    if kind in ("bracket", "dotted") and place != _LINE and _refers(text, start, end):
        return None
    means = readings(match[group].rpartition(".")[2], words)
    means = tuple(reading for reading in means if reading.value <= LARGEST)
    division = match[DIVISION_GROUPS[form]].lower() if form in DIVISION_GROUPS else ""
    return Marker(start, end, body, kind, division, means, weight) if means else None


def _opens_clause(text: str, kind: str, start: int, end: int) -> bool:
    """True for "Third, improve", not for "come first." or ", second, improve"; nor for "under Article 5 of the Law"."""
    if kind == "word":
        return text[start].isupper() and text[end - 1] != "."
    if kind == "named":
        return not _REFERENCE.search(text, max(0, start - 8), start) and not text.startswith(" of ", end)
    return True


def _refers(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip()[-1:]
    return before in _HAN_BEFORE or (before not in _SENTENCE_ENDS and text[end : end + 1] in _HAN_AFTER)


def _with_article(text: str, start: int) -> int:
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def _weight(form: str, place: int, following: str) -> float:
    weight = WEIGHTS[form][place]
    if following.isupper():
        weight += _CAPITAL
    elif form in ("bare", "numeral") and following.islower():
        weight += _LOWER_AFTER_BARE
    return weight


def _place(text: str, start: int) -> tuple[int, int]:
    """Where ``start`` stands, and the start of the marker with the signs of a list or heading before it."""
    before = start - 1
    while before >= 0 and text[before] in _LINE_PREFIX:
        before -= 1
    if before < 0 or text[before] == "\n":
        while text[before + 1] in _SPACES:
            before += 1
        return _LINE, before + 1
    return (_CLAUSE if text[before] in _CLAUSE_ENDS else _INSIDE), start


def _skip_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \t\r\u00a0\u3000*|":
        offset += 1
    return offset
