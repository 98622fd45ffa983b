"""What the tests of recognition share: the only place that knows where functions live; the vocabulary compiled once."""

from __future__ import annotations

from functools import cache

from graph_build.model import DocumentReading, Responsibility, Source, Span
from graph_build.recognise import Recogniser, compile_recogniser, recognise
from graph_build.recognise.english.bodies.find import find_mentions, mention_span
from graph_build.recognise.english.bodies.mention import Mention
from graph_build.recognise.english.roles.grammar import roles
from graph_build.recognise.english.roles.notes import Note, read_note
from graph_build.recognise.english.roles.responsibilities import (
    ResponsibilityReader,
    find_notes,
    read_responsibilities,
)
from graph_build.recognise.instruments import find_instruments
from graph_build.recognise.lexicon.compile import compile_vocabulary
from graph_build.recognise.lexicon.matcher import Lexicon, Match, between, compile_lexicon, find, longest
from graph_build.recognise.lexicon.phrases import MAX_EXPANSIONS, Expansion, PhraseSyntaxError, expand, literal
from graph_build.recognise.lexicon.tokens import BREAK, Tokens, normal_forms, tokenise
from graph_build.recognise.validity import at_date
from graph_build.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "BREAK",
    "MAX_EXPANSIONS",
    "DocumentReading",
    "Expansion",
    "Lexicon",
    "Match",
    "Mention",
    "Note",
    "PhraseSyntaxError",
    "Recogniser",
    "Responsibility",
    "Tokens",
    "at_date",
    "between",
    "bodies",
    "compile_lexicon",
    "compile_vocabulary",
    "expand",
    "find",
    "find_instruments",
    "find_mentions",
    "given",
    "instruments",
    "literal",
    "load_vocabulary",
    "longest",
    "mention_span",
    "mentions",
    "normal_forms",
    "noted",
    "read",
    "read_note",
    "read_responsibilities",
    "reader",
    "recognise",
    "recogniser",
    "responsibilities",
    "roles",
    "source_of",
    "tokenise",
    "vocabulary",
]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return load_vocabulary()


@cache
def recogniser() -> Recogniser:
    """All recognisers of English, compiled once a session."""
    return compile_recogniser(vocabulary())


@cache
def reader() -> ResponsibilityReader:
    """The reader of responsibilities, of the same compiled parts."""
    return ResponsibilityReader(recogniser().english.lexicon, recogniser().english.names, recogniser().english.words)


def mentions(text: str, year: int | None = 2012) -> list[Mention]:
    """The bodies named in ``text``."""
    tokens = tokenise(text)
    return find_mentions(find(recogniser().english.lexicon, tokens), tokens, recogniser().english.names, year)


def bodies(text: str, year: int | None = 2012) -> list[str]:
    """The ids of the bodies named in ``text``, in reading order."""
    return [mention.agency for mention in mentions(text, year)]


def responsibilities(text: str, year: int | None = 2012) -> tuple[Responsibility, ...]:
    """The responsibilities that ``text``, as one measure, states."""
    return read_responsibilities(text, Span(0, len(text)), reader(), year)


def noted(text: str, year: int | None = 2012, *, first_leads: bool = False) -> set[tuple[str, str]]:
    """(agency, role) as the notes of ``text`` say, without its sentences."""
    tokens = tokenise(text)
    matches = find(recogniser().english.lexicon, tokens)
    names = recogniser().english.names
    found = find_mentions(matches, tokens, names, year)
    last = len(tokens.norms) - 1
    notes = find_notes(0, last, tokens, found, matches, names, year, first_leads=first_leads)
    return {(mention.agency, role) for note in notes for mention, role in note.parts}


def given(**roles_: str) -> set[tuple[str, str]]:
    """(agency, role) written shortly: ``given(lead="mof", participant="miit ndrc")``."""
    return {(agency, role) for role, agencies in roles_.items() for agency in agencies.split()}


def instruments(text: str) -> set[str]:
    """The ids of the instruments that ``text``, as one measure, uses."""
    tokens = tokenise(text)
    matches = find(recogniser().english.lexicon, tokens)
    blocked = [mention_span(m, tokens) for m in find_mentions(matches, tokens, recogniser().english.names, 2012)]
    return {use.instrument for use in find_instruments(matches, tokens, blocked)}


def source_of(text: str, name: str = "own.txt") -> Source:
    """``text`` as a file."""
    return Source(name, name, text, "en", "utf-8", "0" * 64)


def read(text: str, *, issued: str | None = None) -> DocumentReading:
    """The reading of a whole document."""
    return recognise(source_of(text), recogniser(), issued=issued)
