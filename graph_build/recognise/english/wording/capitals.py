"""Names in Title Case: where a run of capitalised words, with small words between them, begins and ends.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> capitals = compile_capitals(load_vocabulary())
    >>> text = "under the Tea Law of the Republic on Leaves it is"
    >>> text[left_end(text, 0, 14, capitals) : right_end(text, 17, len(text), capitals)]
    'Tea Law of the Republic on Leaves'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ....vocabulary import Vocabulary
from .titles import compiled, phrase_regex

__all__ = ["Capitals", "compile_capitals", "left_end", "right_end"]

_CAPITAL: Final = r"(?:[A-Z0-9][\w’'&+/-]*|\"[^\"\n]{1,60}\"|“[^”\n]{1,60}”)"
_SPACE: Final = r"(?:[ \t]*\n[ \t]*(?=\S)|[ \t]+)"
_WORD: Final = re.compile(r"\S+")
_CLOSING: Final = {'"': '"', "“": "”"}
_REACH: Final = 160
_LONGEST: Final = 320


@dataclass(frozen=True, slots=True)
class Capitals:
    """Compiled from the scheme function-word."""

    right: re.Pattern[str]
    inside_left: re.Pattern[str]


def compile_capitals(vocabulary: Vocabulary) -> Capitals:
    """The grammar of Title Case. A comma belongs to a run only in a list that "and" closes."""
    small = phrase_regex(vocabulary.phrases("function-word/inside", "en"))
    word = rf"(?:{_CAPITAL}\s+(?:{small})?)"
    comma = rf",\s+(?:and\s+)?(?={word}{{1,6}}?(?:,\s+|and\s+){_CAPITAL}|{_CAPITAL}(?:,\s+|\s+and\s+){_CAPITAL})"
    run = rf"(?:(?:{_SPACE}|{comma})(?:{small}(?<!\n)){{0,4}}{_CAPITAL}(?=[\s,.;:()\"”’]|$))*"
    return Capitals(re.compile(run), compiled(vocabulary, "function-word/inside-left"))


def left_end(text: str, least: int, at: int, capitals: Capitals) -> int:
    """Where the run that ends at ``at`` begins, no earlier than ``least``; ``at`` where there is none."""
    begin = at
    for match in reversed(list(_WORD.finditer(text, max(least, at - _REACH), at))):
        word = match.group().strip('"“”')
        if not word or (
            match.group()[0] in _CLOSING and _CLOSING[match.group()[0]] not in text[match.start() + 1 : at]
        ):
            break
        capital = word[0].isupper() or word[0].isdigit()
        if word[-1] in ".,;:()!?" or not (capital or capitals.inside_left.fullmatch(word)):
            break
        if capital:
            begin = match.start()
    return _with_opening_mark(text, least, begin, at)


def _with_opening_mark(text: str, least: int, begin: int, at: int) -> int:
    """The opening mark of a quotation that a run begins in the midst of."""
    if text.count('"', begin, at) % 2 == 0 and text.count("“", begin, at) == text.count("”", begin, at):
        return begin
    opening = max(text.rfind(mark, max(least, begin - _REACH), begin) for mark in '"“')
    return opening if opening >= 0 else begin


def right_end(text: str, at: int, end: int, capitals: Capitals) -> int:
    """Where the run that begins at ``at`` ends, no later than ``end``; ``at`` where there is none."""
    match = capitals.right.match(text, at, min(end, at + _LONGEST))
    return match.end() if match else at
