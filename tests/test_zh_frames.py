"""What stands around and above the measures of Chinese documents: contents, notices, closings, notes, chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from chinese import ADDRESS, BODIES, FRONT, RELEASE, SECTIONS, SIGNED, Item, han
from test_zh_segment import expected, found, plain, plain_draft, read

CONTENTS: tuple[Callable[[str, int], str], ...] = (
    lambda name, section: f"{han(section)}、{name}",
    lambda name, section: f"{han(section)}、{name}……………{section + 2}",
    lambda name, section: f"{han(section)}、 {name} {section}",
)


@pytest.mark.parametrize("entry", CONTENTS)
@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　"])
def test_a_table_of_contents_counts_nothing(entry: Callable[[str, int], str], deep: bool, joint: str) -> None:
    draft = plain_draft()
    contents = ["目　录"]
    for number, items in enumerate(draft.sections, start=1):
        contents.append(entry(SECTIONS[number - 1], number))
        contents += [f"（{han(n)}）{item.heading}" for n, item in enumerate(items, start=1) if deep]
    assert found(joint.join([FRONT[0], *contents, *draft.lines()[1:]])) == expected(draft)


NOTICE = ("某市人民政府关于印发纸灯行业试点方案的通知", "某政发〔2016〕12号", ADDRESS)
NUMBERED = (
    "现将方案印发给你们，并提出以下要求：",
    "一、提高认识，加强领导。",
    "二、密切配合，形成合力。",
    "三、遇有问题，及时报告。",
)


@pytest.mark.parametrize("said", [("现将方案印发给你们，请认真贯彻执行。",), NUMBERED])
@pytest.mark.parametrize("listed", [(), ("附件：1. 纸灯行业试点方案", "　　　2. 任务分工表")])
@pytest.mark.parametrize("headed", [(), ("附件1",), (RELEASE,)])
@pytest.mark.parametrize("preamble", [(), ("为稳步推进试点工作，制定本方案。",)])
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_the_plan_that_a_notice_prints_is_what_counts(
    said: tuple[str, ...], listed: tuple[str, ...], headed: tuple[str, ...], preamble: tuple[str, ...], joint: str
) -> None:
    front = (*NOTICE, *said, *listed, "某市人民政府", "2016年3月8日", *headed, "纸灯行业试点方案", *preamble)
    draft = plain_draft(front=front, behind=())
    assert found(joint.join(draft.lines())) == expected(draft)


BEHIND = (
    ("附件：纸灯企业名单", *SIGNED),
    ("附件：1. 纸灯企业名单", "　　　2. 纸灯产品目录", *SIGNED, RELEASE),
    ("附：重点任务分工表", *SIGNED),
    (
        *SIGNED,
        RELEASE,
        "附件1",
        "纸灯企业名单",
        "一、东部地区",
        "1. 明光纸灯厂",
        "2. 暗香纸灯厂",
        "二、西部地区",
        "1. 西域纸灯厂",
    ),
    (*SIGNED, "附件", "重点任务分工表", "1 | 设立资金 | 财政部", "2 | 培训灯匠 | 教育部", "3 | 规范市场 | 商务部"),
    (*SIGNED, "抄送：党中央各部门，全国人大常委会办公厅。", "某某办公厅　　2016年3月9日印发"),
    ("财政部　商务部　人民银行", "二〇一六年三月八日"),
    ("各地区、各部门要加强组织领导，抓好本意见的贯彻落实。", *SIGNED),
    ("本意见自2016年4月1日起施行，有效期5年。", *SIGNED),
    ("特此通知。", *SIGNED),
)


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("own_line", [False, True])
@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　"])
def test_what_closes_the_document_belongs_to_no_measure(behind: tuple[str, ...], own_line: bool, joint: str) -> None:
    draft = plain_draft(behind=behind, own_line=own_line)
    text = joint.join(draft.lines())
    assert found(text) == expected(draft)
    assert plain(read(text).closing.of(text)).startswith(plain(behind[0])[:4])


def test_the_text_below_a_bare_last_heading_is_its_own_though_it_speaks_to_all() -> None:
    draft = plain_draft(own_line=True)
    last = Item("加强组织领导", "各地区、各部门要高度重视，认真贯彻本意见，抓好落实。")
    changed = replace(draft, sections=(*draft.sections[:-1], (*draft.sections[-1], last)))
    assert found("\n".join(changed.lines())) == expected(changed)


@pytest.mark.parametrize(
    "note", ["责任单位：财政部、商务部", "（牵头单位：财政部；配合单位：商务部）", "牵头单位：财政部；配合单位：商务部"]
)
@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　"])
def test_a_note_on_a_line_of_its_own_belongs_to_its_measure(note: str, joint: str) -> None:
    draft = plain_draft(own_line=True)
    sections = tuple(tuple(replace(item, note="", more=(note,)) for item in items) for items in draft.sections)
    changed = replace(draft, sections=sections)
    assert found(joint.join(changed.lines())) == expected(changed)


def test_sections_without_measures_stay_sections() -> None:
    draft = plain_draft()
    lines = draft.lines()
    first = lines.index("一、总体要求")
    text = "\n\n".join([*lines[: first + 1], BODIES[0], *lines[lines.index("二、主要任务") :]])
    outline = read(text)
    assert [section.path for section in outline.sections] == [(1,), (2,), (3,), (4,)]
    assert [measure.section for measure in outline.measures] == [(2,)] * 3 + [(3,)] * 3 + [(4,)] * 3


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　", ""])
@pytest.mark.parametrize("blank", ["　", " ", ""])
def test_articles_keep_their_lists_and_only_some_chapters_have_sections(joint: str, blank: str) -> None:
    plan = (
        ("第一章", "总则"),
        2,
        ("第二章", "支持"),
        ("第一节", "资金"),
        2,
        ("第二节", "人才"),
        1,
        ("第三章", "附则"),
        2,
    )
    lines, paths, number, path = ["某省纸灯条例"], [], 0, ()
    for part in plan:
        if isinstance(part, tuple):
            value = "一二三".index(part[0][1]) + 1
            path = (value,) if part[0].endswith("章") else (path[0], value)
            lines.append(part[0] + blank + part[1])
            continue
        for _ in range(part):
            number += 1
            lines.append(
                f"第{han(number)}条{blank}县级以上人民政府应当：{joint}（一）依照本条例第三条设立资金；{joint}（二）减免费用。"
            )
            paths.append((number, path))
    outline = read(joint.join(lines))
    assert [(measure.number, measure.section) for measure in outline.measures] == paths
    assert [section.path for section in outline.sections] == [(1,), (2,), (2, 1), (2, 2), (3,)]
    assert all(plain(m.span.of(joint.join(lines))).endswith("（二）减免费用。") for m in outline.measures)


def test_a_note_beside_a_bare_heading_is_no_part_of_it() -> None:
    text = "\n".join(
        [
            "一、主要任务",
            "（一）加大资金支持力度（财政部负责）",
            BODIES[0],
            "（二）规范市场秩序（商务部负责）",
            BODIES[1],
        ]
    )
    assert [measure.heading.of(text) for measure in read(text).measures] == ["加大资金支持力度", "规范市场秩序"]
