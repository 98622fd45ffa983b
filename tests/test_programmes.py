"""Programmes: names of funds, projects, plans, fairs and the like, and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.programmes import compile_programmes, find_programmes, load_vocabulary

GRAMMAR = compile_programmes(load_vocabulary())


def names(text: str) -> list[str]:
    """The names of all programmes of a text."""
    return [p.name for p in find_programmes(text, Span(0, len(text)), GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Set up the National Tea Development Fund soon.", "National Tea Development Fund"),
        ("Establish a national tea development fund and manage it.", "national tea development fund"),
        (
            "Implement the tea growers training project for counties, and report.",
            "tea growers training project for counties",
        ),
        ("Run the China International Tea Expo every year.", "China International Tea Expo"),
        ("Implement the Tea Growers Leadership Plan.", "Tea Growers Leadership Plan"),
        (
            "Carry out the Special Project for the Renewal of Old, Steep and Dry Gardens.",
            "Special Project for the Renewal of Old, Steep and Dry Gardens",
        ),
        (
            'Bring it into the "hundred firms help hundred villages" tea relief action, and more.',
            '"hundred firms help hundred villages" tea relief action',
        ),
        ('Relying on the "tea harvest festival", sell more.', "tea harvest festival"),
        (
            "The implementation of village Green Leaf training project, raise support.",
            "village Green Leaf training project",
        ),
        (
            "Continue to implement the project of bringing fresh tea to small towns, speed up.",
            "project of bringing fresh tea to small towns",
        ),
        ("Relying on activities such as the National Tea Month, promote brands.", "National Tea Month"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Accelerate the pilot project of tea drying.",
        "Support key projects and arrange special funds for tea.",
        "Make the annual plan and the work plan.",
        "Use the balance of the unemployment insurance fund.",
        "Carry out quality improvement actions for tea houses.",
        "Shared by the growers, the project undertaking unit decides.",
        "Train growers as identified in the National Tea Talent Plan (2010-2020).",
        "Take part in the agricultural fair and in market competition.",
        "Around National Tea Day, sell more.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_two_names_in_one_sentence() -> None:
    text = "Implement the National Leaf Training Program for Growers and the Quality Project for Tea Managers."
    assert names(text) == ["National Leaf Training Program for Growers", "Quality Project for Tea Managers"]
    assert names("Implement the tea garden renewal plan and the village road support plan.") == [
        "tea garden renewal plan",
        "village road support plan",
    ]


def test_a_programme_is_named_once_and_without_instrument() -> None:
    text = "Run the Green Leaf Project. The Green Leaf Project goes on."
    found = find_programmes(text, Span(0, len(text)), GRAMMAR)
    assert [(p.name, p.instrument, p.evidence.of(text)) for p in found] == [
        ("Green Leaf Project", None, "Green Leaf Project")
    ]


@given(st.text(alphabet='TtProject PlanFundDay"“”(), \nimplementthe', max_size=200))
def test_any_text_gives_names_inside_it(text: str) -> None:
    span = Span(0, len(text))
    assert all(span.covers(p.evidence) and p.name for p in find_programmes(text, span, GRAMMAR))
