"""Chinese citations: which documents a text names, by what title and number, and what it does with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Span
from graph_build.recognise.chinese.citations import compile_citations, find_citations
from graph_build.vocabulary import load_vocabulary

GRAMMAR = compile_citations(load_vocabulary())
Cited = tuple[str, str | None, str]


def read(text: str) -> list[Cited]:
    """Title, number and relation of all citations of a text."""
    return [(c.title, c.number, c.relation) for c in find_citations(text, Span(0, len(text)), GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("根据《纸灯管理办法》，适时调整布局。", "cites"),
        ("按照《纸灯管理办法》有关要求执行。", "cites"),
        ("对不符合《纸灯管理办法》的，限期改正。", "cites"),
        ("违反《纸灯管理办法》的，予以处罚。", "cites"),
        ("《纸灯管理办法》同时废止。", "cites"),
        ("《纸灯管理办法》实施以来，灯会安全有序。", "cites"),
        ("按照国务院办公厅印发的《纸灯管理办法》要求，加强检查。", "cites"),
        ("认真贯彻落实《纸灯管理办法》。", "implements"),
        ("严格执行《纸灯管理办法》各项规定。", "implements"),
        ("抓好《纸灯管理办法》贯彻落实。", "implements"),
        ("推动《纸灯管理办法》有效实施。", "implements"),
        ("抓紧修订完善《纸灯管理办法》。", "revises"),
        ("进一步完善《纸灯管理办法》。", "revises"),
        ("提出对《纸灯管理办法》的修订建议。", "revises"),
        ("加快《纸灯管理办法》修订进程。", "revises"),
        ("研究制定《纸灯管理办法》。", "formulates"),
        ("尽快制定出台并组织实施《纸灯管理办法》。", "formulates"),
        ("推动《纸灯管理办法》出台。", "formulates"),
        ("出台落实《纸灯管理办法》的配套政策。", "implements"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert read(text) == [("纸灯管理办法", None, relation)]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("落实《关于纸灯的意见》（灯发〔2011〕7号）。", "关于纸灯的意见", "灯发〔2011〕7号"),
        ("落实《关于纸灯的意见》（灯发[2011]7号）。", "关于纸灯的意见", "灯发[2011]7号"),
        ("落实《关于纸灯的意见》(灯发(2011)7号)。", "关于纸灯的意见", "灯发(2011)7号"),
        ("落实《关于纸灯的意见》（灯发〔2011〕7号，以下简称《意见》）。", "关于纸灯的意见", "灯发〔2011〕7号"),
        ("落实灯发〔2011〕7号《关于纸灯的意见》。", "关于纸灯的意见", "灯发〔2011〕7号"),
        ("按照《纸灯条例》（国务院令第991号）的规定。", "纸灯条例", "国务院令第991号"),
        ("按照《纸灯目录》（灯业部公告2011年第7号）。", "纸灯目录", "灯业部公告2011年第7号"),
        ("落实《纸灯规划（2011—2015年）》。", "纸灯规划（2011—2015年）", None),
        ("落实《灯业部关于印发〈纸灯方案〉的通知》。", "灯业部关于印发〈纸灯方案〉的通知", None),
        ("落实《灯业部关于印发《纸灯方案》的通知》。", "灯业部关于印发《纸灯方案》的通知", None),
        ("推广《灯会场地租赁合同（示范文本）》。", "灯会场地租赁合同（示范文本）", None),
        ("落实《灯会建设法》。", "灯会建设法", None),
        ("落实《中共中央 国务院关于纸灯的意见》。", "中共中央 国务院关于纸灯的意见", None),
        ("落实《关于纸灯\n的意见》。", "关于纸灯的意见", None),
        ("根据国务院关于纸灯的若干意见（国发〔2011〕7号）精神。", "国务院关于纸灯的若干意见", "国发〔2011〕7号"),
        ("根据灯发〔2011〕7号文件精神。", "", "灯发〔2011〕7号"),
        ("根据工业和信息化部公告2011年第7号。", "", "工业和信息化部公告2011年第7号"),
    ],
)
def test_titles_and_numbers(text: str, title: str, number: str | None) -> None:
    assert [cited[:2] for cited in read(text)] == [(title, number)]


def test_titles_side_by_side_share_their_relation() -> None:
    text = "贯彻《纸灯法》、《纸灯条例》（国务院令第991号）和灯业部《关于灯会的通知》，制定《灯会办法》。"
    assert [(title, relation) for title, _, relation in read(text)] == [
        ("纸灯法", "implements"),
        ("纸灯条例", "implements"),
        ("关于灯会的通知", "implements"),
        ("灯会办法", "formulates"),
    ]


def test_the_evidence_is_the_title_with_its_number() -> None:
    text = "认真落实《关于纸灯的意见》（灯发〔2011〕7号），制定灯会安全管理办法。"
    assert [citation.evidence.of(text) for citation in find_citations(text, Span(0, len(text)), GRAMMAR)] == [
        "《关于纸灯的意见》（灯发〔2011〕7号）",
        "灯会安全管理办法",
    ]


def test_a_document_named_twice_is_cited_once_with_the_stronger_relation() -> None:
    assert read("按照《纸灯办法》的要求做好工作，适时修订《纸灯办法》。") == [("纸灯办法", None, "revises")]


@pytest.mark.parametrize("mention", ["落实《意见》要求。", "细化《意见》确定的任务。"])
def test_short_names_stand_for_the_title(mention: str) -> None:
    lead = "为贯彻《关于纸灯的意见》（灯发〔2011〕7号，以下简称《意见》），分工如下。\n"
    found = find_citations(lead + mention, Span(len(lead), len(lead + mention)), GRAMMAR)
    assert [(c.title, c.number, c.evidence.of(lead + mention)) for c in found] == [
        ("关于纸灯的意见", "灯发〔2011〕7号", "《意见》")
    ]


@pytest.mark.parametrize(
    ("title", "short", "cited"),
    [
        ("中华人民共和国纸灯交易法", "纸灯交易法", "纸灯交易法"),
        ("纸灯交易管理暂行规定", "交易规定", "纸灯交易管理暂行规定"),
    ],
)
def test_a_short_name_can_stand_without_marks(title: str, short: str, cited: str) -> None:
    text = f"根据《{title}》（以下简称{short}）制定本条例。\n{short}第四条所称交易，是指买卖。"
    later = text.index("\n") + 1
    found = find_citations(text, Span(later, len(text)), GRAMMAR)
    assert [(c.title, c.relation) for c in found] == [(cited, "cites")]


@pytest.mark.parametrize(
    "text",
    [
        "《纸灯方案》已经国务院同意，现印发给你们。",
        "现将《纸灯方案》印发给你们，请认真执行。",
        "现公布修订后的《纸灯条例》，自公布之日起施行。",
        "《纸灯方案》（以下简称《方案》）已经国务院批准，现予印发。各地要落实《方案》。",
    ],
)
def test_the_text_itself_is_no_citation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        ("依照政府采购法的规定办理。", "政府采购法", "cites"),
        ("贯彻中小企业促进法，优化环境。", "中小企业促进法", "implements"),
        ("按照中华人民共和国纸灯法办理。", "中华人民共和国纸灯法", "cites"),
        ("适用企业所得税法实施条例。", "企业所得税法实施条例", "cites"),
        ("违反纸灯保护法有关规定的，依法处理。", "纸灯保护法", "cites"),
        ("加快修订招标投标法。", "招标投标法", "revises"),
    ],
)
def test_laws_without_marks(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


@pytest.mark.parametrize(
    ("text", "titles", "relation"),
    [
        ("制定灯会安全管理办法。", ["灯会安全管理办法"], "formulates"),
        ("研究制定促进灯匠就业的具体办法，抓好落实。", ["促进灯匠就业的具体办法"], "formulates"),
        ("抓紧出台本市纸灯、彩灯等灯具产品技术标准。", ["纸灯、彩灯等灯具产品技术标准"], "formulates"),
        ("编制并公布灯会经营事项目录清单。", ["灯会经营事项目录清单"], "formulates"),
        ("各地要编制灯会发展规划和有关配套政策。", ["灯会发展规划"], "formulates"),
        ("组织编制一批纸灯出口指南。", ["纸灯出口指南"], "formulates"),
        ("出台纸灯贷款管理办法、灯会门票定价办法。", ["纸灯贷款管理办法", "灯会门票定价办法"], "formulates"),
        ("制定支持政策和纸灯分级标准。", ["纸灯分级标准"], "formulates"),
        ("建立健全灯会义务讲解员选聘的办法。", ["灯会义务讲解员选聘的办法"], "formulates"),
        ("制定“百灯齐放”试点实施方案。", ["“百灯齐放”试点实施方案"], "formulates"),
        ("制定全国统一的灯会监管规则。", ["灯会监管规则"], "formulates"),
        ("落实全国灯会普查条例。", ["全国灯会普查条例"], "implements"),
        ("修订纸灯划型标准。", ["纸灯划型标准"], "revises"),
        ("每3年修订1次纸灯出口目录。", ["纸灯出口目录"], "revises"),
        ("及时更新并推进纸灯目录、灯匠教学标准建设。", ["纸灯目录"], "revises"),
        ("完善灯会服务质量评价办法。", ["灯会服务质量评价办法"], "revises"),
        ("严格落实灯会消防影响评价指南等管理要求。", ["灯会消防影响评价指南"], "implements"),
        ("执行小企业会计准则。", ["小企业会计准则"], "implements"),
        ("制修订一批河灯安全标准。", ["河灯安全标准"], "formulates"),
        ("各部门要建立灯会抽查事项清单。", ["灯会抽查事项清单"], "formulates"),
        ("动态调整灯会抽查事项清单。", ["灯会抽查事项清单"], "revises"),
        ("进一步明确灯匠兼职的具体管理办法。", ["灯匠兼职的具体管理办法"], "formulates"),
        ("加快研究支持设立河灯、彩灯合作社的办法。", ["支持设立河灯、彩灯合作社的办法"], "formulates"),
        ("按照灯业改造和振兴规划要求，改造灯坊。", ["灯业改造和振兴规划"], "cites"),
        ("对列入防火、节电灯具免税目录的灯坊免税。", ["防火、节电灯具免税目录"], "cites"),
        ("按照灯会信息公示暂行条例规定公示。", ["灯会信息公示暂行条例"], "cites"),
        ("市场准入负面清单以外的领域一律放开。", ["市场准入负面清单"], "cites"),
    ],
)
def test_documents_that_are_only_described(text: str, titles: list[str], relation: str) -> None:
    assert read(text) == [(title, None, relation) for title in titles]


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        ("在年底前完成纸灯生产许可目录的修订工作。", "纸灯生产许可目录", "revises"),
        ("加快推进灯会安全技术规范编制工作，守住底线。", "灯会安全技术规范", "formulates"),
        ("启动河灯质量分级国家标准制修订。", "河灯质量分级国家标准", "formulates"),
        ("灯会基金管理办法由市灯业部门会同财政部门制定，报市政府批准。", "灯会基金管理办法", "formulates"),
        ("各县要修订本县实施中小企业促进法的办法。", "实施中小企业促进法的办法", "revises"),
        ("贯彻落实国务院关于加快纸灯发展的若干意见精神，形成合力。", "国务院关于加快纸灯发展的若干意见", "implements"),
        ("根据省政府关于灯会安全的决定，停办夜会。", "省政府关于灯会安全的决定", "cites"),
    ],
)
def test_verbs_behind_a_document_and_titles_without_marks(text: str, title: str, relation: str) -> None:
    assert read(text) == [(title, None, relation)]


@pytest.mark.parametrize(
    "text",
    [
        "具体办法由市灯业部门制定。",
        "实施细则由市灯业部门另行制定。",
        "鼓励灯坊参与国际标准、国家标准和行业标准制修订，创建品牌。",
        "推动地方标准和团体标准制定。",
        "建立部门责任清单、问题清单和需求清单。",
        "明确灯匠兼职的操作办法，研究解决办法。",
        "按照城市总体规划和年度计划的要求布局。",
        "按照国家有关资金管理办法执行。",
        "贯彻国务院关于纸灯发展的决策部署。",
        "听取灯匠关于改进服务的意见。",
        "国务院关于促进纸灯发展的若干意见\n各县：",
        "编印《灯会政策汇编》和《灯匠案例集》。",
        "全面实施市场准入负面清单制度。",
        "制定年度抽查工作计划。",
    ],
)
def test_what_is_no_document_of_its_own(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "加强在《灯会日报》、《今日灯会》栏目的宣传。",
        "填写《灯匠登记表》，签订《安全责任书》，申领《经营许可证》。",
        "依照有关法律法规和规章制度处理。",
        "按照国家有关规定执行，落实扶持政策措施。",
        "制定实施方案，细化工作措施。",
        "各地区要结合实际制定具体办法。",
        "鼓励制定团体标准、行业标准，采用国际标准。",
        "完善灯会标准体系，推进标准化建设。",
        "参与国家标准制定。",
        "支持制定相关地方性法规和规章。",
        "不得另行制定灯会市场准入管理办法。",
        "采取合法方法，依法开展执法检查。",
        "建立灯会清单制度，健全工作机制。",
        "本办法自发布之日起施行。",
        "制定年度工作计划，明确任务分工。",
        "引导企业制定高于国家标准、行业标准的企业标准。",
        "按照国家检测方法规定取样。",
        "参加《灯会合作协定》谈判，签署《灯会合作备忘录》。",
        "征求意见，提出意见建议。",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "《灯",
        "》",
        "《灯》（",
        "（",
        "制定",
        "制定、",
        "法",
        "以下简称",
        "《办法》",
        "〔2011〕7",
        "令第",
        "“",
        "关于",
        "由",
        "完成标准",
        "贯彻国务院关于灯的",
    ],
)
def test_hostile_texts_are_read(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    for citation in find_citations(text, Span(0, len(text)), GRAMMAR):
        assert citation.evidence.of(text)


_PIECES = st.sampled_from(
    [
        "《",
        "》",
        "〈",
        "〉",
        "（",
        "）",
        "以下简称",
        "制定",
        "由灯业部制定",
        "的修订工作",
        "完成",
        "贯彻国务院关于",
        "的意见",
        "修订",
        "落实",
        "纸灯",
        "管理办法",
        "标准",
        "法",
        "、",
        "，",
        "。",
        "\n\n",
        "等",
        "国发〔2011〕7号",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_evidence_lies_in_the_span_and_holds_the_title(text: str) -> None:
    whole = Span(min(3, len(text)), len(text))
    for citation in find_citations(text, whole, GRAMMAR):
        assert whole.covers(citation.evidence)
        printed = "".join(citation.evidence.of(text).split())
        named = "".join(citation.title.split())
        assert named in printed or "以下简称" in text
        assert citation.number is None or "".join(citation.number.split()) in text.replace("\n", "")


@given(st.text(alphabet="纸灯会匠人，。", max_size=12))
def test_what_stands_before_another_sentence_changes_nothing(before: str) -> None:
    sentence = "修订《纸灯条例》（国务院令第991号）。"
    assert read(before + "。\n" + sentence) == read(sentence)
