"""What reading a file gives before its language is known, and the one error of the readers of formats.

Example:
    >>> Content("1. Widen access to credit.", "utf-8").stated
    Stated(title=None, number=None, issued=None, issuers=())
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ..model import Stated

__all__ = ["CHARACTERS", "Content", "UnreadableError"]

CHARACTERS: Final = 10_000_000  # more than any document has


@dataclass(frozen=True, slots=True)
class Content:
    """Text that is not yet normalised. ``encoding`` is that of the bytes, or the format where it fixes its own."""

    text: str
    encoding: str
    stated: Stated = field(default_factory=Stated)


class UnreadableError(ValueError):
    """A file that its format's reader refuses: the fault as a clause without subject, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy
