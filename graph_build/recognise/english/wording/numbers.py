"""Reads numbers: digits with or without thousands separators, number words, and multipliers after either.

The words are the schemes ``numeral`` and ``multiplier`` of the vocabulary. A multiplier raises what stands before it,
so that "3 hundred thousand" and the "10 thousand" of machine translation come out right.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> grammar = compile_numbers(load_vocabulary())
    >>> [str(read_number(text, grammar)) for text in ("12.87 billion", "3,000", "one hundred and twenty", "five one")]
    ['12870000000', '3000', '120', 'None']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ....errors import VocabularyError
from ....vocabulary import Concept, Vocabulary

__all__ = [
    "GAP",
    "NumberGrammar",
    "alternatives",
    "anchor",
    "compile_numbers",
    "phrases_of",
    "places",
    "plain",
    "read_number",
    "scan",
]

GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
"""White space inside an expression: a line may be wrapped there, but no empty line may stand there."""

_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_TOKEN = re.compile(r"\d[\d,，.]*|[^\W\d]+")
_HALF = Decimal("0.5")
_LONGEST = 18
_TOO_LARGE = Decimal(10) ** _LONGEST  # a longer row of digits is a code or a telephone number


@dataclass(frozen=True, slots=True, repr=False)
class NumberGrammar:
    """``pattern`` matches a number expression; ``words`` and ``multipliers`` give the value of each word."""

    pattern: str
    words: Mapping[str, Decimal]
    multipliers: Mapping[str, Decimal]
    regex: re.Pattern[str]


def compile_numbers(vocabulary: Vocabulary) -> NumberGrammar:
    """The grammar of the schemes ``numeral`` and ``multiplier``. Raises VocabularyError for a notation that is no
    number."""
    words = _values(vocabulary.scheme("numeral"))
    multipliers = _values(vocabulary.scheme("multiplier"))
    pattern = _pattern(words, multipliers)
    return NumberGrammar(pattern, words, multipliers, re.compile(pattern))


def read_number(text: str, grammar: NumberGrammar) -> Decimal | None:
    """The value of a number expression, or None where ``text`` is none: words that do not add up, or other words.

    >>> from graph_build.vocabulary import load_vocabulary
    >>> str(read_number("two and a half million", compile_numbers(load_vocabulary())))
    '2500000'
    """
    if text.isascii() and text.isdigit():
        return Decimal(text) if len(text) <= _LONGEST else None
    return _added(_TOKEN.findall(text.lower()), grammar)


def _added(words: list[str], grammar: NumberGrammar) -> Decimal | None:
    """The value of the words of a number, multiplied and added up."""
    whole = Decimal(0)
    group: Decimal | None = None
    last: Decimal | None = None
    for at, word in enumerate(words):
        if word in ("and", "a"):
            continue
        value = _simple(word, grammar)
        if word in grammar.multipliers:
            if group is None and not whole:
                return None
            factor = grammar.multipliers[word]
            if group is None or factor >= 1000:
                whole, group = _raised(whole, group, factor)
            else:
                group *= factor
            last = factor
        elif value == 10 and group is not None and words[at - 1][0].isdigit() and not word[0].isdigit():
            group *= value  # "3 ten thousand", word by word from 3万
        elif value is None or not _fits(value, last, at):
            return None
        else:
            group = (group or Decimal(0)) + value
            last = value
    total = whole + (group or 0)
    return None if (group is None and not whole) or total >= _TOO_LARGE else total.normalize() + 0


def _raised(whole: Decimal, group: Decimal | None, factor: Decimal) -> tuple[Decimal, Decimal | None]:
    if group is None or (whole and whole < factor):
        return (whole + (group or 0)) * factor, None
    return whole + group * factor, None


def _simple(word: str, grammar: NumberGrammar) -> Decimal | None:
    if word == "half":
        return _HALF
    if not word[0].isdigit():
        return grammar.words.get(word)
    try:
        return Decimal(word.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def _fits(value: Decimal, last: Decimal | None, at: int) -> bool:
    """A word may follow a larger one of another order: "twenty" + "five", "hundred" + "twenty"."""
    if last is None:
        return at == 0
    if value == _HALF:
        return last < 100 and last % 1 == 0
    return value < last and (last >= 100 or (20 <= last < 100 and last % 10 == 0 and value < 10))


def _pattern(words: Mapping[str, Decimal], multipliers: Mapping[str, Decimal]) -> str:
    word = alternatives([form for word in words for form in (word, word.capitalize())])
    latin = [word for word in multipliers if word.isascii()]
    other = [word for word in multipliers if not word.isascii()]
    times = rf"(?:{alternatives(form for word in latin for form in (word, word.capitalize()))}\b)"
    if other:
        times = rf"(?:{times}|{alternatives(other)})"
    link = rf"(?:{GAP}|-)"
    ten = "|".join(form for form, value in words.items() if value == 10)
    raised = rf"{_DIGITS}(?:{link}?(?:(?:{ten}){link})?{times})*"
    more = rf"{link}(?:{times}(?:{GAP}and(?={GAP}{word}\b))?|{word}\b)"
    written = rf"{word}\b(?:{more})*"
    half = rf"(?:{GAP}and{GAP}a{GAP}half\b|-and-a-half\b)(?:{link}{times})?"
    return rf"(?:{raised}|{written})(?:{half})?"


def _values(concepts: Iterable[Concept]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for concept in concepts:
        try:
            value = Decimal(concept.notation or "")
        except InvalidOperation as error:
            raise VocabularyError(concept.iri, "has no number as skos:notation", "give its value") from error
        found.update(dict.fromkeys(concept.phrases.get("en", ()), value))
    return found


def phrases_of(vocabulary: Vocabulary, *concepts: str) -> tuple[str, ...]:
    """The English phrases of concepts (``scheme/id``). Raises VocabularyError where there is none at all."""
    found = tuple(phrase for concept in concepts for phrase in vocabulary.phrases(concept, "en"))
    if not found:
        raise VocabularyError(", ".join(concepts), "has no English phrase", "give it sp:phrase in a vocabulary file")
    return found


def plain(phrase: str) -> str:
    """A regular expression for a phrase of plain words: spaces are GAP, the rest literal."""
    return GAP.join(re.escape(word) for word in phrase.split())


def alternatives(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases, longer ones first."""
    return "(?:" + "|".join(plain(phrase) for phrase in sorted(set(phrases), key=lambda p: (-len(p), p))) + ")"


def anchor(words: Iterable[str], checks: str) -> str:
    """A pattern that matches the first digit of a number, and each of ``words`` whole, where the look-behinds
    ``checks`` hold behind the first character. It begins with a set of characters, which the regular expression engine
    skips to far faster than it tries alternatives at every place of a text."""
    tails = _tails(words)
    groups = ((re.escape(first), ends) for first, ends in tails.items())
    rest = "|".join(rf"(?<={first}){ends}\b" for first, ends in groups)
    heads = "".join(map(re.escape, tails))
    return rf"[0-9{heads}]{checks}(?:(?<=[0-9])|{rest})"


def scan(words: Iterable[str]) -> str:
    """A pattern that finds what an :func:`anchor` of many small words may match, and some more, but faster: the first
    digit of a row, or what is no letter with one of ``words`` behind it. Most letters are passed over as a set."""
    rest = "|".join(re.escape(first) + ends for first, ends in _tails(words).items())
    return rf"[^A-Za-z](?:(?<=[0-9])(?<![0-9]{{2}})|(?:{rest})\b)"


def places(text: str, start: int, end: int, quick: re.Pattern[str], exact: re.Pattern[str]) -> Iterator[int]:
    """Where the anchor ``exact`` matches in ``text[start:end]``; ``quick`` is the scan for the same words."""
    if exact.match(text, start, end):
        yield start
    for match in quick.finditer(text, start, end):
        place = match.start() + (match.end() - match.start() > 1)
        if place > start and exact.match(text, place, end):
            yield place


def _tails(words: Iterable[str]) -> dict[str, str]:
    """For each first letter of ``words`` a group of what may follow."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(re.escape(word[1:]))
    return {first: rf"(?:{'|'.join(sorted(ends))})" for first, ends in sorted(tails.items())}
