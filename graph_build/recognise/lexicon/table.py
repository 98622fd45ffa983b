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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from .phrases import Expansion, expand

__all__ = ["Form", "Lexicon", "Made", "compile_lexicon", "expand"]


class Form(NamedTuple):
    """How the words of a part must be printed."""

    capitals: frozenset[str]
    exact: tuple[tuple[str, frozenset[str]], ...]

    def of(self, words: tuple[str, ...]) -> Form:
        """What of it concerns a sequence of normal forms."""
        return Form(self.capitals.intersection(words), tuple(pair for pair in self.exact if pair[0] in words))


_Sequence = tuple[str, ...]
Made = tuple[int, int, str]  # the gap allowed, the part made, the owner where that is a whole phrase


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled set of phrases. Each word sequence of the automaton is ``longer`` than one word by so much, and has
    variants, one a printed form. A variant alone
    belongs to ``owners``; it begins the parts ``lefts``; after a part it makes what ``rights`` says;
    ``joints`` keeps what two variants were found to make."""

    automaton: AhoCorasick | None
    longer: Sequence[int]
    variants: Sequence[tuple[int, ...]]
    forms: Sequence[Form | None]
    owners: Sequence[tuple[str, ...]]
    lefts: Sequence[tuple[int, ...]]
    rights: Sequence[dict[int, tuple[Made, ...]]]
    joints: Sequence[dict[int, tuple[Made, ...]]]


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
        for variant in draft.variants_of(part, form):
            draft.rights[variant][before].append((gap, made, owner if whole else ""))
        before = made
