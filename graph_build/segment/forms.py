"""The forms of markers as patterns: what stands around a number, and how much that looks like a marker.

Example:
    >>> [(match.lastgroup, match[match.lastgroup]) for match in LED.finditer("\\nII. Tasks\\nxi Do so")]
    [('dotted', 'II'), ('small', 'xi')]
    >>> compiled(frozenset({"one"}), frozenset({"article", "art."})).whole
    {'art.': 'article', 'article': 'article'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

__all__ = ["BRACKET", "DIVISION_GROUPS", "GROUPS", "LED", "SIGN", "WEIGHTS", "Words", "compiled"]

_ROMAN: Final = "[ivxlc]{1,7}|[IVXLC]{1,7}"
_HAN: Final = "[〇零一二三四五六七八九十百]{1,5}"

# How much a form looks like a marker at the start of a line, after the end of a clause, and inside a clause.
WEIGHTS: Final[dict[str, tuple[float, float, float]]] = {
    "bracket": (3.0, 1.5, 0.3),
    "dotted": (3.0, 1.0, -0.8),
    "letter": (2.0, 0.0, -4.0),
    "comma": (1.8, -1.0, -5.0),
    "half": (2.5, 0.8, -1.5),
    "word": (2.0, 1.0, -2.5),
    "bare": (1.5, -0.5, -5.0),
    "numeral": (2.0, 0.8, -1.5),
    "alone": (0.5, -9.0, -9.0),
    "named": (3.5, 1.0, -1.0),
    "decimal": (2.0, -3.0, -6.0),
    "row": (2.5, -9.0, -9.0),
}
BRACKET: Final = re.compile(
    rf"[(（〔【]\s?(?P<bracket>\d{{1,3}}|{_ROMAN}|[a-zA-Z]|{_HAN}|[A-Za-z]{{3,12}})\s?[)）〕】]"
)
SIGN: Final = re.compile("(?P<bracket>[\u2474-\u2487\u3220-\u3229])|(?P<dotted>[\u2488-\u249b])")
LED: Final = re.compile(  # the look-aheads only save time: most words are passed over by their first two letters
    rf"""(?:[\s.。;；:：)）\]”"*|\#>•·-]|[\u4e00-\u9fff](?=\d{{1,3}}[.．][\u4e00-\u9fff“]))
    (?![abd-hjkmn-uwyzA-Z][a-z])
    (?=[\dIVXLC〇零一二三四五六七八九十百]|[a-zA-Z][.．)）,，、:：]|[ivxlc]{{2,7}}[.．)）,，、:：\s]
     |(?<=\n)[b-zB-Z]\ )
    (?:
        (?P<dotted>\d{{1,3}}|{_ROMAN}|{_HAN})\ ?[.．、](?![\d.])(?=\s*[^\s\d])
      | (?P<letter>[a-zA-Z])[.．](?=\s+["“‘'(\w])
      | (?P<half>\d{{1,3}}|{_ROMAN}|[a-z])[)）](?=\s*["“‘'\w])
      | (?P<comma>\d{{1,3}}|{_ROMAN})[,，:：]\ (?=["“‘'A-Za-z])
      | (?P<numeral>[IVXLC]{{2,7}}|[IVX])\s(?=["“A-Za-z])
      | (?P<small>[ivxlc]{{2,7}})\s(?=["“]?[A-Z])
      | (?<=\n)(?P<alone>[b-zB-Z])\ (?=["“]?[A-Z][a-z])
      | (?P<bare>\d{{1,3}})[ \t]+(?=["“‘A-Za-z\u4e00-\u9fff])
      | (?P<row>\d{{1,3}}|{_HAN})[ \t]*(?:\||\t)
      | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.、]?[ \t](?=\D)
    )""",
    re.VERBOSE,
)
# For the last group of a match: the group with the number, and the form.
GROUPS: Final = {"small": ("small", "numeral"), "classifier": ("han", "named"), "nthdivision": ("nth", "named")}
DIVISION_GROUPS: Final = {"named": "division", "nthdivision": "nthdivision", "classifier": "classifier"}


class Words(NamedTuple):
    """The ordinals and divisions in a form that finds them fast: an automaton for the places, then a pattern; ``whole``
    gives for each division, abbreviated or not, the whole word."""

    automaton: AhoCorasick
    pattern: re.Pattern[str]
    whole: Mapping[str, str]


@lru_cache(maxsize=8)
def compiled(words: frozenset[str], divisions: frozenset[str]) -> Words:
    """The patterns of ordinal ``words`` and of ``divisions``, the words that stand before or after a number."""
    word = _any(w for w in words if w.isascii())
    named = _any(w for w in divisions if w.isascii())
    pattern = re.compile(
        rf"""(?<![\w,$/(（.-])(?:
            (?P<word>{word})\s?[,:：，.、](?=\s*["“‘'\w])
          | (?P<division>{named})(?:\s|(?<=\.))(?P<named>\d{{1,3}}|{_ROMAN}|{word})\b[.:：,]?
          | (?P<nth>{word})\s(?P<nthdivision>{named})\b[.:：,]?)
          | 第(?P<han>\d{{1,3}}|{_HAN})(?P<classifier>{_any(w for w in divisions if not w.isascii())})(?!第)
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    heads = ["第", *sorted(w for w in words | divisions if w.isascii())]
    whole = {word: _whole(word, divisions) for word in sorted(divisions)}
    return Words(AhoCorasick(heads, implementation=Implementation.DFA), pattern, whole)


def _whole(word: str, divisions: frozenset[str]) -> str:
    if not word.endswith("."):
        return word
    return next((whole for whole in sorted(divisions - {word}) if whole.startswith(word[:-1])), word)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
