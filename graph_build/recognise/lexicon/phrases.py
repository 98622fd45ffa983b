"""The notation in which vocabularies write phrases, and its expansion to sequences of normal forms.

    tax relief                words, matched by their stem, whatever the case; articles are passed over
    (cut|lower) taxes         alternatives, of one or several words each
    [income] tax              may be there or not
    <cut>                     a word class: the phrases of the concept ``class/cut``
    cut .. tax                up to 3 tokens between, in one sentence
    cut ... tax               up to 8 tokens between, in one sentence
    cut ~ tax                 both in one sentence, in either order, up to 8 tokens between
                              (twice as many in Chinese, where a token is a character; there the gaps of what names
                              an instrument end with the clause)
    LPR                       a word in capitals is matched in capitals only
    =lead                     this form of the word only, not "leading" or "leads"

Example:
    >>> [" ".join(part) for part in expand("(cut|lower) [the] taxes")[0].parts[0]]
    ['cut tax', 'lower tax']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from .tokens import normal_forms

__all__ = ["MAX_EXPANSIONS", "MAX_GAP", "Expansion", "PhraseSyntaxError", "expand", "literal"]

MAX_EXPANSIONS = 5000
_GAPS = {"..": 3, "...": 8, "~": 8}
_STRETCH = {"zh": 2}
MAX_GAP = max(_GAPS.values()) * max(_STRETCH.values())
_LEXEME = re.compile(r"\.\.\.|\.\.|~|[()\[\]|]|<[\w-]+>|[^\s()\[\]|<>~]+")
Words = tuple[str, ...]
ClassOf = Callable[[str], Sequence[str]]


class PhraseSyntaxError(ValueError):
    """A phrase does not follow the notation."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """One order of a phrase: ``parts`` holds for each part its word sequences, ``gaps`` how many tokens may stand
    between neighbouring parts, ``capitals`` the normal forms of words that must be printed in capitals, ``exact`` by
    normal form the words that must be printed just so."""

    parts: tuple[tuple[Words, ...], ...]
    gaps: tuple[int, ...]
    capitals: frozenset[str]
    exact: tuple[tuple[str, frozenset[str]], ...] = ()


def expand(phrase: str, class_of: ClassOf = lambda name: (), *, language: str = "en") -> tuple[Expansion, ...]:
    """The orders of ``phrase`` (one, or two where ``~`` stands). ``class_of`` gives the phrases of a word class.
    Raises PhraseSyntaxError for unbalanced brackets, an empty or unknown class, or over MAX_EXPANSIONS sequences."""
    pieces, gaps = _split(phrase)
    parts = tuple(tuple(sorted(set(_sequences(piece, class_of)))) for piece in pieces)
    if not all(any(words for words in part) for part in parts):
        raise PhraseSyntaxError(f"{phrase!r} has an empty part")
    parts = tuple(tuple(words for words in part if words) for part in parts)
    if sum(map(len, parts)) > MAX_EXPANSIONS:
        raise PhraseSyntaxError(f"{phrase!r} stands for over {MAX_EXPANSIONS} word sequences")
    capitals = _capitals(phrase)
    exact = _exact(phrase)
    widths = tuple(_GAPS[gap] * _STRETCH.get(language, 1) for gap in gaps)
    orders = [Expansion(parts, widths, capitals, exact)]
    if "~" in gaps:
        orders.append(Expansion(parts[::-1], widths[::-1], capitals, exact))
    return tuple(orders)


def literal(label: str) -> Expansion:
    """A label taken word by word, without notation."""
    return Expansion(((tuple(normal_forms(label)),),), (), _capitals(label))


def _capitals(phrase: str) -> frozenset[str]:
    return frozenset(norm for word in re.findall(r"\b[A-Z][A-Z0-9]+\b", phrase) for norm in normal_forms(word))


def _exact(phrase: str) -> tuple[tuple[str, frozenset[str]], ...]:
    forms: dict[str, set[str]] = {}
    for word in re.findall(r"=([\w-]+)", phrase):
        for norm in normal_forms(word):
            forms.setdefault(norm, set()).add(word.lower())
    return tuple((norm, frozenset(words)) for norm, words in sorted(forms.items()))


def _split(phrase: str) -> tuple[list[list[str]], list[str]]:
    pieces: list[list[str]] = [[]]
    gaps: list[str] = []
    for lexeme in _LEXEME.findall(phrase):
        if lexeme in _GAPS:
            gaps.append(lexeme)
            pieces.append([])
        else:
            pieces[-1].append(lexeme)
    return pieces, gaps


def _sequences(lexemes: list[str], class_of: ClassOf) -> Iterator[Words]:
    rest = list(lexemes)
    found = _alternatives(rest, class_of, "")
    if rest:
        raise PhraseSyntaxError(f"{' '.join(lexemes)!r} has a bracket too many")
    yield from found


def _alternatives(rest: list[str], class_of: ClassOf, closing: str) -> list[Words]:
    options: list[Words] = []
    current: list[list[Words]] = []
    while rest:
        lexeme = rest.pop(0)
        if lexeme == closing:
            return list(dict.fromkeys(options + _joined(current)))
        if lexeme == "|":
            options += _joined(current)
            current = []
        else:
            current.append(_group(lexeme, rest, class_of))
    if closing:
        raise PhraseSyntaxError(f"missing {closing!r}")
    return options + _joined(current)


def _group(lexeme: str, rest: list[str], class_of: ClassOf) -> list[Words]:
    if lexeme == "(":
        return _alternatives(rest, class_of, ")")
    if lexeme == "[":
        return [(), *_alternatives(rest, class_of, "]")]
    if lexeme in ")]":
        raise PhraseSyntaxError(f"unexpected {lexeme!r}")
    if lexeme.startswith("<"):
        return _members(lexeme[1:-1], class_of)
    return [tuple(normal_forms(lexeme.lstrip("=")))]


def _members(name: str, class_of: ClassOf) -> list[Words]:
    found = [words for phrase in class_of(name) for words in _sequences(_LEXEME.findall(phrase), class_of)]
    found = list(dict.fromkeys(found))
    if not found:
        raise PhraseSyntaxError(f"the word class <{name}> is empty or unknown")
    return found


def _joined(groups: list[list[Words]]) -> list[Words]:
    total = 1
    for group in groups:
        total *= len(group)
    if total > MAX_EXPANSIONS:
        raise PhraseSyntaxError(f"a phrase stands for over {MAX_EXPANSIONS} word sequences")
    return list(dict.fromkeys(tuple(word for words in choice for word in words) for choice in product(*groups)))
