"""A lexicon compiled: every word sequence of every phrase in one automaton, and what parts of phrases with gaps make
of one another.

One Aho-Corasick automaton (Aho and Corasick 1975, in Rust: ahocorasick_rs) holds the sequences. Phrases with gaps are
kept as a table of what a part makes after another, so that putting them together costs by what stands near in a text,
not by the size of the lexicon.

Example:
    >>> lexicon = compile_lexicon([("tax", expand("(cut|lower) ... taxes"))])
    >>> sorted(lexicon.longer)
    [0, 0, 0]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from .phrases import Expansion, expand

__all__ = ["NO_BITS", "Bits", "Form", "Lexicon", "Made", "compile_lexicon", "expand"]


class Form(NamedTuple):
    """How the words of a part must be printed."""

    capitals: frozenset[str]
    exact: tuple[tuple[str, frozenset[str]], ...]

    def of(self, words: tuple[str, ...]) -> Form:
        """What of it concerns a sequence of normal forms."""
        return Form(self.capitals.intersection(words), tuple(pair for pair in self.exact if pair[0] in words))


class Bits(NamedTuple):
    """Numbers with bits set for parts and states, a bit for several: what a variant needs before it to be no beginning,
    what it begins, and what it makes of what is before it or begins."""

    needs: int
    begins: int
    brings: int


NO_BITS = Bits(0, 0, 0)
_Sequence = tuple[str, ...]
Made = tuple[int, int, int, str]  # the gap in one clause, over clauses, the part made, the owner of a whole phrase
_BITS = 479  # a prime, so that neighbours in number seldom share a bit
_NO_GAP = -1  # over clauses, where the parts must stand in one


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled set of phrases. Each word sequence of the automaton is ``longer`` than one word by so much, and has
    variants, one a printed form. A variant alone belongs to ``owners``; it begins the parts ``lefts``; after a part it
    makes what ``rights`` says; ``joints`` keeps what two variants were found to make; its ``bits`` tell fast what it
    cannot be joined with. In a ``clausal`` lexicon only the ``lasting`` variants and states may be joined with what
    stands in a later clause; ``lasts`` are the bits of these parts and states."""

    automaton: AhoCorasick | None
    longer: Sequence[int]
    variants: Sequence[tuple[int, ...]]
    forms: Sequence[Form | None]
    owners: Sequence[tuple[str, ...]]
    lefts: Sequence[tuple[int, ...]]
    rights: Sequence[dict[int, tuple[Made, ...]]]
    joints: Sequence[dict[int, tuple[Made, ...]]]
    bits: Sequence[Bits]
    clausal: bool = False
    lasting: frozenset[int] = frozenset()
    lasts: int = 0


@dataclass(slots=True)
class _Draft:
    """A lexicon in the making: parts and variants get their numbers as they come."""

    parts: dict[tuple[tuple[_Sequence, ...], Form], int] = field(default_factory=dict)
    variants: dict[tuple[_Sequence, Form], int] = field(default_factory=dict)
    owners: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    lefts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rights: dict[int, dict[int, list[Made]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    states: int = 0

    def variants_of(self, sequences: tuple[_Sequence, ...], form: Form) -> list[int]:
        """The numbers of the variants of a part."""
        return [self.variants.setdefault((words, form.of(words)), len(self.variants)) for words in sequences]

    def begin(self, sequences: tuple[_Sequence, ...], form: Form) -> int:
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


def compile_lexicon(entries: Iterable[tuple[str, Iterable[Expansion]]], *, clausal: tuple[str, ...] = ()) -> Lexicon:
    """``entries`` are (owner, expansions); one owner may have many entries. No gap of a phrase whose owner begins with
    one of ``clausal`` holds the end of a clause."""
    draft = _Draft()
    for owner, expansions in entries:
        bound = owner.startswith(clausal)
        for expansion in expansions:
            if all(words for part in expansion.parts for words in part):
                _add(draft, owner, expansion, bound)
    by_sequence: dict[_Sequence, list[int]] = defaultdict(list)
    for (words, _), variant in draft.variants.items():
        by_sequence[words].append(variant)
    haystacks = [f" {' '.join(words)} " for words in by_sequence]
    numbers = range(len(draft.variants))
    parts, lasting = _lasting(draft)
    bits = {NO_BITS: NO_BITS}  # equal ones are one object, which takes less time to come by
    return Lexicon(
        automaton=AhoCorasick(haystacks) if haystacks else None,
        longer=tuple(len(words) - 1 for words in by_sequence),
        variants=tuple(map(tuple, by_sequence.values())),
        forms=tuple(form if form.capitals or form.exact else None for _, form in draft.variants),
        owners=tuple(tuple(dict.fromkeys(draft.owners.get(n, ()))) for n in numbers),
        lefts=tuple(tuple(draft.lefts.get(n, ())) for n in numbers),
        joints=tuple({} for _ in numbers),
        bits=tuple(bits.setdefault(found, found) for found in (_bits_of(draft, n) for n in numbers)),
        rights=tuple({left: tuple(made) for left, made in draft.rights.get(n, {}).items()} for n in numbers),
        clausal=bool(clausal),
        lasting=lasting,
        lasts=_bits(parts),
    )


def _bits_of(draft: _Draft, variant: int) -> Bits:
    lefts, rights = draft.lefts.get(variant, ()), draft.rights.get(variant, {})
    return Bits(_bits(rights), _bits(lefts), _bits([*lefts, *_states(rights)]))


def _bits(parts: Iterable[int]) -> int:
    """A number with a bit set for each part or state."""
    return reduce(or_, [1 << part % _BITS for part in parts], 0)


def _states(rights: Mapping[int, Iterable[Made]]) -> Iterator[int]:
    """The states that a variant can make."""
    return (state for made in rights.values() for _, _, state, owner in made if not owner)


def _lasting(draft: _Draft) -> tuple[set[int], frozenset[int]]:
    """The parts and states that may be joined over the end of a clause, and the variants and states that bring them."""
    parts = {
        part
        for rights in draft.rights.values()
        for part, made in rights.items()
        if any(over != _NO_GAP for _, over, _, _ in made)
    }
    variants = (variant for variant, begun in draft.lefts.items() if not parts.isdisjoint(begun))
    return parts, frozenset([*variants, *(part for part in parts if part < 0)])


def _add(draft: _Draft, owner: str, expansion: Expansion, bound: bool) -> None:
    form = Form(expansion.capitals, expansion.exact)
    first, *rest = expansion.parts
    if not rest:
        for variant in draft.variants_of(first, form):
            draft.owners[variant].append(owner)
        return
    before = draft.begin(first, form)
    for number, (part, gap) in enumerate(zip(rest, expansion.gaps, strict=True), start=1):
        whole = number == len(rest)
        made = 0 if whole else draft.state()
        over = _NO_GAP if bound else gap
        for variant in draft.variants_of(part, form):
            draft.rights[variant][before].append((gap, over, made, owner if whole else ""))
        before = made
