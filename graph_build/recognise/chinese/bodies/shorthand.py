"""Joint bodies that are named once in full and then by their last word: "联席会议办公室", "领导小组各成员单位".

Example:
    >>> grammar = compile_bodies(load_vocabulary())
    >>> text = "国务院就业工作领导小组办公室负责。领导小组各成员单位要配合。"
    >>> [(one.agency, text[one.start : one.end]) for one in shorthand(text, Span(17, 30), grammar)]
    [('employment-leading-group', '领导小组各成员单位')]
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Span
from .governments import begins_a_clause
from .grammar import BodyGrammar, Candidate, compile_bodies, load_vocabulary

__all__ = ["compile_bodies", "load_vocabulary", "shorthand"]

_FAR = 6000
_FRONT = 400
_BEFORE_ALL = -1000


def shorthand(text: str, span: Span, grammar: BodyGrammar) -> Iterator[Candidate]:
    """What may be joint bodies named in short within ``span``; the last one named in full before is meant."""
    words = grammar.words
    for match in grammar.patterns["joint"].finditer(text, span.start, span.end):
        start = match.start()
        if not (grammar.is_bound(text, start - 1) or begins_a_clause(text, start, span.start, grammar)):
            continue
        agency = _meant(text, start, match[0], grammar)
        if agency is not None:
            end = words["joint-part"].after(text, match.end()) or match.end()
            yield Candidate(start, min(end, span.end), agency, _BEFORE_ALL)


def _meant(text: str, at: int, word: str, grammar: BodyGrammar) -> str | None:
    """The joint body of the last name before ``at`` that ends with ``word``; failing that, of the document's front."""
    for low, high in ((max(0, at - _FAR), at), (0, min(at, _FRONT))):
        found = grammar.joint.find_matches_as_indexes(text[low:high], overlapping=True)
        names = [grammar.joint_names[number] for number, _, _ in found if word in grammar.joint_names[number][0]]
        if names:
            return names[-1][1]
    return None
