"""Decides whether a number without a unit counts something, and what.

A count is a number before a plural noun ("3,000 start-up bases"). Small numbers count only with a noun of the
vocabulary (``quantity-cue/count-noun``) or a verb of a goal ("cultivate 10 ..."), number words only with both; "the
number of jobs reaches 5,000" counts too. Numbers in names ("1000 talents plan", "ISO 9000 standards") count nothing.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Build 3,000 start-up bases."
    >>> number = re.compile(r"[0-9,]+").search(text)
    >>> counted(text, Span(0, len(text)), compile_counts(load_vocabulary()), number, Decimal(3000))
    'start-up bases'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Span
from ..vocabulary import Vocabulary
from .numbers import GAP, alternatives, phrases_of

__all__ = ["LIMITS", "WINDOW", "CountGrammar", "compile_counts", "counted", "object_of"]

WINDOW = 90
"""How many characters a look at the words around a number reaches."""

LIMITS = tuple(f"comparator/{name}" for name in ("greater", "less", "at-least", "at-most", "within", "latest"))
"""The concepts whose phrases stand before a number as its limit."""

_WORD = re.compile(rf"(?:{GAP}|(?<=-)|(?<=/))([\"“‘']?(?:\d*[A-Za-z])[\w’'&-]*)([\"”’']?)([,/]?)")
_OF = re.compile(rf"{GAP}of(?:{GAP}the\b)?")
_NAME_BEFORE = re.compile(r"[\w,\"”)]\s+[A-Z][\w/-]*\s+$|^\s*$|\n\s*$")


@dataclass(frozen=True, slots=True, repr=False)
class CountGrammar:
    """Compiled patterns: those named ``before_…`` end at a number, the others start behind it."""

    plan: re.Pattern[str]
    or_more: re.Pattern[str]
    before_limit: re.Pattern[str]
    before_goal: re.Pattern[str]
    before_number_of: re.Pattern[str]
    nouns: frozenset[str]
    ends: frozenset[str]


def compile_counts(vocabulary: Vocabulary) -> CountGrammar:
    """The grammar of the scheme ``quantity-cue``. Raises VocabularyError where a cue has no phrase."""

    def cue(name: str) -> str:
        return alternatives(phrases_of(vocabulary, f"quantity-cue/{name}"))

    link, filler = rf"(?:{GAP}|-)", rf"(?:{cue('filler')}{GAP})*"
    limit = alternatives(phrases_of(vocabulary, *LIMITS))
    negation = alternatives(phrases_of(vocabulary, "comparator/negation"))
    limited = rf"(?:(?:{negation}{GAP})?{limit}{GAP})?"
    more = alternatives(phrases_of(vocabulary, "comparator/or-more", "comparator/or-less"))
    verb, help_verb = cue("count-verb"), rf"(?:(?:will|shall|should|has|have|to|can|is){GAP})?"
    return CountGrammar(
        plan=re.compile(rf"(?:{link}(?!of\b|to\b|the\b|and\b)[\w-]+){{0,2}}{link}{cue('plan')}\b", re.I),
        or_more=re.compile(rf"{GAP}{more}(?={GAP}[a-z])", re.I),
        before_limit=re.compile(rf"\b{limit}{GAP}{filler}$", re.I),
        before_goal=re.compile(rf"\b{verb}(?:{GAP}and{GAP}{verb})?{GAP}{filler}$", re.I),
        before_number_of=re.compile(
            rf"\bnumber{GAP}of{GAP}(?P<of>[^.;:()]{{1,80}}?){GAP}{help_verb}{cue('reach')}{GAP}{limited}{filler}$",
            re.I,
        ),
        nouns=frozenset(phrases_of(vocabulary, "quantity-cue/count-noun")),
        ends=frozenset(phrases_of(vocabulary, "quantity-cue/phrase-end")),
    )


def counted(text: str, span: Span, g: CountGrammar, match: re.Match[str], value: Decimal) -> str:
    """What a number without a unit counts, or nothing where it counts nothing."""
    more = g.or_more.match(text, match.end(), span.end)
    phrase, noun, named = _noun_phrase(text, more.end() if more else match.end(), span, g)
    before = text[max(span.start, match.start() - WINDOW) : match.start()]
    written = not match[0][0].isdigit()
    if not phrase:
        total = None if written or "number of" not in before else g.before_number_of.search(before)
        return total["of"] if total else ""
    limit = bool(more or g.before_limit.search(before))
    goal = limit or bool(g.before_goal.search(before))
    known = noun in g.nouns
    if written and value < 100:  # "one enterprise, one policy" is a turn of speech
        return phrase if known and (limit or (goal and value > 1)) else ""
    small = value < (1000 if written else 10)
    if goal or (small and known):
        return phrase
    in_name = named or (match[0].isdigit() and _NAME_BEFORE.search(before))
    return "" if small or in_name else phrase


def _noun_phrase(text: str, at: int, span: Span, g: CountGrammar) -> tuple[str, str, bool]:
    """The words up to the noun that is counted, that noun, and whether they begin with a capital as names do. The noun
    is a plural, or one of the known nouns."""
    words: list[str] = []
    found, noun = 0, ""
    for word, quote, sign in _words(text, at, min(span.end, at + WINDOW)):
        plain = word.strip("\"“‘'’")
        if plain.lower() in g.ends or (sign == "," and len(words) > 4):
            break
        words.append(word + quote)
        if plain in g.nouns or _plural(plain):
            found, noun = len(words), plain
        if _plural(plain):
            break
    named = bool(words) and words[0][0].isupper() and not words[0][1:2].isupper()
    phrase = " ".join(words[:found])
    in_name = bool(phrase) and g.plan.match(text, at + len(phrase) + 1, span.end)
    return ("", "", False) if in_name else (phrase, noun, named)


def _words(text: str, at: int, end: int) -> Iterator[Sequence[str]]:
    while match := _WORD.match(text, at, end):
        yield match.groups()
        at = match.end()


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def object_of(text: str, span: Span, g: CountGrammar) -> str:
    """The noun phrase behind "of" at the start of ``span``, up to six words; empty where there is none."""
    match = _OF.match(text, span.start, span.end)
    words: list[str] = []
    for word, quote, sign in _words(text, match.end(), span.end) if match else ():
        if word.lower() in g.ends or len(words) == 6:
            break
        words.append(word + quote)
        if sign:
            break
    return " ".join(words)
