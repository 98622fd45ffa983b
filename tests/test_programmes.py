"""Programmes: names of funds, projects, plans, fairs and the like, and what is no name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.english.programmes.find import compile_programmes, find_programmes, load_vocabulary

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
    ("text", "found"),
    [
        ('The "Tea for All" activity shall be carried out.', ["Tea for All"]),
        ('Carry out activities such as "Tea Walk" and "Leaf by Leaf".', ["Tea Walk", "Leaf by Leaf"]),
        ('Carry out the "Tea Walk", "Leaf by Leaf" and other activities.', ["Tea Walk", "Leaf by Leaf"]),
        ("The Tea Harvest Week shall be run well.", ["Tea Harvest Week"]),
        ("Run well the tea harvest week and the world tea day.", ["tea harvest week", "world tea day"]),
        (
            "Hold the Second Garden Games and the World Tea Championship.",
            ["Second Garden Games", "World Tea Championship"],
        ),
        (
            "The Tea Quality Plan, the Tea Road Project and others shall be well organized.",
            ["Tea Quality Plan", "Tea Road Project"],
        ),
        ("The tea growers support plan shall be implemented.", ["tea growers support plan"]),
        (
            "Implement well the tea quality plan, the tea leaf project and so on.",
            ["tea quality plan", "tea leaf project"],
        ),
    ],
)
def test_activities_days_and_plans_under_way(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Hold the china international tea expo and the national tea day.",
            ["china international tea expo", "national tea day"],
        ),
        ("Run the China Tea Fair, China Leaf Festival well.", ["China Tea Fair", "China Leaf Festival"]),
        (
            "Hold the city tea league, the Hangzhou tea marathon and the asian leaf games.",
            ["city tea league", "Hangzhou tea marathon", "asian leaf games"],
        ),
        (
            "The National Tea Season and the World Leaf Conference shall be held.",
            ["National Tea Season", "World Leaf Conference"],
        ),
        ("Do a good job of the national leaf pickers skills contest.", ["national leaf pickers skills contest"]),
        ("Under the old garden renewal project, help growers.", ["old garden renewal project"]),
        (
            "Continue to invest in the tea road project and leaf shop project.",
            ["tea road project", "leaf shop project"],
        ),
        ("The tea industry development special fund gives support.", ["tea industry development special fund"]),
        ('Carry out tea house "front leaf" action.', ['tea house "front leaf" action']),
        ('Hold the "Leaf Cup" picking competition and the "Tea Day".', ['"Leaf Cup" picking competition', "Tea Day"]),
        ('Hold the "Leaf Cup" and the picking competition.', ["Leaf Cup"]),
        ('Carry out the "easy leaf" pilot in counties.', ['"easy leaf" pilot']),
        ('Use the "Fair Leaf" overseas promotion activity.', ['"Fair Leaf" overseas promotion activity']),
        ('Implement the "green leaf plan" and the "early leaf program".', ["green leaf plan", "early leaf program"]),
        ("The Support Project for Young Growers shall be carried out.", ["Support Project for Young Growers"]),
        (
            "The Special Action on Improving Old Gardens shall be carried on.",
            ["Special Action on Improving Old Gardens"],
        ),
        ("Carry out the tea road action plan (2031-2033), build more.", ["tea road action plan (2031-2033)"]),
        (
            "Implement the green drying engineering and clean water engineering.",
            ["green drying engineering", "clean water engineering"],
        ),
    ],
)
def test_events_pilots_and_names_in_machine_translation(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        'Carry out the "green leaf" construction pilot work.',
        "During the Spring Festival and on National Day, sell more.",
        "In the spirit of the Central Leaf Work Conference, go on.",
        "Honour growers with the national May Day labor medal.",
        "The Communist Youth League shall take part.",
        "Strengthen the foundation of tea growing and the mother fund.",
        "The share of the municipal special fund shall rise.",
        "Carry out the special rectification action and the joint inspection action.",
        "Through the radio program and the mobile phone program, spread the word.",
        "Implement the strategy of green growth and strengthen systems engineering.",
        "In accordance with the Action Program for Tea (2031-2033), support growers.",
        "Make use of the slack season and hold the sales exhibition.",
        'Implement the "national tea trade reform implementation plan".',
        'The "tea house" model shall be promoted.',
        "On National Tea Day, activities shall be held.",
        "Organize the drafting of a plan for the growing of tea.",
        "Bring tea into the plan for national growth.",
        'Implement the Outline of the "Tea 2030" Plan.',
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


@pytest.mark.parametrize(
    "piece", ["hold the tea day ", "implement the project of ", '"Tea Walk" activity ', "Tea Plan "]
)
def test_a_long_run_takes_little_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    start = time.process_time()
    find_programmes(text, Span(0, len(text)), GRAMMAR)
    assert time.process_time() - start < 3


@given(st.text(alphabet='TtProject PlanFundDay"“”(), \nimplementthe', max_size=200))
def test_any_text_gives_names_inside_it(text: str) -> None:
    span = Span(0, len(text))
    assert all(span.covers(p.evidence) and p.name for p in find_programmes(text, span, GRAMMAR))
