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

from ..model import InstrumentUse, Span
from .lexicon.matcher import Match, longest
from .lexicon.tokens import Tokens

__all__ = ["find_instruments"]

_OWNERS = ("instrument/", "mask/")
_NEAR = {"cue/example": 6, "cue/devoted": 1000}  # how far before such words the instrument that they detail may stand


def find_instruments(
    matches: Iterable[Match], tokens: Tokens, blocked: Sequence[Span], *, noted: Sequence[Span] = ()
) -> tuple[InstrumentUse, ...]:
    """The instruments named by ``matches``, each once with its longest evidence, in reading order. A phrase that lies
    wholly in a ``blocked`` span (the name of a body) or touches a ``noted`` one (a responsibility note) is none; nor is
    one after "such as" or "used for" where the words before name an instrument already."""
    matches = list(matches)
    shut = _tokens_in(blocked, tokens)
    notes = _tokens_in(noted, tokens)
    named = [m for m in matches if m.owner.startswith(_OWNERS) and not shut.issuperset(m.words)]
    kept = longest(m for m in named if notes.isdisjoint(m.words))
    details = [cue for cue in matches if cue.owner in _NEAR]
    found: dict[str, Match] = {}
    for match in kept:
        scheme, instrument = match.owner.split("/", 1)
        if scheme == "mask" or (details and _is_detail(match, details, kept, tokens)):
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


def _tokens_in(spans: Sequence[Span], tokens: Tokens) -> set[int]:
    return {i for span in spans for i in range(tokens.at(span.start), tokens.at(span.end))}
