"""Reads responsibility notes: "(MOF takes the lead, MIIT and STA participate)".

A note is a small language: names of bodies, words for roles, "together with", "and others", separators. It is written
down as a string of one letter a word group and parsed by a grammar of regular expressions; which names stand in a list
is decided by dynamic programming over the places where the list may be cut.

The letters and the grammar: :mod:`graph_build.recognise.english.roles.grammar`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....model import Role
from ...lexicon.matcher import Match
from ...lexicon.tokens import STOPS, Tokens
from ..bodies.find import unknown_body
from ..bodies.mention import Mention
from ..bodies.names import Names, content
from .duties import OTHERS
from .grammar import roles

__all__ = ["ROLE_CUES", "Note", "read_note"]

_LETTERS = {
    "cue/lead": "L",
    "cue/lead-before": "K",
    "cue/participant": "P",
    "cue/participant-before": "V",
    "cue/responsible": "R",
    "cue/together": "W",
    "cue/with": "W",
    "cue/others": "E",
    "cue/members": ".",
    "cue/by": "O",
}
ROLE_CUES = frozenset(owner for owner, letter in _LETTERS.items() if letter in "LKPVRW")
_JOINT_KIND = "coordination-body"
_MAX_ATOMS = 5
_MAX_NAME = 12


@dataclass(frozen=True, slots=True)
class Note:
    """A note from token ``first`` to ``last``: who has which role, how many tokens of its telling clauses were
    understood and how many not, and its word groups as letters."""

    first: int
    last: int
    parts: tuple[tuple[Mention, Role], ...]
    understood: int = 0
    unknown: int = 0
    letters: str = ""

    @property
    def coverage(self) -> float:
        """The share of tokens that were understood, 0 to 1."""
        return self.understood / max(1, self.understood + self.unknown)


@dataclass(frozen=True, slots=True)
class _Item:
    letter: str
    mention: Mention | None = None
    size: int = 1


def read_note(
    first: int,
    last: int,
    tokens: Tokens,
    mentions: Sequence[Mention],
    cues: Sequence[Match],
    names: Names,
    year: int | None,
    *,
    first_leads: bool = False,
    guess: bool = True,
) -> Note:
    """Reads tokens ``first`` to ``last`` as a note; without any body in it, ``parts`` is empty. ``guess`` says whether
    a name that is not in the vocabulary word for word may be resolved by its meaning."""
    items = list(_items(first, last, tokens, mentions, cues, names if guess else _certain(names), year))
    kept = [item for item in items if item.letter != "."]
    found = roles("".join(item.letter for item in kept), first_leads=first_leads)
    parts = tuple((mention, role) for i, role in found if (mention := kept[i].mention) is not None)
    understood, unknown = _sizes(items)
    return Note(first, last, parts, understood, unknown, "".join(item.letter for item in items))


def _sizes(items: Sequence[_Item]) -> tuple[int, int]:
    """How many tokens are understood, and how many are not, in the clauses that name a body."""
    clauses: list[list[_Item]] = [[]]
    for item in items:
        clauses[-1].append(item)
        if item.letter == ";":
            clauses.append([])
    telling = [item for clause in clauses if any(item.letter in "BJE" for item in clause) for item in clause]
    unknown = sum(item.size for item in telling if item.letter == ".")
    return sum(item.size for item in telling) - unknown, unknown


def _certain(names: Names) -> Names:
    return replace(names, contents={}, postings={}, heads=frozenset(), known={})


def _items(
    first: int,
    last: int,
    tokens: Tokens,
    mentions: Sequence[Mention],
    cues: Sequence[Match],
    names: Names,
    year: int | None,
) -> Iterator[_Item]:
    inside = [m for m in mentions if first <= m.first and m.last <= last]
    marks = _marks(first, last, cues, inside)
    run: list[int] = []
    at = first
    while at <= last:
        mark = marks.get(at)
        separator = tokens.norms[at] in (*STOPS, ":", "(", ")")
        if mark is None and not separator:
            run.append(at)
            at += 1
            continue
        yield from _listed(run, tokens, inside, names, year)
        run = []
        if mark is None:
            yield _Item(";" if tokens.norms[at] in STOPS else ".", size=0)
            at += 1
        else:
            letter = _LETTERS[mark.owner]
            others = Mention(OTHERS, mark.first, mark.last, "") if letter == "E" else None
            yield _Item(letter, others, mark.last - mark.first + 1)
            at = mark.last + 1
    yield from _listed(run, tokens, inside, names, year)


def _marks(first: int, last: int, cues: Sequence[Match], mentions: Sequence[Mention]) -> dict[int, Match]:
    named = {i for m in mentions if m.agency != OTHERS for i in range(m.first, m.last + 1)}
    marks: dict[int, Match] = {}
    taken: set[int] = set()
    for cue in sorted(cues, key=lambda cue: -cue.size):
        reach = range(cue.first, cue.last + 1)
        inside = cue.owner in _LETTERS and first <= cue.first and cue.last <= last
        if inside and taken.isdisjoint(reach) and named.isdisjoint(reach):
            marks[cue.first] = cue
            taken.update(reach)
    return marks


def _listed(
    run: list[int], tokens: Tokens, mentions: Sequence[Mention], names: Names, year: int | None
) -> Iterator[_Item]:
    """The bodies in a stretch without role words: the best way to cut it at its commas and "and"s."""
    named = [m for m in mentions if run and run[0] <= m.first and m.last <= run[-1]]
    if _all_named(run, named, tokens, names):
        yield from (_named(mention, names) for mention in named)
        return
    atoms = _atoms(run, tokens)
    best: list[tuple[float, tuple[_Item, ...]]] = [(0.0, ())]
    for end in range(1, len(atoms) + 1):
        options = []
        for start in range(max(0, end - _MAX_ATOMS), end):
            score, items = _segment(atoms[start][0], atoms[end - 1][1], tokens, named, names, year)
            options.append((best[start][0] + score, best[start][1] + items))
        best.append(max(options, key=lambda option: option[0]))
    yield from best[-1][1]


def _all_named(run: Sequence[int], named: Sequence[Mention], tokens: Tokens, names: Names) -> bool:
    """True where the names leave nothing over but joints and fillers, and each is known: nothing to decide."""
    covered = {i for mention in named for i in range(mention.first, mention.last + 1)}
    rest = (tokens.norms[i] for i in run if i not in covered)
    return all(norm == "," or norm in names.fillers for norm in rest) and all(mention.known for mention in named)


def _atoms(run: list[int], tokens: Tokens) -> list[tuple[int, int]]:
    atoms: list[tuple[int, int]] = []
    start: int | None = None
    for at in run:
        if tokens.norms[at] in (",", "and", "or"):
            start = None
        elif start is None:
            start = at
            atoms.append((at, at))
        else:
            atoms[-1] = (start, at)
    return atoms


def _segment(
    first: int, last: int, tokens: Tokens, mentions: Sequence[Mention], names: Names, year: int | None
) -> tuple[float, tuple[_Item, ...]]:
    size = last - first + 1
    inside = [m for m in mentions if first <= m.first and m.last <= last]
    whole = [m for m in inside if m.last - m.first + 1 >= size - _spare(first, last, m, tokens, names)]
    if len(inside) == 1 and whole and whole[0].known:
        return size * 1.0 + 0.01, (_named(whole[0], names),)
    stems = content(names, tokens.norms[first : last + 1])
    commas = tokens.norms[first : last + 1].count(",")
    formed = bool(names.heads & set(tokens.norms[first : last + 1])) or _titled(first, last, tokens, names)
    agency = names.alike(stems, year) if formed and not commas else None
    exact = stems in names.contents
    if agency and (len(inside) <= 1 or (exact and "and" not in tokens.norms[first : last + 1])):
        label = " ".join(tokens.text[tokens.starts[first] : tokens.ends[last]].split())
        return size * (0.9 if exact else 0.6), (_named(Mention(agency, first, last, label), names),)
    if inside:
        covered = sum(m.last - m.first + 1 for m in inside)
        rest = _Item(".", size=size - covered)
        return covered * 0.8 - 0.1 * len(inside), (*(_named(m, names) for m in inside), rest)
    if not commas and names.heads & set(tokens.norms[first : last + 1]) and _titled(first, last, tokens, names):
        return size * 0.05, (_named(unknown_body(tokens, first, last), names),)
    return 0.0, (_Item(".", size=size),)


def _named(mention: Mention, names: Names) -> _Item:
    known = names.agencies.get(mention.agency)
    letter = "J" if known and known.kind == _JOINT_KIND else "B"
    return _Item(letter, mention, mention.last - mention.first + 1)


def _spare(first: int, last: int, mention: Mention, tokens: Tokens, names: Names) -> int:
    """How many tokens beside the mention are mere fillers."""
    beside = [*tokens.norms[first : mention.first], *tokens.norms[mention.last + 1 : last + 1]]
    return len(beside) if all(norm in names.fillers for norm in beside) else 0


def _titled(first: int, last: int, tokens: Tokens, names: Names) -> bool:
    """True if every word that is no filler begins with a capital: the form of a name."""
    printed = (tokens.text[tokens.starts[i]] for i in range(first, last + 1) if tokens.norms[i] not in names.fillers)
    return last - first < _MAX_NAME and all(letter.isupper() for letter in printed)
