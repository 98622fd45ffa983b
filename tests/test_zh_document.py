"""What a Chinese document states of itself: title, number, date, issuers, kind, and what its preamble cites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.model import Source, Span, Stated
from graph_build.read.text import read_content
from graph_build.recognise.chinese.document import DocumentFields, compile_document, read_document_fields
from graph_build.segment import segment
from graph_build.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
GRAMMAR = compile_document(VOCABULARY)
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NAMES = {
    "财政部": "mof",
    "工业和信息化部": "miit",
    "国务院办公厅": "state-council-general-office",
    "灯会委员会": "minted",
}
ADDRESSEE = "各省、自治区、直辖市人民政府："
ARTICLE = "第一条　为了规范灯会，制定本办法。\n\n第二条　灯会应当安全。"
ITEMS = "一、加强领导。各地要落实责任。\n\n二、加强检查。各地要定期检查。"


def read(*parts: str, stated: Stated = Stated()) -> DocumentFields:  # noqa: B008 frozen
    """The fields of a text, with a few bodies and the dates in digits."""
    text = "\n\n".join(parts)
    outline = segment(text, VOCABULARY)

    def bodies(name: str) -> tuple[str, ...]:
        found = sorted((name.find(label), id_) for label, id_ in NAMES.items() if label in name)
        council = [(name.find("国务院"), "state-council")] if re.search("国务院(?!办公厅)", name) else []
        return tuple(id_ for _, id_ in sorted(found + council))

    def date(span: Span) -> tuple[str, Span] | None:
        found = DATE.search(outline.masked, span.start, span.end)
        return (f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", Span(*found.span())) if found else None

    source = Source("a.txt", "a.txt", text, "zh", "utf-8", "0" * 64, stated)
    return read_document_fields(source, outline, GRAMMAR, bodies, date)


def test_a_letter() -> None:
    title = "财政部 工业和信息化部关于灯会的意见"
    fields = read(
        title, "财灯〔2011〕7号", ADDRESSEE, ITEMS, "财政部　工业和信息化部", "2011年3月8日", "（此件公开发布）"
    )
    assert (fields.title, fields.number, fields.issued) == (title, "财灯〔2011〕7号", "2011-03-08")
    assert (fields.issuers, fields.kind) == (("mof", "miit"), "opinions")


def test_a_title_over_several_lines() -> None:
    fields = read("国务院办公厅关于印发灯会", "安全工作方案的通知", "国办发〔2011〕7号", ADDRESSEE, ITEMS)
    assert fields.title == "国务院办公厅关于印发灯会安全工作方案的通知"
    assert (fields.number, fields.kind) == ("国办发〔2011〕7号", "plan")


@pytest.mark.parametrize("above", ["政策法规", "附件1", "来源：灯网", "财政部文件", "灯发〔2011〕7号", "2011年3月8日"])
def test_what_stands_above_a_title_is_no_part_of_it(above: str) -> None:
    assert (
        read(above, "灯会安全检查与灯匠培训", "三年行动计划", ADDRESSEE, ITEMS).title
        == "灯会安全检查与灯匠培训三年行动计划"
    )


def test_a_body_in_a_line_of_its_own_begins_a_title() -> None:
    assert read("财政部", "关于灯会的通知", "财灯〔2011〕7号", ADDRESSEE, ITEMS).title == "财政部关于灯会的通知"


def test_bodies_that_sign_below_one_another() -> None:
    fields = read("关于灯会的通知", ADDRESSEE, ITEMS, "财政部", "工业和信息化部", "2011年3月8日")
    assert (fields.issuers, fields.issued) == (("mof", "miit"), "2011-03-08")


def test_a_notice_signed_before_the_plan_that_it_prints() -> None:
    fields = read(
        "关于印发《灯会方案》的通知",
        ADDRESSEE,
        "现将《灯会方案》印发给你们，请认真执行。",
        "财政部",
        "2011年3月8日",
        "灯会方案",
        "为落实《灯会条例》，制定本方案。",
        ITEMS,
    )
    assert (fields.issued, fields.issuers, fields.kind) == ("2011-03-08", ("mof",), "plan")
    assert [(c.title, c.relation) for c in fields.citations] == [("灯会条例", "implements")]


def test_a_regulation_keeps_the_date_of_its_adoption() -> None:
    head = "（2011年4月12日灯城第三次会议通过　2018年5月24日灯城第九次会议《关于修改部分法规的决定》修正）"
    fields = read("灯城灯会条例", head, ARTICLE)
    assert (fields.title, fields.issued, fields.kind, fields.issuers) == (
        "灯城灯会条例",
        "2011-04-12",
        "regulation",
        (),
    )
    assert [(c.title, c.relation) for c in fields.citations] == [("关于修改部分法规的决定", "cites")]


def test_a_regulation_made_known_by_decree_has_the_date_of_the_decree() -> None:
    lines = ["2011年4月12日 国务院第66次常务会议通过", "2011年4月22日 中华人民共和国国务院令第991号公布"]
    fields = read("灯会条例", *lines, ARTICLE)
    assert (fields.issued, fields.issuers) == ("2011-04-22", ("state-council",))
    assert fields.number == "中华人民共和国国务院令第991号"
    assert fields.citations == ()


def test_a_decree() -> None:
    fields = read(
        "中华人民共和国国务院令",
        "第991号",
        "《灯会条例》已经2011年4月12日国务院第66次常务会议通过，现予公布，自2011年9月1日起施行。",
        "总理　灯大明",
        "2011年4月22日",
        "灯会条例",
        "第一条　根据《灯法》，制定本条例。\n\n第二条　灯会应当安全。",
    )
    assert (fields.title, fields.kind, fields.issued) == ("灯会条例", "regulation", "2011-04-22")
    assert (fields.number, fields.issuers) == ("中华人民共和国国务院令第991号", ("state-council",))
    assert fields.citations == ()


def test_what_the_page_states_comes_first() -> None:
    stated = Stated("关于灯会的意见", "灯发〔2011〕7号", "2011-03-08", ("财政部", "灯会委员会"))
    fields = read(
        "关于灯会的通知", "灯发〔2011〕8号", ADDRESSEE, ITEMS, "工业和信息化部", "2011年3月9日", stated=stated
    )
    assert (fields.title, fields.number, fields.issued) == ("关于灯会的意见", "灯发〔2011〕7号", "2011-03-08")
    assert (fields.issuers, fields.kind) == (("mof",), "opinions")


def test_what_nothing_states_is_missing() -> None:
    fields = read("灯会很亮。", "大家都来看灯。")
    assert fields == DocumentFields()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("财政部关于灯会的若干意见", "opinions"),
        ("关于做好灯会安全工作的通知", "notice"),
        ("关于加强灯会政策解读工作的通知", "notice"),
        ("关于印发《灯会管理办法》的通知", "notice"),
        ("关于印发灯会工作方案的通知", "plan"),
        ("关于印发《灯会发展规划（2011—2015年）》的通知", "plan"),
        ("关于转发财政部灯会三年行动计划的通知", "plan"),
        ("关于灯会规划编制工作的通知", "notice"),
        ("灯城促进灯会发展条例", "regulation"),
        ("灯会管理办法（试行）", "regulation"),
        ("中华人民共和国灯会促进法", "law"),
        ("灯会高质量发展行动方案", "plan"),
        ("国务院关于取消灯会审批的决定", "other"),
        ("国务院关于同意举办灯会的批复", "other"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    fields = read(title, ADDRESSEE, ITEMS)
    assert (fields.title, fields.kind) == (title, kind)


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "政策解读：《关于灯会的意见》",
            "近日，财政部联合印发《关于灯会的意见》（财灯〔2011〕7号，以下简称《意见》）。",
        ),
        (
            "财政部负责人就《关于灯会的意见》答记者问",
            "日前，财政部印发了《关于灯会的意见》（财灯〔2011〕7号，以下简称《意见》）。",
        ),
    ],
)
def test_commentaries(headline: str, lead: str) -> None:
    fields = read(headline, lead, "问：《意见》的背景是什么？", "答：为落实《灯法》，制定《意见》。")
    assert (fields.kind, fields.title) == ("commentary", headline)
    assert fields.interprets is not None
    assert (fields.interprets.title, fields.interprets.number) == ("关于灯会的意见", "财灯〔2011〕7号")
    assert [(c.title, c.relation) for c in fields.citations] == [
        ("关于灯会的意见", "interprets"),
        ("灯法", "implements"),
    ]


def test_news_that_prints_the_whole_text() -> None:
    fields = read(
        "财政部、工业和信息化部印发《关于灯会的意见》",
        "近日，财政部、工业和信息化部印发了《关于灯会的意见》。全文如下。",
        ITEMS,
    )
    assert (fields.title, fields.kind, fields.issuers) == ("关于灯会的意见", "opinions", ("mof", "miit"))
    assert fields.issued is None


def test_a_page_of_a_government(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    rows = "".join(
        f"<tr><td>{label}：</td><td>{value}</td></tr>"
        for label, value in [
            ("发文单位", "财政部"),
            ("文　　号", "财灯〔2011〕7号"),
            ("签发日期", "2011年3月8日"),
            ("名称", "关于灯会的通知"),
        ]
    )
    text = "".join(f"<p>{line}</p>" for line in ["关于灯会的通知", ADDRESSEE, *ITEMS.split("\n\n")])
    page.write_text(f"<html><meta charset=utf-8><body><table>{rows}</table><div>{text}</div></body></html>", "utf-8")
    assert read_content(page).stated == Stated("关于灯会的通知", "财灯〔2011〕7号", "2011-03-08", ("财政部",))


_LINES = st.sampled_from(
    [
        "关于灯会的通知",
        "灯发〔2011〕7号",
        ADDRESSEE,
        "中华人民共和国国务院令",
        "第991号",
        "财政部",
        "2011年3月8日",
        "现将《灯会方案》印发给你们。",
        "《灯会方案》解读",
        "一、检查。",
        "第一条　看灯。",
        "（试行）",
    ]
)


@given(st.lists(_LINES, max_size=12))
def test_all_that_is_stated_stands_in_the_text(parts: list[str]) -> None:
    fields = read(*parts)
    text = "".join("\n\n".join(parts).split())
    assert fields.title is None or "".join(fields.title.split()) in text
    assert fields.number is None or fields.number in text
    assert fields.issued in (None, "2011-03-08")
    assert set(fields.issuers) <= set(NAMES.values()) | {"state-council"}
