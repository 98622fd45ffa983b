"""What the tests of roles in Chinese share: a text read as one measure, or as a document."""

from __future__ import annotations

from functools import cache

from graph_build.model import Responsibility, Source, Span
from graph_build.recognise.chinese import ChineseGrammar, compile_chinese, read_chinese
from graph_build.recognise.chinese.bodies import find_mentions
from graph_build.recognise.chinese.roles import find_notes, responsibilities_of
from graph_build.recognise.chinese.values import Note, hits_of
from graph_build.recognise.lexicon.matcher import find
from graph_build.recognise.lexicon.tokens import tokenise
from graph_build.vocabulary import load_vocabulary

__all__ = ["LOCAL", "OTHERS", "Roles", "read_measure", "roles_in", "roles_of_measures"]

Roles = set[tuple[str, str]]
OTHERS = "relevant-departments"
LOCAL = "local-governments"
HEAD = "关于促进灯会发展的意见\n\n一、总体要求\n\n"


@cache
def _grammar() -> ChineseGrammar:
    return compile_chinese(load_vocabulary())


def read_measure(text: str, *, first_leads: bool = False) -> tuple[tuple[Note, ...], tuple[Responsibility, ...]]:
    """The notes and all responsibilities of ``text``, read as one measure of 2019."""
    tokens = tokenise(text)
    hits = hits_of(find(_grammar().lexicon, tokens), tokens)
    whole = Span(0, len(text))
    mentions = find_mentions(text, whole, hits, _grammar().bodies, year=2019)
    notes = find_notes(text, whole, mentions, hits, _grammar().roles, first_leads=first_leads)
    return notes, responsibilities_of(text, whole, mentions, notes, _grammar().roles)


def roles_in(text: str, *, first_leads: bool = False) -> Roles:
    """Id and role of each body in ``text``, read as one measure."""
    return {(one.agency, one.role) for one in read_measure(text, first_leads=first_leads)[1]}


def roles_of_measures(text: str) -> list[Roles]:
    """The same for each measure of a document of which ``text`` is what stands below the first section's heading."""
    source = Source("a.txt", "a.txt", HEAD + text, "zh", "utf-8", "0" * 64)
    return [
        {(one.agency, one.role) for one in measure.responsibilities}
        for measure in read_chinese(source, _grammar(), issued="2019-03-01").measures
    ]
