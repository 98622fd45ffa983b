"""Markers in the forms that garbled and printed texts have, and the notes and rows that stand beside them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from graph_build.model import Outline
from graph_build.segment import segment
from graph_build.segment.markers import candidates
from graph_build.vocabulary import load_vocabulary

BODY = "Local governments should arrange special funds for small firms. Banks are encouraged to lend to exporters."
NOTE = "(MOF takes the lead, MIIT participates)"
MARKERS = ["(a)", "(ii)", "(3)", "(d)", "V", "6.", "(7)", "(viii)", "9", "(x)"]


@lru_cache(maxsize=64)
def read(text: str) -> Outline:
    return segment(text, load_vocabulary())


def numbers(text: str) -> list[tuple[int, tuple[int, ...]]]:
    return [(measure.number, measure.section) for measure in read(text).measures]


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


def garbled(place: int, marker: str, end: int = 10) -> str:
    """Ten items in mixed notation, the one at ``place`` with ``marker``."""
    markers = [*MARKERS[: place - 1], marker, *MARKERS[place:end]]
    items = [f"{mark} Aim at goal number {n}. {BODY}" for n, mark in enumerate(markers, start=1)]
    return lines("I. Goals", *items[:5], "II. Tasks", *items[5:])


@pytest.mark.parametrize("marker", ["iv", "iv.", "IV", "d", "D", "4", "iv)"])
def test_a_marker_needs_no_sign_at_the_start_of_a_line(marker: str) -> None:
    text = garbled(4, marker)
    assert [number for number, _ in numbers(text)] == list(range(1, 11))


def test_a_small_roman_numeral_may_follow_a_sentence() -> None:
    text = garbled(8, "viii").replace("\n\nviii ", " viii ")
    assert [number for number, _ in numbers(text)] == list(range(1, 11))


@pytest.mark.parametrize(
    ("place", "marker"), [(5, "(f)"), (6, "(g)"), (6, "(VII)"), (9, "(j)"), (8, "(i)"), (7, "(f)")]
)
def test_a_letter_that_is_one_off_is_the_missing_ordinal(place: int, marker: str) -> None:
    text = garbled(place, marker)
    assert [number for number, _ in numbers(text)] == list(range(1, 11))


def test_in_one_notation_a_missing_item_stays_missing() -> None:
    text = lines("I. Goals", *(f"({mark}) Aim. {BODY}" for mark in "abdef"), "II. Rest", f"(g) Go. {BODY}")
    assert [number for number, _ in numbers(text)] == [1, 2, 4, 5, 6, 7]


def test_a_list_inside_an_item_is_no_misread_marker() -> None:
    inner = "Support (a) firms that export; (b) firms that train; (c) firms that build."
    text = lines("I. Goals", f"(1) Aim. {inner}", f"(2) Go. {inner}", "II. Rest", f"(3) Run. {inner}", "(4) End. Rest.")
    assert numbers(text) == [(1, (1,)), (2, (1,)), (3, (2,)), (4, (2,))]


@pytest.mark.parametrize("division", ["Art. 3", "Art.3", "art. 3.", "ARTICLE 3", "Article III"])
def test_an_abbreviated_division_is_the_division(division: str) -> None:
    text = lines("Chapter I General", f"Article 1 {BODY}", f"Article 2 {BODY} {division} {BODY}", f"Article 4 {BODY}")
    outline = read(text)
    assert [measure.number for measure in outline.measures] == [1, 2, 3, 4]
    assert outline.measures[1].span.of(text) == BODY


@pytest.mark.parametrize(
    "heading", [f"Light the streets {NOTE}", f"Light the streets. {NOTE}", "Light the streets (MOF)"]
)
def test_the_note_of_a_section_is_none_of_its_title(heading: str) -> None:
    items = [f"{n}. Cut fees. {BODY}" for n in range(1, 5)]
    text = lines(f"I. {heading}", *items[:2], "II. Light the shops (trial)", *items[2:])
    outline = read(text)
    assert [section.span.of(text) for section in outline.sections] == ["Light the streets", "Light the shops (trial)"]
    assert [[span.of(text) for span in section.passages] for section in outline.sections] == [
        [heading[len("Light the streets") :].lstrip(". ")],
        [],
    ]


HEADER = ("No.", "Task", "Responsible departments")
ROWS = [("1", "Cut fees", "Ministry of Finance"), ("2", "Cut rents", "MOFCOM, MOF"), ("3", "Train", "MOE")]


@pytest.mark.parametrize("bar", ["\t", " | "])
@pytest.mark.parametrize("header", [HEADER, ("序号", "任务", "责任部门")])
def test_numbered_rows_are_measures_with_the_first_cell_as_heading(bar: str, header: tuple[str, ...]) -> None:
    text = "\n".join(["Plan", "", *(bar.join(row) for row in (header, *ROWS))])
    measures = read(text).measures
    assert [(m.number, m.heading.of(text)) for m in measures] == [(1, "Cut fees"), (2, "Cut rents"), (3, "Train")]
    assert [m.span.of(text) for m in measures] == [bar.join(row[1:]) for row in ROWS]


def test_rows_may_stand_below_headings_and_between_bars() -> None:
    rows = [f"| {' | '.join(row)} |" for row in ROWS]
    text = "\n".join(
        ["Plan", "", f"| {' | '.join(HEADER)} |", "|---|---|---|", "I. Costs", *rows[:2], "II. People", rows[2]]
    )
    assert numbers(text) == [(1, (1,)), (2, (1,)), (3, (2,))]


def test_items_before_the_first_heading_have_no_section() -> None:
    items = [f"{n}. Cut fees. {BODY}" for n in range(1, 6)]
    assert numbers(lines(*items[:2], "II. People", *items[2:4], "III. Rest", items[4])) == [
        (1, ()),
        (2, ()),
        (3, (2,)),
        (4, (2,)),
        (5, (3,)),
    ]


def test_headings_without_numbers_are_no_sections() -> None:
    items = [f"{n}. Cut fees. {BODY}" for n in range(1, 5)]
    assert numbers(lines("Costs", *items[:2], "People", *items[2:])) == [(n, ()) for n in range(1, 5)]


def test_a_table_of_numbers_gives_no_candidates_and_the_text_around_keeps_its_own() -> None:
    item = "(1) Aim high. " + BODY * 40
    crowd = " ".join(f"({n % 90 + 1})" for n in range(900))
    assert [
        text[m.start : m.end] for text in [f"{item}\n{crowd}\n{BODY * 40}\n(2) Go."] for m in candidates(text, {}, {})
    ] == [
        "(1)",
        "(2)",
    ]


def test_an_advert_in_running_text_is_noise_and_an_exclamation_of_policy_is_not() -> None:
    advert = "Hot sale! Pumps with free quotation, contact Amy!"
    text = (
        f"I. Goals (1) Aim. {BODY} {advert} (2) Go. {BODY} The State Council says: cut the price list! II. Rest (3) Go."
    )
    outline = read(text)
    assert [span.of(text) for span in outline.noise] == [advert]
    assert outline.measures[0].span.of(text) == f"Aim. {BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "Scan the QR code to follow us and get more policy information",
        "You may also like: How to choose a pump | Pump for schools",
        "(Editor: Li Lei)",
        "Page 3 of 12",
        "- 3 -",
        "Advertisement",
    ],
)
def test_more_furniture_of_pages_is_noise(line: str) -> None:
    text = lines("I. Goals", f"(1) Aim. {BODY}", line, f"(2) Go. {BODY}", "II. Rest", f"(3) Sleep. {BODY}")
    assert [span.of(text) for span in read(text).noise] == [line]
