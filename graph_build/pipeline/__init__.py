"""The stages in order: files become readings, readings a graph, and the graph is checked and written."""

from .build import (
    BuildReport,
    DocumentCounts,
    Failure,
    Progress,
    build,
    extract,
)

__all__ = [
    "BuildReport",
    "DocumentCounts",
    "Failure",
    "Progress",
    "build",
    "extract",
]
