"""Words and their normal forms: what counts as the same word, where a sentence ends, and where each word stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import BREAK, normal_forms, tokenise

TEXTS = st.text(
    alphabet=st.sampled_from("abcdefgXYZ 0123456789.,;:()（）、，。\n-'\"%&é税费 "),
    max_size=80,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("small and micro enterprises", "Small- and micro-enterprises"),
        ("the tax on a shop", "tax on shops"),
        ("taxes", "TAX"),
        ("organise fairs", "organizing the fair"),
        ("programmes", "program"),
        ("service centres", "service center"),
        ("licence", "licenses"),
        ("labour", "labor"),
        ("favourable", "favorable"),
        ("the Ministry's fund", "the Ministry fund"),
        ("research & development", "research and development"),
        ("SMEs", "SME"),
        ("re-guarantee", "re guarantee"),
        ("1,000 shops", "1000 shop"),
        ("tax\n   relief", "tax relief"),
        ("（MOF、MIIT）", "(MOF, MIIT)"),
    ],
)
def test_renderings_of_one_phrase_have_the_same_normal_forms(one: str, other: str) -> None:
    assert normal_forms(one) == normal_forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("guarantee", "re-guarantee"),
        ("enterprise", "enter"),
        ("rise", "rize"),
        ("5%", "5"),
        ("1.5", "15"),
        ("finance", "refinance"),
    ],
)
def test_different_phrases_differ(one: str, other: str) -> None:
    assert normal_forms(one) != normal_forms(other)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Cut fees. Cut rents.", 2),
        ("Cut fees; cut rents.", 2),
        ("Cut fees! Cut rents? Yes.", 3),
        ("减税。减费。", 2),
        ("Guo Fa [2009] No. 36 holds.", 1),
        ("Shops, stalls, etc. pay less.", 1),
        ("Lanterns Co. Ltd. sells lamps.", 1),
        ("Fees fall by 1.5 points.", 1),
        ("See www.example.org for it.", 1),
        ('He said "cut fees." It was done.', 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int) -> None:
    assert len(tokenise(text).breaks) == sentences


def test_a_paragraph_ends_a_sentence() -> None:
    assert len(tokenise("Lower the fees\n\nMinistries shall publish them.").breaks) == 2


def test_a_han_character_is_a_word() -> None:
    assert normal_forms("中小 firms") == ["中", "小", "firm"]


def test_the_place_of_a_word_is_that_of_its_characters() -> None:
    tokens = tokenise("The  Ministries' fees.")
    assert [tokens.text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == ["Ministries", "fees", "."]


def test_places_are_found_by_offset_and_sentence() -> None:
    tokens = tokenise("Cut fees. Cut rents.")
    assert [tokens.at(offset) for offset in (0, 1, 9, 10, 99)] == [0, 1, 3, 3, 6]
    assert [tokens.stop_after(index) for index in (0, 2, 3)] == [2, 2, 5]
    assert [tokens.sentence(index) for index in (0, 3)] == [0, 1]
    assert tokenise("no end").stop_after(0) == 2


def test_an_empty_text_has_no_words() -> None:
    assert tokenise("").norms == ()
    assert tokenise("the a an").norms == ()


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_places_are_in_order_and_hold_one_word_each(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens.starts) == len(tokens.ends) == len(tokens.norms)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    words = zip(tokens.norms, tokens.starts, tokens.ends, strict=True)
    assert not any(char.isspace() for norm, a, b in words if norm != BREAK for char in text[a:b])


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_wrapping_lines_does_not_change_the_words(text: str) -> None:
    text = " ".join(text.split())
    assert tokenise(text.replace(" ", "\n")).norms == tokenise(text).norms
    assert tokenise(text.replace(" ", "  ")).norms == tokenise(text).norms


@given(st.lists(st.sampled_from(["tax", "MOF", "organised", "shops", "the", "1.5", ",", "(", ")"]), max_size=12))
@settings(max_examples=100, deadline=None)
def test_case_does_not_change_the_words(words: list[str]) -> None:
    text = " ".join(words)
    assert tokenise(text.upper()).norms == tokenise(text.lower()).norms == tokenise(text).norms


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_reads_the_same_after_another_sentence(before: str, text: str) -> None:
    alone, after = tokenise(text), tokenise(f"{before} word.\n{text}")
    size = len(alone.norms)
    assert size == 0 or after.norms[-size:] == alone.norms
    assert BREAK in after.norms
