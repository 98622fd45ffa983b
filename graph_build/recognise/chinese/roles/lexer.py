"""Writes a stretch of text down as letters, one for each word that says who does what, so that a grammar of regular
expressions can read it.

    B a body    J 、    , : ; . ( ) punctuation    9 a number    x any other character

All other letters stand for the word classes that a lexer is compiled from. The longest word at a place counts; one
automaton (Aho and Corasick 1975) finds them all.

Example:
    >>> lexer = compile_lexer([("L", ["牵头"]), ("J", ["和"])], ["牵头人"])
    >>> text = "甲部和乙局牵头，牵头人2名"
    >>> encode(text, Span(0, 14), [(Span(0, 2), "B"), (Span(3, 5), "B")], lexer).letters
    'BJBL,x9x'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ahocorasick_rs import AhoCorasick, MatchKind

from ....errors import VocabularyError
from ....model import Span
from ....vocabulary import Vocabulary
from ...lexicon.phrases import PhraseSyntaxError, expand

__all__ = ["Coded", "Lexer", "any_of", "compile_lexer", "encode", "words_of"]

_CLASSES = {"，,\n": ",", "：:": ":", "；;": ";", "。！？!?": ".", "、": "J", "（(〔【[": "(", "）)〕】]": ")"}
_SIGNS = {sign: letter for signs, letter in _CLASSES.items() for sign in signs}
_GROUP = 20
_BLANK = "\0"  # in place of what holds no words
_SPECIAL = r"|(?P<skip>[ \t\u3000\xa0“”‘’\"]+)|(?P<number>[0-9]\d*)|《[^《》\0]{0,200}》"
_SPECIAL_LETTERS = {"skip": "", "number": "9", None: "x"}


@dataclass(frozen=True, slots=True)
class Lexer:
    """Words and the letter of each; ``automaton`` finds the longest at a place, ``special`` what it is not to look
    into: words with figures, white space, quotation marks, numbers, titles."""

    letters: Mapping[str, str]
    automaton: AhoCorasick
    special: re.Pattern[str]

    def of(self, special: re.Match[str]) -> str:
        """The letter of something special; empty where it has none."""
        return self.letters[special[0]] if special["word"] else _SPECIAL_LETTERS[special.lastgroup]


@dataclass(frozen=True, slots=True)
class Coded:
    """A stretch as letters, and where in the text each begins and ends."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, index: int) -> Span:
        """The place of a letter."""
        return Span(self.starts[index], self.ends[index])

    def only(self, indices: Sequence[int]) -> Coded:
        """Some of the letters."""
        if len(indices) == len(self.letters):
            return self
        return Coded(
            "".join([self.letters[i] for i in indices]),
            tuple([self.starts[i] for i in indices]),
            tuple([self.ends[i] for i in indices]),
        )


def words_of(vocabulary: Vocabulary, concept: str) -> tuple[list[str], list[str]]:
    """The Chinese words of a concept (``scheme/id``), and the words that look like one of them and are none.
    Raises VocabularyError naming the concept for a phrase that is not in the notation."""
    entry = vocabulary.concepts.get(concept)
    if entry is None:
        return [], []

    def class_of(name: str) -> Sequence[str]:
        return vocabulary.phrases(f"class/{name}", "zh")

    def spelled(phrases: Iterable[str]) -> list[str]:
        try:
            orders = [order for phrase in phrases for order in expand(phrase, class_of, language="zh")]
        except PhraseSyntaxError as error:
            remedy = "write the phrase in the notation of the vocabulary guide"
            raise VocabularyError(entry.iri, str(error), remedy) from error
        return ["".join(words) for order in orders if not order.gaps for words in order.parts[0]]

    return spelled(entry.phrases.get("zh", ())), spelled(entry.masks.get("zh", ()))


def compile_lexer(words: Sequence[tuple[str, Iterable[str]]], masks: Iterable[str] = ()) -> Lexer:
    """A lexer for pairs of a letter and its words; a word of several letters has the first. ``masks`` are read as x
    where no letter has them."""
    letters = dict.fromkeys(masks, "x")
    for letter, found in reversed(words):
        letters |= dict.fromkeys(found, letter)
    letters |= _SIGNS
    special = any_of(word for word in letters if any(map(str.isdigit, word)))
    return Lexer(
        letters,
        AhoCorasick(list(filter(None, letters)), matchkind=MatchKind.LeftmostLongest),
        re.compile(f"(?P<word>{special}){_SPECIAL}"),
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest at a place. It is parted by first characters, some at a time, so that
    few alternatives are tried at a place."""
    branches: dict[str, list[str]] = defaultdict(list)
    for word in sorted(filter(None, set(words)), key=lambda word: (-len(word), word)):
        branches[word[0]].append(re.escape(word[1:]))
    firsts = sorted(branches)
    groups = [firsts[i : i + _GROUP] for i in range(0, len(firsts), _GROUP)]
    return "|".join(map(partial(_alternatives, branches), groups)) or "(?!)"


def _alternatives(branches: Mapping[str, Sequence[str]], firsts: Sequence[str]) -> str:
    found = (f"{re.escape(first)}(?:{'|'.join(branches[first])})" for first in firsts)
    return f"(?=[{re.escape(''.join(firsts))}])(?:{'|'.join(found)})"


def encode(text: str, span: Span, bodies: Iterable[tuple[Span, str]], lexer: Lexer) -> Coded:
    """``span`` of ``text`` as letters. ``bodies`` are the places of bodies in reading order and their letters."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, stop = span.start, min(span.end, len(text))
    for start, end, letter in [*_words(text, span, list(bodies), lexer), (stop, stop, "")]:
        if start > at:
            letters.append("x" * (start - at))
            starts += range(at, start)
            ends += range(at + 1, start + 1)
        if letter:
            letters.append(letter)
            starts.append(start)
            ends.append(end)
        at = end
    return Coded("".join(letters), tuple(starts), tuple(ends))


def _words(text: str, span: Span, bodies: Sequence[tuple[Span, str]], lexer: Lexer) -> list[tuple[int, int, str]]:
    """What has a letter of its own, or (an empty letter) none: bodies, what is special, and words, in reading order."""
    shift = span.start
    found = [(place.start, place.end, letter) for place, letter in bodies]
    rest = _blanked(span.of(text), [(start - shift, end - shift) for start, end, _ in found])
    special = list(lexer.special.finditer(rest))
    found += [(one.start() + shift, one.end() + shift, lexer.of(one)) for one in special]
    rest = _blanked(rest, [one.span() for one in special])
    words = lexer.automaton.find_matches_as_indexes(rest)
    found += [(start + shift, end + shift, lexer.letters[rest[start:end]]) for _, start, end in words]
    return sorted(found)


def _blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in places:
        pieces += (text[at:start], _BLANK * (end - start))
        at = end
    return "".join([*pieces, text[at:]])
