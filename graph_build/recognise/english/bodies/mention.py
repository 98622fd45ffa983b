"""The value that stands for a body named in a text."""

from __future__ import annotations

from dataclasses import dataclass

from ....model import Span
from ...lexicon.tokens import Tokens

__all__ = ["Mention", "label_of", "mention_span"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named by tokens ``first`` to ``last``, both included. ``known`` is False for a body of no vocabulary."""

    agency: str
    first: int
    last: int
    label: str
    known: bool = True


def mention_span(mention: Mention, tokens: Tokens) -> Span:
    """The characters of a mention."""
    return Span(tokens.starts[mention.first], tokens.ends[mention.last])


def label_of(tokens: Tokens, first: int, last: int) -> str:
    """The words from one token to another as printed, on one line."""
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last]].split())
