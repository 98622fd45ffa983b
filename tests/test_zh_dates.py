"""Chinese dates and dates of issue are read; years in titles, of things and of comparisons are not."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from chinese import han
from effort import seconds
from hypothesis import assume, given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.chinese.dates.find import DateGrammar, compile_dates, find_issue_date, find_periods
from graph_build.vocabulary import load_vocabulary

ISSUED = "2019-03-20"


@cache
def grammar() -> DateGrammar:
    return compile_dates(load_vocabulary())


def periods(text: str, issued: str | None = ISSUED) -> list[str]:
    """Each period as ``from/until``."""
    found = find_periods(text, Span(0, len(text)), grammar(), issued)
    return [f"{period.start or ''}/{period.until or ''}" for period in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2020年，灯塔全部点亮", ["/2020"]),
        ("力争到2022年建成", ["/2022"]),
        ("2020年底前完成", ["/2020-12-31"]),
        ("到2020年年底前完成", ["/2020-12-31"]),
        ("2021年末全部点亮", ["/2021-12-31"]),
        ("2020年6月底前完成", ["/2020-06-30"]),
        ("2020年2月底前完成", ["/2020-02-29"]),
        ("2019年6月30日前报送", ["/2019-06-30"]),
        ("2019年9月前报送", ["/2019-09"]),
        ("二〇一九年九月三十日以前报送", ["/2019-09-30"]),
        ("２０２０年底前完成", ["/2020-12-31"]),
        ("减免政策延长至2021年12月31日", ["/2021-12-31"]),
        ("完成时限：2019年12月", ["/2019-12"]),
        ("2020年12月31日到期", ["/2020-12-31"]),
        ("（茶业局牵头，2019年10月底前完成）", ["/2019-10-31"]),
        ("到2020年和2025年分别点亮三百座", ["/2020", "/2025"]),
        ("到“十四五”末，点亮全部灯塔", ["/2025-12-31"]),
        ("2019年三季度末前办结", ["/2019-09-30"]),
        ("2019年8月上旬前办结", ["/2019-08"]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自2019年5月1日起施行", ["2019-05-01/"]),
        ("从2019年开始，灯油免税", ["2019/"]),
        ("2020年起不再收取", ["2020/"]),
        ("自2019年秋季学期起减免", ["2019/"]),
        ("2019年1月1日以后成立的茶坊", ["2019-01-01/"]),
        ("2018年以来的灯塔", ["2018/"]),
        ("于2019年9月1日施行", ["2019-09-01/"]),
        ("二○二○年一月一日起施行", ["2020-01-01/"]),
        ("2019年下半年起试行", ["2019-07-01/"]),
    ],
)
def test_beginnings(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自2010年1月1日起至2010年12月31日止，灯税减半", ["2010-01-01/2010-12-31"]),
        ("2019年4月1日至2021年12月31日期间", ["2019-04-01/2021-12-31"]),
        ("2019—2021年，点灯三百座", ["2019/2021"]),
        ("2019年至2021年，点灯三百座", ["2019/2021"]),
        ("从2018年到2020年，每年点灯", ["2018/2020"]),
        ("2019年1月至2020年6月", ["2019-01/2020-06"]),
        ("2019年4—6月", ["2019-04/2019-06"]),
        ("2019年5月1日至5日", ["2019-05-01/2019-05-05"]),
        ("2019年上半年，各乡点灯", ["2019-01-01/2019-06-30"]),
        ("2019年第四季度点灯", ["2019-10-01/2019-12-31"]),
        ("2020年初步点亮三百座", ["2020/2020"]),
        ("2019年安排灯油款三万元", ["2019/2019"]),
        ("2019年6月召开茶会", ["2019-06/2019-06"]),
        ("2019年中央财政安排灯油款三万元", ["2019/2019"]),
        ("动员点灯（2019年5月）。各乡制定方案。", ["2019-05/2019-05"]),
        ("组织点灯（2019年6月至11月）。各乡点灯。", ["2019-06/2019-11"]),
        ("“十三五”期间点灯千座", ["2016/2020"]),
        ("十四五时期点灯千座", ["2021/2025"]),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年底前完成", ["/2019-12-31"]),
        ("年内完成", ["/2019-12-31"]),
        ("今年底前完成", ["/2019-12-31"]),
        ("明年6月底前完成", ["/2020-06-30"]),
        ("9月底前完成", ["/2019-09-30"]),
        ("1月底前完成", ["/2020-01-31"]),
        ("9月1日起施行", ["2019-09-01/"]),
        ("2021年6月底前制定，12月底前点亮", ["/2021-06-30", "/2021-12-31"]),
    ],
)
def test_a_year_left_out_comes_from_the_sentence_or_the_document(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


def test_without_a_date_of_issue_nothing_is_made_up() -> None:
    assert periods("年底前完成，9月底前报送，今年点灯", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "按照《纸灯业发展规划（2018—2022年）》",
        "国灯发〔2019〕4号，灯字（2019）7号",
        "纸灯规划（2019—2022年）",
        "2019年度灯油预算，2018年版目录，2020届毕业生",
        "2019年工作要点、2020年的目标",
        "比2019年增长，与2020年相比",
        "2017年，全县有灯三百盏",
        "截至2018年底，全县有灯三百盏",
        "每年3月底前报送，次年1月31日前公布",
        "每年6月底、12月底前报送，每年1月1日至12月31日",
        "“十三五”规划，“十四五”规划纲要",
        "三年内、近年来、每年、长期、5年",
        "去年，今年以来，上一年度",
        "2010年5月1日起施行的《灯税办法》同时废止",
        "2019年前三季度，2020年初",
        "90年代，1990年代，2018级",
        "2019年13月，2019年2月30日前",
        "自公布之日起施行",
    ],
)
def test_no_date(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("茶坊应当自2019年5月1日起登记", "自2019年5月1日起"),
        ("力争到2020年底全部点亮", "到2020年底"),
        ("于2019年6月30日前报送", "2019年6月30日前"),
    ],
)
def test_evidence_holds_the_cue(text: str, evidence: str) -> None:
    (period,) = find_periods(text, Span(0, len(text)), grammar(), ISSUED)
    assert period.evidence.of(text) == evidence


def test_equal_periods_are_given_once() -> None:
    assert periods("2020年底前点灯。2020年底前制茶。") == ["/2020-12-31"]


DAYS = st.integers(0, 40_000).map(lambda days: date(1990, 1, 1) + timedelta(days))
NUMERALS = "〇一二三四五六七八九"


@given(DAYS)
def test_a_date_of_issue_reads_the_same_in_digits_and_in_numerals(day: date) -> None:
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
    for shown in (f"{day.year}年{day.month}月{day.day}日", f"{year}年{han(day.month)}月{han(day.day)}日"):
        text = f"灯笼局\n{shown}\n"
        start = text.index(shown)
        assert find_issue_date(text, Span(0, len(text)), grammar()) == (
            day.isoformat(),
            Span(start, start + len(shown)),
        )


@pytest.mark.parametrize("text", ["2019年6月", "《2019年6月1日的纪要》", "2019年2月31日", "自公布之日起", ""])
def test_no_date_of_issue(text: str) -> None:
    assert find_issue_date(text, Span(0, len(text)), grammar()) is None


@given(DAYS, DAYS)
def test_a_range_runs_from_its_first_day_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"自{first.year}年{first.month}月{first.day}日起至{last.year}年{last.month}月{last.day}日止，免收灯税。"
    assume(first < last)
    assert periods(text, None) == [f"{first.isoformat()}/{last.isoformat()}"]


@given(st.text("年月日至到自从起前底末上下半季度第一二三十〇0129今明“”十四五期间《》（）—，。", max_size=60))
def test_every_period_has_a_date_and_its_place(text: str) -> None:
    for period in find_periods(text, Span(0, len(text)), grammar(), ISSUED):
        assert period.start or period.until
        assert period.evidence.of(text)
        if period.start and period.until:
            assert period.start[:4] <= period.until[:4]


@pytest.mark.parametrize("piece", ["2019年", "年底", "每年3月", "《", "（2019", "1月至", "“十三五"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    short, long = piece * 2000, piece * 20_000
    assert seconds(lambda: periods(long)) < 30 * seconds(lambda: periods(short)) + 0.5
