"""Finds the title of a document: a line at its head that names a kind of document, or the title that a news item says
was issued. Page furniture, headlines and the title that a notice prints further down are none.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> grammar = compile_titles(load_vocabulary())
    >>> text = "Tea news\\n\\nNotice of the Tea Board on Picking in Time\\n\\nCha Fa [2011] No. 7\\n\\nTo all growers:"
    >>> find_title_line(text, Span(0, len(text)), grammar).of(text)
    'Notice of the Tea Board on Picking in Time'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ....model import Span
from ....vocabulary import Vocabulary
from ...common import lines
from ..citations.numbers import find_numbers
from ..wording.titles import compiled, phrase_regex

__all__ = [
    "TitleGrammar",
    "compile_titles",
    "find_headline",
    "find_issuing_line",
    "find_title_line",
    "kind_of_title",
    "lines",
]

_LEADS: Final = r"(?:[A-Z][\w’'-]*[,:]?\s+(?:(?:of|and|the|for)\s+){0,2}){0,12}?"
_SENTENCE: Final = re.compile(r"[.;]\s*$|[.;]\s+[A-Z]|:\s*$")
_APPENDED: Final = re.compile(r"\s+of the People[’']s Republic of China\s*$|\s*[(（][^()（）]{0,40}[)）]\s*$")
_HEAD: Final = 40
_LONGEST_WORD: Final = 20


@dataclass(frozen=True)
class TitleGrammar:
    """Compiled from the schemes kind and document-cue. ``kinds`` are the nouns of each kind."""

    noun: re.Pattern[str]
    leading: re.Pattern[str]
    finite: re.Pattern[str]
    unfinished: re.Pattern[str]
    about: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    printing: re.Pattern[str]
    issued: re.Pattern[str]
    addressee: re.Pattern[str]
    furniture: re.Pattern[str]
    commentary: re.Pattern[str]


def compile_titles(vocabulary: Vocabulary) -> TitleGrammar:
    """The grammar of a document's own title in English."""
    kinds = {concept.id: concept.phrases.get("en", ()) for concept in vocabulary.scheme("kind")}
    nouns = [phrase for kind, phrases in kinds.items() if kind != "commentary" for phrase in phrases]
    noun = phrase_regex(nouns)
    complement = compiled(vocabulary, "function-word/complement").pattern
    return TitleGrammar(
        noun=re.compile(noun, re.IGNORECASE),
        leading=re.compile(rf"(?:the\s+)?{_LEADS}(?i:(?P<noun>{noun}){complement})"),
        finite=compiled(vocabulary, "function-word/finite"),
        unfinished=re.compile(rf"\s{compiled(vocabulary, 'function-word/inside').pattern}$", re.IGNORECASE),
        about=compiled(vocabulary, "document-cue/about"),
        kinds={kind: re.compile(phrase_regex(phrases), re.IGNORECASE) for kind, phrases in kinds.items()},
        printing=compiled(vocabulary, "document-cue/printing"),
        issued=compiled(vocabulary, "document-cue/issued"),
        addressee=compiled(vocabulary, "document-cue/addressee"),
        furniture=compiled(vocabulary, "document-cue/furniture"),
        commentary=compiled(vocabulary, "kind/commentary"),
    )


def find_title_line(text: str, front: Span, grammar: TitleGrammar) -> Span | None:
    """The first line at the head of ``front``, up to an official number or the addressee, that looks like a title.
    ``text`` is the text with page furniture blanked."""
    found = list(lines(text, front))[:_HEAD]
    for at, line in enumerate(found):
        if grammar.addressee.match(text, line.start):
            return None
        piece = _cut(text, line, grammar)
        for below in found[at + 1 : at + 3]:
            if not _goes_on(text, piece, below, grammar):
                break
            piece = Span(piece.start, _cut(text, below, grammar).end)
        numbered = bool(find_numbers(text, piece.end, min(front.end, piece.end + 60)))
        if _is_title(piece.of(text), grammar, numbered):
            return piece
    return None


def _goes_on(text: str, piece: Span, below: Span, grammar: TitleGrammar) -> bool:
    """True if a title that is broken over lines goes on in the line below."""
    if text[piece.end : below.start].strip() or text.count("\n", piece.end, below.start) > 2:
        return False
    broken = text[below.start].islower() and grammar.leading.match(piece.of(text)) is not None
    return (
        broken or grammar.unfinished.search(text[max(piece.start, piece.end - _LONGEST_WORD) : piece.end]) is not None
    )


def _cut(text: str, line: Span, grammar: TitleGrammar) -> Span:
    numbers = find_numbers(text, line.start, min(line.end, line.start + 600))
    stop = min((number.start for number in numbers if number.start > line.start), default=line.end)
    addressee = grammar.addressee.search(text, line.start + 1, min(stop, line.start + 600))
    stop = addressee.start() if addressee else stop
    return Span(line.start, line.start + len(text[line.start : stop].rstrip(" \t(（")))


def _is_title(line: str, grammar: TitleGrammar, numbered: bool) -> bool:
    if not 3 <= len(line.split()) <= 75 or _is_sentence(line, grammar) or grammar.furniture.match(line):
        return False
    if leading := grammar.leading.match(line):
        return grammar.issued.search(line, 0, leading.start("noun")) is None
    plain = _APPENDED.sub("", line).rstrip(' "”》')
    nouns = list(grammar.noun.finditer(plain))
    if not nouns or nouns[-1].end() < len(plain) or nouns[0].start() == 0 or grammar.issued.search(plain):
        return False
    return numbered or grammar.about.search(plain) is not None or kind_of_title(plain, grammar) in ("law", "regulation")


def _is_sentence(line: str, grammar: TitleGrammar) -> bool:
    return _SENTENCE.search(line) is not None or grammar.finite.search(line) is not None


def find_issuing_line(text: str, front: Span, grammar: TitleGrammar) -> Span | None:
    """The headline that names issuer and document in one: "Tea Board issues guidance on picking"."""
    for line in list(lines(text, front))[:8]:
        said = grammar.issued.search(text, line.start, line.end)
        named = said and grammar.leading.match(
            text[said.end() : line.end][:1].upper() + text[said.end() + 1 : line.end]
        )
        if named and not _is_sentence(line.of(text), grammar):
            return line
    return None


def kind_of_title(title: str, grammar: TitleGrammar) -> str | None:
    """The kind that a title names, by the noun at its head; a notice that prints a plan is a plan. None for no noun."""
    found = list(grammar.noun.finditer(title))
    if not found:
        return None
    leading = grammar.leading.match(title)
    head = next((m for m in found if leading and m.start() < leading.end()), found[-1])
    kind = next(kind for kind, pattern in grammar.kinds.items() if pattern.fullmatch(head.group()))
    prints = kind == "notice" and grammar.printing.search(title)
    if prints and any(grammar.kinds["plan"].fullmatch(m.group()) for m in found):
        return "plan"
    return kind


def find_headline(text: str, front: Span, grammar: TitleGrammar) -> Span | None:
    """The headline of a news item: the line that says it is an interpretation, else the first line that is no sentence
    and goes not over into the next."""
    head = [line for line in lines(text, front) if len(line.of(text).split()) >= 3][:8]
    named = [line for line in head if grammar.commentary.search(line.of(text)) and len(line.of(text)) < 300]
    plain = [line for line in head if not re.search(r"(?:[.;:]|[-—–])\s*$", line.of(text)) and len(line.of(text)) < 300]
    return next(iter(named or plain), None)
