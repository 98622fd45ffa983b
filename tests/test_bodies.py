"""Bodies in running text: the longest name wins, lists share a head, and mentions lie in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognition import bodies, find, find_mentions, mention_span, mentions, recogniser, tokenise, vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the General Office of the State Council", ["state-council-general-office"]),
        ("the Legislative Affairs Office of the State Council", ["sclao"]),
        ("the Standing Committee of the National People's Congress", ["npc-standing-committee"]),
        ("the Bureau of Small and Medium-sized Enterprises of MIIT", ["miit-sme-bureau"]),
        ("the State Council and its General Office", ["state-council"]),
        ("Ministry of Agriculture and Rural Affairs and Ministry of Finance", ["moa", "mof"]),
        ("Ministry of Finance, Ministry of Commerce, and NDRC", ["mof", "mofcom", "ndrc"]),
        (
            "General Administration of Quality Supervision, Inspection and Quarantine, and Ministry of Finance",
            ["aqsiq", "mof"],
        ),
        (
            "the Inter-Ministerial Joint Meeting of the State Council for Reducing Enterprise Burden",
            ["burden-reduction-joint-meeting"],
        ),
        ("the People's Bank of China and its branches", ["pboc"]),
    ],
)
def test_a_name_inside_a_longer_name_is_no_mention(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("finance and tax departments", ["finance-departments", "tax-departments"]),
        ("The finance, taxation and customs departments", ["finance-departments", "tax-departments", "customs-local"]),
        (
            "The finance, tax and environmental protection departments",
            ["finance-departments", "tax-departments", "environment-departments"],
        ),
        ("education and science and technology departments", ["education-departments", "science-departments"]),
        (
            "education, science and technology, and agriculture departments",
            ["education-departments", "science-departments", "agriculture-departments"],
        ),
        (
            "education, commerce and other departments",
            ["education-departments", "commerce-departments", "relevant-departments"],
        ),
        (
            "the administrative departments of education and of science and technology shall",
            ["education-departments", "science-departments"],
        ),
        (
            "the administrative departments of finance, taxation and commerce shall",
            ["finance-departments", "tax-departments", "commerce-departments"],
        ),
        ("finance and tax are hard; departments are many", ["relevant-departments"]),
        ("municipal and county people's governments", ["municipal-governments", "county-governments"]),
    ],
)
def test_lists_share_a_head(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the administrative department of finance under the State Council shall act", "mof"),
        ("the administrative department of commerce of the State Council shall act", "mofcom"),
        ("the competent department of education under the State Council shall act", "moe"),
        ("the finance administrative department of the State Council shall act", "mof"),
        ("the administrative department of finance shall act", "finance-departments"),
        ("the competent departments of education shall act", "education-departments"),
        pytest.param(
            "the administrative department for industry and commerce under the State Council shall act",
            "saic",
        ),
        pytest.param(
            "the State Council administrative department of education shall act",
            "moe",
        ),
    ],
)
def test_under_the_state_council_the_national_body_is_meant(text: str, expected: str) -> None:
    assert bodies(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "(the administrative department of finance) The State Council shall act",
        "tell the administrative department of finance, the State Council shall act",
        "(the finance administrative department) The State Council shall act",
    ],
)
def test_what_only_stands_before_the_state_council_is_not_under_it(text: str) -> None:
    assert bodies(text) == ["finance-departments", "state-council"]


def test_a_second_head_word_leaves_a_body_what_it_is() -> None:
    assert bodies("the Industry and Commerce Administration Bureau is responsible") == ["saic"]


@pytest.mark.parametrize(
    "text",
    [
        "administrative department of finance",
        "the administrative departments of finance and commerce",
        "the competent department in charge of commerce",
        "the finance administrative department of the State",
        "the administrative department of",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    for end in range(len(text) + 1):
        assert isinstance(bodies(text[:end]), list)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry\nof\nFinance shall act.",
        "The MINISTRY OF FINANCE shall act.",
        "The ministry of finance shall act.",
        "The Ministry  of  Finance (MOF) shall act.",
        "The Finance Ministry shall act.",
    ],
)
def test_print_does_not_matter(text: str) -> None:
    assert set(bodies(text)) == {"mof"}


def test_names_and_classes_stand_where_they_are_printed() -> None:
    text = "Ask the Ministry of Finance, the tax and customs departments, and the Ministry of Rivers and Clouds."
    tokens = tokenise(text)
    assert [(m.agency, mention_span(m, tokens).of(text)) for m in mentions(text)] == [
        ("mof", "Ministry of Finance"),
        ("tax-departments", "tax"),
        ("customs-local", "customs departments"),
        ("ministry-of-rivers-and-clouds", "Ministry of Rivers and Clouds"),
    ]


def test_without_guessing_only_names_of_the_vocabulary_are_found() -> None:
    tokens = tokenise("The Ministry of Finance and the Ministry of Rivers and Clouds shall act.")
    matches = find(recogniser().english.lexicon, tokens)
    assert [m.agency for m in find_mentions(matches, tokens, recogniser().english.names, 2012, guess=False)] == ["mof"]


# --- Any text ---------------------------------------------------------------------------------------------------------

NAMES = [label for body in vocabulary().agencies.values() for label in body.labels.get("en", ())[:2]]
TEXTS = st.lists(
    st.sampled_from(NAMES)
    | st.sampled_from(
        [
            "the",
            "of",
            "and",
            ",",
            ".",
            ";",
            "(",
            ")",
            "for",
            "under",
            "departments",
            "administrative",
            "department",
            "other",
            "relevant",
            "commerce",
            "finance",
            "shall",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(TEXTS, st.sampled_from([None, 1990, 2012, 2024]))
@settings(max_examples=200, deadline=None)
def test_mentions_lie_in_order_and_do_not_overlap(text: str, year: int | None) -> None:
    found = mentions(text, year)
    assert all(one.first <= one.last < other.first for one, other in pairwise(found))
    known = vocabulary().agencies
    assert all(mention.label for mention in found)
    assert all((mention.agency in known) is mention.known for mention in found)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_line_ends_do_not_change_the_bodies(text: str) -> None:
    assert bodies(text.replace(" ", "\n")) == bodies(text)
