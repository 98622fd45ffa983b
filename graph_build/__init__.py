"""Reads policy documents about small and medium-sized enterprises into a validated knowledge graph.

==================  ===================================================================
function            does
==================  ===================================================================
build               reads files and folders, writes the graph, validates it
extract             reads files and folders, gives one reading a file
annotation          a reading in the form of annotations (JSON)
propose_catalogue   reads files and folders, writes a catalogue to correct by hand
load_vocabulary     reads the vocabularies, and others that add to them
validate_file       checks an RDF file against the shapes
check_vocabulary    checks vocabularies against their shapes
read_annotations    reads annotation files
compare, total      compare annotations with gold: precision, recall, F1
find_gaps           bodies and phrases in texts that no vocabulary covers
open_graph          a built graph to ask: questions, workload, overlap, networks
connect             the same for a SPARQL endpoint
graph_of            the same for an Oxigraph store, such as one in memory
write_report        one HTML page about a whole graph, to hand on
load_graph          brings a built graph into a triplestore, and compares
serving             a read-only SPARQL endpoint over a built graph
==================  ===================================================================

Names are imported when they are first used, so that ``import graph_build`` costs nothing. All errors that the package
raises on purpose are :class:`PolicyGraphError`.

Example:
    >>> import graph_build
    >>> graph_build.load_vocabulary().agencies["miit"].labels["en"][0]
    'Ministry of Industry and Information Technology'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import PolicyGraphError

if TYPE_CHECKING:
    from .describe.annotation import annotation
    from .evaluate import compare, compare_all, read_annotations, total
    from .gaps import find_gaps
    from .graph import PolicyGraph, connect, graph_of, open_graph
    from .load import load_graph
    from .pipeline import BuildReport, build, extract, propose_catalogue
    from .report import write_report
    from .serving import serving
    from .table import Table
    from .validate import validate_file
    from .vocabulary import load_vocabulary
    from .vocabulary_check import check_vocabulary

__all__ = [
    "BuildReport",
    "PolicyGraph",
    "PolicyGraphError",
    "Table",
    "annotation",
    "build",
    "check_vocabulary",
    "compare",
    "compare_all",
    "connect",
    "extract",
    "find_gaps",
    "graph_of",
    "load_graph",
    "load_vocabulary",
    "open_graph",
    "propose_catalogue",
    "read_annotations",
    "serving",
    "total",
    "validate_file",
    "write_report",
]

_HOMES = {
    "BuildReport": "pipeline",
    "annotation": "describe.annotation",
    "build": "pipeline",
    "compare": "evaluate",
    "compare_all": "evaluate",
    "check_vocabulary": "vocabulary_check",
    "connect": "graph",
    "extract": "pipeline",
    "find_gaps": "gaps",
    "graph_of": "graph",
    "load_graph": "load",
    "load_vocabulary": "vocabulary",
    "PolicyGraph": "graph",
    "Table": "table",
    "open_graph": "graph",
    "propose_catalogue": "pipeline",
    "read_annotations": "evaluate",
    "serving": "serving",
    "total": "evaluate",
    "validate_file": "validate",
    "write_report": "report",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
