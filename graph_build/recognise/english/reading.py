"""Reads one English document: segments it, and recognises in every measure who does it, with what, how much, by when
and under which other documents.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "I. Cut costs\\n1. Exempt small firms from income tax by 2030. (Ministry of Finance)\\n2. Reduce rents."
    >>> source = Source("a.txt", "a.txt", text, "en", "utf-8", "0" * 64)
    >>> reading = read_english(source, compile_english(load_vocabulary()))
    >>> [r.agency for r in reading.measures[0].responsibilities], reading.measures[0].periods[0].until
    (['mof'], '2030')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ...model import (
    DocumentReading,
    Heading,
    MeasureReading,
    Outline,
    Passage,
    Responsibility,
    SectionReading,
    Source,
    Span,
)
from ...segment import segment
from ...vocabulary import Vocabulary
from ..instruments import find_instruments
from ..lexicon.compile import compile_vocabulary
from ..lexicon.matcher import Lexicon, Match, between, find
from ..lexicon.tokens import Tokens, tokenise
from ..parts import Recognised, document_reading, pieces_of, with_instrument, year_of
from .bodies.find import Mention, find_mentions, mention_span
from .bodies.names import Names, compile_names
from .citations.find import CitationGrammar, compile_citations, find_citations
from .dates.find import DateGrammar, compile_dates, find_issue_date, find_periods
from .document.fields import DocumentFields, DocumentGrammar, compile_document, read_document_fields
from .programmes.find import ProgrammeGrammar, compile_programmes, find_programmes
from .quantities.find import QuantityGrammar, compile_quantities, find_quantities
from .roles import FunctionWords, compile_function_words, find_notes, responsibilities_of
from .roles.notes import Note

__all__ = ["EnglishGrammar", "compile_english", "read_english"]


@dataclass(frozen=True, slots=True)
class EnglishGrammar:
    """All that is compiled from a vocabulary, once for many documents."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    names: Names
    words: FunctionWords
    quantities: QuantityGrammar
    dates: DateGrammar
    citations: CitationGrammar
    programmes: ProgrammeGrammar
    document: DocumentGrammar


@dataclass(frozen=True, slots=True)
class _View:
    """One text as the recognisers see it: noise blanked, words, and all that the lexicon found."""

    text: str
    tokens: Tokens
    matches: Sequence[Match]
    mentions: Sequence[Mention]
    issued: str | None
    first_leads_from: int | None

    @property
    def year(self) -> int | None:
        return year_of(self.issued)


def compile_english(vocabulary: Vocabulary) -> EnglishGrammar:
    """Compiles the English part of a vocabulary. Raises VocabularyError for a phrase that is not in the notation."""
    return EnglishGrammar(
        vocabulary=vocabulary,
        lexicon=compile_vocabulary(vocabulary),
        names=compile_names(vocabulary),
        words=compile_function_words(vocabulary),
        quantities=compile_quantities(vocabulary),
        dates=compile_dates(vocabulary),
        citations=compile_citations(vocabulary),
        programmes=compile_programmes(vocabulary),
        document=compile_document(vocabulary),
    )


def read_english(source: Source, grammar: EnglishGrammar, *, issued: str | None = None) -> DocumentReading:
    """Reads ``source``. ``issued`` is the date of issue (ISO) where it is known from elsewhere; names of bodies and
    dates without a year are read by it."""
    outline = segment(source.text, grammar.vocabulary)
    tokens = tokenise(outline.masked)
    matches = find(grammar.lexicon, tokens)
    fields = _fields(source, outline, tokens, matches, grammar)
    view = _view(outline, tokens, matches, grammar, issued or fields.issued)
    recognised = Recognised(
        sections=lambda: (_section(heading, view, grammar) for heading in outline.sections),
        measures=lambda: (_measure(passage, outline, view, grammar) for passage in outline.measures),
        quantities=lambda: find_quantities(view.text, Span(0, len(source.text)), grammar.quantities),
    )
    return document_reading(source, outline, fields, recognised, issued=view.issued, agencies=grammar.names.agencies)


def _fields(
    source: Source, outline: Outline, tokens: Tokens, matches: Sequence[Match], grammar: EnglishGrammar
) -> DocumentFields:
    def bodies(span: Span) -> tuple[tuple[str, Span], ...]:
        first, last = tokens.at(span.start), tokens.at(span.end) - 1
        inside = between(matches, first, last)
        found = find_mentions(inside, tokens, grammar.names, None, guess=False, within=(first, last))
        return tuple((mention.agency, mention_span(mention, tokens)) for mention in found)

    date = partial(find_issue_date, outline.masked, grammar=grammar.dates)
    return read_document_fields(source.text, outline, grammar.document, bodies, date)


def _view(
    outline: Outline, tokens: Tokens, matches: Sequence[Match], grammar: EnglishGrammar, issued: str | None
) -> _View:
    mentions = find_mentions(matches, tokens, grammar.names, year_of(issued))
    conventions = [match.first for match in matches if match.owner == "cue/first-leads"]
    return _View(outline.masked, tokens, matches, mentions, issued, min(conventions, default=None))


def _notes(first: int, last: int, view: _View, grammar: EnglishGrammar) -> list[Note]:
    holds = view.first_leads_from is not None and last >= view.first_leads_from
    names, year = grammar.names, view.year
    mentions, matches = between(view.mentions, first, last), between(view.matches, first, last)
    return find_notes(first, last, view.tokens, mentions, matches, names, year, first_leads=holds)


def _section(heading: Heading, view: _View, grammar: EnglishGrammar) -> SectionReading:
    responsibilities: list[Responsibility] = []
    for passage in heading.passages:
        first, last = view.tokens.at(passage.start), view.tokens.at(passage.end) - 1
        notes = _notes(first, last, view, grammar)
        responsibilities += [
            Responsibility(m.agency, role, mention_span(m, view.tokens), m.label, m.known)
            for note in notes
            for m, role in note.parts
        ]
    unique = {r.agency: r for r in reversed(responsibilities)}
    label = " ".join(heading.span.of(view.text).split())
    return SectionReading(heading, label, tuple(sorted(unique.values(), key=lambda r: r.evidence)))


def _measure(passage: Passage, outline: Outline, view: _View, grammar: EnglishGrammar) -> MeasureReading:
    span = passage.span
    first, last = view.tokens.at(span.start), view.tokens.at(span.end) - 1
    matches = between(view.matches, first, last)
    notes = _notes(first, last, view, grammar)
    citations = find_citations(view.text, span, grammar.citations)
    titles = [citation.evidence for citation in citations]
    mentions = between(view.mentions, first, last)
    free = [m for m in mentions if not any(title.covers(mention_span(m, view.tokens)) for title in titles)]
    bodies = [mention_span(mention, view.tokens) for mention in mentions]
    noted = [_span(note.first, note.last, view.tokens) for note in notes]
    instruments = find_instruments(matches, view.tokens, bodies, noted=noted)
    programmes = find_programmes(view.text, span, grammar.programmes)
    pieces = pieces_of(span, outline.noise)
    return MeasureReading(
        passage=passage,
        label=" ".join(passage.heading.of(view.text).split()),
        text=" ".join(" ".join(piece.of(view.text).split()) for piece in pieces),
        pieces=pieces,
        responsibilities=responsibilities_of(
            first, last, view.tokens, free, matches, grammar.names, notes, grammar.words
        ),
        instruments=instruments,
        programmes=tuple(with_instrument(p, matches, instruments, view.tokens) for p in programmes),
        quantities=find_quantities(view.text, span, grammar.quantities),
        periods=find_periods(view.text, span, grammar.dates, view.issued),
        citations=citations,
    )


def _span(first: int, last: int, tokens: Tokens) -> Span:
    return Span(tokens.starts[first], tokens.ends[last])
