"""What does not change the meaning does not change the reading: notation, print, names of a body, order, furniture."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import mention_span, mentions, read, tokenise, vocabulary

from graph_build.model import MeasureReading

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples" / "china").glob("*.txt"))
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

Facts = tuple[object, ...]


def facts(measure: MeasureReading) -> Facts:
    """What a measure says, without places, and without words that may be printed in several ways."""
    return (
        frozenset((r.agency, r.role) for r in measure.responsibilities),
        frozenset(use.instrument for use in measure.instruments),
        frozenset((q.unit, q.value, q.minimum, q.maximum, q.change) for q in measure.quantities),
        frozenset((p.start, p.until) for p in measure.periods),
        frozenset((c.number, c.relation) for c in measure.citations),
        len(measure.programmes),
    )


def numbered_facts(text: str, issued: str | None = None) -> list[tuple[int, Facts]]:
    return [(measure.passage.number, facts(measure)) for measure in read(text, issued=issued).measures]


# --- Own documents ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """A measure in the making."""

    heading: str
    body: str
    bodies: tuple[str, ...]
    ending: str = ""

    def printed(self) -> str:
        note = f" ({', '.join(self.bodies)}{self.ending})" if self.bodies else ""
        return f"{self.heading}. {self.body}{note}"


ITEMS = (
    Item(
        "Give money to shops",
        "Set up a special fund of 5 million yuan by 2015.",
        ("Ministry of Finance", "Ministry of Commerce"),
    ),
    Item(
        "Lower what shops pay",
        "Exempt SMEs from income tax for two years.",
        ("Ministry of Finance", "State Administration of Taxation"),
        " are responsible",
    ),
    Item("Train the workers", "Local governments shall train 10% of the workers of SMEs.", ("Ministry of Education",)),
    Item(
        "Open the order book",
        "Budget units set aside not less than 25% of orders for small enterprises.",
        ("Ministry of Finance", "NDRC", "Ministry of Commerce"),
    ),
    Item(
        "Watch the figures",
        "Publish the results before the end of 2014.",
        ("National Bureau of Statistics", "Ministry of Commerce"),
        " are responsible according to the division of duties",
    ),
    Item(
        "Lend to shops",
        "Banks are guided to raise the share of credit loans to SMEs.",
        ("China Banking Regulatory Commission", "People's Bank of China"),
    ),
    Item("Protect ideas", "Revise the Regulations on Lantern Patents.", ("State Intellectual Property Office",)),
    Item(
        "Speak with one voice", "The Ministry of Finance, together with the NDRC, shall publish the list of fees.", ()
    ),
)
SECTIONS = ("Make it cheaper to keep a shop", "Make shops better")
MARKERS: dict[str, Callable[[int], str]] = {
    "arabic in brackets": lambda n: f"({n})",
    "roman in brackets": lambda n: f"({ROMAN[n - 1].lower()})",
    "capital roman in brackets": lambda n: f"({ROMAN[n - 1]})",
    "letters in brackets": lambda n: f"({chr(96 + n)})",
    "full-width brackets": lambda n: f"（{n}）",
    "half bracket": lambda n: f"{n})",
    "dotted": lambda n: f"{n}.",
    "Han in brackets": lambda n: f"（{'一二三四五六七八九十'[n - 1]}）",
}
DIVISIONS: dict[str, Callable[[int], str]] = {
    "roman": lambda n: f"{ROMAN[n - 1]}. ",
    "word": lambda n: f"{('First', 'Second', 'Third')[n - 1]}, ",
    "Han": lambda n: f"{'一二三'[n - 1]}、",
    "named": lambda n: f"Part {ROMAN[n - 1]} ",
}


@dataclass(frozen=True)
class Draft:
    """A document in the making: paragraphs, so that each transformation says what it does to them."""

    items: tuple[Item, ...]
    marker: str = "arabic in brackets"
    division: str = "roman"

    def paragraphs(self) -> list[str]:
        half = (len(self.items) + 1) // 2
        lines = ["Opinions of the State Council on Reviving Small Shops", "Guo Fa [2012] No. 991"]
        for number, item in enumerate(self.items, start=1):
            if number in (1, half + 1):
                section = 1 if number == 1 else 2
                lines.append(f"{DIVISIONS[self.division](section)}{SECTIONS[section - 1]}")
            lines.append(f"{MARKERS[self.marker](number)} {item.printed()}")
        return [*lines, "State Council", "May 4, 2012"]

    def text(self) -> str:
        return "\n\n".join(self.paragraphs()) + "\n"


DRAFTS = st.lists(st.sampled_from(ITEMS), min_size=4, max_size=8, unique=True).map(lambda items: Draft(tuple(items)))


def test_the_plain_document_is_read_whole() -> None:
    reading = read(Draft(ITEMS).text())
    assert [m.passage.number for m in reading.measures] == list(range(1, 9))
    assert [m.label for m in reading.measures] == [item.heading for item in ITEMS]
    assert {r.role for r in reading.measures[0].responsibilities} == {"responsible"}
    assert all(measure.responsibilities for measure in reading.measures)


@given(DRAFTS, st.sampled_from(sorted(MARKERS)), st.sampled_from(sorted(DIVISIONS)))
@settings(max_examples=60, deadline=None)
def test_the_notation_of_markers_does_not_matter(draft: Draft, marker: str, division: str) -> None:
    other = replace(draft, marker=marker, division=division)
    assert numbered_facts(other.text()) == numbered_facts(draft.text())


@given(DRAFTS, st.lists(st.sampled_from(sorted(MARKERS)[:7]), min_size=8, max_size=8))
@settings(max_examples=40, deadline=None)
def test_one_sequence_may_mix_notations_in_brackets(draft: Draft, markers: list[str]) -> None:
    text = draft.text()
    for number in range(1, len(draft.items) + 1):
        marker = markers[number - 1]
        if "bracket" in marker and "half" not in marker:
            text = text.replace(f"\n({number}) ", f"\n{MARKERS[marker](number)} ")
    assert numbered_facts(text) == numbered_facts(draft.text())


@given(DRAFTS, st.sampled_from([str.upper, str.lower, str.title]))
@settings(max_examples=40, deadline=None)
def test_the_case_of_headings_does_not_matter(draft: Draft, case: Callable[[str], str]) -> None:
    text = draft.text()
    for heading in (*SECTIONS, *(item.heading for item in draft.items)):
        text = text.replace(heading, case(heading))
    assert numbered_facts(text) == numbered_facts(draft.text())


def filled(draft: Draft, width: int) -> str:
    return "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in draft.paragraphs())


@given(DRAFTS, st.integers(28, 90))
@settings(max_examples=40, deadline=None)
def test_wrapping_lines_does_not_matter(draft: Draft, width: int) -> None:
    assert numbered_facts(filled(draft, width)) == numbered_facts(draft.text())


@given(DRAFTS, st.sampled_from(["\n", "\r\n\r\n", "\n\n\n\n", " \n \n", "\n\u3000\u3000"]))
@settings(max_examples=40, deadline=None)
def test_the_form_of_paragraphs_does_not_matter(draft: Draft, separator: str) -> None:
    assert numbered_facts(separator.join(draft.paragraphs())) == numbered_facts(draft.text())


@given(DRAFTS)
@settings(max_examples=30, deadline=None)
def test_joined_paragraphs_are_taken_apart(draft: Draft) -> None:
    """Machine translation runs the body of a document together into one line."""
    paragraphs = draft.paragraphs()
    joined = "\n\n".join([*paragraphs[:2], ". ".join([" ".join(paragraphs[2:-2])]), *paragraphs[-2:]])
    assert numbered_facts(joined) == numbered_facts(draft.text())


@given(DRAFTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_bodies_in_a_plain_note_does_not_matter(draft: Draft, random: object) -> None:
    def shuffled(bodies: tuple[str, ...]) -> tuple[str, ...]:
        order = list(bodies)
        getattr(random, "shuffle")(order)  # noqa: B009
        return tuple(order)

    other = replace(draft, items=tuple(replace(item, bodies=shuffled(item.bodies)) for item in draft.items))
    assert numbered_facts(other.text()) == numbered_facts(draft.text())


@given(DRAFTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_measures_in_another_order_say_the_same(draft: Draft, random: object) -> None:
    items = list(draft.items)
    getattr(random, "shuffle")(items)  # noqa: B009
    other = numbered_facts(replace(draft, items=tuple(items)).text())
    assert [number for number, _ in other] == list(range(1, len(items) + 1))
    assert Counter(said for _, said in other) == Counter(said for _, said in numbered_facts(draft.text()))


FURNITURE = (
    "Home > Policy > Text",
    "Click: 412   Source: network   Font: [large] [medium] [small]",
    "Copyright 2012 Swift Wheel Trading Co., Ltd. All rights reserved.",
    "Prev: How to choose the chain of a bicycle",
    "Tag: bicycle",
)


@given(DRAFTS, st.lists(st.tuples(st.integers(0, 11), st.sampled_from(FURNITURE)), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_page_furniture_does_not_matter(draft: Draft, inserted: list[tuple[int, str]]) -> None:
    paragraphs = draft.paragraphs()
    for place, line in inserted:
        paragraphs.insert(min(place, len(paragraphs)), line)
    assert numbered_facts("\n\n".join(paragraphs)) == numbered_facts(draft.text())


SYNONYMS = (
    ("SMEs", "small and medium-sized enterprises"),
    ("SMEs", "Small- and medium-sized enterprises"),
    ("SMEs", "small and medium enterprises"),
    ("small enterprises", "the small enterprises"),
    ("not less than", "no less than"),
    ("10%", "10 percent"),
    ("10%", "10 per cent"),
    ("10%", "ten percent"),
    ("5 million yuan", "5,000,000 yuan"),
    ("5 million yuan", "RMB 5 million"),
    ("two years", "2 years"),
    ("by 2015", "by the year 2015"),
    ("before the end of 2014", "by the end of 2014"),
    ("together with", "in conjunction with"),
    ("are responsible", "shall be responsible"),
    ("division of duties", "division of labour"),
    ("shall", "should"),
)


@pytest.mark.parametrize(("word", "synonym"), SYNONYMS, ids=[f"{one} / {other}" for one, other in SYNONYMS])
def test_synonyms_do_not_matter(word: str, synonym: str) -> None:
    text = Draft(ITEMS).text()
    assert word in text
    assert numbered_facts(text.replace(word, synonym)) == numbered_facts(text)


def test_a_number_repeated_in_figures_is_one_quantity() -> None:
    text = Draft(ITEMS).text()
    assert numbered_facts(text.replace("two years", "two (2) years")) == numbered_facts(text)


# --- Names of one body ------------------------------------------------------------------------------------------------


@cache
def labels_of(agency: str, year: int) -> tuple[str, ...]:
    """The names, good and garbled, that mean a body in a year and no other body."""
    body = vocabulary().agencies[agency]
    names = body.labels.get("en", ())
    return tuple(name for name in names if [m.agency for m in mentions(f"{name} met.", year)] == [agency])


def renamed(text: str, year: int, choose: Callable[[tuple[str, ...]], str]) -> str:
    """``text`` with each body of the vocabulary under another of its names; classes stay, since their names inflect."""
    tokens = tokenise(text)
    for mention in reversed(mentions(text, year)):
        body = vocabulary().agencies.get(mention.agency)
        names = labels_of(mention.agency, year) if body and body.kind not in ("generic", "market-class") else ()
        plain = tuple(name for name in names if not re.search(r"[,;()]| and ", name))
        if plain:
            span = mention_span(mention, tokens)
            text = text[: span.start] + choose(plain) + text[span.end :]
    return text


@given(DRAFTS, st.data())
@settings(max_examples=40, deadline=None)
def test_another_name_of_a_body_does_not_matter(draft: Draft, data: st.DataObject) -> None:
    head, _, tail = draft.text().partition("\n\nI. ")
    body = renamed(tail, 2012, lambda names: data.draw(st.sampled_from(names)))
    assert numbered_facts(f"{head}\n\nI. {body}") == numbered_facts(draft.text())


# --- The examples, read in place --------------------------------------------------------------------------------------


def wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(p, 60, break_on_hyphens=False) if len(p) > 60 else p for p in text.split("\n\n"))


def full_width(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


CHANGES: dict[str, Callable[[str], str]] = {
    "wrapped lines": wrapped,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "more empty lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "full-width brackets": full_width,
    "curly quotes": lambda text: re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'s", "’s"),
    "no-break spaces": lambda text: text.replace("State Council", "State\u00a0Council").replace(
        "Ministry of", "Ministry\u00a0of"
    ),
    "a name for SMEs": lambda text: re.sub("small and medium-sized enterprises", "SMEs", text),
    "another modal": lambda text: text.replace(" shall ", " must "),
    "furniture in front": lambda text: f"Home > Policy > Text\n\n{text}",
    "furniture behind": lambda text: f"{text.rstrip()}\n\nCopyright 2021 Lamp Trading Co., Ltd. All rights reserved.\n",
}


PRINTS = [pytest.param(path, change, id=f"{path.stem}: {change}") for path in EXAMPLES for change in sorted(CHANGES)]


@pytest.mark.parametrize(("path", "change"), PRINTS)
def test_examples_say_the_same_in_another_print(path: Path, change: str) -> None:
    text = path.read_text(encoding="utf-8")
    issued = read(text).issued
    assert numbered_facts(CHANGES[change](text), issued) == numbered_facts(text, issued)


def _one_of(names: tuple[str, ...], turn: int) -> str:
    return names[turn % len(names)]


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_say_the_same_with_other_names_of_bodies(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reading = read(text)
    if not reading.measures or not reading.issued:
        return
    start = reading.measures[0].passage.span.start
    for turn in range(3):
        body = renamed(text[start:], int(reading.issued[:4]), partial(_one_of, turn=turn))
        assert numbered_facts(text[:start] + body, reading.issued) == numbered_facts(text, reading.issued)
