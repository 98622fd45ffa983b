"""Segmentation of the shapes that policy documents have, each in a short text of its own."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from graph_build.model import Outline
from graph_build.segment import segment
from graph_build.segment.values import readings
from graph_build.vocabulary import load_vocabulary

BODY = "Local governments should arrange special funds for small firms. Banks are encouraged to lend to exporters."


@lru_cache(maxsize=64)
def read(text: str) -> Outline:
    return segment(text, load_vocabulary())


def numbers(text: str) -> list[tuple[int, tuple[int, ...]]]:
    return [(measure.number, measure.section) for measure in read(text).measures]


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    ("token", "values"),
    [
        ("7", {7}),
        ("d", {4, 500}),
        ("X", {10, 24}),
        ("i", {1, 9}),
        ("III", {3}),
        ("xxiv", {24}),
        ("k", {11}),
        ("十二", {12}),
        ("第", set()),
        ("iiv", set()),
        ("0", set()),
    ],
)
def test_a_token_is_read_in_every_way_it_can_be(token: str, values: set[int]) -> None:
    assert {reading.value for reading in readings(token, {})} == values


@pytest.mark.parametrize(
    "third",
    [
        "(3)", "3.", "3)", "（3）", "(iii)", "(III)", "(c)", "(C)", "iii.", "III.", "III", "3", "Third,", "three,",
        "三、", "（三）", "(three)", "3、", "3．", "3,", "**(3)**", "- 3.", "( 3 )", "〔3〕",
    ],
)  # fmt: skip
def test_the_third_item_is_found_in_every_notation(third: str) -> None:
    text = lines(
        "I. Goals", f"(1) Aim high. {BODY}", f"(2) Aim low. {BODY}", f"{third} Aim well. {BODY}", f"(4) Rest. {BODY}"
    )
    outline = read(text)
    assert [measure.number for measure in outline.measures] == [1, 2, 3, 4]
    assert outline.measures[2].span.of(text) == f"Aim well. {BODY}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Article 1 ", "Article 2 "),
        ("Article I ", "Article Two "),
        ("Item 1: ", "Item 2: "),
        ("Measure 1: ", "Measure 2: "),
        ("第一条　", "第二条　"),
        ("The first article ", "The second article "),
    ],
)
def test_divisions_are_numbered_units(first: str, second: str) -> None:
    text = lines("Chapter I General", first + BODY, second + BODY, "Chapter II Finance", f"{first.replace('1', '3')}x.")
    assert numbers(text)[:2] == [(1, (1,)), (2, (1,))]


def test_an_article_keeps_the_list_inside_it_and_a_reference_is_no_article() -> None:
    text = lines(
        "Chapter I General",
        "Article 1 In accordance with Article 12 of the Law, small firms are:\n(1) firms with few staff;\n(2) others.",
        f"Article 2 {BODY}",
        "Chapter II Finance",
        f"Article 3 {BODY}",
    )
    assert numbers(text) == [(1, (1,)), (2, (1,)), (3, (2,))]
    assert read(text).measures[0].span.of(text).endswith("(2) others.")


def test_headings_over_numbered_items_are_sections_at_any_depth() -> None:
    text = lines(
        "I. Goals", "(1) Aim.", f"1. Aim high. {BODY}", f"2. Aim low. {BODY}", "(2) Shoot. (Ministry of Finance)",
        f"3. Shoot high. {BODY}", "II. Tasks", "(3) Work.", f"4. Work hard. {BODY}", f"5. Work well. {BODY}",
    )  # fmt: skip
    outline = read(text)
    assert numbers(text) == [(1, (1, 1)), (2, (1, 1)), (3, (1, 2)), (4, (2, 3)), (5, (2, 3))]
    assert [section.path for section in outline.sections] == [(1,), (1, 1), (1, 2), (2,), (2, 3)]
    assert [span.of(text) for span in outline.sections[2].passages] == ["(Ministry of Finance)"]


def test_numbers_that_restart_run_on() -> None:
    text = lines(
        "I. Goals", f"(1) Aim. {BODY}", f"(2) Aim low. {BODY}", "II. Tasks", f"(1) Work. {BODY}", f"(b) X. {BODY}"
    )
    assert numbers(text) == [(1, (1,)), (2, (1,)), (3, (2,)), (4, (2,))]


def test_a_missing_heading_and_a_missing_item_leave_a_gap() -> None:
    text = lines(
        "I. Goals", f"(1) Aim. {BODY}", f"(2) Go. {BODY}", f"(4) Go on. {BODY}", "III. Rest", f"(5) Sleep. {BODY}"
    )
    assert numbers(text) == [(1, (1,)), (2, (1,)), (4, (1,)), (5, (3,))]


def test_rows_of_a_table_are_measures() -> None:
    text = "Tasks\n\nNo.\tTask\tBody\n1\tSet up a fund\tMinistry of Finance\n2\tTrain staff\tMinistry of Education"
    assert next(measure.span.of(text) for measure in read(text).measures) == "Set up a fund\tMinistry of Finance"
    assert len(numbers(text)) == 2


def test_a_plan_printed_by_a_numbered_notice_is_what_counts() -> None:
    notice = (f"1. Study the plan. {BODY}", f"2. Carry it out. {BODY}", "Ministry of Finance", "May 1, 2012", "Plan")
    plan = ("I. Goals", f"(1) Aim. {BODY}", f"(2) Go. {BODY}", f"(3) Run. {BODY}", "II. Rest", f"(4) Sleep. {BODY}")
    assert numbers(lines("Notice", *notice, *plan)) == [(1, (1,)), (2, (1,)), (3, (1,)), (4, (2,))]


def test_counted_arguments_of_a_commentary_are_no_measures() -> None:
    text = lines("Why?", *(f"{word}, the policy is good. {BODY} {BODY}" for word in ("First", "Second", "Third")))
    assert not read(text).measures
    assert not read(text).sections


@pytest.mark.parametrize(
    "closing",
    [
        "General Office of the State Council\n\nMay 5, 2011\n\n(This document is released to the public)",
        "All regions and departments shall strengthen leadership and complete all tasks.\n\nMinistry of Finance",
        "Annex: 1. List of firms\n2. List of funds",
    ],
)
def test_the_closing_belongs_to_no_measure(closing: str) -> None:
    text = lines("I. Goals", f"(1) Aim. {BODY}", f"(2) Go. {BODY}", "II. Rest", f"(3) Go. {BODY}", closing)
    outline = read(text)
    assert outline.measures[-1].span.of(text) == f"Go. {BODY}"
    assert outline.closing.of(text).strip() == closing


def test_a_last_word_in_the_running_text_is_cut_off_only_with_cause() -> None:
    word = "Helping firms is not only a task of today. All regions shall set out measures to implement this opinion."
    start = f"I. Goals (1) Aim. {BODY} (2) Go. {BODY}"
    assert read(f"{start} {word}").measures[-1].span.of(f"{start} {word}") == f"Go. {BODY}"
    genuine = f"{start} All regions shall arrange funds and report every year."
    assert read(genuine).measures[-1].span.of(genuine).endswith("report every year.")


@pytest.mark.parametrize(
    "line",
    [
        "Home >> News >> Text",
        "Release time: 2019-01-25  Hits: 1086  Source: network",
        "Previous: How to choose a pump",
        "Tag: pumps",
        "Share to: WeChat QQ",
        "Copyright © 2019 Pump Co., Ltd. All rights reserved",
        "Hot sale! Pumps with CE certificate, free quotation!",
        "Steel Pump,Water Pump,Pump Factory",
        "Pump line | Bottle line | Get a free quote within 24 hours",
        "Reporter Li Lei",
        "Tel: +86-000-0000",
    ],
)
def test_page_furniture_between_measures_is_noise(line: str) -> None:
    text = lines("I. Goals", f"(1) Aim. {BODY}", line, f"(2) Go. {BODY}", "II. Rest", f"(3) Sleep. {BODY}")
    outline = read(text)
    assert [span.of(text) for span in outline.noise] == [line]
    assert outline.measures[0].span.of(text) == f"Aim. {BODY}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Strengthen copyright protection and contact firms.",
        "The list is on www.example.org and the departments concerned shall bring it up to date every year.",
        "Lower the rate by 2.5 percentage points and build 5G base station equipment.",
        "Cooperate with firms in São Paulo and Zürich, and share what was learned.",
        "Keywords of the plan are speed and quality.",
    ],
)
def test_real_text_is_never_masked(sentence: str) -> None:
    text = lines("I. Goals", f"(1) Aim. {sentence}", sentence, f"(2) Go. {BODY}", "II. Rest", f"(3) Sleep. {BODY}")
    assert not read(text).noise


@pytest.mark.parametrize(
    "phrase",
    [
        "6.3 belt drive pump manual",
        "12V cordless hand drill",
        "machine à laver pour hôtel",
        "Pumpe für Kläranlagen",
    ],
)
def test_a_foreign_phrase_in_a_sentence_is_noise(phrase: str) -> None:
    text = lines("I. Goals", f"(1) Aim. Raise the level of {phrase} small firms. {BODY}", f"(2) Go. {BODY}")
    assert [span.of(text) for span in read(text).noise] == [phrase]


def test_a_headline_of_the_page_above_its_fields_is_noise_when_the_title_follows() -> None:
    title = "Notice of the Ministry of Finance on Supporting Small Firms"
    text = lines(
        "Great news for firms!", "Views: 12  Author: admin", title, "I. Goals", f"(1) A. {BODY}", f"(2) B. {BODY}"
    )
    assert [span.of(text) for span in read(text).noise] == ["Great news for firms!", "Views: 12  Author: admin"]


def test_chinese_is_read_the_same_way() -> None:
    items = "（一）设立基金。财政部出资。（二）培训。教育部负责。"
    text = f"通知\n一、要求\n支持一、二、三产业。\n二、任务\n{items}\n国务院办公厅\n2018年12月30日"
    assert numbers(text) == [(1, (2,)), (2, (2,))]
    assert read(text).measures[1].span.of(text) == "培训。教育部负责。"


@pytest.mark.parametrize(
    "name",
    [
        "001_0d768db94f9c7d8a",
        "003_7277b13521a32f23",
        "consumption-relief-careful",
        "consumption-relief-garbled",
    ],
)
def test_annotated_texts_are_segmented_as_annotated(shared: Path, name: str) -> None:
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    (path,) = shared.glob(f"corpus-en*/{name}.txt")
    text = path.read_text(encoding="utf-8")
    outline = read(text)
    found = {m.number: (m.section[0], outline.masked[m.span.start : m.span.end].split()) for m in outline.measures}
    for measure in gold["measures"]:
        section, words = found.pop(measure["number"])
        assert section == measure["section"]
        assert " ".join(words[:6]) == measure["starts"]
        assert words[-3:] == measure["ends"].split()[-3:]
    assert not found
    assert sorted(span.of(text) for span in outline.noise) == sorted(gold["noise"])
