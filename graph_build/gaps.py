"""Finds what the vocabularies do not cover yet: bodies without an entry, measures without an instrument, and phrases in
such measures that look like one. Nothing of it goes into a graph; it tells an editor where an entry is worth adding.

Example:
    >>> from .vocabulary import load_vocabulary
    >>> grammar = compile_gaps(load_vocabulary())
    >>> list(grammar.phrases("Introduce a beekeeping mechanism along the Honey Road."))
    ['beekeeping mechanism', 'Honey Road']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from .model import DocumentReading, MeasureReading
from .recognise.lexicon.compile import compile_vocabulary, find, tokenise
from .recognise.lexicon.matcher import Lexicon
from .vocabulary import Vocabulary

__all__ = ["Gap", "GapGrammar", "compile_gaps", "find_gaps"]

GapKind = Literal["body", "measure", "phrase"]
_QUOTED: Final = re.compile(r"[\"“《]([^\"”》\n]{3,80})[\"”》]")
_CAPITALS: Final = re.compile(r"\b[A-Z][\w-]+(?:\s+(?:of|for|and)\s+[A-Z][\w-]+|\s+[A-Z][\w-]+)+")
_ENTRIES: Final = ("agency/", "instrument/")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+|(?<=[。；！？])")


@dataclass(frozen=True, slots=True)
class Gap:
    """A name or phrase that no entry covers, how often it was seen, and one sentence with the file it stands in."""

    kind: GapKind
    name: str
    count: int
    example: str
    file: str


@dataclass(frozen=True, slots=True)
class GapGrammar:
    """How phrases that look like instruments are found, and the lexicon that says which of them are known. Where words
    have no spaces between them, ``breaks`` are what a phrase cannot run over."""

    nominal: re.Pattern[str]
    edges: frozenset[str]
    lexicon: Lexicon
    breaks: re.Pattern[str] | None = None

    def phrases(self, text: str) -> Iterator[str]:
        """The phrases of a text that look like an instrument and that no entry matches, in order of form."""
        found = list(self._nominals(text))
        found += [match[1] for match in _QUOTED.finditer(text)]
        found += [self._opened(match[0]) for match in _CAPITALS.finditer(_QUOTED.sub(" ", text))]
        for phrase in dict.fromkeys(filter(None, found)):
            if not any(match.owner.startswith(_ENTRIES) for match in find(self.lexicon, tokenise(phrase))):
                yield phrase

    def _nominals(self, text: str) -> Iterator[str]:
        if self.breaks:
            yield from filter(self.nominal.fullmatch, self.breaks.split(text))
        else:
            yield from (self._trimmed(match[0]) for match in self.nominal.finditer(text))

    def _opened(self, phrase: str) -> str:
        first, _, rest = phrase.partition(" ")
        return phrase if first.casefold() not in self.edges else rest if " " in rest else ""

    def _trimmed(self, phrase: str) -> str:
        words = phrase.split()
        starts = [i + 1 for i, word in enumerate(words) if word.casefold() in self.edges]
        kept = words[max(starts, default=0) :]
        return " ".join(kept) if len(kept) > 1 else ""


def compile_gaps(vocabulary: Vocabulary, language: str = "en") -> GapGrammar:
    """The grammar of gaps in one language, from the concepts ``gap/noun`` and ``gap/edge``."""
    nouns, edges = (_alternatives(vocabulary.phrases(f"gap/{name}", language)) for name in ("noun", "edge"))
    nominal, breaks = rf"\b(?:[a-z][\w-]+\s+){{1,3}}(?:{nouns})s?\b", None
    if language == "zh":
        # Cut at any place, a stretch of Han characters of fixed length would begin and end within words.
        nominal, breaks = rf"[\u4e00-\u9fff]{{2,8}}(?:{nouns})", re.compile(rf"[^\u4e00-\u9fff]+|{edges}")
    outside = frozenset(vocabulary.phrases("gap/edge", language))
    return GapGrammar(re.compile(nominal), outside, compile_vocabulary(vocabulary, language), breaks)


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of ``words``, longer ones first; of none, one that matches nothing."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"


def find_gaps(readings: Iterable[DocumentReading], vocabulary: Vocabulary, *, least: int = 1) -> tuple[Gap, ...]:
    """The gaps seen at least ``least`` times in ``readings``: bodies, then phrases, then measures; the most frequent
    first."""
    seen: dict[tuple[GapKind, str], list[tuple[str, str]]] = defaultdict(list)
    grammars: dict[str, GapGrammar] = {}
    for reading in readings:
        language = reading.source.language
        grammar = grammars.setdefault(language, compile_gaps(vocabulary, language))
        for kind, name, example in _document(reading, grammar):
            seen[kind, name].append((example, reading.source.name))
    gaps = [Gap(kind, name, len(places), *places[0]) for (kind, name), places in seen.items() if len(places) >= least]
    order: tuple[GapKind, ...] = ("body", "phrase", "measure")
    return tuple(sorted(gaps, key=lambda gap: (order.index(gap.kind), -gap.count, gap.name)))


def _document(reading: DocumentReading, grammar: GapGrammar) -> Iterator[tuple[GapKind, str, str]]:
    for measure in reading.measures:
        for responsibility in measure.responsibilities:
            if not responsibility.known:
                yield "body", responsibility.label, _sentence(measure, responsibility.label)
        if not measure.instruments:
            yield "measure", f"{reading.source.name} {measure.passage.number}", measure.label
            for phrase in grammar.phrases(_unread(reading.source.text, measure)):
                yield "phrase", phrase, _sentence(measure, phrase)


def _unread(text: str, measure: MeasureReading) -> str:
    """The text of a measure without the names of bodies, programmes and documents that were recognised in it."""
    read = [role.evidence for role in measure.responsibilities]
    read += [programme.evidence for programme in measure.programmes]
    read += [citation.evidence for citation in measure.citations]
    pieces: list[str] = []
    for piece in measure.pieces:
        start = piece.start
        for span in sorted(filter(piece.covers, read)):
            pieces.append(text[start : max(start, span.start)])
            start = max(start, span.end)
        pieces.append(text[start : piece.end])
    return " ".join(" ; ".join(pieces).split())


def _sentence(measure: MeasureReading, phrase: str) -> str:
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCE_END.split(measure.text)]
    return next((sentence for sentence in sentences if phrase in sentence), sentences[0])
