"""Finds foreign phrases stuck into a sentence: a catalogue's number with a product, a few words of another language.

Example:
    >>> from graph_build.segment.cues import cues_of
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Raise the scale of 2.4 belt drive pump manual farm supply."
    >>> [span.of(text) for span in foreign_phrases(text, cues_of(load_vocabulary()).words)]
    ['2.4 belt drive pump manual']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from ..model import Span
from .cues import lowered

__all__ = ["foreign_phrases"]

_CATALOGUE: Final = re.compile(
    r"\d(?<=[a-z] \d)(?:\d?\.\d{1,2}(?:\.\d{1,2})?|\d{0,3}(?:V|W|A|kW|KW|HP|Hz|mm|cm|inch))"
    r"(?P<words>(?: [a-z][a-z-]*){2,8})(?P<after>[^a-z]|$)"
)
_PREPOSITION: Final = re.compile(r"(?:with|of|by|for|in|to|and|the|from)\s$")
_ACCENT: Final = re.compile(r"[\u00c0-\u024f]")
_ACCENTED: Final = re.compile(r"\b[A-Za-z]*[\u00c0-\u024f][A-Za-z\u00c0-\u024f]*")
_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_PARTING: Final = re.compile(r"[.,;:!?()\[\]\"“”\n，。；：！？（）|]")
_REACH: Final = 120
_LARGEST_STEP: Final = 3


Parts = Mapping[str, frozenset[str]]


def foreign_phrases(text: str, parts: Parts) -> list[Span]:
    """The spans of such phrases in ``text``; ``parts`` are the ``words`` of :class:`graph_build.segment.cues.Cues`."""
    return [*_catalogue_phrases(text, parts), *_other_language(text, parts)]


def _catalogue_phrases(text: str, parts: Parts) -> list[Span]:
    """A decimal number (or a number of volts, watts …) with lower-case words that end on a product's last word."""
    found = []
    for match in _CATALOGUE.finditer(text):
        words = [*_WORD.finditer(text, match.start("words"), match.end("words"))]
        tails = [word.end() for word in words if word.group() in parts["tail"]]
        if tails and words[0].group() not in parts["unit"]:
            found.append(_with_preposition(text, match.start(), max(tails)))
    return found


def _with_preposition(text: str, start: int, end: int) -> Span:
    """Takes in the preposition before a phrase that ends the sentence: nothing is left for it to govern."""
    before = _PREPOSITION.search(text, max(0, start - 6), start)
    if before and re.match(r"\s*(?:[.。;；]|\n|$)", text[end:]):
        return Span(before.start(), end)
    return Span(start, end)


def _other_language(text: str, parts: Parts) -> list[Span]:
    """Words with accents and function words of another language side by side, and the words around that the text has
    nowhere else. A name with an accent alone is no foreign phrase."""
    if not _ACCENT.search(text):
        return []
    seen = Counter(_WORD.findall(lowered(text)))
    if parts["foreign"].isdisjoint(seen):
        return []
    found: list[Span] = []
    for match in _ACCENTED.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        around = _sentence_around(text, match)
        first, last = _anchored(around, match.start(), parts["foreign"])
        if any(lowered(word.group()) in parts["foreign"] for word in around[first : last + 1]):
            found.append(_widened(around, first, last, seen, parts))
    return found


def _sentence_around(text: str, match: re.Match[str]) -> list[re.Match[str]]:
    """The words near ``match`` that no punctuation parts from it."""
    before = _PARTING.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    after = _PARTING.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
    start, end = match.start() - len(before), match.end() + len(after)
    return [*_WORD.finditer(text, start, end)]


def _anchored(around: Sequence[re.Match[str]], place: int, function_words: frozenset[str]) -> tuple[int, int]:
    """The first and the last foreign word about the one at ``place``, with at most two other words between any two."""
    foreign = [
        index
        for index, word in enumerate(around)
        if not word.group().isascii() or lowered(word.group()) in function_words
    ]
    at = next(index for index in foreign if around[index].end() > place)
    first = last = at
    for index in reversed([index for index in foreign if index < at]):
        if first - index > _LARGEST_STEP:
            break
        first = index
    for index in (index for index in foreign if index > at):
        if index - last > _LARGEST_STEP:
            break
        last = index
    return first, last


def _widened(around: Sequence[re.Match[str]], first: int, last: int, seen: Counter[str], parts: Parts) -> Span:
    while first > 0 and _belongs(around[first - 1], around[first], seen, parts):
        first -= 1
    while last + 1 < len(around) and (
        lowered(around[last].group()) in parts["foreign"] or _belongs(around[last + 1], around[last], seen, parts)
    ):
        last += 1
    return Span(around[first].start(), around[last].end())


def _belongs(word: re.Match[str], neighbour: re.Match[str], seen: Counter[str], parts: Parts) -> bool:
    """True if ``word`` is as foreign as its ``neighbour``: unseen elsewhere, of like case, no English function word."""
    low = lowered(word.group())
    like = word.group()[0].isupper() or not neighbour.group()[0].isupper()
    return like and seen[low] <= 1 and low not in parts["native"]
