"""Which words of the vocabulary the readers of roles know, and the letter of each class of words.

Example:
    >>> grammar = compile_roles(load_vocabulary())
    >>> grammar.notes.letters["牵头单位"], grammar.sentences.letters["应当"]
    ('K', 'M')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ....vocabulary import Vocabulary, load_vocabulary
from .lexer import Lexer, any_of, compile_lexer, words_of

__all__ = ["OTHERS", "RoleGrammar", "compile_roles", "load_vocabulary"]

OTHERS = "relevant-departments"
_NEVER_ACT = frozenset({"market-class"})
_JOINT_KIND = "coordination-body"
_GROUP_KIND = "generic"

# The first class that has a word gives its letter.
_NOTE_CLASSES = {
    "cue/lead": "L",
    "cue/lead-before": "K",
    "cue/participant": "P",
    "cue/participant-before": "V",
    "cue/responsible-before": "r",
    "cue/responsible": "R",
    "cue/together": "W",
    "cue/with": "w",
    "cue/others": "E",
    "cue/and-so-on": "e",
    "cue/no-note": "!",
    "cue/by": "-",
    "cue/members": "-",
    "class/note-filler": "-",
    "class/conjunction": "J",
}
_SENTENCE_CLASSES = {
    "class/duty-noun": "N",
    "cue/bearer": "S",
    "class/unit": "u",
    "cue/lead-before": "x",
    "cue/participant-before": "x",
    "cue/responsible-before": "x",
    "cue/guidance": "U",
    "cue/members": "m",
    "cue/lead": "L",
    "cue/together": "W",
    "cue/participant": "P",
    "cue/with": "w",
    "cue/others": "E",
    "cue/and-so-on": "e",
    "cue/by": "Y",
    "cue/modal": "M",
    "cue/charge": "C",
    "cue/invitation": "I",
    "cue/composition": "Z",
    "cue/prompt": "G",
    "class/preposition": "T",
    "class/and-its": "H",
    "class/thing-of-body": "o",
    "class/conjunction": "J",
    "class/of": "d",
    "class/past": "p",
    "class/result": "F",
    "class/adverb": "D",
    "class/weak-verb": "a",
    "cue/act": "A",
    "cue/responsible": "R",
    "cue/qualifier": "Q",
    "class/clause-end": "t",
    "cue/no-note": "!",
}


@dataclass(frozen=True, slots=True)
class RoleGrammar:
    """Compiled from the vocabulary: the words of notes and of sentences, how a note opens that stands in no
    brackets (``openers``), the words for the members of a body, and the ids of bodies that never act in
    sentences (``never_act``), that have members (``joint``) and that are classes of bodies (``groups``)."""

    notes: Lexer
    sentences: Lexer
    openers: re.Pattern[str]
    members: re.Pattern[str]
    never_act: frozenset[str]
    joint: frozenset[str]
    groups: frozenset[str]


def compile_roles(vocabulary: Vocabulary) -> RoleGrammar:
    """The grammar of roles. Raises VocabularyError for a phrase that is not in the notation."""

    def of_kind(*kinds: str) -> frozenset[str]:
        return frozenset(id_ for id_, agency in vocabulary.agencies.items() if agency.kind in kinds)

    notes = _lexer(vocabulary, _NOTE_CLASSES)
    return RoleGrammar(
        notes=notes,
        openers=_openers(notes),
        members=re.compile(any_of(words_of(vocabulary, "cue/members")[0])),
        sentences=_lexer(vocabulary, _SENTENCE_CLASSES),
        never_act=of_kind(*_NEVER_ACT),
        joint=of_kind(_JOINT_KIND),
        groups=of_kind(_GROUP_KIND),
    )


def _lexer(vocabulary: Vocabulary, classes: Mapping[str, str]) -> Lexer:
    found = [(letter, *words_of(vocabulary, concept)) for concept, letter in classes.items()]
    masks = [mask for _, _, masks in found for mask in masks]
    return compile_lexer([(letter, words) for letter, words, _ in found], masks)


def _openers(notes: Lexer) -> re.Pattern[str]:
    words = (word for word, letter in notes.letters.items() if letter in "KVr")
    return re.compile(rf"(?:{any_of(words)})\s*[:：]")
