"""The first stage: files to :class:`~graph_build.model.Source` values, and what a catalogue adds.

Example:
    >>> from graph_build.read import decode
    >>> decode("“Opinions”".encode("cp1252"))
    ('“Opinions”', 'cp1252')
"""

from __future__ import annotations

from .catalogue import Catalogue, CatalogueRow, complete, read_catalogue
from .content import Content
from .decode import decode, normalise
from .text import find_inputs, read_content, read_source

__all__ = [
    "Catalogue",
    "CatalogueRow",
    "Content",
    "complete",
    "decode",
    "find_inputs",
    "normalise",
    "read_catalogue",
    "read_content",
    "read_source",
]
