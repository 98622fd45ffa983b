"""Which instruments a measure uses: the phrases of the vocabulary found in it, the longest of those that share words.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> from .lexicon.compile import compile_vocabulary, find, tokenise
    >>> tokens = tokenise("Set up a special fund for small firms.")
    >>> matches = find(compile_vocabulary(load_vocabulary()), tokens)
    >>> [use.instrument for use in find_instruments(matches, tokens, [])]
    ['special-fund']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..model import InstrumentUse, Span
from .lexicon.matcher import Match, longest
from .lexicon.tokens import Tokens

__all__ = ["INSTRUMENT_CUES", "find_instruments"]

_OWNERS = ("instrument/", "mask/")
_NEAR = {"cue/example": 6, "cue/devoted": 1000}  # how far before such words the instrument that they detail may stand
_LISTED = "cue/listed"
_FRAMED = "cue/framed"
INSTRUMENT_CUES = frozenset({*_NEAR, _LISTED, _FRAMED})
_LEAST_COMMAS = 3  # a list of fewer kinds may be what the measure is about
_MOST_TOKENS = 300  # of a list


def find_instruments(
    matches: Iterable[Match], tokens: Tokens, blocked: Sequence[Span], *, noted: Sequence[Span] = ()
) -> tuple[InstrumentUse, ...]:
    """The instruments named by ``matches``, each once with its longest evidence, in reading order. A phrase that lies
    wholly in a ``blocked`` span (the name of a body) or touches a ``noted`` one (a responsibility note) is none; nor is
    one after "such as" or "used for" where the words before name an instrument already, nor one of many kinds in a
    list (``cue/listed``) in a sentence that names an instrument outside it, nor one that only says to what end, on what
    ground or against what background something is done (``cue/framed``)."""
    matches = list(matches)
    shut = _tokens_in(blocked, tokens)
    notes = _tokens_in(noted, tokens)
    named = (m for m in matches if m.owner.startswith(_OWNERS) and not shut.issuperset(m.words))
    kept = longest([m for m in named if notes.isdisjoint(m.words)])
    details = [cue for cue in matches if cue.owner in _NEAR]
    lists = [_list_before(cue, kept, tokens) for cue in matches if cue.owner == _LISTED and _is_long(cue, tokens)]
    frames = [_inner(cue) for cue in matches if cue.owner == _FRAMED and cue.last < tokens.clause_after(cue.first)]
    found: dict[str, Match] = {}
    for match in kept:
        scheme, instrument = match.owner.split("/", 1)
        if scheme == "mask" or any(match.first in inner and match.last in inner for inner in frames):
            continue
        if details and _is_detail(match, details, kept, tokens):
            continue
        if any(_is_listed(match, items, kept, tokens) for items in lists):
            continue
        if instrument not in found or match.size > found[instrument].size:
            found[instrument] = match
    return tuple(
        InstrumentUse(instrument, Span(tokens.starts[match.first], tokens.ends[match.last]))
        for instrument, match in sorted(found.items(), key=lambda item: (item[1].first, item[0]))
    )


def _is_detail(match: Match, details: Sequence[Match], kept: Sequence[Match], tokens: Tokens) -> bool:
    """True for what only details an instrument named before: an example of it, or what it is spent on."""
    cues = [cue for cue in details if cue.last < match.first and match.last <= tokens.stop_after(cue.last)]
    return any(
        other.owner.startswith("instrument/")
        and other.first < cue.first
        and other.last < match.first
        and cue.first - other.last <= _NEAR[cue.owner]
        and cue.first <= tokens.stop_after(other.last)
        for cue in cues
        for other in kept
    )


def _inner(frame: Match) -> range:
    """The tokens of a phrase up to the end of its widest gap."""
    _, after = max(pairwise(frame.words), key=lambda pair: pair[1] - pair[0], default=(frame.first, frame.first))
    return range(frame.first, after)


def _is_listed(match: Match, items: range, kept: Sequence[Match], tokens: Tokens) -> bool:
    """True for one of many kinds in a list (甲、乙、丙、丁等服务) where the sentence names an instrument outside it."""
    if match.first not in items or match.last not in items:
        return False
    stop = tokens.stop_after(items.stop)
    return any(
        other.owner.startswith("instrument/")
        and (other.last >= items.stop or other.first < items.start)
        and tokens.stop_after(other.last) == stop
        for other in kept
    )


def _list_before(end: Match, kept: Sequence[Match], tokens: Tokens) -> range:
    """The tokens of a list: from its first item, that is the last instrument before its first comma where there are
    more than one, else from the beginning of the clause."""
    clause = _clause_before(end.first, tokens)
    comma = next(i for i in range(clause, end.first) if tokens.enumerates(i))
    heads = {m.first for m in kept if m.owner.startswith("instrument/") and clause <= m.first and m.last < comma}
    return range(max(heads) if len(heads) > 1 else clause, end.first)


def _is_long(end: Match, tokens: Tokens) -> bool:
    """True where the clause before the end of a list has items enough."""
    places = range(_clause_before(end.first, tokens), end.first)
    return sum(tokens.enumerates(i) for i in places) >= _LEAST_COMMAS


def _clause_before(index: int, tokens: Tokens) -> int:
    """The first token of the clause that holds a token; an enumeration comma ends no clause."""
    return max(tokens.clause_before(index) + 1, index - _MOST_TOKENS, 0)


def _tokens_in(spans: Sequence[Span], tokens: Tokens) -> set[int]:
    return {i for span in spans for i in range(tokens.at(span.start), tokens.at(span.end))}
