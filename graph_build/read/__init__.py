"""The first stage: files to :class:`~graph_build.model.Source` values, and what a catalogue adds.

Example:
    >>> from graph_build.read import decode
    >>> decode("“Opinions”".encode("cp1252"))
    ('“Opinions”', 'cp1252')
"""

from __future__ import annotations

from .catalogue import Catalogue, CatalogueRow, complete, read_catalogue
from .decode import decode, normalise
from .text import find_inputs, read_source

__all__ = [
    "Catalogue",
    "CatalogueRow",
    "complete",
    "decode",
    "find_inputs",
    "normalise",
    "read_catalogue",
    "read_source",
]
