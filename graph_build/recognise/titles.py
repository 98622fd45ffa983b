"""How titles look: vocabulary phrases as regular expressions, quotations, and where a noun phrase ends.

Phrases are words with ``(alternatives|of words)``, ``[optional words]`` and ``..`` for up to three words.

Example:
    >>> re.fullmatch(phrase_regex(["(revise|amend) [the]"]), "amend the ", re.I) is not None
    True
    >>> quotations('the "Food Rules" and “Tea Rules”', 0, 32)
    [(4, 16, 'Food Rules'), (21, 32, 'Tea Rules')]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from ..vocabulary import Vocabulary

__all__ = [
    "PhraseEnds",
    "Scanner",
    "clean",
    "compiled",
    "phrase_end",
    "phrase_regex",
    "quotations",
    "scanner",
    "sentence_start",
]

_LEXEME: Final = re.compile(r"\.\.|[()\[\]|]|[^\s()\[\]|]+")
_ANY_WORDS: Final = r"(?:[^\s.;:,]+\s+){0,3}?"
_QUOTED: Final = re.compile(
    r"\"(?=\S)([^\"\n]{2,500}?)(?<=\S)\"(?!\w)|“([^“”\n]{2,500})”|《([^《》\n]{2,300})》|〈([^〈〉\n]{2,300})〉"
    r"|<([^<>\n]{2,300})>|«([^«»\n]{2,300})»|「([^「」\n]{2,300})」|(?<!\w)‘([^‘\n]{2,300}?)’(?!\w)"
    r"|(?<!\w)'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w)){2,300})'(?!\w)"
)
_MARKS: Final = re.compile(r"[\"“《〈<«「‘]|(?<!\w)'")
_BEFORE_QUOTE: Final = " \t\n([（，,—-"
_SHORT: Final = 600
_STOP: Final = re.compile(r"[.;:!?。；：](?=\s|$|[\"”’)）])|\n\s*\n|。")
_POINT: Final = re.compile(r"[.;:!?()（）。；：](?=\s|$|[\"”’)])|[()（）]|\n\s*\n")
_JOINT: Final = re.compile(r"[,，]\s*(?:and\s+)?|\s+and\s+(?:to\s+)?|\s+to\s+")
_QUOTED_NEXT: Final = ('the "', "the “")


def phrase_regex(phrases: Iterable[str]) -> str:
    """A pattern that matches any of ``phrases`` with the white space after it. An empty list matches nothing."""
    found = [_one(phrase) for phrase in phrases]
    return rf"(?<![\w-])(?:{'|'.join(sorted(found, key=lambda p: (-len(p), p)))})" if found else r"(?!)"


def _one(phrase: str) -> str:
    pieces = {"(": "(?:", "|": "|", ")": ")", "[": "(?:", "]": ")?", "..": _ANY_WORDS}
    return "".join(pieces.get(lexeme, rf"{re.escape(lexeme)}(?![\w-])\s*") for lexeme in _LEXEME.findall(phrase))


def compiled(vocabulary: Vocabulary, *concepts: str) -> re.Pattern[str]:
    """The English phrases of some concepts (``scheme/id``) as one pattern, whatever the case."""
    phrases = [phrase for concept in concepts for phrase in vocabulary.phrases(concept, "en")]
    return re.compile(phrase_regex(phrases), re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """Finds phrases fast: an Aho-Corasick automaton (1975) finds their first words, a pattern decides."""

    first: AhoCorasick
    exact: re.Pattern[str]

    def scan(self, text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Where the phrases between two offsets start and end, in reading order; they may overlap. A text is scanned
        once, however often parts of it are asked for."""
        found = _scanned(text, self) if len(text) > _SHORT else _scan(text, self)
        first, last = bisect_left(found, (start, 0)), bisect_left(found, (end, 0))
        return [place for place in found[first:last] if place[1] <= end]


@lru_cache(maxsize=4)
def _scanned(text: str, scanner: Scanner) -> tuple[tuple[int, int], ...]:
    return _scan(text, scanner)


def _scan(text: str, scanner: Scanner) -> tuple[tuple[int, int], ...]:
    low = text.lower()
    places = scanner.first.find_matches_as_indexes(low if len(low) == len(text) else text, overlapping=True)
    matches = (scanner.exact.match(text, start) for start in sorted({start for _, start, _ in places}))
    return tuple((match.start(), match.start() + len(match.group().rstrip())) for match in matches if match)


def scanner(phrases: Sequence[str]) -> Scanner:
    """A scanner for ``phrases``, whatever the case."""
    first = sorted({word.lower() for phrase in phrases for word in _first_words(phrase)})
    return Scanner(AhoCorasick(first), re.compile(phrase_regex(phrases), re.IGNORECASE))


def _first_words(phrase: str) -> list[str]:
    head = re.match(r"\(([^()\[\]]*)\)", phrase)
    return [option.split()[0] for option in (head[1].split("|") if head else [phrase])]


def quotations(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The quotations between two offsets: (start, end, words without the marks). A straight quotation mark opens after
    a space and closes after a letter, so that a quotation inside another one is found too."""
    found: list[tuple[int, int, str]] = []
    first = _MARKS.search(text, start, end)
    at = first.start() if first else end
    while match := _QUOTED.search(text, at, end):
        at = match.end()
        if match.group()[0] == '"' and match.start() > start and text[match.start() - 1] not in _BEFORE_QUOTE:
            at = match.start() + 1
            continue
        inner = next(group for group in match.groups() if group is not None)
        found.append((match.start(), match.end(), clean(inner)))
    return found


def clean(title: str) -> str:
    """``title`` in one line, without marks and points around it and without a leading article."""
    title = " ".join(title.split()).strip(" ,.;:，。；、")
    if len(title) > 1 and title[0] + title[-1] in ('""', "“”", "《》", "<>") and title[0] not in title[1:-1]:
        title = title[1:-1].strip(" ,.;:")
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", title, flags=re.IGNORECASE)


def sentence_start(text: str, at: int, least: int, reach: int = 260) -> int:
    """Where the sentence that holds offset ``at`` begins, no earlier than ``least`` nor ``reach`` characters back."""
    stops = _sentence_stops(text)
    last = bisect_right(stops, at) - 1
    return max(least, at - reach, stops[last] if last >= 0 else 0)


@lru_cache(maxsize=4)
def _sentence_stops(text: str) -> list[int]:
    return [match.end() for match in _STOP.finditer(text)]


@dataclass(frozen=True, slots=True)
class PhraseEnds:
    """What ends a noun phrase: a stop word, or a joint before the verb of the next clause."""

    stop: re.Pattern[str]
    modal: re.Pattern[str]
    clause_verb: re.Pattern[str]


def phrase_end(text: str, start: int, end: int, ends: PhraseEnds) -> int:
    """Where the noun phrase that begins at ``start`` ends: before a stop word, before the verb of a next clause, or at
    a comma that joins no nouns. A phrase that ends before a modal verb is a subject, and keeps its commas."""
    point = _POINT.search(text, start, end)
    limit = point.start() if point else end
    cut = ends.stop.search(text, start, limit)
    limit = cut.start() if cut else limit
    subject = cut is not None and ends.modal.fullmatch(cut.group()) is not None
    for joint in _JOINT.finditer(text, start, limit):
        rest = text[joint.end() : limit]
        listed = joint.group()[0] not in ",，" or subject or _list_goes_on(joint.group(), rest, stopped=cut is not None)
        if not listed or rest.startswith(_QUOTED_NEXT) or ends.clause_verb.match(text, joint.end(), limit):
            return joint.start()
    return start + len(text[start:limit].rstrip(" ,\t\n“"))


def _list_goes_on(comma: str, rest: str, *, stopped: bool) -> bool:
    """True after a comma between nouns: the list is closed by "and", or few words stand before a stop word."""
    closed = re.match(r"[^\s,]+(?:, [^\s,]+)*,? and ", rest) is not None
    return "and" not in comma and (closed or (stopped and len(rest.split()) <= 6))
