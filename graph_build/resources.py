"""Finds the data folders (ontology, shapes, queries) in a checkout and in an installed wheel.

Example:
    >>> resource("ontology", "sme-policy.ttl").name
    'sme-policy.ttl'
"""

from __future__ import annotations

from pathlib import Path

from .errors import PolicyGraphError

__all__ = ["resource", "resource_files"]

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE.parent, _PACKAGE / "data")


def resource(folder: str, name: str = "") -> Path:
    """The path of ``folder`` or of a file in it. Raises PolicyGraphError where neither root has it."""
    for root in _ROOTS:
        path = root / folder / name
        if path.exists() and (root / "ontology" / "sme-policy.ttl").exists():
            return path
    raise PolicyGraphError(f"{folder}/{name}", "is not installed", "reinstall sme-policy-graph")


def resource_files(folder: str, pattern: str) -> tuple[Path, ...]:
    """The files of a data folder that match a glob, sorted."""
    return tuple(sorted(resource(folder).glob(pattern)))
