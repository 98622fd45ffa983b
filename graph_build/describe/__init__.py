"""The stage that turns readings into statements: RDF with evidence, or the JSON form of annotations."""

from __future__ import annotations

from .annotation import annotation
from .dataset import RunRecord, describe_dataset
from .library import Library, LibraryEntry, compile_library
from .numbers import compile_symbols, number_slugs, parse_number
from .statements import describe
from .vocabularies import describe_vocabularies

__all__ = [
    "Library",
    "LibraryEntry",
    "RunRecord",
    "annotation",
    "compile_library",
    "compile_symbols",
    "describe",
    "describe_dataset",
    "describe_vocabularies",
    "number_slugs",
    "parse_number",
]
