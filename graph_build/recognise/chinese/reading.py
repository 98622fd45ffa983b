"""Reads one Chinese document: segments it, and recognises in every measure who does it, with what, how much, by when
and under which other documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from ..instruments import INSTRUMENT_CUES, find_instruments
from ..lexicon.compile import compile_vocabulary
from ..lexicon.matcher import Lexicon, Match, between, find
from ..lexicon.tokens import Tokens, tokenise
from ..parts import Recognised, document_reading, pieces_of, with_instrument, year_of
from .bodies import BodyGrammar, compile_bodies, find_mentions
from .citations import CitationGrammar, compile_citations, find_citations
from .dates import DateGrammar, compile_dates, find_issue_date, find_periods
from .document import DocumentFields, DocumentGrammar, compile_document, read_document_fields
from .programmes import ProgrammeGrammar, compile_programmes, find_programmes
from .quantities import QuantityGrammar, compile_quantities, find_quantities
from .roles import CONVENTIONS, RoleGrammar, carried, compile_roles, find_notes, responsibilities_of
from .values import Hit, Mention, Note, hits_of

__all__ = ["ChineseGrammar", "compile_chinese", "read_chinese"]

_ONLY_NAMED = ("cites", "implements", "interprets")  # the words of such a title are none of the measure's own
_FIRST_LEADS = "cue/first-leads"
_OF_BODIES = ("agency/", "class/", *CONVENTIONS)
_CUES = INSTRUMENT_CUES.union(CONVENTIONS)  # the other cues have grammars of their own


@dataclass(frozen=True, slots=True)
class ChineseGrammar:
    """All that is compiled from the Chinese part of a vocabulary, once for many documents."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    bodies: BodyGrammar
    roles: RoleGrammar
    quantities: QuantityGrammar
    dates: DateGrammar
    citations: CitationGrammar
    programmes: ProgrammeGrammar
    document: DocumentGrammar


@dataclass(frozen=True, slots=True)
class _View:
    """One text as the recognisers see it: noise blanked, and all that the lexicon found, of ``bodies`` and other."""

    text: str
    tokens: Tokens
    bodies: Sequence[Match]
    matches: Sequence[Match]
    issued: str | None
    first_leads_from: int | None

    @property
    def year(self) -> int | None:
        return year_of(self.issued)


def compile_chinese(vocabulary: Vocabulary) -> ChineseGrammar:
    """Compiles the Chinese part of a vocabulary. Raises VocabularyError for a phrase that is not in the notation."""
    return ChineseGrammar(
        vocabulary=vocabulary,
        lexicon=compile_vocabulary(vocabulary, "zh", cues=_CUES),
        bodies=compile_bodies(vocabulary),
        roles=compile_roles(vocabulary),
        quantities=compile_quantities(vocabulary),
        dates=compile_dates(vocabulary),
        citations=compile_citations(vocabulary),
        programmes=compile_programmes(vocabulary),
        document=compile_document(vocabulary),
    )


def read_chinese(source: Source, grammar: ChineseGrammar, *, issued: str | None = None) -> DocumentReading:
    """Reads ``source``. ``issued`` is the date of issue (ISO) where it is known from elsewhere; names of bodies and
    dates without a year are read by it."""
    outline = segment(source.text, grammar.vocabulary)
    fields = _fields(source, outline, grammar)
    view = _view(outline, grammar, issued or fields.issued)
    recognised = Recognised(
        sections=lambda: (_section(heading, view, grammar) for heading in outline.sections),
        measures=partial(_measures, outline, view, grammar),
        quantities=lambda: find_quantities(view.text, Span(0, len(source.text)), grammar.quantities),
    )
    return document_reading(
        source, outline, fields, recognised, issued=view.issued, agencies=grammar.vocabulary.agencies
    )


def _fields(source: Source, outline: Outline, grammar: ChineseGrammar) -> DocumentFields:
    def bodies(name: str) -> tuple[str, ...]:
        tokens = tokenise(name)
        hits = hits_of(find(grammar.lexicon, tokens), tokens)
        found = find_mentions(name, Span(0, len(name)), hits, grammar.bodies, year=None)
        return tuple(mention.agency for mention in found)

    def date(span: Span) -> tuple[str, Span] | None:
        return find_issue_date(outline.masked, span, grammar.dates)

    return read_document_fields(source, outline, grammar.document, bodies, date)


def _view(outline: Outline, grammar: ChineseGrammar, issued: str | None) -> _View:
    text = outline.masked
    tokens = tokenise(text)
    bodies: list[Match] = []
    others: list[Match] = []
    for match in find(grammar.lexicon, tokens):
        (bodies if match.owner.startswith(_OF_BODIES) else others).append(match)
    conventions = [tokens.starts[match.first] for match in bodies if match.owner == _FIRST_LEADS]
    return _View(text, tokens, bodies, others, issued, _holds_from(conventions, outline))


def _holds_from(conventions: Sequence[int], outline: Outline) -> int | None:
    """Where a convention begins to hold: where it is stated, or, stated behind all measures, from the beginning."""
    first = min(conventions, default=None)
    later = first is not None and any(passage.span.end > first for passage in outline.measures)
    return first if first is None or later else 0


def _inside(matches: Sequence[Match], span: Span, view: _View) -> list[Match]:
    return between(matches, view.tokens.at(span.start), view.tokens.at(span.end) - 1)


def _who(
    span: Span, view: _View, grammar: ChineseGrammar
) -> tuple[tuple[Hit, ...], tuple[Mention, ...], tuple[Note, ...]]:
    hits = hits_of(_inside(view.bodies, span, view), view.tokens)
    mentions = find_mentions(view.text, span, hits, grammar.bodies, year=view.year)
    holds = view.first_leads_from is not None and span.end > view.first_leads_from
    return hits, mentions, find_notes(view.text, span, mentions, hits, grammar.roles, first_leads=holds)


def _section(heading: Heading, view: _View, grammar: ChineseGrammar) -> SectionReading:
    found: dict[str, Responsibility] = {}
    for passage in heading.passages:
        for note in _who(passage, view, grammar)[2]:
            for mention, role in note.parts:
                one = Responsibility(mention.agency, role, mention.span, mention.label, mention.known)
                found.setdefault(mention.agency, one)
    return SectionReading(heading, _printed(heading.span, view.text), tuple(found.values()))


def _measures(outline: Outline, view: _View, grammar: ChineseGrammar) -> Iterator[MeasureReading]:
    who = [_who(passage.span, view, grammar) for passage in outline.measures]
    sections = [passage.section for passage in outline.measures]
    own = [notes for _, _, notes in who]
    all_notes = carried(list(zip(sections, own, strict=True)), [hit for hits, _, _ in who for hit in hits])
    for passage, (_, mentions, _), notes in zip(outline.measures, who, all_notes, strict=True):
        yield _measure(passage, mentions, notes, outline, view, grammar)


def _measure(
    passage: Passage,
    mentions: Sequence[Mention],
    notes: Sequence[Note],
    outline: Outline,
    view: _View,
    grammar: ChineseGrammar,
) -> MeasureReading:
    span = passage.span
    citations = find_citations(view.text, span, grammar.citations)
    titles = [citation.evidence for citation in citations]
    free = [mention for mention in mentions if not any(title.covers(mention.span) for title in titles)]
    matches = _inside(view.matches, span, view)
    silent = [mention.span for mention in mentions] + [c.evidence for c in citations if c.relation in _ONLY_NAMED]
    instruments = find_instruments(matches, view.tokens, silent, noted=[note.span for note in notes])
    programmes = find_programmes(view.text, span, grammar.programmes)
    pieces = pieces_of(span, outline.noise)
    return MeasureReading(
        passage=passage,
        label=_printed(passage.heading, view.text),
        text="".join(_printed(piece, view.text) for piece in pieces),
        pieces=pieces,
        responsibilities=responsibilities_of(view.text, span, free, notes, grammar.roles),
        instruments=instruments,
        programmes=tuple(with_instrument(p, matches, instruments, view.tokens) for p in programmes),
        quantities=find_quantities(view.text, span, grammar.quantities),
        periods=find_periods(view.text, span, grammar.dates, view.issued),
        citations=citations,
    )


def _printed(span: Span, text: str) -> str:
    """The characters of ``span`` on one line."""
    return " ".join(span.of(text).split())
