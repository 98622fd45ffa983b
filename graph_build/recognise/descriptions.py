"""Recognises documents that have no title yet, or none that shows: "formulate measures for the management of tea
gardens", "revise the tea grading standards", "lists of growers' duties shall be drawn up".

A description counts where its noun is one that the relation goes with, and where it has a complement or enough words
that single it out.

Example:
    >>> from ..vocabulary import load_vocabulary
    >>> from .citedtitles import compile_cited_titles
    >>> titles = compile_cited_titles(load_vocabulary())
    >>> grammar = compile_descriptions(load_vocabulary(), titles.nouns, titles.relations)
    >>> text = "Revise the tea grading standards in due course."
    >>> span = Span(0, len(text))
    >>> nouns = find_nouns(text, 0, len(text), titles.nouns)
    >>> [(place.of(text), relation) for place, relation in find_descriptions(text, span, nouns, grammar)]
    [('tea grading standards', 'revises')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from ..model import Relation, Span
from ..vocabulary import Vocabulary
from .citedrelations import Relations, first_of_pair, relation_of
from .documentnouns import DocumentNoun, Nouns, find_nouns
from .titles import PhraseEnds, compiled, phrase_end

__all__ = ["DescriptionGrammar", "compile_descriptions", "find_descriptions"]

_CLAUSE: Final = re.compile(r"[.;:!?()（）。；：](?=\s|$|[\"”’)])|[()（）]|\n\s*\n")
_NAME_ENDS: Final = r"\s*(?:$|[,.;:()（）。，；：\"”]|"
_COMMA: Final = re.compile(r"[,，;]\s")
_AND: Final = re.compile(r"\s*(?:and|or)\b")
_REACH: Final = 150
_LONGEST_GAP: Final = 16
_NEEDS_COMPLEMENT: Final = frozenset({"measures", "provisions", "rules", "regulation"})
_RULED: Final = frozenset({"implementation-rules", "interim-measures", "law"})
_PLANS: Final = frozenset({"plan", "work-plan", "planning"})


@dataclass(frozen=True, slots=True)
class DescriptionGrammar:
    """Compiled from the vocabularies; ``ids`` are the nouns that go with each relation."""

    nouns: Nouns
    relations: Relations
    ids: Mapping[str, frozenset[str]]
    passive: re.Pattern[str]
    to_be: re.Pattern[str]
    name_ends: re.Pattern[str]
    subject: re.Pattern[str]
    aim: re.Pattern[str]
    ends: PhraseEnds
    cues: Mapping[str, re.Pattern[str]]


_CUES: Final = ("determiner", "modifier", "not-title", "list-of-firms", "list-maker")
_WORDS: Final = ("outside", "place", "no-phrase")


def compile_descriptions(vocabulary: Vocabulary, nouns: Nouns, relations: Relations) -> DescriptionGrammar:
    """The grammar of described documents in English."""
    made = ("relation/formulates", "relation/revises", "relation/implements")
    verbs = compiled(vocabulary, "citation-cue/clause-verb", *made).pattern
    subject = compiled(vocabulary, "function-word/subject").pattern
    after_noun = compiled(vocabulary, "function-word/after-noun").pattern
    to_be = compiled(vocabulary, "function-word/to-be").pattern
    modal = compiled(vocabulary, "function-word/modal")
    next_noun = rf"the\s+(?:[\w-]+\s+){{0,2}}?{nouns.pattern.pattern}{subject}"
    formulated, revised = (
        compiled(vocabulary, f"relation-after/{relation}").pattern for relation in ("formulates", "revises")
    )
    return DescriptionGrammar(
        nouns=nouns,
        relations=relations,
        ids={
            relation: frozenset(vocabulary.phrases(f"relation-noun/{relation}", "en"))
            for relation in get_args(Relation)
        },
        passive=re.compile(
            rf"(?:(?!{modal.pattern})[^.;:]){{0,220}}?(?:{to_be}(?:(?P<formulates>{formulated})|(?P<revises>{revised}))|(?<=\s)(?P<elided>{formulated})(?=[.;]|by\s))",
            re.IGNORECASE,
        ),
        to_be=compiled(vocabulary, "function-word/to-be"),
        name_ends=re.compile(rf"{_NAME_ENDS}{after_noun})", re.IGNORECASE),
        subject=re.compile(rf"\s+{subject}", re.IGNORECASE),
        aim=re.compile(rf"\s+{compiled(vocabulary, 'function-word/aim').pattern}", re.IGNORECASE),
        ends=PhraseEnds(
            compiled(vocabulary, "citation-cue/title-end"), modal, re.compile(f"{verbs}|{next_noun}", re.IGNORECASE)
        ),
        cues={cue: compiled(vocabulary, f"citation-cue/{cue}") for cue in _CUES}
        | {word: compiled(vocabulary, f"function-word/{word}") for word in _WORDS},
    )


def find_descriptions(
    text: str, span: Span, nouns: Iterable[DocumentNoun], grammar: DescriptionGrammar
) -> list[tuple[Span, Relation]]:
    """The described documents inside ``span`` with their relation, in reading order; ``nouns`` are the document nouns
    in it."""
    found: list[tuple[Span, Relation]] = []
    for noun in nouns:
        if (not found or noun.start >= found[-1][0].end) and (item := _described(text, noun, span, grammar)):
            found.append(item)
    return found


def _described(text: str, noun: DocumentNoun, span: Span, grammar: DescriptionGrammar) -> tuple[Span, Relation] | None:
    if not grammar.name_ends.match(text, noun.end, span.end):
        return None
    low = max(span.start, noun.start - _REACH)
    clause = max((stop.end() for stop in _CLAUSE.finditer(text, low, noun.start)), default=low)
    governed = _active(text, clause, noun, grammar) or _passive(text, clause, noun, span.end, grammar)
    if not governed or noun.id not in grammar.ids[governed[1]]:
        return None
    start, relation, limit = governed
    end = _complement_end(text, noun, span.end, grammar)
    place = Span(_without_determiner(text, start, noun.start, grammar), max(noun.end, min(end, limit)))
    return (place, relation) if _names_one(text, place, noun, relation, grammar) else None


Governed = tuple[int, Relation, int]


def _active(text: str, clause: int, noun: DocumentNoun, grammar: DescriptionGrammar) -> Governed | None:
    """Where the object of the last cue before the noun begins, and the relation."""
    cues = list(grammar.relations.before.finditer(text, clause, noun.start))
    makers = list(grammar.cues["list-maker"].finditer(text, clause, noun.start)) if noun.id == "list" else []
    start = max(found[-1].end() for found in (cues, makers) if found) if cues or makers else -1
    if start < 0:
        return None
    makes = bool(makers) and makers[-1].end() == start
    relation: Relation = "formulates" if makes else relation_of(first_of_pair(text, cues))
    gap = text[start : noun.start]
    broken = _COMMA.search(gap) or grammar.cues["no-phrase"].search(gap) or re.search(r"\bto\b", gap)
    return None if broken or len(gap.split()) > _LONGEST_GAP else (start, relation, len(text))


def _passive(text: str, clause: int, noun: DocumentNoun, end: int, grammar: DescriptionGrammar) -> Governed | None:
    """Where the subject of "shall be formulated" begins, the relation, and where the subject ends."""
    makes = noun.id in grammar.ids["formulates"] or noun.id in grammar.ids["revises"]
    match = grammar.passive.match(text, noun.end, end) if makes else None
    if not match:
        return None
    relation: Relation = "revises" if match["revises"] else "formulates"
    verb = max(match.start("formulates"), match.start("revises"), match.start("elided"))
    to_be = grammar.to_be.search(text, noun.end, match.end())
    start = noun.start
    for word in reversed(list(re.finditer(r"\S+", text[clause : noun.start]))[-8:]):
        if word.group()[-1] in ",，" or grammar.cues["outside"].fullmatch(word.group()):
            break
        start = clause + word.start()
    limit = to_be.start() if to_be else verb
    return start, relation, len(text[:limit].rstrip())


def _complement_end(text: str, noun: DocumentNoun, end: int, grammar: DescriptionGrammar) -> int:
    opening = (grammar.aim if noun.id == "guide" else grammar.subject).match(text, noun.end, end)
    if not opening:
        return noun.end
    limit = phrase_end(text, opening.end(), min(end, opening.end() + 240), grammar.ends)
    return limit if limit > opening.end() else noun.end


def _without_determiner(text: str, start: int, end: int, grammar: DescriptionGrammar) -> int:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    while start < end and (match := grammar.cues["determiner"].match(text, start, end)):
        start = match.end()
    return start


def _names_one(text: str, place: Span, noun: DocumentNoun, relation: Relation, grammar: DescriptionGrammar) -> bool:
    """True if a description singles out one document, and is not one of several kinds of rules in general."""
    before = text[place.start : noun.start]
    around = text[max(0, place.start - 20) : noun.end + 30]
    firms = noun.id == "list" and grammar.cues["list-of-firms"].search(place.of(text))
    if grammar.cues["not-title"].search(around) or grammar.cues["place"].search(before) or firms:
        return False
    if _beside_another(before, grammar):
        return False
    complement = len(text[noun.end : place.end].split()) >= 2
    specific = len(re.findall(r"\w[\w’'-]*", grammar.cues["modifier"].sub(" ", before)))
    if relation in ("implements", "cites"):
        return specific >= 2 or (complement and (noun.id in _RULED or relation == "cites"))
    if noun.id in _NEEDS_COMPLEMENT:
        return complement
    return (complement and noun.id != "planning") or specific >= (3 if noun.id in _PLANS else 2)


def _beside_another(before: str, grammar: DescriptionGrammar) -> bool:
    """True for the second of two nouns ("national standards and company standards"), or after a bare "and"."""
    others = find_nouns(before, 0, len(before), grammar.nouns)
    return before.rstrip().endswith(" and") or any(_AND.match(before, other.end) for other in others)
