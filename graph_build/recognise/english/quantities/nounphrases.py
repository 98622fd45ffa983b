"""Reads the noun phrase behind a number: the words up to the noun that is counted.

The noun is the first plural, or the last of the known nouns before it. Words that end a phrase, known nouns and nouns
that make a number a name are data (``units.ttl``).

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Build 12 leading industrial parks in the west."
    >>> noun_phrase(text, text.index(" leading"), len(text), compile_nouns(load_vocabulary()))
    NounPhrase(text='leading industrial parks', noun='parks', named=False, coded=False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....model import Span
from ....vocabulary import Vocabulary
from ..wording.numbers import GAP, alternatives, phrases_of

__all__ = ["NounGrammar", "NounPhrase", "compile_nouns", "noun_phrase", "object_of", "singular_phrase"]

_REACH = 90
_WORD = re.compile(rf"(?:{GAP}|(?<=-)|(?<=/))([\"“‘']?(?:\d*[A-Za-z])[\w’'&-]*)([\"”’']?)([,/]?)")
_OF = re.compile(rf"{GAP}of(?:{GAP}the\b)?")
_QUOTES = "\"“‘'’"


@dataclass(frozen=True, slots=True, repr=False)
class NounGrammar:
    """``plan`` matches behind a number or its noun and makes both a name; the others are sets of words."""

    plan: re.Pattern[str]
    nouns: frozenset[str]
    ends: frozenset[str]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words up to the counted ``noun``. ``named`` where they begin with a capital as names do, ``coded`` where
    their noun is one that has numbers as names, such as a hotline."""

    text: str = ""
    noun: str = ""
    named: bool = False
    coded: bool = False


def compile_nouns(vocabulary: Vocabulary) -> NounGrammar:
    """The grammar of nouns of the scheme ``quantity-cue``. Raises VocabularyError where a cue has no phrase."""

    def words(name: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, f"quantity-cue/{name}")

    link = rf"(?:{GAP}|-)"
    return NounGrammar(
        plan=re.compile(
            rf"(?:{link}(?!of\b|to\b|the\b|and\b)[\w-]+){{0,2}}{link}{alternatives(words('plan'))}\b", re.I
        ),
        nouns=frozenset(words("count-noun")),
        ends=frozenset(words("phrase-end")) | frozenset(phrases_of(vocabulary, *_numerals(vocabulary))),
        codes=frozenset(words("code-noun")),
    )


def noun_phrase(text: str, at: int, end: int, g: NounGrammar) -> NounPhrase:
    """The noun phrase that begins at ``at``, behind a number; an empty one where no plural and no known noun comes, or
    where the phrase is part of the name of a plan."""
    words: list[str] = []
    found, noun, coded = 0, "", False
    for word, quote, sign in _words(text, at, min(end, at + _REACH)):
        plain = word.strip(_QUOTES)
        if plain.lower() in g.ends:
            break
        words.append(word + quote)
        coded = coded or plain.lower() in g.codes
        if plain in g.nouns or _plural(plain):
            found, noun = len(words), plain
        if _plural(plain) or (sign == "," and len(words) > 4):
            break
    phrase = " ".join(words[:found])
    if not phrase or g.plan.match(text, at + len(phrase) + 1, end):
        return NounPhrase(coded=coded)
    return NounPhrase(phrase, noun, _capitalized(words[0]), coded)


def singular_phrase(text: str, at: int, end: int, g: NounGrammar) -> str:
    """The words behind a number up to the end of the phrase, whatever its noun: for "at least one institution", and
    for machine translation, which drops the plural."""
    words: list[str] = []
    for word, quote, sign in _words(text, at, min(end, at + _REACH)):
        plain = word.strip(_QUOTES).lower()
        if plain in g.ends or plain == "and" or plain in g.codes:
            break
        words.append(word + quote)
        if sign:
            break
    phrase = " ".join(words)
    return "" if phrase and g.plan.match(text, at, end) else phrase


def object_of(text: str, span: Span, g: NounGrammar) -> str:
    """The noun phrase behind "of" at the start of ``span``, up to six words; empty where there is none."""
    match = _OF.match(text, span.start, span.end)
    words: list[str] = []
    for word, quote, sign in _words(text, match.end(), span.end) if match else ():
        if word.lower() in g.ends or len(words) == 6:
            break
        words.append(word + quote)
        if sign:
            break
    return " ".join(words)


def _words(text: str, at: int, end: int) -> Iterator[Sequence[str]]:
    while match := _WORD.match(text, at, end):
        yield match.groups()
        at = match.end()


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _capitalized(word: str) -> bool:
    return word[0].isupper() and not word[1:2].isupper()


def _numerals(vocabulary: Vocabulary) -> list[str]:
    return [f"numeral/{concept.id}" for concept in vocabulary.scheme("numeral")]
