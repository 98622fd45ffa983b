"""The words of names of programmes, compiled: nouns at their head, verbs and other cues around them.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> [hit.label for hit in compile_programmes(load_vocabulary()).heads.scan("the tea fund and the tea fair", 0, 29)]
    ['fund', 'fair']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ....vocabulary import Vocabulary
from ..wording.capitals import Capitals, compile_capitals
from ..wording.titles import PhraseEnds, Scanner, compiled, scanner
from .activities import ActivityGrammar, compile_activities

__all__ = [
    "EVENTS",
    "HELD",
    "PLANS",
    "REACH",
    "THE",
    "Place",
    "ProgrammeGrammar",
    "compile_programmes",
    "is_after",
    "is_specific",
]

PLANS: Final = ("plan", "action-plan")
HELD: Final = ("day", "year", "conference")
EVENTS: Final = (*HELD, "fair", "festival", "games")
REACH: Final = 130
THE: Final = re.compile(r"(?:(?:well|\w+ly)\s+)?\b(?:the|an?(?=\s+national))\s+", re.IGNORECASE)

_CUES: Final = ("carries-out", "draws-on", "holds", "national", "generic", "never", "verb", "not-before", "time")
_MORE_CUES: Final = ("local", "special", "holiday")
_FAR: Final = r"[^.;:]{0,90}?"


@dataclass(frozen=True, slots=True)
class ProgrammeGrammar:
    """Compiled from the schemes programme-noun, programme-cue and function-word."""

    heads: Scanner
    cues: Mapping[str, re.Pattern[str]]
    carried_out: re.Pattern[str]
    held: re.Pattern[str]
    of_document: re.Pattern[str]
    activities: ActivityGrammar
    after_quote: re.Pattern[str]
    no_phrase: re.Pattern[str]
    purpose: re.Pattern[str]
    aim: re.Pattern[str]
    ends: PhraseEnds
    capitals: Capitals


def compile_programmes(vocabulary: Vocabulary) -> ProgrammeGrammar:
    """The grammar of programmes in English."""
    heads = {concept.id: concept.phrases.get("en", ()) for concept in vocabulary.scheme("programme-noun")}
    words = {name: compiled(vocabulary, f"function-word/{name}") for name in ("no-name", "purpose", "aim", "to-be")}
    carried_out, held = (compiled(vocabulary, f"programme-cue/{cue}").pattern for cue in ("carried-out", "held"))
    outline = compiled(vocabulary, "document-noun/outline", "document-noun/opinions").pattern
    complement = compiled(vocabulary, "function-word/complement").pattern
    quoted = rf"[\"“][^\"“”\n]{{2,80}}[\"”]\s+(?:(?!{words['no-name'].pattern})[\w’'-]+\s+){{0,7}}$"
    return ProgrammeGrammar(
        heads=scanner(heads),
        cues={cue: compiled(vocabulary, f"programme-cue/{cue}") for cue in (*_CUES, *_MORE_CUES)},
        carried_out=re.compile(rf"{_FAR}{words['to-be'].pattern}{carried_out}", re.IGNORECASE),
        held=re.compile(rf"{_FAR}{words['to-be'].pattern}{held}", re.IGNORECASE),
        of_document=re.compile(rf"{outline}{complement}(?:the\s+)?$", re.IGNORECASE),
        activities=compile_activities(vocabulary),
        after_quote=re.compile(quoted, re.IGNORECASE),
        no_phrase=compiled(vocabulary, "function-word/no-phrase"),
        purpose=re.compile(rf"\s+{words['purpose'].pattern}", re.IGNORECASE),
        aim=re.compile(rf"\s+{words['aim'].pattern}", re.IGNORECASE),
        ends=PhraseEnds(
            compiled(vocabulary, "citation-cue/title-end"),
            compiled(vocabulary, "function-word/modal"),
            compiled(vocabulary, "citation-cue/clause-verb"),
        ),
        capitals=compile_capitals(vocabulary),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name may stand: its head from ``start`` to ``end``, with the id of its concept; the sentence begins at
    ``sentence``, the part without names found before at ``free``, and the span ends at ``limit``."""

    start: int
    end: int
    kind: str
    sentence: int
    free: int
    limit: int


def is_after(cue: str, text: str, least: int, at: int, reach: int, grammar: ProgrammeGrammar) -> bool:
    """True if the last cue before ``at`` in the sentence is at most ``reach`` words away."""
    ends = [match.end() for match in grammar.cues[cue].finditer(text, least, at)]
    return bool(ends) and len(text[ends[-1] : at].split()) <= reach


def is_specific(words: str, grammar: ProgrammeGrammar) -> bool:
    """True if ``words`` hold more than words that make no name."""
    return re.search(r"[A-Za-z]{2}", grammar.cues["generic"].sub(" ", words)) is not None
