"""Finds all phrases of a lexicon in one pass over the tokens of a text.

The automaton gives the word sequences. Phrases with gaps are put together from left to right: each part found is held
for as long as a gap may be, and looked up together with the next part.

Example:
    >>> lexicon = compile_lexicon([("tax", expand("(cut|lower) ... taxes"))])
    >>> [(m.owner, m.first, m.last) for m in find(lexicon, tokenise("Lower all local taxes."))]
    [('tax', 0, 3)]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, count
from typing import NamedTuple, Protocol, TypeVar

from .phrases import MAX_GAP, expand
from .table import Form, Lexicon, Made, compile_lexicon
from .tokens import Tokens, tokenise

__all__ = ["Lexicon", "Match", "between", "compile_lexicon", "expand", "find", "longest", "tokenise"]

Words = tuple[int, ...]


class Match(NamedTuple):
    """A phrase of ``owner`` from token ``first`` to token ``last``, both included; ``words`` are the tokens of its
    parts, without those in its gaps."""

    first: int
    last: int
    owner: str
    words: Words

    @property
    def size(self) -> int:
        """How many tokens the phrase's own words take."""
        return len(self.words)


class _Held(NamedTuple):
    """A beginning that waits for what follows: a variant, or a state (below 0)."""

    begun: int
    last: int
    words: Words


def find(lexicon: Lexicon, tokens: Tokens) -> list[Match]:
    """Every match, overlapping ones too, by first token."""
    found: list[Match] = []
    held: list[_Held] = []
    owners, lefts, rights = lexicon.owners, lexicon.lefts, lexicon.rights
    stop = -1
    for first, last, variant in _variants(lexicon, tokens):
        if last > stop:
            held.clear()
            stop = tokens.stop_after(last)
        if owners[variant]:
            words = tuple(range(first, last + 1))
            found += [Match(first, last, owner, words) for owner in owners[variant]]
        if held and rights[variant]:
            _join(lexicon, held, variant, first, last, found)
        if lefts[variant]:
            held.append(_Held(variant, last, (first, last)))
    return sorted(set(found))


def _join(lexicon: Lexicon, held: list[_Held], variant: int, first: int, last: int, found: list[Match]) -> None:
    """Adds the phrases that end here to ``found``, and those that are begun but not ended to ``held``."""
    known = lexicon.joints[variant]
    latest = first - MAX_GAP - 2
    for begun, end, before in reversed(held):
        if end < latest:
            break
        made = known.get(begun)
        if made is None:
            made = known[begun] = _made(lexicon, begun, variant)
        if made and end < first:
            _complete(made, first - end - 1, (*before, first, last), held, found)


def _complete(made: tuple[Made, ...], distance: int, ends: Words, held: list[_Held], found: list[Match]) -> None:
    """``ends`` are the first and last tokens of the parts, in turn."""
    for gap, state, owner in made:
        if distance <= gap and owner:
            words = tuple(i for part in range(0, len(ends), 2) for i in range(ends[part], ends[part + 1] + 1))
            found.append(Match(ends[0], ends[-1], owner, words))
        elif distance <= gap:
            held.append(_Held(state, ends[-1], ends))


def _made(lexicon: Lexicon, begun: int, variant: int) -> tuple[Made, ...]:
    """What a variant makes after another, or after a state."""
    rights = lexicon.rights[variant]
    parts = lexicon.lefts[begun] if begun >= 0 else (begun,)
    return tuple(made for part in parts for made in rights.get(part, ()))


def _variants(lexicon: Lexicon, tokens: Tokens) -> list[tuple[int, int, int]]:
    """(first token, last token, variant) of every word sequence that stands in the text in the form it must have, by
    last token."""
    if lexicon.automaton is None or not tokens.norms:
        return []
    haystack = f" {' '.join(tokens.norms)} "
    index = dict(zip(accumulate((len(norm) + 1 for norm in tokens.norms), initial=0), count(), strict=False))
    longer, variants, forms = lexicon.longer, lexicon.variants, lexicon.forms
    hits = lexicon.automaton.find_matches_as_indexes(haystack, overlapping=True)
    places = [(index[start], index[start] + longer[entry], entry) for entry, start, _ in hits]
    return [
        (first, last, variant)
        for first, last, entry in places
        for variant in variants[entry]
        if (form := forms[variant]) is None or _printed_so(form, tokens, first, last)
    ]


def _printed_so(form: Form, tokens: Tokens, first: int, last: int) -> bool:
    exact = dict(form.exact)
    for i in range(first, last + 1):
        norm = tokens.norms[i]
        printed = tokens.text[tokens.starts[i] : tokens.ends[i]]
        if norm in form.capitals and not printed.removesuffix("s").isupper():
            return False
        if norm in exact and printed.lower() not in exact[norm]:
            return False
    return True


class Placed(Protocol):
    """Anything that takes tokens ``first`` to ``last``."""

    @property
    def first(self) -> int:
        """The first token."""

    @property
    def last(self) -> int:
        """The last token."""


PlacedT = TypeVar("PlacedT", bound=Placed)


def between(placed: Sequence[PlacedT], first: int, last: int) -> list[PlacedT]:
    """Of things sorted by first token, those that lie wholly between two tokens."""
    start = bisect_left(placed, first, key=lambda thing: thing.first)
    end = bisect_right(placed, last, key=lambda thing: thing.first)
    return [thing for thing in placed[start:end] if thing.last <= last]


def longest(matches: Iterable[Match]) -> list[Match]:
    """The matches whose words are not all words of a larger match; of equal ones, all stay."""
    kept: list[Match] = []
    taken: dict[int, list[Match]] = defaultdict(list)
    for match in sorted(matches, key=lambda m: -m.size):
        words = set(match.words)
        if not any(other.size > match.size and words <= set(other.words) for other in taken[match.words[0]]):
            kept.append(match)
            for word in match.words:
                taken[word].append(match)
    return sorted(kept, key=lambda m: (m.first, m.last, m.owner))
