"""Which body a name means at a date: bodies are succeeded, and a name can pass from one to another.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> agencies = load_vocabulary().agencies
    >>> at_date(agencies, "aqsiq", 2019), at_date(agencies, "aqsiq", 2012)
    ('samr', 'aqsiq')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..vocabulary import Agency

__all__ = ["at_date", "preferred"]

_KIND_ORDER = ("ministry", "commission", "administration", "state-council", "bureau", "office", "party-body")


def preferred(agencies: Mapping[str, Agency], found: Iterable[str], year: int | None) -> str | None:
    """Of several bodies of one name, the one that existed in ``year`` and stands highest; None for none."""
    dated = sorted({at_date(agencies, agency, year) for agency in found})
    if year is not None:
        dated = [agency for agency in dated if agencies[agency].valid_in(year)] or dated
    return min(dated, key=lambda agency: (_rank(agencies[agency]), agency)) if dated else None


def _rank(agency: Agency) -> tuple[int, int]:
    order = _KIND_ORDER.index(agency.kind) if agency.kind in _KIND_ORDER else len(_KIND_ORDER)
    return (order, 0) if agency.until is None else (order + 1, -agency.until)


def at_date(agencies: Mapping[str, Agency], agency: str, year: int | None) -> str:
    """The id under which ``agency`` went in ``year``: itself, its one successor, or its one predecessor."""
    seen = {agency}
    while year is not None and not agencies[agency].valid_in(year):
        late = (agencies[agency].until or 9999) < year
        others = agencies[agency].successors if late else _predecessors(agencies, agency, year)
        others = tuple(other for other in others if other in agencies)
        if len(others) != 1 or others[0] in seen:
            return agency
        agency = others[0]
        seen.add(agency)
    return agency


def _predecessors(agencies: Mapping[str, Agency], agency: str, year: int) -> tuple[str, ...]:
    return tuple(id_ for id_, other in agencies.items() if agency in other.successors and other.valid_in(year))
