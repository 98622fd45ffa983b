"""Bodies without a name of their own in Chinese: told by what they do, by their level, as branches, or in short."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chinese_bodies import ids, named
from hypothesis import given, settings
from hypothesis import strategies as st

OTHERS = "relevant-departments"
PROVINCES, CITIES, COUNTIES = "provincial-governments", "municipal-governments", "county-governments"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("由检查部门按照纸灯目录公示。", "检查部门"),
        ("抽查部门应当在十日内录入灯坊名单。", "抽查部门"),
        ("请受理机关答复灯匠。", "受理机关"),
        ("财政部会同发起部门印制灯谜。", "发起部门"),
        ("纸灯验收部门不得收取灯油。", None),
        ("各责任单位要擦亮灯罩。", "各责任单位"),
        ("审批部门要缩短灯会审批时限。", "审批部门"),
        ("任何部门和单位不得摊派灯油。", "任何部门和单位"),
        ("由有关机关依法处理。", "有关机关"),
        ("组织抽查的部门应当公示灯坊名单。", "组织抽查的部门"),
        ("由实施灯检的部门告知灯匠。", "实施灯检的部门"),
        ("上级部门要指导下级部门。", "上级部门"),
        ("海关应当简化纸灯通关。", "海关"),
    ],
)
def test_a_department_is_told_by_what_it_does(text: str, label: str | None) -> None:
    """At the place of an actor, and only by activities of departments."""
    found = [mention.label for mention in named(text) if mention.agency in (OTHERS, "customs-local")]
    assert found[:1] == ([] if label is None else [label])


@pytest.mark.parametrize(
    "text",
    [
        "牵头部门：纸灯协会。",
        "排在第一位的为牵头部门，下同。",
        "灯会主办方是牵头单位。",
        "加强检查部门间的灯油调配。",
        "明确审批部门职责。",
        "灯匠可以向受理部门申请。",
        "优化海关通关流程。",
        "灯坊研发部门应当登记灯谜。",
        "申报单位应当提交灯样。",
        "公布负责点灯的部门名单。",
        "按照灯会督办部门的规定点灯。",
    ],
)
def test_elsewhere_the_same_words_name_nobody(text: str) -> None:
    """A heading, a role or a place where something is handed in is no actor."""
    assert named(text) == ()


def test_several_departments_that_act_together_are_each_found() -> None:
    """The last one tells that all of a list act."""
    assert [one.label for one in named("实施部门、监督部门要各司其职。")] == ["实施部门", "监督部门"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有关地区和部门要点灯。", ["local-governments", OTHERS]),
        ("各级政府、各部门要点灯。", ["local-governments", OTHERS]),
        ("严禁地方和部门摊派灯油。", ["local-governments", OTHERS]),
        ("各地区和部门间互借纸灯。", ["local-governments"]),
    ],
)
def test_departments_stand_bare_behind_governments(text: str, expected: list[str]) -> None:
    assert ids(named(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省、设区的市、县（市、区）人民政府应当", [PROVINCES, CITIES, COUNTIES]),
        ("设区的市和县（市、区）人民政府应当", [CITIES, COUNTIES]),
        ("各设区市、县（市、区）人民政府", [CITIES, COUNTIES]),
        ("省、市两级人民政府要", [PROVINCES, CITIES]),
        ("市、县人民政府要", [COUNTIES]),
        ("市和区人民政府要", [COUNTIES]),
        ("设区的市级以上地方人民政府应当", [CITIES]),
        ("县级以上地方各级人民政府应当", [COUNTIES]),
        ("各省、自治区、直辖市人民政府要", [PROVINCES]),
        ("县（市、区）、乡镇人民政府应当", [COUNTIES, "township-governments"]),
    ],
)
def test_governments_of_several_levels_are_each_a_group(text: str, expected: list[str]) -> None:
    assert ids(named(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民银行各地分支机构要点灯。", ["pboc-branches"]),
        ("由中国人民银行在鄂分支机构建立灯谱。", ["pboc-branches"]),
        ("人民银行及其分支机构要点灯。", ["pboc", "pboc-branches"]),
        ("国务院银行业监督管理机构的派出机构应当", ["regulator-branches"]),
        ("银保监会、证监会及其派出机构要", ["cbirc", "csrc", "regulator-branches"]),
        ("省科协、省妇联要点灯。", ["mass-organisations-local"] * 2),
        ("工会、共产主义青年团、妇女联合会应当", ["trade-unions-local"] + ["mass-organisations-local"] * 2),
    ],
)
def test_branches_and_local_organisations(text: str, expected: list[str]) -> None:
    assert ids(named(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院就业工作领导小组要统筹。领导小组办公室要督促。", ["employment-leading-group"] * 2),
        ("国务院就业工作领导小组统筹，领导小组各成员单位要配合。", ["employment-leading-group"] * 2),
        ("灯会由财政部办理。联席会议要定期召开。", ["mof"]),
        ("国务院就业工作领导小组统筹。各市成立领导小组。", ["employment-leading-group"]),
    ],
)
def test_a_joint_body_is_named_again_by_its_last_word(text: str, expected: list[str]) -> None:
    """Where a full name stands before; a new group is another one."""
    assert [id_ for id_ in ids(named(text)) if id_ != CITIES] == expected


PIECES = (
    "检查部门", "由", "会同", "、", "和", "部门", "要", "的", "组织", "领导小组", "省", "市", "县", "人民政府",
    "及其分支机构", "人民银行", "，", "。",
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), st.integers(1, 600))
def test_long_runs_of_such_words_are_read(piece: str, times: int) -> None:
    """A hostile text is read like any other, and mentions stand apart."""
    found = named(piece * times)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
