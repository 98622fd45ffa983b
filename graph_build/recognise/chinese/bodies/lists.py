"""What a list tells of its members: "中央组织部、宣传部" leaves out what the first has said, and a member that no
vocabulary knows is told by the form of its name.

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> first = Candidate(0, 5, "central-organization-department")
    >>> [one.agency for one in shortened("中央组织部、宣传部", [first], grammar)]
    ['central-publicity-department']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ....model import Span
from ....namespaces import slug
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["Candidate", "compile_bodies", "load_vocabulary", "shortened", "unknown"]

_MEMBER = re.compile(r"[^、，,；;。\s]+")
_NAME = re.compile(r"[\u3400-\u9fff]{3,24}")


def shortened(text: str, chosen: Iterable[Candidate], grammar: BodyGrammar) -> Iterator[Candidate]:
    """The members of lists that are named without the words for the whole country, because the one before has them."""
    prefixes = grammar.words["national-prefix"]
    for one in chosen:
        end = prefixes.after(text, one.start)
        names = grammar.elliptic.get(text[one.start : end]) if end else None
        at = one.end
        while names and (joint := grammar.words["list-joint"].after(text, at)) is not None:
            stop = names.after(text, joint)
            if stop is None:
                break
            yield Candidate(joint, stop, str(names[text[joint:stop]]))
            at = stop


def unknown(text: str, span: Span, chosen: Sequence[Candidate], grammar: BodyGrammar) -> Iterator[Candidate]:
    """Members of a list of bodies that are named like a body and that no vocabulary knows."""
    for found in grammar.patterns["lists"].finditer(text, span.start, span.end):
        first, last = found.span(1 if found[1] else 2)
        inside = chosen[bisect_left(chosen, (first,)) : bisect_left(chosen, (last,))]
        if inside:
            yield from _members(text, first, last, inside, grammar)


def _members(
    text: str, first: int, last: int, inside: Sequence[Candidate], grammar: BodyGrammar
) -> Iterator[Candidate]:
    endings = tuple(grammar.words["body-ending"])
    for member in _MEMBER.finditer(text, first, last):
        start, end = _name(text, *member.span(), grammar)
        free = all(one.end <= start or one.start >= end for one in inside)
        if free and _NAME.fullmatch(text, start, end) and text.endswith(endings, start, end):
            yield Candidate(start, end, slug(text[start:end]), known=False)


def _name(text: str, start: int, end: int, grammar: BodyGrammar) -> tuple[int, int]:
    """What is left of a member between the words that stand in no name."""
    others = grammar.patterns["others"]
    while (word := others.match(text, start, end)) is not None:
        start = word.end()
    word = others.search(text, start, end)
    return start, word.start() if word else end
