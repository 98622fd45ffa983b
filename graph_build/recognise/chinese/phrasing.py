"""Phrases of the vocabulary as regular expressions for Chinese, where no spaces part the words.

Phrases are literal text with ``(alternatives|side by side)``, ``[optional text]`` and ``..`` for up to six characters
of one clause.

Example:
    >>> re.fullmatch(phrase_regex(["(修订|修改)[完善]"]), "修订完善") is not None
    True
    >>> clause_start("先清茶，再品茶。后写茶", 5, 0), clause_start("先清茶，再品茶。后写茶", 3, 0)
    (4, 0)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ...model import Span
from ...vocabulary import Vocabulary

__all__ = [
    "CLAUSE_MARKS",
    "HAN",
    "clause_end",
    "clause_start",
    "compiled",
    "is_taken",
    "labelled",
    "one_line",
    "phrase_regex",
    "phrases_of",
]

HAN: Final = "\u3400-\u9fff"
CLAUSE_MARKS: Final = "，。；：！？,;!?\n"
_LEXEME: Final = re.compile(r"\.\.|[()\[\]|]|[^\s()\[\]|.]+|\.")
_PIECES: Final[Mapping[str, str]] = {
    "(": "(?:",
    "|": "|",
    ")": ")",
    "[": "(?:",
    "]": ")?",
    "..": rf"[^{CLAUSE_MARKS}《》（）]{{0,6}}?",
}
_CLAUSE_END: Final = re.compile(f"[{CLAUSE_MARKS}]")
_SPACE: Final = re.compile(rf"(?<=[{HAN}，、。《》〈〉“”（）])[ \t\u3000]*\n\s*(?=[{HAN}，、。《》〈〉“”（）])")
_FAR: Final = 120
_ANY: Final = ""


def phrase_regex(phrases: Iterable[str]) -> str:
    """A pattern that matches any of ``phrases``, a longer one first. An empty list matches nothing."""
    found = ["".join(_PIECES.get(lexeme, re.escape(lexeme)) for lexeme in _LEXEME.findall(one)) for one in phrases]
    return f"(?:{'|'.join(sorted(found, key=lambda p: (-len(p), p)))})" if found else "(?!)"


def phrases_of(vocabulary: Vocabulary, *concepts: str) -> list[str]:
    """The Chinese phrases of some concepts (``scheme/id``)."""
    return [phrase for concept in concepts for phrase in vocabulary.phrases(concept, "zh")]


def compiled(vocabulary: Vocabulary, *concepts: str) -> re.Pattern[str]:
    """The Chinese phrases of some concepts (``scheme/id``) as one pattern."""
    phrases = phrases_of(vocabulary, *concepts)
    return re.compile(_begins(phrases) + phrase_regex(phrases))


def labelled(phrases: Mapping[str, Iterable[str]], masks: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """One pattern with a group for each label, in the order given, and the labels by group. What ``masks`` match is
    passed over: it comes first, in a group with an empty label."""
    listed = {label: list(found) for label, found in phrases.items()}
    masked = list(masks)
    groups = [("", phrase_regex(masked)), *((label, phrase_regex(found)) for label, found in listed.items())]
    pattern = "|".join(f"({pattern})" for _, pattern in groups)
    begins = _begins([*masked, *(phrase for found in listed.values() for phrase in found)])
    return f"{begins}(?:{pattern})", tuple(label for label, _ in groups)


def _begins(phrases: Iterable[str]) -> str:
    """A look at the next character: most of a text begins none of ``phrases``, and is passed over faster so."""
    signs = set().union(*(_firsts(iter(_LEXEME.findall(phrase)))[0] for phrase in phrases))
    return f"(?=[{''.join(map(re.escape, sorted(signs)))}])" if signs and _ANY not in signs else ""


def _firsts(lexemes: Iterator[str]) -> tuple[set[str], bool]:
    """The characters that alternatives can begin with, up to the closing bracket, and whether one can be empty."""
    signs: set[str] = set()
    some_empty, empty = False, True
    for lexeme in lexemes:
        if lexeme in (")", "]"):
            break
        if lexeme == "|":
            some_empty, empty = some_empty or empty, True
            continue
        inner, skipped = _firsts(lexemes) if lexeme in ("(", "[") else ({_ANY if lexeme == ".." else lexeme[0]}, False)
        signs |= inner if empty else set()
        empty = empty and (skipped or lexeme == "[")
    return signs, some_empty or empty


def clause_start(text: str, at: int, least: int) -> int:
    """Where the clause that holds offset ``at`` begins, no earlier than ``least`` nor far back."""
    low = max(least, at - _FAR)
    return max(low, max(text.rfind(mark, low, at) for mark in CLAUSE_MARKS) + 1)


def clause_end(text: str, at: int, most: int) -> int:
    """Where the clause that holds offset ``at`` ends, no later than ``most``."""
    found = _CLAUSE_END.search(text, at, most)
    return found.start() if found else most


def is_taken(taken: Sequence[Span], place: Span) -> bool:
    """True if ``place`` overlaps any of ``taken``, which are sorted and do not overlap."""
    at = bisect_left(taken, place.end, key=lambda span: span.start)
    return at > 0 and taken[at - 1].end > place.start


def one_line(words: str) -> str:
    """``words`` in one line; a line end between Han characters leaves nothing."""
    return " ".join(_SPACE.sub("", words).split())
