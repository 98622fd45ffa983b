"""Finds the bodies and classes of bodies that a text names, each with the tokens it takes.

The longest name wins, so that a name inside a longer name is no mention; a class of departments may share its head with
others ("finance, taxation and customs departments"); a body that no vocabulary knows is found by the form of its name.

Example:
    >>> tokens = tokenise("The finance, tax and customs departments shall report to the State Council.")
    >>> names = compile_names(load_vocabulary())
    >>> matches = find(compile_vocabulary(load_vocabulary()), tokens)
    >>> [m.agency for m in find_mentions(matches, tokens, names, 2019)]
    ['finance-departments', 'tax-departments', 'customs-local', 'state-council']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ....namespaces import slug
from ...lexicon.compile import compile_vocabulary, find, load_vocabulary, tokenise
from ...lexicon.matcher import Match
from ...lexicon.tokens import Tokens
from .classes import by_field, local_class, sharing_a_head
from .mention import Mention, label_of, mention_span
from .names import GROUP_KIND, Names, compile_names, content

__all__ = [
    "Mention",
    "compile_names",
    "compile_vocabulary",
    "find",
    "find_mentions",
    "load_vocabulary",
    "mention_span",
    "tokenise",
    "unknown_body",
]

_Place = tuple[str, int, int]
_SCHEMES = ("agency", "class")
_BEFORE_HEAD, _AFTER_HEAD = 9, 14
_SINGULAR = ("ss", "us", "is", "affairs", "statistics", "customs")
_LEADING = frozenset({"and", "by", "of", "in", "for", "with", "pleas"})


def find_mentions(
    matches: Iterable[Match],
    tokens: Tokens,
    names: Names,
    year: int | None,
    *,
    guess: bool = True,
    within: tuple[int, int] | None = None,
) -> list[Mention]:
    """The mentions in reading order, not overlapping. ``year`` is the document's, for names that changed hands;
    ``guess`` says whether a name that is not in the vocabulary word for word is looked for by its form; ``within`` are
    the first and last token to look at."""
    places: dict[_Place, list[str]] = defaultdict(list)
    for match in matches:
        scheme, agency = match.owner.split("/", 1)
        if scheme in _SCHEMES:
            places[scheme, match.first, match.last].append(agency)
    resolved = {place: _named(place, tuple(owners), tokens, names, year) for place, owners in places.items()}
    chosen = {place: agency for place, agency in resolved.items() if agency}
    taken: set[int] = set()
    first, last = within or (0, len(tokens.norms) - 1)
    heads = [at for at in range(first, last + 1) if tokens.norms[at] in names.heads]
    found = by_field(heads, taken, tokens, names, year, labelled=_labelled(chosen, names))
    longer = {place: agency for place, agency in chosen.items() if place[2] > place[1]}
    found += _not_overlapping(longer, taken, tokens)
    found += sharing_a_head(found, taken, tokens, names)
    found += _not_overlapping(chosen, taken, tokens)
    found += _by_form(taken, tokens, names, year, heads) if guess else []
    return sorted(found, key=lambda mention: mention.first)


def _named(place: _Place, owners: tuple[str, ...], tokens: Tokens, names: Names, year: int | None) -> str | None:
    scheme, first, last = place
    if scheme == "class":
        return names.preferred(owners, year)
    agency = _chosen(owners, first, last, tokens, names, year)
    if agency is None and _plural(label_of(tokens, first, last).lower(), names):
        return local_class(owners[0], first, last, tokens, names)
    local = agency is not None and _is_local(first, last, tokens, names)
    return local_class(agency, first, last, tokens, names) if agency and local else agency


def _labelled(chosen: Mapping[_Place, str], names: Names) -> frozenset[int]:
    """The tokens after the first of a name of a single body."""
    single = (place for place, agency in chosen.items() if place[0] == "agency" and agency not in names.groups)
    return frozenset(i for _, first, last in single for i in range(first + 1, last + 1))


def _not_overlapping(chosen: Mapping[_Place, str], taken: set[int], tokens: Tokens) -> list[Mention]:
    """Names before classes, the longest first."""
    found: list[Mention] = []
    for place in sorted(chosen, key=lambda place: (place[0], place[1] - place[2], place[1])):
        _, first, last = place
        if taken.isdisjoint(range(first, last + 1)):
            found.append(Mention(chosen[place], first, last, label_of(tokens, first, last)))
            taken.update(range(first, last + 1))
    return found


def _is_local(first: int, last: int, tokens: Tokens, names: Names) -> bool:
    """True for "Provincial Department of Finance" and "Department of Finance of Zhejiang Province"."""
    after = tokens.norms[last + 1 : last + 4]
    before = first > 0 and tokens.norms[first - 1] in names.local_words
    return before or (after[:1] == ("of",) and after[-1] in names.local_words)


def _chosen(
    agencies: tuple[str, ...], first: int, last: int, tokens: Tokens, names: Names, year: int | None
) -> str | None:
    printed = " ".join(tokens.text[tokens.starts[i] : tokens.ends[i]] for i in range(first, last + 1))
    key = (agencies, printed, year)
    if key not in names.choices:
        names.choices[key] = _choice(agencies, printed, tokens.norms[first : last + 1], names, year)
    return names.choices[key]


def _choice(
    agencies: tuple[str, ...], printed: str, norms: tuple[str, ...], names: Names, year: int | None
) -> str | None:
    low = printed.lower()
    forms = {agency: names.forms.get((agency, norms), frozenset()) for agency in agencies}
    exact = [agency for agency in agencies if low in forms[agency]]
    plural = _plural(low, names)
    number = [agency for agency in agencies if any(_plural(form, names) == plural for form in forms[agency])]
    common = norms[-1] in names.heads and printed.split()[-1][0].islower()
    groups = [agency for agency in agencies if common and names.agencies[agency].kind == GROUP_KIND]
    return names.preferred(exact or number or groups, year)


def _plural(printed: str, names: Names) -> bool:
    """True for "departments of finance" and "customs offices": the number of the head, else of the last word."""
    words = printed.split()
    heads = [word for word in words if word in names.heads_printed]
    return names.heads_printed[heads[0]] if heads else words[-1].endswith("s") and not words[-1].endswith(_SINGULAR)


_WORD = r"[A-Z][\w’'-]*"
_JOINT = rf"(?:(?:,?\s(?:and|of|for)\s|\s|,\s(?={_WORD}\sand\s)){_WORD})"


@lru_cache(maxsize=8)
def _name_form(heads: tuple[str, ...]) -> re.Pattern[str]:
    """The form of a name: "Ministry of X and Y", or "X and Y Department"."""
    head = rf"(?:{'|'.join(heads)})"
    return re.compile(
        rf"\b(?:{_WORD}\s){{0,3}}{head}\s(?:of|for)\s(?:the\s)?{_WORD}{_JOINT}{{0,8}}"
        rf"|\b{_WORD}(?:(?:\sand\s|\s){_WORD}){{0,5}}?\s{head}\b"
    )


def _by_form(taken: set[int], tokens: Tokens, names: Names, year: int | None, heads: Sequence[int]) -> list[Mention]:
    """Names that no label has, around the head words that are not taken yet."""
    found: list[Mention] = []
    form = _name_form(names.head_words)
    for at in heads:
        if at in taken or not tokens.text[tokens.starts[at]].isupper():
            continue
        start = tokens.starts[max(0, at - _BEFORE_HEAD)]
        end = tokens.ends[min(len(tokens.ends) - 1, at + _AFTER_HEAD)]
        match = next((m for m in form.finditer(tokens.text, start, end) if m.end() > tokens.starts[at]), None)
        if match and match.start() <= tokens.starts[at]:
            found += _resolved(tokens.at(match.start()), tokens.at(match.end()) - 1, taken, tokens, names, year)
    return found


def _resolved(first: int, last: int, taken: set[int], tokens: Tokens, names: Names, year: int | None) -> list[Mention]:
    while first < last and tokens.norms[first] in _LEADING:
        first += 1
    if last <= first or not taken.isdisjoint(range(first, last + 1)):
        return []
    taken.update(range(first, last + 1))
    agency = names.alike(content(names, tokens.norms[first : last + 1]), year)
    if agency:
        return [Mention(agency, first, last, label_of(tokens, first, last))]
    if tokens.norms[last] not in names.heads and first_head(tokens, first, last, names):
        return [unknown_body(tokens, first, last)]
    return []


def first_head(tokens: Tokens, first: int, last: int, names: Names) -> bool:
    """True for "Ministry of X": the head comes first, so that the words after it are the name."""
    return any(tokens.norms[i] in names.heads for i in range(first, min(first + 4, last)))


def unknown_body(tokens: Tokens, first: int, last: int) -> Mention:
    """A body named by these tokens that no vocabulary knows; its id is minted from its name."""
    label = re.sub(r"^(the|and|by|of)\s+", "", label_of(tokens, first, last), flags=re.IGNORECASE)
    return Mention(slug(label), first, last, label, known=False)
