"""Classes of departments and governments whose names share a head: "finance, taxation and customs departments", "the
administrative departments of education and of science", "municipal and district people's governments". Followed or
preceded by "the State Council", the singular means the national body.

Example:
    >>> names = compile_names(load_vocabulary())
    >>> tokens = tokenise("the administrative departments of finance and taxation")
    >>> [m.agency for m in by_field([1], set(), tokens, names, 2019)]
    ['finance-departments', 'tax-departments']
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ...lexicon.tokens import STOPS, Tokens, tokenise
from .mention import Mention, label_of
from .names import Names, compile_names, content, field_begun, field_of, load_vocabulary

__all__ = ["by_field", "compile_names", "load_vocabulary", "sharing_a_head", "tokenise"]

_GOVERNMENT = "govern"
_JOINS = (",", "and", "or")
_ADMINISTERING = frozenset({"administr", "compet"})
_QUALIFIERS = frozenset({"other", "relev", "relat"})
_LONGEST_FIELD = 7
_LONGEST_UNKNOWN = 4
_NATIONAL_KINDS = ("ministry", "administration", "commission", "bureau")
_COUNCIL = ("state", "council")
_BELONGING = (("of",), ("under",), ("in",))


def sharing_a_head(found: Sequence[Mention], taken: set[int], tokens: Tokens, names: Names) -> list[Mention]:
    """The classes that stand before a class or "other departments" and share its head."""
    added: list[Mention] = []
    for mention in found:
        head = tokens.norms[mention.last]
        if head not in names.heads and head != _GOVERNMENT:
            continue
        at = mention.first if tokens.norms[mention.first] in _JOINS else mention.first - 1
        at -= at >= 1 and tokens.norms[at] in _QUALIFIERS
        if at < 1 or tokens.norms[at] not in _JOINS:
            continue
        comma = tokens.norms[at] == "," and _ADMINISTERING.isdisjoint(tokens.norms[mention.first : mention.last + 1])
        at -= 1 + (tokens.norms[at - 1] == ",")
        fields = list(_fields_before(at, head, taken, tokens, names))
        if comma and not (fields and _opens(fields[-1][0], tokens)):
            continue
        for first, last, agency in fields:
            added.append(Mention(agency, first, last, label_of(tokens, first, last)))
            taken.update(range(first, last + 1))
    return added


def _opens(at: int, tokens: Tokens) -> bool:
    """True at the start of a sentence or bracket: there a list with commas alone is a list, not the end of a phrase."""
    return at == 0 or tokens.norms[at - 1] in STOPS | {"(", ":"}


def _fields_before(at: int, head: str, taken: set[int], tokens: Tokens, names: Names) -> Iterator[tuple[int, int, str]]:
    """The fields of a list that ends at token ``at``, from the last; one that is not known is passed over."""
    unknown = 0
    while at >= 0:
        size = next(
            (n for n in range(min(_LONGEST_FIELD, at + 1), 0, -1) if _is_field(at, n, head, taken, tokens, names)), 0
        )
        if size:
            unknown = 0
            yield at - size + 1, at, str(_field_in_list(head, range(at - size + 1, at + 1), tokens, names))
        else:
            unknown += 1
            size = next((n for n in range(1, _LONGEST_UNKNOWN + 1) if tokens.norms[max(at - n, 0)] == ","), 0)
            size *= taken.isdisjoint(range(at - size, at + 1))
        at -= size
        if not size or unknown > 1 or at < 1 or tokens.norms[at] not in _JOINS:
            return
        at -= 1 + (tokens.norms[at - 1] == ",")


def _is_field(at: int, size: int, head: str, taken: set[int], tokens: Tokens, names: Names) -> bool:
    place = range(at - size + 1, at + 1)
    return bool(_field_in_list(head, place, tokens, names)) and taken.isdisjoint(place)


def _field_in_list(head: str, place: range, tokens: Tokens, names: Names) -> str | None:
    words = tokens.norms[place.start : place.stop]
    return field_of(names, head, words) or field_begun(names, head, words)


def by_field(
    heads: Iterable[int],
    taken: set[int],
    tokens: Tokens,
    names: Names,
    year: int | None,
    *,
    labelled: Collection[int] = (),
) -> list[Mention]:
    """Departments told by their field: "administrative department of X and Y", "X administrative department".
    ``heads`` are the tokens that are head words; ``labelled`` are tokens inside a name that the vocabulary has as it
    stands: there it decides."""
    found: list[Mention] = []
    for at in heads:
        if at in labelled or not at or not taken.isdisjoint((at - 1, at)):
            continue
        if tokens.norms[at - 1] in _ADMINISTERING:
            found += _after_head(at, taken, tokens, names, year) or _before_head(at, taken, tokens, names, year)
    return found


def _after_head(at: int, taken: set[int], tokens: Tokens, names: Names, year: int | None) -> list[Mention]:
    """ "… department of X, Y and Z [under the State Council]"."""
    places: list[tuple[int, int]] = []
    i = at + 1
    if tokens.norms[i : i + 1] not in (("of",), ("in",), ("for",)):
        return []
    while i < len(tokens.norms) and tokens.norms[i] in ("of", "in", "for", "charg", *_JOINS):
        i += 1
        longest = min(_LONGEST_FIELD, len(tokens.norms) - i)
        size = next((n for n in range(longest, 0, -1) if field_of(names, tokens.norms[at], tokens.norms[i : i + n])), 0)
        if size and tokens.norms[i] not in ("of", "for", *_JOINS) and taken.isdisjoint(range(i, i + size)):
            places.append((i, i + size - 1))
            i += size
    if not places:
        return []
    council = _council_near(places[-1][1] + 1, tokens)
    before = tokens.norms[max(at - 3, 0) : at - 1] == _COUNCIL
    if tokens.norms[at + 1] == "for" and not (council or before):
        return []
    firsts = [at - 3 if before else at - 1, *(first for first, _ in places[1:])]
    lasts = [*(last for _, last in places[:-1]), *(council or last for _, last in places[-1:])]
    return [
        _told(first, last, field, tokens, names, year, national=before or bool(council), taken=taken)
        for first, last, field in zip(firsts, lasts, places, strict=True)
    ]


def _before_head(at: int, taken: set[int], tokens: Tokens, names: Names, year: int | None) -> list[Mention]:
    """ "X administrative department [of the State Council]"."""
    end = at - 2
    for size in range(min(_LONGEST_FIELD, end + 1), 0, -1):
        first = end - size + 1
        window = tokens.norms[first : end + 1]
        free = window[0] not in _JOINS and taken.isdisjoint(range(first, at + 1))
        if free and field_of(names, tokens.norms[at], window):
            before = first >= 2 and tokens.norms[first - 2 : first] == _COUNCIL
            council = _council_near(at + 1, tokens)
            start = first - 2 if before else first
            national = before or bool(council)
            return [_told(start, council or at, (first, end), tokens, names, year, national=national, taken=taken)]
    return []


def local_class(agency: str, first: int, last: int, tokens: Tokens, names: Names) -> str | None:
    """The class of departments that a local namesake of a national body belongs to; None where there is none."""
    known = names.agencies[agency]
    if known.kind not in _NATIONAL_KINDS:
        return agency
    words = [norm for norm in tokens.norms[first : last + 1] if norm not in names.heads and norm not in names.fillers]
    return field_of(names, next(iter(names.heads)), words) if words else None


def _council_near(at: int, tokens: Tokens) -> int:
    """The last token of "[under] the State Council" where it begins here, else 0."""
    start = at + (tokens.norms[at : at + 1] in _BELONGING)
    return start + 1 if tokens.norms[start : start + 2] == _COUNCIL else 0


def _told(
    first: int,
    last: int,
    field: tuple[int, int],
    tokens: Tokens,
    names: Names,
    year: int | None,
    *,
    national: bool,
    taken: set[int],
) -> Mention:
    words = tokens.norms[field[0] : field[1] + 1]
    group = str(field_of(names, next(iter(names.heads)), words))
    agency = (names.alike(content(names, words), year) if national else None) or group
    taken.update(range(first, last + 1))
    return Mention(agency, first, last, label_of(tokens, first, last))
