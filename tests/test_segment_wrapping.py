"""Wrapping: lines broken at a width, or raggedly, are read as the lines that they were broken from."""

from __future__ import annotations

import textwrap
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.model import Outline
from graph_build.segment import segment
from graph_build.segment.wrapping import unwrapped
from graph_build.vocabulary import load_vocabulary

NOTE = "(Ministry of Finance takes the lead, Ministry of Commerce participates)"
PARAGRAPHS = (
    "Plan for Lanterns",
    "Streets are dark at night and people stay at home, so that shops have to close early and owners earn less than "
    "they could. This plan is to light the streets and the shops, step by step, at a cost that towns are able to bear.",
    "I. Light the streets of small towns and of the villages that lie around them",
    "(1) Buy lamps. Lamps are dear and cities are short of money. Under item (4) of the list they shall buy at "
    f"least 5000 of them by 2015, and under Article 9 another 20 in each town. {NOTE}",
    f"(2) Mend lamps. Towns shall mend what is broken within 3 days; II. and III. class lamps come first. {NOTE}",
    "II. Light the shops",
    "(3) Lend lamps. Banks are encouraged to lend to shops that open late, and the rate is not to be higher than 5%.",
    "(4) Watch the lamps. The departments concerned shall publish every year how many lamps were stolen, "
    f"and what was done about it. Lamps that nobody watches are stolen within a week. {NOTE}",
    "State Council",
    "May 4, 2012",
)
TEXT = "\n\n".join(PARAGRAPHS)


@lru_cache(maxsize=512)
def outline(text: str) -> Outline:
    return segment(text, load_vocabulary())


def said(text: str) -> list[tuple[object, ...]]:
    found = outline(text)
    parts = [("section", s.path, " ".join(s.span.of(found.masked).split())) for s in found.sections]
    return [*parts, *((m.number, m.section, " ".join(m.span.of(found.masked).split())) for m in found.measures)]


def filled(width: int, separator: str = "\n\n") -> str:
    return separator.join(textwrap.fill(line, width, break_on_hyphens=False) for line in PARAGRAPHS)


@given(st.integers(24, 130))
@settings(max_examples=80, deadline=None)
def test_the_width_of_lines_does_not_matter(width: int) -> None:
    assert said(filled(width)) == said(TEXT)


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_paragraphs_need_no_empty_lines_between(width: int) -> None:
    assert said(filled(width, "\n")) == said(TEXT)


@given(st.lists(st.integers(50, 64), min_size=30, max_size=30))
@settings(max_examples=60, deadline=None)
def test_ragged_lines_are_joined(widths: list[int]) -> None:
    turn = iter(widths * 9)
    paragraphs = []
    for paragraph in PARAGRAPHS:
        lines = [""]
        width = next(turn)
        for word in paragraph.split():
            if len(lines[-1]) + len(word) > width:
                lines.append("")
                width = next(turn)
            lines[-1] += f" {word}" if lines[-1] else word
        paragraphs.append("\n".join(lines))
    assert said("\n\n".join(paragraphs)) == said(TEXT)


@pytest.mark.parametrize("ends", ["\r\n", "  \n"])
def test_wrapped_lines_may_end_in_any_way(ends: str) -> None:
    assert said(filled(60).replace("\n", ends)) == said(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n\n", "\n"),
        "1. Cut fees for small firms.\n2. Cut rents.\n3. Train the staff of small firms.\n4. Lend money.",
        "No.\tTask of the year\tBody in charge\n1\tCut all the fees\tMOF\n2\tCut all rents\tMOFCOM\n3\tTrain\tMOE",
        "One line of some length here\nand a second",
        "",
    ],
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_han_text_is_unwrapped_too() -> None:
    items = [f"（{n}）降低收费。" + "地方政府应当安排专项资金支持小微企业发展。" * 4 for n in "一二三"]
    text = "\n\n".join(["一、总体要求", *items])
    wrapped = "\n\n".join("\n".join(textwrap.wrap(p, 30)) for p in text.split("\n\n"))
    assert [m.span.of(unwrapped(wrapped)).replace(" ", "") for m in outline(wrapped).measures] == [p[3:] for p in items]


@given(st.text(alphabet="aB .\n(1)\t中", max_size=300))
@settings(max_examples=150, deadline=None)
def test_only_line_ends_change_and_offsets_stay(text: str) -> None:
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, joined, strict=True))
