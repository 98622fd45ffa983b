"""Finds the title at the head of a document, over one line or several, and the kind that it names.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_titles(load_vocabulary())
    >>> text = "茶业部关于印发采茶\\n\\n工作方案的通知\\n\\n茶发〔2011〕7号\\n\\n各茶园："
    >>> title = find_title(text, Span(0, len(text)), grammar)
    >>> one_line(title.of(text)), kind_of_title(one_line(title.of(text)), grammar)
    ('茶业部关于印发采茶工作方案的通知', 'plan')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ...common import lines
from ..citations.numbers import find_numbers
from ..phrasing import compiled, one_line, phrase_regex

__all__ = ["TitleGrammar", "compile_titles", "find_title", "headline", "is_commentary_title", "kind_of_title", "lines"]

_EDITION: Final = re.compile(r"\s?[（(][^（()）]{0,30}[)）]$")
_SENTENCE: Final = re.compile(r"[。；：:;]|^[（(]|^[一二三四五六七八九十]+、|^第[一二三四五六七八九十百\d]+[章条]")
_DATE: Final = re.compile(r"^[\d〇○零一二三四五六七八九十]{4}年")
_NOTHING: Final = re.compile("(?!)")
_HEAD: Final = 14
_LINES: Final = 4
_LONGEST: Final = 160
_LEAST: Final = 4
_SHORT: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class TitleGrammar:
    """Compiled from the schemes kind and document-cue; ``kinds`` are the nouns of each kind but commentary."""

    noun: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    commentary: re.Pattern[str]
    printing: re.Pattern[str]
    furniture: re.Pattern[str]
    header: re.Pattern[str]


def compile_titles(vocabulary: Vocabulary) -> TitleGrammar:
    """The grammar of a document's own title in Chinese."""
    found = {c.id: c.phrases.get("zh", ()) for c in vocabulary.scheme("kind") if c.id != "commentary"}
    masks = [mask for concept in vocabulary.scheme("kind") for mask in concept.masks.get("zh", ())]
    nouns = phrase_regex(phrase for phrases in found.values() for phrase in phrases)
    return TitleGrammar(
        noun=re.compile(rf"{phrase_regex(masks)}|({nouns})"),
        kinds={kind: re.compile(phrase_regex(phrases)) for kind, phrases in found.items()},
        commentary=compiled(vocabulary, "kind/commentary"),
        printing=compiled(vocabulary, "document-cue/printing"),
        furniture=compiled(vocabulary, "document-cue/furniture"),
        header=re.compile(rf".{{0,60}}{compiled(vocabulary, 'document-cue/header').pattern}$"),
    )


def find_title(
    text: str, front: Span, grammar: TitleGrammar, is_body: Callable[[str], bool] = lambda line: False
) -> Span | None:
    """The first lines at the head of ``front`` that make a title. What stands above it may be the head of the letter,
    the number or furniture of the page, but no sentence. A short line begins a title only if it is a whole one, or
    names a body."""
    found = _head(text, front, grammar)
    for at, line in enumerate(found):
        if _is_beside(line.of(text), grammar):
            continue
        parts = 1 if len(line.of(text)) <= _SHORT and not is_body(line.of(text)) else _LINES
        for last in found[at : at + parts]:
            title = Span(line.start, last.end)
            if last is not line and _is_beside(last.of(text), grammar):
                break
            if is_title(one_line(title.of(text)), grammar):
                return title
    return None


def _head(text: str, front: Span, grammar: TitleGrammar) -> list[Span]:
    """The lines up to the first sentence, without furniture of the page."""
    plain = (line for line in lines(text, front) if not grammar.furniture.match(line.of(text)))
    return list(islice(takewhile(lambda line: not _SENTENCE.search(line.of(text)), plain), _HEAD))


def _is_beside(line: str, grammar: TitleGrammar) -> bool:
    """True for a line above or below a title: a number, a date, the head of the letter, furniture of the page."""
    number = next(find_numbers(line, Span(0, len(line)), _NOTHING), None)
    numbered = number is not None and len(line) - (number.end - number.start) <= _LEAST
    return bool(numbered or _DATE.match(line) or grammar.header.match(line) or grammar.furniture.match(line))


def is_title(line: str, grammar: TitleGrammar) -> bool:
    """True if ``line`` ends in the noun of a kind."""
    plain = _EDITION.sub("", line)
    nouns = _nouns(plain, grammar)
    return _LEAST <= len(plain) <= _LONGEST and bool(nouns) and nouns[-1].end() == len(plain) and nouns[-1].start() > 1


def _nouns(line: str, grammar: TitleGrammar) -> list[re.Match[str]]:
    return [noun for noun in grammar.noun.finditer(line) if noun.lastindex]


def kind_of_title(title: str, grammar: TitleGrammar) -> str | None:
    """The kind that a title names by its last noun; a notice that prints a plan is a plan. None for no noun."""
    plain = _EDITION.sub("", title)
    found = _nouns(plain, grammar)
    if not found:
        return None
    kind = next((kind for kind, nouns in grammar.kinds.items() if nouns.fullmatch(found[-1].group())), None)
    printed = grammar.printing.search(plain) if kind == "notice" else None
    if printed and len(found) > 1 and printed.start() < found[-2].start():
        within = plain[printed.end() : found[-1].start()].rstrip("的》〉 ")
        inner = _nouns(_EDITION.sub("", within), grammar)
        if inner and inner[-1].end() >= len(_EDITION.sub("", within)) and grammar.kinds["plan"].fullmatch(inner[-1][0]):
            return "plan"
    return kind


def is_commentary_title(line: str, grammar: TitleGrammar) -> bool:
    """True if ``line`` says that the text interprets another."""
    return grammar.commentary.search(line) is not None


def headline(text: str, front: Span, grammar: TitleGrammar) -> Span | None:
    """The headline of a news item: the line at its head that says it is an interpretation, else the first line."""
    head = [line for line, _ in zip(lines(text, front), range(_HEAD), strict=False)]
    plain = [line for line in head if not _is_beside(line.of(text), grammar) and "。" not in line.of(text)]
    named = (line for line in plain if is_commentary_title(line.of(text), grammar))
    return next(named, None) or next(iter(plain), None)
