"""The grammar of responsibility notes, over strings of one letter a word group.

    B body    J joint meeting or leading group    E and others    L takes the lead    K led by    P participates
    V with the participation of    R is responsible    W together with    O by    ; separator    . anything else

Example:
    >>> [(i, role) for i, role in roles("BLBBP")]
    [(0, 'lead'), (2, 'participant'), (3, 'participant')]
    >>> roles("BBRB")
    [(0, 'lead'), (1, 'lead'), (3, 'participant')]
"""

from __future__ import annotations

import re

from ....model import Role
from ...common import settled

__all__ = ["roles"]

_ROLES: dict[str, Role] = {
    "lead": "lead",
    "participant": "participant",
    "responsible": "responsible",
    "responsible2": "responsible",
}

# Each rule is tried at the place where the one before ended; groups are named for the role that their bodies get.
_RULES = tuple(
    re.compile(rule.replace("B", "[BJE]").replace("N", "[BJ]"))
    for rule in (
        r"(?P<responsible>N+)ER+(?P<responsible2>J)(?!B)",
        r"(?P<lead>B+)R*L+R*O?(?P<participant>B*)[RP]*",
        r"[RP]*K+R*O?(?P<lead>B)(?P<participant>B+)P+R*",
        r"[RP]*[KL]+R*O?(?P<lead>B+)(?:(?P<participant>W+B+)P*)?",
        r"(?P<lead>B+)[RP]*W+[RP]*(?P<participant>B+)[RP]*",
        r"V+O?(?P<participant>B+)[RP]*",
        r"R+O?(?P<lead>B+)W+(?P<participant>B+)[RP]*",
        r"(?P<lead>B+)R+O?(?P<participant>B++)(?!P)R*",
        r"(?P<participant>B+)P+R*",
        r"W+(?P<participant>B+)[RP]*",
        r"[RP]+[RO]*(?P<responsible>B+)R*",
        r"(?P<responsible>B+)R*",
    )
)


def roles(letters: str, *, first_leads: bool = False) -> list[tuple[int, Role]]:
    """The role of each body in a note, by its place in ``letters``. Where no leader is named and the document says that
    the first named leads (``first_leads``), it does and the others participate."""
    found: dict[int, Role] = {}
    at = 0
    while at < len(letters):
        match = next((m for rule in _RULES if (m := rule.match(letters, at)) and m.end() > at), None)
        if match is None:
            at += 1
            continue
        for group in match.re.groupindex:
            found |= {i: _ROLES[group] for i in range(*match.span(group)) if letters[i] in "BJE"}
        at = match.end()
    return settled(found, first_leads)
