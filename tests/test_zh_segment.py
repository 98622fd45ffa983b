"""Segmentation of Chinese documents: whatever the notation, print and frame, the same sections and measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import pytest
from chinese import BODIES, FRONT, HEADINGS, NOTES, SECTIONS, SIGNED, Draft, Item
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.model import Outline
from graph_build.segment import segment
from graph_build.vocabulary import Vocabulary, load_vocabulary

PAIRS = (
    ("{h}、", "（{h}）"), ("{h}、", "{n}."), ("{h}、", "{n}．"), ("{h}、", "{w}．"), ("{h}、", "{n}、"),
    ("{h}、", "（{n}）"),
    ("（{h}）", "{n}."), ("（{h}）", "{n}．"), ("第{h}部分　", "{h}、"), ("第{h}部分 ", "（{h}）"),
    ("第{h}章　", "（{h}）"),
    ("{n}．", "（{n}）"), ("", "{h}、"), ("", "（{h}）"), ("", "{n}."), ("", "{n}、"), ("", "第{h}条　"),
    ("", "第{n}条 "),
)  # fmt: skip
JOINTS = ("\n\n", "\n", "\n　　", " \n\n　　", "\r\n")
FURNITURE = (
    "首页 > 政策 > 国务院文件", "【字体：大 中 小】", "打印本页 关闭窗口", "【打印】【关闭】",
    "扫一扫在手机打开当前页", "责任编辑：张三",
    "来源：某某网  作者：李四  时间：2016-03-08", "分享到：", "浏览次数：123",
    "版权所有：某市人民政府  某ICP备00000000号",
    "上一篇：关于召开会议的通知", "相关稿件", "—3—", "- 12 -", "第3页 共10页", "我要纠错",
    "[大 中 小] [打印] [关闭]", "返回顶部",
)  # fmt: skip


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@lru_cache(maxsize=64)
def read(text: str) -> Outline:
    return segment(text, vocabulary())


def plain(text: str) -> str:
    return "".join(text.split())


def found(text: str) -> list[tuple[int, tuple[int, ...], str, str]]:
    outline = read(text)
    masked = outline.masked
    return [(m.number, m.section, plain(m.heading.of(text)), plain(m.span.of(masked))) for m in outline.measures]


def expected(draft: Draft) -> list[tuple[int, tuple[int, ...], str, str]]:
    return [(number, path, heading, plain(text)) for number, path, heading, text in draft.expected()]


ITEMS = st.builds(Item, st.sampled_from(HEADINGS), st.sampled_from(BODIES), st.sampled_from(("", *NOTES)))
MEASURES = st.lists(st.lists(ITEMS, min_size=2, max_size=5).map(tuple), min_size=3, max_size=5).map(tuple)
DRAFTS = st.builds(
    lambda sections, pair, runs, own: Draft(sections, *pair, runs=runs, own_line=own),
    MEASURES,
    st.sampled_from(PAIRS),
    st.booleans(),
    st.booleans(),
)


def plain_draft(**changes: object) -> Draft:
    sections = tuple(
        tuple(Item(HEADINGS[3 * s + i], BODIES[(s + i) % 6], NOTES[i]) for i in range(3)) for s in range(4)
    )
    return replace(Draft(sections), **changes)


@settings(max_examples=60, deadline=None)
@given(DRAFTS, st.sampled_from(JOINTS))
def test_every_notation_and_print_gives_the_same_outline(draft: Draft, joint: str) -> None:
    text = joint.join(draft.lines())
    assert found(text) == expected(draft)
    names = [(section.path, section.span.of(text)) for section in read(text).sections]
    assert names == ([((n,), SECTIONS[n - 1]) for n in range(1, len(draft.sections) + 1)] if draft.top else [])


@settings(max_examples=100, deadline=None)
@given(MEASURES, st.sampled_from([("{h}、", "（{h}）"), ("{h}、", "{n}."), ("{h}、", "（{n}）")]), st.booleans())
def test_a_document_on_one_line_is_taken_apart(
    sections: tuple[tuple[Item, ...], ...], pair: tuple[str, str], runs: bool
) -> None:
    draft = Draft(sections, *pair, runs=runs)
    for joint in ("", " ", "　"):
        assert found(joint.join(draft.lines())) == expected(draft)


@settings(max_examples=60, deadline=None)
@given(
    DRAFTS.filter(lambda draft: not draft.own_line),
    st.integers(24, 60),
    st.sampled_from(["", "　　"]),
    st.sampled_from(["\n", "\n\n"]),
)
def test_lines_of_a_fixed_width_do_not_matter(draft: Draft, width: int, indent: str, joint: str) -> None:
    lines = [indent + line for line in draft.lines()]
    wrapped = joint.join("\n".join(line[at : at + width] for at in range(0, len(line), width)) for line in lines)
    assert found(wrapped) == expected(draft)


@settings(max_examples=100, deadline=None)
@given(DRAFTS, st.sampled_from(FURNITURE), st.data())
def test_page_furniture_is_noise_wherever_it_stands(draft: Draft, line: str, data: st.DataObject) -> None:
    lines = draft.lines()
    place = data.draw(st.integers(0, len(lines)))
    text = "\n\n".join([*lines[:place], line, *lines[place:]])
    assert found(text) == expected(draft)
    assert line in [span.of(text) for span in read(text).noise]


@pytest.mark.parametrize("sentence", [
    "支持企业登录http://www.example.org等平台。", "推广APP、PPP、SaaS、5G和AI+IoT等模式。",
    "建立公众号，扫描二维码即可办理。",
    "关闭不合格的小作坊，打印统一票据。", "完善网站地图等功能，公布ICP备案指南。", "鼓励café、salon等业态发展。",
])  # fmt: skip
def test_words_of_the_web_and_foreign_words_in_a_sentence_are_text(sentence: str) -> None:
    draft = plain_draft()
    first = replace(draft.sections[0][0], body=sentence, more=(sentence,))
    changed = replace(draft, sections=((first, *draft.sections[0][1:]), *draft.sections[1:]))
    text = "\n\n".join(changed.lines())
    assert found(text) == expected(changed)
    assert read(text).noise == ()


@pytest.mark.parametrize("marker", ["{n}.", "{n}．", "（{n}）", "{c}", "{n}）"])
@pytest.mark.parametrize("joint", ["\n", "\n\n", ""])
@pytest.mark.parametrize("places", [(0,), (0, 4, 5)])
def test_a_list_inside_a_measure_is_its_text(marker: str, joint: str, places: Sequence[int]) -> None:
    entries = tuple(marker.format(n=n, c="①②③"[n - 1]) + f"{HEADINGS[n]}，{BODIES[n]}" for n in (1, 2, 3))
    draft = plain_draft()
    flat = [
        replace(item, note="", more=entries if n in places else ()) for n, item in enumerate(sum(draft.sections, ()))
    ]
    draft = replace(draft, sections=tuple(tuple(flat[n : n + 3]) for n in (0, 3, 6, 9)))
    assert found(joint.join(draft.lines())) == expected(draft)


@pytest.mark.parametrize("first", ["\u3220", "\u2474", "\u2488"])
def test_signs_that_hold_a_number_are_markers(first: str) -> None:
    lines = [f"{chr(ord(first) + n)}{HEADINGS[n]}。{BODIES[n]}" for n in range(6)]
    text = "\n".join([FRONT[0], "一、主要任务", *lines[:3], "二、保障措施", *lines[3:], *SIGNED])
    assert [(m.number, m.section) for m in read(text).measures] == [(n, (1 if n < 4 else 2,)) for n in range(1, 7)]


@pytest.mark.parametrize("sentence", [
    "按照前款第（一）项、第（二）项和本意见第（三）条办理。", "对（一）（二）类企业分别给予补助。",
    "落实（四）、（五）款规定的各项任务。",
    "推动一、二、三产业融合发展。", "一是加强领导；二是落实责任；三是严格考核。",
    "第一，突出重点。第二，分类施策。第三，务求实效。",
    "依照《纸灯条例》第二条、第三条和本办法第四条执行。", "完成第1、2、3批项目，建设版本2.0的平台。",
])  # fmt: skip
@pytest.mark.parametrize("joint", ["\n", ""])
def test_references_and_counted_clauses_start_no_item(sentence: str, joint: str) -> None:
    draft = plain_draft()
    sections = tuple(tuple(replace(item, body=sentence + item.body) for item in items) for items in draft.sections)
    changed = replace(draft, sections=sections)
    assert found(joint.join(changed.lines())) == expected(changed)


def test_a_long_first_sentence_is_named_by_its_first_clause() -> None:
    long = "县级以上人民政府应当加强对纸灯行业的领导，将其纳入国民经济和社会发展规划，创造有利环境。"
    text = "\n".join(["某省纸灯条例", f"第一条　{long}", f"第二条　{BODIES[0]}", "第三条　本条例自公布之日起施行。"])
    headings = [measure.heading.of(text) for measure in read(text).measures]
    assert headings[0] == "县级以上人民政府应当加强对纸灯行业的领导"
    assert headings[2] == "本条例自公布之日起施行"


TWO_DEPTHS = """一、目标
到2026年，灯笼企业数量翻一番。
二、任务
（一）降低成本
1.减免租金。国有房屋减免三个月租金。
2.缓缴费用。允许缓缴水费。
（二）扩大销路
1.举办展会。每年举办灯笼展。
2.开拓海外市场。支持企业参展。
三、保障
（一）加强领导。各地要落实责任。
（二）做好宣传。各部门要加强解读。
"""


def test_items_at_two_depths_are_counted_through() -> None:
    outline = segment(TWO_DEPTHS, load_vocabulary())
    assert [(m.number, m.section[0], m.heading.of(TWO_DEPTHS)) for m in outline.measures] == [
        (1, 2, "减免租金"),
        (2, 2, "缓缴费用"),
        (3, 2, "举办展会"),
        (4, 2, "开拓海外市场"),
        (5, 3, "加强领导"),
        (6, 3, "做好宣传"),
    ]
    assert [h.path for h in outline.sections] == [(1,), (2,), (2, 1), (2, 2), (3,)]


def test_lists_below_items_with_text_of_their_own_stay_in_the_measure() -> None:
    text = TWO_DEPTHS.replace("降低成本\n", "降低成本。要做好以下两件事。\n").replace(
        "扩大销路\n", "扩大销路。要做好以下两件事。\n"
    )
    outline = segment(text, load_vocabulary())
    assert [m.heading.of(text) for m in outline.measures] == ["降低成本", "扩大销路", "加强领导", "做好宣传"]
