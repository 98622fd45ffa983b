"""What a sentence does with a document that it names: the nearest cue before the title tells, or a passive after it.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> relations = compile_relations(load_vocabulary())
    >>> text = "We shall promulgate and implement the Tea Rules."
    >>> relation_at(text, Span(38, 47), 0, len(text), relations)
    'formulates'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, get_args

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..wording.titles import Scanner, phrase_regex, scanner, sentence_start

__all__ = [
    "Cue",
    "Relations",
    "compile_relations",
    "find_cues",
    "first_of_pair",
    "has_cue",
    "is_joined",
    "passive_of",
    "relation_at",
    "relation_of",
]

_OTHERS: Final = r"(?:and\s+other\s+\w+\s+(?:\w+\s+)?)?"
_JOINED: Final = re.compile(r"[)）]?[\s,，、]*(?:and|or)?[\s,]*(?:the\s+)?[\"“《]?\s*(?:\([^()]*\)\s*)?")
_LINK: Final = re.compile(r"\s*(?:,|and|or|,\s*and)?\s*(?:\w+ly\s+|then\s+|the\s+)?(?:and\s+)?")
_CLOSING: Final = re.compile(r"[\s\"”》)）]*")
_COMMA: Final = re.compile(r"[,，;]")
_LONGEST_GAP: Final = 14
_BY_ID: Final[dict[str, Relation]] = {relation: relation for relation in get_args(Relation)}


class Cue(NamedTuple):
    """Words before a title that show the relation; ``end`` is where the title may begin."""

    start: int
    end: int
    relation: Relation


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """Both patterns have one named group for each relation; ``scanner`` finds the one for before a
    title."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    scanner: Scanner


def compile_relations(vocabulary: Vocabulary) -> Relations:
    """The cues of relations in English, from the schemes relation and relation-after."""
    to_be = phrase_regex(vocabulary.phrases("function-word/to-be", "en"))
    phrases = {concept.id: concept.phrases.get("en", ()) for concept in vocabulary.scheme("relation")}
    return Relations(
        before=re.compile(_groups(vocabulary, "relation"), re.IGNORECASE),
        after=re.compile(_OTHERS + to_be + _groups(vocabulary, "relation-after"), re.IGNORECASE),
        scanner=scanner(phrases),
    )


def _groups(vocabulary: Vocabulary, scheme: str) -> str:
    groups = [
        f"(?P<{relation}>{phrase_regex(phrases)})"
        for relation in get_args(Relation)
        if (phrases := vocabulary.phrases(f"{scheme}/{relation}", "en"))
    ]
    return f"(?:{'|'.join(groups)})" if groups else "(?!)"


def relation_of(cue: re.Match[str]) -> Relation:
    """The relation of a match of one of the patterns of :class:`Relations`."""
    return next(relation for relation in get_args(Relation) if cue.groupdict().get(relation))


def is_joined(text: str, start: int, end: int) -> bool:
    """True if only "and", a comma, "the" and the like stand between two offsets."""
    return _JOINED.fullmatch(text, start, end) is not None


def find_cues(text: str, start: int, end: int, relations: Relations) -> list[Cue]:
    """The cues between two offsets in reading order, those that overlap an earlier one left out."""
    found: list[Cue] = []
    for hit in relations.scanner.scan(text, start, end):
        relation = _BY_ID.get(hit.label)
        if relation and hit.after <= end and (not found or hit.start >= found[-1].end):
            found.append(Cue(hit.start, hit.after, relation))
    return found


def first_of_pair(text: str, cues: Sequence[Cue]) -> Cue:
    """The cue that counts of those that lead up to a title: the last, or the first of a pair ("revise and publish")."""
    at = len(cues) - 1
    while at and "cites" not in (cues[at].relation, cues[at - 1].relation):
        if not _LINK.fullmatch(text, cues[at - 1].end, cues[at].start):
            break
        at -= 1
    return cues[at]


def passive_of(text: str, title: Span, end: int, relations: Relations) -> Relation | None:
    """The relation that "shall be implemented" and the like right after a title show."""
    closing = _CLOSING.match(text, title.end, end)
    after = relations.after.match(text, closing.end() if closing else title.end, end)
    return relation_of(after) if after else None


def has_cue(text: str, title: Span, least: int, relations: Relations) -> bool:
    """True if any cue stands before a title in its sentence."""
    return bool(find_cues(text, sentence_start(text, title.start, least), title.start, relations))


def relation_at(text: str, title: Span, least: int, end: int, relations: Relations) -> Relation:
    """The relation to the document named at ``title`` (with its number); ``cites`` where no cue governs it."""
    if passive := passive_of(text, title, end, relations):
        return passive
    low = sentence_start(text, title.start, least)
    cues = find_cues(text, low, title.start, relations)
    gap = text[cues[-1].end : title.start] if cues else ""
    if not cues or len(gap.split()) > _LONGEST_GAP or _COMMA.search(gap):
        return "cites"
    return first_of_pair(text, cues).relation
