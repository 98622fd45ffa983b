"""Finds programmes with a quoted name: “采茶月”, “万亩茶园”建设工程, “茶进校园”等活动.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_programmes(load_vocabulary())
    >>> text = "实施“万亩茶园”建设工程，依托“采茶月”、“茶进校园”等活动，深化“放茶水”改革。"
    >>> [name.of(text) for name in find_quoted(text, Span(0, len(text)), grammar)]
    ['“万亩茶园”建设工程', '采茶月', '茶进校园']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ....model import Span
from ..phrasing import HAN, clause_start
from .grammar import ProgrammeGrammar, compile_programmes, find_cues, find_heads, own_words

__all__ = ["compile_programmes", "find_quoted"]

_QUOTE: Final = re.compile(r"[“\"「]([^“”\"「」\n]{2,40})[”\"」]")
_BETWEEN: Final = re.compile(r"(?:[、和及与，]|以及)?")
_PARTS: Final = re.compile("[的或等]")
_NEAR: Final = 14
_PREFIX: Final = re.compile(rf"[{HAN}]{{1,10}}$")


def find_quoted(text: str, span: Span, grammar: ProgrammeGrammar) -> Iterator[Span]:
    """The names inside ``span``, in reading order."""
    quotes = list(_QUOTE.finditer(text, span.start, span.end))
    free = span.start
    for quote, activity in zip(quotes, _activities(text, quotes, grammar), strict=True):
        after = grammar.after_quote.match(text, quote.end(), span.end)
        headed = after and _is_name(quote[1], after.group(), grammar) and not _has_verb(text, after.span(), grammar)
        if headed and _is_last_word(text, quote.end(), after.end() if after else 0, grammar):
            end = after.end() if after else quote.end()
            yield _with_prefix(text, Span(quote.start(), end), free, grammar)
            free = end
        elif _names_itself(quote[1], grammar):
            whole = _with_prefix(text, Span(*quote.span()), free, grammar)
            yield whole if whole.start < quote.start() else Span(*quote.span(1))
            free = quote.end()
        elif activity and not grammar.slogan.fullmatch(quote[1]):
            yield Span(*quote.span(1))
            free = quote.end()


def _is_name(quoted: str, after: str, grammar: ProgrammeGrammar) -> bool:
    """True if a quotation and the words after it, up to a head, are one name. An activity or a league of a slogan has
    none."""
    if grammar.never.search(after) or _PARTS.search(after):
        return False
    if not grammar.event.search(after):
        return True
    return len(after) <= _NEAR and not grammar.slogan.fullmatch(quoted)


def _has_verb(text: str, place: tuple[int, int], grammar: ProgrammeGrammar) -> bool:
    return any(cue.id == "holds" for cue in find_cues(text, *place, grammar))


def _is_last_word(text: str, start: int, end: int, grammar: ProgrammeGrammar) -> bool:
    """True where the head that ends at ``end`` is one, and not the beginning of another word."""
    heads = [head for head in find_heads(text, start, min(len(text), end + 4), grammar) if head.end >= end]
    return bool(heads) and heads[0].start < end


def _names_itself(quoted: str, grammar: ProgrammeGrammar) -> bool:
    """True for a quotation that ends in a head and has words of its own."""
    heads = [head for head in find_heads(quoted, 0, len(quoted), grammar) if head.end == len(quoted)]
    if not heads or grammar.never.search(quoted):
        return False
    return own_words(quoted[: heads[0].start], grammar) >= 1


def _activities(text: str, quotes: Sequence[re.Match[str]], grammar: ProgrammeGrammar) -> list[bool]:
    """For each quotation whether it names an activity: it, or the last of those side by side, stands before 活动."""
    found: list[bool] = []
    after: re.Match[str] | None = None
    for quote in reversed(quotes):
        joined = after is not None and _BETWEEN.fullmatch(text, quote.end(), after.start()) is not None
        found.append(found[-1] if joined else grammar.activity.match(text, quote.end()) is not None)
        after = quote
    return found[::-1]


def _with_prefix(text: str, name: Span, least: int, grammar: ProgrammeGrammar) -> Span:
    """A name with the few words between the verb and its quotation: 实施好茶园“采茶忙”活动."""
    low = clause_start(text, name.start, least)
    cues = find_cues(text, low, name.start, grammar)
    if not cues:
        return name
    start = cues[-1].end
    while found := grammar.determiner.match(text, start, name.start):
        start = found.end()
    prefix = text[start : name.start]
    return Span(start, name.end) if _PREFIX.fullmatch(prefix) and "的" not in prefix else name
