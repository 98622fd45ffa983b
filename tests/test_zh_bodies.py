"""Which bodies a Chinese text names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chinese_bodies import ids, named
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.namespaces import slug
from graph_build.recognise.chinese.bodies import compile_bodies, find_mentions
from graph_build.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return load_vocabulary()


@pytest.mark.parametrize(
    ("year", "name", "agency"),
    [
        (2019, "国家发展改革委", "ndrc"),
        (2019, "发展改革委", "ndrc"),
        (2009, "发改委", "ndrc"),
        (2012, "工业和信息化部", "miit"),
        (2012, "工信部", "miit"),
        (2012, "人力资源社会保障部", "mohrss"),
        (2019, "人社部", "mohrss"),
        (2005, "劳动保障部", "molss"),
        (2005, "人事部", "mop"),
        (2005, "信息产业部", "mii"),
        (2005, "建设部", "mocon"),
        (2012, "住房城乡建设部", "mohurd"),
        (2012, "铁道部", "mor"),
        (2012, "人口计生委", "npfpc"),
        (2014, "卫生计生委", "nhfpc"),
        (2019, "卫生健康委", "nhc"),
        (2012, "工商总局", "saic"),
        (2012, "质检总局", "aqsiq"),
        (2019, "市场监管总局", "samr"),
        (2012, "食品药品监管局", "sfda"),
        (2014, "食品药品监管总局", "cfda"),
        (2019, "国家药监局", "nmpa"),
        (2012, "广电总局", "sarft"),
        (2014, "新闻出版广电总局", "sapprft"),
        (2019, "广电总局", "nrta"),
        (2012, "银监会", "cbrc"),
        (2012, "保监会", "circ"),
        (2019, "银保监会", "cbirc"),
        (2023, "金融监管总局", "nfra"),
        (2019, "人民银行", "pboc"),
        (2019, "国务院扶贫办", "cpad"),
        (2019, "国资委", "sasac"),
        (2012, "法制办", "sclao"),
        (2012, "电监会", "serc"),
        (2012, "自然科学基金会", "nsfc"),
        (2012, "供销合作总社", "acfsmc"),
        (2012, "高法院", "spc"),
        (2019, "中央宣传部", "central-publicity-department"),
        (2019, "中央网信办", "cac"),
        (2014, "国家互联网信息办", "cac"),
        (2019, "全国工商联", "acfic"),
        (2019, "共青团中央", "cyl"),
        (2019, "全国妇联", "acwf"),
        (2019, "中国残联", "cdpf"),
        (2017, "铁路总公司", "china-railway"),
        (2019, "国家林草局", "nfga"),
        (2012, "林业局", "sfa"),
        (2019, "国家邮政局", "spb"),
    ],
)
def test_bodies_of_the_whole_country_have_the_names_that_notes_give_them(year: int, name: str, agency: str) -> None:
    """A short name in a note is the body that had it then."""
    found = named(f"（财政部、{name}、科技部按职责分工负责）", year)
    assert ids(found) == ["mof", agency, "most"]
    assert found[1].label == name


@pytest.mark.parametrize(
    ("year", "name", "agency"),
    [
        (2012, "市场监管总局", "saic aqsiq samr"),
        (2020, "工商总局", "samr"),
        (2020, "银监会", "cbirc"),
        (2024, "银保监会", "nfra"),
        (2010, "环保总局", "mep"),
        (2020, "农业部", "mara"),
    ],
)
def test_a_name_of_another_time_is_the_body_of_the_documents_time(year: int, name: str, agency: str) -> None:
    """Bodies are succeeded; a document that uses an old name means who took over."""
    assert ids(named(f"由{name}负责。", year))[0] in agency.split()


def test_every_name_of_the_vocabulary_is_found_as_a_whole(vocabulary: Vocabulary) -> None:
    """No name is cut short, or taken for another body, by the rules for classes."""
    for id_, agency in vocabulary.agencies.items():
        year = (agency.until or 2025) - 1 if agency.until else max(agency.start or 2019, 2019)
        for label in agency.plain_labels("zh"):
            found = named(f"由{label}负责", year)
            assert "".join(mention.label for mention in found) == label, (id_, label)


def test_members_of_a_list_may_leave_out_what_the_first_has_said() -> None:
    """ "中央" and "国家" hold for those that follow."""
    assert ids(named("（中央组织部、宣传部、统战部负责）")) == [
        "central-organization-department",
        "central-publicity-department",
        "ufwd",
    ]
    assert ids(named("国家林业和草原局、能源局")) == ["nfga", "nea"]


def test_a_body_of_no_vocabulary_is_found_in_a_list_and_nowhere_else() -> None:
    """Its id is minted from its name."""
    found = named("（责任单位：市财政局、市灯彩事务局、各区政府）")
    assert [(m.agency, m.known) for m in found] == [
        ("finance-departments", True),
        (slug("市灯彩事务局"), False),
        ("county-governments", True),
    ]
    assert found[1].label == "市灯彩事务局"
    assert not named("纸灯匠人常去市灯彩事务局看灯。")
    assert all(m.known for m in named("（财政部、商务部牵头，会同各有关方面抓好落实）"))
    assert [m.label for m in named("（由市财政局牵头，会同市贸促会、市灯协按职责分工负责）")] == [
        "市财政局",
        "市贸促会",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "简化工商登记手续",
        "进入海关特殊监管区域",
        "中国银行业总体平稳",
        "依照中国人民银行法办理",
        "外交部门前",
        "国务院令第9999号",
        "实行政府采购",
        "发行地方政府债券",
        "推广地方标准",
        "提高校园环境质量",
        "加强跨部门协作",
        "制定具体办法",
        "纳入国办发〔2018〕999号",
        "提升市场监管水平",
        "防治有关地质灾害",
        "振兴各乡村",
        "开办各旗舰店",
        "登录公安部门户网站",
        "税务、会计等服务机构",
        "健全部门会商机制",
        "向市人大常委会报告",
        "上海社会科学院",
        "市政府办公厅",
        "增加个人行为记录",
        "完善采购方式",
        "鼓励纸灯上市",
        "风险投资机构",
        "居民委员会",
    ],
)
def test_words_that_hold_a_name_are_no_body(text: str) -> None:
    """A name inside a longer word is no mention."""
    assert named(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业和信息化部分别负责", ["miit"]),
        ("证监会会同财政部", ["csrc", "mof"]),
        ("发展改革委会同人民银行", ["ndrc", "pboc"]),
        ("商务部办理", ["mofcom"]),
        ("教育部门会同教育部", ["education-departments", "moe"]),
        ("税务总局会同市税务局", ["sta", "tax-departments"]),
        ("税务总局指导税务部门", ["sta", "tax-departments"]),
    ],
)
def test_a_name_ends_where_the_next_word_begins(text: str, expected: list[str]) -> None:
    """What follows a name can look like its end."""
    assert ids(named(text)) == expected


def test_only_what_lies_in_the_span_is_found() -> None:
    """Each measure has its own mentions, at their place in the whole text."""
    text = "财政部负责。商务部、各级财政、税务部门负责。"
    found = named(text, 2019, Span(6, len(text)))
    assert ids(found) == ["mofcom", "finance-departments", "tax-departments"]
    assert all(mention.span.of(text) == mention.label for mention in found)


PIECES = (
    "财政", "税务", "、", "和", "等", "部门", "部", "局", "委", "省", "市", "区", "各", "各级", "人民政府", "国务院",
    "中央", "宣传部", "有关", "（", "）", "负责", "。", "\n", " ", "地方", "要", "公安机关", "厅", "党委", "上海市",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(0, 40), st.integers(0, 40))
def test_mentions_are_in_order_apart_and_inside_the_span(text: str, one: int, other: int) -> None:
    """Whatever the text, mentions do not overlap, do not leave the span and are printed in the text."""
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    found = named(text, 2019, span)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for mention in found:
        assert span.covers(mention.span)
        assert mention.span.of(text) == mention.label


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.integers(1, 2000))
def test_long_runs_of_the_same_words_are_read(piece: str, times: int) -> None:
    """A hostile text is read like any other."""
    assert len(named(piece * times)) <= times * len(piece)


def test_words_of_chinese_names_are_data(vocabulary: Vocabulary) -> None:
    """Fields and levels are those of bodies that the vocabulary has."""
    for scheme in ("field", "level"):
        assert {concept.id for concept in vocabulary.scheme(scheme)} <= set(vocabulary.agencies)


def test_without_words_or_bodies_nothing_is_named(vocabulary: Vocabulary) -> None:
    """A vocabulary of another country names its own bodies, and no others."""
    text = "财政部会同各级财政部门、地方各级人民政府（市财政局、市灯彩局）负责。鼓励地方探索。"
    for bare in (Vocabulary({}, {}), Vocabulary({}, vocabulary.concepts)):
        assert find_mentions(text, Span(0, len(text)), (), compile_bodies(bare), year=2019) == ()
