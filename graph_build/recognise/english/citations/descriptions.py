"""Recognises documents that have no title yet, or none that shows: "formulate measures for the management of tea
gardens", "revise the tea grading standards", "lists of growers' duties shall be drawn up".

A description counts where its noun is one that the relation goes with, and where it has a complement or enough words
that single it out.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from .titles import compile_cited_titles
    >>> from .nouns import find_nouns
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
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..wording.titles import PhraseEnds, Scanner, clause_start, compiled, phrase_end, scanner
from .nouns import DocumentNoun, Nouns
from .relations import Relations, find_cues, first_of_pair
from .singledout import Description, SingleGrammar, compile_single, names_one

__all__ = ["DescriptionGrammar", "compile_descriptions", "find_descriptions"]

_NAME_ENDS: Final = r"\s*(?:$|[,.;:()（）。，；：\"”]|[a-z]+ly\b|"
_LIST: Final = r"(?:\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)"
_COMMA: Final = re.compile(r"[,，;]\s")
_AFTER_TITLE: Final = re.compile(r"[^\"“”》]*[\"“《][^\"“”《》]*[\"”》]\s+and\s+")
_TO: Final = re.compile(r"\bto\b")
_JOINT: Final = re.compile(rf"{_LIST}(?:the\s+)?(?P<name>(?:[\w’'-]+\s+){{0,6}})")
_REACH: Final = 150
_PASSIVE_REACH: Final = 300
_LONGEST_GAP: Final = 16
_CUES: Final = ("determiner", "improves", "establishes", "clause-verb")
_WORDS: Final = ("outside", "no-phrase", "preposition", "perfect")


@dataclass(frozen=True, slots=True)
class DescriptionGrammar:
    """Compiled from the vocabularies; ``ids`` are the nouns that go with each relation, and with the weaker words
    "improve" and "establish"."""

    nouns: Nouns
    relations: Relations
    ids: Mapping[str, frozenset[str]]
    passive: re.Pattern[str]
    passive_words: Scanner
    to_be: re.Pattern[str]
    further_nouns: re.Pattern[str]
    next_verb: re.Pattern[str]
    name_ends: re.Pattern[str]
    subject: re.Pattern[str]
    aim: re.Pattern[str]
    ends: PhraseEnds
    list_ends: PhraseEnds
    cues: Mapping[str, re.Pattern[str]]
    single: SingleGrammar


@dataclass(frozen=True, slots=True)
class _Governed:
    """What a verb does with a noun: where the noun's name begins, no later than ``limit`` it ends, and the ids of the
    nouns that make a document after this verb."""

    start: int
    relation: Relation
    limit: int
    ids: frozenset[str]


def compile_descriptions(vocabulary: Vocabulary, nouns: Nouns, relations: Relations) -> DescriptionGrammar:
    """The grammar of described documents in English."""
    made = ("relation/formulates", "relation/revises", "relation/implements")
    verbs = compiled(vocabulary, "citation-cue/clause-verb", *made).pattern
    noun, subject = nouns.pattern.pattern, compiled(vocabulary, "function-word/subject").pattern
    after_noun = compiled(vocabulary, "function-word/after-noun").pattern
    modifier = compiled(vocabulary, "citation-cue/modifier").pattern
    title_end = compiled(vocabulary, "citation-cue/title-end")
    modal, vague = (compiled(vocabulary, f"function-word/{word}") for word in ("modal", "vague"))
    verb = compiled(vocabulary, "citation-cue/clause-verb").pattern
    item = rf"{verb}|(?:the|an?)\s+(?:[\w-]+\s+){{0,3}}?{noun}"
    clause = (
        rf"(?!\w+ing\s+{noun}){verbs}|the\s+(?:[\w-]+\s+){{0,3}}?{noun}|(?:(?!and|or)[\w-]+\s+){{0,3}}?{noun}{subject}"
    )
    return DescriptionGrammar(
        nouns=nouns,
        relations=relations,
        ids={concept.id: frozenset(concept.phrases.get("en", ())) for concept in vocabulary.scheme("relation-noun")},
        passive=_passive_pattern(vocabulary, modal.pattern),
        passive_words=scanner({"passive": ("be", *vocabulary.phrases("relation-after/formulates", "en"))}),
        to_be=compiled(vocabulary, "function-word/to-be"),
        further_nouns=re.compile(
            rf"(?:{_LIST}(?:(?!(?:the|its|their)\b|{vague.pattern}){modifier}){{0,3}}{noun}){{1,4}}", re.IGNORECASE
        ),
        next_verb=re.compile(rf"\sand\s+{compiled(vocabulary, 'citation-cue/clause-verb').pattern}", re.IGNORECASE),
        name_ends=re.compile(rf"{_NAME_ENDS}{after_noun})", re.IGNORECASE),
        subject=re.compile(rf"\s*{subject}", re.IGNORECASE),
        aim=re.compile(rf"\s+{compiled(vocabulary, 'function-word/aim').pattern}", re.IGNORECASE),
        ends=PhraseEnds(title_end, modal, re.compile(clause, re.IGNORECASE)),
        list_ends=PhraseEnds(title_end, modal, re.compile(item, re.IGNORECASE)),
        cues={cue: compiled(vocabulary, f"citation-cue/{cue}") for cue in _CUES}
        | {word: compiled(vocabulary, f"function-word/{word}") for word in _WORDS},
        single=compile_single(vocabulary, nouns),
    )


def _passive_pattern(vocabulary: Vocabulary, modal: str) -> re.Pattern[str]:
    to_be = compiled(vocabulary, "function-word/to-be").pattern
    made, changed = (
        compiled(vocabulary, f"relation-after/{relation}").pattern for relation in ("formulates", "revises")
    )
    done = compiled(vocabulary, "relation-after/implements").pattern
    verb = rf"(?P<formulates>{made})|(?P<revises>{changed})|(?P<implements>{done})(?!\s*in\s+accordance|\s*according)"
    elided = rf"(?<=\s)(?P<elided>{made})(?=[.,;]|by\s)"
    return re.compile(rf"(?:(?!{modal})[^.;:]){{0,220}}?(?:{to_be}(?:{verb})|{elided})", re.IGNORECASE)


def find_descriptions(
    text: str, span: Span, nouns: Iterable[DocumentNoun], grammar: DescriptionGrammar
) -> list[tuple[Span, Relation]]:
    """The described documents inside ``span`` with their relation, in reading order; ``nouns`` are the document nouns
    in it."""
    found: list[tuple[Span, _Governed]] = []
    free = span.start
    for noun in nouns:
        if noun.start >= free:
            item = _described(text, noun, span, found[-1] if found else None, grammar)
            found += [item] if item else []
            free = item[0].end if item else noun.end
    return [(place, governed.relation) for place, governed in found]


def _described(
    text: str, noun: DocumentNoun, span: Span, previous: tuple[Span, _Governed] | None, grammar: DescriptionGrammar
) -> tuple[Span, _Governed] | None:
    further = grammar.further_nouns.match(text, noun.end, span.end)
    head = noun.end + len(further.group().rstrip()) if further else noun.end
    if not grammar.name_ends.match(text, head, span.end):
        return None
    clause = clause_start(text, noun.start, max(span.start, noun.start - _REACH))
    governed = (
        _joined(text, noun, previous, grammar)
        or _active(text, clause, noun, grammar)
        or _passive(text, clause, noun, span.end, grammar)
    )
    if not governed or noun.id not in governed.ids:
        return None
    start = _without_determiner(text, governed.start, noun.start, grammar)
    end = min(_complement_end(text, noun, head, span.end, grammar), governed.limit)
    place = Span(start, max(noun.end, end))
    described = Description(text, place, noun, head, governed.relation)
    return (place, governed) if names_one(described, grammar.single) else None


def _ids(relation: Relation, verb: str, grammar: DescriptionGrammar) -> frozenset[str]:
    weak = next((cue for cue in ("improves", "establishes") if grammar.cues[cue].match(verb)), relation)
    return grammar.ids.get(weak, frozenset())


def _joined(
    text: str, noun: DocumentNoun, previous: tuple[Span, _Governed] | None, grammar: DescriptionGrammar
) -> _Governed | None:
    """The next item of a list of documents: "revise the tea rules, tea standards and tea catalogue"."""
    joint = _JOINT.match(text, previous[0].end, noun.start) if previous else None
    if not previous or not joint or joint.end() != noun.start or grammar.cues["clause-verb"].match(joint["name"]):
        return None
    if grammar.relations.before.search(joint["name"]):
        return None
    return replace(previous[1], start=joint.start("name"), limit=sys.maxsize)


def _active(text: str, clause: int, noun: DocumentNoun, grammar: DescriptionGrammar) -> _Governed | None:
    """The last verb before the noun, where the noun is its object."""
    cues = find_cues(text, clause, noun.start, grammar.relations)
    gap = text[cues[-1].end : noun.start] if cues else ""
    broken = _COMMA.search(gap) or grammar.cues["no-phrase"].search(gap) or _TO.search(gap)
    if not cues or broken or len(gap.split()) > _LONGEST_GAP or grammar.next_verb.search(gap, 1):
        return None
    cue = first_of_pair(text, cues)
    if grammar.cues["perfect"].fullmatch(text, text.rfind(" ", 0, max(0, cue.start - 1)) + 1, cue.start):
        return None
    quoted = _AFTER_TITLE.match(gap)
    start = cues[-1].end + (quoted.end() if quoted else 0)
    return _Governed(start, cue.relation, sys.maxsize, _ids(cue.relation, text[cue.start : cue.end], grammar))


def _passive(text: str, clause: int, noun: DocumentNoun, end: int, grammar: DescriptionGrammar) -> _Governed | None:
    """The verb of which the noun is the subject: "shall be formulated"."""
    makes = any(noun.id in grammar.ids[relation] for relation in ("formulates", "revises", "implements"))
    near = makes and grammar.passive_words.scan(text, noun.end, min(end, noun.end + _PASSIVE_REACH))
    match = grammar.passive.match(text, noun.end, end) if near else None
    if not match:
        return None
    name = next(name for name, group in match.groupdict().items() if group)
    relation: Relation = "revises" if name == "revises" else "implements" if name == "implements" else "formulates"
    to_be = grammar.to_be.search(text, noun.end, match.end())
    start = noun.start
    for word in reversed(list(re.finditer(r"\S+", text[clause : noun.start]))[-8:]):
        if grammar.cues["preposition"].fullmatch(word.group()):
            return None
        if word.group()[-1] in ",，" or grammar.cues["outside"].fullmatch(word.group()):
            break
        start = clause + word.start()
    limit = to_be.start() if to_be else match.start(name)
    return _Governed(
        start, relation, noun.end + len(text[noun.end : limit].rstrip()), _ids(relation, match[name], grammar)
    )


def _complement_end(text: str, noun: DocumentNoun, head: int, end: int, grammar: DescriptionGrammar) -> int:
    opening = (grammar.aim if noun.id == "guide" else grammar.subject).match(text, head, end)
    if not opening:
        return head
    ends = grammar.list_ends if noun.id == "list" else grammar.ends
    limit = phrase_end(text, opening.end(), min(end, opening.end() + 240), ends)
    return limit if limit > opening.end() else head


def _without_determiner(text: str, start: int, end: int, grammar: DescriptionGrammar) -> int:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    while start < end:
        match = grammar.cues["determiner"].match(text, start, end)
        verb = grammar.cues["clause-verb"].match(text, match.end(), end) if match else None
        if not match:
            break
        start = verb.end() if verb else match.end()
    return start
