"""Recognises other documents that a text names: by title in quotation marks or Title Case, by official number, and by
a description after words such as "formulate" or "revise".

The relation is that of the nearest cue before the title in its sentence, or of a passive after it. Titles joined by
"and" share one. What counts as a title is said in ontology/language/relations.ttl and kinds.ttl.

Example:
    >>> grammar = compile_citations(load_vocabulary())
    >>> text = 'Revise the "Measures for the Administration of Tea Markets" (Cha Fa [2011] No. 7).'
    >>> [(c.title, c.number, c.relation) for c in find_citations(text, Span(0, len(text)), grammar)]
    [('Measures for the Administration of Tea Markets', 'Cha Fa [2011] No. 7', 'revises')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ....model import Citation, Relation, Span
from ....vocabulary import Vocabulary, load_vocabulary
from ..wording.places import is_taken
from ..wording.titles import Scanner, clean, compiled, scanner
from .descriptions import DescriptionGrammar, compile_descriptions, find_descriptions
from .nouns import find_nouns
from .numbers import find_numbers
from .relations import has_cue, is_joined, passive_of, relation_at
from .titles import CitedTitle, CitedTitleGrammar, compile_cited_titles, find_titles

__all__ = ["CitationGrammar", "compile_citations", "find_citations", "load_vocabulary", "same_title", "short_names"]

_BRACKET: Final = re.compile(r"[\"”》]?\s*[(（]")
_AFTER_TITLE: Final = re.compile(r"[\s\"”》]*(?:[(（][^()（）]*[)）])?\s*")
_DEFINED: Final = re.compile(r"\s*(?:the\s+)?[\"“《]([^\"”》]{2,60})[\"”》]|\s*(?:the\s+)?([^)）\"“.]{2,40})[)）]")
_PLANS: Final = frozenset({"plan", "planning", "development-plan"})
_LONGEST_LIST: Final = 6
_SHORT_PLAN: Final = 4
_ARTICLES: Final = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class CitationGrammar:
    """Compiled from the vocabularies."""

    titles: CitedTitleGrammar
    descriptions: DescriptionGrammar
    short_name: Scanner
    own_text: re.Pattern[str]
    carried_out: re.Pattern[str]
    plan: re.Pattern[str]
    short_plan: re.Pattern[str]
    work_plan: re.Pattern[str]


def compile_citations(vocabulary: Vocabulary) -> CitationGrammar:
    """The grammar of citations in English, from the vocabularies of document nouns, relations and cues."""
    titles = compile_cited_titles(vocabulary)
    to_be = compiled(vocabulary, "function-word/to-be").pattern
    carried_out = compiled(vocabulary, "programme-cue/carried-out").pattern
    plan, never = (compiled(vocabulary, concept).pattern for concept in ("programme-noun/plan", "programme-cue/never"))
    return CitationGrammar(
        titles=titles,
        descriptions=compile_descriptions(vocabulary, titles.nouns, titles.relations),
        short_name=scanner({"short-name": vocabulary.phrases("citation-cue/short-name", "en")}),
        own_text=compiled(vocabulary, "citation-cue/own-text"),
        carried_out=re.compile(rf"[^.;:]{{0,90}}?{to_be}{carried_out}", re.IGNORECASE),
        plan=compiled(vocabulary, "programme-noun/action-plan", "programme-noun/plan"),
        short_plan=re.compile(rf"^(?!.*{never}).*{plan}$", re.IGNORECASE),
        work_plan=compiled(vocabulary, "document-noun/work-plan"),
    )


def find_citations(text: str, span: Span, grammar: CitationGrammar, *, described: bool = True) -> tuple[Citation, ...]:
    """The documents that ``text`` names inside ``span``, each once, in reading order; without those that it only
    describes where ``described`` is False. A document cited by its number alone has an empty title. The text's own
    short names and the text it prints are no citations."""
    nouns = find_nouns(text, span.start, span.end, grammar.titles.nouns)
    titles: list[tuple[CitedTitle, Relation | None]] = [
        (title, None) for title in find_titles(text, span, grammar.titles, nouns)
    ]
    taken = [title.place for title, _ in titles]
    if described:
        titles += [
            (CitedTitle(clean(place.of(text)), place), relation)
            for place, relation in find_descriptions(text, span, nouns, grammar.descriptions)
            if not is_taken(taken, place)
        ]
    cited, numbered = _cited(text, span, sorted(titles, key=lambda found: found[0].place), grammar)
    taken = [citation.evidence for citation in cited]
    by_number = [
        Citation("", number.of(text), relation_at(text, number, span.start, span.end, grammar.titles.relations), number)
        for number in find_numbers(text, span.start, span.end)
        if not is_taken(numbered, number) and not is_taken(taken, number) and not _alone_on_line(text, number)
    ]
    return _once(sorted(cited + by_number, key=lambda citation: citation.evidence))


def _cited(
    text: str, span: Span, titles: Iterable[tuple[CitedTitle, Relation | None]], grammar: CitationGrammar
) -> tuple[list[Citation], list[Span]]:
    """The citations of ``titles``, and the numbers that belong to any of them."""
    shorts = short_names(text, grammar)
    cited: list[Citation] = []
    previous: tuple[int, Relation] | None = None
    found = list(titles)
    numbers = [_number_after(text, title.place.end, span.end) for title, _ in found]
    places = [Span(t.place.start, n.end if n else t.place.end) for (t, _), n in zip(found, numbers, strict=True)]
    for at, ((title, stated), number, place) in enumerate(zip(found, numbers, places, strict=True)):
        joined = previous is not None and previous[0] <= place.start and is_joined(text, previous[0], place.start)
        shared = previous[1] if previous and joined else None
        relation = stated or shared or relation_at(text, place, span.start, span.end, grammar.titles.relations)
        if relation == "cites" and not shared and not stated:
            relation = _passive_of_list(text, places[at : at + _LONGEST_LIST], span, grammar) or relation
        previous = (place.end, relation)
        own = title.name.casefold() in shorts or _prints_itself(text, place.end, grammar)
        if not own and not _is_programme(text, title, relation, grammar):
            cited.append(Citation(title.name, number.of(text) if number else None, relation, place))
    return cited, [number for number in numbers if number]


def _passive_of_list(text: str, places: Sequence[Span], span: Span, grammar: CitationGrammar) -> Relation | None:
    """The relation that a passive after the last of several titles joined by "and" gives to the first of them."""
    relations = grammar.titles.relations
    for one, other in pairwise(places):
        if not is_joined(text, one.end, other.start):
            return None
        if "and" in text[one.end : other.start] and (relation := passive_of(text, other, span.end, relations)):
            return None if has_cue(text, places[0], span.start, relations) else relation
    return None


def _number_after(text: str, at: int, end: int) -> Span | None:
    if not (opening := _BRACKET.match(text, at, end)):
        return None
    found = find_numbers(text, opening.end(), min(end, opening.end() + 120))
    return found[0] if found and found[0].start <= opening.end() + 3 else None


def _prints_itself(text: str, end: int, grammar: CitationGrammar) -> bool:
    """True if the words after a title say that this very document has been approved and is now issued."""
    rest = text[end : end + 160]
    lead = _AFTER_TITLE.match(rest)
    return grammar.own_text.match(rest, lead.end() if lead else 0) is not None


def _is_programme(text: str, title: CitedTitle, relation: Relation, grammar: CitationGrammar) -> bool:
    """True for a plan that is carried out, which is a programme: "X Training Plan", "Action Plan for X"."""
    if relation != "implements" and not grammar.carried_out.match(text, title.place.end):
        return False
    name = title.name
    if title.quoted:
        return len(name.split()) <= _SHORT_PLAN and grammar.short_plan.search(name) is not None
    if not grammar.plan.search(name) or grammar.work_plan.search(name):
        return False
    nouns = find_nouns(name, 0, len(name), grammar.titles.nouns)
    return not any(n.id not in _PLANS and grammar.titles.complement.match(name, n.end) for n in nouns)


def _alone_on_line(text: str, span: Span) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip("()（） ") == span.of(text)


@lru_cache(maxsize=8)
def _short_names(text: str, cues: Scanner) -> frozenset[str]:
    tails = (text[cue.after : cue.after + 80] for cue in cues.scan(text, 0, len(text)))
    names = (_DEFINED.match(tail) for tail in tails)
    return frozenset(clean(name[1] or name[2]).casefold() for name in names if name)


def short_names(text: str, grammar: CitationGrammar) -> frozenset[str]:
    """The short names that a text defines ("hereinafter referred to as the ..."), in lower case."""
    return _short_names(text, grammar.short_name)


def same_title(one: str, other: str) -> bool:
    """True if two titles are the same but for case, marks and articles."""
    return _plain(one) == _plain(other)


def _plain(title: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", title.casefold()) if word not in _ARTICLES)


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    kept: dict[str, Citation] = {}
    for citation in citations:
        kept.setdefault(_plain(citation.title) or _plain(citation.number or ""), citation)
    return tuple(kept.values())
