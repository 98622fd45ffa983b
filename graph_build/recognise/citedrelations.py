"""What a sentence does with a document that it names: the nearest cue before the title tells, or a passive after it.

Example:
    >>> from ..vocabulary import load_vocabulary
    >>> relations = compile_relations(load_vocabulary())
    >>> text = "We shall promulgate and implement the Tea Rules."
    >>> relation_at(text, Span(38, 47), 0, len(text), relations)
    'formulates'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

from ..model import Relation, Span
from ..vocabulary import Vocabulary
from .titles import phrase_regex, sentence_start

__all__ = ["Relations", "compile_relations", "first_of_pair", "is_joined", "relation_at", "relation_of"]

_OTHERS: Final = r"(?:and\s+other\s+\w+\s+(?:\w+\s+)?)?"
_JOINED: Final = re.compile(r"[)）]?[\s,，、]*(?:and|or)?[\s,]*(?:the\s+)?[\"“《]?\s*(?:\([^()]*\)\s*)?")
_LINK: Final = re.compile(r"\s*(?:,|and|or|,\s*and)?\s*(?:\w+ly\s+|then\s+)?(?:and\s+)?")
_CLOSING: Final = re.compile(r"[\s\"”》]*")
_COMMA: Final = re.compile(r"[,，;]")
_LONGEST_GAP: Final = 14


@dataclass(frozen=True, slots=True)
class Relations:
    """Both patterns have one named group for each relation."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def compile_relations(vocabulary: Vocabulary) -> Relations:
    """The cues of relations in English, from the schemes relation and relation-after."""
    to_be = phrase_regex(vocabulary.phrases("function-word/to-be", "en"))
    return Relations(
        before=re.compile(_groups(vocabulary, "relation"), re.IGNORECASE),
        after=re.compile(_OTHERS + to_be + _groups(vocabulary, "relation-after"), re.IGNORECASE),
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


def first_of_pair(text: str, cues: Sequence[re.Match[str]]) -> re.Match[str]:
    """The cue that counts of those that lead up to a title: the last, or the first of a pair ("revise and publish")."""
    at = len(cues) - 1
    while at and "cites" not in (relation_of(cues[at]), relation_of(cues[at - 1])):
        if not _LINK.fullmatch(text, cues[at - 1].end(), cues[at].start()):
            break
        at -= 1
    return cues[at]


def relation_at(text: str, title: Span, least: int, end: int, relations: Relations) -> Relation:
    """The relation to the document named at ``title`` (with its number); ``cites`` where no cue governs it."""
    closing = _CLOSING.match(text, title.end, end)
    if after := relations.after.match(text, closing.end() if closing else title.end, end):
        return relation_of(after)
    low = sentence_start(text, title.start, least)
    cues = list(relations.before.finditer(text, low, title.start))
    gap = text[cues[-1].end() : title.start] if cues else ""
    if not cues or len(gap.split()) > _LONGEST_GAP or _COMMA.search(gap):
        return "cites"
    return relation_of(first_of_pair(text, cues))
