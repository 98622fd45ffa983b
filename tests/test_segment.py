"""Segmentation: whatever the notation, line breaks and page furniture, the same sections and measures come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.model import Outline
from graph_build.segment import segment
from graph_build.vocabulary import Vocabulary, load_vocabulary

ROMAN_ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
ROMAN = ["", *(tens + ones for tens in ("", "x", "xx", "xxx") for ones in ROMAN_ONES)][1:]
ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"]
CARDINALS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
HAN = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

TITLES = [
    "improve the environment for small firms",
    "ease the difficulty of raising money",
    "speed up technical progress",
    "open up new markets at home and abroad",
    "strengthen services to the public",
    "safeguard measures",
]
HEADINGS = [
    "Widen access to the market",
    "Set up a guarantee fund",
    "Lower the cost of loans",
    "Train the managers of small firms",
    "Protect intellectual property",
    "Build shared laboratories",
]
SENTENCES = [
    "Local governments at all levels should arrange special funds and increase the share of small firms.",
    "Banks are encouraged to lend to firms that export, and the rate shall not be lower than 5.5% in 2012.",
    "The list (2020 edition) under Order No. 36 is to be revised; 5G and 12 other fields come first.",
    "Give play to the role of the market, and within 3 years cover 40 cities.",
]
NOTES = ["", " (Ministry of Finance)", " (Ministry of Commerce takes the lead, Customs participate)"]
FURNITURE = [
    "Home > News > Policy > Text",
    "Share to: WeChat QQ Weibo",
    "Hot sale! Best pumps with free quotation, contact Amy!",
    "Steel Pump,Water Pump,Pump Factory",
    "Previous: How to choose a pump",
    "Copyright © 2019 Good Pump Co., Ltd. All rights reserved",
]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@dataclass(frozen=True)
class Item:
    """What a measure says, and what must come out of it."""

    number: int
    section: int
    marker: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A text with the items it was made from."""

    text: str
    items: tuple[Item, ...]
    sections: tuple[int, ...]
    noise: tuple[str, ...]


def item_markers(number: int) -> list[str]:
    letter = chr(ord("a") + number - 1)
    forms = [f"({number})", f"({ROMAN[number]})", f"({ROMAN[number].upper()})"]
    forms += [f"({letter})", f"({letter.upper()})"] if letter.isalpha() else []
    forms += [f"{number}.", f"（{number}）", f"{number}", f"{number})"]
    return forms + ([f"{ROMAN[number]}.", f"{ROMAN[number].upper()}"] if len(ROMAN[number]) > 1 else [])


def section_markers(number: int) -> list[str]:
    upper = ROMAN[number].upper()
    forms = [
        f"{ORDINALS[number]},",
        f"{CARDINALS[number]},",
        f"{upper}.",
        f"({upper})",
        f"{HAN[number]}、",
        f"{upper}、",
    ]
    return [*forms, f"{number}."]


@dataclass(frozen=True)
class Shape:
    """How a text is numbered and how badly it is garbled."""

    garbled: bool
    restarts: bool = False
    prose_section: bool = False
    one_line: bool = False


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    flags = st.booleans()
    return Shape(draw(flags), draw(flags), draw(flags), draw(st.integers(0, 4)) == 0)


@st.composite
def drafts(draw: st.DrawFn, shape: Shape | None = None) -> Draft:
    """Sections with items, each marker in any notation, lines joined or not, furniture between lines."""
    shape = shape or draw(shapes())
    items: list[Item] = []
    noise: list[str] = []
    parts = ["Notice on Small Firms", "\n\n", "To all departments:"]
    style = draw(st.sampled_from(["({})", "{}.", "（{}）"]))
    sections = draw(st.integers(3, 6))
    for section in range(1, sections + 1):
        marker = draw(st.sampled_from(section_markers(section))) if shape.garbled else f"{ROMAN[section].upper()}."
        parts += [_joint(draw, shape, marker, noise), f"{marker} {TITLES[section - 1]}"]
        if shape.prose_section and section == 1:
            parts += ["\n\n", " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4)))]
            continue
        for own in range(1, draw(st.integers(2, 5)) + 1):
            number = len(items) + 1
            printed = own if shape.restarts else number
            mark = draw(st.sampled_from(item_markers(printed))) if shape.garbled else style.format(printed)
            body = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5)))
            text = f"{draw(st.sampled_from(HEADINGS))}. {body}{draw(st.sampled_from(NOTES))}"
            parts += [_joint(draw, shape, mark, noise, after_title=own == 1), f"{mark} {text}"]
            items.append(Item(number, section, mark, text))
    return Draft("".join(parts), tuple(items), tuple(range(1, sections + 1)), tuple(noise))


def _joint(draw: st.DrawFn, shape: Shape, marker: str, noise: list[str], *, after_title: bool = False) -> str:
    """What stands between two blocks: a space where machine translation lost the line break, else an empty line, with
    page furniture now and then. A number without any sign cannot be told from text right after a title."""
    bare = marker.isalnum()
    if shape.garbled and (shape.one_line or draw(st.integers(0, 3)) == 0) and not (bare and after_title):
        return " "
    if draw(st.integers(0, 6)):
        return "\n\n"
    noise.append(draw(st.sampled_from(FURNITURE)))
    return f"\n\n{noise[-1]}\n\n"


def check(draft: Draft, outline: Outline) -> None:
    assert [section.path for section in outline.sections] == [(number,) for number in draft.sections]
    assert [(m.number, m.section) for m in outline.measures] == [(i.number, (i.section,)) for i in draft.items]
    assert [outline.masked[m.span.start : m.span.end] for m in outline.measures] == [item.text for item in draft.items]
    assert sorted(span.of(draft.text) for span in outline.noise) == sorted(draft.noise)


@settings(max_examples=400, deadline=None)
@given(draft=drafts())
def test_any_notation_gives_the_same_outline(draft: Draft) -> None:
    check(draft, segment(draft.text, vocabulary()))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_masked_to_its_own_length(text: str) -> None:
    outline = segment(text, vocabulary())
    assert len(outline.masked) == len(text)
    assert all(0 <= s.start <= s.end <= len(text) for s in (*outline.noise, outline.front, outline.closing))
    assert all(mark in (" ", sign) for mark, sign in zip(outline.masked, text, strict=True))
