"""The titles of a whole text, with their numbers and the short names that the text gives them.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> text = "为落实《关于茶园的意见》（茶发〔2011〕7号，以下简称《意见》），现将《采茶方案》印发给你们。"
    >>> names = names_of(text, compile_names(load_vocabulary()))
    >>> [(named.title, named.number, named.own) for named in names.titles]
    [('关于茶园的意见', '茶发〔2011〕7号', False), ('采茶方案', None, True)]
    >>> names.short["意见"].title
    '关于茶园的意见'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ..phrasing import clause_start, compiled, one_line, phrase_regex
from .numbers import bracket_at, find_numbers, leads
from .titles import CitedTitle, find_titles

__all__ = ["NameGrammar", "Named", "Names", "compile_names", "names_of"]

_SHORT: Final = re.compile(r"\s?[“\"《]?([^“”\"《》（）()，。；\s]{2,20})[”\"》]?")
_NEAR: Final = 70
_LEAST_UNMARKED: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A title in marks: ``place`` with its bracket, if that holds a number or a short name; ``own`` is True where the
    text prints it."""

    title: str
    number: str | None
    place: Span
    own: bool


@dataclass(frozen=True, slots=True)
class Names:
    """``titles`` in reading order; ``short`` are the titles by the short names that the text defines, and ``unmarked``
    finds those of them that can stand without marks."""

    titles: Sequence[Named]
    short: Mapping[str, Named]
    unmarked: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class NameGrammar:
    """Compiled from the scheme citation-cue."""

    short_name: re.Pattern[str]
    own_before: re.Pattern[str]
    own_after: re.Pattern[str]
    lead: re.Pattern[str]


def compile_names(vocabulary: Vocabulary) -> NameGrammar:
    """The grammar of titles and short names in Chinese."""
    leads_ = vocabulary.concepts.get("citation-cue/number-lead")
    masks = phrase_regex(leads_.masks.get("zh", ()) if leads_ else ())
    return NameGrammar(
        short_name=compiled(vocabulary, "citation-cue/short-name"),
        own_before=re.compile(compiled(vocabulary, "citation-cue/own-text-before").pattern + "$"),
        own_after=re.compile(rf"[^。；\n《》]{{0,{_NEAR}}}?" + compiled(vocabulary, "citation-cue/own-text").pattern),
        lead=re.compile(f"{masks}|({compiled(vocabulary, 'citation-cue/number-lead').pattern})"),
    )


@lru_cache(maxsize=4)
def names_of(text: str, grammar: NameGrammar) -> Names:
    """The titles in marks of ``text``, read once however often they are asked for."""
    titles: list[Named] = []
    short: dict[str, Named] = {}
    for title in find_titles(text, Span(0, len(text))):
        if titles and titles[-1].place.covers(title.place):
            continue
        named, names = _named(text, title, grammar)
        titles.append(named)
        for name in names:
            short.setdefault(name, named)
    plain = sorted((name for name in short if len(name) >= _LEAST_UNMARKED), key=lambda name: (-len(name), name))
    return Names(titles, short, re.compile("|".join(map(re.escape, plain))) if plain else None)


def _named(text: str, title: CitedTitle, grammar: NameGrammar) -> tuple[Named, list[str]]:
    place, number, names = title.place, None, []
    bracket = bracket_at(text, place.end, len(text))
    if bracket:
        outer, inner = bracket
        found = next(find_numbers(text, inner, grammar.lead), None)
        number = one_line(found.of(text)) if found else None
        cues = grammar.short_name.finditer(text, inner.start, inner.end)
        names = [short[1] for cue in cues if (short := _SHORT.match(text, cue.end(), inner.end))]
        place = Span(place.start, outer.end) if number or names else place
    if not number:
        place, number = _with_number_before(text, place, grammar)
    low = clause_start(text, title.place.start, 0)
    led = any(leads(text, Span(low, title.place.start), grammar.lead))
    own = grammar.own_before.search(text, low, title.place.start) or (
        None if led else grammar.own_after.match(text, place.end)
    )
    return Named(title.name, number, place, own is not None), names


def _with_number_before(text: str, place: Span, grammar: NameGrammar) -> tuple[Span, str | None]:
    """A number right before the title: 国发〔2009〕36号《…》."""
    if text[place.start - 1 : place.start] not in ("号", "件"):
        return place, None
    low = clause_start(text, place.start, 0)
    for found in find_numbers(text, Span(low, place.start), grammar.lead):
        if place.start - found.end <= 2:
            return Span(found.start, place.end), one_line(found.of(text))
    return place, None
