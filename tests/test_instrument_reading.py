"""Which instruments a measure uses, on a small vocabulary and on the shipped one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import compile_lexicon, expand, find, find_instruments, instruments, tokenise, vocabulary

from graph_build.model import InstrumentUse, Span

SMALL = compile_lexicon(
    [
        ("instrument/fund", expand("fund")),
        ("instrument/special-fund", expand("special fund")),
        ("instrument/voucher", expand("voucher")),
        ("instrument/voucher", expand("coupon for .. shops")),
        ("instrument/pilot", expand("pilot")),
        ("instrument/tax-cut", expand("(cut|lower) ... taxes")),
        ("mask/voucher", expand("hotel voucher")),
        ("cue/lead", expand("take the lead")),
    ]
)


def used(text: str, blocked: tuple[Span, ...] = (), noted: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    tokens = tokenise(text)
    uses = find_instruments(find(SMALL, tokens), tokens, blocked, noted=noted)
    return [(use.instrument, use.evidence.of(text)) for use in uses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Set up a fund.", [("fund", "fund")]),
        ("Set up a special fund.", [("special-fund", "special fund")]),
        ("Set up a special fund and a fund.", [("special-fund", "special fund"), ("fund", "fund")]),
        ("Give vouchers.", [("voucher", "vouchers")]),
        ("Pay with hotel vouchers.", []),
        ("Give vouchers, no hotel vouchers.", [("voucher", "vouchers")]),
        ("A pilot of vouchers.", [("pilot", "pilot"), ("voucher", "vouchers")]),
        ("Cut and lower taxes.", [("tax-cut", "Cut and lower taxes")]),
        ("Cut the fund and taxes.", [("tax-cut", "Cut the fund and taxes"), ("fund", "fund")]),
        ("Vouchers and coupons for all shops.", [("voucher", "coupons for all shops")]),
        ("They take the lead.", []),
        ("", []),
    ],
)
def test_each_instrument_once_with_its_longest_evidence(text: str, expected: list[tuple[str, str]]) -> None:
    assert used(text) == expected


def test_parts_of_the_name_of_a_body_are_no_instruments() -> None:
    text = "The Fund Office shall set up a pilot."
    assert used(text, blocked=(Span(4, 15),)) == [("pilot", "pilot")]


def test_a_phrase_that_reaches_out_of_a_name_is_one() -> None:
    text = "Cut the Office taxes."
    assert used(text, blocked=(Span(8, 14),)) == [("tax-cut", "Cut the Office taxes")]


def test_the_words_of_a_note_are_no_instruments() -> None:
    text = "Set up a pilot. (Fund Office is responsible for vouchers)"
    assert used(text, noted=(Span(17, 56),)) == [("pilot", "pilot")]


def test_a_name_counts_once_as_the_longest_of_those_that_share_words() -> None:
    assert [name for name, _ in used("special fund voucher")] == ["special-fund", "voucher"]


TEXTS = st.lists(
    st.sampled_from(
        [
            "fund",
            "special",
            "voucher",
            "hotel",
            "coupon",
            "for",
            "all",
            "shops",
            "cut",
            "lower",
            "taxes",
            "pilot",
            ".",
            ";",
            "and",
            "the",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_use_has_evidence_that_says_it(text: str) -> None:
    tokens = tokenise(text)
    uses = find_instruments(find(SMALL, tokens), tokens, ())
    assert len({use.instrument for use in uses}) == len(uses)
    assert [use.evidence.start for use in uses] == sorted(use.evidence.start for use in uses)
    for use in uses:
        quote = tokenise(use.evidence.of(text))
        assert f"instrument/{use.instrument}" in {match.owner for match in find(SMALL, quote)}


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_is_blocked_or_noted_whole_uses_nothing(text: str) -> None:
    whole = (Span(0, len(text)),)
    assert used(text, blocked=whole) == used(text, noted=whole) == []


def test_a_use_is_a_frozen_value() -> None:
    assert InstrumentUse("fund", Span(0, 4)) == InstrumentUse("fund", Span(0, 4))


# --- The shipped vocabulary -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cut the taxes of SMEs.", "Cut the taxes of small and medium-sized enterprises."),
        ("Set up a special fund.", "SET UP A SPECIAL FUND."),
        ("Organise training for workers.", "Organizing the training\nfor workers."),
        ("Start a pilot programme.", "Start pilot programs."),
        ("Issue loan guarantees.", "Issue a loan guarantee."),
    ],
)
def test_wordings_that_mean_the_same_use_the_same(one: str, other: str) -> None:
    assert instruments(one) == instruments(other)


def test_the_name_of_a_body_uses_no_instrument() -> None:
    names = [
        label
        for body in vocabulary().agencies.values()
        if body.kind not in ("generic", "market-class")
        for label in body.labels.get("en", ())[:1]
    ]
    assert {name: instruments(f"{name} met.") for name in names if instruments(f"{name} met.")} == {}
