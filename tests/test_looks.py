"""A look back finds a pattern right before a place, and tries it only after a word with which it can end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.recognise.english.wording.looks import last_word, look_back

LOOK = look_back(r"(?<![\w-])(?:at least|up to),? [\"“]?$", ["at least", "up to"], 20)


@pytest.mark.parametrize("before", ["at least ", "Up To ", "it is up to, ", 'at least "'])
def test_a_look_ends_at_the_place(before: str) -> None:
    match = LOOK.back(f"{before}5", 0, len(before))
    assert match is not None
    assert match.end() == len(before)


@pytest.mark.parametrize("before", ["at least 5 ", "least ", "at least a ", "", "that least "])
def test_another_word_before_the_place_is_no_match(before: str) -> None:
    assert LOOK.back(f"{before}5", 0, len(before)) is None


def test_a_look_does_not_reach_beyond_its_start() -> None:
    assert LOOK.back("at least 5", 3, 9) is None


@given(st.text(alphabet='atleswup to,"5-(\n', max_size=30))
def test_the_last_word_saves_work_and_changes_nothing(text: str) -> None:
    slow = re.compile(LOOK.pattern.pattern, re.I).search(text, max(0, len(text) - LOOK.reach), len(text))
    assert (LOOK.back(text, 0, len(text)) is None) == (slow is None)


@pytest.mark.parametrize(
    ("text", "word"), [("not less than ", "than"), ("(No. ", "no."), ("5% ", ""), ("", ""), ("a “", "a")]
)
def test_last_words(text: str, word: str) -> None:
    assert last_word(text, 0, len(text)) == word
