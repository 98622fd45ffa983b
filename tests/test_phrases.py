"""The notation of phrases: what each sign stands for, and that a text which says it in any wording is found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import (
    MAX_EXPANSIONS,
    Expansion,
    PhraseSyntaxError,
    compile_lexicon,
    expand,
    find,
    literal,
    normal_forms,
    tokenise,
)

CLASSES = {"cut": ("cut", "lower"), "levy": ("(tax|fee)", "[local] charge"), "nested": ("<levy> relief",)}


def class_of(name: str) -> tuple[str, ...]:
    return CLASSES.get(name, ())


def sequences(phrase: str) -> list[set[str]]:
    """The word sequences of each part of a phrase in its first order."""
    return [{" ".join(words) for words in part} for part in expand(phrase, class_of)[0].parts]


def says(phrase: str, text: str) -> bool:
    """True if ``text`` is found to say ``phrase``."""
    return bool(find(compile_lexicon([("it", expand(phrase, class_of))]), tokenise(text)))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tax relief", [{"tax relief"}]),
        ("the tax relief of a shop", [{"tax relief of shop"}]),
        ("(cut|lower) taxes", [{"cut tax", "lower tax"}]),
        ("(cut|bring down) taxes", [{"cut tax", "bring down tax"}]),
        ("[income] tax", [{"tax", "incom tax"}]),
        ("[personal|corporate] tax", [{"tax", "person tax", "corpor tax"}]),
        ("((cut|lower) [all] taxes|exempt)", [{"cut tax", "lower tax", "cut all tax", "lower all tax", "exempt"}]),
        ("<cut> taxes", [{"cut tax", "lower tax"}]),
        ("<levy>", [{"tax", "fee", "charg", "local charg"}]),
        ("<nested>", [{"tax relief", "fee relief", "charg relief", "local charg relief"}]),
        ("cut .. taxes", [{"cut"}, {"tax"}]),
        ("cut ... [local] taxes", [{"cut"}, {"tax", "local tax"}]),
        ("Reduce taxes and fees", [{"reduc tax and fee"}]),
        ("=lead", [{"lead"}]),
    ],
)
def test_expansion(phrase: str, expected: list[set[str]]) -> None:
    assert sequences(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("tax relief", "TAX\nRELIEF", True),
        ("tax relief", "tax-relief", True),
        ("tax relief", "relief from tax", False),
        ("tax relief", "taxi relief", False),
        ("cut .. taxes", "cut taxes", True),
        ("cut .. taxes", "cut all the local business taxes", True),
        ("cut .. taxes", "cut all new local business taxes", False),
        ("cut ... taxes", "cut one two three four five six seven eight taxes", True),
        ("cut ... taxes", "cut one two three four five six seven eight nine taxes", False),
        ("cut .. taxes", "cut rents. Taxes rise", False),
        ("cut .. taxes", "cut rents; taxes rise", False),
        ("cut .. taxes", "cut rents, taxes", True),
        ("cut .. taxes", "taxes are cut", False),
        ("cut ~ taxes", "taxes that are too high are cut", True),
        ("cut ~ taxes", "cut those high taxes", True),
        ("cut ~ taxes", "taxes. We cut", False),
        ("LPR", "the LPR falls", True),
        ("LPR", "several LPRs fall", True),
        ("LPR", "the lpr falls", False),
        ("LPR", "the Lpr falls", False),
        ("MOST funds", "most funds", False),
        ("MOST funds", "MOST funds", True),
        ("MOST funds", "MOST FUNDS", True),
        ("=lead", "they lead", True),
        ("=lead", "they LEAD", True),
        ("=lead", "a leading firm", False),
        ("=lead", "it leads", False),
        ("lead", "a leading firm", True),
        ("cut .. LPR", "cut the lpr", False),
        ("cut .. =lead", "cut leads", False),
        ("cut .. fees .. shops", "cut the fees of shops", True),
        ("cut .. fees .. shops", "cut the fees. Shops", False),
        ("cut .. fees .. shops", "cut shops fees", False),
        ("cut .. =lead", "cut its lead", True),
        ("support 5G shops", "support 5G shops", True),
        ("[tax] [fee] relief", "relief", True),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, said: bool) -> None:
    assert says(phrase, text) is said


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(cut taxes", r"missing '\)'"),
        ("[income tax", r"missing '\]'"),
        ("cut) taxes", r"unexpected '\)'"),
        ("(cut] taxes", r"unexpected '\]'"),
        ("<nobody> taxes", "<nobody> is empty or unknown"),
        ("cut ..", "empty part"),
        (".. cut", "empty part"),
        ("cut .. .. taxes", "empty part"),
        ("[cut]", None),
        ("", "empty part"),
        ("the", "empty part"),
        ("cut .. [taxes]", None),
        (" ".join(["(a1|b1|c1|d1|e1|f1|g1|h1|i1|j1)"] * 4), f"over {MAX_EXPANSIONS}"),
        (" ".join(["[very]"] * 40) + " good", f"over {MAX_EXPANSIONS}"),
    ],
)
def test_errors_say_what_is_wrong(phrase: str, message: str | None) -> None:
    if message is None:
        assert expand(phrase, class_of)
        return
    with pytest.raises(PhraseSyntaxError, match=message):
        expand(phrase, class_of)


def test_a_phrase_in_either_order_has_two() -> None:
    assert len(expand("cut ~ taxes")) == 2
    assert len(expand("cut ... taxes")) == 1


def test_a_label_is_no_notation() -> None:
    label = "Office (of the Council) | <General>"
    assert literal(label) == Expansion((((*normal_forms(label),),),), (), frozenset())
    assert literal("MOF Office").capitals == {"mof"}


# --- Any wording of any phrase is found -------------------------------------------------------------------------------

WORDS = ("tax", "loan", "shop", "grant", "fund", "permit")
FILLERS = ("quite", "blue", "seven", "river", "upon", "lamp")
LIMITS = {"..": 3, "...": 8, "~": 8}


@dataclass(frozen=True)
class Piece:
    """A piece of a phrase: as the notation writes it, and all that it stands for."""

    notation: str
    stands_for: frozenset[tuple[str, ...]]


def word(text: str) -> Piece:
    return Piece(text, frozenset({(text,)}))


def joined(pieces: list[Piece]) -> Piece:
    choices = product(*(sorted(piece.stands_for) for piece in pieces))
    return Piece(
        " ".join(piece.notation for piece in pieces),
        frozenset(tuple(one for part in choice for one in part) for choice in choices),
    )


def either(pieces: list[Piece]) -> Piece:
    return Piece(
        f"({'|'.join(piece.notation for piece in pieces)})", frozenset().union(*(piece.stands_for for piece in pieces))
    )


def optional(piece: Piece) -> Piece:
    return Piece(f"[{piece.notation}]", piece.stands_for | {()})


def nested(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    several = st.lists(inner, min_size=1, max_size=2)
    return several.map(joined) | st.lists(inner, min_size=2, max_size=3).map(either) | inner.map(optional)


PIECES = st.recursive(st.sampled_from(WORDS).map(word), nested, max_leaves=4)
PARTS = PIECES.filter(lambda piece: any(piece.stands_for))


@st.composite
def said(draw: st.DrawFn, gap_size: Callable[[int], st.SearchStrategy[int]], parts: int = 3) -> tuple[str, str]:
    """A phrase, and a text that says it with gaps of a certain size: any case, number, hyphens, articles, line ends."""
    pieces = draw(st.lists(PARTS, min_size=2, max_size=parts))
    gaps = draw(st.lists(st.sampled_from(sorted(LIMITS)), min_size=len(pieces) - 1, max_size=len(pieces) - 1))
    notation = pieces[0].notation + "".join(
        f" {gap} {piece.notation}" for gap, piece in zip(gaps, pieces[1:], strict=True)
    )
    order = list(range(len(pieces)))
    if "~" in gaps and draw(st.booleans()):
        order.reverse()
        gaps = gaps[::-1]
    words: list[str] = []
    for place, number in enumerate(order):
        words += draw(st.sampled_from(sorted(filter(None, pieces[number].stands_for))))
        if place < len(gaps):
            size = draw(gap_size(LIMITS[gaps[place]]))
            words += draw(st.lists(st.sampled_from(FILLERS), min_size=size, max_size=size))
    return notation, draw(printed(words))


@st.composite
def printed(draw: st.DrawFn, words: list[str]) -> str:
    text = ""
    for one in words:
        form = draw(st.sampled_from([one, one + "s", one.title(), one.upper(), f"the {one}", f"A {one}"]))
        text += (draw(st.sampled_from([" ", "\n", "  ", "-", " - "])) if text else "") + form
    return text


@given(said(lambda limit: st.integers(0, limit)))
@settings(max_examples=150, deadline=None)
def test_every_wording_of_a_phrase_is_found(case: tuple[str, str]) -> None:
    phrase, text = case
    tokens = tokenise(text)
    found = find(compile_lexicon([("it", expand(phrase))]), tokens)
    assert (0, len(tokens.norms) - 1) in {(match.first, match.last) for match in found}


@given(said(lambda limit: st.just(limit + 1), parts=2))
@settings(max_examples=150, deadline=None)
def test_one_word_more_than_the_gap_is_too_many(case: tuple[str, str]) -> None:
    phrase, text = case
    tokens = tokenise(text)
    found = find(compile_lexicon([("it", expand(phrase))]), tokens)
    assert (0, len(tokens.norms) - 1) not in {(match.first, match.last) for match in found}


@given(PARTS)
@settings(max_examples=150, deadline=None)
def test_expansion_is_what_the_notation_says(piece: Piece) -> None:
    (expansion,) = expand(piece.notation)
    assert set(expansion.parts[0]) == {tuple(w for w in words) for words in piece.stands_for if words}


@given(st.text(alphabet="ab ()[]|<>~.=", max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_phrase_or_a_clear_error(phrase: str) -> None:
    orders: tuple[Expansion, ...] = ()
    with suppress(PhraseSyntaxError):
        orders = expand(phrase, class_of)
    assert all(all(part) and len(order.gaps) == len(order.parts) - 1 for order in orders for part in order.parts)
