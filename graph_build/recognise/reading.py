"""Reads one document in the language that it is in.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "I. Cut costs\\n1. Exempt small firms from income tax by 2030. (Ministry of Finance)\\n2. Reduce rents."
    >>> source = Source("a.txt", "a.txt", text, "en", "utf-8", "0" * 64)
    >>> reading = recognise(source, compile_recogniser(load_vocabulary()))
    >>> [r.agency for r in reading.measures[0].responsibilities], reading.measures[0].periods[0].until
    (['mof'], '2030')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..model import DocumentReading, Source
from ..vocabulary import Vocabulary
from .chinese.reading import ChineseGrammar, compile_chinese, read_chinese
from .english.reading import EnglishGrammar, compile_english, read_english

__all__ = ["Recogniser", "compile_recogniser", "recognise"]


@dataclass(frozen=True)
class Recogniser:
    """All that is compiled from a vocabulary, once for many documents; each language when it is first read, so that
    who has texts in one of them does not wait for the other."""

    vocabulary: Vocabulary

    @cached_property
    def english(self) -> EnglishGrammar:
        """The grammar of English. Raises VocabularyError for a phrase that is not in the notation."""
        return compile_english(self.vocabulary)

    @cached_property
    def chinese(self) -> ChineseGrammar:
        """The grammar of Chinese. Raises VocabularyError for a phrase that is not in the notation."""
        return compile_chinese(self.vocabulary)


def compile_recogniser(vocabulary: Vocabulary) -> Recogniser:
    """A recogniser with all its languages compiled. Raises VocabularyError for a phrase that is not in the notation."""
    recogniser = Recogniser(vocabulary)
    _ = recogniser.english, recogniser.chinese
    return recogniser


def recognise(source: Source, recogniser: Recogniser, *, issued: str | None = None) -> DocumentReading:
    """Reads ``source``. ``issued`` is the date of issue (ISO) where it is known from elsewhere; names of bodies and
    dates without a year are read by it. Raises VocabularyError for a phrase of its language that is not in the
    notation."""
    if source.language == "zh":
        return read_chinese(source, recogniser.chinese, issued=issued)
    return read_english(source, recogniser.english, issued=issued)
