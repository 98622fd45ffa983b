"""Who acts in a sentence: the subject of a modal verb or of a bare verb of policy, the object of a verb of prompting
that an infinitive follows, the agent of a passive.

Example:
    >>> tokens = tokenise("Encourage all localities to set up funds.")
    >>> matches = find(compile_vocabulary(load_vocabulary()), tokens)
    >>> mentions = find_mentions(matches, tokens, compile_names(load_vocabulary()), 2019)
    >>> passage = passage_of(0, 7, tokens, mentions, matches, compile_function_words(load_vocabulary()))
    >>> [acts(mention, passage) for mention in mentions]
    [True]
"""

from __future__ import annotations

import re

from ...lexicon.matcher import Match
from ...lexicon.tokens import STOPS
from ..bodies.find import compile_names, compile_vocabulary, find, find_mentions, tokenise
from ..bodies.mention import Mention
from .passage import (
    Passage,
    after,
    after_list,
    before_list,
    capitalised,
    compile_function_words,
    governed,
    load_vocabulary,
    opens_clause,
    passage_of,
)

__all__ = [
    "acts",
    "compile_function_words",
    "compile_names",
    "compile_vocabulary",
    "find",
    "find_mentions",
    "load_vocabulary",
    "passage_of",
    "takes_the_lead",
    "tokenise",
]

_REACH = 16
_NEAR = 6
_AGENT_REACH = 8
PARTICIPLE = re.compile(r"(ed|en|set|made|put|built|held|given|drawn|led|known|paid)$")
_PAST = re.compile(r"(ed|made|built|held|given|drawn|led|known|paid)$")


def acts(mention: Mention, at: Passage) -> bool:
    """True if the body does something in its sentence; "the Ministry's platform" does not make the Ministry act."""
    if _possessive(mention, at):
        return False
    return _is_subject(mention, at) or _is_prompted(mention, at) or _is_agent(mention, at)


def _is_subject(mention: Mention, at: Passage) -> bool:
    before = before_list(mention, at)
    i = after_list(mention, at)
    listed = not governed(before, at) or _begins_anew(mention, before, i, at)
    if not listed or at.printed(i) in ("has", "have", "had"):
        return False
    i = _past_inset(i, at)
    if at.cue("act", i) or at.printed(i) == "to":
        return opens_clause(before, at) and not _PAST.search(at.printed(i)) and not at.printed(i).endswith("ing")
    return _verb_follows(mention, before, i + (at.printed(i) in ("that", "which")), at)


def _verb_follows(mention: Mention, before: int, i: int, at: Passage) -> bool:
    step = 0
    while step < _REACH and i <= at.last and at.norm(i) not in at.words.clause:
        if modal := at.cue("modal", i):
            return not (_is_passive(modal, at) or _is_enabled(mention, modal, at))
        if step <= _NEAR and at.cue("act", i) and _bare(i, at) and opens_clause(before, at):
            return True
        if at.cue("prompt", i) or (at.norm(i) in ("by", "to") and at.printed(i - 1) != "according"):
            return False
        step += not (at.norm(i) in at.words.conjunctions or capitalised(i, at))
        i = after(i, at)
    return False


def _past_inset(i: int, at: Passage) -> int:
    """The token after an inset clause: ", when it draws up the budget,"."""
    if at.norm(i - 1) != "," or at.norm(i) not in at.words.clause - STOPS or at.printed(i) in ("that", "which"):
        return i
    ends = (j for j in range(i, min(i + _REACH, at.last)) if at.norm(j) == "," or at.norm(j) in STOPS)
    end = next(ends, i)
    return end + 1 if at.norm(end) == "," else i


def _begins_anew(mention: Mention, before: int, after: int, at: Passage) -> bool:
    """True for ", and B shall" and for "the organ at the next level or B shall": B is the subject, and the preposition
    goes with what stands before it."""
    if at.cue("modal", after) is None:
        return False
    start = mention.first - 1
    return at.tokens.norms[start - 1 : start + 1] == (",", "and") or at.norm(before) in ("and", "or")


def _is_passive(modal: Match, at: Passage) -> bool:
    """ "Shall be set up" makes its subject a patient; "is encouraged to" does not."""
    if at.cue("modal", modal.last + 1):
        return False
    i = modal.last + 1
    i += at.printed(i) == "not"
    return (modal.size == 1 and at.printed(i) == "be" and bool(PARTICIPLE.search(at.printed(i + 1)))) or (
        at.printed(modal.last) == "be" and bool(PARTICIPLE.search(at.printed(i)))
    )


def _is_enabled(mention: Mention, modal: Match, at: Passage) -> bool:
    """ "So that localities can plan": what the measure makes possible is no duty."""
    before = range(max(at.first, mention.first - _REACH), mention.first)
    purposes = [i for i in before if at.norm(i) == "so" and at.norm(i + 1) == "that"]
    return at.printed(modal.first) == "can" and bool(purposes) and at.tokens.stop_after(purposes[-1]) > mention.first


def _bare(i: int, at: Passage) -> bool:
    return not _PAST.search(at.printed(i)) and not at.printed(i).endswith("ing") and at.printed(i - 1) != "to"


def _is_prompted(mention: Mention, at: Passage) -> bool:
    if governed(before_list(mention, at), at):
        return False
    i = mention.first - 1
    for _ in range(2 * _REACH):
        if i < at.first or at.norm(i) in at.words.clause or at.norm(i) in ("to", "by", ")"):
            return False
        if at.cue("prompt", i):
            return at.printed(i) == "please" or _goes_on(mention, at)
        if i not in at.ends and at.norm(i) in at.words.prepositions:
            return False
        i = at.ends[i].first - 1 if i in at.ends else i - 1
    return False


def _goes_on(mention: Mention, at: Passage) -> bool:
    i = mention.last + 1
    for _ in range(2 * _REACH):
        if i > at.last or at.norm(i) in at.words.clause:
            return False
        if at.norm(i) == "to" or (at.norm(i) == "in" and at.printed(i + 1).endswith("ing")):
            return True
        i = after(i, at)
    return False


def _is_agent(mention: Mention, at: Passage) -> bool:
    before = before_list(mention, at)
    if before < at.first or at.norm(before) != "by":
        return False
    window = range(max(at.first, before - _AGENT_REACH), before)
    stops = [i for i in window if at.norm(i) in STOPS]
    start = stops[-1] + 1 if stops else window.start
    return any(at.cue("modal", i) or at.tokens.norms[i : i + 2] == ("to", "be") for i in range(start, before))


def _possessive(mention: Mention, at: Passage) -> bool:
    return at.tokens.text[at.tokens.ends[mention.last] :][:2] in ("'s", "’s")


def takes_the_lead(mention: Mention, at: Passage) -> bool:
    """True for "the Ministry … shall take the lead in drawing up": in charge, not merely in front."""
    i = after_list(mention, at)
    while i <= min(at.last, mention.last + _REACH) and at.norm(i) not in at.words.clause:
        if (cue := at.cue("lead", i)) and at.tokens.norms[cue.last] == "lead":
            return at.printed(cue.last + 1) == "in" and at.printed(cue.last + 2).endswith("ing")
        i += 1
    return False
