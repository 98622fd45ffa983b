"""Whether units share more items than chance would have them share.

The null model is that of M. Tumminello, S. Miccichè, F. Lillo, J. Piilo and R. N. Mantegna, "Statistically validated
networks in bipartite complex systems", PLoS ONE 6(3), 2011, e17994: each unit (a document, a body …) keeps its number
of items, and draws them uniformly and without replacement from the ``items`` that are in use. The number that two units
share is then hypergeometric.

What it assumes, and what that means for the results:

* Every item is equally likely. Where some items are popular everywhere, units share them without being alike, so
  overlaps look less like chance than they are: read a small q together with the names of what is shared.
* Units draw independently of each other. The pairs of one unit do not, so the tests depend on each other. The false
  discovery rate of Benjamini and Hochberg (1995) holds under positive dependence (Y. Benjamini and D. Yekutieli, "The
  control of the false discovery rate in multiple testing under dependency", Annals of Statistics 29(4), 2001), which is
  plausible here but not proven.

Example:
    >>> p = overlap_p(np.array([3, 1]), np.array([3, 3]), np.array([3, 4]), items=10)
    >>> p.round(4).tolist(), adjusted(p, tests=3).round(4).tolist()
    ([0.0083, 0.8333], [0.025, 1.0])
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ..errors import ParameterError

__all__ = ["FloatArray", "IntArray", "adjusted", "overlap_p"]

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]


def overlap_p(shared: IntArray, left: IntArray, right: IntArray, items: int) -> FloatArray:
    """The probability that two units share at least ``shared`` items by chance.

    Args:
        shared: for each pair of units, the number of items that both have.
        left: for each pair, the number of items of the one unit.
        right: the same for the other; which is which makes no difference.
        items: the number of items in use, from which each unit draws.

    Returns:
        The upper tail of the hypergeometric distribution, P(X >= shared), for each pair; 1 where nothing is shared.

    Raises:
        ParameterError: for arrays of different lengths, and for counts that contradict each other.
    """
    low, high = np.minimum(left, right), np.maximum(left, right)
    if not shared.shape == left.shape == right.shape:
        raise ParameterError("overlap_p", "has arrays of different lengths", "give one count a pair in each")
    if ((shared < 0) | (shared > low) | (high > items)).any():
        raise ParameterError("overlap_p", "has counts that contradict each other", "see shared <= left, right <= items")
    from scipy.stats import hypergeom  # takes a second to import

    sizes, size = np.unique(low * (items + 1) + high, return_inverse=True)
    cases, case = np.unique(size * (items + 1) + shared, return_inverse=True)  # many pairs are the same case
    size, count = np.divmod(cases, items + 1)
    tail = hypergeom.sf(count - 1, items, sizes[size] // (items + 1), sizes[size] % (items + 1))
    return np.asarray(np.clip(tail, 0.0, 1.0)[case], dtype=np.float64)


def adjusted(p: FloatArray, tests: int) -> FloatArray:
    """The q of Benjamini and Hochberg: the least false discovery rate at which a pair counts as more than chance.

    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B
    57(1), 1995. Where ``p`` is complete this is ``scipy.stats.false_discovery_control(p)``.

    Args:
        p: the probabilities of the pairs that share something.
        tests: the number of all pairs; those that ``p`` leaves out share nothing, so that their p is 1.

    Returns:
        q for each p, in the same order; none is less than its p.

    Raises:
        ParameterError: for fewer tests than probabilities.

    >>> adjusted(np.array([0.04, 0.01, 0.02]), tests=4).round(4).tolist()
    [0.0533, 0.04, 0.04]
    """
    if tests < p.size:
        raise ParameterError("adjusted", f"has {p.size} probabilities of {tests} tests", "give the number of all pairs")
    order = np.argsort(p)
    raised = p[order] * tests / np.arange(1, p.size + 1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(raised[::-1])[::-1]
    return np.minimum(q, 1.0)
