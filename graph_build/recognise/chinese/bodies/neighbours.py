"""What bodies named near one another say of each other: the State Council or a province stands once for a list, the
name of a branch follows the body's, and a department is named again without the State Council.

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> found = [Candidate(0, 6, "development-reform-departments"), Candidate(7, 10, "nbs")]
    >>> [one.agency for one in of_one_owner("省发展改革委、统计局", found, grammar, 2019)]
    ['development-reform-departments', 'statistics-departments']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary
from .local import namesake

__all__ = [
    "Candidate",
    "branches",
    "compile_bodies",
    "load_vocabulary",
    "of_one_owner",
    "repeated",
    "with_branches",
]

_COUNCIL, _COUNTRY, _PLACE = "council", "country", "place"
_PLACE_NAME = re.compile(r"[\u3400-\u9fff]{0,4}")


def branches(text: str, chosen: Sequence[Candidate], grammar: BodyGrammar) -> list[Candidate]:
    """``chosen``, in reading order, where the name of a branch is one with the body's before it."""
    found: list[Candidate] = []
    for one in chosen:
        if found and _is_branch(text, found[-1], one, grammar):
            found[-1] = one._replace(start=found[-1].start)
        else:
            found.append(one)
    return found


def _is_branch(text: str, body: Candidate, one: Candidate, grammar: BodyGrammar) -> bool:
    """True for a local body right behind a national one of the same field, or with the name of a place between."""
    between, words = text[body.end : one.start], grammar.words
    parted = any(word in between for group in ("list-joint", "no-body-word") for word in words[group])
    if parted or not _PLACE_NAME.fullmatch(between) or words["local-head"].before(text, one.end) is None:
        return False
    field = _field(text, body, grammar)
    return field is not None and field in text[one.start : one.end] and grammar.fields[field] == one.agency


def _field(text: str, one: Candidate, grammar: BodyGrammar) -> str | None:
    """The field in the name of a national body."""
    start = grammar.words["national-prefix"].after(text, one.start) or one.start
    heads = grammar.words["national-head"].starts(text, one.end, start)
    return next((name for head in heads if (name := text[start:head]) in grammar.fields), None)


def with_branches(text: str, chosen: Sequence[Candidate], grammar: BodyGrammar) -> Iterator[Candidate]:
    """``chosen``, in reading order, and branches whose words stand behind a name: instead of it ("人民银行分支机构"),
    or beside it ("人民银行及其分支机构")."""
    words = grammar.words
    ends = [one.start for one in chosen[1:]] + [len(text)]
    for one, most in zip(chosen, ends, strict=False):
        group = grammar.branches.get(text[one.start : one.end])
        both = words["branch-and"].after(text, one.end) if group else None
        end = words["branch"].after(text, one.end if both is None else both) if group else None
        if group is None or end is None or end > most:
            yield one
        elif both is None:
            yield one._replace(agency=group, end=end)
        else:
            yield from (one, Candidate(both, end, group))


def repeated(text: str, chosen: Iterable[Candidate], grammar: BodyGrammar) -> Iterator[Candidate]:
    """``chosen``, in reading order, where a department of the State Council is named again without it."""
    council: dict[str, str] = {}
    for one in chosen:
        if _owner(text, one, grammar) == _COUNCIL:
            council[text[grammar.words["council"].after(text, one.start) : one.end]] = one.agency
        meant = council.get(text[one.start : one.end])
        yield one._replace(agency=meant) if meant else one


def of_one_owner(text: str, chosen: Sequence[Candidate], grammar: BodyGrammar, year: int | None) -> Sequence[Candidate]:
    """``chosen``, in reading order, where what one member of a list says holds for others too: the State Council for
    the departments after it, a province or city for the bodies on both sides."""
    ahead = _spread(text, chosen, grammar, year, (_PLACE, _COUNCIL))
    return _spread(text, ahead[::-1], grammar, year, (_PLACE,))[::-1]


def _spread(
    text: str, chosen: Sequence[Candidate], grammar: BodyGrammar, year: int | None, owners: Sequence[str]
) -> Sequence[Candidate]:
    """Hands what a member says on to its neighbour, from the first of ``chosen`` to the last."""
    found: list[Candidate] = []
    owner = ""
    for one in chosen:
        own = _owner(text, one, grammar)
        told = own and text[one.start : one.end] not in grammar.fields
        meant = None
        if found and owner in owners and not told and _is_joined(text, found[-1], one, grammar):
            meant = _meant(text, one, owner, grammar, year)
        owner = owner if meant else own
        found.append(one._replace(agency=meant) if meant else one)
    return found


def _is_joined(text: str, one: Candidate, other: Candidate, grammar: BodyGrammar) -> bool:
    """True where only a joint stands between two members, in either order."""
    before, after = sorted((one, other))
    return grammar.words["list-joint"].after(text, before.end) == after.start


def _owner(text: str, one: Candidate, grammar: BodyGrammar) -> str:
    """What the words before a member say of those that follow it; nothing where there are none."""
    words = grammar.words
    department = words["department-head"].before(text, one.end, one.start) is not None
    if department and words["council"].after(text, one.start) is not None and not grammar.is_group(one.agency):
        return _COUNCIL
    if words["national-prefix"].after(text, one.start) is not None:
        return _COUNTRY
    local = grammar.is_group(one.agency) or (not one.known and grammar.levels.after(text, one.start) is not None)
    headed = words["local-head"].before(text, one.end) is not None
    return _PLACE if local and (headed or text[one.start : one.end] in grammar.fields) else ""


def _meant(text: str, one: Candidate, owner: str, grammar: BodyGrammar, year: int | None) -> str | None:
    """The body that a member without words of its own before it means."""
    if owner == _PLACE:
        return namesake(text, one.start, one.end, grammar)
    heads = grammar.words["department-head"].starts(text, one.end, one.start) if owner == _COUNCIL else ()
    names = [name for head in heads if (name := text[one.start : head]) in grammar.national]
    return grammar.preferred(grammar.national[names[0]], year) if names else None
