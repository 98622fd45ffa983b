"""The numbers of lists and headings in a Word file. They are not in its text: ``numbering.xml`` says how each level
counts and prints (ISO/IEC 29500-1, 17.9), and a paragraph, or its style, names a list and a level.

Example:
    >>> level = Level(start=1, form="decimal", text="(%1)")
    >>> counter = Counter({"7": Numbering("a", {0: level})})
    >>> counter.marker("7", 0), counter.marker("7", 0)
    ('(1)', '(2)')
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml.etree import _Element

from .ordinals import ordinal

__all__ = ["Counter", "Level", "Numbering", "W", "child_value", "read_numberings"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and prints. ``restart`` is the level (from 1) after which it starts anew, 0 for never, None
    for any level above; ``plain`` prints the numbers of all levels in Arabic figures; ``style`` is its paragraphs'."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    plain: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """A list: ``series`` is shared by lists that count on from each other; ``anew`` are levels that do not."""

    series: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int] = field(default_factory=dict)


class Counter:
    """Counts through a document."""

    def __init__(self, numberings: Mapping[str, Numbering]) -> None:
        self.numberings = numberings
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._met: set[str] = set()

    def marker(self, number_id: str, at: int) -> str:
        """What stands before the next paragraph of a list's level; empty for bullets, and for what is not known."""
        numbering = self.numberings.get(number_id)
        level = numbering.levels.get(at) if numbering else None
        if numbering is None or level is None:
            return ""
        counts = self._counts[numbering.series]
        if number_id not in self._met:
            self._met.add(number_id)
            for anew in numbering.anew:
                counts.pop(anew, None)
        counts[at] = counts[at] + 1 if at in counts else numbering.anew.get(at, level.start)
        for below in [other for other in counts if other > at and _restarts(numbering.levels.get(other), at)]:
            del counts[below]
        return _printed(numbering, level, counts)

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level that a style's paragraphs have; the first where the list does not say."""
        levels = self.numberings[number_id].levels if number_id in self.numberings else {}
        return next((at for at, level in levels.items() if level.style == style), 0)


def read_numberings(root: _Element | None) -> dict[str, Numbering]:
    """The lists that ``numbering.xml`` defines, by their ids."""
    if root is None:
        return {}
    series = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
    styled = {child_value(element, "styleLink"): name for name, element in series.items()}
    found: dict[str, Numbering] = {}
    for element in root.iter(f"{W}num"):
        name = child_value(element, "abstractNumId") or ""
        if name in series and (link := child_value(series[name], "numStyleLink")):
            name = styled.get(link, name)
        if name in series:
            found[element.get(f"{W}numId", "")] = _overridden(name, _levels(series[name]), element)
    return found


def child_value(element: _Element | None, name: str) -> str | None:
    """The value of a child such as ``<w:start w:val="1"/>``; None where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def _restarts(level: Level | None, at: int) -> bool:
    return level is None or level.restart is None or at < level.restart


def _printed(numbering: Numbering, level: Level, counts: Mapping[int, int]) -> str:
    if level.form in ("bullet", "none"):
        return ""

    def number(place: re.Match[str]) -> str:
        other = int(place[1]) - 1
        named = numbering.levels.get(other, Level())
        form = "decimal" if level.plain else named.form
        return ordinal(counts.get(other, named.start), form)

    return _PLACE.sub(number, level.text).strip()


def _overridden(series: str, levels: dict[int, Level], element: _Element) -> Numbering:
    anew: dict[int, int] = {}
    for override in element.iter(f"{W}lvlOverride"):
        at = _integer(override.get(f"{W}ilvl"), 0)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[at] = _level(own)
        if (start := child_value(override, "startOverride")) is not None:
            anew[at] = _integer(start, 1)
            levels[at] = replace(levels.get(at, Level()), start=anew[at])
    return Numbering(series, levels, anew)


def _levels(element: _Element) -> dict[int, Level]:
    found = {_integer(level.get(f"{W}ilvl"), 0): _level(level) for level in element.findall(f"{W}lvl")}
    return {at: level for at, level in found.items() if 0 <= at < _LEVELS}


def _level(element: _Element) -> Level:
    restart = child_value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        start=_integer(child_value(element, "start"), 0),
        form=child_value(element, "numFmt") or "decimal",
        text=child_value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        plain=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        style=child_value(element, "pStyle"),
    )


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text, re.ASCII) else default
