"""How unevenly a load is spread over those who carry it.

Only those with a load are known: a body that no measure names is not counted, so the figures say how concentrated the
load is among the bodies that carry any.

Example:
    >>> loads = (6.0, 3.0, 1.0)
    >>> round(herfindahl(loads), 2), round(gini(loads), 2), top_share(loads, 2)
    (0.46, 0.33, 0.9)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from math import fsum
from typing import Any, Final

from ..errors import ParameterError
from ..table import Cell, Table

__all__ = ["TOP", "concentration", "concentration_figures", "gini", "herfindahl", "top_share"]

TOP: Final = 5
_UNIT: Final = ("unit", "unit_label")
_NEEDED: Final = ("agency", "fractional")


def herfindahl(loads: Collection[float]) -> float | None:
    """The sum of squared shares: 1/n where n carry the same, 1 where one carries all. None without any load.

    O. C. Herfindahl, "Concentration in the Steel Industry", Columbia University, 1950; A. O. Hirschman, "National Power
    and the Structure of Foreign Trade", 1945 (as its square root)."""
    total = fsum(loads)
    return fsum((load / total) ** 2 for load in loads) if total else None


def gini(loads: Collection[float]) -> float | None:
    """Half the relative mean difference: 0 where all carry the same, up to 1 - 1/n where one carries all (the formula
    of a sample, not corrected to reach 1). None without any load; 0 for a single one.

    C. Gini, "Variabilità e mutabilità", 1912; as sum((2 i - n - 1) x_i) / (n sum(x)) over ascending x, in A. Sen, "On
    Economic Inequality", 1973."""
    total = fsum(loads)
    if not total:
        return None
    weighted = fsum((2 * place - len(loads) - 1) * load for place, load in enumerate(sorted(loads), start=1))
    return max(weighted / (len(loads) * total), 0.0)


def top_share(loads: Collection[float], top: int = TOP) -> float | None:
    """The share of the ``top`` largest in the whole (a concentration ratio): 1 where there are no more than these. None
    without any load."""
    total = fsum(loads)
    return fsum(sorted(loads, reverse=True)[:top]) / total if total else None


def concentration_figures(loads: Collection[float]) -> dict[str, Cell]:
    """The figures of one spread: ``bodies``, ``even_split`` (the load of each, were it spread evenly), ``herfindahl``,
    ``gini`` and ``top_5_share``."""
    return {
        "bodies": len(loads),
        "even_split": fsum(loads) / len(loads) if loads else None,
        "herfindahl": herfindahl(loads),
        "gini": gini(loads),
        f"top_{TOP}_share": top_share(loads),
    }


def concentration(table: Table) -> Table:
    """The concentration of a workload, unit by unit.

    Args:
        table: what :func:`workload` gives. A body with rows for several roles counts with their sum.

    Returns:
        One row for each unit, in the order of ``table`` (one row in all where it has no units): ``unit`` and
        ``unit_label``, ``load`` (the sum of fractional loads), and the columns of :func:`concentration_figures`.

    Raises:
        ParameterError: for a table without the columns ``agency`` and ``fractional``.

    >>> rows = ((2012, "mof", 1.5), (2012, "miit", 0.5), (2013, "mof", 1.0))
    >>> concentration(Table(("unit", "agency", "fractional"), rows)).column("herfindahl")
    (0.625, 1.0)
    """
    if missing := [name for name in _NEEDED if name not in table.columns]:
        raise ParameterError(table.title or "table", f"has no column {' or '.join(missing)}", "give a workload")
    units = tuple(name for name in _UNIT if name in table.columns)
    loads: dict[tuple[Cell, ...], dict[Cell, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in table:
        loads[tuple(row[name] for name in units)][row["agency"]].append(row["fractional"])
    rows = [(unit, _figures(parts.values())) for unit, parts in loads.items()]
    columns = (*units, "load", *concentration_figures(()))
    title = "Concentration of workload"
    return Table(columns, tuple((*unit, *figures.values()) for unit, figures in rows), title)


def _figures(parts: Iterable[list[float]]) -> Mapping[str, Cell]:
    loads = [fsum(some) for some in parts]
    return {"load": fsum(loads), **concentration_figures(loads)}
