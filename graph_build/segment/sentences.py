"""Where sentences, titles and first clauses end.

Example:
    >>> text = "Open the supply chain. Large cities, etc. are supported under No. 5 of 2018. Done"
    >>> text[:sentence_end(text, 0, len(text))]
    'Open the supply chain.'
"""

from __future__ import annotations

import re
from typing import Final

from ..model import Span

__all__ = ["clause_span", "note_start", "sentence_end", "sentence_starts", "title_span", "trimmed"]

# A dot ends a sentence where a capital, a Han character, an opening sign or nothing follows. The look-behinds stand
# behind the dot, as a pattern that begins with a set of characters is found much faster.
_END: Final = re.compile(
    r"[.!?。！？](?:(?<=[。！？])|(?<![.\s][A-Z][.!?])(?<!\bNo[.!?])(?<!\bArt[.!?])(?<!\bLtd[.!?])"
    r"(?=[\"”’')）]*(?:\s*$|\s+[\"“‘'(（\[A-Z0-9\u4e00-\u9fff])))"
)
_AFTER_END: Final = re.compile(r"[\"”’')）]*\s*")
_COMMA: Final = re.compile(r"[,，；;](?=\s|[\u4e00-\u9fff])")
_NEW_CLAUSE: Final = re.compile(r"(?<=[a-z”\")])[ ](?=[A-Z][a-z]*[ ])")
_BOUND_WORD: Final = re.compile(r"\b(?:the|of|and|in|for|a|an|to|by|with|on|at|from|or|as)$")
_LAST_BRACKETS: Final = re.compile(r"[(（](?:[^()（）\n]|[(（][^()（）\n]*[)）])*[)）](?=[.。;；]?\s*$)")
_NOTE: Final = re.compile(r"[(（](?:[A-Z]{2,}[)）]|[A-Z][^\s)）]*\s|[\u4e00-\u9fff]{3,})")
_CELL: Final = re.compile(r"\t|[ ]\|")
_EDGES: Final = frozenset(" \t\r\n\f\v\u00a0\u2003\u3000\u200b\ufeff|*")
_LONG_TITLE: Final = 110
_LONG_HEADING: Final = 140
_LEAST_CLAUSE: Final = 20
_HAN_CLAUSE: Final = re.compile(r"[\s“]*[\u4e00-\u9fff]{2}")
_LONG_HAN_HEADING: Final = 29
_LEAST_HAN_CLAUSE: Final = 6


def trimmed(text: str, start: int, end: int) -> Span:
    """``start:end`` without white space and table bars at its ends; empty at ``start`` where there is nothing else."""
    last = min(end, len(text))
    while last > start and text[last - 1] in _EDGES:
        last -= 1
    first = start
    while first < last and text[first] in _EDGES:
        first += 1
    return Span(first, last) if first < last else Span(start, start)


def sentence_end(text: str, start: int, end: int) -> int:
    """The offset after the first sentence of ``text[start:end]``; ``end`` where none ends before."""
    match = _END.search(text, start, end)
    return match.end() if match else end


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which the sentences of ``text[start:end]`` start."""
    starts = [start]
    for match in _END.finditer(text, start, end):
        following = _AFTER_END.match(text, match.end(), end)
        at = following.end() if following else match.end()
        if at < end:
            starts.append(at)
    return starts


def title_span(text: str, start: int, stop: int) -> Span:
    """A section's title: to the end of its line, its first sentence, a note in brackets at their end, or, where prose
    runs on without a stop, the word before a capital that begins a new clause."""
    line = text.find("\n", start, stop)
    end = sentence_end(text, start, stop if line < 0 else line)
    end = note_start(text, start, end)
    if end - start > _LONG_TITLE:
        end = _before_new_clause(text, start, end)
    return _without_stop(text, start, end)


def note_start(text: str, start: int, end: int) -> int:
    """The offset at which brackets that end ``text[start:end]`` open, if they may name who is responsible: abbreviation
    or words, the first with a capital. Else ``end``.

    >>> [note_start(title, 0, len(title)) for title in ("Light the streets (MOF)", "Light the streets (trial)")]
    [18, 25]
    """
    match = _LAST_BRACKETS.search(text, start, end)
    return match.start() if match and match.start() > start and _NOTE.match(match.group()) else end


def _before_new_clause(text: str, start: int, end: int) -> int:
    words = text[start:end].split()
    if sum(word[:1].isupper() for word in words) * 2 > len(words):
        return end
    for match in _NEW_CLAUSE.finditer(text, start, end):
        if not _BOUND_WORD.search(text, start, match.start()):
            return match.start()
    return end


def clause_span(text: str, start: int, stop: int) -> Span:
    """A measure's own heading: its first sentence or table cell, or the first clause of a long one."""
    line = text.find("\n", start, stop)
    cell = _CELL.search(text, start, stop if line < 0 else line)
    end = sentence_end(text, start, cell.start() if cell else stop if line < 0 else line)
    han = bool(_HAN_CLAUSE.match(text, start))
    end = note_start(text, start, end) if han else end
    if end - start > (_LONG_HAN_HEADING if han else _LONG_HEADING):
        comma = _COMMA.search(text, min(start + (_LEAST_HAN_CLAUSE if han else _LEAST_CLAUSE), end), end)
        end = comma.start() if comma else end
    return _without_stop(text, start, end)


def _without_stop(text: str, start: int, end: int) -> Span:
    span = trimmed(text, start, end)
    closed = text[span.start : span.end].rstrip(" .。,，;；:：")
    return Span(span.start, span.start + len(closed)) if closed else span
