"""The matcher finds exactly what a slow and simple reading of the notation finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import (
    Expansion,
    Match,
    Tokens,
    between,
    compile_lexicon,
    expand,
    find,
    longest,
    mentions,
    tokenise,
)

# --- A slow reference -------------------------------------------------------------------------------------------------


def naive(entries: list[tuple[str, tuple[Expansion, ...]]], tokens: Tokens) -> set[Match]:
    """Every match, by trying every phrase at every place."""
    return {
        Match(owner=owner, first=words[0], last=words[-1], words=words)
        for owner, orders in entries
        for order in orders
        for start in range(len(tokens.norms))
        for words in _from(order, 0, start, tokens)
        if not {".", ";"} & set(tokens.norms[words[0] : words[-1] + 1])
    }


def _from(order: Expansion, part: int, start: int, tokens: Tokens) -> Iterator[tuple[int, ...]]:
    for sequence in order.parts[part]:
        end = start + len(sequence)
        if tokens.norms[start:end] != sequence or not all(_printed(order, i, tokens) for i in range(start, end)):
            continue
        here = tuple(range(start, end))
        if part == len(order.parts) - 1:
            yield here
            continue
        for gap in range(order.gaps[part] + 1):
            for rest in _from(order, part + 1, end + gap, tokens):
                yield here + rest


def _printed(order: Expansion, i: int, tokens: Tokens) -> bool:
    printed = tokens.text[tokens.starts[i] : tokens.ends[i]]
    capitals = tokens.norms[i] not in order.capitals or printed.rstrip("s") == printed.rstrip("s").upper()
    forms = dict(order.exact).get(tokens.norms[i])
    return capitals and (forms is None or printed.lower() in forms)


PHRASE_WORDS = ["tax", "cut", "fee", "shop", "MOF", "=lead", "[new]", "(tax|fee)", "(cut|cut off)", "..", "...", "~"]
TEXT_WORDS = [
    "tax",
    "taxes",
    "cut",
    "fees",
    "shop",
    "MOF",
    "mof",
    "lead",
    "leading",
    "new",
    "off",
    "lamp",
    ".",
    ";",
    ",",
]


def _is_phrase(words: list[str]) -> bool:
    signs = {"..", "...", "~"}
    ends_well = not {words[0], words[-1]} & signs and not any({one, other} <= signs for one, other in pairwise(words))
    parts = " ".join("|" if word in signs else word for word in words).split("|") if ends_well else []
    return ends_well and all(set(part.split()) - {"[new]"} for part in parts)


PHRASES = st.lists(st.sampled_from(PHRASE_WORDS), min_size=1, max_size=6).filter(_is_phrase).map(" ".join)


@given(
    st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), PHRASES), min_size=1, max_size=5),
    st.lists(st.sampled_from(TEXT_WORDS), max_size=24).map(" ".join),
)
@settings(max_examples=300, deadline=None)
def test_the_matcher_agrees_with_a_naive_one(phrases: list[tuple[str, str]], text: str) -> None:
    entries = [(owner, expand(phrase)) for owner, phrase in phrases]
    tokens = tokenise(text)
    found = find(compile_lexicon(entries), tokens)
    assert set(found) == naive(entries, tokens)
    assert len(found) == len(set(found))
    assert [match.first for match in found] == sorted(match.first for match in found)


@given(st.lists(PHRASES, min_size=1, max_size=4), st.lists(st.sampled_from(TEXT_WORDS), max_size=12).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_a_lexicon_finds_what_its_entries_find_alone(phrases: list[str], text: str) -> None:
    tokens = tokenise(text)
    together = compile_lexicon([(phrase, expand(phrase)) for phrase in phrases])
    alone = {match for phrase in phrases for match in find(compile_lexicon([(phrase, expand(phrase))]), tokens)}
    assert set(find(together, tokens)) == alone
    assert find(together, tokens) == find(together, tokens)


def test_an_empty_lexicon_and_an_empty_text_give_nothing() -> None:
    assert find(compile_lexicon([]), tokenise("Cut taxes.")) == []
    assert find(compile_lexicon([("tax", expand("tax"))]), tokenise("")) == []


def test_owners_that_share_a_phrase_are_both_found() -> None:
    lexicon = compile_lexicon([("one", expand("tax relief")), ("two", expand("tax relief"))])
    assert {match.owner for match in find(lexicon, tokenise("tax relief"))} == {"one", "two"}


def test_the_words_of_a_match_leave_the_gap_out() -> None:
    (match,) = find(compile_lexicon([("it", expand("cut .. taxes"))]), tokenise("Cut all local taxes"))
    assert (match.first, match.last, match.words, match.size) == (0, 3, (0, 3), 2)


def matches(*places: tuple[str, int, int]) -> list[Match]:
    return [
        Match(owner=owner, first=first, last=last, words=tuple(range(first, last + 1))) for owner, first, last in places
    ]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ([("fund", 1, 1), ("relief fund", 0, 1)], ["relief fund"]),
        ([("one", 0, 1), ("two", 0, 1)], ["one", "two"]),
        ([("one", 0, 1), ("two", 1, 2)], ["one", "two"]),
        ([("one", 0, 0), ("two", 1, 2)], ["one", "two"]),
        ([], []),
    ],
)
def test_longest_keeps_what_is_not_part_of_more(given_: list[tuple[str, int, int]], kept: list[str]) -> None:
    assert sorted(match.owner for match in longest(matches(*given_))) == kept


def test_a_phrase_in_the_gap_of_another_is_kept() -> None:
    gap = Match(owner="gap", first=0, last=3, words=(0, 3))
    inside = Match(owner="inside", first=1, last=2, words=(1, 2))
    assert longest([gap, inside]) == [gap, inside]


PLACES = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 12), st.integers(0, 3)).map(
        lambda drawn: (drawn[0], drawn[1], drawn[1] + drawn[2])
    ),
    max_size=12,
)


@given(PLACES, st.integers(0, 12), st.integers(0, 15))
@settings(max_examples=100, deadline=None)
def test_between_gives_all_that_lies_inside(places: list[tuple[str, int, int]], first: int, last: int) -> None:
    placed = sorted(matches(*places), key=lambda match: match.first)
    assert between(placed, first, last) == [m for m in placed if first <= m.first and m.last <= last]


@given(PLACES)
@settings(max_examples=100, deadline=None)
def test_longest_loses_no_word_and_repeats_itself(places: list[tuple[str, int, int]]) -> None:
    given_ = list(dict.fromkeys(matches(*places)))
    kept = longest(given_)
    assert {i for match in kept for i in match.words} == {i for match in given_ for i in match.words}
    assert longest(kept) == kept


def test_a_long_text_is_read_once() -> None:
    """Time grows with the text, not with its square: a text of 8,000 words is read whole."""
    text = "The Ministry of Finance shall cut taxes together with the MIIT. " * 800
    assert len(mentions(text)) == 1600
