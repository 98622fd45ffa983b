"""Words and their normal forms, with the place of each in the text.

A normal form is the Snowball stem of a word in lower case, spelling variants folded; articles and hyphens are passed
over, so that "small- and micro-enterprises" and "the small and micro enterprise" are the same sequence. A Han character
is a word of its own.

Example:
    >>> normal_forms("Organising the SMEs' programmes")
    ['organiz', 'sme', 'program']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count

import Stemmer

__all__ = ["BREAK", "CLAUSE_ENDS", "STOPS", "Tokens", "normal_forms", "tokenise"]

BREAK = "."
STOPS = frozenset({BREAK, ";"})
CLAUSE_ENDS = STOPS | {","}
_WORD = re.compile(
    r"(\n[ \t]*\n\s*"  # an empty line
    r"|[A-Za-z\u00c0-\u024f]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff]+|[,，、()（）;；:：%&!?！？。]|\.(?=\s|$|[\"”’)]))"
)
_FIRST_HAN, _BEHIND_HAN = "\u3400", "\ua000"
_HAN = re.compile(f"[{_FIRST_HAN}-\u9fff]")
_SIGNS = {"，": ",", "、": ",", "（": "(", "）": ")", "；": ";", ";": ";", "。": BREAK, "!": BREAK, "?": BREAK}
_SIGNS |= {"！": BREAK, "？": BREAK, "：": ":", "&": "and", **{sign: sign for sign in ",():%"}}
_ARTICLES = frozenset({"the", "a", "an", "s"})
_ABBREVIATIONS = frozenset({"no", "art", "etc", "nos", "ltd", "co", "e", "g", "i"})
_PASSED = frozenset({"", BREAK})
_SPELLING = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|able|ably)?$"), r"or\1"),
    (re.compile(r"^program(me|mes|s)$"), "program"),
    (re.compile(r"^cent(re|res|er|ers)$"), "center"),
    (re.compile(r"^licen[cs]e"), "license"),
)
_MOST_WORDS = 200_000
_stem = Stemmer.Stemmer("english", 0).stemWord


@dataclass(frozen=True)
class Tokens:
    """The words of a text: ``norms[i]`` stands at ``starts[i]:ends[i]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    norms: tuple[str, ...]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Indices of the tokens that end a sentence."""
        return tuple(compress(count(), map(STOPS.__contains__, self.norms)))

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Indices of the tokens that end a clause; an enumeration comma (、) ends none."""
        ends = compress(count(), map(CLAUSE_ENDS.__contains__, self.norms))
        return tuple(i for i in ends if not self.enumerates(i))

    @cached_property
    def brackets(self) -> tuple[int, ...]:
        """Indices of the brackets."""
        return tuple(i for i, norm in enumerate(self.norms) if norm in ("(", ")"))

    def between(self, places: Sequence[int], first: int, last: int) -> Sequence[int]:
        """Those of sorted ``places`` that lie between two tokens."""
        return places[bisect_left(places, first) : bisect_right(places, last)]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def stop_after(self, index: int) -> int:
        """The first token at or after ``index`` that ends a sentence; past the last token where there is none."""
        at = bisect_left(self.breaks, index)
        return self.breaks[at] if at < len(self.breaks) else len(self.norms)

    def clause_after(self, index: int) -> int:
        """The first token at or after ``index`` that ends a clause; past the last token where there is none."""
        at = bisect_left(self.clauses, index)
        return self.clauses[at] if at < len(self.clauses) else len(self.norms)

    def clause_before(self, index: int) -> int:
        """The last token before ``index`` that ends a clause; -1 where there is none."""
        at = bisect_left(self.clauses, index)
        return self.clauses[at - 1] if at else -1

    def enumerates(self, index: int) -> bool:
        """True for an enumeration comma."""
        return self.text[self.starts[index]] == "、"

    def sentence(self, index: int) -> int:
        """The number of the sentence that holds token ``index``."""
        return bisect_left(self.breaks, index)


class _Norms(dict[str, str]):
    """Normal forms by word, found when first asked for. Emptied before it grows too large."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        norm = self[word] = _normal(word)
        return norm


def _normal(word: str) -> str:
    if word.isspace():
        return BREAK
    low = (word[:-1] if word.endswith("s") and word[:-1].isupper() else word).lower()
    if low in _SIGNS:
        return _SIGNS[low]
    if low in _ARTICLES:
        return ""
    for pattern, replacement in _SPELLING:
        if len(low) > 5 or replacement in ("program", "center", "license"):
            low = pattern.sub(replacement, low)
    return str(_stem(low)) if low.isalpha() else low.replace(",", "")


_norms = _Norms()


def tokenise(text: str) -> Tokens:
    """The tokens of ``text``. A line end between two paragraphs ends a sentence too."""
    pieces = _WORD.split(text)  # by turns what stands between words, and a word or several Han characters
    if _HAN.search(text):
        return _with_han(text, pieces)
    bounds = tuple(accumulate(map(len, pieces)))
    norms = _without_dots_of_abbreviations(list(map(_norms.__getitem__, pieces[1::2])))
    starts, ends = compress(bounds[::2], norms), compress(bounds[1::2], norms)
    return Tokens(text, tuple(starts), tuple(ends), tuple(filter(None, norms)))


def _with_han(text: str, pieces: Sequence[str]) -> Tokens:
    """The tokens of a text with Han characters, each of which is one."""
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    end = 0
    for between, word in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(between)
        end = start + len(word)
        if _FIRST_HAN <= word < _BEHIND_HAN:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
            norms += word
        else:
            starts.append(start)
            ends.append(end)
            norms.append(_norms[word])
    norms = _without_dots_of_abbreviations(norms)
    return Tokens(text, tuple(compress(starts, norms)), tuple(compress(ends, norms)), tuple(filter(None, norms)))


def _without_dots_of_abbreviations(norms: list[str]) -> list[str]:
    """``norms`` with nothing in place of the stops right behind an abbreviation; articles are passed over."""
    if _ABBREVIATIONS.isdisjoint(norms):
        return norms
    for index in [index for index, norm in enumerate(norms) if norm in _ABBREVIATIONS]:
        after = index + 1
        while after < len(norms) and norms[after] in _PASSED:
            norms[after] = ""
            after += 1
    return norms


def normal_forms(phrase: str) -> list[str]:
    """The normal forms of a phrase of a vocabulary, without places."""
    return list(tokenise(phrase).norms)
