"""Finds documents whose verb stands behind them: 完成茶叶分级标准的修订工作, 茶园管理办法由茶业局制定.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .relations import compile_relations
    >>> vocabulary = load_vocabulary()
    >>> descriptions = compile_descriptions(vocabulary, compile_relations(vocabulary), compile_nouns(vocabulary))
    >>> grammar = compile_behind(vocabulary, descriptions)
    >>> text = "完成茶叶质量分级标准的修订工作，茶园管理办法由茶业局制定。"
    >>> [(place.of(text), relation) for place, relation in find_behind(text, Span(0, len(text)), grammar)]
    [('茶叶质量分级标准', 'revises'), ('茶园管理办法', 'formulates')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..phrasing import HAN, clause_start, compiled, phrase_regex, phrases_of
from .descriptions import DescriptionGrammar, compile_descriptions, compile_nouns, own_words
from .nouns import DocumentNoun, ends_in_noun

__all__ = ["BehindGrammar", "compile_behind", "compile_descriptions", "compile_nouns", "find_behind"]

_LONGEST: Final = 40
_LEAST: Final = 4
_LEAST_STANDARDS: Final = 6
_LEAST_NAMED: Final = 2
_NAMED: Final = ("management-measures", "interim-measures", "implementation-rules", "catalogue")
_JOINT: Final = re.compile("[、和及与]")
_GOES_ON: Final = re.compile(f"(?![{HAN}])|[和与及并等前]|以及")


@dataclass(frozen=True, slots=True, eq=False)
class BehindGrammar:
    """``verb`` has a group for making and one for changing; ``passive`` matches 由…制定; ``lead`` is what stands before
    the document."""

    verb: re.Pattern[str]
    passive: re.Pattern[str]
    lead: re.Pattern[str]
    descriptions: DescriptionGrammar


def compile_behind(vocabulary: Vocabulary, descriptions: DescriptionGrammar) -> BehindGrammar:
    """The grammar of verbs behind documents, from the scheme citation-cue."""
    made, changed = (
        phrase_regex(phrases_of(vocabulary, f"citation-cue/{name}-behind")) for name in ("made", "revised")
    )
    verb = rf"的?(?:({made})|({changed}))(?:{_GOES_ON.pattern})"
    return BehindGrammar(
        verb=re.compile(verb),
        passive=re.compile(rf"由[{HAN}、]{{2,{_LONGEST}}}?(?:({made})|({changed}))(?:{_GOES_ON.pattern}|[，。])"),
        lead=compiled(vocabulary, "citation-cue/gets-done"),
        descriptions=descriptions,
    )


def find_behind(text: str, span: Span, grammar: BehindGrammar) -> Iterator[tuple[Span, Relation]]:
    """The documents inside ``span`` with a verb behind them, in reading order, each with its relation."""
    done = span.start
    for pattern, led in ((grammar.verb, True), (grammar.passive, False)):
        for match in pattern.finditer(text, span.start, span.end):
            place = _document(text, Span(done, match.start()), grammar, led=led)
            if place:
                yield place, "formulates" if match.lastindex == 1 else "revises"


def _document(text: str, before: Span, grammar: BehindGrammar, *, led: bool) -> Span | None:
    """The document that ends where ``before`` does: behind the words that lead to it, or from the clause on."""
    low = max(clause_start(text, before.end, before.start), before.end - _LONGEST)
    noun = ends_in_noun(text[low : before.end], grammar.descriptions.nouns)
    if not noun:
        return None
    start = low
    leads = list(grammar.lead.finditer(text, low, before.end)) if led else []
    if led and not leads:
        return None
    start = leads[-1].end() if leads else start
    for joint in _JOINT.finditer(text, start, low + noun.start):
        start = joint.end() if ends_in_noun(text[start : joint.start()], grammar.descriptions.nouns) else start
    while found := grammar.descriptions.determiner.match(text, start, before.end):
        start = found.end()
    words = text[start : low + noun.start]
    return Span(start, before.end) if _singles_out(words, noun, grammar) else None


def _singles_out(words: str, noun: DocumentNoun, grammar: BehindGrammar) -> bool:
    least = _LEAST_STANDARDS if noun.id == "standards" else _LEAST_NAMED if noun.id in _NAMED else _LEAST
    allowed = ("formulates", noun.id) in grammar.descriptions.allowed
    several = grammar.descriptions.several.search(words) or grammar.descriptions.not_title.search(words)
    return allowed and not several and own_words(words, grammar.descriptions) >= least
