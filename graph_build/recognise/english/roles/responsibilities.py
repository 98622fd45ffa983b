"""Who has to do a measure, and in which role: from its notes, and, where no note names a body, from its sentences.

Example:
    >>> reader = compile_responsibilities(load_vocabulary())
    >>> text = "Cut fees. (The MOF takes the lead and the NDRC participates)"
    >>> [(r.agency, r.role) for r in read_responsibilities(text, Span(0, len(text)), reader, 2019)]
    [('mof', 'lead'), ('ndrc', 'participant')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....model import Responsibility, Role, Span
from ....vocabulary import Vocabulary, load_vocabulary
from ...lexicon.compile import compile_vocabulary
from ...lexicon.matcher import Lexicon, Match, find
from ...lexicon.tokens import BREAK, STOPS, Tokens, tokenise
from ..bodies.find import find_mentions
from ..bodies.mention import Mention, mention_span
from ..bodies.names import Names, compile_names
from .duties import find_duties, passage_of
from .notes import ROLE_CUES, Note, read_note
from .passage import FunctionWords, compile_function_words

__all__ = [
    "ResponsibilityReader",
    "compile_responsibilities",
    "find_notes",
    "load_vocabulary",
    "read_responsibilities",
    "responsibilities_of",
]

LEAST_COVERAGE = 0.6
MOST_OTHER_WORDS = 2
_NEVER_ACT = frozenset({"market-class", "financial-institution", "state-company", "institute"})
_STRENGTH: dict[Role, int] = {"lead": 0, "responsible": 1, "participant": 2, "duty": 3}


@dataclass(frozen=True, slots=True)
class ResponsibilityReader:
    """What is needed to read responsibilities in one language."""

    lexicon: Lexicon
    names: Names
    words: FunctionWords


def compile_responsibilities(vocabulary: Vocabulary, language: str = "en") -> ResponsibilityReader:
    """Prepares a reader from a vocabulary."""
    return ResponsibilityReader(
        compile_vocabulary(vocabulary, language),
        compile_names(vocabulary, language),
        compile_function_words(vocabulary, language),
    )


def read_responsibilities(
    text: str, span: Span, reader: ResponsibilityReader, year: int | None
) -> tuple[Responsibility, ...]:
    """The responsibilities stated in ``span`` of ``text``."""
    tokens = tokenise(text)
    matches = find(reader.lexicon, tokens)
    mentions = find_mentions(matches, tokens, reader.names, year)
    first, last = tokens.at(span.start), tokens.at(span.end) - 1
    notes = find_notes(first, last, tokens, mentions, matches, reader.names, year)
    return responsibilities_of(first, last, tokens, mentions, matches, reader.names, notes, reader.words)


def responsibilities_of(
    first: int,
    last: int,
    tokens: Tokens,
    mentions: Sequence[Mention],
    cues: Sequence[Match],
    names: Names,
    notes: Sequence[Note],
    words: FunctionWords,
) -> tuple[Responsibility, ...]:
    """One responsibility an agency, the strongest role it has, in reading order. Bodies that a note names have the
    note's role; of the others, those that act in the sentences have a duty."""
    noted = [part for note in notes for part in note.parts]
    in_notes = {i for note in notes for i in range(note.first, note.last + 1)}
    free = [m for m in mentions if first <= m.first and m.last <= last and m.first not in in_notes]
    passage = passage_of(first, last, tokens, free, cues, words)
    acting = [(m, role) for m, role in find_duties(passage, groups=names.groups) if _may_act(m, names)]
    chosen: dict[str, tuple[Mention, Role]] = {}
    for parts in (noted, acting):
        before = set(chosen)
        for mention, role in parts:
            known = chosen.get(mention.agency)
            if known is None or (mention.agency not in before and _STRENGTH[role] < _STRENGTH[known[1]]):
                chosen[mention.agency] = (mention, role)
    if noted:
        chosen.pop("", None)
    return tuple(
        Responsibility(m.agency, role, mention_span(m, tokens), m.label, m.known)
        for m, role in sorted(chosen.values(), key=lambda part: part[0].first)
    )


def _may_act(mention: Mention, names: Names) -> bool:
    known = names.agencies.get(mention.agency)
    return known is None or known.kind not in _NEVER_ACT


def find_notes(
    first: int,
    last: int,
    tokens: Tokens,
    mentions: Sequence[Mention],
    cues: Sequence[Match],
    names: Names,
    year: int | None,
    *,
    first_leads: bool = False,
) -> list[Note]:
    """The notes between two tokens: what stands in brackets, and whole sentences that only say who has which role."""
    inside = [m for m in mentions if first <= m.first and m.last <= last]
    marks = [cue for cue in cues if first <= cue.first and cue.last <= last and cue.owner.startswith("cue/")]
    openings = {m.first for m in inside} | {cue.first for cue in marks if cue.owner in ROLE_CUES}
    notes: list[Note] = []
    for start, end in _brackets(first, last, tokens):
        note = read_note(start, end, tokens, inside, marks, names, year, first_leads=first_leads)
        placed = _at_an_end(start, end, first, last, tokens)
        if placed and note.parts and note.coverage >= LEAST_COVERAGE and _looks_like_names(note, tokens, names):
            notes.append(note)
    for start, end in _last_cell(first, last, tokens):
        note = read_note(start, end, tokens, inside, marks, names, year, first_leads=first_leads)
        if note.parts and note.coverage >= LEAST_COVERAGE:
            notes.append(note)
    bracketed = {i for note in notes for i in range(note.first, note.last + 1)}
    for start, end in _sentences(first, last, tokens):
        if start in openings and bracketed.isdisjoint(range(start, end + 1)):
            formal = _opens_formally(start, tokens, marks)
            note = read_note(start, end, tokens, inside, marks, names, year, first_leads=first_leads, guess=formal)
            if (formal and note.parts) or _is_note_sentence(note):
                notes.append(note)
    return sorted(notes, key=lambda note: note.first)


def _looks_like_names(note: Note, tokens: Tokens, names: Names) -> bool:
    """False for "(commerce and tourism)": what says no role is a list of bodies only where it is written as names."""
    says_roles = bool(set(note.letters) & set("LKPVRW"))
    headed = bool(names.heads & set(tokens.norms[note.first : note.last + 1]))
    written = headed or any(_is_written_as_name(mention, names) for mention, _ in note.parts)
    return says_roles or (written and note.letters[0] in "BJE")


def _is_written_as_name(mention: Mention, names: Names) -> bool:
    return mention.label != mention.label.lower() or (mention.agency in names.groups and mention.label.endswith("s"))


def _is_note_sentence(note: Note) -> bool:
    known = all(mention.known for mention, _ in note.parts)
    letters = set(note.letters)
    says_roles = bool(letters & set("LKPVRW")) and bool(letters & set("BJ")) and note.letters[0] != "."
    return note.understood > 0 and known and says_roles and note.unknown <= MOST_OTHER_WORDS


def _opens_formally(start: int, tokens: Tokens, cues: Sequence[Match]) -> bool:
    """True for a sentence that opens with words for a role and a colon: "Lead unit: …"."""
    return any(cue.first == start and tokens.norms[cue.last + 1 : cue.last + 2] == (":",) for cue in cues)


def _at_an_end(start: int, end: int, first: int, last: int, tokens: Tokens) -> bool:
    before = start - 2
    after = tokens.norms[min(end + 2, last)]
    return end + 1 >= last or before < first or tokens.norms[before] in STOPS or after in STOPS


def _last_cell(first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The last cell of a row of a table, between tabs or bars: its column of departments."""
    if last < first:
        return
    row = tokens.text[tokens.starts[first] : tokens.ends[last]]
    cell = max(row.rfind("\t"), row.rfind("|"))
    start = tokens.at(tokens.starts[first] + cell + 1) if cell >= 0 else last + 1
    if start <= last:
        yield start, last


def _brackets(first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    depth = 0
    start = first
    for i in tokens.between(tokens.brackets, first, last):
        if tokens.norms[i] == "(":
            depth += 1
            start = i + 1 if depth == 1 else start
        elif depth:
            depth -= 1
            if not depth and i > start:
                yield start, i - 1
    if depth and last > start:
        yield start, last


def _sentences(first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    start = first
    for i in tokens.between(tokens.breaks, first, last):
        if tokens.norms[i] == BREAK:
            if i > start:
                yield start, i - 1
            start = i + 1
    if start <= last:
        yield start, last
