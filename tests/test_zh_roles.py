"""Who does what in Chinese: the role of each body in a note, and notes beside sentences."""

from __future__ import annotations

import pytest
from chinese_roles import LOCAL, OTHERS, Roles, read_measure, roles_in, roles_of_measures
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from recognition import given

from graph_build.recognise.chinese.roles.grammar import roles

FINE = "减免小店房租。"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（财政部、税务总局、商务部负责）", given(responsible="mof sta mofcom")),
        ("（财政部负责）", given(responsible="mof")),
        ("（由财政部负责）", given(responsible="mof")),
        ("（财政部、税务总局分别负责）", given(responsible="mof sta")),
        ("（财政部、税务总局按职责分工负责）", given(responsible="mof sta")),
        ("（财政部、税务总局按照各自职责分工负责）", given(responsible="mof sta")),
        ("（财政部、税务总局等按职责分工负责）", given(responsible=f"mof sta {OTHERS}")),
        ("（财政部、税务总局等部门按职责分工负责）", given(responsible=f"mof sta {OTHERS}")),
        ("（财政部等有关部门负责）", given(responsible=f"mof {OTHERS}")),
        ("（各有关部门按职责分工负责）", given(responsible=OTHERS)),
        ("（各省级人民政府负责）", given(responsible="provincial-governments")),
        ("（财政部、税务总局等部门及各地区按职责分工负责）", given(responsible=f"mof sta {OTHERS} {LOCAL}")),
        ("（财政部、税务总局）", given(responsible="mof sta")),
        ("（财政部、税务总局等部门）", given(responsible=f"mof sta {OTHERS}")),
        ("（财政部牵头）", given(lead="mof")),
        ("（财政部、税务总局牵头）", given(lead="mof sta")),
        ("（财政部、税务总局按职责分工牵头）", given(lead="mof sta")),
        ("（财政部牵头负责）", given(lead="mof")),
        ("（财政部负责牵头）", given(lead="mof")),
        ("（财政部牵头，税务总局、商务部配合）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头，税务总局、商务部参加）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头，税务总局、商务部参与）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头，税务总局、商务部按职责分工负责）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头，税务总局、商务部）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头，税务总局等部门参加）", given(lead="mof", participant=f"sta {OTHERS}")),
        ("（财政部牵头，各省级人民政府负责）", given(lead="mof", participant="provincial-governments")),
        ("（财政部牵头，税务总局参加，商务部配合）", given(lead="mof", participant="sta mofcom")),
        ("（财政部牵头、税务总局配合）", given(lead="mof", participant="sta")),
        ("（财政部牵头；税务总局、商务部按职责分工负责）", given(lead="mof", participant="sta mofcom")),
        ("（财政部、税务总局牵头，商务部、民政部参加）", given(lead="mof sta", participant="mofcom mca")),
        ("（财政部会同税务总局、商务部负责）", given(lead="mof", participant="sta mofcom")),
        ("（财政部会同税务总局）", given(lead="mof", participant="sta")),
        ("（财政部会同有关部门）", given(lead="mof", participant=OTHERS)),
        ("（由财政部会同税务总局等部门负责）", given(lead="mof", participant=f"sta {OTHERS}")),
        ("（财政部商税务总局）", given(lead="mof", participant="sta")),
        ("（财政部牵头，会同税务总局、商务部负责）", given(lead="mof", participant="sta mofcom")),
        ("（财政部负责，税务总局指导）", given(responsible="mof sta")),
        ("（财政部、税务总局指导）", given(responsible="mof sta")),
        ("（财政部指导，商务部参与）", given(responsible="mof", participant="mofcom")),
        ("（财政部负责，税务总局配合）", given(responsible="mof", participant="sta")),
        ("（财政部主办，税务总局协办）", given(lead="mof", participant="sta")),
        ("（财政部、税务总局负责，2019年底前完成）", given(responsible="mof sta")),
        ("（财政部、税务总局负责，持续推进）", given(responsible="mof sta")),
        ("（财政部牵头，税务总局配合，2020年6月底前完成）", given(lead="mof", participant="sta")),
        ("（财政部负责；完成时限：2020年12月）", given(responsible="mof")),
        ("（责任单位：财政部、税务总局；完成时限：2020年6月底前）", given(responsible="mof sta")),
        ("（牵头单位：财政部；配合单位：税务总局、商务部）", given(lead="mof", participant="sta mofcom")),
        ("（牵头单位：财政部，配合单位：税务总局、商务部）", given(lead="mof", participant="sta mofcom")),
        ("（牵头部门：财政部，责任部门：税务总局）", given(lead="mof", participant="sta")),
        ("（责任单位：财政部、税务总局）", given(responsible="mof sta")),
        ("（责任部门：财政部牵头，税务总局配合）", given(lead="mof", participant="sta")),
        ("（责任单位：财政部（牵头）、税务总局）", given(lead="mof", participant="sta")),
        ("(财政部牵头,税务总局参加)", given(lead="mof", participant="sta")),
        ("〔财政部、税务总局负责〕", given(responsible="mof sta")),
        ("【财政部牵头，税务总局参加】", given(lead="mof", participant="sta")),
        ("（商业银行、行业协会负责）", given(responsible="commercial-banks industry-associations")),
    ],
)
def test_the_role_that_a_note_gives(note: str, expected: Roles) -> None:
    assert roles_in(FINE + note) == expected
    assert roles_in(FINE[:-1] + note + "。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "减免房租。（财政部负责）发布名录。（商务部牵头，民政部参加）",
            given(responsible="mof", lead="mofcom", participant="mca"),
        ),
        ("减免房租（财政部负责）。发布名录（商务部、民政部负责）。", given(responsible="mof mofcom mca")),
        ("减免房租（财政部负责），发布名录（商务部负责）。", given(responsible="mof mofcom")),
        ("减免房租。（财政部牵头）发布名录。（财政部参加）", given(lead="mof")),
        (
            "减免房租。（财政部牵头，税务总局参加。商务部负责）",
            given(lead="mof", participant="sta", responsible="mofcom"),
        ),
        ("减免房租。\n责任单位：财政部、税务总局", given(responsible="mof sta")),
        ("减免房租。\n牵头单位：财政部\n配合单位：税务总局、商务部", given(lead="mof", participant="sta mofcom")),
        ("减免房租。（牵头单位：财政部。责任单位：税务总局）", given(lead="mof", participant="sta")),
        ("减免房租。\n牵头单位：财政部；配合单位：税务总局。", given(lead="mof", participant="sta")),
        ("减免房租。\n责任部门：财政部、税务总局\n完成时限：2020年12月底", given(responsible="mof sta")),
        ("减免房租。完成时限：2020年6月 责任单位：财政部、税务总局", given(responsible="mof sta")),
        ("减免房租。\n责任单位：财政部、\n税务总局", given(responsible="mof sta")),
        ("减免房租（试行。\n\n发布名录。（财政部负责）", given(responsible="mof")),
        ("减免房租。（财政部负责", given(responsible="mof")),
        ("减免房租。（财政部、\n税务总局负责）", given(responsible="mof sta")),
        ("减免房租。负责单位：财政部", given(responsible="mof")),
        ("减免房租。\n财政部、税务总局负责。", given(responsible="mof sta")),
        ("减免房租。财政部、税务总局负责。", given(duty="mof sta")),
        ("减免房租。\n由财政部牵头，税务总局、商务部配合。", given(lead="mof", participant="sta mofcom")),
        ("减免房租\t财政部、税务总局", given(responsible="mof sta")),
        ("减免房租\t财政部、税务总局\t2020年12月底前", given(responsible="mof sta")),
        ("减免房租 | 财政部牵头，税务总局配合", given(lead="mof", participant="sta")),
        ("减免房租。（牵头单位：财政部）（配合单位：税务总局）", given(lead="mof", participant="sta")),
    ],
)
def test_where_a_note_stands(text: str, expected: Roles) -> None:
    assert roles_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推广移动应用（APP）。",
        "按照有关规定（国发〔2009〕36号）减免房租。",
        "落实灯会补助（含财政部补助资金）。",
        "主管部门（以下简称财政部）名录。",
        "减免小店（国家发展改革委、商务部令第25号公布的小店）房租。",
        "推动各类主体参加（如税务总局、财政部举办的）灯会。",
        "各类名录（财政部、商务部）由企业查询。",
        "每年6月底前报工业和信息化部（中小企业局）。",
    ],
)
def test_a_bracket_that_is_no_note(text: str) -> None:
    assert read_measure(text)[0] == ()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（财政部、税务总局、商务部负责）", given(lead="mof", participant="sta mofcom")),
        ("（财政部、税务总局）", given(lead="mof", participant="sta")),
        ("（财政部、税务总局等按职责分工负责）", given(lead="mof", participant=f"sta {OTHERS}")),
        ("（财政部、税务总局牵头，商务部参加）", given(lead="mof sta", participant="mofcom")),
        ("（财政部负责）", given(lead="mof")),
        ("（财政部、税务总局负责。排在第一位的为牵头部门，下同）", given(lead="mof", participant="sta")),
        ("（财政部、税务总局负责，列第一位的为牵头单位，下同）", given(lead="mof", participant="sta")),
    ],
)
def test_the_first_leads_where_the_document_says_so(note: str, expected: Roles) -> None:
    assert roles_in(FINE + note, first_leads=True) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("BBR", ["responsible", "responsible"]),
        ("BL,BBP", ["lead", "participant", "participant"]),
        ("BL,BBL", ["lead", "lead", "lead"]),
        ("KB;VBB", ["lead", "participant", "participant"]),
        ("rB,BL", ["participant", "lead"]),
        ("BBER", ["responsible"] * 3),
        ("BBECR", ["responsible"] * 3),
        ("", []),
        ("L;R", []),
    ],
)
def test_the_grammar_of_notes(letters: str, expected: list[str]) -> None:
    assert [role for _, role in roles(letters)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政部应当公布名单。（税务总局负责）", given(responsible="sta", duty="mof")),
        ("财政部应当公布名单。（税务总局牵头，财政部参加）", given(lead="sta", participant="mof")),
        ("财政部会同商务部公布名单。（商务部、财政部负责）", given(responsible="mof mofcom")),
        ("鼓励各地区设立灯会资金。（财政部等负责）", given(responsible=f"mof {OTHERS}", duty=LOCAL)),
        ("财政部应当公布名单。财政部会同民政部举办灯会。", given(lead="mof", participant="mca")),
        ("有关部门应当公布名单。财政部会同有关部门举办灯会。", given(lead="mof", participant=OTHERS)),
        ("", set()),
    ],
)
def test_one_role_for_a_body(text: str, expected: Roles) -> None:
    assert roles_in(text) == expected


def test_a_convention_holds_from_where_it_stands() -> None:
    text = (
        "（一）减免房租。（财政部、商务部负责）\n\n（二）发布名录。（民政部、财政部负责，列第一位的为牵头单位，下同）\n\n"
        "（三）举办灯会。（商务部、民政部负责）"
    )
    assert roles_of_measures(text) == [
        given(responsible="mof mofcom"),
        given(lead="mca", participant="mof"),
        given(lead="mofcom", participant="mca"),
    ]


def test_a_convention_behind_all_measures_holds_for_all() -> None:
    text = (
        "（一）减免房租。（财政部、商务部负责）\n\n（二）发布名录。（民政部、财政部负责）\n\n"
        "附件\n\n注：排在首位的为牵头部门。"
    )
    assert roles_of_measures(text) == [given(lead="mof", participant="mofcom"), given(lead="mca", participant="mof")]


def test_who_is_named_for_all_that_follows() -> None:
    text = (
        "（一）减免房租。（财政部负责，各省级人民政府落实。以下均需各省级人民政府落实，不再列出）\n\n"
        "（二）发布名录。（民政部负责）\n\n（三）举办灯会。\n\n二、保障措施\n\n（四）加强检查。（财政部负责）"
    )
    assert roles_of_measures(text) == [
        given(responsible="mof provincial-governments"),
        given(responsible="mca provincial-governments"),
        set(),
        given(responsible="mof"),
    ]


def test_the_evidence_is_the_name_as_printed() -> None:
    text = "财政部应当公布名单。（商务部牵头，税务总局等部门参加）"
    quotes = [(one.agency, one.evidence.of(text)) for one in read_measure(text)[1]]
    assert quotes == [("mof", "财政部"), ("mofcom", "商务部"), ("sta", "税务总局"), (OTHERS, "等部门")]


PARTS = (
    "财政部", "各地区", "有关部门", "税务总局", "、", "，", "。", "；", "（", "）", "：", "牵头", "负责", "参加",
    "会同", "由", "等", "等部门", "应当", "要", "鼓励", "公布名单", "的", "对", "责任单位", "\n", "2020年底前",
    "组成", "成员单位", "商", "A", " ",
)  # fmt: skip


@drawn(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_each_body_one_role_with_evidence_inside(text: str) -> None:
    found = read_measure(text)[1]
    assert len({one.agency for one in found}) == len(found)
    assert all(0 <= one.evidence.start < one.evidence.end <= len(text) for one in found)
    assert [one.evidence for one in found] == sorted(one.evidence for one in found)


@drawn(st.sampled_from("BCELKPVRrW,;.()-Jx"), st.integers(0, 40), st.text("BCELKPVRrW,;.()-J", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_letters_give_a_body_one_role(letter: str, size: int, rest: str) -> None:
    letters = rest + letter * size
    found = roles(letters)
    assert [i for i, _ in found] == sorted({i for i, _ in found})
    assert all(letters[i] in "BCE" for i, _ in found)
