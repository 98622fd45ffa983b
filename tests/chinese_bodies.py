"""Finds the bodies that a Chinese text names, with the shipped vocabulary."""

from __future__ import annotations

from functools import lru_cache

from graph_build.model import Span
from graph_build.recognise.chinese.bodies import BodyGrammar, compile_bodies, find_mentions
from graph_build.recognise.chinese.values import Mention, hits_of
from graph_build.recognise.lexicon.compile import compile_vocabulary
from graph_build.recognise.lexicon.matcher import Lexicon, find
from graph_build.recognise.lexicon.tokens import tokenise
from graph_build.vocabulary import load_vocabulary

__all__ = ["ids", "named"]


@lru_cache(maxsize=1)
def _compiled() -> tuple[Lexicon, BodyGrammar]:
    vocabulary = load_vocabulary()
    return compile_vocabulary(vocabulary, "zh"), compile_bodies(vocabulary)


def named(text: str, year: int | None = 2019, span: Span | None = None) -> tuple[Mention, ...]:
    """The bodies named in ``text``, or within ``span`` of it, in a document of ``year``."""
    lexicon, grammar = _compiled()
    tokens = tokenise(text)
    hits = hits_of(find(lexicon, tokens), tokens)
    return find_mentions(text, span or Span(0, len(text)), hits, grammar, year=year)


def ids(mentions: tuple[Mention, ...]) -> list[str]:
    """The ids, in reading order."""
    return [mention.agency for mention in mentions]
