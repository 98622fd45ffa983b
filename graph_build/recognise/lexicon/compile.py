"""Compiles the whole vocabulary into one lexicon: names of bodies, cue phrases and instruments.

Owners are ``agency/<id>``, ``cue/<id>``, ``instrument/<id>`` and ``mask/<id>`` (what looks like an entry and is not).

Example:
    >>> lexicon = compile_vocabulary(load_vocabulary())
    >>> sorted({m.owner for m in find(lexicon, tokenise("The CSRC takes the lead"))})
    ['agency/csrc', 'cue/act', 'cue/lead']
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...errors import VocabularyError
from ...vocabulary import Agency, Concept, Vocabulary, load_vocabulary
from .matcher import Lexicon, compile_lexicon, find, tokenise
from .phrases import Expansion, PhraseSyntaxError, expand, literal

__all__ = ["compile_vocabulary", "find", "load_vocabulary", "tokenise"]

_SCHEMES = ("cue", "instrument")
_CLAUSAL = {"zh": ("instrument/", "cue/framed")}  # the gaps of such phrases end with the clause


def compile_vocabulary(vocabulary: Vocabulary, language: str = "en", *, cues: Container[str] | None = None) -> Lexicon:
    """One automaton for all entries in one language, of the cues only those whose owners are in ``cues`` where it is
    given. Raises VocabularyError naming the entry whose phrase is not in the notation."""
    concepts = _concepts(vocabulary, language)
    if cues is not None:
        concepts = (entry for entry in concepts if not entry[0].startswith("cue/") or entry[0] in cues)
    return compile_lexicon([*_agencies(vocabulary, language), *concepts], clausal=_CLAUSAL.get(language, ()))


def _agencies(vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, tuple[Expansion, ...]]]:
    for id_, agency in vocabulary.agencies.items():
        labels = [label for text in agency.plain_labels(language) for label in _with_and_without_commas(text)]
        yield f"agency/{id_}", tuple(literal(label) for label in dict.fromkeys(labels))
        yield f"class/{id_}", _expanded(agency, agency.phrases.get(language, ()), vocabulary, language)


def _with_and_without_commas(label: str) -> tuple[str, ...]:
    if ", and " in label:
        return label, label.replace(", and ", " and ")
    return (label, label.replace(" and ", ", and ")) if ", " in label else (label,)


def _concepts(vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, tuple[Expansion, ...]]]:
    for name in _SCHEMES:
        for concept in vocabulary.scheme(name):
            yield f"{name}/{concept.id}", _expanded(concept, concept.phrases.get(language, ()), vocabulary, language)
            yield f"mask/{concept.id}", _expanded(concept, concept.masks.get(language, ()), vocabulary, language)


def _expanded(
    entry: Concept | Agency, phrases: tuple[str, ...], vocabulary: Vocabulary, language: str
) -> tuple[Expansion, ...]:
    def class_of(name: str) -> tuple[str, ...]:
        return vocabulary.phrases(f"class/{name}", language)

    try:
        return tuple(order for phrase in phrases for order in expand(phrase, class_of, language=language))
    except PhraseSyntaxError as error:
        remedy = "write the phrase in the notation of the vocabulary guide"
        raise VocabularyError(entry.iri, str(error), remedy) from error
