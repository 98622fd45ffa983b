"""Numbers read back equal, however they are written."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.recognise.english.wording.numbers import NumberGrammar, compile_numbers, read_number
from graph_build.vocabulary import load_vocabulary

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@cache
def compiled() -> NumberGrammar:
    return compile_numbers(load_vocabulary())


@pytest.fixture
def grammar() -> NumberGrammar:
    return compiled()


def in_words(number: int) -> str:
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            return f"{in_words(number // size)} {name}" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.87 billion", "12870000000"),
        ("3,000", "3000"),
        ("5 hundred million", "500000000"),
        ("10 thousand", "10000"),
        ("3 ten thousand", "30000"),
        ("2.5亿", "250000000"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("One hundred", "100"),
    ],
)
def test_notations(grammar: NumberGrammar, text: str, value: str) -> None:
    assert read_number(text, grammar) == Decimal(value)
    assert grammar.regex.fullmatch(text)


def test_a_row_of_digits_too_long_for_a_number_has_no_value(grammar: NumberGrammar) -> None:
    assert read_number("9" * 18, grammar) == Decimal("9" * 18)
    assert read_number("9" * 19, grammar) is None


@pytest.mark.parametrize("text", ["five one", "million", "enterprise", "", "three twenty"])
def test_what_is_no_number_has_no_value(grammar: NumberGrammar, text: str) -> None:
    assert read_number(text, grammar) is None


@given(number=st.integers(1, 10**15 - 1))
def test_words_separators_and_digits_agree(number: int) -> None:
    grammar = compiled()
    for text in (str(number), f"{number:,}", in_words(number), in_words(number).capitalize()):
        assert grammar.regex.fullmatch(text), text
        assert read_number(text, grammar) == number, text


@given(
    number=st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2),
    name=st.sampled_from(["million", "bn", "thousand"]),
)
def test_a_multiplier_multiplies(number: Decimal, name: str) -> None:
    grammar = compiled()
    assert read_number(f"{number} {name}", grammar) == number * grammar.multipliers[name]
