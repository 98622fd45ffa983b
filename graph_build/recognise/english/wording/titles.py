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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ....vocabulary import Vocabulary

__all__ = [
    "Hit",
    "PhraseEnds",
    "Scanner",
    "clause_start",
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
    r"|<([^<>\n]{2,300})>|«([^«»\n]{2,300})»|「([^「」\n]{2,300})」|‘(?<!\w‘)([^‘\n]{2,300}?)’(?!\w)"
    r"|'(?<!\w')(?=\w)((?:[^'\n]|(?<=\w)'(?=\w)){2,300})'(?!\w)"
)
_BEFORE_QUOTE: Final = " \t\n([（，,—-"
_AROUND_WORDS: Final = "\n\t\u00a0.,;:!?()[]<>\"'/“”‘’《》〈〉（），。；：、【】「」«»"
_SHORT: Final = 600
_POINT: Final = re.compile(r"[.;:!?；：](?=\s|$|[\"”’)）])|[()（）。]|\n\s*\n")
_BRACKETS: Final = "()（）"
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


class Hit(NamedTuple):
    """A phrase in a text, with the label it was given; ``after`` is the end of the white space behind it."""

    start: int
    end: int
    after: int
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """Finds phrases fast: an Aho-Corasick automaton (1975) finds their first words, and a pattern for each decides;
    ``labels`` are by the groups of the pattern."""

    words: AhoCorasick
    patterns: tuple[re.Pattern[str], ...]
    labels: tuple[tuple[str, ...], ...]

    def scan(self, text: str, start: int, end: int) -> Sequence[Hit]:
        """The phrases between two offsets, in reading order; they may overlap. A text is scanned once, however often
        parts of it are asked for."""
        hits = _scanned(text, self) if len(text) > _SHORT else _scan(text, self)
        return [hit for hit in hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))] if hit.end <= end]


@lru_cache(maxsize=8)
def _scanned(text: str, scanner: Scanner) -> list[Hit]:
    return _scan(text, scanner)


def _scan(text: str, scanner: Scanner) -> list[Hit]:
    hits = []
    for word, start, _ in scanner.words.find_matches_as_indexes(_words(text), overlapping=True):
        match = scanner.patterns[word].match(text, start)
        if match and match.lastindex:
            label = scanner.labels[word][match.lastindex - 1]
            hits.append(Hit(start, start + len(match.group().rstrip()), match.end(), label))
    return hits


@lru_cache(maxsize=4)
def _words(text: str) -> str:
    """The text in small letters with a space around each word, one character in front."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    for mark in _AROUND_WORDS:
        low = low.replace(mark, " ")
    return f" {low} "


def scanner(phrases: Mapping[str, Iterable[str]]) -> Scanner:
    """A scanner for phrases by label, whatever the case; the longest of several phrases at one place counts. No phrase
    may begin with a word that can be left out."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    for label, alternatives in phrases.items():
        for phrase in alternatives:
            for word, rest in _by_first_word(phrase):
                by_word.setdefault(word.lower(), []).append((_one(f"{word} {rest}"), label))
    words = {word: sorted(found, key=lambda pair: (-len(pair[0]), pair)) for word, found in sorted(by_word.items())}
    return Scanner(
        AhoCorasick([f" {word} " for word in words]),
        tuple(
            re.compile(rf"(?<![\w-])(?:{'|'.join(f'({pattern})' for pattern, _ in found)})", re.IGNORECASE)
            for found in words.values()
        ),
        tuple(tuple(label for _, label in found) for found in words.values()),
    )


def _by_first_word(phrase: str) -> list[tuple[str, str]]:
    """The first words of a phrase, each with what follows it."""
    head = re.match(r"\(([^()]*)\)(.*)", phrase)
    starts = [(option, head[2]) for option in head[1].split("|")] if head else [(phrase, "")]
    return [
        (words[0], " ".join([*words[1:], rest])) for words, rest in ((start.split(), rest) for start, rest in starts)
    ]


def quotations(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The quotations between two offsets: (start, end, words without the marks). A straight quotation mark opens after
    a space and closes after a letter, so that a quotation inside another one is found too."""
    found = _quoted(text) if len(text) > _SHORT else _quotations(text)
    return [found[at] for at in range(bisect_left(found, (start,)), bisect_left(found, (end,))) if found[at][1] <= end]


@lru_cache(maxsize=4)
def _quoted(text: str) -> list[tuple[int, int, str]]:
    return _quotations(text)


def _quotations(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = 0
    while match := _QUOTED.search(text, at):
        at = match.end()
        if match.group()[0] == '"' and match.start() and text[match.start() - 1] not in _BEFORE_QUOTE:
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
    return _last(_stops(text)[0], at, max(least, at - reach))


def clause_start(text: str, at: int, least: int) -> int:
    """Where the clause that holds offset ``at`` begins: after a stop or a bracket, no earlier than ``least``."""
    return _last(_stops(text)[1], at, least)


def _last(stops: Sequence[int], at: int, least: int) -> int:
    last = bisect_right(stops, at) - 1
    return max(least, stops[last] if last >= 0 else 0)


@lru_cache(maxsize=4)
def _stops(text: str) -> tuple[list[int], list[int]]:
    """The ends of the stops between sentences, and of those between clauses."""
    found = [(match.end(), match.group()) for match in _POINT.finditer(text)]
    return [end for end, mark in found if mark not in _BRACKETS], [end for end, _ in found]


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
