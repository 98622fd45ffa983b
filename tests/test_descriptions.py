"""Documents that have no title yet: which descriptions are citations, and which only speak of rules in general."""

from __future__ import annotations

import pytest

from graph_build.model import Span
from graph_build.recognise.english.citations.find import compile_citations, find_citations, load_vocabulary

GRAMMAR = compile_citations(load_vocabulary())


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Title, number and relation of all citations of a text."""
    return [(c.title, c.number, c.relation) for c in find_citations(text, Span(0, len(text)), GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        (
            "Formulate measures for the inspection of tea markets.",
            "measures for the inspection of tea markets",
            "formulates",
        ),
        ("Revise the tea grading standards in due course.", "tea grading standards", "revises"),
        ("Implement tea house accounting standards.", "tea house accounting standards", "implements"),
        (
            "Special management measures for tea funds shall be formulated.",
            "Special management measures for tea funds",
            "formulates",
        ),
        ("Establish the tea inspector duty list.", "tea inspector duty list", "formulates"),
        (
            "Accelerate the revision of the tea law of the People's Republic of China, raise fines.",
            "tea law of the People's Republic of China",
            "revises",
        ),
    ],
)
def test_documents_that_are_described(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        ("Draw up in a coordinated way a list of tea matters.", "list of tea matters", "formulates"),
        ("Each county shall draw up an annual inspection work plan.", "annual inspection work plan", "formulates"),
        (
            "Formulate detailed rules and guidelines for tea work.",
            "detailed rules and guidelines for tea work",
            "formulates",
        ),
        ("Refine the measures on liability for tea.", "measures on liability for tea", "formulates"),
        ("Organize the formulation of tea standards.", "tea standards", "formulates"),
        ("Formulate the tea trade development plan.", "tea trade development plan", "formulates"),
        (
            "Measures for hiring tea masters shall be established and improved.",
            "Measures for hiring tea masters",
            "formulates",
        ),
        ("Perfect the tea house supervision assessment method.", "tea house supervision assessment method", "revises"),
        ("The catalogue of tea sorts shall in principle be revised every year.", "catalogue of tea sorts", "revises"),
        ("Firms of a size that meets the tea classification standards.", "tea classification standards", "cites"),
        (
            "Formulate a national standard for the grading of tea.",
            "national standard for the grading of tea",
            "formulates",
        ),
    ],
)
def test_documents_to_be_made_or_changed(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


def test_a_list_of_documents_shares_the_verb() -> None:
    assert read("Formulate measures for tea funds, rules for tea auctions and standards for tea houses.") == [
        ("measures for tea funds", None, "formulates"),
        ("rules for tea auctions", None, "formulates"),
        ("standards for tea houses", None, "formulates"),
    ]
    assert read("The catalogue of tea sorts, the grading standards and the curing standards shall be updated.") == [
        ("catalogue of tea sorts", None, "revises"),
        ("grading standards", None, "revises"),
        ("curing standards", None, "revises"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The system of standards for tea shall be perfected.",
        "Institutions that have formulated tea standards may apply.",
        "Match the courses with tea standards, and the lessons shall be improved.",
        "Improve the subsidy standards for growers.",
        "Update the lists of tea charges.",
        "Improve measures and refine tasks.",
        "Draw up specific implementation plans.",
        "Publish tea news and provide guidance for growers.",
        "The Plan for Building Tea Schools shall be launched.",
        "Make clear the policy standards.",
        "Work shall be implemented under these Measures.",
    ],
)
def test_what_is_neither_made_nor_changed(text: str) -> None:
    assert read(text) == []
