"""Finds the bodies that a Chinese text names.

The longest name wins, so that a name inside a longer name is no mention.

Example:
    >>> from ....vocabulary import load_vocabulary
    >>> from ...lexicon.compile import compile_vocabulary
    >>> vocabulary = load_vocabulary()
    >>> lexicon, text = compile_vocabulary(vocabulary, "zh"), "财政部会同各级税务、海关部门制定办法。"
    >>> tokens = tokenise(text)
    >>> hits = hits_of(find(lexicon, tokens), tokens)
    >>> found = find_mentions(text, Span(0, len(text)), hits, compile_bodies(vocabulary), year=2019)
    >>> [(mention.agency, mention.label) for mention in found]
    [('mof', '财政部'), ('tax-departments', '各级税务'), ('customs-local', '海关部门')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ....model import Span
from ...lexicon.matcher import find
from ...lexicon.tokens import tokenise
from ..values import Hit, Mention, hits_of
from .departments import OTHERS, departments, with_level
from .descriptive import descriptive, joined_departments
from .governments import governments
from .grammar import BodyGrammar, Candidate, compile_bodies
from .lists import shortened, unknown
from .local import level_of_local, local_bodies, namesake
from .neighbours import branches, of_one_owner, repeated, with_branches
from .shorthand import shorthand

__all__ = ["BodyGrammar", "compile_bodies", "find", "find_mentions", "hits_of", "tokenise"]

_NAMES = "agency"
_NOBODY = ""
_SCHEMES = ("agency/", "class/")


def find_mentions(
    text: str, span: Span, hits: Sequence[Hit], grammar: BodyGrammar, *, year: int | None
) -> tuple[Mention, ...]:
    """The bodies named within ``span``, in reading order, not overlapping. ``year`` is the document's, for names that
    changed hands."""
    candidates = [
        *_named(text, span, hits, grammar, year),
        *departments(text, span, grammar, year),
        *local_bodies(text, span, grammar),
        *governments(text, span, grammar),
        *descriptive(text, span, grammar),
        *shorthand(text, span, grammar),
    ]
    if not candidates:
        return ()
    held = _chosen(_free(candidates, text, span, grammar), span)
    chosen = branches(text, sorted(one for one in held if one.agency != _NOBODY), grammar)
    chosen = list(with_branches(text, chosen, grammar))
    members = [
        *shortened(text, chosen, grammar),
        *joined_departments(text, chosen, grammar),
        *unknown(text, span, chosen, grammar),
    ]
    if members:
        chosen = sorted(_chosen([*chosen, *members], span))
    meant = repeated(text, of_one_owner(text, chosen, grammar, year), grammar) if len(chosen) > 1 else chosen
    return tuple(Mention(one.agency, Span(one.start, one.end), text[one.start : one.end], one.known) for one in meant)


def _named(text: str, span: Span, hits: Sequence[Hit], grammar: BodyGrammar, year: int | None) -> Iterator[Candidate]:
    """The names and classes that the lexicon has."""
    owners: dict[tuple[Span, str], list[str]] = defaultdict(list)
    for hit in hits:
        if hit.owner.startswith(_SCHEMES) and span.covers(hit.span):
            scheme, agency = hit.owner.split("/", 1)
            owners[hit.span, scheme].append(agency)
    for (place, scheme), ids in owners.items():
        found = grammar.preferred(ids, year)
        if found is not None:
            rank = 2 * (place.start - place.end) - (scheme == _NAMES)
            yield from _levelled(text, span.start, place, found, grammar, rank=rank)


def _levelled(
    text: str, floor: int, place: Span, agency: str, grammar: BodyGrammar, *, rank: int
) -> Iterator[Candidate]:
    """A name with the level before it; with a level, the name of a national body is that of a local namesake, or of
    nobody that the vocabulary has."""
    start, end = place.start, place.end
    if grammar.is_group(agency):
        first, national = with_level(text, start, floor, grammar)
        own = (national and agency != OTHERS) or agency in grammar.level_groups
        firsts = {start} if own else {start, _after_places(text, first, start, agency, grammar)}
        yield from (Candidate(begin, end, agency, rank) for begin in firsts)
    elif grammar.is_national(agency) and (first := level_of_local(text, start, floor, grammar)) < start:
        yield Candidate(first, end, namesake(text, start, end, grammar) or _NOBODY, rank)
    else:
        yield Candidate(start, end, agency, rank)


def _after_places(text: str, first: int, start: int, agency: str, grammar: BodyGrammar) -> int:
    """Where the level of departments begins: behind "every place", where "every department" follows; these are two
    bodies, not the departments of the places."""
    places = grammar.words["every-place"].after(text, first) if agency == OTHERS else None
    apart = places is not None and places <= start and grammar.words["every"].after(text, places) is not None
    return places if apart and places is not None else first


def _free(candidates: Iterable[Candidate], text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """The candidates that are not cut out of a longer word and mean a body that the vocabulary has, or nobody."""
    words = [
        (start + span.start, end + span.start)
        for _, start, end in grammar.longer.find_matches_as_indexes(span.of(text), overlapping=True)
    ]
    words.sort()
    reach = grammar.reach
    for one in candidates:
        if one.agency not in grammar.agencies and one.agency != _NOBODY:
            continue
        first, last = bisect_left(words, (one.start - reach, 0)), bisect_left(words, (one.end, 0))
        if all(end <= one.start or (one.start <= start and end <= one.end) for start, end in words[first:last]):
            yield one


def _chosen(candidates: Iterable[Candidate], span: Span) -> Iterator[Candidate]:
    """The longest first, none that overlaps another."""
    taken = bytearray(span.end - span.start)
    for one in sorted(candidates, key=lambda one: (one.start - one.end, one.rank, one.start)):
        first, last = one.start - span.start, one.end - span.start
        if taken.find(1, first, last) < 0:
            taken[first:last] = b"\x01" * (last - first)
            yield one
