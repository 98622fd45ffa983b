"""One document as a page: its sections, their measures, and who does what, with what, how much and until when.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> "There is nothing to show" in document_page(LocalSource(ox.Store()))
    True
"""

from __future__ import annotations

from .page import document_page

__all__ = ["document_page"]
