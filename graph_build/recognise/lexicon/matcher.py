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
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate, count
from operator import add, attrgetter, itemgetter, or_
from typing import NamedTuple, Protocol, TypeVar

from .phrases import MAX_GAP, expand
from .table import NO_BITS, Form, Lexicon, Made, compile_lexicon
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


_Event = tuple[int, int, int]  # a word sequence that stands in the text: first token, last token, variant
_Held = tuple[int, int, Words]  # a beginning that waits for what follows: a variant or a state, its last token, words


def find(lexicon: Lexicon, tokens: Tokens) -> list[Match]:
    """Every match, overlapping ones too, by first token."""
    found: list[Match] = []
    owners = lexicon.owners
    events = _variants(lexicon, tokens)
    for first, last, variant in events:
        if owners[variant]:
            words = tuple(range(first, last + 1))
            found += [Match(first, last, owner, words) for owner in owners[variant]]
    for clauses in _sentences(lexicon, tokens, events):
        _put_together(lexicon, tokens, clauses, found)
    return sorted(set(found))


def _sentences(lexicon: Lexicon, tokens: Tokens, events: Iterable[_Event]) -> list[list[list[_Event]]]:
    """The parts of phrases with gaps among ``events``, by sentence and clause, in reading order. In a lexicon that is
    not clausal a sentence is one clause."""
    bits = lexicon.bits
    found: list[list[list[_Event]]] = []
    stop = end = -1
    for event in events:
        _, last, variant = event
        if bits[variant] is NO_BITS:
            continue
        if last > end:
            if last > stop:
                stop = tokens.stop_after(last)
                found.append([])
            end = tokens.clause_after(last) if lexicon.clausal else stop
            found[-1].append([])
        found[-1][-1].append(event)
    return found


def _put_together(lexicon: Lexicon, tokens: Tokens, clauses: list[list[_Event]], found: list[Match]) -> None:
    """Adds the phrases with gaps in a sentence to ``found``. A part that nothing in its clause, or, if it lasts, in the
    sentence, may follow is passed over, and so is one that follows nothing."""
    bits = lexicon.bits
    needed = [reduce(or_, [bits[variant][0] for _, _, variant in clause]) for clause in clauses]
    later = reduce(or_, needed) & lexicon.lasts
    held: list[_Held] = []
    waits = 0  # the bits of what is held
    for clause, here in zip(clauses, needed, strict=True):
        waits &= lexicon.lasts
        held = [one for one in held if one[0] in lexicon.lasting] if waits else []
        bound = tokens.clause_before(clause[0][1]) if waits else -1
        wanted = here | later
        for first, last, variant in clause:
            needs, begins, brings = bits[variant]
            begins &= wanted
            if needs & waits:
                _join(lexicon, held, (variant, first, last), bound, found)
                waits |= brings & wanted
            if begins:
                held.append((variant, last, (first, last)))
                waits |= begins


def _join(lexicon: Lexicon, held: list[_Held], right: tuple[int, int, int], bound: int, found: list[Match]) -> None:
    """Adds the phrases that end here to ``found``, and those that are begun but not ended to ``held``."""
    variant, first, last = right
    known = lexicon.joints[variant]
    latest = first - MAX_GAP - 2
    for begun, end, before in held[::-1]:
        if end < latest:
            break
        made = known.get(begun)
        if made is None:
            made = known[begun] = _made(lexicon, begun, variant)
        if made and end < first:
            _complete(made, first - end - 1, end > bound, (*before, first, last), (held, found))


def _complete(
    made: tuple[Made, ...], distance: int, near: bool, ends: Words, to: tuple[list[_Held], list[Match]]
) -> None:
    """``ends`` are the first and last tokens of the parts, in turn; ``near`` says that no clause ends between."""
    held, found = to
    for gap, over, state, owner in made:
        if distance > (gap if near else over):
            continue
        if owner:
            words = tuple(i for part in range(0, len(ends), 2) for i in range(ends[part], ends[part + 1] + 1))
            found.append(Match(ends[0], ends[-1], owner, words))
        else:
            held.append((state, ends[-1], ends))


def _made(lexicon: Lexicon, begun: int, variant: int) -> tuple[Made, ...]:
    """What a variant makes after another, or after a state."""
    rights = lexicon.rights[variant]
    parts = lexicon.lefts[begun] if begun >= 0 else (begun,)
    return tuple(made for part in parts for made in rights.get(part, ()))


def _variants(lexicon: Lexicon, tokens: Tokens) -> list[_Event]:
    """(first token, last token, variant) of every word sequence that stands in the text in the form it must have, by
    last token."""
    if lexicon.automaton is None or not tokens.norms:
        return []
    norms = tokens.norms
    places = map(add, accumulate(map(len, norms), initial=0), count())  # of the space before each word
    index = dict(zip(places, range(len(norms)), strict=False))
    longer, variants, forms = lexicon.longer, lexicon.variants, lexicon.forms
    hits = lexicon.automaton.find_matches_as_indexes(f" {' '.join(norms)} ", overlapping=True)
    return [
        (first, last, variant)
        for entry, start, _ in hits
        for first in (index[start],)
        for last in (first + longer[entry],)
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


_FIRST = attrgetter("first")
PlacedT = TypeVar("PlacedT", bound=Placed)


def between(placed: Sequence[PlacedT], first: int, last: int) -> list[PlacedT]:
    """Of things sorted by first token, those that lie wholly between two tokens."""
    start = bisect_left(placed, first, key=_FIRST)
    end = bisect_right(placed, last, key=_FIRST)
    return [thing for thing in placed[start:end] if thing.last <= last]


def longest(matches: Iterable[Match]) -> list[Match]:
    """The matches whose words are not all words of a larger match; of equal ones, all stay."""
    kept: list[Match] = []
    taken: dict[int, list[frozenset[int]]] = {}
    for match in sorted(matches, key=_size, reverse=True):
        words = match.words
        above = taken.get(words[0])
        if above and any(len(larger) > len(words) and larger.issuperset(words) for larger in above):
            continue
        kept.append(match)
        own = frozenset(words)
        for word in words:
            taken.setdefault(word, []).append(own)
    return sorted(kept, key=itemgetter(0, 1, 2))


def _size(match: Match) -> int:
    return len(match.words)
