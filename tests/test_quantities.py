"""Quantities are read with their bounds, ranges and changes, and nothing else is read as one."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest
from effort import seconds
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import VocabularyError
from graph_build.model import Quantity, Span
from graph_build.recognise.english.quantities.find import QuantityGrammar, compile_quantities, find_quantities
from graph_build.vocabulary import Vocabulary, load_vocabulary


@cache
def compiled() -> QuantityGrammar:
    return compile_quantities(load_vocabulary())


@pytest.fixture
def grammar() -> QuantityGrammar:
    return compiled()


def read(text: str, grammar: QuantityGrammar) -> tuple[Quantity, ...]:
    return find_quantities(text, Span(0, len(text)), grammar)


def shown(text: str, grammar: QuantityGrammar) -> list[str]:
    """Each quantity as ``[change] number unit``: ``5``, ``5..`` (at least), ``..5`` (at most), ``3..5``."""
    found = []
    for q in read(text, grammar):
        low, high = (str(bound) if bound is not None else "" for bound in (q.minimum, q.maximum))
        number = f"{low}..{high}" if q.value is None else str(q.value)
        found.append(f"{q.change + ' ' if q.change else ''}{number} {q.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arrange 14.17 billion yuan", ["14170000000 CNY"]),
        (
            "RMB 5 million yuan, RMB5 million, CNY 3bn and ¥200",
            ["5000000 CNY", "5000000 CNY", "3000000000 CNY", "200 CNY"],
        ),
        ("500 million RMB or 10 thousand yuan", ["500000000 CNY", "10000 CNY"]),
        ("a further 10% and 20 per cent and thirty percent", ["10 %", "20 %", "30 %"]),
        ("put in place in 5 years", ["5 year"]),
        ("a one-year subsidy and a 24-hour hotline", ["1 year", "24 hour"]),
        ("answer within 20 working days", ["..20 day"]),
        ("half a month, two and a half years", ["0.5 month", "2.5 year"]),
        ("cut the fees by half; half of the limit; more than half", ["50 %", "50 %", "50.. %"]),
        ("the index reached 87.0, a rise of 0.1 point", ["87 point", "0.1 point"]),
        ("up by 0.5 percentage points", ["0.5 %"]),
        ("once every two years and every six months", ["2 year", "6 month"]),
    ],
)
def test_units(grammar: QuantityGrammar, text: str, expected: list[str]) -> None:
    assert shown(text, grammar) == expected


@pytest.mark.parametrize(
    "text",
    [
        "not less than 30%",
        "no less than 30 percent",
        "shall not be lower than 30 per cent",
        "at least 30%",
        "more than 30 %",
        "above 30%",
        "over 30%",
        "30% or more",
        "30 percent and above",
    ],
)
def test_ways_to_say_at_least(grammar: QuantityGrammar, text: str) -> None:
    assert shown(f"Set aside {text} of the budget.", grammar) == ["30.. %"]


@pytest.mark.parametrize(
    "text",
    [
        "not more than 3 days",
        "no more than three days",
        "shall not exceed 3 working days",
        "within 3 days",
        "within the next 3 days",
        "within a time limit of 3 days",
        "up to 3 days",
        "at most 3 days",
        "less than 3 days",
        "below 3 days",
        "3 days or less",
        "3 days and below",
        "no later than 3 days after the vote",
    ],
)
def test_ways_to_say_at_most(grammar: QuantityGrammar, text: str) -> None:
    assert shown(f"The period is {text}.", grammar) == ["..3 day"]


def test_a_notice_period_is_a_minimum(grammar: QuantityGrammar) -> None:
    assert shown("publish it not later than 30 days before the tender", grammar) == ["30.. day"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6%-10%", "6..10 %"),
        ("6-10%", "6..10 %"),
        ("2% to 3%", "2..3 %"),
        ("between 3 and 5 years", "3..5 year"),
        ("three to five years", "3..5 year"),
        ("5-10 million yuan", "5000000..10000000 CNY"),
        ("RMB 1-2 million", "1000000..2000000 CNY"),
        ("a fine of not less than 10,000 yuan but not more than 50,000 yuan", "10000..50000 CNY"),
        ("above 5 million yuan and below 10 million yuan", "5000000..10000000 CNY"),
        ("the part from 1 million to 3 million yuan", "1000000..3000000 CNY"),
        ("cultivate 3 to 5 leading enterprises", "3..5 count"),
    ],
)
def test_ranges_are_one_quantity(grammar: QuantityGrammar, text: str, expected: str) -> None:
    assert shown(text, grammar) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reduced from 20 to 10 working days", ["from 20 day", "to 10 day"]),
        ("cut from 20 working days to 10.", ["from 20 day", "to 10 day"]),
        ("compressed from 20 days to within 10 days", ["from 20 day", "to ..10 day"]),
        ("raised from the current 75% set by law to 100%", ["from 75 %", "to 100 %"]),
        ("raised to 100% from 75%", ["to 100 %", "from 75 %"]),
        ("reduce 60 days to 20 days", ["from 60 day", "to 20 day"]),
        ("raise income from 1 million to 3 million yuan", ["from 1000000 CNY", "to 3000000 CNY"]),
        ("the share from 30% to 50%", ["from 30 %", "to 50 %"]),
        ("15 working days shortened to 7 working days", ["from 15 day", "to 7 day"]),
        ("cut from 20 working days to seven", ["from 20 day", "to 7 day"]),
    ],
)
def test_changes_are_two_quantities(grammar: QuantityGrammar, text: str, expected: list[str]) -> None:
    assert shown(text, grammar) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the number of pilot zones being increased from 12 to 20",
        "the number of firms that export goods from 12 to 20",
        "raise the number of zones from 12 to 20",
        "expand the pilot zones from 12 to 20",
        "expand the 12 pilot zones to 20",
        "the pilot cities from 12 to 20",
        "On the basis of the 12 existing zones, the number of zones shall be raised to 20",
        "On the basis of the existing 12 zones, the pilot is extended to 20",
    ],
)
def test_a_change_of_a_count_is_two_quantities(grammar: QuantityGrammar, text: str) -> None:
    assert shown(f"{text}.", grammar) == ["from 12 count", "to 20 count"]


def test_a_step_and_the_level_it_leads_to_are_no_range(grammar: QuantityGrammar) -> None:
    assert shown("raised by 10 percentage points to 40%", grammar) == ["10 %", "40 %"]
    assert shown("raised by 3 to 5 percentage points", grammar) == ["3..5 %"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("loans of up to 100,000 yuan and 2 million yuan respectively", ["..100000 CNY", "..2000000 CNY"]),
        ("shall not exceed 0.5% and 1% respectively", ["..0.5 %", "..1 %"]),
        ("shall respectively be not less than 5% and 10%", ["5.. %", "10.. %"]),
        ("at least 3, 5 and 8 years respectively", ["3.. year", "5.. year", "8.. year"]),
        ("30%, 40% and 50% respectively", ["30 %", "40 %", "50 %"]),
        ("up to 100,000 yuan, and 2 million yuan is arranged", ["..100000 CNY", "2000000 CNY"]),
    ],
)
def test_respectively_deals_a_bound_out_to_a_list(grammar: QuantityGrammar, text: str, expected: list[str]) -> None:
    assert shown(text, grammar) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two (2) years", ["2 year"]),
        ("not less than 3 (three) years", ["3.. year"]),
        ("10% (ten per cent) of the sum", ["10 %"]),
        ("support one hundred (100) firms", ["100 count"]),
    ],
)
def test_a_number_written_twice_counts_once(grammar: QuantityGrammar, text: str, expected: list[str]) -> None:
    assert shown(text, grammar) == expected


@pytest.mark.parametrize(
    "text",
    ["pay half", "pay half of the fee", "the State bears half", "fees are halved", "halve the fee", "cut by one half"],
)
def test_ways_to_say_half(grammar: QuantityGrammar, text: str) -> None:
    assert shown(f"They shall see to it: {text}.", grammar) == ["50 %"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over the next three years", ["3 year"]),
        ("over a period of three years", ["3 year"]),
        ("in business for over three years", ["3.. year"]),
        ("within the last 18 months", ["..18 month"]),
        ("in the last 18 months", []),
    ],
)
def test_spans_of_time(grammar: QuantityGrammar, text: str, expected: list[str]) -> None:
    assert shown(text, grammar) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("each county has at least one public reading hall", "1.. count"),
        ("apply for not more than one subsidy", "..1 count"),
        ("carry out no fewer than 20 tourism service pilot", "20.. count"),
        ("no less than two bases", "2.. count"),
        ("at most two inspections", "..2 count"),
        ("two or more provinces", "2.. count"),
    ],
)
def test_a_limit_makes_any_noun_a_count(grammar: QuantityGrammar, text: str, expected: str) -> None:
    assert shown(f"As a rule, {text} in a year.", grammar) == [expected]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("cultivate ten well-known brand fairs", [10]),
        ("ten brand fairs of world renown shall be cultivated", [10]),
        ("two plenary meetings will be held every year", [2]),
        ("hold two plenary meetings a year", [2]),
        ("abolish five administrative fees", [5]),
        ("build three test centres and five platforms", [3, 5]),
        ("train 1,000 leaders, 10,000 coaches and 500 judges", [1000, 10000, 500]),
    ],
)
def test_goals_count_with_number_words(grammar: QuantityGrammar, text: str, numbers: list[int]) -> None:
    assert [(q.unit, q.value) for q in read(text, grammar)] == [("count", Decimal(number)) for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "the refund shops increase to 5,000 by 2022",
        "the number of refund shops will reach 5,000",
        "raise the number of refund shops to 5,000",
        "refund shops have grown to 5,000",
    ],
)
def test_a_count_may_stand_behind_its_noun(grammar: QuantityGrammar, text: str) -> None:
    assert shown(text, grammar) == ["5000 count"]


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("build 3,000 small business start-up bases", 3000, "small business start-up bases"),
        ("train 2000 managers", 2000, "managers"),
        ("select about 10 city for trials", 10, "city"),
        ("build three bases", 3, "bases"),
        ('cultivate 600 "little giant" firms', 600, '"little giant" firms'),
        ("the number of firms in incubators reaches 100,000.", 100000, "firms in incubators"),
        ("connect 600,000 5G base stations", 600000, "5G base stations"),
        ("bring services to one hundred and twenty counties", 120, "counties"),
    ],
)
def test_counts_say_what_is_counted(grammar: QuantityGrammar, text: str, number: int, of: str) -> None:
    (quantity,) = read(text, grammar)
    assert (quantity.unit, quantity.value, quantity.of) == ("count", Decimal(number), of)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5, Chapter 3 measures, No. 36 and [2012] No. 14",
        "the 19th session, the first stage, the second half of the year",
        "in 2012, from 2010 to 2020, by the end of 2015",
        "the Three-Year Action Plan and a three-year action",
        "one-stop service, a single window, two-step filing",
        'two high and one low; "three wastes"; “one policy for 300 firms”',
        "5G, B2B, 3D, 1+X, N+1, 7x24 hours, ratio of 1:2",
        "the 863 Program, Project 211, the 1000 talents plan, ISO 9000 standards",
        "one of the tasks, a number of firms, one by one, tens of thousands of jobs",
        "in the past two years; three main characteristics; help one enterprise, one policy",
        "output doubled, 5 times, 100 million US dollars, 20 million tons, 0.01 mm",
        "per 10,000 yuan of output",
        "handle it through the 12345 hotline; the 12321 government service complaint lines; dial 12329",
        "standards GB/T 35796-2017 and GB 50016, ISO 9001 systems, version 2.0 systems",
        "Order No. 817 measures, Room 1204 offices, Articles 5, 6 and 7 firms, 1+X certificates",
        "clusters of the 10 billion-level, 100 billion-level industrial clusters",
        "one third of the funds, not less than one-third, two thirds of the members",
        "work in more than one place; the two passes; these three systems are built; every year",
        "divided into three stages; at least once a year; no more than five times",
    ],
)
def test_what_is_no_quantity(grammar: QuantityGrammar, text: str) -> None:
    assert shown(text, grammar) == []


def test_a_limit_repeated_in_brackets_counts_once(grammar: QuantityGrammar) -> None:
    assert shown("income of less than 30,000 yuan (including 30,000 yuan)", grammar) == ["..30000 CNY"]


def test_evidence_is_the_whole_expression(grammar: QuantityGrammar) -> None:
    text = "It shall pay not less than RMB 5 million or so, and 30% or more of it at once."
    assert [q.evidence.of(text) for q in read(text, grammar)] == ["not less than RMB 5 million", "30% or more"]


def test_only_the_span_is_read(grammar: QuantityGrammar) -> None:
    text = "10% here, 20% there, 30% elsewhere"
    assert [q.value for q in find_quantities(text, Span(10, 19), grammar)] == [Decimal(20)]


@pytest.mark.parametrize("piece", ["5% ", "12 ", "5-", "from 5 to 10% ", "at least 5 firms ", "10 to ", "not more "])
def test_time_grows_with_the_length_only(grammar: QuantityGrammar, piece: str) -> None:
    short, long = (seconds(lambda times=times: read(piece * times, grammar)) for times in (400, 4000))
    assert long < 30 * short + 0.05


def test_a_vocabulary_without_cues_is_refused() -> None:
    with pytest.raises(VocabularyError):
        compile_quantities(Vocabulary({}, {}))


UNITS = st.sampled_from(
    [("%", "%"), (" per cent", "%"), (" yuan", "CNY"), (" working days", "day"), (" months", "month")]
)


@given(number=st.integers(1, 1800), unit=UNITS)
def test_any_number_with_a_unit_reads_back(number: int, unit: tuple[str, str]) -> None:
    grammar = compiled()
    for text in (f"grant {number}{unit[0]} now", f"grant {number:,}{unit[0]} now"):
        assert shown(text, grammar) == [f"{number} {unit[1]}"]


@given(low=st.integers(1, 99), size=st.integers(1, 99), sign=st.sampled_from(["-", "–", " to ", "~"]))
def test_any_range_reads_back(low: int, size: int, sign: str) -> None:
    grammar = compiled()
    assert shown(f"grant {low}%{sign}{low + size}% now", grammar) == [f"{low}..{low + size} %"]


SENTENCES = st.sampled_from(
    [
        "Set aside not less than 30 per cent of the budget and two and a half million yuan.",
        "The time is cut from 20 working days to 5 working days within three years.",
        "Build 3,000 small business start-up bases and give a deduction of 6% to 10% of RMB 5 million.",
    ]
)


@given(text=SENTENCES, data=st.data())
def test_a_wrapped_line_changes_nothing(text: str, data: st.DataObject) -> None:
    grammar = compiled()
    places = [match.start() for match in re.finditer(" ", text)]
    for place in data.draw(st.sets(st.sampled_from(places))):
        text = f"{text[:place]}\n{text[place + 1 :]}"
    assert shown(text, grammar) == shown(text.replace("\n", " "), grammar)


@given(st.text(alphabet="0123456789 .,%-\n\"'()abtofromn£½", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    grammar = compiled()
    for quantity in read(text, grammar):
        assert quantity.evidence.of(text).strip()
