"""What a clause does with a document that it names: the cue before the title tells, or else the one after it.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> relations = compile_relations(load_vocabulary())
    >>> text = "抓紧修订完善《茶园办法》，推动《茶法》出台"
    >>> [relation_at(text, Span(6, 12), 0, len(text), relations), relation_at(text, Span(15, 19), 0, 21, relations)]
    ['revises', 'formulates']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, get_args

from ....model import Relation, Span
from ....vocabulary import Vocabulary
from ..phrasing import clause_start, compiled, labelled, phrase_regex, phrases_of

__all__ = ["Cue", "Relations", "compile_relations", "cue_before", "find_cues", "relation_at", "runs_of"]

_LINK: Final = r"[、和并及与或]?"
_LONGEST_GAP: Final = 26
_WEAKEST: Final = ("cites", "clarifies", "studies")
_BY_ID: Final[dict[str, Relation]] = {relation: relation for relation in get_args(Relation)}


class Cue(NamedTuple):
    """Words that show a relation, the weaker ones labelled ``improves``, ``establishes``, ``clarifies``
    and ``studies``."""

    start: int
    end: int
    relation: Relation
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """``before`` and ``after`` have one group for each of their labels; ``link`` stands between cues of one run."""

    before: re.Pattern[str]
    labels: Sequence[str]
    after: re.Pattern[str]
    after_labels: Sequence[str]
    link: re.Pattern[str]
    light: re.Pattern[str]
    goes_on: re.Pattern[str]
    relations: dict[str, Relation]


def compile_relations(vocabulary: Vocabulary) -> Relations:
    """The cues of relations in Chinese, from the schemes relation, relation-after and citation-cue."""
    concepts = {name: f"relation/{name}" for name in get_args(Relation)}
    concepts |= {"improves": "citation-cue/improves", "establishes": "citation-cue/establishes"}
    concepts |= {"clarifies": "citation-cue/clarifies", "studies": "citation-cue/studies"}
    found = {label: phrases_of(vocabulary, concept) for label, concept in concepts.items()}
    before, labels = labelled(found, _masks(vocabulary, "relation") + _masks(vocabulary, "citation-cue"))
    concepts = {name: f"relation-after/{name}" for name in get_args(Relation)}
    found = {label: phrases_of(vocabulary, concept) for label, concept in concepts.items()}
    after, after_labels = labelled(found, _masks(vocabulary, "relation-after"))
    light = phrase_regex(phrases_of(vocabulary, "citation-cue/light"))
    inside = phrase_regex(phrases_of(vocabulary, "citation-cue/after-title"))
    return Relations(
        before=re.compile(before),
        labels=labels,
        after=re.compile(f"{inside}{{0,3}}(?:{after})"),
        after_labels=after_labels,
        link=re.compile(f"{_LINK}{light}{{0,2}}{_LINK}"),
        light=re.compile(light),
        goes_on=compiled(vocabulary, "citation-cue/goes-on"),
        relations=_BY_ID
        | {"improves": "revises", "establishes": "formulates", "clarifies": "formulates", "studies": "formulates"},
    )


def _masks(vocabulary: Vocabulary, scheme: str) -> list[str]:
    return [mask for concept in vocabulary.scheme(scheme) for mask in concept.masks.get("zh", ())]


def find_cues(text: str, start: int, end: int, relations: Relations) -> list[Cue]:
    """The cues between two offsets, in reading order."""
    found = []
    for match in relations.before.finditer(text, start, end):
        label = relations.labels[(match.lastindex or 1) - 1]
        if label:
            found.append(Cue(match.start(), match.end(), relations.relations[label], label))
    return found


def runs_of(text: str, cues: Sequence[Cue], relations: Relations, *, last_counts: bool = False) -> list[Cue]:
    """Each run of cues side by side as one: the first that is more than ``cites`` counts (制定实施, 贯彻落实), or the
    last (出台落实 … 的细则)."""
    runs: list[Cue] = []
    for cue in cues:
        last = runs[-1] if runs else None
        if last and relations.link.fullmatch(text, last.end, cue.start):
            first = cue if last_counts or last.label in _WEAKEST else last
            runs[-1] = Cue(last.start, cue.end, first.relation, first.label)
        else:
            runs.append(cue)
    return runs


def cue_before(text: str, at: int, least: int, relations: Relations, *, last_counts: bool = False) -> Cue | None:
    """The cue that governs what stands at ``at``: the last before it in its clause, if near enough."""
    low = clause_start(text, at, least)
    runs = runs_of(text, find_cues(text, low, at, relations), relations, last_counts=last_counts)
    return runs[-1] if runs and at - runs[-1].end <= _LONGEST_GAP else None


def relation_at(text: str, title: Span, least: int, most: int, relations: Relations) -> Relation:
    """The relation to the document named at ``title``; ``cites`` where no cue tells."""
    goes_on = relations.goes_on.match(text, title.end, most) is not None
    if cue := cue_before(text, title.start, least, relations, last_counts=goes_on):
        return "cites" if goes_on and cue.relation == "formulates" else cue.relation
    after = relations.after.match(text, title.end, most)
    label = relations.after_labels[(after.lastindex or 1) - 1] if after else ""
    return relations.relations[label] if label else "cites"
