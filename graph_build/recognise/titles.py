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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

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
_QUOTED: Final = re.compile(r"\"(?=\S)([^\"\n]{2,500}?)(?<=\S)\"(?!\w)|“([^“”\n]{2,500})”|《([^《》\n]{2,300})》")
_BEFORE_QUOTE: Final = " \t\n([（，,—-"
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


@dataclass(frozen=True, slots=True)
class Scanner:
    """A pattern together with a rough one for small letters, that finds fast where the pattern may match."""

    rough: re.Pattern[str]
    exact: re.Pattern[str]

    def scan(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets; they may overlap."""
        part = text[start:end]
        low = part.lower()
        for place in self.rough.finditer(low if len(low) == len(part) else part):
            if match := self.exact.match(text, start + place.start(), end):
                yield match


def scanner(phrases: Sequence[str]) -> Scanner:
    """A scanner for ``phrases``, whatever the case."""
    first = {word.lower() for phrase in phrases for word in _first_words(phrase)}
    rough = "|".join(re.escape(word) for word in sorted(first, key=lambda w: (-len(w), w)))
    return Scanner(re.compile(rough or "(?!)"), re.compile(phrase_regex(phrases), re.IGNORECASE))


def _first_words(phrase: str) -> list[str]:
    head = re.match(r"\(([^()\[\]]*)\)", phrase)
    return [option.split()[0] for option in (head[1].split("|") if head else [phrase])]


def quotations(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The quotations between two offsets: (start, end, words without the marks). A straight quotation mark opens after
    a space and closes after a letter, so that a quotation inside another one is found too."""
    found = []
    at = start
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
    low = max(least, at - reach)
    stops = [match.end() for match in _STOP.finditer(text, low, at)]
    return stops[-1] if stops else low


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
