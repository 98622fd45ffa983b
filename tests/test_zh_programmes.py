"""Chinese programmes: names of funds, projects, plans, fairs and the like, and what is no name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.chinese.programmes import compile_programmes, find_programmes
from graph_build.vocabulary import load_vocabulary

GRAMMAR = compile_programmes(load_vocabulary())


def names(text: str) -> list[str]:
    """The names of all programmes of a text."""
    return [p.name for p in find_programmes(text, Span(0, len(text)), GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深入实施灯匠素质提升工程，完善服务网络。", ["灯匠素质提升工程"]),
        ("启动实施中国特色纸灯学校和灯艺专业建设计划，建设基地。", ["中国特色纸灯学校和灯艺专业建设计划"]),
        ("落实纸灯东西协作行动计划。", ["纸灯东西协作行动计划"]),
        ("实施小店纸灯信息化推进工程和灯匠知识更新工程。", ["小店纸灯信息化推进工程", "灯匠知识更新工程"]),
        ("组织实施好纸灯质量提升计划、灯会融合工程等。", ["纸灯质量提升计划", "灯会融合工程"]),
        ("深入实施纸灯、彩灯、河灯污染防治行动计划。", ["纸灯、彩灯、河灯污染防治行动计划"]),
        ("发挥国家纸灯发展基金作用，带动社会资本。", ["国家纸灯发展基金"]),
        ("本市建立灯会创业引导基金。", ["灯会创业引导基金"]),
        ("财政预算安排纸灯产业发展专项资金。", ["纸灯产业发展专项资金"]),
        ("财政预算安排20亿元纸灯产业发展专项资金。", ["纸灯产业发展专项资金"]),
        ("财政预算安排20亿元专项资金。", []),
        ("对灯匠名册进行动态管理。", []),
        ("设立市和区联动的小店融资担保专项资金。", ["小店融资担保专项资金"]),
        ("办好中国国际纸灯博览会，参加全国灯艺大赛。", ["中国国际纸灯博览会", "全国灯艺大赛"]),
        ("制定中国灯艺大赛、世界灯匠大赛获奖选手免试入学政策。", ["中国灯艺大赛", "世界灯匠大赛"]),
        ("办好2011年全国纸灯创新大会、中国国际纸灯博览会。", ["全国纸灯创新大会", "中国国际纸灯博览会"]),
        ("为规范纸灯产业发展专项资金的管理，制定本办法。", ["纸灯产业发展专项资金"]),
        ("定期组织小店纸灯创新推荐会。", ["小店纸灯创新推荐会"]),
        ("支持企业参加广交会、进博会等展会。", ["广交会", "进博会"]),
        ("市政府设立的灯艺创新奖，应当支持小店。", ["灯艺创新奖"]),
        ("办好灯艺教育活动周和世界灯匠日宣传活动。", ["灯艺教育活动周", "世界灯匠日宣传活动"]),
        ("国家灯匠星光培训工程向乡村延伸。", ["国家灯匠星光培训工程"]),
        ("实施灯坊上云专项行动。", ["灯坊上云专项行动"]),
        ("组织全国灯坊网上招聘灯艺毕业生活动。", ["全国灯坊网上招聘灯艺毕业生活动"]),
        ("实施信息化推进工程。继续实施“灯坊信息化推进工程”。", ["灯坊信息化推进工程"]),
        ("办好江西名优灯具展销会、赣商大会。", ["江西名优灯具展销会", "赣商大会"]),
        ("办好中华人民共和国第四届灯艺运动会。", ["中华人民共和国第四届灯艺运动会"]),
        ("设立纸灯产业发展引导资金。", ["纸灯产业发展引导资金"]),
    ],
)
def test_names_without_marks(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("将消费纳入“千店帮千村”精准帮扶行动，鼓励采购。", ["“千店帮千村”精准帮扶行动"]),
        ("对小店实施改门、改窗“两改一亮”工程，优化环境。", ["“两改一亮”工程"]),
        ("依托全国“纸灯月”、“中国灯匠日”等专项活动，推介品牌。", ["纸灯月", "中国灯匠日"]),
        ("开展“灯匠进校园”、“灯艺进社区”等活动。", ["灯匠进校园", "灯艺进社区"]),
        ("倡导“熄灯行动”，减少浪费。", ["熄灯行动"]),
        ("实施好纸灯学校“灯火文明”活动。", ["纸灯学校“灯火文明”活动"]),
        ("举办“创客灯城”小店创新创业大赛。", ["“创客灯城”小店创新创业大赛"]),
        ("推进“互联网+”纸灯行动计划。", ["“互联网+”纸灯行动计划"]),
        ("深入实施大小灯坊融通“携手行动”。", ["大小灯坊融通“携手行动”"]),
        ("组织“百灯万家”大小灯坊融通对接活动。", ["“百灯万家”大小灯坊融通对接活动"]),
        ("推广“灯园信贷通”，扩大规模。", ["灯园信贷通"]),
        ("将灯具纳入“家电下乡”和“汽车下乡”范围。", ["家电下乡", "汽车下乡"]),
    ],
)
def test_names_in_quotation_marks(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "制定灯匠培训三年行动计划，编制年度计划。",
        "按照《灯匠行动计划（2011—2015年）》推进工作。",
        "加快工程建设，规范工程招标和工程款支付。",
        "支持参加农博会、展销会，举办产品推介会。",
        "发展股权投资基金，引导创业投资基金、私募股权基金支持小店。",
        "加强失业保险基金管理，清理政府性基金。",
        "取消或停征散装灯油专项资金。",
        "采取果断行动，开展联合执法行动。",
        "推动“放管服”改革，实施“走出去”战略，建设“一带一路”。",
        "企业生产计划由企业自主决定，纳入政府采购计划。",
        "对成绩突出的给予奖励，落实奖补资金。",
        "开展形式多样的宣传活动和灯会活动。",
        "推进纸灯制度改革试点。",
        "鼓励各县设立纸灯风险补偿基金，支持社会资本设立纸灯创业投资引导基金。",
        "地方政府也要安排灯坊技术改造专项资金。",
        "中小企业专项资金要重点支持灯坊。",
        "将灯匠纳入各地人才培养计划。",
        "发展职业联赛，举办群众性业余联赛和自行车马拉松。",
        "打造“三大球”职业联赛，开展“走出去”交流活动。",
        "开展灯匠培训专项行动和拖欠账款清理专项行动。",
        "每年组织不少于两次灯业链对接会。",
        "开展“一对一”、“面对面”等活动。",
        "参加灯博会、农贸会、展销会。",
        "灯城人民代表大会审议通过，召开灯匠代表大会。",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_programme_is_named_once_with_its_place() -> None:
    text = "实施灯匠素质提升工程。继续实施灯匠素质提升工程。"
    (programme,) = find_programmes(text, Span(0, len(text)), GRAMMAR)
    assert programme.evidence == Span(2, 10)
    assert programme.instrument is None


@pytest.mark.parametrize("unit", ["工程", "“计划”", "“", "实施和", "基金", "《计划", "“灯”、"])
def test_hostile_texts_are_read(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    for programme in find_programmes(text, Span(0, len(text)), GRAMMAR):
        assert programme.evidence.of(text)


_PIECES = st.sampled_from(
    [
        "“",
        "”",
        "《",
        "》",
        "实施",
        "设立",
        "办好",
        "制定",
        "纸灯",
        "全国",
        "工程",
        "计划",
        "行动",
        "基金",
        "博览会",
        "活动",
        "等",
        "、",
        "和",
        "，",
        "。",
        "的",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_names_are_printed_in_the_span_and_do_not_overlap(text: str) -> None:
    whole = Span(min(2, len(text)), len(text))
    found = find_programmes(text, whole, GRAMMAR)
    for programme in found:
        assert whole.covers(programme.evidence)
        assert programme.name == programme.evidence.of(text)
    for one, other in pairwise(found):
        assert one.evidence.end <= other.evidence.start
