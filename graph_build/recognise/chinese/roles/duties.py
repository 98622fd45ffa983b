"""Who acts in running text: 财政部门应当…, 鼓励各地区建立…, 由甲部会同乙局制定….

Each sentence is read by the grammar of :mod:`graph_build.recognise.chinese.roles.actors`. From one sentence to the next
go the members of a body, and the actors above a list of items.

Example:
    >>> text = "鼓励各地区设立基金。企业可以向财政部申请。"
    >>> mentions = [Mention("local-governments", Span(2, 5)), Mention("mof", Span(15, 18))]
    >>> [(m.agency, role) for m, role in find_duties(text, Span(0, 21), mentions, compile_roles(load_vocabulary()))]
    [('local-governments', 'duty')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ....model import Role, Span
from ..values import Mention
from .actors import has_companions, members_act, members_of, roles_of
from .sentences import Sentence, compile_roles, load_vocabulary, sentences_of
from .words import OTHERS, RoleGrammar

__all__ = ["compile_roles", "find_duties", "load_vocabulary"]


def find_duties(text: str, span: Span, mentions: Sequence[Mention], grammar: RoleGrammar) -> list[tuple[Mention, Role]]:
    """The bodies that act in ``span``, with their role: ``duty``, or ``lead`` and ``participant`` where one acts
    together with others, or is the leading member of a body. ``mentions`` are in reading order."""
    found: list[tuple[Mention, Role]] = []
    members = [one for one in mentions if one.agency in grammar.joint and span.covers(one.span)][:1]
    above: list[Mention] = []
    for sentence in sentences_of(text, span, mentions, grammar):
        letters = sentence.coded.letters
        roles = roles_of(letters)
        named = [(one, role) for i, role in roles.items() for one in _bodies([i], sentence, text, grammar)]
        composed = list(_bodies(members_of(letters), sentence, text, grammar))
        members += composed
        if "lead" in roles.values():
            named += [(one, "participant") for one in composed]
        if members_act(letters):
            named += [(one, "duty") for one in members]
        if has_companions(letters) and "lead" not in roles.values():
            named += [(one, "lead") for one in above]
        if letters.endswith(":"):
            above = [one for one, _ in named]
        found += named
    return found


def _bodies(places: Iterable[int], sentence: Sentence, text: str, grammar: RoleGrammar) -> Iterator[Mention]:
    """The bodies at some letters. "And so on" stands for other departments, bare only behind a single body."""
    for i in places:
        before = sentence.mentions.get(i - 1)
        if i in sentence.mentions:
            yield sentence.mentions[i]
        elif sentence.coded.letters[i] == "E" or (before is not None and before.agency not in grammar.groups):
            place = sentence.coded.place(i)
            yield Mention(OTHERS, place, place.of(text))
