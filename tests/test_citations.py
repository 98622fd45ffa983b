"""Citations: which documents a text names, by what title and number, and what it does with them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.english.citations.find import (
    compile_citations,
    find_citations,
    load_vocabulary,
    same_title,
    short_names,
)
from graph_build.recognise.english.citations.numbers import find_numbers

GRAMMAR = compile_citations(load_vocabulary())


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Title, number and relation of all citations of a text."""
    return [(c.title, c.number, c.relation) for c in find_citations(text, Span(0, len(text)), GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        ('On the basis of the "Law on Tea Growing", plant more.', "Law on Tea Growing", "cites"),
        ("According to the “tea garden management measures”, prune.", "tea garden management measures", "cites"),
        ("Implement the 《Opinions on Tea Exports》 in full.", "Opinions on Tea Exports", "implements"),
        ("Revise the Implementation Rules for Tea Grading.", "Implementation Rules for Tea Grading", "revises"),
        (
            "Speed up the revision of the Tea Law of the People's Republic of China.",
            "Tea Law of the People's Republic of China",
            "revises",
        ),
        (
            'Promulgated and implemented the "Regulations on Tea Debts" at once.',
            "Regulations on Tea Debts",
            "formulates",
        ),
        ("The Regulations on Tea Waste shall be strictly implemented.", "Regulations on Tea Waste", "implements"),
        ("Proposals for the revision of the Measures for Valuing Tea are due.", "Measures for Valuing Tea", "revises"),
        (
            "Train growers as set out in the Tea Growers Development Plan (2010-2020).",
            "Tea Growers Development Plan (2010-2020)",
            "cites",
        ),
        (
            "Revise and publish the Negative List for Tea Trade (2021 Edition).",
            "Negative List for Tea Trade (2021 Edition)",
            "revises",
        ),
    ],
)
def test_titles_in_quotation_marks_and_in_capitals(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


@pytest.mark.parametrize(
    "text",
    [
        "Strictly enforce laws and regulations.",
        "Study policies and measures to prevent frost.",
        "Formulate specific implementing measures.",
        "Draw up implementation plans and refine them.",
        'Promote the "buy tea, help growers" spirit and the "tea + tourism" model.',
        "Implement the Tea Growers Training Plan.",
        "Establish a list of key tea enterprises.",
        "Implement national standards in tea gardens.",
        "(The State Administration for Market Regulation takes the lead, Supreme Law participates)",
        "Adopt effective measures for relief, and increase support.",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        ("Act in accordance with the provisions of the Tea Budget Law.", "Tea Budget Law", "cites"),
        ("According to the tea trade law and relevant provisions, sell.", "tea trade law", "cites"),
        ("Strictly implement the tea law.", "tea law", "implements"),
        ("The 'Measures for a Grower's Funds' apply.", "Measures for a Grower's Funds", "cites"),
        ("Implement the <Interim Measures for Tea Funds>.", "Interim Measures for Tea Funds", "implements"),
        ('Implement the "Healthy Tea 2030" Planning Outline.', '"Healthy Tea 2030" Planning Outline', "implements"),
        ("Implement the spirit of the Opinions on Tea Roads.", "Opinions on Tea Roads", "implements"),
        ("Amend the Ordinance on Tea.", "Ordinance on Tea", "revises"),
    ],
)
def test_laws_and_titles_in_other_forms(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


def test_a_number_in_brackets_shows_a_title_without_noun() -> None:
    assert read("Apply the Grading of Tea Houses (GB/T 12345-2011) strictly.") == [
        ("Grading of Tea Houses", "GB/T 12345-2011", "cites")
    ]


def test_the_number_stands_in_brackets_after_the_title() -> None:
    text = 'Implement the "Opinions of the Tea Board on Picking" (Cha Fa [2012] No. 14), and pick early.'
    assert read(text) == [("Opinions of the Tea Board on Picking", "Cha Fa [2012] No. 14", "implements")]


def test_a_number_alone_cites_a_document_without_title() -> None:
    assert read("Go on with the policy of Cha Fa [2015] No. 53.") == [("", "Cha Fa [2015] No. 53", "cites")]


def test_a_bracketed_number_shows_a_title_in_small_letters() -> None:
    text = "Implement the Tea Board on further picking of tea opinions (Cha Fa [2011] No. 8) and pick."
    assert read(text) == [("Tea Board on further picking of tea opinions", "Cha Fa [2011] No. 8", "implements")]


def test_titles_joined_by_and_share_the_relation() -> None:
    text = "Carry out the Notice of the Tea Board on Pruning and the Notice of the Tea Board on Drying; report."
    assert read(text) == [
        ("Notice of the Tea Board on Pruning", None, "implements"),
        ("Notice of the Tea Board on Drying", None, "implements"),
    ]


def test_the_text_that_is_printed_and_its_short_name_are_no_citations() -> None:
    text = (
        'The Work Plan for Tea Roads (hereinafter referred to as the "Road Plan") has been approved and is '
        'now issued to you. Act in accordance with the "Road Plan".'
    )
    assert read(text) == []
    assert short_names(text, GRAMMAR) == {"road plan"}


def test_a_document_is_cited_once() -> None:
    assert len(read('Implement the "Tea Law of China". The "Tea Law of China" says more.')) == 1


def test_only_the_span_is_read() -> None:
    text = 'Revise the "Rules on Tea". Revise the "Rules on Coffee".'
    found = find_citations(text, Span(27, len(text)), GRAMMAR)
    assert [c.title for c in found] == ["Rules on Coffee"]
    assert found[0].evidence.of(text) == '"Rules on Coffee"'


@pytest.mark.parametrize("name", ["003_7277b13521a32f23", "consumption-relief-careful", "consumption-relief-garbled"])
def test_every_annotated_title_is_found_in_the_text(shared: Path, name: str) -> None:
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    (path,) = shared.glob(f"corpus-en*/{name}.txt")
    text = path.read_text(encoding="utf-8")
    found = [c.title for c in find_citations(text, Span(0, len(text)), GRAMMAR)]
    wanted = [c["title"] for part in (gold, *gold["measures"]) for c in part["citations"]]
    assert wanted
    assert all(any(title in other or other in title for other in found) for title in wanted)


def test_same_title_looks_past_case_marks_and_articles() -> None:
    assert same_title("The Tea Law", '"tea law"')
    assert not same_title("Tea Law", "Coffee Law")


@pytest.mark.parametrize(
    "number",
    [
        "Guo Fa [2009] No. 36",
        "State Council Letter [2012] No. 141",
        "State Council Decree No. 722",
        "State Council Office issued [2018] No. 127",
        "国办函〔2012〕141号",
        "No. 36 [2009]",
        "Announcement No. 12 of 2019",
        "GB 50016",
        "GB/T 35796-2017",
    ],
)
def test_official_numbers(number: str) -> None:
    text = f"see ({number}) for more"
    assert [span.of(text) for span in find_numbers(text, 0, len(text))] == [number]


@pytest.mark.parametrize(
    "piece", ["Tea Board Of Leaf ", "Tea Law of ", "Tea, Law, ", "standards, ", '"a ', "<Law ", "[2012] "]
)
def test_a_long_run_takes_little_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    start = time.process_time()
    find_citations(text, Span(0, len(text)), GRAMMAR)
    assert time.process_time() - start < 3


@given(st.text(alphabet='TtLaw PlanRegulations"“”《》()[]2019No., \nofthe', max_size=200))
def test_any_text_gives_citations_with_evidence_inside_it(text: str) -> None:
    span = Span(0, len(text))
    found = find_citations(text, span, GRAMMAR)
    assert all(span.covers(c.evidence) and c.evidence.of(text).strip() for c in found)
    assert list(found) == sorted(found, key=lambda c: c.evidence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Basic Rules for Tea (GB/T 1234-2031) and Grading of Fine Tea (GB/T 2345-2031) shall be implemented.",
            [("Basic Rules for Tea", "implements"), ("Grading of Fine Tea", "implements")],
        ),
        ("The Rules for Tea (Cha Fa [2031] No. 7) shall be revised.", [("Rules for Tea", "revises")]),
        ("Revise the General Requirements for Tea Gardens.", [("General Requirements for Tea Gardens", "revises")]),
        ('Formulate the "tea drying specification".', [("tea drying specification", "formulates")]),
        (
            'In accordance with the "tea skills action program (2031-2033)", train growers.',
            [("tea skills action program (2031-2033)", "cites")],
        ),
        ("Formulate the tea purchase contract model text.", [("tea purchase contract model text", "formulates")]),
        (
            "Publish the list of policies and measures for tea.",
            [("list of policies and measures for tea", "formulates")],
        ),
        (
            'Revise the "Tea Act" and the regulations on tea gardens.',
            [("regulations on tea gardens", "revises")],
        ),
        (
            "Formulate a list of powers and duties and a negative list for leaf trade.",
            [("list of powers and duties", "formulates"), ("negative list for leaf trade", "formulates")],
        ),
        ("Since the promulgation of the Rules for Tea, gardens have grown.", [("Rules for Tea", "cites")]),
        ("Publish the directory of tea enterprises.", []),
        ("Gardens shall be included in land use plans.", []),
        ('Implement the "green leaf plan".', []),
        ('Implement the "13th five-year plan".', [("13th five-year plan", "implements")]),
    ],
)
def test_standards_models_and_plans(text: str, found: list[tuple[str, str]]) -> None:
    citations = find_citations(text, Span(0, len(text)), GRAMMAR)
    assert [(citation.title, citation.relation) for citation in citations] == found
