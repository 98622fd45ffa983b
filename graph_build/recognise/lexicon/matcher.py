"""Finds all phrases of a lexicon in one pass over the tokens of a text.

One Aho-Corasick automaton (Aho and Corasick 1975, in Rust: ahocorasick_rs) holds every word sequence of every phrase.
Phrases with gaps are put together from left to right: each part found is held for as long as a gap may be, and looked
up together with the next part in a table of pairs, so that the cost grows with what stands near, not with the lexicon.

Example:
    >>> lexicon = compile_lexicon([("tax", expand("(cut|lower) ... taxes"))])
    >>> [(m.owner, m.first, m.last) for m in find(lexicon, tokenise("Lower all local taxes."))]
    [('tax', 0, 3)]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count
from typing import NamedTuple, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick

from .phrases import MAX_GAP, Expansion, expand
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


class _Form(NamedTuple):
    """How the words of a part must be printed."""

    capitals: frozenset[str]
    exact: tuple[tuple[str, frozenset[str]], ...]

    def of(self, words: tuple[str, ...]) -> _Form:
        """What of it concerns a sequence of normal forms."""
        return _Form(self.capitals.intersection(words), tuple(pair for pair in self.exact if pair[0] in words))


_Sequence = tuple[str, ...]
_Made = tuple[int, int, str]  # the gap allowed, the part made, the owner where that is a whole phrase


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled set of phrases. Each word sequence of the automaton is ``longer`` than one word by so much, and has
    variants, one a printed form. A variant alone
    belongs to ``owners``; it begins the parts ``lefts``; after a part it makes what ``rights`` says;
    ``joints`` keeps what two variants were found to make."""

    automaton: AhoCorasick | None
    longer: Sequence[int]
    variants: Sequence[tuple[int, ...]]
    forms: Sequence[_Form | None]
    owners: Sequence[tuple[str, ...]]
    lefts: Sequence[tuple[int, ...]]
    rights: Sequence[dict[int, tuple[_Made, ...]]]
    joints: Sequence[dict[int, tuple[_Made, ...]]]


@dataclass(slots=True)
class _Draft:
    """A lexicon in the making: parts and variants get their numbers as they come."""

    parts: dict[tuple[tuple[_Sequence, ...], _Form], int] = field(default_factory=dict)
    variants: dict[tuple[_Sequence, _Form], int] = field(default_factory=dict)
    owners: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    lefts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rights: dict[int, dict[int, list[_Made]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    states: int = 0

    def variants_of(self, sequences: tuple[_Sequence, ...], form: _Form) -> list[int]:
        """The numbers of the variants of a part."""
        return [self.variants.setdefault((words, form.of(words)), len(self.variants)) for words in sequences]

    def begin(self, sequences: tuple[_Sequence, ...], form: _Form) -> int:
        """The number of a part that others may follow; parts that are alike share one."""
        key = (sequences, form)
        if key not in self.parts:
            self.parts[key] = len(self.parts)
            for variant in self.variants_of(sequences, form):
                self.lefts[variant].append(self.parts[key])
        return self.parts[key]

    def state(self) -> int:
        """A number for the beginning of a phrase of three or more parts; below 0, so that it is no part's."""
        self.states -= 1
        return self.states


def compile_lexicon(entries: Iterable[tuple[str, Iterable[Expansion]]]) -> Lexicon:
    """``entries`` are (owner, expansions); one owner may have many entries."""
    draft = _Draft()
    for owner, expansions in entries:
        for expansion in expansions:
            if all(words for part in expansion.parts for words in part):
                _add(draft, owner, expansion)
    by_sequence: dict[_Sequence, list[int]] = defaultdict(list)
    for (words, _), variant in draft.variants.items():
        by_sequence[words].append(variant)
    haystacks = [f" {' '.join(words)} " for words in by_sequence]
    numbers = range(len(draft.variants))
    return Lexicon(
        automaton=AhoCorasick(haystacks) if haystacks else None,
        longer=tuple(len(words) - 1 for words in by_sequence),
        variants=tuple(map(tuple, by_sequence.values())),
        forms=tuple(form if form.capitals or form.exact else None for _, form in draft.variants),
        owners=tuple(tuple(dict.fromkeys(draft.owners.get(n, ()))) for n in numbers),
        lefts=tuple(tuple(draft.lefts.get(n, ())) for n in numbers),
        joints=tuple({} for _ in numbers),
        rights=tuple({left: tuple(made) for left, made in draft.rights.get(n, {}).items()} for n in numbers),
    )


def _add(draft: _Draft, owner: str, expansion: Expansion) -> None:
    form = _Form(expansion.capitals, expansion.exact)
    first, *rest = expansion.parts
    if not rest:
        for variant in draft.variants_of(first, form):
            draft.owners[variant].append(owner)
        return
    before = draft.begin(first, form)
    for number, (part, gap) in enumerate(zip(rest, expansion.gaps, strict=True), start=1):
        whole = number == len(rest)
        made = 0 if whole else draft.state()
        for variant in draft.variants_of(part, form):
            draft.rights[variant][before].append((gap, made, owner if whole else ""))
        before = made


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


def _complete(made: tuple[_Made, ...], distance: int, ends: Words, held: list[_Held], found: list[Match]) -> None:
    """``ends`` are the first and last tokens of the parts, in turn."""
    for gap, state, owner in made:
        if distance <= gap and owner:
            words = tuple(i for part in range(0, len(ends), 2) for i in range(ends[part], ends[part + 1] + 1))
            found.append(Match(ends[0], ends[-1], owner, words))
        elif distance <= gap:
            held.append(_Held(state, ends[-1], ends))


def _made(lexicon: Lexicon, begun: int, variant: int) -> tuple[_Made, ...]:
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


def _printed_so(form: _Form, tokens: Tokens, first: int, last: int) -> bool:
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
