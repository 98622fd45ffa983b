"""The words of names of programmes in Chinese, compiled: nouns at their head, verbs and other cues around them.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_programmes(load_vocabulary())
    >>> [(head.start, head.id) for head in find_heads("采茶工程和工程建设", 0, 9, grammar)]
    [(2, 'project')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ....vocabulary import Vocabulary
from ..phrasing import HAN, compiled, labelled, phrase_regex, phrases_of

__all__ = ["Head", "ProgrammeGrammar", "compile_programmes", "find_cues", "find_heads", "has_many", "own_words"]

_CUES: Final = ("drafts", "ends", "carries-out", "holds", "draws-on", "sets-up")


_SIGN: Final = re.compile(f"[{HAN}A-Za-z0-9]")


class Head(NamedTuple):
    """A noun at the head of a name, or a verb before one, with the id of its concept."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True, eq=False)
class ProgrammeGrammar:
    """Compiled from the schemes programme-noun and programme-cue. ``cue`` finds the verbs around names, by ``cues``."""

    head: re.Pattern[str]
    heads: Mapping[int, str]
    cue: re.Pattern[str]
    cues: tuple[str, ...]
    national: re.Pattern[str]
    generic: re.Pattern[str]
    never: re.Pattern[str]
    other: re.Pattern[str]
    determiner: re.Pattern[str]
    known: re.Pattern[str]
    activity: re.Pattern[str]
    after_quote: re.Pattern[str]
    many: re.Pattern[str]
    bare: re.Pattern[str]
    class_: re.Pattern[str]
    slogan: re.Pattern[str]
    sport: re.Pattern[str]
    arranges: re.Pattern[str]
    launches: re.Pattern[str]
    event: re.Pattern[str]


def compile_programmes(vocabulary: Vocabulary) -> ProgrammeGrammar:
    """The grammar of programmes in Chinese."""
    nouns = vocabulary.scheme("programme-noun")
    masks = [mask for noun in nouns for mask in noun.masks.get("zh", ())]
    head, heads = labelled({noun.id: noun.phrases.get("zh", ()) for noun in reversed(nouns)}, masks)
    no_cues = [mask for cue in vocabulary.scheme("programme-cue") for mask in cue.masks.get("zh", ())]
    cue, cues = labelled({name: phrases_of(vocabulary, f"programme-cue/{name}") for name in _CUES}, no_cues)
    after = phrase_regex([phrase for noun in nouns for phrase in noun.phrases.get("zh", ())])
    return ProgrammeGrammar(
        head=re.compile(head),
        heads=dict(enumerate(heads, start=1)),
        cue=re.compile(cue),
        cues=cues,
        national=compiled(vocabulary, "programme-cue/national"),
        generic=compiled(vocabulary, "programme-cue/generic"),
        never=compiled(vocabulary, "programme-cue/never"),
        other=re.compile(phrase_regex(phrases_of(vocabulary, "programme-cue/other-head")) + "(?:[、和及与或]|以及)"),
        determiner=compiled(vocabulary, "programme-cue/determiner"),
        known=compiled(vocabulary, "programme-cue/known"),
        activity=re.compile(rf"等?[{HAN}]{{0,6}}?{phrase_regex(phrases_of(vocabulary, 'programme-cue/activity'))}"),
        after_quote=re.compile(rf"(?!等)[{HAN}\dA-Za-z]{{0,16}}?{after}"),
        many=re.compile(_many(vocabulary)),
        bare=re.compile(f"{phrase_regex(phrases_of(vocabulary, 'programme-cue/bare'))}*"),
        class_=compiled(vocabulary, "programme-cue/class"),
        slogan=compiled(vocabulary, "programme-cue/slogan"),
        sport=compiled(vocabulary, "programme-cue/sport"),
        arranges=compiled(vocabulary, "programme-cue/arranges"),
        launches=compiled(vocabulary, "programme-cue/launches"),
        event=re.compile(f"{phrase_regex(phrases_of(vocabulary, 'programme-cue/event'))}$"),
    )


def _many(vocabulary: Vocabulary) -> str:
    """Those of whom there are many, as a pattern with a group; what it matches without is none."""
    concept = vocabulary.concepts.get("programme-cue/in-many-places")
    masks = concept.masks.get("zh", ()) if concept else ()
    return labelled({"many": phrases_of(vocabulary, "programme-cue/in-many-places")}, masks)[0]


def has_many(text: str, start: int, end: int, grammar: ProgrammeGrammar) -> bool:
    """True where many act between two offsets, or are encouraged to: what they set up are funds of a kind."""
    return any(match.lastindex != 1 for match in grammar.many.finditer(text, start, end))


def find_heads(text: str, start: int, end: int, grammar: ProgrammeGrammar) -> Iterator[Head]:
    """The heads between two offsets, in reading order."""
    for match in grammar.head.finditer(text, start, end):
        if id_ := grammar.heads[match.lastindex or 1]:
            yield Head(match.start(), match.end(), id_)


def find_cues(text: str, start: int, end: int, grammar: ProgrammeGrammar) -> list[Head]:
    """The verbs around names between two offsets, in reading order."""
    found = grammar.cue.finditer(text, start, end)
    labelled_ = ((match, grammar.cues[(match.lastindex or 1) - 1]) for match in found)
    return [Head(match.start(), match.end(), label) for match, label in labelled_ if label]


def own_words(words: str, grammar: ProgrammeGrammar) -> int:
    """How many characters ``words`` have; none where all of them belong to words that make no name."""
    return len(_SIGN.findall(words)) if _SIGN.search(grammar.generic.sub("", words)) else 0
