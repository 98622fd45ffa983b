"""Reads one document: segments it, and recognises in every measure who does it, with what, how much, by when and under
which other documents.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "I. Cut costs\\n1. Exempt small firms from income tax by 2030. (Ministry of Finance)\\n2. Reduce rents."
    >>> source = Source("a.txt", "a.txt", text, "en", "utf-8", "0" * 64)
    >>> reading = recognise(source, compile_recogniser(load_vocabulary()))
    >>> [r.agency for r in reading.measures[0].responsibilities], reading.measures[0].periods[0].until
    (['mof'], '2030')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..model import (
    DocumentReading,
    Heading,
    InstrumentUse,
    MeasureReading,
    Outline,
    Passage,
    Programme,
    Responsibility,
    SectionReading,
    Source,
    Span,
)
from ..segment import segment
from ..vocabulary import Vocabulary
from .bodies.find import Mention, find_mentions, mention_span
from .bodies.names import Names, at_date, compile_names
from .citations.find import CitationGrammar, compile_citations, find_citations
from .dates.find import DateGrammar, compile_dates, find_issue_date, find_periods
from .document.fields import DocumentFields, DocumentGrammar, compile_document, read_document_fields
from .instruments import find_instruments
from .lexicon.compile import compile_vocabulary
from .lexicon.matcher import Lexicon, Match, between, find
from .lexicon.tokens import Tokens, tokenise
from .programmes.find import ProgrammeGrammar, compile_programmes, find_programmes
from .quantities.find import QuantityGrammar, compile_quantities, find_quantities
from .roles import FunctionWords, compile_function_words, find_notes, responsibilities_of
from .roles.notes import Note

__all__ = ["Recogniser", "compile_recogniser", "recognise"]

_COMMENTARY = "commentary"


@dataclass(frozen=True, slots=True)
class Recogniser:
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
        return int(self.issued[:4]) if self.issued else None


def compile_recogniser(vocabulary: Vocabulary) -> Recogniser:
    """Compiles the English part of a vocabulary. Raises VocabularyError for a phrase that is not in the notation."""
    return Recogniser(
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


def recognise(source: Source, recogniser: Recogniser, *, issued: str | None = None) -> DocumentReading:
    """Reads ``source``. ``issued`` is the date of issue (ISO) where it is known from elsewhere; names of bodies and
    dates without a year are read by it."""
    outline = segment(source.text, recogniser.vocabulary)
    tokens = tokenise(outline.masked)
    matches = find(recogniser.lexicon, tokens)
    fields = _fields(source, outline, tokens, matches, recogniser)
    view = _view(outline, tokens, matches, recogniser, issued or fields.issued)
    commentary = fields.kind == _COMMENTARY
    measures = () if commentary else tuple(_measure(passage, outline, view, recogniser) for passage in outline.measures)
    whole = Span(0, len(source.text))
    return DocumentReading(
        source=source,
        title=fields.title,
        number=fields.number,
        issued=issued or fields.issued,
        issuers=tuple(dict.fromkeys(at_date(recogniser.names.agencies, id_, view.year) for id_ in fields.issuers)),
        kind=fields.kind,
        interprets=fields.interprets,
        sections=() if commentary else tuple(_section(heading, view, recogniser) for heading in outline.sections),
        measures=measures,
        quantities=find_quantities(view.text, whole, recogniser.quantities) if commentary else (),
        citations=fields.citations,
        noise=outline.noise,
    )


def _fields(
    source: Source, outline: Outline, tokens: Tokens, matches: Sequence[Match], recogniser: Recogniser
) -> DocumentFields:
    def bodies(span: Span) -> tuple[tuple[str, Span], ...]:
        first, last = tokens.at(span.start), tokens.at(span.end) - 1
        inside = between(matches, first, last)
        found = find_mentions(inside, tokens, recogniser.names, None, guess=False, within=(first, last))
        return tuple((mention.agency, mention_span(mention, tokens)) for mention in found)

    date = partial(find_issue_date, outline.masked, grammar=recogniser.dates)
    return read_document_fields(source.text, outline, recogniser.document, bodies, date)


def _view(
    outline: Outline, tokens: Tokens, matches: Sequence[Match], recogniser: Recogniser, issued: str | None
) -> _View:
    year = int(issued[:4]) if issued else None
    mentions = find_mentions(matches, tokens, recogniser.names, year)
    conventions = [match.first for match in matches if match.owner == "cue/first-leads"]
    return _View(outline.masked, tokens, matches, mentions, issued, min(conventions, default=None))


def _notes(first: int, last: int, view: _View, recogniser: Recogniser) -> list[Note]:
    holds = view.first_leads_from is not None and last >= view.first_leads_from
    names, year = recogniser.names, view.year
    mentions, matches = between(view.mentions, first, last), between(view.matches, first, last)
    return find_notes(first, last, view.tokens, mentions, matches, names, year, first_leads=holds)


def _section(heading: Heading, view: _View, recogniser: Recogniser) -> SectionReading:
    responsibilities: list[Responsibility] = []
    for passage in heading.passages:
        first, last = view.tokens.at(passage.start), view.tokens.at(passage.end) - 1
        notes = _notes(first, last, view, recogniser)
        responsibilities += [
            Responsibility(m.agency, role, mention_span(m, view.tokens), m.label, m.known)
            for note in notes
            for m, role in note.parts
        ]
    unique = {r.agency: r for r in reversed(responsibilities)}
    label = " ".join(heading.span.of(view.text).split())
    return SectionReading(heading, label, tuple(sorted(unique.values(), key=lambda r: r.evidence)))


def _measure(passage: Passage, outline: Outline, view: _View, recogniser: Recogniser) -> MeasureReading:
    span = passage.span
    first, last = view.tokens.at(span.start), view.tokens.at(span.end) - 1
    matches = between(view.matches, first, last)
    notes = _notes(first, last, view, recogniser)
    citations = find_citations(view.text, span, recogniser.citations)
    titles = [citation.evidence for citation in citations]
    mentions = between(view.mentions, first, last)
    free = [m for m in mentions if not any(title.covers(mention_span(m, view.tokens)) for title in titles)]
    bodies = [mention_span(mention, view.tokens) for mention in mentions]
    noted = [_span(note.first, note.last, view.tokens) for note in notes]
    instruments = find_instruments(matches, view.tokens, bodies, noted=noted)
    programmes = find_programmes(view.text, span, recogniser.programmes)
    pieces = _pieces(span, outline.noise)
    return MeasureReading(
        passage=passage,
        label=" ".join(passage.heading.of(view.text).split()),
        text=" ".join(" ".join(piece.of(view.text).split()) for piece in pieces),
        pieces=pieces,
        responsibilities=responsibilities_of(
            first, last, view.tokens, free, matches, recogniser.names, notes, recogniser.words
        ),
        instruments=instruments,
        programmes=tuple(_with_instrument(p, matches, instruments, view.tokens) for p in programmes),
        quantities=find_quantities(view.text, span, recogniser.quantities),
        periods=find_periods(view.text, span, recogniser.dates, view.issued),
        citations=citations,
    )


def _span(first: int, last: int, tokens: Tokens) -> Span:
    return Span(tokens.starts[first], tokens.ends[last])


def _with_instrument(
    programme: Programme, matches: Sequence[Match], uses: Sequence[InstrumentUse], tokens: Tokens
) -> Programme:
    """The instrument that the programme's name speaks of, else the one recognised nearest to it."""
    named = [
        match
        for match in matches
        if match.owner.startswith("instrument/") and programme.evidence.covers(_span(match.first, match.last, tokens))
    ]
    if named:
        return replace(programme, instrument=max(named, key=lambda match: match.size).owner.split("/", 1)[1])
    near = min(uses, key=lambda use: abs(use.evidence.start - programme.evidence.start), default=None)
    return replace(programme, instrument=near.instrument if near else None)


def _pieces(span: Span, noise: Sequence[Span]) -> tuple[Span, ...]:
    pieces: list[Span] = []
    start = span.start
    for gap in sorted(n for n in noise if n.overlaps(span)):
        if gap.start > start:
            pieces.append(Span(start, gap.start))
        start = max(start, gap.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return tuple(pieces)
