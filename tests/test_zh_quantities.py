"""Chinese quantities are read with their bounds, ranges and changes, and nothing else is read as one."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from effort import seconds
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Quantity, Span
from graph_build.recognise.chinese.quantities.find import QuantityGrammar, compile_quantities, find_quantities
from graph_build.recognise.chinese.quantities.numbers import read_number
from graph_build.vocabulary import load_vocabulary


@cache
def grammar() -> QuantityGrammar:
    return compile_quantities(load_vocabulary())


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, Span(0, len(text)), grammar())


def shown(text: str) -> list[str]:
    """Each quantity as ``[change] number unit``: ``5``, ``5..`` (at least), ``..5`` (at most), ``3..5``."""
    found = []
    for q in read(text):
        low, high = (str(bound) if bound is not None else "" for bound in (q.minimum, q.maximum))
        number = f"{low}..{high}" if q.value is None else str(q.value)
        found.append(f"{q.change + ' ' if q.change else ''}{number} {q.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶具作坊的留用份额为30%", ["30 %"]),
        ("灯笼税率为５％", ["5 %"]),
        ("税负下降1.5个百分点", ["1.5 %"]),
        ("按百分之十五计算", ["15 %"]),
        ("按百分之二点五计算", ["2.5 %"]),
        ("逾期加收万分之五", ["0.05 %"]),
        ("费率为千分之三，另收5‰", ["0.3 %", "0.5 %"]),
        ("成本降低三分之一", ["33.3333 %"]),
        ("按缴费额的2/3补助", ["66.6667 %"]),
        ("收费减半，另有一半由乡里补", ["50 %", "50 %"]),
        ("按七折收取，回收三成", ["70 %", "30 %"]),
    ],
)
def test_shares(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拨付141.7亿元", ["14170000000 CNY"]),
        ("拨付5000万元", ["50000000 CNY"]),
        ("拨付1亿2000万元", ["120000000 CNY"]),
        ("拨付三百五十万元", ["3500000 CNY"]),
        ("拨付1,200元", ["1200 CNY"]),
        ("拨付3 000万元", ["30000000 CNY"]),
        ("拨付人民币200万元和￥300", ["2000000 CNY", "300 CNY"]),
        ("拨付3亿元人民币", ["300000000 CNY"]),
        ("每亩茶园补助80元", ["80 CNY"]),
        ("进口额500万美元、100万欧元", []),
    ],
)
def test_money(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占比达到40%以上", ["40.. %"]),
        ("占比不低于40%", ["40.. %"]),
        ("占比不得少于百分之四十", ["40.. %"]),
        ("至少拿出40%", ["40.. %"]),
        ("占比超过一半", ["50.. %"]),
        ("过半数的作坊", ["50.. %"]),
        ("罚金不得超过货款的3%", ["..3 %"]),
        ("原则上不低于当年灯油采购总额的8%", ["8.. %"]),
        ("扣留不超过灯油价款总额3%", ["..3 %"]),
        ("最高给予20万元补助", ["..200000 CNY"]),
        ("最高可给予每户2万元", ["..20000 CNY"]),
        ("单笔金额最高不超过30万元", ["..300000 CNY"]),
        ("控制在5%以内", ["..5 %"]),
        ("年销售额300万元以下（含300万元）的作坊", ["..3000000 CNY"]),
        ("年销售额300万元（含）以下的作坊", ["..3000000 CNY"]),
        ("十人以下的作坊", ["..10 count"]),
        ("30多万户，100余家", ["300000.. count", "100.. count"]),
        ("工作满三年", ["3.. year"]),
        ("不满十六周岁", ["..16 year"]),
        ("高于最低工资标准的80%", ["80.. %"]),
        ("按最低工资标准的80%发放", ["80 %"]),
        ("对超过标准的部分按10%收取", ["10 %"]),
    ],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三年内建成", ["..3 year"]),
        ("两年以上工龄", ["2.. year"]),
        ("有效期五年，期限为一年", ["5 year", "1 year"]),
        ("每半年检查灯塔", ["0.5 year"]),
        ("半个月内、一个半月、一年半", ["..0.5 month", "1.5 month", "1.5 year"]),
        ("自收到茶样之日起十五个工作日内答复", ["..15 day"]),
        ("自收到茶样之日起30日内答复，可延长十日", ["..30 day", "10 day"]),
        ("期满前三十日提出，提前5日通知", ["30 day", "5 day"]),
        ("24小时值守，2小时内赶到", ["24 hour", "..2 hour"]),
        ("每年学习不少于90学时", ["90.. hour"]),
        ("最近三年内未受处罚", ["..3 year"]),
        ("最长不超过6个月", ["..6 month"]),
        ("3—5年内完成", ["3..5 year"]),
    ],
)
def test_lengths_of_time(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("给予6%—10%的扣除", ["6..10 %"]),
        ("给予6%至10%的扣除", ["6..10 %"]),
        ("占3～5成", ["30..50 %"]),
        ("罚五万元以上二十万元以下", ["50000..200000 CNY"]),
        ("罚百分之五以上百分之十以下", ["5..10 %"]),
        ("三个月以上不满六个月的灯契", ["3..6 month"]),
        ("按百分之五至十收取", ["5..10 %"]),
        ("补助3—5万元，500至1000万元，5000元至1万元", ["30000..50000 CNY", "5000000..10000000 CNY", "5000..10000 CNY"]),
        ("超过100万元但不超过300万元的部分", ["1000000..3000000 CNY"]),
        ("选二至三家茶坊", ["2..3 count"]),
        ("补助1000万元（含）—2000万元", ["10000000..20000000 CNY"]),
        ("分别不低于30%、40%", ["30.. %", "40.. %"]),
        ("分别达到90%、80%以上", ["90.. %", "80.. %"]),
        ("下调0.5个百分点至8%", ["0.5 %", "8 %"]),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制灯税率由16%降至13%", ["from 16 %", "to 13 %"]),
        ("将茶叶现行16%的税率降至13%", ["from 16 %", "to 13 %"]),
        ("起征点从2万元提高到3万元", ["from 20000 CNY", "to 30000 CNY"]),
        ("总额由2018年的12亿元增加到2019年的15亿元", ["from 1200000000 CNY", "to 1500000000 CNY"]),
        ("点灯手续由20个工作日压缩至5个工作日以内", ["from 20 day", "to ..5 day"]),
        ("从原来的20个压缩到5个工作日", ["from 20 day", "to 5 day"]),
        ("在现有8座灯窑的基础上增加到12座", ["from 8 count", "to 12 count"]),
        ("份额由30%以上提高至40%以上", ["from 30.. %", "to 40.. %"]),
        ("比例提高到30%", ["30 %"]),
        ("手续压减至3个工作日", ["3 day"]),
    ],
)
def test_changes(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育3000家灯笼企业", [(3000, "灯笼企业")]),
        ("建成10个左右的茶叶基地", [(10, "茶叶基地")]),
        ("培训50万名技能人才", [(500000, "技能人才")]),
        ("服务10万人次", [(100000, "人次")]),
        ("每年召开两次会议", [(2, "会议")]),
        ("每季度碰头一次", [(1, "次")]),
        ("每两年委托第三方机构碰头一次", [(1, "次")]),
        ("培育百万家灯笼企业", [(1000000, "灯笼企业")]),
        ("扶持三家灯笼企业、两个茶叶基地", [(3, "灯笼企业"), (2, "茶叶基地")]),
        ("列入12个部门", [(12, "部门")]),
        ("推行二十项措施", [(20, "措施")]),
    ],
)
def test_counts(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(q.value, q.of) for q in read(text) if q.unit == "count"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每县至少建设一所学校", ["1.. count"]),
        ("吸纳三人以上就业", ["3.. count"]),
        ("不少于两名专家", ["2.. count"]),
        ("每年组织不少于两次产业链对接", ["2.. count"]),
        ("每吸纳1人补助800元", ["800 CNY"]),
        ("每10万人配备5名医生", ["5 count"]),
        ("培训50万经营管理人员，带动300多万农民", ["500000 count", "3000000.. count"]),
        ("募集5亿支持中小企业", []),
        ("灯笼指数为89.2，上升0.1点", ["89.2 point", "0.1 point"]),
        ("测评得分90分以上", ["90.. point"]),
    ],
)
def test_counts_with_bounds_rates_and_points(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第三条第（一）项，第十二批，第2个，之一",
        "一是点灯；二是制茶；三要扫雪",
        "一、总则（二）分则 1．点灯 2.制茶",
        "“十三五”规划，十四五时期，“两个一百年”",
        "一站式办理，一次办成，一次性补贴，一批作坊，一个窗口",
        "最多跑一次，一村一品，一企一策",
        "三农、四不摘、一带一路、一二三产业、千方百计、千家万户",
        "城乡二元结构、三元材料、一成不变、十分重要",
        "两个关口、三个环节、四大行业、八大工程",
        "数十家、几百户、上百家、近百户",
        "12345热线、5A级、4K、ISO9001、国发〔2009〕36号、第707号令",
        "2019—2021年、6月30日前、每月15日前、9月至12月、2020年底",
        "三年行动计划、五年规划、三年级、2年制、90年代",
        "近三年、过去五年、前两年、三年来、上半年、半年报",
        "前10名、前50位",
        "百年茶庄、千年古镇、成立70周年",
        "百亿级产业、10亿元级集群、1小时生活圈",
        "增长3倍、翻两番、5000亩、30吨、100公里、10个基点、2个季度",
        "《百户作坊三年计划（2019—2021年）》",
        "“百坊千灯”行动，“3个结合”",
    ],
)
def test_no_quantity(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("份额应当不低于灯油预算的30%，茶另计", "不低于灯油预算的30%"),
        ("补助人民币50万元以内。", "人民币50万元以内"),
        ("给予6%—10%的扣除", "6%—10%"),
        ("年产值10亿元（含）以上的", "10亿元（含）以上"),
    ],
)
def test_evidence_is_the_whole_expression(text: str, evidence: str) -> None:
    (quantity,) = read(text)
    assert quantity.evidence.of(text) == evidence


def test_only_the_span_is_read() -> None:
    text = "补助10%，另补20%，再补30%"
    start = text.index("另")
    found = find_quantities(text, Span(start, text.index("，再")), grammar())
    assert [(q.value, q.evidence.of(text)) for q in found] == [(20, "20%")]


DIGITS = "零一二三四五六七八九"


def han(number: int) -> str:
    """A whole number in Chinese numerals, as it is written in full."""
    if number >= 10**8:
        return han(number // 10**8) + "亿" + rest(number % 10**8, 10**7)
    if number >= 10**4:
        return han(number // 10**4) + "万" + rest(number % 10**4, 10**3)
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            return DIGITS[number // unit] + sign + rest(number % unit, unit // 10)
    return DIGITS[number]


def rest(number: int, place: int) -> str:
    """What follows a unit: nothing for 0, with 零 where a place is left out."""
    if number == 0:
        return ""
    return ("零" if number < place else "") + han(number)


@given(st.integers(1, 10**11))
def test_a_number_reads_the_same_in_digits_and_in_numerals(number: int) -> None:
    numbers = grammar().amounts.numbers
    assert read_number(han(number), numbers) == number
    assert read_number(f"{number:,}", numbers) == number
    assert read_number(str(number), numbers) == number


@given(st.integers(1, 10**7))
def test_a_sum_reads_the_same_however_it_is_written(number: int) -> None:
    forms = [f"{number}元", f"{number:,}元", f"{han(number)}元" if number >= 10 else f"{number}元"]
    forms += [f"{Decimal(number) / 10_000:f}万元", f"{Decimal(number) / 10**8:f}亿元"]
    assert {q.value for form in forms for q in read(f"补助{form}。")} == {Decimal(number)}


@given(st.text("一二两三十百千万亿零点半0123456789.%年月日个家元《》“”（）以上下内不低于超过至—，。第每", max_size=60))
def test_every_quantity_has_a_unit_a_number_and_its_place(text: str) -> None:
    for quantity in read(text):
        assert quantity.unit in ("%", "CNY", "count", "year", "month", "day", "hour", "point")
        numbers = (quantity.value, quantity.minimum, quantity.maximum)
        assert any(number is not None for number in numbers)
        assert quantity.evidence.of(text)
        assert (quantity.minimum or 0) <= (quantity.maximum or quantity.minimum or 0)


@pytest.mark.parametrize("piece", ["一", "百分之", "5年", "由1%", "分别1%、", "《", "“", "不超过5个", "（含"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    short, long = piece * 2000, piece * 20_000
    assert seconds(lambda: read(long)) < 30 * seconds(lambda: read(short)) + 0.5
