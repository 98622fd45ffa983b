"""Finds the documents that a text names: by title in marks, by number, by the name of a law, or by a description of
what is to be made.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_citations(load_vocabulary())
    >>> text = "贯彻落实《关于茶园的意见》（茶发〔2011〕7号），研究制定茶园管理办法。"
    >>> [(c.title, c.number, c.relation) for c in find_citations(text, Span(0, len(text)), grammar)]
    [('关于茶园的意见', '茶发〔2011〕7号', 'implements'), ('茶园管理办法', None, 'formulates')]
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ....model import Citation, Relation, Span
from ....vocabulary import Vocabulary
from ..phrasing import HAN, clause_start, compiled, is_taken, one_line, phrase_regex, phrases_of
from .behind import BehindGrammar, compile_behind, find_behind
from .descriptions import DescriptionGrammar, compile_descriptions, find_descriptions
from .laws import STATE, LawGrammar, compile_laws, find_laws, find_lists
from .names import Named, NameGrammar, Names, compile_names, names_of
from .nouns import Nouns, compile_nouns, ends_in_noun, find_nouns
from .numbers import bracket_at, find_numbers
from .plain import PlainGrammar, compile_plain, find_plain
from .relations import Relations, compile_relations, cue_before, relation_at

__all__ = ["CitationGrammar", "compile_citations", "find_citations"]

_EDITION: Final = re.compile(r"\s?[（(][^（()）]{0,20}[)）]$")
_JOINT: Final = re.compile(rf"[、，,]?\s?(?:以及|[和及与并或])?[{HAN}]{{0,12}}")
_STATE: Final = "中华人民共和国"
_MARKS: Final = re.compile(r"[^\w]+")
_ABOUT: Final = "关于"
_LAW: Final = "law"
_MODEL: Final = "model-text"
_NEAR: Final = 16
_MADE: Final = ("formulates", "revises")


@dataclass(frozen=True, slots=True, eq=False)
class CitationGrammar:
    """Compiled from the vocabulary."""

    nouns: Nouns
    relations: Relations
    names: NameGrammar
    descriptions: DescriptionGrammar
    laws: LawGrammar
    behind: BehindGrammar
    plain: PlainGrammar
    no_document: re.Pattern[str]
    promulgated: re.Pattern[str]
    unmarked: re.Pattern[str]


def compile_citations(vocabulary: Vocabulary) -> CitationGrammar:
    """The grammar, from the Chinese phrases of its schemes."""
    nouns, relations = compile_nouns(vocabulary), compile_relations(vocabulary)
    none = phrase_regex(phrases_of(vocabulary, "citation-cue/no-document"))
    descriptions = compile_descriptions(vocabulary, relations, nouns)
    return CitationGrammar(
        nouns=nouns,
        relations=relations,
        names=compile_names(vocabulary),
        descriptions=descriptions,
        behind=compile_behind(vocabulary, descriptions),
        plain=compile_plain(vocabulary, nouns, relations),
        laws=compile_laws(vocabulary),
        no_document=re.compile(f"{none}$"),
        promulgated=compiled(vocabulary, "citation-cue/promulgated"),
        unmarked=re.compile(rf"[{HAN}]{{0,20}}{_ABOUT}[{HAN}、“”]{{2,60}}$"),
    )


def find_citations(text: str, span: Span, grammar: CitationGrammar, *, described: bool = True) -> tuple[Citation, ...]:
    """The citations within ``span``, each document once, in reading order; without those that the text only describes
    where ``described`` is False. One that is cited by its number alone has an empty title. A short name that the text
    defines stands for the title; the text's own title is no citation."""
    names = names_of(text, grammar.names)
    first = bisect_left(names.titles, span.start, key=lambda named: named.place.start)
    last = bisect_left(names.titles, span.end, key=lambda named: named.place.start)
    titles = [named for named in names.titles[first:last] if named.place.end <= span.end]
    found = list(_titled(text, span, titles, names, grammar))
    taken = [named.place for named in titles]
    free = list(_descriptions(text, span, taken, grammar)) if described else []
    found += _unmarked(text, span, taken, [place for place, relation in free if relation in _MADE], names, grammar)
    found += _by_number(text, span, taken, grammar)
    found += _plain(text, span, taken, grammar)
    found += _described(text, free, taken)
    return _once(sorted(found, key=lambda citation: citation.evidence))


def _descriptions(
    text: str, span: Span, taken: Sequence[Span], grammar: CitationGrammar
) -> Iterator[tuple[Span, Relation]]:
    """The documents that the text only describes, with their relations."""
    pairs = [*find_descriptions(text, span, grammar.descriptions), *find_behind(text, span, grammar.behind)]
    return ((place, relation) for place, relation in pairs if not is_taken(taken, place))


def _described(text: str, pairs: Iterable[tuple[Span, Relation]], taken: list[Span]) -> Iterator[Citation]:
    """The citations of described documents; what they take is added to ``taken``."""
    for place, relation in pairs:
        if not is_taken(taken, place):
            insort(taken, place)
            yield Citation(one_line(place.of(text)), None, relation, place)


def _titled(
    text: str, span: Span, titles: Sequence[Named], names: Names, grammar: CitationGrammar
) -> Iterator[Citation]:
    """The citations by titles in marks. Titles side by side share the relation of the first."""
    end = -1
    shared: Relation = "cites"
    for named in titles:
        relation = _relation(text, named.place, span, (end, shared), grammar)
        end, shared = named.place.end, relation
        meant = names.short.get(named.title, named)
        if not meant.own and not named.own and _is_document(text, meant, named, span, grammar):
            yield Citation(meant.title, meant.number, relation, named.place)


def _relation(text: str, place: Span, span: Span, before: tuple[int, Relation], grammar: CitationGrammar) -> Relation:
    end, shared = before
    joined = 0 <= end <= place.start <= end + _NEAR and _JOINT.fullmatch(text, end, place.start)
    if joined and not cue_before(text, place.start, end, grammar.relations):
        return shared
    return relation_at(text, place, span.start, span.end, grammar.relations)


def _is_document(text: str, meant: Named, named: Named, span: Span, grammar: CitationGrammar) -> bool:
    """True if what stands in title marks is the title of a document, not of a newspaper, a form, or a bare 意见 that
    the text does not explain."""
    if meant.number:
        return True
    title = _EDITION.sub("", meant.title).strip("“”")
    noun = ends_in_noun(title, grammar.nouns)
    if noun and noun.start == 0 and noun.id != _LAW:
        return meant is not named
    named_kinds = {inner.id for inner in find_nouns(meant.title, 0, len(meant.title), grammar.nouns)}
    if grammar.no_document.search(title):
        return noun is not None or _MODEL in named_kinds
    if noun or named_kinds or title.startswith((_ABOUT, _STATE)):
        return True
    return cue_before(text, named.place.start, span.start, grammar.relations) is not None


def _unmarked(
    text: str, span: Span, taken: list[Span], made: Sequence[Span], names: Names, grammar: CitationGrammar
) -> Iterator[Citation]:
    """Laws and short names without marks, but for those inside what is ``made`` (修订实施茶法的办法); what they take is
    added to ``taken``. A law of the state goes by the name as printed, with or without the state's."""
    named_ones = sorted([*find_laws(text, span, grammar.laws), *find_lists(text, span, grammar.laws)])
    made = sorted(made)
    laws = [place for place in named_ones if not is_taken(taken, place) and not _is_inside(place, made)]
    matches = names.unmarked.finditer(text, span.start, span.end) if names.unmarked else ()
    short = [(Span(*match.span()), names.short[match.group()]) for match in matches]
    meant = {
        place: named
        for place, named in short
        if not named.own and not is_taken(taken, place) and not _is_part(place, laws)
    }
    known = list(meant)
    for place in sorted([*known, *(law for law in laws if not is_taken(known, law))]):
        relation = relation_at(text, place, span.start, span.end, grammar.relations)
        named = meant.get(place)
        insort(taken, place)
        title = place.of(text) if named is None or named.title == STATE + place.of(text) else named.title
        yield Citation(title, named.number if named else None, relation, place)


def _plain(text: str, span: Span, taken: list[Span], grammar: CitationGrammar) -> Iterator[Citation]:
    """Titles without marks or number; what they take is added to ``taken``."""
    for place in find_plain(text, span, grammar.plain):
        if not is_taken(taken, place):
            insort(taken, place)
            relation = relation_at(text, place, span.start, span.end, grammar.relations)
            yield Citation(one_line(place.of(text)), None, relation, place)


def _is_inside(place: Span, others: Sequence[Span]) -> bool:
    at = bisect_left(others, place.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].covers(place) and others[at - 1].end > place.end


def _by_number(text: str, span: Span, taken: list[Span], grammar: CitationGrammar) -> Iterator[Citation]:
    """Numbers that stand alone, or behind a title without marks; what they take is added to ``taken``."""
    for number in find_numbers(text, span, grammar.names.lead):
        if not is_taken(taken, number) and not _is_own_number(text, number, grammar):
            place, title = _numbered(text, span, number, grammar)
            insort(taken, place)
            relation = relation_at(text, place, span.start, span.end, grammar.relations)
            yield Citation(title, one_line(number.of(text)), relation, place)


def _is_part(place: Span, laws: Sequence[Span]) -> bool:
    """True for a short name that is part of the name of a law."""
    at = bisect_left(laws, place.end, key=lambda law: law.start)
    return at > 0 and laws[at - 1].covers(place) and laws[at - 1] != place


def _numbered(text: str, span: Span, number: Span, grammar: CitationGrammar) -> tuple[Span, str]:
    """The place of a number, and a title without marks where it stands in brackets right behind one."""
    opening = number.start - 1
    bracket = bracket_at(text, opening, span.end) if text[opening : opening + 1] in ("（", "(") else None
    low = clause_start(text, opening, span.start)
    title = grammar.unmarked.search(text, low, opening) if bracket else None
    if not bracket or not title or not ends_in_noun(title.group(), grammar.nouns):
        return number, ""
    cue = cue_before(text, opening, low, grammar.relations)
    start = max(title.start(), cue.end) if cue and cue.end <= text.find(_ABOUT, title.start()) else title.start()
    return Span(start, bracket[0].end), one_line(text[start:opening])


def _is_own_number(text: str, number: Span, grammar: CitationGrammar) -> bool:
    """True for a number in a line of its own, and for that of the decree by which the text was made known."""
    start, end = text.rfind("\n", 0, number.start) + 1, text.find("\n", number.end)
    rest = text[start : number.start] + text[number.end : end if end >= 0 else len(text)]
    return not rest.strip(" \t\u3000()（）") or grammar.promulgated.match(text, number.end) is not None


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each document once, at its first place, with the first relation that says more than that it is cited."""
    kept: dict[str, Citation] = {}
    for citation in citations:
        key = _MARKS.sub("", citation.title).removeprefix(_STATE) or (citation.number or "")
        known = kept.setdefault(key, citation)
        if known.relation == "cites" != citation.relation:
            kept[key] = replace(known, relation=citation.relation)
    return tuple(kept.values())
