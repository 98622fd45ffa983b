"""What is compiled from the vocabulary to find bodies in Chinese texts: the words that their names are made of.

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> grammar.fields["发展改革"], grammar.national["教育"]
    ('development-reform-departments', ('moe',))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ....vocabulary import Agency, Vocabulary, load_vocabulary
from ...validity import preferred
from .tables import (
    GROUP,
    NATIONAL_KINDS,
    elliptic_of,
    fields_of,
    joint_names,
    levels_of,
    named_by,
    national_of,
    words_of,
)
from .words import Words

__all__ = ["BodyGrammar", "Candidate", "compile_bodies", "load_vocabulary"]


class Candidate(NamedTuple):
    """A possible mention of ``agency``. Of two of the same length the one of the lower ``rank`` is taken: it is the
    lower, the longer the name without the level before it."""

    start: int
    end: int
    agency: str
    rank: int = 0
    known: bool = True


@dataclass(frozen=True)
class BodyGrammar:
    """``fields`` are what departments are told apart by, with the group of each; ``national`` the bodies of the whole
    country by field; ``levels`` the words for levels of government, with the group of each (``level_groups``);
    ``elliptic`` names of bodies without the words that tell they are national, by those words; ``branches`` names of
    bodies that have branches, with the group of these; ``actors`` names that are bodies only where they act; ``joint``
    finds the full names of joint bodies (``joint_names``, with the id of each); ``longer`` finds words in which a name
    is none; ``choices`` keeps what was resolved. The rest are word classes."""

    agencies: Mapping[str, Agency]
    fields: Words
    national: Mapping[str, tuple[str, ...]]
    levels: Words
    level_groups: frozenset[str]
    elliptic: Mapping[str, Words]
    branches: Words
    actors: Words
    joint: AhoCorasick
    joint_names: Sequence[tuple[str, str]]
    longer: AhoCorasick
    longer_words: Sequence[str]
    words: Mapping[str, Words]
    patterns: Mapping[str, re.Pattern[str]]
    choices: dict[tuple[tuple[str, ...], int | None], str | None] = field(default_factory=dict)

    @cached_property
    def reach(self) -> int:
        """The length of the longest word in which a name is none."""
        return max(map(len, self.longer_words), default=0)

    def preferred(self, found: Sequence[str], year: int | None) -> str | None:
        """Of several bodies of one name, the one that existed in ``year``; None for none."""
        key = (tuple(found), year)
        if key not in self.choices:
            self.choices[key] = preferred(self.agencies, found, year)
        return self.choices[key]

    def is_bound(self, text: str, at: int) -> bool:
        """True where a name may begin or end beside the sign at ``at``, or at an end of the text."""
        return not 0 <= at < len(text) or text[at] in _SIGNS or text[at] in self.words["body-bound"]

    def is_group(self, agency: str) -> bool:
        """True for a class of departments or governments; a minted id is none."""
        return agency in self.agencies and self.agencies[agency].kind == GROUP

    def is_national(self, agency: str) -> bool:
        """True for a body that provinces and cities have namesakes of."""
        return self.agencies[agency].kind in NATIONAL_KINDS


_SIGNS = frozenset("\n \t\u3000，。；：、,;:（）()《》“”")
_NOTHING = "(?!)"
_ACTS = ("cue/act", "cue/modal", "class/adverb")
_CLASSES = (
    "department-domain",
    "department-head",
    "department-of-many",
    "council",
    "ministries",
    "local-head",
    "local-only-head",
    "national-head",
    "national-prefix",
    "body-ending",
    "no-body-word",
    "list-joint",
    "list-label",
    "body-bound",
    "each",
    "every",
    "every-place",
    "level-adjective",
    "level-word",
    "government",
    "with-government",
    "government-acts",
    "government-told",
    "place",
    "place-object",
    "province-name",
    "place-end",
    "province-city",
    "party-committee",
    "party-head",
    "department-told",
    "no-told",
    "no-actor",
    "bare-department",
    "bare-level",
    "joint-short",
    "joint-part",
    "branch",
    "branch-and",
)


def compile_bodies(vocabulary: Vocabulary) -> BodyGrammar:
    """The grammar of names of bodies."""
    words = {name: words_of(vocabulary, f"class/{name}") for name in _CLASSES}
    for others in _ACTS:
        words["government-acts"].update(words_of(vocabulary, others))
    words["modal"], words["doing"] = words_of(vocabulary, "cue/modal"), words_of(vocabulary, "class/doing")
    actors = named_by(vocabulary, "actor")
    joint = joint_names(vocabulary)
    longer = vocabulary.phrases("class/no-body", "zh")
    levels = levels_of(vocabulary, words)
    return BodyGrammar(
        agencies=vocabulary.agencies,
        fields=fields_of(vocabulary),
        national=national_of(vocabulary, words),
        levels=levels,
        level_groups=frozenset(level for level in levels.values() if level),
        elliptic=elliptic_of(vocabulary, words["national-prefix"]),
        branches=named_by(vocabulary, "branch"),
        actors=actors,
        joint=AhoCorasick([name for name, _ in joint]),
        joint_names=joint,
        longer=AhoCorasick(list(longer)),
        longer_words=longer,
        words=words,
        patterns={
            "departments": _endings(words["department-head"], 2),
            "local": _endings(words["local-head"], 1),
            "party": _endings(words["party-head"], 1),
            "governments": _endings(words["government"], 2),
            "places": _endings(words["place"], 2),
            "bare-levels": _any_of(word for word in words["bare-level"] if levels.get(word)),
            "joint": re.compile("|".join(words["joint-short"]) or _NOTHING),
            "actors": _endings(actors, 2),
            "doers": re.compile("|".join(f"的{head}" for head in words["bare-department"]) or _NOTHING),
            "each": re.compile("|".join(words["each"]) or _NOTHING),
            "lists": _lists(words["list-label"]),
            "others": re.compile("|".join(sorted(words["no-body-word"], key=len, reverse=True)) or _NOTHING),
        },
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or _NOTHING)


def _endings(words: Words, size: int) -> re.Pattern[str]:
    """The last characters of the words, one of which ends every word."""
    ends = sorted({re.escape(word[-size:]) for word in words})
    return re.compile("|".join(ends) or _NOTHING)


def _lists(labels: Words) -> re.Pattern[str]:
    """What may be a list of bodies: all that stands in brackets, or behind a label and a colon."""
    label = "|".join(map(re.escape, labels)) or _NOTHING
    return re.compile(rf"[（(]([^（()）\n]{{4,400}})[)）]|(?:{label})[:：]([^\n。；;（()）]{{4,400}})")
