"""Which instruments a measure uses: the phrases of the vocabulary found in it, the longest of those that share words.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> from .lexicon import compile_vocabulary, find, tokenise
    >>> tokens = tokenise("Set up a special fund for small firms.")
    >>> matches = find(compile_vocabulary(load_vocabulary()), tokens)
    >>> [use.instrument for use in find_instruments(matches, tokens, [])]
    ['special-fund']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import InstrumentUse, Span
from .matcher import Match, longest
from .tokens import Tokens

__all__ = ["find_instruments"]

_OWNERS = ("instrument/", "mask/")


def find_instruments(
    matches: Iterable[Match], tokens: Tokens, blocked: Sequence[Span], *, noted: Sequence[Span] = ()
) -> tuple[InstrumentUse, ...]:
    """The instruments named by ``matches``, each once with its longest evidence, in reading order. A phrase that lies
    wholly in a ``blocked`` span (the name of a body) or touches a ``noted`` one (a responsibility note) is none."""
    shut = _tokens_in(blocked, tokens)
    notes = _tokens_in(noted, tokens)
    named = [m for m in matches if m.owner.startswith(_OWNERS) and not shut.issuperset(m.words)]
    found: dict[str, Match] = {}
    for match in longest(m for m in named if notes.isdisjoint(m.words)):
        scheme, instrument = match.owner.split("/", 1)
        if scheme == "instrument" and (instrument not in found or match.size > found[instrument].size):
            found[instrument] = match
    return tuple(
        InstrumentUse(instrument, Span(tokens.starts[match.first], tokens.ends[match.last]))
        for instrument, match in sorted(found.items(), key=lambda item: (item[1].first, item[0]))
    )


def _tokens_in(spans: Sequence[Span], tokens: Tokens) -> set[int]:
    return {i for span in spans for i in range(tokens.at(span.start), tokens.at(span.end))}
