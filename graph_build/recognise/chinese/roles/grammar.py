"""The grammar of responsibility notes, over letters.

    B body    C joint meeting or leading group    E "and other departments"    L takes the lead    K lead body:
    P participates    V participating bodies:    R is responsible    r responsible bodies:    W together with
    , ; punctuation    ( ) brackets    - J : passed over

Example:
    >>> roles("BL,BBP")
    [(0, 'lead'), (3, 'participant'), (4, 'participant')]
    >>> roles("BBWBR")
    [(0, 'lead'), (1, 'lead'), (3, 'participant')]
    >>> roles("rB(L)BB")
    [(1, 'lead'), (5, 'participant'), (6, 'participant')]
"""

from __future__ import annotations

import re

from ....model import Role
from ...common import settled

__all__ = ["roles"]

_ROLES: dict[str, Role] = {"lead": "lead", "participant": "participant", "responsible": "responsible"}
_LIST = "(?>B+(?:,B+)*)"

# Each rule is tried at the place where the one before ended; groups are named for the role that their bodies get.
_RULES = tuple(
    re.compile(rule.replace("*LIST*", _LIST).replace("B", "[BCE]"))
    for rule in (
        r"[rV]*K+R*(?P<lead>*LIST*)(?![PR])L*",
        r"[rV]*K+R*(?P<lead>B+)[LR]*",
        r"V+R*(?P<participant>*LIST*)[RP]*",
        r"r+[KV]*(?P<responsible>B+),(?P<lead>B+)L+",
        r"[rR]*(?P<lead>*LIST*)(?:[RP]+,?)?W+R*(?P<participant>*LIST*)[LRP]*",
        r"r*(?P<lead>*LIST*)[RP]*L+R*(?:,*W*(?P<participant>*LIST*)(?![LKW])[RP]*)?",
        r"(?P<participant>*LIST*)P+R*",
        r"W+R*(?P<participant>*LIST*)[LRP]*",
        r"[rR]*(?P<responsible>*LIST*)R*",
    )
)
_OF_MEMBERS = re.compile(r"E(?=[-J]*C)")
_MARKED = re.compile(r"[BCE]\(([LKPVRr])+R*\)")


def roles(letters: str, *, first_leads: bool = False) -> list[tuple[int, Role]]:
    """The role of each body in a note, by its place in ``letters``. Where no leader is named and the document says that
    the first named leads (``first_leads``), it does and the others participate."""
    marked = {match.start(): match[1] for match in _MARKED.finditer(letters)}
    plain = _MARKED.sub(lambda match: match[0][0] + "-" * (len(match[0]) - 1), letters)
    plain = _OF_MEMBERS.sub("-", plain)
    kept = [i for i, letter in enumerate(plain) if letter not in "-J:()"]
    found = _parsed("".join(plain[i] for i in kept))
    by_place = {kept[i]: role for i, role in found.items()}
    by_place |= {i: _marked_role(letter) for i, letter in marked.items()}
    return settled(by_place, first_leads)


def _parsed(letters: str) -> dict[int, Role]:
    found: dict[int, Role] = {}
    at = 0
    while at < len(letters):
        match = next((m for rule in _RULES if (m := rule.match(letters, at))), None)
        if match is None:
            at += 1
            continue
        for group in match.re.groupindex:
            found |= {i: _ROLES[group] for i in range(*match.span(group)) if letters[i] in "BCE"}
        at = match.end()
    return found


def _marked_role(letter: str) -> Role:
    if letter in "LK":
        return "lead"
    return "participant" if letter in "PV" else "responsible"
