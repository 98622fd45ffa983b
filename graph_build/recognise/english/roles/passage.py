"""A stretch of tokens with the bodies and cue phrases in it, and how to move along it: over lists of bodies, adjectives
and brackets. What the readers of duties share.

Example:
    >>> words = compile_function_words(load_vocabulary())
    >>> "of" in words.prepositions, "and" in words.conjunctions
    (True, True)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....vocabulary import Vocabulary, load_vocabulary
from ...lexicon.matcher import Match
from ...lexicon.tokens import STOPS, Tokens, normal_forms
from ..bodies.mention import Mention

__all__ = [
    "FunctionWords",
    "Passage",
    "after",
    "after_list",
    "before_list",
    "capitalised",
    "compile_function_words",
    "governed",
    "load_vocabulary",
    "opens_clause",
    "passage_of",
]


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Closed classes of words, as normal forms: ``conjunctions`` join the members of a list, ``prepositions`` govern
    what follows, ``clause`` words begin another clause, ``parts`` are heads of "the office of …"."""

    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    clause: frozenset[str]
    parts: frozenset[str]


def compile_function_words(vocabulary: Vocabulary, language: str = "en") -> FunctionWords:
    """Reads the closed classes from the vocabulary."""

    def words(name: str) -> frozenset[str]:
        phrases = vocabulary.phrases(f"class/{name}", language)
        return frozenset(norm for phrase in phrases for norm in normal_forms(phrase))

    return FunctionWords(
        words("conjunction") | {","}, words("preposition"), words("subordinator") | STOPS | {":"}, words("part-of-body")
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens ``first`` to ``last``: ``mentions`` by first token, ``ends`` by last token, cue phrases by first token."""

    tokens: Tokens
    mentions: dict[int, Mention]
    ends: dict[int, Mention]
    cues: dict[int, dict[str, Match]]
    first: int
    last: int
    words: FunctionWords

    def cue(self, name: str, at: int) -> Match | None:
        """The longest cue of this name that starts at a token."""
        return self.cues.get(at, {}).get(f"cue/{name}")

    def norm(self, at: int) -> str:
        """The normal form of a token; empty outside the passage."""
        return self.tokens.norms[at] if self.first <= at <= self.last else ""

    def printed(self, at: int) -> str:
        """The word at a token, in lower case; empty after the passage."""
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].lower() if at <= self.last else ""


def passage_of(
    first: int,
    last: int,
    tokens: Tokens,
    mentions: Iterable[Mention],
    cues: Sequence[Match],
    words: FunctionWords,
) -> Passage:
    """The passage from one token to another with what lies in it."""
    inside = [m for m in mentions if first <= m.first and m.last <= last]
    by_place: dict[int, dict[str, Match]] = {}
    for cue in cues:
        if cue.owner.startswith("cue/") and first <= cue.first <= last:
            place = by_place.setdefault(cue.first, {})
            if cue.owner not in place or cue.size > place[cue.owner].size:
                place[cue.owner] = cue
    return Passage(tokens, {m.first: m for m in inside}, {m.last: m for m in inside}, by_place, first, last, words)


def before_list(mention: Mention, at: Passage) -> int:
    """The token before the list of bodies that the mention belongs to; adjectives and "the office of" passed over."""
    i = mention.first - 1
    while i >= at.first and (step := _passed_over(i, at)):
        i -= step
    return i


def _passed_over(i: int, at: Passage) -> int:
    """How many tokens that end at ``i`` belong to a list of bodies or to what stands before one."""
    if i in at.ends:
        return i - at.ends[i].first + 1
    joined = i - 1 in at.ends or at.norm(i - 1) in at.words.conjunctions
    if (at.norm(i) in at.words.conjunctions and joined) or at.cue("qualifier", i):
        return 1
    if at.norm(i) != "of":
        return 0
    return 2 if at.norm(i - 1) in at.words.parts else int(at.norm(i - 1) in at.words.conjunctions)


def after_list(mention: Mention, at: Passage) -> int:
    """The token after the list of bodies that the mention belongs to."""
    i = mention.last + 1
    while i <= at.last and (
        i in at.mentions
        or at.norm(i) in at.words.conjunctions
        or at.cue("others", i)
        or (at.norm(i) == "of" and i + 1 in at.mentions)
    ):
        others = at.cue("others", i)
        i = others.last + 1 if others and i not in at.mentions else after(i, at)
    return i


def after(i: int, at: Passage) -> int:
    """The next token, a mention or a bracket passed over as a whole."""
    if i in at.mentions:
        return at.mentions[i].last + 1
    if at.norm(i) == "(":
        close = next((j for j in range(i, at.last + 1) if at.norm(j) == ")"), at.last)
        return close + 1
    return i + 1


def governed(before: int, at: Passage) -> bool:
    """True if a preposition governs the list that follows token ``before``, also over "and" ("for firms and") and over
    a list of names ("in Hubei, Henan and other")."""
    if before < at.first:
        return False
    i = before
    if at.norm(i) in ("and", "or"):
        i -= 1
        while i > at.first and (at.norm(i) in at.words.conjunctions or capitalised(i, at)):
            i -= 1
        window = at.tokens.norms[max(at.first, i - 3) : i + 1]
        return any(norm in at.words.prepositions for norm in window) and STOPS.isdisjoint(window) and "," not in window
    return at.norm(i) in at.words.prepositions


def capitalised(i: int, at: Passage) -> bool:
    """True if the word at a token begins with a capital."""
    return at.tokens.text[at.tokens.starts[i]].isupper()


def opens_clause(before: int, at: Passage) -> bool:
    """True if a clause begins after token ``before``."""
    return before < at.first or at.norm(before) in STOPS | {",", ":", ")"} or at.printed(before).isdigit()
