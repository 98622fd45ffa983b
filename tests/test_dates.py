"""Periods and dates of issue are read; years in titles, numbers and page furniture are not."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from effort import seconds
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import VocabularyError
from graph_build.model import Span
from graph_build.recognise.english.dates.find import (
    DateGrammar,
    compile_dates,
    date_spans,
    find_issue_date,
    find_periods,
)
from graph_build.vocabulary import Vocabulary, load_vocabulary

Bounds = list[tuple[str | None, str | None]]


@cache
def compiled() -> DateGrammar:
    return compile_dates(load_vocabulary())


@pytest.fixture
def grammar() -> DateGrammar:
    return compiled()


def periods(text: str, grammar: DateGrammar, issued: str | None = "2018-12-26") -> Bounds:
    return [(p.start, p.until) for p in find_periods(text, Span(0, len(text)), grammar, issued)]


def issue_date(text: str, grammar: DateGrammar) -> str | None:
    found = find_issue_date(text, Span(0, len(text)), grammar)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "start", "until"),
    [
        ("in 2012", "2012", "2012"),
        ("by 2015", None, "2015"),
        ("By the year 2015", None, "2015"),
        ("by 2020 years", None, "2020"),
        ("before the end of 2010", None, "2010-12-31"),
        ("until the end of 2014", None, "2014-12-31"),
        ("to the end of 2020", None, "2020-12-31"),
        ("before the end of 2020 years", None, "2020-12-31"),
        ("from January 1, 2012 to December 31, 2014", "2012-01-01", "2014-12-31"),
        ("From January 1 to December 31, 2014", "2014-01-01", "2014-12-31"),
        ("by June 2019", None, "2019-06"),
        ("before the end of June 2019", None, "2019-06-30"),
        ("before the end\nof February 2020", None, "2020-02-29"),
        ("from 2019 to 2022", "2019", "2022"),
        ("2018 to 2020 the treasury", "2018", "2020"),
        ("during 2019-2020", "2019", "2020"),
        ("in 2019 and 2020", "2019", "2020"),
        ("between 2015 and 2018", "2015", "2018"),
        ("since 2019", "2019", None),
        ("starting from 2019", "2019", None),
        ("since the beginning of 2019", "2019", None),
        ("from March 1, 2020", "2020-03-01", None),
        ("from 1 March 2020 onwards", "2020-03-01", None),
        ("in force on January 1, 2020", "2020-01-01", None),
        ("before 31 December 2019", None, "2019-12-31"),
        ("in the first half of 2019", "2019-01-01", "2019-06-30"),
        ("by the end of the first quarter of 2020", None, "2020-03-31"),
        ("in the first six months of 2019", "2019-01-01", "2019-06-30"),
        ("since the second half of 2019", "2019-07-01", None),
        ("2018 to 2020 every year", "2018", "2020"),
        ("strive to 2020", None, "2020"),
        ("from the day of issue to May 31, 2021", None, "2021-05-31"),
        ("in force as of June 1, 2020", "2020-06-01", None),
        ("starting with 2019", "2019", None),
        ("it expires on 30 April 2024", None, "2024-04-30"),
        ('by the end of the "13th Five-Year" period', None, "2020-12-31"),
        ("by the end of the 13th Five-Year Plan", None, "2020-12-31"),
        ("during the 13th Five-Year Plan period", "2016", "2020"),
        ("in the “13th Five-Year Plan” period", "2016", "2020"),
    ],
)
def test_periods(grammar: DateGrammar, text: str, start: str | None, until: str | None) -> None:
    assert periods(f"Do it, {text}, with care.", grammar, None) == [(start, until)]


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("before June 30", "2019-06-30"),
        ("before the end of February", "2019-02-28"),
        ("by the end of the year", "2018-12-31"),
        ("within this year", "2018-12-31"),
        ("before the end of next year", "2019-12-31"),
        ("before the year-end", "2018-12-31"),
        ("before the end of the first half of this year", "2018-06-30"),
    ],
)
def test_the_document_gives_the_year(grammar: DateGrammar, text: str, until: str) -> None:
    assert periods(f"Do it {text}.", grammar) == [(None, until)]
    assert periods(f"Do it {text}.", grammar, None) == []


def test_a_part_of_this_year_is_a_period(grammar: DateGrammar) -> None:
    assert periods("Do it in the second half of this year.", grammar) == [("2018-07-01", "2018-12-31")]


@pytest.mark.parametrize("text", ["To 2025, build it.", "(2) To 2025 build it.", "It grows; to 2025, more is built."])
def test_to_a_year_is_a_deadline_where_a_clause_begins(grammar: DateGrammar, text: str) -> None:
    assert periods(text, grammar) == [(None, "2025")]


@pytest.mark.parametrize(
    "text",
    [
        "Draft the Regulations on Fair Trade before the end of 2014.",
        "Before the end of 2014, draft the Regulations on Fair Trade.",
        "Revise the Measures for Bonds and the Rules (Decree No. 12) by the end of 2014.",
    ],
)
def test_a_deadline_beside_a_title_is_read(grammar: DateGrammar, text: str) -> None:
    assert periods(text, grammar) == [(None, "2014-12-31")]


def test_a_deadline_is_shared_by_a_list(grammar: DateGrammar) -> None:
    assert periods("By the end of 2020 and 2025", grammar) == [(None, "2020-12-31"), (None, "2025-12-31")]


def test_the_sentence_gives_the_year_before_the_document(grammar: DateGrammar) -> None:
    text = "In 2021 start the work, and end it before June 30; report by the end of the year."
    assert periods(text, grammar) == [("2021", "2021"), (None, "2021-06-30"), (None, "2021-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "the Talent Development Plan (2010-2020)",
        "Guo Fa [2012] No. 14",
        "the 2020 budget and the Made in China 2025 strategy",
        '"Opinions on Work in 2019"',
        "the Work Plan for Reform in 2019",
        "the measures issued in 2011",
        "the Outline of the 13th Five-Year Plan",
        "before March 31 each year",
        "every year before March 31",
        "a rise of a tenth over 2010, more than in 2015, as against the level in 2016",
        "As of the end of 2018, there were many.",
        "it costs up from 1 to 2025",
        "grant 2000 yuan to 2000 firms, companies may march on",
        "Release date: 2019-02-14 09:41",
        "in recent years, within the year-round service",
    ],
)
def test_what_is_no_period(grammar: DateGrammar, text: str) -> None:
    assert periods(text, grammar) == []


def test_equal_periods_stand_once(grammar: DateGrammar) -> None:
    text = "By 2020, build it. By 2020, use it. By the end of 2020, report."
    found = find_periods(text, Span(0, len(text)), grammar, None)
    assert [(p.until, p.evidence.of(text)) for p in found] == [
        ("2020", "By 2020"),
        ("2020-12-31", "By the end of 2020"),
    ]


def test_dates_are_masked_for_quantities(grammar: DateGrammar) -> None:
    text = "from May 1, 2019 to 2020, grant 2000 yuan"
    assert [span.of(text) for span in date_spans(text, Span(0, len(text)), grammar)] == ["May 1, 2019", "2020"]


@pytest.mark.parametrize(
    "text",
    [
        "August 2, 2012",
        "2 August 2012",
        "2012-08-02",
        "2012.8.2",
        "2012/8/2",
        "Aug. 2nd, 2012",
        "AUGUST 2 2012",
        "August 2nd 2012",
        "二〇一二年八月二日",
        "二○一二年八月二日",
        "2012年8月2日",
        "2012 年 8 月 2 日",
    ],
)
def test_dates_of_issue(grammar: DateGrammar, text: str) -> None:
    line = f"General Office, {text} (released to the public)"
    found = find_issue_date(line, Span(0, len(line)), grammar)
    assert found is not None
    assert (found[0], found[1].of(line)) == ("2012-08-02", text)


@pytest.mark.parametrize("text", ["August 2012", "in 2012", "February 30, 2012", "2012年13月2日", "二〇一二年"])
def test_what_is_no_full_date(grammar: DateGrammar, text: str) -> None:
    assert issue_date(text, grammar) is None


def _han(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if number < 10:
        return digits[number]
    return (digits[number // 10] if number >= 20 else "") + "十" + (digits[number % 10] if number % 10 else "")


@given(day=st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_any_day_reads_back_in_every_notation(day: date) -> None:
    grammar = compiled()
    year = "".join(_han(int(digit)) for digit in str(day.year))
    notations = (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{_han(day.month)}月{_han(day.day)}日",
    )
    assert {issue_date(text, grammar) for text in notations} == {day.isoformat()}
    assert periods(f"Valid until {notations[0]}.", grammar, None) == [(None, day.isoformat())]


@given(st.text(alphabet="0129 .,-/年月日JanuaryMy'\"thendofby\n", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    grammar = compiled()
    for start, until in periods(text, grammar):
        assert start or until


@pytest.mark.parametrize("piece", ["2020 ", "by 2020 ", "May 1 ", "2019-2020 ", "by the end of 2020 and "])
def test_time_grows_with_the_length_only(grammar: DateGrammar, piece: str) -> None:
    short, long = (seconds(lambda times=times: periods(piece * times, grammar)) for times in (400, 4000))
    assert long < 30 * short + 0.05


def test_a_vocabulary_without_cues_is_refused() -> None:
    with pytest.raises(VocabularyError):
        compile_dates(Vocabulary({}, {}))
