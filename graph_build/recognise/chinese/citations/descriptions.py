"""Finds documents that have no title yet, or none in marks, by what the clause does with them: 制定茶园管理办法.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .relations import compile_relations
    >>> vocabulary = load_vocabulary()
    >>> grammar = compile_descriptions(vocabulary, compile_relations(vocabulary), compile_nouns(vocabulary))
    >>> text = "研究制定全市茶园管理办法和茶叶分级标准，完善政策措施。"
    >>> [place.of(text) for place, _ in find_descriptions(text, Span(0, len(text)), grammar)]
    ['茶园管理办法', '茶叶分级标准']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..phrasing import HAN, clause_end, compiled, phrase_regex, phrases_of
from .nouns import DocumentNoun, Nouns, compile_nouns, find_nouns
from .relations import Cue, Relations, find_cues, runs_of

__all__ = ["DescriptionGrammar", "compile_descriptions", "compile_nouns", "find_descriptions", "own_words"]

_STRONG: Final = ("formulates", "revises")
_BOUNDARY: Final = re.compile(r"\Z|[、和及与并或等（(，。；：！？,;\s]|以及")
_JOINT: Final = re.compile(r"[、和及与并]|以及")
_HAN: Final = re.compile(f"[{HAN}A-Za-z0-9]")
_COUNT: Final = re.compile(r"\d{1,4}[次项部个批份]")
_LONGEST: Final = 45
_SHORT_NAMED: Final = frozenset(
    {
        *("law", "regulations", "management-measures", "interim-measures", "implementation-rules", "guidelines"),
        *("catalogue", "standards", "classification-standards", "model-text", "norms", "development-plan"),
    }
)
_OWN_KIND: Final = "classification-standards"
_OPEN: Final = ("improves", "clarifies", "studies")
_REFERRED: Final = ("planning", "outline", "catalogue", "regulations", "interim-measures", "management-measures")
_BY_BASIS: Final = ("planning", "management-measures", "interim-measures")
_LONG_NAMED: Final = frozenset(
    {("implements", "standards"), ("cites", "planning"), ("cites", "management-measures"), ("improves", "guidelines")}
)
_LEAST: Final = 2
_LEAST_OTHER: Final = 4
_LEAST_CARRIED_OUT: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class DescriptionGrammar:
    """Compiled from the schemes document-noun, relation-noun and citation-cue."""

    relations: Relations
    nouns: Nouns
    allowed: frozenset[tuple[str, str]]
    determiner: re.Pattern[str]
    modifier: re.Pattern[str]
    not_title: re.Pattern[str]
    other_head: re.Pattern[str]
    several: re.Pattern[str]
    basis: re.Pattern[str]
    goes_on: re.Pattern[str]


def compile_descriptions(vocabulary: Vocabulary, relations: Relations, nouns: Nouns) -> DescriptionGrammar:
    """The grammar of described documents in Chinese."""
    pairs = ((c.id, noun) for c in vocabulary.scheme("relation-noun") for noun in c.phrases.get("zh", ()))
    heads = phrase_regex(phrases_of(vocabulary, "citation-cue/other-head"))
    return DescriptionGrammar(
        relations=relations,
        nouns=nouns,
        allowed=frozenset(pairs),
        determiner=compiled(vocabulary, "citation-cue/determiner"),
        modifier=compiled(vocabulary, "citation-cue/modifier"),
        not_title=compiled(vocabulary, "citation-cue/not-title"),
        other_head=re.compile(rf"(?:{heads}|》)等?(?:[、和及与并]|以及)"),
        several=compiled(vocabulary, "citation-cue/several"),
        basis=compiled(vocabulary, "citation-cue/in-basis"),
        goes_on=compiled(vocabulary, "citation-cue/goes-on-within"),
    )


def find_descriptions(text: str, span: Span, grammar: DescriptionGrammar) -> Iterator[tuple[Span, Relation]]:
    """The described documents inside ``span``, in reading order, each with its relation."""
    runs = runs_of(text, find_cues(text, span.start, span.end, grammar.relations), grammar.relations)
    done = span.start
    for at, run in enumerate(runs):
        if run.start >= done:
            done = _scope_end(text, runs[at:], span.end)
            yield from _in_scope(text, run, done, grammar)


def _scope_end(text: str, runs: Sequence[Cue], most: int) -> int:
    """Where what a run of cues governs ends: with the clause, or before the next run. A verb inside the description of
    what is made or changed (制定促进采茶的办法) ends nothing."""
    run = runs[0]
    end = clause_end(text, run.end, min(most, run.end + 3 * _LONGEST))
    for later in runs[1:]:
        if later.start >= end:
            break
        joint = later.start - 1
        if run.label not in (*_STRONG, "studies") or _JOINT.match(text, joint):
            return later.start - 1 if _JOINT.match(text, joint) else later.start
    return end


def _in_scope(text: str, run: Cue, end: int, grammar: DescriptionGrammar) -> Iterator[tuple[Span, Relation]]:
    start = run.end
    for noun in find_nouns(text, run.end, end, grammar.nouns):
        if noun.end - start > _LONGEST:
            return
        if noun.start < start or not _ends(text, noun, end, run, grammar):
            continue
        place = _stripped(text, Span(start, noun.end), grammar)
        if _is_one(text, place, noun, run, grammar):
            yield place, run.relation
        joint = _JOINT.match(text, noun.end, end)
        if not joint:
            return
        start = joint.end()


def _ends(text: str, noun: DocumentNoun, end: int, run: Cue, grammar: DescriptionGrammar) -> bool:
    """True where a noun ends a name: no other word follows, nor 或 with another document. What is only referred to may
    be followed by 的要求 and the like."""
    if run.label == "cites" and noun.id in _REFERRED and grammar.goes_on.match(text, noun.end, end):
        return True
    if not _BOUNDARY.match(text, noun.end):
        return False
    return text[noun.end : noun.end + 1] != "或" or not any(find_nouns(text, noun.end, end, grammar.nouns))


def _stripped(text: str, place: Span, grammar: DescriptionGrammar) -> Span:
    """``place`` without what stands before the description: other things that are made, and words such as 有关."""
    start = place.start
    for other in grammar.other_head.finditer(text, start, place.end):
        start = other.end()
    before = (grammar.determiner, grammar.relations.light, _COUNT)
    while found := next(filter(None, (one.match(text, start, place.end) for one in before)), None):
        start = found.end()
    return Span(start, place.end)


def _is_one(text: str, place: Span, noun: DocumentNoun, run: Cue, grammar: DescriptionGrammar) -> bool:
    """True if a description singles out one document of a kind that its relation can be about."""
    if place.start >= noun.start or (run.label, noun.id) not in grammar.allowed:
        return False
    words = text[place.start : noun.start]
    if grammar.not_title.search(text, place.start, min(len(text), noun.end + 4)):
        return False
    if run.label not in _STRONG and "、" in words:
        return run.label in _OPEN or (run.label == "cites" and noun.id == "catalogue" and _is_referred(words, grammar))
    if run.label == "cites" and noun.id in _BY_BASIS and not grammar.basis.match(text, run.start):
        return False
    if run.label == "cites" and not _is_referred(words, grammar):
        return False
    return own_words(words, grammar) >= _least(noun, run)


def _is_referred(words: str, grammar: DescriptionGrammar) -> bool:
    return "的" not in words and not grammar.several.search(words)


def _least(noun: DocumentNoun, run: Cue) -> int:
    """How many characters of its own a description needs."""
    if (run.label, noun.id) in _LONG_NAMED:
        return _LEAST_CARRIED_OUT
    short = run.label in (*_STRONG, "improves") and noun.id in _SHORT_NAMED
    return _LEAST if short or noun.id == _OWN_KIND else _LEAST_OTHER


def own_words(words: str, grammar: DescriptionGrammar) -> int:
    """How many characters ``words`` have; none where all belong to words that single out nothing."""
    return len(_HAN.findall(words)) if _HAN.search(grammar.modifier.sub("", words)) else 0
