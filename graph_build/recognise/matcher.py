"""Finds all phrases of a lexicon in one pass over the tokens of a text.

One Aho-Corasick automaton (Aho and Corasick 1975, in Rust: ahocorasick_rs) holds every word sequence of every phrase;
phrases with gaps are put together from the sequences found.

Example:
    >>> lexicon = compile_lexicon([("tax", expand("(cut|lower) ... taxes"))])
    >>> [(m.owner, m.first, m.last) for m in find(lexicon, tokenise("Lower all local taxes."))]
    [('tax', 0, 3)]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol, TypeVar

from ahocorasick_rs import AhoCorasick

from .phrases import Expansion, expand
from .tokens import Tokens, tokenise

__all__ = ["Lexicon", "Match", "between", "compile_lexicon", "expand", "find", "longest", "tokenise"]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of ``owner`` from token ``first`` to token ``last``, both included; ``words`` are the tokens of its
    parts, without those in its gaps."""

    owner: str
    first: int
    last: int
    words: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many tokens the phrase's own words take."""
        return len(self.words)


@dataclass(frozen=True, slots=True)
class _Use:
    owner: str
    pattern: int
    part: int
    parts: int
    gap: int
    capitals: frozenset[str]
    exact: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled set of phrases."""

    automaton: AhoCorasick | None
    uses: tuple[tuple[_Use, ...], ...]
    lengths: tuple[int, ...]


def compile_lexicon(entries: Iterable[tuple[str, Iterable[Expansion]]]) -> Lexicon:
    """``entries`` are (owner, expansions); one owner may have many entries."""
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    pattern = 0
    for owner, expansions in entries:
        for expansion in expansions:
            pattern += 1
            gaps = (0, *expansion.gaps)
            for part, sequences in enumerate(expansion.parts):
                use = _Use(owner, pattern, part, len(expansion.parts), gaps[part], expansion.capitals, expansion.exact)
                for words in sequences:
                    if words:
                        uses[words].append(use)
    sequences = [f" {' '.join(words)} " for words in uses]
    automaton = AhoCorasick(sequences) if sequences else None
    return Lexicon(automaton, tuple(tuple(use) for use in uses.values()), tuple(map(len, uses)))


def find(lexicon: Lexicon, tokens: Tokens) -> list[Match]:
    """Every match, overlapping ones too, by first token."""
    if lexicon.automaton is None or not tokens.norms:
        return []
    haystack = f" {' '.join(tokens.norms)} "
    places = list(accumulate((len(norm) + 1 for norm in tokens.norms), initial=0))
    index = {place: i for i, place in enumerate(places)}
    found: list[Match] = []
    open_parts: dict[tuple[int, int], tuple[int, ...]] = {}
    hits = lexicon.automaton.find_matches_as_indexes(haystack, overlapping=True)
    for entry, start, _ in sorted(hits, key=lambda hit: hit[1]):
        first = index[start]
        last = first + lexicon.lengths[entry] - 1
        for use in lexicon.uses[entry]:
            if use.capitals and not _capitals(use.capitals, tokens, first, last):
                continue
            if use.exact and not _exact(use.exact, tokens, first, last):
                continue
            words = tuple(range(first, last + 1))
            if use.part:
                before = open_parts.get((use.pattern, use.part - 1))
                if before is None or not 0 <= first - before[-1] - 1 <= use.gap or _crosses(tokens, before[-1], first):
                    continue
                words = before + words
            if use.part == use.parts - 1:
                found.append(Match(use.owner, words[0], words[-1], words))
            else:
                open_parts[use.pattern, use.part] = words
    return sorted(found, key=lambda m: (m.first, m.last, m.owner))


class Placed(Protocol):
    """Anything that takes tokens ``first`` to ``last``."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


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


def _capitals(capitals: frozenset[str], tokens: Tokens, first: int, last: int) -> bool:
    words = (tokens.text[tokens.starts[i] : tokens.ends[i]] for i in range(first, last + 1))
    return all(word.isupper() for word in words if word.lower() in capitals)


def _exact(exact: tuple[tuple[str, frozenset[str]], ...], tokens: Tokens, first: int, last: int) -> bool:
    forms = dict(exact)
    return all(
        tokens.text[tokens.starts[i] : tokens.ends[i]].lower() in forms[tokens.norms[i]]
        for i in range(first, last + 1)
        if tokens.norms[i] in forms
    )


def _crosses(tokens: Tokens, first: int, last: int) -> bool:
    at = bisect_left(tokens.breaks, first)
    return at < len(tokens.breaks) and tokens.breaks[at] < last
