"""Which documents, bodies, sections or years use the same instruments or programmes, and whether by more than chance.

Two bodies that are named in the same measure share all its instruments, so bodies overlap also because they are named
together. For the null model and what it assumes see :mod:`graph_build.analyse.significance`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from ..errors import ParameterError
from ..query import Source
from ..table import Cell, Table
from . import facts
from .incidence import Incidence, Pairs, incidence, shared_names, sharing_pairs
from .significance import FloatArray, adjusted, overlap_p
from .units import Unit, UnitKind, checked_choice, unit_labels, unit_of

__all__ = ["COLUMNS", "Between", "Shared", "overlap"]

Between: TypeAlias = Literal["documents", "agencies", "sections", "years"]
Shared: TypeAlias = Literal["instruments", "programmes"]
COLUMNS: Final = (
    "left",
    "left_label",
    "right",
    "right_label",
    "left_items",
    "right_items",
    "shared",
    "names",
    "jaccard",
    "overlap",
    "expected",
    "p",
    "q",
    "significant",
)
_KINDS: Final[Mapping[str, UnitKind]] = {"documents": "document", "sections": "section", "years": "year"}


def overlap(
    source: Source,
    *,
    between: Between = "documents",
    of: Shared = "instruments",
    least: int = 1,
    alpha: float = 0.05,
    groups: bool = True,
    language: str = "en",
) -> Table:
    """The pairs of units that share items, each with how much it shares and how likely that is by chance.

    A document, section or year has the items of its measures, a body those of the measures in which it has a
    responsibility. Only units with an item and items of a unit count.

    Args:
        source: the graph.
        between: the units: ``documents``, ``agencies`` (bodies), ``sections`` (top-level ones) or ``years``.
        of: the items: ``instruments``, or ``programmes``, which are the same where their names differ only in case and
            punctuation.
        least: how many items a pair must share to have a row. It changes no p and no q.
        alpha: the greatest q of a pair that is called significant: the false discovery rate.
        groups: whether groups such as the relevant departments count as bodies; only for ``agencies``.
        language: of labels, where there are such.

    Returns:
        One row for each pair, by ``q``, then the most shared, then by the units:

        * ``left``, ``right``: IRI or year, ``left`` before ``right``; ``left_label``, ``right_label``.
        * ``left_items``, ``right_items``: how many each has; ``shared``: how many both; ``names``: theirs, sorted.
        * ``jaccard``: shared by all items of the two; ``overlap``: shared by the items of the one with fewer (the
          overlap coefficient).
        * ``expected``: how many they would share by chance; ``p``: the probability of as many as they do or more;
          ``q``: p adjusted to all pairs of units, whether they share or not; ``significant``: q <= ``alpha``.

        The figures: ``units`` and ``items``, ``pairs_tested`` (all pairs of units), ``pairs_sharing`` anything,
        ``pairs_significant``, ``alpha``, and ``measures_without_unit``, left out as they have no section or year, or
        (between bodies) no body.

    Raises:
        ParameterError: for a choice or language that is not known, and for ``least`` or ``alpha`` out of range.
        QueryTimeout: for a source that takes too long.
        SourceError: for a source that does not answer.

    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> empty = overlap(LocalSource(ox.Store()), between="years")
    >>> len(empty), empty.figures["pairs_tested"]
    (0, 0)
    """
    _check(between, of, least, alpha)
    places, unplaced = _places(source, between, groups)
    uses, names = _uses(source, of, language)
    have = incidence(((unit, item) for measure, item in uses for unit in places.get(measure, ())), names)
    pairs = sharing_pairs(have)
    tests = len(have.units) * (len(have.units) - 1) // 2
    p = overlap_p(pairs.shared, pairs.left_items, pairs.right_items, len(have.names))
    q = adjusted(p, tests)
    figures: dict[str, Cell] = {
        "units": len(have.units),
        "items": len(have.names),
        "pairs_tested": tests,
        "pairs_sharing": len(p),
        "pairs_significant": int((q <= alpha).sum()),
        "alpha": alpha,
        "measures_without_unit": unplaced,
    }
    order = np.lexsort((pairs.right, pairs.left, -pairs.shared, q))
    shown = order[pairs.shared[order] >= least]
    labels = _labels(source, between, have.units, language)
    rows = _rows(have, pairs.at(shown), labels, p[shown], q[shown], alpha)
    return Table(COLUMNS, tuple(rows), f"Shared {of} of {between}", figures)


def _check(between: str, of: str, least: int, alpha: float) -> None:
    checked_choice("overlap", "units between", between, get_args(Between))
    checked_choice("overlap", "items of", of, get_args(Shared))
    if least < 1:
        raise ParameterError("overlap", f"least is {least}", "give 1 or more: the others share nothing")
    if not 0 < alpha < 1:
        raise ParameterError("overlap", f"alpha is {alpha}", "give a rate between 0 and 1, such as 0.05")


def _places(source: Source, between: Between, groups: bool) -> tuple[Mapping[str, Sequence[Unit]], int]:
    """The units of each measure that has any, and the number of the other measures."""
    known = facts.measures(source)
    places: dict[str, list[Unit]] = {measure.iri: [] for measure in known}
    if between == "agencies":
        dropped = set() if groups else {iri for iri, body in facts.bodies(source).items() if body.group}
        for one in facts.responsibilities(source):
            if one.measure in places and one.agency not in dropped:
                places[one.measure].append(one.agency)
    else:
        for measure in known:
            unit = unit_of(measure, _KINDS[between])
            places[measure.iri] = [] if unit is None else [unit]
    return places, sum(not units for units in places.values())


def _uses(source: Source, of: Shared, language: str) -> tuple[list[tuple[str, str]], Mapping[str, str]]:
    """Pairs of measure and item, and the names of the items."""
    if of == "instruments":
        uses = [(use.measure, use.instrument) for use in facts.instrument_uses(source)]
        return uses, facts.instrument_labels(source, language)
    mentions = facts.programme_mentions(source)
    names = {mention.key: mention.name for mention in sorted(mentions, key=lambda mention: mention.name, reverse=True)}
    return [(mention.measure, mention.key) for mention in mentions], names


def _labels(source: Source, between: Between, units: Iterable[Unit], language: str) -> Sequence[str]:
    if between != "agencies":
        return tuple(unit_labels(source, _KINDS[between], units, language).values())
    names = {iri: body.label for iri, body in facts.bodies(source, language).items()}
    return tuple(names.get(str(unit), str(unit)) for unit in units)


def _rows(
    have: Incidence, pairs: Pairs, labels: Sequence[str], p: FloatArray, q: FloatArray, alpha: float
) -> Iterator[tuple[Cell, ...]]:
    left, right, left_items, right_items, shared = pairs
    columns: tuple[Sequence[Cell], ...] = (
        [have.units[place] for place in left],
        [labels[place] for place in left],
        [have.units[place] for place in right],
        [labels[place] for place in right],
        left_items.tolist(),
        right_items.tolist(),
        shared.tolist(),
        shared_names(have, left, right),
        (shared / (left_items + right_items - shared)).tolist(),
        (shared / np.minimum(left_items, right_items)).tolist(),
        (left_items * right_items / max(len(have.names), 1)).tolist(),
        p.tolist(),
        q.tolist(),
        (q <= alpha).tolist(),
    )
    return zip(*columns, strict=True)
