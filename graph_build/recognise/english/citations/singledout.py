"""Judges whether a description singles out one document: "tea grading standards" does, "relevant standards" does not.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .nouns import compile_nouns, find_nouns
    >>> vocabulary = load_vocabulary()
    >>> nouns = compile_nouns(vocabulary)
    >>> text = "tea grading standards"
    >>> described = Description(text, Span(0, 21), find_nouns(text, 0, 21, nouns)[0], 21, "revises")
    >>> names_one(described, compile_single(vocabulary, nouns))
    True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..wording.titles import compiled
from .nouns import DocumentNoun, Nouns, find_nouns

__all__ = ["Description", "SingleGrammar", "compile_single", "names_one"]

_AND: Final = re.compile(r"\s*(?:and|or)\b")
_WORD: Final = re.compile(r"\w[\w’'-]*")
_NEEDS_COMPLEMENT: Final = frozenset({"measures", "provisions", "rules", "regulation", "method", "standard", "code"})
_RULED: Final = frozenset({"implementation-rules", "interim-measures", "law", "classification-standards"})
_LEAST_WORDS: Final = {
    "law": 1,
    "catalogue": 1,
    "standards": 1,
    "classification-standards": 1,
    "development-plan": 1,
    "plan": 3,
    "work-plan": 1,
    "planning": 3,
}
_CUES: Final = ("modifier", "not-title", "list-of-firms", "amount")
_WORDS: Final = ("place", "vague")


@dataclass(frozen=True, slots=True)
class SingleGrammar:
    """Compiled from the schemes citation-cue and function-word."""

    nouns: Nouns
    cues: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Description:
    """A description at ``place`` in ``text``, with its first noun; its last noun ends at ``head``."""

    text: str
    place: Span
    noun: DocumentNoun
    head: int
    relation: Relation


def compile_single(vocabulary: Vocabulary, nouns: Nouns) -> SingleGrammar:
    """The grammar of what singles out a document."""
    cues = {cue: compiled(vocabulary, f"citation-cue/{cue}") for cue in _CUES}
    return SingleGrammar(nouns, cues | {word: compiled(vocabulary, f"function-word/{word}") for word in _WORDS})


def names_one(described: Description, grammar: SingleGrammar) -> bool:
    """True if a description singles out one document, and is not one of several kinds of rules in general."""
    text, place, noun, cues = described.text, described.place, described.noun, grammar.cues
    before = text[place.start : noun.start]
    around = text[max(0, place.start - 20) : noun.end + (0 if noun.id == "list" else 30)]
    changed = described.relation == "revises"
    firms = noun.id in ("list", "directory") and cues["list-of-firms"].search(place.of(text))
    amount = noun.id == "standards" and changed and cues["amount"].search(place.of(text))
    many = described.relation == "cites" and text[noun.end - 1] == "s" and noun.id in ("plan", "development-plan")
    if many or firms or amount or cues["not-title"].search(around) or cues["place"].search(before):
        return False
    if _beside_another(before, grammar):
        return False
    complement = len(text[described.head : place.end].split()) >= 2
    own = 0 if changed and cues["vague"].search(before) else len(_WORD.findall(cues["modifier"].sub(" ", before)))
    return _is_single(noun.id, described.relation, own, complement=complement)


def _is_single(noun: str, relation: Relation, own: int, *, complement: bool) -> bool:
    """Whether a noun with ``own`` words of its own, and perhaps a complement, is the description of one document."""
    if relation in ("implements", "cites"):
        ruled = noun in _RULED or relation == "cites" or own > 0
        return own >= (1 if noun in _RULED else 2) or (complement and ruled)
    if noun in _NEEDS_COMPLEMENT:
        return complement or (noun == "rules" and own >= 2)
    return (complement and noun != "planning") or own >= _LEAST_WORDS.get(noun, 2)


def _beside_another(before: str, grammar: SingleGrammar) -> bool:
    """True for the second of two nouns ("national standards and company standards"), or after a bare "and"."""
    others = find_nouns(before, 0, len(before), grammar.nouns)
    return before.rstrip().endswith(" and") or any(_AND.match(before, other.end) for other in others)
