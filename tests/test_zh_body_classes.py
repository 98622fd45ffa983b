"""Which classes of departments and governments a Chinese text names, and which local bodies belong to them."""

from __future__ import annotations

import pytest
from chinese_bodies import ids, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "各级财政、税务、人力资源社会保障部门要简化手续",
            ["finance-departments", "tax-departments", "hrss-departments"],
        ),
        ("教育、人力资源社会保障行政部门", ["education-departments", "hrss-departments"]),
        ("由发展改革、工业和信息化主管部门审核", ["development-reform-departments", "iit-departments"]),
        ("财政和税务部门", ["finance-departments", "tax-departments"]),
        ("市、区经济信息化部门", ["iit-departments"]),
        ("市场监督管理部门以及公安机关", ["market-regulation-departments", "public-security-departments"]),
        ("财政、体育、税务部门", ["finance-departments", "tax-departments"]),
        ("应急管理部门、生态环境主管部门", ["emergency-departments", "environment-departments"]),
        ("县级以上人民政府财政部门应当", ["finance-departments"]),
        ("市地方金融监督管理部门", ["local-financial-departments"]),
        ("开发区税务部门、社区教育部门", ["tax-departments", "education-departments"]),
        ("市金融服务部门", ["local-financial-departments"]),
    ],
)
def test_departments_that_share_a_head_are_the_classes_of_their_fields(text: str, expected: list[str]) -> None:
    """The head stands once, after the last field."""
    assert ids(named(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "财政、商务等部门应当",
        "财政、商务等有关部门应当",
        "财政、商务等行政管理部门应当",
        "财政、灯彩、商务等部门应当",
        "财政、商务等灯彩领域有关部门要统一思想",
        "财政、商务等展会环节主管部门要统一思想",
    ],
)
def test_a_list_of_fields_that_is_left_open_has_others_too(text: str) -> None:
    """What "等" leaves open is the departments concerned."""
    assert ids(named(text)) == ["finance-departments", "commerce-departments", "relevant-departments"]


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2019, "国务院教育行政部门", ["moe"]),
        (2019, "国务院财政、税务主管部门会同国务院商务主管部门", ["mof", "sta", "mofcom"]),
        (2012, "国务院工商行政管理部门", ["saic"]),
        (2019, "国务院标准化行政主管部门、国务院专利行政部门", ["sac", "cnipa"]),
        (2019, "国务院证券监督管理机构", ["csrc"]),
        (2019, "国务院教育行政部门、人力资源社会保障行政部门", ["moe", "mohrss"]),
        (2019, "国务院教育行政部门制定标准，教育行政部门发布", ["moe", "moe"]),
        (2019, "国务院教育行政部门制定标准，省教育行政部门发布", ["moe", "education-departments"]),
        (2019, "国务院有关部门", ["relevant-departments"]),
        (2019, "灯会部际联席会议由教育、财政、扶贫等单位组成", ["moe", "mof", "cpad", "relevant-departments"]),
    ],
)
def test_a_department_of_the_state_council_is_the_national_body(year: int, text: str, expected: list[str]) -> None:
    """The field names a ministry where the text says that it is one."""
    assert ids(named(text, year)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有关部门", "relevant-departments"),
        ("各有关单位", "relevant-departments"),
        ("各部门", "relevant-departments"),
        ("市政府有关部门", "relevant-departments"),
        ("各级政府部门", "relevant-departments"),
        ("各地区", "local-governments"),
        ("各地", "local-governments"),
        ("地方各级人民政府", "local-governments"),
        ("各级行政机关", "local-governments"),
        ("有条件的地区", "local-governments"),
        ("各省（区、市）", "provincial-governments"),
        ("各省、自治区、直辖市人民政府", "provincial-governments"),
        ("省级政府", "provincial-governments"),
        ("县级以上地方人民政府", "county-governments"),
        ("市和区人民政府", "county-governments"),
        ("市、县（市、区）人民政府", "county-governments"),
        ("设区的市人民政府", "municipal-governments"),
        ("乡镇人民政府", "township-governments"),
        ("各级党委", "party-committees-local"),
        ("中央财政", "mof"),
        ("地方财政", "finance-departments"),
        ("市财政", "finance-departments"),
        ("采购人", "procurement-units"),
        ("主管预算单位", "procurement-units"),
        ("机关事业单位", "government-financed-institutions"),
        ("公共机构", "government-financed-institutions"),
        ("各试点城市", "pilot-cities"),
        ("人民法院", "peoples-courts"),
        ("各级工会", "trade-unions-local"),
    ],
)
def test_classes_of_bodies(text: str, expected: str) -> None:
    """A class is one mention, with the words for its level."""
    found = named(f"{text}要加强纸灯管理。")
    assert [(mention.agency, mention.label) for mention in found] == [(expected, text)]


def test_party_committees_and_governments_named_in_one_breath_are_both_meant() -> None:
    """The level stands once, before both."""
    assert ids(named("各级党委和政府要")) == ["party-committees-local", "local-governments"]
    assert ids(named("县级以上人民政府及其有关部门应当")) == ["county-governments", "relevant-departments"]


@pytest.mark.parametrize(
    ("front", "expected"), [("上海市纸灯条例", "provincial-governments"), ("青禾市纸灯条例", "municipal-governments")]
)
def test_the_government_of_a_city_that_is_a_province_is_provincial(front: str, expected: str) -> None:
    """Which city it is says the document."""
    assert ids(named(f"{front}\n\n市人民政府应当扶持纸灯作坊。")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（省财政厅、省科技厅、省税务局负责）", ["finance-departments", "science-departments", "tax-departments"]),
        ("市发展改革委、市科委、市国资委", ["development-reform-departments", "science-departments", "sasac-local"]),
        (
            "省发展改革委、统计局、药监局",
            ["development-reform-departments", "statistics-departments", "food-drug-departments"],
        ),
        ("（省财政厅、海关总署、国家统计局）", ["finance-departments", "gacc", "nbs"]),
        ("自治区商务厅", ["commerce-departments"]),
        ("市委组织部", ["organization-departments"]),
        ("杭州市财政局", ["finance-departments"]),
        ("人民银行武汉分行、湖北银保监局", ["pboc-branches", "regulator-branches"]),
        ("省总工会、团省委、省妇联", ["trade-unions-local", "mass-organisations-local", "mass-organisations-local"]),
        ("国家税务总局青禾市税务局", ["tax-departments"]),
        ("国家税务总局上海市税务局、财政部", ["tax-departments", "mof"]),
        (
            "（经信委、发改委、财政局、统计局）",
            [
                "iit-departments",
                "development-reform-departments",
                "finance-departments",
                "statistics-departments",
            ],
        ),
        ("各区政府", ["county-governments"]),
        ("省高级人民法院", ["peoples-courts"]),
        ("各乡镇（街道）、县级各部门", ["township-governments", "relevant-departments"]),
    ],
)
def test_bodies_of_a_province_or_city_are_the_classes_of_their_kind(text: str, expected: list[str]) -> None:
    """A namesake of a national body is another body."""
    assert ids(named(text)) == expected
