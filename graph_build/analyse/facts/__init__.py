"""The flat facts that analyses count, fetched from any source by the questions of the group ``facts``.

Every IRI is a string. Joins and counts happen here in Python and scipy: an engine is quick to hand over flat rows and
slow to join them with themselves.

Example:
    >>> from graph_build.query import LocalSource
    >>> import pyoxigraph as ox
    >>> measures(LocalSource(ox.Store()))
    ()
"""

from __future__ import annotations

from .fetch import (
    bodies,
    citation_links,
    documents,
    instrument_labels,
    instrument_uses,
    measures,
    programme_mentions,
    proved_instrument_uses,
    proved_responsibilities,
    responsibilities,
    sections,
    successor_labels,
    successors,
)
from .values import (
    Assignment,
    Body,
    Document,
    InstrumentUse,
    Link,
    Measure,
    ProgrammeMention,
    ProvedAssignment,
    ProvedInstrumentUse,
    Section,
)

__all__ = [
    "Assignment",
    "Body",
    "Document",
    "InstrumentUse",
    "Link",
    "Measure",
    "ProgrammeMention",
    "ProvedAssignment",
    "ProvedInstrumentUse",
    "Section",
    "bodies",
    "citation_links",
    "documents",
    "instrument_labels",
    "instrument_uses",
    "measures",
    "programme_mentions",
    "proved_instrument_uses",
    "proved_responsibilities",
    "responsibilities",
    "sections",
    "successor_labels",
    "successors",
]
