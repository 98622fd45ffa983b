"""The grammar of actors: which bodies of a sentence act in it, and in which role, over the letters of the sentence.

    B body    n body that never acts    M 应当    G 鼓励    A 制定 and other verbs    a verbs that are nouns as well
    R 负责    L 牵头    P 配合    W 会同    w 商    Y 由    E 等部门    e 等    S 责任主体    C 压实    N 责任
    U 指导下    I 邀请    Z 组成    m 成员单位    F verbs of a result    T preposition    D adverb    Q 各    J 和
    d 的    H 及其工作人员    o what belongs to a body    u 部门    t end of an adverbial    p 近年来    9 number
    , : . punctuation    x the rest

Example:
    >>> roles_of("BM9x"), roles_of("xxTBA"), roles_of("BWBJBBA")
    ({0: 'duty'}, {}, {0: 'lead', 2: 'participant', 4: 'participant', 5: 'participant'})
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Role

__all__ = ["has_companions", "members_act", "members_of", "roles_of"]

Roles = dict[int, Role]

_STRENGTH: dict[Role, int] = {"lead": 0, "participant": 1, "responsible": 2, "duty": 3}
_SHORTHAND = {
    # one list of bodies, or two with a comma between: 甲部、乙局等部门，各地区
    "LISTS": r"(?P<who>BODIES(?:,BODIES)?)",
    "LIST": r"(?P<who>BODIES)",
    "BODIES": r"(?>[QnJ]{0,9}B(?:[JQEneH]{0,9}[Bn]){0,80}[Ee]?H?)",
    # the beginning of a clause, and what may stand there before its subject: 1.2020年底前
    "START": r"(?<![^,:])(?:9[xJ])?[DJ]{0,5}(?:[^,:BM]{0,18}t)?[DJQ]{0,5}",
    # members of a list that are no bodies, before and after those that are
    "OTHERS": r"[DQJ]{0,5}(?:[^,:TMYBJG]{1,12}J){0,8}",
    "MORE": r"(?:J[^,:TMYBJ]{1,14}){0,8}[Ee]?(?:J[Qn]*B)?",
    "VERB": r"[AGCIRLPS]",
}


def _rule(pattern: str) -> re.Pattern[str]:
    for name, meaning in _SHORTHAND.items():
        pattern = pattern.replace(name, meaning)
    return re.compile(pattern)


# Each with a letter that it cannot do without, which is sought first to save time. The letter of the group "verb" can
# raise the role: L to lead, P to participant.
_ACTORS = (
    # 甲部应当, 甲部在审批过程中应当, 甲部办理事项，应当, 甲部发现问题的，应当; but not 甲部设立的机构应当
    (
        "M",
        _rule(
            r"STARTLISTS(?:[TH][^,:M]{0,40}?|[^,:dMoTBx][^,:dM]{0,24}?|x[^,:dMo]{2,24}?|[^,:dMoTB][^,:M]{0,40}d(?=,))?"
            r",?[DJ]{0,5}M(?![d,:.]|$)[DJM]{0,5}(?P<verb>[LP]?)"
        ),
    ),
    # …甲部应当 within a clause
    ("M", _rule(r"(?<![TYGWwQnJBEeHC])LIST[DJ]{0,5}M(?![d,:.]|$)[DJM]{0,5}(?P<verb>[LP]?)")),
    # 由甲部制定; but not 由甲部负责人担任, 由甲部组成
    ("Y", _rule(r"YOTHERSLIST(?!d|o(?![ADG,:.]|$)|[^,:]{0,6}Z)(?:[DJM]{0,5}(?P<verb>[LP]))?")),
    # 甲部是…责任主体
    ("S", _rule(r"LIST[^,:MB]{0,24}(?P<verb>S)")),
    # 压实地方政府属地责任
    ("N", _rule(r"COTHERSLIST[^,:M]{0,24}(?P<verb>N)")),
    # 在甲部指导下
    ("U", _rule(r"LIST(?P<verb>U)")),
    # 邀请甲部参加
    ("I", _rule(r"IOTHERSLISTMORE[DJ]{0,5}(?P<verb>P)")),
    # 鼓励各地区设立
    ("G", _rule(r"GOTHERSLISTMORE[DJW]{0,5}(?P<verb>)(?:VERB(?!d)|[WTM])")),
)
# Not in a sentence that tells of the past.
_BARE_ACTORS = (
    # 甲部设立…; but not 甲部设立的…, 甲部负责…的部门, 甲部批准后，由…
    _rule(
        r"STARTLIST(?:J[^,:MBT]{1,16}?)?(?:9t[^,:ABMd]{0,3})?[DJW]{0,5}"
        r"(?P<verb>[RLP]|[AGC](?![,:.]|$)|a(?=[^do,:.][^d,:.]))(?![AGCR]{0,2}d)"
        r"(?<!R(?=[^,:]{0,24}d[^,:]{0,3}[uB]))(?![^,:]{0,60}[td](?:,(?![DJ]{0,5}(?:VERB|M))|\.?$))"
    ),
    # 甲部依法查处
    _rule(r"STARTLISTD[DJ]{0,4}(?P<verb>[AGRa])(?=[,.]|$)"),
    # 甲部：负责…
    _rule(r"STARTLIST:[DJ]{0,5}(?P<verb>[AGCRLP])"),
    # 甲部根据…确定; but not 甲部在…取得…
    _rule(
        r"STARTLIST[DJ]{0,5}T(?:[^MFAGCRLPS]|F(?=[^,:MFAGCRLPS]{0,30}[MAGCRLPS])){0,99}(?P<verb>M|VERB)",
    ),
)
_LEADS = (
    # 甲部按照职责牵头; but not 甲部主办的…
    _rule(r"LIST[^,:Bdo]{0,10}L(?!d)"),
    # 由甲部牵头的…
    _rule(r"YLIST[^,:Bdo]{0,10}L"),
)
_TAKES_PART = _rule(r"LIST[DJM]{0,5}P")
_LEADER = _rule(r"LIST(?:T[^,:BW]{0,24}|P[^,:BWd]{0,24}|[^,:BWd]{0,10}),?[DMJ]{0,5}[Ww](?=OTHERSBODIES|Q?n)")
_COMPANION = _rule(r"(?:W|(?<=[BEM])w)OTHERSLIST")
_MEMBERS_ACT = _rule(r"STARTQ?m[^,:dM]{0,24},?[DJ]{0,5}M")
_MEMBERS = _rule(r"YOTHERSLIST[^,:]{0,6}Z")


def roles_of(letters: str) -> Roles:
    """The role of each body that acts, by its letter's index: the strongest of several, participant for those with
    whom another acts together."""
    found: Roles = {}
    if "B" not in letters:
        return found
    rules = [rule for letter, rule in _ACTORS if letter in letters]
    for rule in rules if "p" in letters else (*rules, *_BARE_ACTORS):
        for match in rule.finditer(letters):
            _add(found, match, _role_of(match["verb"]))
    if "L" in letters:
        _add_leaders(found, letters)
    if "W" in letters or "w" in letters:
        _add_companions(found, letters)
    return found


def has_companions(letters: str) -> bool:
    """True if somebody is to act together with others: 会同有关部门."""
    return ("W" in letters or "w" in letters) and bool(_COMPANION.search(letters))


def members_of(letters: str) -> list[int]:
    """The letters of the bodies that make up another: 由甲部、乙局组成."""
    return [i for match in _MEMBERS.finditer(letters) for i in _places(match)] if "Z" in letters else []


def members_act(letters: str) -> bool:
    """True if the members of a body are told to act: 各成员单位要…"""
    return "m" in letters and bool(_MEMBERS_ACT.search(letters))


def _role_of(verb: str | None) -> Role:
    if verb == "L":
        return "lead"
    return "participant" if verb == "P" else "duty"


def _places(match: re.Match[str]) -> Iterator[int]:
    return (i for i in range(*match.span("who")) if match.string[i] in "BEe")


def _add(found: Roles, match: re.Match[str], role: Role) -> None:
    for i in _places(match):
        found[i] = min(found.get(i, role), role, key=_STRENGTH.__getitem__)


def _add_leaders(found: Roles, letters: str) -> None:
    leaders = [match for rule in _LEADS for match in rule.finditer(letters)]
    for match in leaders:
        _add(found, match, "lead")
    if leaders:
        for match in _TAKES_PART.finditer(letters, min(match.end() for match in leaders)):
            _add(found, match, "participant")


def _add_companions(found: Roles, letters: str) -> None:
    """Who stands before 会同 leads, else who acted before in the sentence; who stands behind takes part."""
    companions = list(_COMPANION.finditer(letters))
    leaders = list(_LEADER.finditer(letters))
    before = [i for i, role in found.items() if companions and i < companions[0].start() and role == "duty"]
    for match in leaders:
        _add(found, match, "lead")
    if not leaders:
        found |= dict.fromkeys(before, "lead")
    for match in companions:
        found |= dict.fromkeys(_places(match), "participant")
