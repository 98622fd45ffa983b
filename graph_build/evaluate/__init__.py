"""Precision, recall and F1 of what was read against annotations."""

from .compare import (
    CATEGORIES,
    Annotation,
    Comparison,
    Difference,
    Score,
    below_floor,
    compare,
    compare_all,
    read_annotations,
    total,
)

__all__ = [
    "CATEGORIES",
    "Annotation",
    "Comparison",
    "Difference",
    "Score",
    "below_floor",
    "compare",
    "compare_all",
    "read_annotations",
    "total",
]
