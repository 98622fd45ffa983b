"""Who carries how much: the measures of each body in each role, and how evenly they are spread.

Counting a measure whole for each of its bodies gives more weight to measures with many bodies, so a measure also counts
in fractions that add up to one, as a paper of several authors does in bibliometrics (L. Waltman and N. J. van Eck,
"Field-normalized citation impact indicators and the choice of an appropriate counting method", Journal of Informetrics
9(4), 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from ..model import Role
from ..query import Source
from ..table import Cell, Table
from . import facts
from .concentration import concentration_figures
from .facts import Measure
from .loads import Load, Part, parts, tallied
from .units import Unit, UnitKind, checked_choice, document_of, unit_labels, unit_of

__all__ = ["ALL_ROLES", "COLUMNS", "ROLES", "Counted", "workload"]

Counted: TypeAlias = Literal["named", "successor"]
ALL_ROLES: Final = "all"
ROLES: Final[tuple[str, ...]] = (*get_args(Role), ALL_ROLES)
COLUMNS: Final = (
    "agency",
    "label",
    "role",
    "measures",
    "documents",
    "years",
    "first_year",
    "last_year",
    "fractional",
    "share",
    "rank",
    "relative",
)
_TITLE: Final = "Workload"
_WHOLE: Final = ""


class _Key(NamedTuple):
    """What a row is about; ``unit`` is :data:`_WHOLE` where nothing is taken apart."""

    unit: Unit
    role: str
    agency: str


class _Row(NamedTuple):
    key: _Key
    load: Fraction
    cells: tuple[Cell, ...]


def workload(
    source: Source,
    *,
    named: Counted = "named",
    by: UnitKind | None = None,
    role: str | None = None,
    document: str | None = None,
    year: int | None = None,
    groups: bool = True,
    language: str = "en",
) -> Table:
    """The load of each body in each role, and its concentration.

    The fractional load: a measure shared by k bodies counts 1/k for each. A body with several roles in one measure has
    its part split evenly among these. So the parts of a measure add up to 1 over all rows, and the rows of a body to
    its whole load. A measure without a body counts for none, and what the note of a whole section assigns is not
    counted.

    Args:
        source: the graph.
        named: ``named``: bodies as documents name them. ``successor``: instead of a body that has successors, those at
            the end of its chain. Each of these has the measure, and they share its part evenly. Where two bodies of a
            measure have the same successor, the measure counts once for it, with both parts. The sum of all loads stays
            what it is.
        by: the same for each ``document``, ``year`` or top-level ``section``. Measures that have none are left out.
        role: only this role; the k are still all bodies of a measure, but shares, ranks and figures are among those in
            the role. Or ``all``: one row for each body over all its roles, in which a measure with several counts once.
        document: only the measures of this document (id or IRI).
        year: only the measures of documents of this year.
        groups: whether groups such as the relevant departments count as bodies. If not, they are not among the k.
        language: of labels, where there are such.

    Returns:
        One row for each body and role, the heaviest first; with ``by`` unit by unit.

        * ``unit``, ``unit_label``: only with ``by``; an IRI or a year, and what to call it.
        * ``agency`` (IRI), ``label``, ``role`` (id).
        * ``measures``, ``documents``, ``years``: the numbers of different ones; ``first_year``, ``last_year``: None
          where no year is known.
        * ``fractional``: the load, in measures.
        * ``share``: of the load of all rows of the unit (of the table, without ``by``).
        * ``rank``: by load among the same rows; equals share the better rank, and the ranks after them stay free.
        * ``relative``: the load divided by an even split of the unit's load among its bodies.

        Its figures: ``measures`` asked about; ``measures_counted``, those of them with a body (in ``role``);
        ``measures_without_unit``, only with ``by``; ``load``, the sum of ``fractional``; and what
        :func:`concentration_figures` gives for the whole, a body counting with the sum of its rows. For those of each
        unit see :func:`concentration`.

    Raises:
        ParameterError: for a choice, role, document or language that is not known.
        QueryTimeout: for a source that takes too long.
        SourceError: for a source that does not answer.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> empty = workload(LocalSource(ox.Store()), by="year")
    >>> len(empty), empty.columns[:5], empty.figures["herfindahl"]
    (0, ('unit', 'unit_label', 'agency', 'label', 'role'), None)
    """
    _check(named, by, role)
    asked = _asked(source, document, year)
    placed = {iri: unit for iri, measure in asked.items() if (unit := _unit(measure, by)) is not None}
    known = facts.bodies(source, language)
    dropped = set() if groups else {iri for iri, body in known.items() if body.group}
    given = (one for one in facts.responsibilities(source) if one.measure in placed and one.agency not in dropped)
    later = facts.successors(source) if named == "successor" else {}
    loads = _loads(parts(given, later), placed, role)
    labels = dict(facts.successor_labels(source, language)) if later else {}
    labels |= {iri: body.label for iri, body in known.items()}
    rows = sorted(_rows(loads, asked, labels), key=_heaviest)
    figures = _figures(loads, len(asked), len(asked) - len(placed) if by else None)
    if by is None:
        return Table(COLUMNS, tuple(row.cells for row in rows), _TITLE, figures)
    units = unit_labels(source, by, placed.values(), language)
    return Table(("unit", "unit_label", *COLUMNS), _below(units, rows), f"{_TITLE} by {by}", figures)


def _check(named: str, by: str | None, role: str | None) -> None:
    checked_choice("workload", "way to count bodies", named, get_args(Counted))
    if by is not None:
        checked_choice("workload", "units by", by, get_args(UnitKind))
    if role is not None:
        checked_choice("workload", "role", role, ROLES)


def _asked(source: Source, document: str | None, year: int | None) -> dict[str, Measure]:
    found = {measure.iri: measure for measure in facts.measures(source)}
    if document is not None:
        whole = document_of(source, document, facts.documents(source))
        found = {iri: measure for iri, measure in found.items() if measure.document == whole}
    return {iri: measure for iri, measure in found.items() if year is None or measure.year == year}


def _unit(measure: Measure, by: UnitKind | None) -> Unit | None:
    return unit_of(measure, by) if by else _WHOLE


def _loads(shared: Iterable[Part], placed: Mapping[str, Unit], role: str | None) -> dict[_Key, Load]:
    rows = (part._replace(role=ALL_ROLES) if role == ALL_ROLES else part for part in shared)
    asked = (part for part in rows if role in {None, part.role})
    return tallied((_Key(placed[part.measure], part.role, part.agency), part) for part in asked)


def _rows(loads: Mapping[_Key, Load], asked: Mapping[str, Measure], labels: Mapping[str, str]) -> Iterator[_Row]:
    units: dict[Unit, dict[_Key, Fraction]] = defaultdict(dict)
    for key, load in loads.items():
        units[key.unit][key] = load.total
    for totals in units.values():
        whole = sum(totals.values(), Fraction())
        even = whole / len({key.agency for key in totals})
        ranks = _ranks(totals.values())
        for key, total in totals.items():
            found = [asked[iri] for iri in loads[key].measures]
            named = (key.agency, labels.get(key.agency, key.agency), key.role)
            compared = (float(total), float(total / whole), ranks[total], float(total / even))
            yield _Row(key, total, (*named, len(found), *_spans(found), *compared))


def _ranks(totals: Iterable[Fraction]) -> dict[Fraction, int]:
    """The rank of each total: one more than there are greater ones."""
    rising = sorted(totals)
    return {total: len(rising) - place for place, total in enumerate(rising)}


def _heaviest(row: _Row) -> tuple[Fraction, str, str]:
    return -row.load, row.key.agency, row.key.role


def _below(units: Mapping[Unit, str], rows: Iterable[_Row]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of sorted rows with their units before them, in the order of ``units``."""
    found: dict[Unit, list[tuple[Cell, ...]]] = {unit: [] for unit in units}
    for row in rows:
        found[row.key.unit].append((row.key.unit, units[row.key.unit], *row.cells))
    return tuple(chain.from_iterable(found.values()))


def _figures(loads: Mapping[_Key, Load], measures: int, without_unit: int | None) -> dict[str, Cell]:
    counted = {measure for load in loads.values() for measure in load.measures}
    carried: dict[str, Fraction] = defaultdict(Fraction)
    for key, load in loads.items():
        carried[key.agency] += load.total
    return {
        "measures": measures,
        "measures_counted": len(counted),
        **({} if without_unit is None else {"measures_without_unit": without_unit}),
        "load": float(sum(carried.values())),
        **concentration_figures([float(load) for load in carried.values()]),
    }


def _spans(measures: Iterable[Measure]) -> tuple[Cell, ...]:
    """The cells from ``documents`` to ``last_year``."""
    found = list(measures)
    years = {measure.year for measure in found if measure.year is not None}
    return len({measure.document for measure in found}), len(years), min(years, default=None), max(years, default=None)
