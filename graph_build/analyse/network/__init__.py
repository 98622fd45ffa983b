"""Networks of bodies, instruments and documents: built, measured, projected and handed to other programs.

Example:
    >>> import networkx as nx
    >>> table = describe(nx.path_graph(["mof", "miit", "mofcom"]))
    >>> [(row["node"], row["articulation"]) for row in table][0], table.figures["communities"]
    (('miit', True), 1)
"""

from __future__ import annotations

from .build import KINDS, Kind, network
from .export import SUFFIXES, write_network
from .measures import annotate, describe
from .projection import Side, project

__all__ = [
    "KINDS",
    "SUFFIXES",
    "Kind",
    "Side",
    "annotate",
    "describe",
    "network",
    "project",
    "write_network",
]
