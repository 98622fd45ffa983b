"""Brings a built graph into an external triplestore and proves that it arrived.

Example:
    >>> report = Report("http://localhost:7878/query", "Oxigraph", (Outcome("e:g", "send", 3),))
    >>> report.failures
    ()
"""

from __future__ import annotations

from .access import Access
from .loading import load_graph
from .outcome import Outcome, Report
from .product import Product, products

__all__ = ["Access", "Outcome", "Product", "Report", "load_graph", "products"]
