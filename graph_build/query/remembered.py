"""A source that is asked each question once: what makes a page asks some of them again and again.

Example:
    >>> import pyoxigraph as ox
    >>> from graph_build.query import LocalSource
    >>> source = remembered(LocalSource(ox.Store()))
    >>> source.ask("SELECT * {}") is source.ask("SELECT * {}")
    True
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .answer import Answer
from .source import TIME_LIMIT, Source

__all__ = ["RememberedSource", "remembered"]


@dataclass(frozen=True, slots=True)
class RememberedSource:
    """``source`` and its answers, by the text of the query; each may take ``seconds``, whoever asks. It is for a short
    time: the graph may change."""

    source: Source
    seconds: float | None
    _known: dict[str, Answer] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """That of the source."""
        return self.source.name

    @property
    def base(self) -> str:
        """That of the source."""
        return self.source.base

    def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
        """See :class:`Source`; the time is that of this source."""
        del seconds
        if text not in self._known:
            self._known[text] = self.source.ask(text, seconds=self.seconds)
        return self._known[text]


def remembered(source: Source, seconds: float | None = TIME_LIMIT) -> RememberedSource:
    """``source`` as one that remembers; one that does is given back."""
    return source if isinstance(source, RememberedSource) else RememberedSource(source, seconds)
