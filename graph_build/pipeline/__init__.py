"""The stages in order: files become readings, readings a graph, and the graph is checked and written."""

from .build import (
    BuildReport,
    DocumentCounts,
    Failure,
    Progress,
    build,
    extract,
)
from .drafting import CatalogueDraft, propose_catalogue
from .report import SeveralTexts

__all__ = [
    "BuildReport",
    "CatalogueDraft",
    "DocumentCounts",
    "Failure",
    "Progress",
    "SeveralTexts",
    "build",
    "extract",
    "propose_catalogue",
]
