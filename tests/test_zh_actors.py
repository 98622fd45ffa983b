"""Which bodies a Chinese sentence makes act, and which it only names."""

from __future__ import annotations

from pathlib import Path

import pytest
from chinese_roles import LOCAL, OTHERS, Roles, roles_in
from recognition import given

from graph_build.errors import VocabularyError
from graph_build.recognise.chinese.roles import compile_roles
from graph_build.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # modal verbs
        ("财政部应当公布名单。", given(duty="mof")),
        ("财政部要加强指导。", given(duty="mof")),
        ("财政部负责制定目录，商务部负责任务分解。", given(duty="mof mofcom")),
        ("财政部应对补助进行抽查。", given(duty="mof")),
        ("财政部应有序推进，商务部应及时答复。", given(duty="mof mofcom")),
        ("财政部要领导各项工作，商务部要约谈店主。", given(duty="mof mofcom")),
        ("财政部、税务总局须按月公布名单。", given(duty="mof sta")),
        ("各地区、各部门要高度重视小店工作。", given(duty=f"{LOCAL} {OTHERS}")),
        ("地方各级人民政府应当安排灯会经费。", given(duty=LOCAL)),
        ("财政部和商务部应当互通信息。", given(duty="mof mofcom")),
        ("财政部、商务部等部门要密切配合。", given(duty=f"mof mofcom {OTHERS}")),
        ("财政部、商务部等要加强协调。", given(duty=f"mof mofcom {OTHERS}")),
        ("财政部、商务部，各地区要加强协作。", given(duty=f"mof mofcom {LOCAL}")),
        ("小店向财政部报告，商务部要抽查。", given(duty="mofcom")),
        ("财政部可以委托机构办理。", given(duty="mof")),
        ("财政部可根据需要调整名单。", given(duty="mof")),
        ("有关部门不得增加小店负担。", given(duty=OTHERS)),
        ("税务机关在办理登记时，不得收取费用。", given(duty="tax-departments")),
        ("税务机关办理小店登记，应当一次告知。", given(duty="tax-departments")),
        ("税务机关未及时退税的，应当说明理由。", given(duty="tax-departments")),
        ("税务机关招用灯匠不得收取押金。", given(duty="tax-departments")),
        ("税务机关发现小店停业的，应当予以公告。", given(duty="tax-departments")),
        ("财政部根据灯会规模，可以增加补助。", given(duty="mof")),
        ("2020年6月底前，财政部要公布名单。", given(duty="mof")),
        ("2020年6月底前财政部要公布名单。", given(duty="mof")),
        ("对连续三年亏损的小店，财政部可以给予补助。", given(duty="mof")),
        ("政府及其有关部门应当公开补助标准。", given(duty=f"{LOCAL} {OTHERS}")),
        ("税务机关及其工作人员不得泄露秘密。", given(duty="tax-departments")),
        ("商务主管部门、行业协会、商会应当组织灯会。", given(duty="commerce-departments")),
        ("税务机关（包括派出的税务所）应当公开流程。", given(duty="tax-departments")),
        ("各地区都要制定实施细则。", given(duty=LOCAL)),
        ("税务机关应当公开流程，其有关部门负责具体实施。", given(duty=f"tax-departments {OTHERS}")),
        ("负责灯会工作的主管部门（以下简称商务部门）应当公布名单。", given(duty="commerce-departments")),
        # bare verbs
        ("财政部定期公布灯会名单。", given(duty="mof")),
        ("财政部建立小店名录，加强指导。", given(duty="mof")),
        ("财政部负责小店补助工作的统筹规划。", given(duty="mof")),
        ("财政部定期通报情况，商务部负责汇总灯会数据。", given(duty="mof mofcom")),
        ("财政部对全国灯会补助情况进行抽查。", given(duty="mof")),
        ("财政部根据灯会规模、小店数量，确定补助标准。", given(duty="mof")),
        ("各地区结合实际制定实施细则。", given(duty=LOCAL)),
        ("各地区与灯会企业建立联系制度。", given(duty=LOCAL)),
        ("中央财政对灯会给予适当补助。", given(duty="mof")),
        ("商务主管部门主管灯会工作。", given(duty="commerce-departments")),
        ("财政、商务等部门共享灯会信息。", given(duty=f"finance-departments commerce-departments {OTHERS}")),
        ("财政部：负责筹集资金。商务部：牵头组织灯会。", given(duty="mof", lead="mofcom")),
        ("1.财政部公布名单；2.商务部公布目录。", given(duty="mof mofcom")),
        ("一是财政部公布名单；二是商务部公布目录。", given(duty="mof mofcom")),
        # prompted
        ("鼓励各地区设立灯会资金。", given(duty=LOCAL)),
        ("鼓励和支持各地区、各部门开展灯会。", given(duty=f"{LOCAL} {OTHERS}")),
        ("支持有条件的地区建设灯具市场。", given(duty=LOCAL)),
        ("引导各地区因地制宜发展灯会经济。", given(duty=LOCAL)),
        ("支持各地区先行先试。", given(duty=LOCAL)),
        ("督促有关部门落实减税政策。", given(duty=OTHERS)),
        ("要求各地区公布收费清单。", given(duty=LOCAL)),
        ("指导各地区优化小店布局。", given(duty=LOCAL)),
        ("鼓励小店、行业协会和各地区联合举办灯会。", given(duty=LOCAL)),
        ("支持各级工商联参与灯会。", given(duty="federations-industry-commerce-local")),
        ("请财政部在2020年2月底前完成修订。", given(duty="mof")),
        ("推动有关部门在同等条件下优先采购灯具。", given(duty=OTHERS)),
        # agents
        ("由财政部制定灯具目录。", given(duty="mof")),
        ("灯具目录由财政部另行制定。", given(duty="mof")),
        ("补助标准分别由财政部、商务部公布。", given(duty="mof mofcom")),
        ("对停业的小店，由税务机关予以公告。", given(duty="tax-departments")),
        ("由其所在单位或者主管部门给予处分。", given(duty=OTHERS)),
        ("本办法由财政部负责解释。", given(duty="mof")),
        ("补助标准由国务院规定。", given(duty="state-council")),
        # together
        ("财政部会同商务部制定灯具目录。", given(lead="mof", participant="mofcom")),
        ("由财政部会同商务部、民政部等部门制定灯具目录。", given(lead="mof", participant=f"mofcom mca {OTHERS}")),
        ("财政部应当会同商务部公布目录。", given(lead="mof", participant="mofcom")),
        ("财政部、商务部应当会同民政部公布目录。", given(lead="mof mofcom", participant="mca")),
        ("财政部要及时会同有关部门公布目录。", given(lead="mof", participant=OTHERS)),
        ("财政部商民政部制定补助办法。", given(lead="mof", participant="mca")),
        ("方案经财政部会同民政部审核后实施。", given(lead="mof", participant="mca")),
        ("财政部要加强指导，会同民政部开展检查。", given(lead="mof", participant="mca")),
        ("会同有关部门公布目录。", given(participant=OTHERS)),
        ("财政部履行下列职责：\n（一）拟订目录；\n（二）会同民政部公布目录。", given(lead="mof", participant="mca")),
        # in the lead, taking part
        ("财政部牵头制定灯具目录。", given(lead="mof")),
        ("财政部按照职责牵头制定灯具目录。", given(lead="mof")),
        ("由财政部牵头，商务部参与，建立协调机制。", given(lead="mof", participant="mofcom")),
        ("建立由财政部牵头、商务部和民政部参加的协调机制。", given(lead="mof", participant="mofcom mca")),
        ("商务部应当配合财政部开展检查。", given(participant="mofcom")),
        ("有关部门应当予以配合。", given(participant=OTHERS)),
        ("各有关部门要积极配合。", given(participant=OTHERS)),
        ("联席会议由财政部、商务部组成。各成员单位要加强沟通。", given(duty="mof mofcom")),
        (
            "国务院减轻企业负担部际联席会议由财政部、商务部组成。各成员单位要加强沟通。",
            given(duty="burden-reduction-joint-meeting mof mofcom"),
        ),
        ("联席会议由财政部、商务部组成，财政部为牵头单位。", given(lead="mof", participant="mofcom")),
        ("财政部可邀请其他有关部门参加。", given(duty="mof", participant=OTHERS)),
        ("商务主管部门应当会同行业协会举办灯会。", given(lead="commerce-departments")),
        ("需要其他部门协助的，可以商请财政部配合。", given(participant="mof")),
        # named companies and institutes are bodies, classes of them are not
        ("鼓励国家开发银行、商业银行开办灯会贷款。", given(duty="cdb")),
        (
            "商务部要会同中国移动、中国联通等单位举办灯会。",
            given(lead="mofcom", participant=f"china-mobile china-unicom {OTHERS}"),
        ),
        ("中国气象局要预报灯会天气。", given(duty="cma")),
        # clauses that end with the verb, and figures before it
        ("对骗取补助的小店，财政部门依法追缴。", given(duty="finance-departments")),
        ("检查中发现的问题，各有关部门依法依规处理。", given(duty=OTHERS)),
        ("中央财政2009年安排灯会补助。", given(duty="mof")),
        ("各地每季度至少举办一场灯会。", given(duty=LOCAL)),
        ("灯会领域各部门按照职责建立名录。", given(duty=OTHERS)),
        ("严禁地方和部门越权收取灯油费。", given(duty=f"{LOCAL} {OTHERS}")),
        ("财政部统一部署，商务部具体组织。", given(duty="mof mofcom")),
        ("县（市、区）要悬挂纸灯，省级要安排灯油。", given(duty="county-governments provincial-governments")),
        # departments told by what they do
        ("由检查部门会同配合部门公布灯会名单。", given(lead=OTHERS)),
        ("检查结果由组织灯检的部门公布。", given(duty=OTHERS)),
        ("各地区各部门要高度重视灯会。", given(duty=f"{LOCAL} {OTHERS}")),
        ("省、设区的市人民政府应当安排灯会经费。", given(duty="provincial-governments municipal-governments")),
        ("商务部会同人民银行及其分支机构公布灯会名单。", given(lead="mofcom", participant="pboc pboc-branches")),
        # bearers of a duty
        ("压实地方政府属地责任。", given(duty=LOCAL)),
        ("落实各有关部门监管责任。", given(duty=OTHERS)),
        ("强化地方政府引导小店发展的职责。", given(duty=LOCAL)),
        ("以地方政府为责任主体，推动灯会建设。", given(duty=LOCAL)),
        ("省级人民政府对灯会安全负总责。", given(duty="provincial-governments")),
        ("服务中心在财政部门的指导下开展工作。", given(duty="finance-departments")),
    ],
)
def test_who_acts_in_a_sentence(text: str, expected: Roles) -> None:
    assert roles_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "完善小店扶持政策，加大资金投入。",
        "财政部、商务部根据有关法律，制定本办法。",
        "结合本地实际、各部门需要，举办灯会。",
        "小店可以向财政部申请补助。",
        "实施方案报财政部备案。",
        "实施方案经财政部批准后实施。",
        "调整目录应当报国务院批准。",
        "按照财政部要求公布名单。",
        "执行财政部发布的灯具目录。",
        "符合财政部规定条件的小店应当登记。",
        "在财政部网站公布名单。",
        "财政部所属企业应当登记。",
        "财政部设立的灯具基金应当支持小店。",
        "财政部批准的项目，小店应当公开。",
        "财政部主办的灯会应当公开账目。",
        "财政部已建立小店名录。",
        "灯会小组由财政部负责人担任组长。",
        "灯会小组由财政部、商务部组成。",
        "小店应当与税务机关共享数据。",
        "小店应当接受财政部门监督。",
        "小店应当配合税务机关检查。",
        "为地方政府提供咨询服务。",
        "坚持政府引导、市场运作。",
        "近年来，财政部出台了一系列措施。",
        "财政部加强灯会管理，取得积极成效，但仍存在一些问题。",
        "到2020年，各地区灯会收入实现翻番。",
        "税务机关工作人员享受补助。",
        "税务机关处罚决定应当公开。",
        "各地区经验要推广。",
        "小店享受国务院规定的优惠。",
        "不得影响各地区、各部门正常工作。",
        "推广各地区试点经验。",
        "向社会公布有关部门联系方式。",
        "鼓励小店向有关部门反映问题。",
        "商业银行应当公布费率。",
        "鼓励金融机构、高校和科研院所举办灯会。",
        "企业在财政部门登记。",
        "各部门监管信息实现互联互通。",
        "牵头部门负责人名单另行公布。",
        "小店可以向检查部门申诉。",
    ],
)
def test_who_is_only_named(text: str) -> None:
    assert roles_in(text) == set()


TURTLE = """
@prefix class: <https://w3id.org/sme-policy/class/> .
@prefix skos:  <http://www.w3.org/2004/02/skos/core#> .
@prefix sp:    <https://w3id.org/sme-policy/ns#> .

class:adverb a skos:Concept ; sp:phrase "%s"@zh .
"""


def test_a_word_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.ttl"
    path.write_text(TURTLE % "慢悠悠 [地]", encoding="utf-8")
    assert compile_roles(load_vocabulary([path])).sentences.letters["慢悠悠地"] == "D"


def test_a_phrase_that_is_not_in_the_notation_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.ttl"
    path.write_text(TURTLE % "(慢悠悠", encoding="utf-8")
    with pytest.raises(VocabularyError, match="class/adverb"):
        compile_roles(load_vocabulary([path]))
