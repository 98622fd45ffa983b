"""The sentences of running text as letters, for the grammar of actors: titles are one letter, what stands in brackets
is read apart.

Example:
    >>> grammar = compile_roles(load_vocabulary())
    >>> text = "甲部（下称主管部门）应当公布名单。"
    >>> [one.coded.letters for one in sentences_of(text, Span(0, 17), [Mention("mof", Span(0, 2))], grammar)]
    ['BMAxx.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....model import Span
from ..values import Mention
from .fragments import within
from .lexer import Coded, encode
from .words import OTHERS, RoleGrammar, compile_roles, load_vocabulary

__all__ = ["Sentence", "compile_roles", "load_vocabulary", "sentences_of"]

_SENTENCE = re.compile(r"(?:[^。；;！？!?：:\n]|\n(?![ \t\u3000]*\n)|[：:](?!\s*[\n（(]))+[。；;！？!?：:]?")
_ALIAS = re.compile(r"B\(!([^()B]{0,9})B[^()]{0,9}\)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as letters, and the bodies named in it by their letter's index."""

    coded: Coded
    mentions: dict[int, Mention]


def sentences_of(text: str, span: Span, mentions: Sequence[Mention], grammar: RoleGrammar) -> Iterator[Sentence]:
    """The sentences of ``span`` that name one of ``mentions`` (in reading order) or members, and what their brackets
    say."""
    for match in _SENTENCE.finditer(text, span.start, span.end):
        inside = within(mentions, Span(*match.span()))
        if not inside and not grammar.members.search(match[0]):
            continue
        bodies = [(one.span, "n" if one.agency in grammar.never_act else "B") for one in inside]
        coded = encode(text, Span(*match.span()), bodies, grammar.sentences)
        by_start = {one.span.start: one for one in inside} | _renamed(coded, inside)
        yield from (_sentence(part, by_start) for part in _parts(coded))


def _renamed(coded: Coded, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The departments without a field to which a bracket gives a name: 负责…的部门（以下简称商务部门）."""
    by_start = {one.span.start: one for one in mentions}
    pairs = [(coded.starts[match.start()], coded.starts[match.end(1)]) for match in _ALIAS.finditer(coded.letters)]
    return {
        start: replace(by_start[start], agency=by_start[alias].agency)
        for start, alias in pairs
        if by_start[start].agency == OTHERS
    }


def _sentence(coded: Coded, by_start: dict[int, Mention]) -> Sentence:
    found = {i: by_start[coded.starts[i]] for i, letter in enumerate(coded.letters) if letter == "B"}
    return Sentence(coded, found)


def _parts(coded: Coded) -> Iterator[Coded]:
    """What the brackets in the sentence say of bodies, then the sentence without them."""
    if "(" not in coded.letters and ")" not in coded.letters:
        yield coded
        return
    outside: list[int] = []
    inside: list[list[int]] = []
    for i, letter in enumerate(coded.letters):
        if letter == "(":
            inside.append([])
        elif letter == ")":
            if inside and "B" in (found := coded.only(inside.pop())).letters:
                yield found
        else:
            (inside[-1] if inside else outside).append(i)
    yield coded.only(outside + [i for rest in inside for i in rest])
