"""The tables of words that names of bodies are made of, read from the vocabulary.

Example:
    >>> vocabulary = load_vocabulary()
    >>> fields_of(vocabulary)["财政"], "部门" in words_of(vocabulary, "class/department-head")
    ('finance-departments', True)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ....vocabulary import Vocabulary, load_vocabulary
from ...lexicon.phrases import expand
from .words import Words

__all__ = [
    "GROUP",
    "NATIONAL_KINDS",
    "elliptic_of",
    "fields_of",
    "joint_names",
    "levels_of",
    "load_vocabulary",
    "named_by",
    "national_of",
    "words_of",
]

GROUP, _JOINT, _PROVINCE = "generic", "coordination-body", "provincial-governments"
NATIONAL_KINDS = (
    "ministry",
    "administration",
    "commission",
    "office",
    "bureau",
    "institute",
    "mass-organisation",
    "legislature",
)
_NARROW = str.maketrans("（）", "()")


def words_of(vocabulary: Vocabulary, concept: str) -> Words:
    """The words of a class: its phrases without gaps, with all that they stand for."""

    def class_of(inner: str) -> tuple[str, ...]:
        return vocabulary.phrases(f"class/{inner}", "zh")

    found = Words()
    for phrase in vocabulary.phrases(concept, "zh"):
        plain = not set("(<[").intersection(phrase)
        parts = (((phrase,),),) if plain else expand(phrase, class_of, language="zh")[0].parts
        if len(parts) == 1:
            found.update({"".join(words): None for words in parts[0]})
    return found


def fields_of(vocabulary: Vocabulary) -> Words:
    """The fields of groups of departments."""
    found = Words()
    for concept in vocabulary.scheme("field"):
        if concept.id in vocabulary.agencies and vocabulary.agencies[concept.id].kind == GROUP:
            found.update(dict.fromkeys(concept.phrases.get("zh", ()), concept.id))
    return found


def named_by(vocabulary: Vocabulary, scheme: str) -> Words:
    """The words of a scheme, with the body of each."""
    found = Words()
    for concept in vocabulary.scheme(scheme):
        if concept.id in vocabulary.agencies:
            found.update(dict.fromkeys(words_of(vocabulary, f"{scheme}/{concept.id}"), concept.id))
    return found


def joint_names(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The names of joint bodies, with the id of each."""
    joint = {id_: agency for id_, agency in vocabulary.agencies.items() if agency.kind == _JOINT}
    return tuple((label, id_) for id_, agency in sorted(joint.items()) for label in agency.plain_labels("zh"))


def levels_of(vocabulary: Vocabulary, words: Mapping[str, Words]) -> Words:
    """The words for levels, those that say nothing of the level, and the names of provinces and cities."""
    levels = {word: level.id for level in vocabulary.scheme("level") for word in level.phrases.get("zh", ())}
    ends = [end for end in words["place-end"] if end in levels]
    places = {f"{name}{end}": levels[end] for end in ends for name in words["province-name"]}
    cities = dict.fromkeys(words["province-city"], _PROVINCE)
    narrow = {word.translate(_NARROW): level for word, level in levels.items()}
    return Words(words["level-word"] | levels | narrow | places | cities)


def national_of(vocabulary: Vocabulary, words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """Single bodies by field: what is left of their names without head and without the words for the whole country."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in vocabulary.scheme("field"):
        if concept.id in vocabulary.agencies and vocabulary.agencies[concept.id].kind != GROUP:
            for phrase in concept.phrases.get("zh", ()):
                found[phrase][concept.id] = None
    for id_, agency in sorted(vocabulary.agencies.items()):
        if agency.kind in NATIONAL_KINDS:
            for label in agency.plain_labels("zh"):
                for name in _without_head(_without_prefix(label, words["national-prefix"]), words["national-head"]):
                    found[name][id_] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _without_prefix(label: str, prefixes: Words) -> str:
    end = prefixes.after(label, 0)
    return label[end:] if end else label


def _without_head(label: str, heads: Words) -> tuple[str, ...]:
    return tuple(label[:start] for start in heads.starts(label, len(label)) if start > 1)


def elliptic_of(vocabulary: Vocabulary, prefixes: Words) -> dict[str, Words]:
    """Names of bodies that are no names without their prefix, by prefix and shortened name."""
    names = {label for agency in vocabulary.agencies.values() for label in agency.labels.get("zh", ())}
    found: dict[str, Words] = {prefix: Words() for prefix in prefixes}
    for id_, agency in sorted(vocabulary.agencies.items()):
        for label in agency.labels.get("zh", ()):
            end = prefixes.after(label, 0)
            if end and len(label) - end >= 2 and label[end:] not in names:
                found[label[:end]].setdefault(label[end:], id_)
    return found
