"""Notes and sentences together: one role an agency, the note before the sentence, and evidence for each."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from recognition import given, read_responsibilities, reader, responsibilities

from graph_build.model import Span

Roles = set[tuple[str, str]]


def roles_in(text: str) -> Roles:
    return {(found.agency, found.role) for found in responsibilities(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Finance shall cut fees. (NDRC)", given(responsible="ndrc", duty="mof")),
        ("The Ministry of Finance shall cut fees. (MOF takes the lead)", given(lead="mof")),
        ("The Ministry of Finance shall cut fees. (MOF, NDRC)", given(responsible="mof ndrc")),
        (
            "The Ministry of Finance shall cut fees. (NDRC takes the lead, MOF participates)",
            given(lead="ndrc", participant="mof"),
        ),
        ("Local governments shall cut fees. (MOF is responsible)", given(responsible="mof", duty="local-governments")),
        ("The MOF, together with the NDRC, shall cut fees. (MOF, NDRC are responsible)", given(responsible="mof ndrc")),
        (
            "The MOF shall cut fees. The MOF, together with the NDRC, shall cut rents.",
            given(lead="mof", participant="ndrc"),
        ),
        ("Cut fees. (MOF; MOF and NDRC)", given(responsible="mof ndrc")),
        ("Shops may apply to the MOF. (commercial banks are responsible)", given(responsible="commercial-banks")),
        ("Commercial banks shall lend. (MOF)", given(responsible="mof")),
        ("Cut fees.", set()),
        ("", set()),
    ],
)
def test_one_role_for_one_agency(text: str, expected: Roles) -> None:
    assert roles_in(text) == expected


def test_an_unknown_body_keeps_its_name() -> None:
    (found,) = responsibilities("Cut fees. (Ministry of Rivers and Clouds is responsible)")
    assert (found.agency, found.known, found.label) == (
        "ministry-of-rivers-and-clouds",
        False,
        "Ministry of Rivers and Clouds",
    )


def test_the_evidence_is_the_name_as_printed() -> None:
    text = "The Ministry of\nFinance shall cut fees. (NDRC takes the lead, the tax departments participate)"
    quotes = [(found.agency, found.evidence.of(text)) for found in responsibilities(text)]
    assert quotes == [("mof", "Ministry of\nFinance"), ("ndrc", "NDRC"), ("tax-departments", "tax departments")]


def test_only_the_measure_counts() -> None:
    before, measure, after = "The NDRC shall act. ", "The MOF shall cut fees. (NBS)", " (MIIT takes the lead)"
    span = Span(len(before), len(before) + len(measure))
    found = read_responsibilities(before + measure + after, span, reader(), 2012)
    assert {(one.agency, one.role) for one in found} == given(duty="mof", responsible="nbs")
    assert all(span.covers(one.evidence) for one in found)


def test_the_date_decides_in_notes_and_sentences() -> None:
    text = "The Ministry of Agriculture shall act. (SAIC)"
    assert {one.agency for one in responsibilities(text, 2012)} == {"moa", "saic"}
    assert {one.agency for one in responsibilities(text, 2020)} == {"mara", "samr"}


SCRAPS = """
The Ministry of Finance shall publish a list. Encourage local governments to set up funds. Banks lend to shops.
(MOF takes the lead, NDRC participates) (MIIT, NBS are responsible) Lead unit: MOFCOM; cooperating units: MOF.
( ) ; . , : 5% (APP)
"""
PARTS = st.sampled_from(SCRAPS.split())


@drawn(st.lists(PARTS, max_size=25).map(" ".join), st.integers(0, 40), st.integers(0, 120))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_each_agency_one_role_with_evidence_inside(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + size, len(text)))
    found = read_responsibilities(text, span, reader(), 2012)
    agencies = [one.agency for one in found]
    assert len(agencies) == len(set(agencies))
    assert all(agencies)
    assert all(one.evidence.start < one.evidence.end <= len(text) for one in found)
    assert [one.evidence for one in found] == sorted(one.evidence for one in found)
