"""Decides whether a number without a unit counts something, and what.

A count is a number before a plural noun ("3,000 start-up bases"). Small numbers count only with a noun of the
vocabulary (``quantity-cue/count-noun``), a limit, or a verb of a goal ("cultivate 10 ...", "ten ... shall be
cultivated"), number words only with one of the latter two. A number behind its noun counts too: "the number of jobs
reaches 5,000", "the pilot cities increase to 60". Numbers in names ("1000 talents plan") count nothing.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Build 3,000 start-up bases."
    >>> counted(text, Span(0, len(text)), compile_counts(load_vocabulary()), Span(6, 11), Decimal(3000))
    'start-up bases'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ....model import Span
from ....vocabulary import Vocabulary
from ..wording.looks import Look, last_word, look_back
from ..wording.numbers import GAP, alternatives, phrases_of
from .nounphrases import NounGrammar, NounPhrase, compile_nouns, noun_phrase, singular_phrase

__all__ = ["LIMITS", "WINDOW", "CountGrammar", "compile_counts", "counted"]

WINDOW = 90
"""How many characters a look at the words around a number reaches."""

_TOTAL_WINDOW = 170

LIMITS = tuple(f"comparator/{name}" for name in ("greater", "less", "at-least", "at-most", "within", "latest"))
"""The concepts whose phrases stand before a number as its limit."""

_NAME_BEFORE = re.compile(r"[\w,\"”)]\s+[A-Z][\w/-]*\s+$|^\s*$|\n\s*$")


@dataclass(frozen=True, slots=True, repr=False)
class CountGrammar:
    """Compiled patterns: the looks end at a number, ``or_more`` starts behind it, ``passive`` behind its noun."""

    nouns: NounGrammar
    or_more: re.Pattern[str]
    passive: re.Pattern[str]
    limit: Look
    firm: Look
    goal: Look
    totals: tuple[tuple[Look, frozenset[str]], ...]
    definite: frozenset[str]
    abstract: frozenset[str]


def compile_counts(vocabulary: Vocabulary) -> CountGrammar:
    """The grammar of the schemes ``quantity-cue`` and ``comparator``. Raises VocabularyError where a cue has no
    phrase."""

    def cue(*names: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, *(f"quantity-cue/{name}" for name in names))

    fillers, limits = cue("filler"), phrases_of(vocabulary, *LIMITS)
    filler = rf"(?:{alternatives(fillers)}{GAP})*"
    firm = phrases_of(vocabulary, "comparator/at-least", "comparator/at-most")
    turned = phrases_of(vocabulary, "comparator/greater", "comparator/less")
    negation = alternatives(phrases_of(vocabulary, "comparator/negation"))
    between = alternatives(phrases_of(vocabulary, "comparator/negation-filler"))
    negated = rf"{negation}{GAP}(?:{between}{GAP})*{alternatives(turned)}"
    more = phrases_of(vocabulary, "comparator/or-more", "comparator/or-less")
    verb, modal = alternatives(cue("count-verb")), alternatives(cue("modal"))
    return CountGrammar(
        nouns=compile_nouns(vocabulary),
        or_more=re.compile(rf"{GAP}{alternatives(more)}(?={GAP}[a-z])", re.I),
        passive=re.compile(
            rf"[^.;]{{0,60}}?{GAP}(?:are|were|{modal}{GAP}(?:have{GAP}been|be)){GAP}(?:\w+ly{GAP})?{verb}\b", re.I
        ),
        limit=look_back(rf"(?<![\w-])(?<!\bthe\s){alternatives(limits)}{GAP}{filler}$", limits + fillers),
        firm=look_back(rf"(?<![\w-])(?:{negated}|{alternatives(firm)}){GAP}{filler}$", limits + fillers),
        goal=look_back(rf"(?<![\w-]){verb}(?:,?{GAP}(?:and{GAP})?{verb})*{GAP}{filler}$", cue("count-verb") + fillers),
        totals=_totals(vocabulary),
        definite=frozenset(cue("definite")),
        abstract=frozenset(cue("abstract-noun")),
    )


def _totals(vocabulary: Vocabulary) -> tuple[tuple[Look, frozenset[str]], ...]:
    """Looks for what is counted before the number: "the number of jobs reaches", "the pilot cities increase to",
    "expand the pilot cities from 30 to". With each the words of which one must stand before the number."""

    def cue(*names: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, *(f"quantity-cue/{name}" for name in names))

    fillers, limits = cue("filler"), phrases_of(vocabulary, *LIMITS)
    negation = alternatives(phrases_of(vocabulary, "comparator/negation"))
    tail = rf"(?:(?:{negation}{GAP})?{alternatives(limits)}{GAP})?(?:{alternatives(fillers)}{GAP})*$"
    change, arrive = alternatives(cue("change")), alternatives(cue("arrive"))
    modal = rf"(?:(?:{alternatives(cue('modal', 'be'))}){GAP}){{0,3}}"
    units = alternatives(form for c in vocabulary.scheme("unit") for form in c.phrases.get("en", ()))
    old = rf"(?:(?!{units}\b|[%％])[^.;:()]){{1,40}}?"
    first = rf"(?:from{GAP}{old}{GAP})?"
    word = rf"(?!(?:from|to|{units})\b)[A-Za-z][\w-]*"
    plural = rf"(?:(?!{units}\b)[A-Za-z][\w-]*[a-rt-z]s|{alternatives(cue('count-noun'))})"
    phrase = rf"(?P<of>(?:{word}{GAP}){{0,3}}?{plural})"
    to = rf"(?:{modal}{change}{GAP}(?:(?:up|down){GAP})?{first}to|{modal}{arrive}){GAP}"
    patterns = (
        rf"\bnumber{GAP}of{GAP}(?P<of>[^.;:()]{{1,100}}?){GAP}"
        rf"(?:{to}|{modal}(?:{alternatives(cue('reach'))}|{first}to){GAP}){tail}",
        rf"(?<![\w-]){phrase}{GAP}{to}{tail}",
        rf"(?<![\w-]){change}{GAP}(?:the{GAP})?{phrase}{GAP}{first}to{GAP}{tail}",
        rf"(?<![\w-])(?P<of>(?:{word}{GAP}){{0,3}}?{alternatives(cue('count-noun'))}){GAP}"
        rf"from{GAP}{old}{GAP}to{GAP}{tail}",
    )
    last = ("to", *cue("reach", "arrive"), *limits, *fillers)
    verbs = cue("change") + cue("arrive")
    needs = (("number",), verbs, verbs, cue("count-noun"))
    return tuple((look_back(p, last, _TOTAL_WINDOW), frozenset(n)) for p, n in zip(patterns, needs, strict=True))


def counted(text: str, span: Span, g: CountGrammar, number: Span, value: Decimal, listed: bool = False) -> str:
    """What a whole ``number`` without a unit counts, or nothing where it counts nothing. ``listed`` where it goes on
    with a list of counts, "three centres and five platforms"."""
    more = g.or_more.match(text, number.end, span.end)
    at = more.end() if more else number.end
    found = noun_phrase(text, at, span.end, g.nouns)
    written = not text[number.start].isdigit()
    firm = bool(g.firm.back(text, span.start, number.start))
    if not found.text:
        phrase = singular_phrase(text, at, span.end, g.nouns) if firm else ""
        return phrase or ("" if written and value < 2 else _total(text, span, g, number.start))
    goal = firm or listed or bool(more or g.limit.back(text, span.start, number.start))
    goal = goal or _is_goal(text, span, g, number, at + len(found.text) + 1)
    if written and value < 100:
        definite = last_word(text, span.start, number.start) in g.definite
        speech = value < 2 or found.noun in g.abstract or definite  # "one firm, one policy", "the two passes"
        return found.text if firm or (goal and not speech) else ""
    small = value < (1000 if written else 10)
    if goal or (small and found.noun in g.nouns.nouns):
        return found.text
    return "" if small or _is_name(text, span, number, value, found) else found.text


def _is_goal(text: str, span: Span, g: CountGrammar, number: Span, behind: int) -> bool:
    return bool(g.goal.back(text, span.start, number.start) or g.passive.match(text, behind, span.end))


def _is_name(text: str, span: Span, number: Span, value: Decimal, found: NounPhrase) -> bool:
    """Whether a larger number looks like part of a name: "Project 211 universities", "the 10000 hotline"."""
    plain = text[number.start : number.end].isdigit()
    before = text[max(span.start, number.start - WINDOW) : number.start]
    return found.named or (plain and ((found.coded and value >= 100) or bool(_NAME_BEFORE.search(before))))


def _total(text: str, span: Span, g: CountGrammar, at: int) -> str:
    if last_word(text, span.start, at) not in g.totals[0][0].ends:
        return ""
    words = frozenset(text[max(span.start, at - _TOTAL_WINDOW) : at].lower().split())
    for look, needs in g.totals:
        if not words.isdisjoint(needs) and (found := look.back(text, span.start, at)):
            return " ".join(found["of"].split())
    return ""
