"""Finds who acts in running text: "The Ministry of Finance shall …", "encourage local governments to …", "… to be set
by the provincial finance departments", "A together with B shall …".

The grammar looks no further than the sentence.

Example:
    >>> tokens = tokenise("Encourage all localities to set up funds. Firms may apply to the State Council.")
    >>> matches = find(compile_vocabulary(load_vocabulary()), tokens)
    >>> mentions = find_mentions(matches, tokens, compile_names(load_vocabulary()), 2019)
    >>> passage = passage_of(0, 15, tokens, mentions, matches, compile_function_words(load_vocabulary()))
    >>> [(m.agency, role) for m, role in find_duties(passage)]
    [('local-governments', 'duty')]
"""

from __future__ import annotations

from collections.abc import Collection

from ....model import Role
from ...lexicon.matcher import Match
from ...lexicon.tokens import STOPS
from ..bodies.mention import Mention, label_of
from .actors import (
    acts,
    compile_function_words,
    compile_names,
    compile_vocabulary,
    find,
    find_mentions,
    load_vocabulary,
    passage_of,
    takes_the_lead,
    tokenise,
)
from .passage import Passage, before_list

__all__ = [
    "OTHERS",
    "compile_function_words",
    "compile_names",
    "compile_vocabulary",
    "find",
    "find_duties",
    "find_mentions",
    "load_vocabulary",
    "passage_of",
    "tokenise",
]

OTHERS = "relevant-departments"
_NEAR = 6
_NOBODY = Mention("", -1, -1, "")


def find_duties(passage: Passage, *, groups: Collection[str] = ()) -> list[tuple[Mention, Role]]:
    """The bodies that act in a passage, with their role: ``duty``, or ``lead`` and ``participant`` where one acts
    together with others. ``groups`` are the ids of classes of bodies: a class may go ahead, but only a single body can
    be in charge."""
    inside = passage.mentions.values()
    companions = {m: leader for m in inside if (leader := _leader(m, passage)) is not None}
    actors: dict[Mention, Role] = {
        m: "lead" if m.agency not in groups and takes_the_lead(m, passage) else "duty"
        for m in inside
        if m not in companions and acts(m, passage)
    }
    for companion, leader in companions.items():
        named = _list_ending_in(leader, passage) if leader.agency else []
        leaders = named or [other for other in actors if _leads(other, companion, passage)]
        if companion.agency in {other.agency for other in leaders}:
            continue
        actors |= {other: "lead" for other in leaders if actors.get(other) != "participant"}
        actors[companion] = "participant"
    actors |= {others: role for m, role in actors.items() if (others := _others_after(m, passage))}
    return sorted(actors.items(), key=lambda item: item[0].first)


def _others_after(mention: Mention, at: Passage) -> Mention | None:
    """ "And others" at the end of a list of departments."""
    after = mention.last + 1
    cue = at.cue("others", after) or (at.cue("others", after + 1) if at.norm(after) == "," else None)
    if cue is None or cue.first in at.mentions:
        return None
    return Mention(OTHERS, cue.first, cue.last, label_of(at.tokens, cue.first, cue.last))


def _leader(mention: Mention, at: Passage) -> Mention | None:
    """Who a body acts together with: the body before "is in charge of" (so machine translation writes 会同), nobody in
    particular where "together with" stands before it, None where it is no companion."""
    before = before_list(mention, at)
    for start in range(max(at.first, before - _NEAR), before + 1):
        if (cue := at.cue("together", start)) and cue.last == before:
            i = start - 2 if at.printed(start - 1) == "," else start - 1
            return at.ends.get(i, _NOBODY)
        charge = at.cue("responsible", start)
        if charge and charge.last == before and _says_in_charge(charge, at):
            i = start - 1
            while i > at.first and at.printed(i) in ("will", "shall", "is", "are", "be", "should", "to"):
                i -= 1
            if i in at.ends or mention.agency == OTHERS:
                return at.ends.get(i, _NOBODY)
    return None


def _says_in_charge(cue: Match, at: Passage) -> bool:
    return any(at.printed(i) in ("charge", "responsible") for i in range(cue.first, cue.last + 1))


def _list_ending_in(leader: Mention, at: Passage) -> list[Mention]:
    found = [leader]
    i = leader.first - 1
    while i > at.first and at.tokens.norms[i] in at.words.conjunctions:
        i -= 1
        if i in at.ends:
            found.append(at.ends[i])
            i = at.ends[i].first - 1
    return found


def _leads(one: Mention, other: Mention, at: Passage) -> bool:
    return one.last < other.first and STOPS.isdisjoint(at.tokens.norms[one.last : other.first])
