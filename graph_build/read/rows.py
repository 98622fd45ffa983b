"""Tables as text: one line a row, its cells parted by bars. Columns of bodies stand last; their heads are repeated in
each row, in brackets with the cell, as a note that says who does what is printed in running text.

Example:
    >>> row_line(["1", "Cut the fees \\n of small firms", "MOF"])
    '1 | Cut the fees of small firms | MOF'
    >>> print(table_text([["No.", "Task", "Lead unit", "Cooperating units"], ["1", "Cut fees", "MOF", "MIIT, STA"]]))
    No. | Task | Lead unit | Cooperating units
    1 | Cut fees | (Lead unit: MOF; Cooperating units: MIIT, STA)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

__all__ = ["BAR", "row_line", "table_text"]

BAR = " | "

_FIRST_ROWS: Final = 5
_MOST_COLUMNS: Final = 20
_LONGEST_HEAD: Final = 40
_BRACKETS: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_WORDS: Final = re.compile(r"\w")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: its cells, what the columns of bodies are called, and where the rows' numbers stand."""

    cells: Sequence[str]
    bodies: Mapping[int, str]
    number: int

    def others(self, cells: Sequence[str]) -> list[str]:
        """The cells of a row from its number on, but for bodies."""
        return [cell for place, cell in enumerate(cells) if place >= self.number and place not in self.bodies]

    def notes(self, cells: Sequence[str]) -> list[str]:
        """What the row says of bodies."""
        named = ((cells[place], name) for place, name in self.bodies.items() if place < len(cells))
        return [_note(cell, name) for cell, name in named if _WORDS.search(cell)]


def row_line(cells: Iterable[str]) -> str:
    """One line; empty where all cells are."""
    kept = [" ".join(cell.split()) for cell in cells]
    return BAR.join(kept) if any(kept) else ""


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """The lines of the rows that say something."""
    return "\n".join(filter(None, _lines(rows)))


def _lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head: _Head | None = None
    group: Sequence[str] = ()
    for place, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row]
        head = head or (_head(cells) if place < _FIRST_ROWS else None)
        if head is None:
            yield row_line(cells)
        elif cells == head.cells:
            yield row_line([*head.others(cells), *(cells[place] for place in head.bodies)])
        else:
            if cells[: head.number] != group:
                group = cells[: head.number]
                yield row_line(filter(None, group))
            yield _line(cells, head)


def _line(cells: Sequence[str], head: _Head) -> str:
    """A row below ``head``. What stands before its number groups rows, on a line of its own; so is a lone cell."""
    if sum(map(bool, cells)) == 1:
        return "".join(cells)
    notes = head.notes(cells)
    note = f"（{'；'.join(notes)}）" if _HAN.search("".join(notes)) else f"({'; '.join(notes)})"
    return row_line([*head.others(cells), note] if notes else head.others(cells))


def _note(cell: str, name: str) -> str:
    """A cell that says the role itself needs no name, nor does one of a column without a ``name``."""
    if not name or re.search("[:：]", cell) or _holds(cell, _columns()["role"]):
        return cell
    return f"{name}：{cell}" if _HAN.search(name) else f"{name}: {cell}"


def _head(cells: Sequence[str]) -> _Head | None:
    """None for a row that is no head, or one of a table without a column of bodies."""
    if len(cells) > _MOST_COLUMNS:
        return None
    words = _columns()
    names = {place: _BRACKETS.sub("", cell) for place, cell in enumerate(cells) if len(cell) <= _LONGEST_HEAD}
    bodies = {place: name for place, name in names.items() if _is_called(name, words["bodies"] | words["responsible"])}
    if not bodies or len(names) < len(cells) or sum(map(bool, cells)) == len(bodies):
        return None
    if len(bodies) == 1 and not _is_called(next(iter(bodies.values())), words["bodies"]):
        bodies = dict.fromkeys(bodies, "")
    number = next((place for place, name in names.items() if name.lower() in words["number"]), 0)
    return _Head(cells, bodies, number if number < min(bodies) else 0)


def _is_called(name: str, words: Iterable[str]) -> bool:
    if name.isascii():
        low = name.lower()
        return any(low.endswith(word) or low.removesuffix("s").endswith(word) for word in words)
    bare = "".join(name.split())
    return any(bare.endswith(word) or (not word.isascii() and bare.startswith(word)) for word in words)


def _holds(cell: str, words: Iterable[str]) -> bool:
    low = cell.lower()
    return any(word in low for word in words)


@cache
def _columns() -> Mapping[str, frozenset[str]]:
    """The words for columns, in lower case, by what they hold."""
    from ..resources import resource
    from ..vocabulary import read_vocabulary

    return {
        concept.notation or "": frozenset(phrase.lower() for phrases in concept.phrases.values() for phrase in phrases)
        for concept in read_vocabulary([resource("ontology/language", "ordinals.ttl")]).scheme("column")
    }
