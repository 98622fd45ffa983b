"""How a measure is shared out among its bodies, in exact fractions.

Example:
    >>> roles = [("lead", "mof"), ("participant", "old")]
    >>> given = [Assignment("e:m", agency, role) for role, agency in roles]
    >>> [(part.agency, part.role, part.of) for part in parts(given, {"old": ("miit", "sasac")})]
    [('mof', 'lead', 2), ('miit', 'participant', 4), ('sasac', 'participant', 4)]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeVar

from .facts import Assignment

__all__ = ["Load", "Part", "parts", "tallied"]

_Key = TypeVar("_Key", bound=Hashable)


class Part(NamedTuple):
    """One of ``of`` equal parts of a measure, carried by a body in a role."""

    measure: str
    agency: str
    role: str
    of: int


@dataclass(slots=True)
class Load:
    """Measures, and how often each fraction of one came: so the sum is exact, and equal loads are equal."""

    measures: set[str] = field(default_factory=set)
    fractions: Counter[int] = field(default_factory=Counter)

    @property
    def total(self) -> Fraction:
        """The sum of the fractions, in measures."""
        return sum((Fraction(count, of) for of, count in self.fractions.items()), Fraction())


def parts(assignments: Iterable[Assignment], later: Mapping[str, tuple[str, ...]]) -> Iterator[Part]:
    """The parts of each measure, which add up to 1: even ones for its bodies, each split evenly among the roles of the
    body, and each of these among the bodies that ``later`` puts in its place. Two parts may be of one body and role."""
    shared: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for one in assignments:
        shared[one.measure][one.agency, one.role] = None
    for measure, pairs in shared.items():
        roles = Counter(agency for agency, _ in pairs)
        for agency, role in pairs:
            heirs = later.get(agency, (agency,))
            for heir in heirs:
                yield Part(measure, heir, role, len(roles) * roles[agency] * len(heirs))


def tallied(keyed: Iterable[tuple[_Key, Part]]) -> dict[_Key, Load]:
    """The load of each key."""
    loads: dict[_Key, Load] = defaultdict(Load)
    for key, part in keyed:
        load = loads[key]
        load.measures.add(part.measure)
        load.fractions[part.of] += 1
    return dict(loads)
