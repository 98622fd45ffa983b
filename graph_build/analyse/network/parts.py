"""Nodes and links before they are a network.

Example:
    >>> stated(label="Tea Board", category=None)
    {'label': 'Tea Board'}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

__all__ = ["Attributes", "Parts", "stated"]

Attributes: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """Attributes of nodes by their keys; links as source, target and attributes, each pair once."""

    nodes: Mapping[str, Attributes]
    links: Iterable[tuple[str, str, Attributes]]


def stated(**attributes: str | float | None) -> Attributes:
    """The attributes that have a value: no file format for networks can hold None."""
    return {name: value for name, value in attributes.items() if value is not None}
