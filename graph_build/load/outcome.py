"""What a load did.

Example:
    >>> outcomes = Outcome("e:g", "send", 3), Outcome("e:h", "keep", 2)
    >>> report = Report("http://localhost:7878/query", "Oxigraph", outcomes)
    >>> report.triples("send"), report.graphs("keep"), report.failures
    (3, 1, ())
"""

from __future__ import annotations

from dataclasses import dataclass

from .plan import Act
from .verify import Verification

__all__ = ["Outcome", "Report"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a graph, and its triples; ``problem`` is empty where all is well."""

    iri: str
    act: Act
    triples: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The URL to ask questions at, the product, what became of each graph, how many seconds it took to send and to
    compare them, and how they were compared. ``dry``: nothing was done."""

    url: str
    product: str
    outcomes: tuple[Outcome, ...]
    sending: float = 0.0
    comparing: float = 0.0
    verification: Verification = "content"
    dry: bool = False

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The graphs that are not there as they should be."""
        return tuple(outcome for outcome in self.outcomes if outcome.problem)

    def triples(self, act: Act) -> int:
        """How many triples were sent, kept or removed."""
        return sum(outcome.triples for outcome in self._done(act))

    def graphs(self, act: Act) -> int:
        """How many graphs were sent, kept or removed."""
        return len(self._done(act))

    def _done(self, act: Act) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.act == act and not outcome.problem]
