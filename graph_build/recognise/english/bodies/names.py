"""Tells which body a printed name means: by its words, where the vocabulary has the very name, and otherwise by the
words that carry meaning, since machine translation keeps those and garbles the rest ("Agricultural and Rural
Department" for the Ministry of Agriculture and Rural Affairs).

Likeness is the Jaccard index of the meaningful stems, each weighted by its inverse document frequency over the names
of the vocabulary (Spärck Jones 1972).

Example:
    >>> names = compile_names(load_vocabulary())
    >>> names.alike(content(names, normal_forms("Human Resources Social Security Department")), year=2012)
    'mohrss'
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ....vocabulary import Agency, Vocabulary, load_vocabulary
from ...lexicon.tokens import normal_forms
from ...validity import at_date, preferred

__all__ = [
    "GROUP_KIND",
    "Names",
    "at_date",
    "compile_names",
    "content",
    "field_begun",
    "field_of",
    "load_vocabulary",
]

GROUP_KIND = "generic"
CLASS_KINDS = (GROUP_KIND, "market-class")
_GOVERNMENT = "govern"
_ADMINISTERING = ("administr", "compet")
LEAST_LIKENESS = 0.58
Content = frozenset[str]
_FieldKey = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Names:
    """What is known of the names of bodies. ``forms`` are the names as printed, in lower case, by body and normal
    forms; ``contents`` maps meaningful stems to the ids of single bodies so named; ``fields`` maps what
    stands before "departments" or "governments" to the class so named; ``heads_printed`` tells which
    head words are plural; ``local_words`` make a department a local one; ``known`` and ``choices`` keep what
    was resolved."""

    agencies: Mapping[str, Agency]
    forms: Mapping[tuple[str, tuple[str, ...]], frozenset[str]]
    contents: Mapping[Content, tuple[str, ...]]
    weights: Mapping[str, float]
    fillers: frozenset[str]
    heads: frozenset[str]
    postings: Mapping[str, tuple[Content, ...]]
    fields: Mapping[_FieldKey, str]
    head_words: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()
    begun: Mapping[_FieldKey, str] = field(default_factory=dict)
    heads_printed: Mapping[str, bool] = field(default_factory=dict)
    local_words: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    known: dict[tuple[Content, int | None], str | None] = field(default_factory=dict)
    choices: dict[tuple[tuple[str, ...], str, int | None], str | None] = field(default_factory=dict)

    def alike(self, stems: Content, year: int | None) -> str | None:
        """The one single body that is named by these meaningful stems, or by most of their weight; None if in doubt."""
        key = (stems, year)
        if key not in self.known:
            self.known[key] = self._exact(stems, year) or self._closest(stems, year)
        return self.known[key]

    def _exact(self, stems: Content, year: int | None) -> str | None:
        return self.preferred(self.contents.get(stems, ()), year)

    def _closest(self, stems: Content, year: int | None) -> str | None:
        if len(stems) < 2:
            return None
        scored: dict[str, float] = {}
        for other in {other for stem in stems for other in self.postings.get(stem, ())}:
            likeness = self._weight(stems & other) / self._weight(stems | other)
            if likeness >= LEAST_LIKENESS:
                for agency in self.contents[other]:
                    scored[at_date(self.agencies, agency, year)] = max(likeness, scored.get(agency, 0.0))
        best = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
        if not best or (len(best) > 1 and best[1][1] == best[0][1]):
            return None
        return best[0][0]

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self.weights.get(stem, 4.0) for stem in stems)

    def preferred(self, found: Sequence[str], year: int | None) -> str | None:
        """Of several bodies of one name, the one that existed in ``year`` and stands highest; None for none."""
        return preferred(self.agencies, found, year)


def content(names: Names, stems: Iterable[str]) -> Content:
    """The stems that tell one body from another: without "ministry", "state", "of" and the like."""
    return frozenset(stem for stem in stems if stem not in names.fillers and stem not in names.heads and stem != ",")


def compile_names(vocabulary: Vocabulary, language: str = "en") -> Names:
    """Prepares the names of all bodies of a vocabulary in one language."""
    fillers, heads, local_words, last_words = (
        _words(vocabulary, f"class/{name}", language)
        for name in ("body-filler", "body-head", "local-level", "body-last")
    )
    bare = Names(vocabulary.agencies, {}, {}, {}, fillers, heads, {}, {})
    contents: dict[Content, list[str]] = defaultdict(list)
    forms: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
    fields: dict[_FieldKey, str] = {}
    for id_, agency in sorted(vocabulary.agencies.items()):
        for label in agency.plain_labels(language):
            stems = normal_forms(label)
            forms[id_, tuple(stems)] = forms.get((id_, tuple(stems)), frozenset()) | {_surface(label)}
            if agency.kind == GROUP_KIND:
                fields |= _field(stems, bare, id_)
            elif (words := content(bare, stems)) and id_ not in contents[words]:
                contents[words].append(id_)
    counts = Counter(stem for words in contents for stem in words)
    postings: dict[str, list[Content]] = defaultdict(list)
    for words in contents:
        for stem in words:
            postings[stem].append(words)
    printed = [phrase for phrase in vocabulary.phrases("class/body-head", language) if " " not in phrase]
    return Names(
        agencies=vocabulary.agencies,
        forms=forms,
        contents={key: tuple(ids) for key, ids in contents.items() if ids},
        weights={stem: math.log(len(contents) / count) for stem, count in counts.items()},
        fillers=fillers,
        heads=heads,
        postings={stem: tuple(found) for stem, found in postings.items()},
        fields=fields,
        head_words=tuple(word.title() for word in printed),
        groups=frozenset(id_ for id_, agency in vocabulary.agencies.items() if agency.kind in CLASS_KINDS),
        begun=_begun(fields),
        heads_printed=dict.fromkeys(printed, False) | {_plural_of(word): True for word in printed},
        local_words=local_words,
        joints=fillers - last_words,
    )


def _plural_of(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _words(vocabulary: Vocabulary, concept: str, language: str) -> frozenset[str]:
    return frozenset(stem for phrase in vocabulary.phrases(concept, language) for stem in normal_forms(phrase))


def field_of(names: Names, head: str, words: Sequence[str]) -> str | None:
    """The class of bodies with a head word (a normal form) whose field is told by ``words``, if there is one."""
    if not words or words[0] in names.joints or words[-1] in names.joints:
        return None
    key = tuple(word for word in words if word not in names.fillers)
    return names.fields.get((_GOVERNMENT if head == _GOVERNMENT else "", key))


def field_begun(names: Names, head: str, words: Sequence[str]) -> str | None:
    """The one class whose field begins with ``words``: "emergency" for "emergency management"."""
    return names.begun.get((_GOVERNMENT if head == _GOVERNMENT else "", tuple(words)))


def _begun(fields: Mapping[_FieldKey, str]) -> dict[_FieldKey, str]:
    """The beginnings of fields that only one class has."""
    found: dict[_FieldKey, set[str]] = defaultdict(set)
    for (head, words), agency in fields.items():
        for size in range(1, len(words)):
            found[head, words[:size]].add(agency)
    return {key: agencies.pop() for key, agencies in found.items() if len(agencies) == 1}


def _field(stems: list[str], names: Names, agency: str) -> dict[_FieldKey, str]:
    words = tuple(stem for stem in stems[:-1] if stem not in names.fillers)
    if not words or not (stems[-1] in names.heads or stems[-1] == _GOVERNMENT):
        return {}
    head = _GOVERNMENT if stems[-1] == _GOVERNMENT else ""
    plain = tuple(word for word in words if word not in _ADMINISTERING)
    return {(head, words): agency} | ({(head, plain): agency} if plain else {})


def _surface(label: str) -> str:
    return " ".join(word for word in label.lower().replace(",", " ,").split() if word not in ("the", "a", "an"))
