"""That Chinese measures show the instruments of governance, regulation and innovation that they use, and no instrument
where the words stand for something else."""

from __future__ import annotations

from functools import cache

import pytest
from recognition import compile_vocabulary, find, find_instruments, tokenise, vocabulary

from graph_build.recognise.lexicon.matcher import Lexicon

USES = [
    # knowing and judging
    ("建立纸灯行业运行监测机制，每月发布景气指数。", "statistics-monitoring"),
    ("健全灯具小店统计报表制度，完善统计口径。", "statistics-monitoring"),
    ("建立纸灯滞销预警机制。", "statistics-monitoring"),
    ("探索建立灯匠用工台账。", "statistics-monitoring"),
    ("委托第三方机构对各项措施落实情况进行评估。", "policy-evaluation"),
    ("出台涉及灯具企业的政策前，应当充分听取行业商会的意见。", "policy-evaluation"),
    ("将灯会小店扶持工作纳入县区年度考核。", "policy-evaluation"),
    ("适时开展灯具产业政策实施效果评估。", "policy-evaluation"),
    # steering
    ("成立纸灯产业发展领导小组。", "coordination-body"),
    ("建立由商务、财政等部门参加的联席会议制度。", "coordination-body"),
    ("明确责任分工，形成工作合力。", "coordination-body"),
    ("各地要加强组织领导，压实属地责任。", "coordination-body"),
    ("选择三个城市开展灯油循环改革试点。", "pilot"),
    ("支持有条件的镇在灯会管理上先行先试。", "pilot"),
    ("帮助灯具厂有序复工复产。", "emergency-support"),
    ("完善灯油储备制度，制定停电应急预案。", "emergency-support"),
    ("做好蜡烛等商品保供稳价工作。", "emergency-support"),
    # rules
    ("修订《纸灯安全管理条例》。", "legislation"),
    ("抓紧制定灯匠等级评定的具体实施办法。", "legislation"),
    ("鼓励各地制定促进灯具小店发展的地方性法规。", "legislation"),
    ("及时清理不合时宜的规章和规范性文件。", "legislation"),
    ("调整小型灯具企业划型标准。", "standards-classification"),
    ("鼓励协会制定灯罩团体标准。", "standards-classification"),
    ("完善灯芯质量标准体系，开展标准化生产。", "standards-classification"),
    # access, competition, simplification
    ("严格落实市场准入负面清单制度。", "market-access"),
    ("鼓励民间资本参与灯塔建设运营。", "market-access"),
    ("支持社会力量兴办灯艺学校。", "market-access"),
    ("推动灯谜场馆采用政府和社会资本合作模式。", "market-access"),
    ("全面落实公平竞争审查制度。", "fair-competition"),
    ("查处滥用行政权力限制竞争的行为，破除地方保护。", "fair-competition"),
    ("不得对外地灯具企业设置歧视性条件。", "fair-competition"),
    ("精简灯会举办的审批环节，压缩办理时限。", "admin-simplification"),
    ("推行灯具登记一网通办，实行告知承诺制。", "admin-simplification"),
    ("深化“放管服”改革，转变政府职能。", "admin-simplification"),
    # enforcement
    ("对灯市开展“双随机、一公开”抽查。", "supervision-inspection"),
    ("严厉打击无证卖灯等违法行为。", "supervision-inspection"),
    ("加强对灯油质量的监管，对失信商户实施联合惩戒。", "supervision-inspection"),
    ("加强督促检查，对落实不力的严肃问责。", "supervision-inspection"),
    ("依法淘汰落后的制灯工艺和设备。", "capacity-elimination"),
    ("严格控制新建高耗能灯泡项目。", "capacity-elimination"),
    ("加强灯饰外观专利保护，打击侵权假冒。", "ip-protection"),
    ("支持小店申请专利。", "ip-protection"),
    ("引导灯厂与职工开展工资集体协商。", "labour-relations"),
    ("允许灯厂实行综合计算工时制。", "labour-relations"),
    ("畅通灯匠企业投诉渠道，依法保护企业财产权。", "property-rights-protection"),
    ("不得违法查封、扣押灯具企业财产。", "property-rights-protection"),
    # research, upgrading, digital, green
    ("支持灯具企业建立研发机构，加大研发投入。", "rd-innovation-support"),
    ("推动高校的实验室和科研仪器向小店开放共享。", "rd-innovation-support"),
    ("促进冷光科技成果转化。", "rd-innovation-support"),
    ("加快灯厂技术改造和设备更新。", "technology-upgrade"),
    ("培育一批专精特新“小巨人”灯企。", "specialised-sme"),
    ("推动制灯车间数字化改造，鼓励企业上云。", "digitalisation"),
    ("发展“互联网+养老”。", "digitalisation"),
    ("推进灯具行业清洁生产和废旧灯管回收利用。", "green-production"),
    ("支持小店开展节能改造。", "green-production"),
    # places and sectors
    ("建设灯匠创业孵化基地。", "incubator-base"),
    ("举办灯艺创新创业大赛。", "incubator-base"),
    ("培育纸灯产业集群，建设标准厂房。", "industrial-cluster"),
    ("引导灯具企业向产业园区集聚。", "industrial-cluster"),
    ("大力发展灯饰文化产业和乡村旅游。", "sector-development"),
    ("优化灯具产业结构。", "sector-development"),
    ("优先安排灯具小店用地指标。", "land-use"),
    ("在金融、土地等方面给予倾斜。", "land-use"),
    ("鼓励返乡灯匠创业。", "entrepreneurship-support"),
    ("支持毕业生创办小微企业。", "entrepreneurship-support"),
    # other sectors
    ("加强对护理院服务质量的监督检查。", "supervision-inspection"),
    ("制定托育机构设置标准。", "standards-classification"),
    ("推进生活垃圾分类和污水治理。", "green-production"),
    ("在景区推广智慧旅游。", "digitalisation"),
]
HIDDEN = [
    ("与统计局核对名册。", "statistics-monitoring"),
    ("配备自动监测设备。", "statistics-monitoring"),
    ("改进灯会系统计划。", "statistics-monitoring"),
    ("由设计院开展资产评估。", "policy-evaluation"),
    ("完善教师绩效考核。", "policy-evaluation"),
    ("各部门按照职责分工抓好工作。", "coordination-body"),
    ("试点城市的灯管全部回收。", "pilot"),
    ("增设考试点两处。", "pilot"),
    ("会同应急管理部门检查灯棚。", "emergency-support"),
    ("疫情防控期间，延长灯市营业时间。", "emergency-support"),
    ("为了发展灯艺，制定本条例。", "legislation"),
    ("按照国家有关规定给予补贴。", "legislation"),
    ("建设标准化厂房三座。", "standards-classification"),
    ("提高灯匠待遇标准。", "standards-classification"),
    ("符合国家标准的灯具可以进场。", "standards-classification"),
    ("放宽灯匠落户条件。", "market-access"),
    ("鼓励民间资本发起设立村镇银行。", "market-access"),
    ("简化贷款审批流程。", "admin-simplification"),
    ("优化通关流程。", "admin-simplification"),
    ("会同市场监管部门发布目录。", "supervision-inspection"),
    ("将纠纷交由商会调查处理。", "supervision-inspection"),
    ("严厉打击非法集资。", "supervision-inspection"),
    ("提高灯管生产能力。", "capacity-elimination"),
    ("推广知识产权质押贷款。", "ip-protection"),
    ("对签订一年以上劳动合同的给予补贴。", "labour-relations"),
    ("保护消费者合法权益。", "property-rights-protection"),
    ("推进灯会管理体制机制创新。", "rd-innovation-support"),
    ("研发费用按规定加计扣除。", "rd-innovation-support"),
    ("推动灯厂数字化改造。", "technology-upgrade"),
    ("会同工业和信息化部门发布名单。", "digitalisation"),
    ("开辟绿色通道。", "green-production"),
    ("减少使用地膜。", "land-use"),
    ("落实城镇土地使用税政策。", "land-use"),
    ("设立创业投资基金。", "entrepreneurship-support"),
    ("发行创新创业公司债券。", "entrepreneurship-support"),
]
WHOLE = [
    ("在东镇开展灯油回收利用试点。", {"pilot", "green-production"}),
    ("灯会起于宋代，至今不衰。", set()),
    ("修订灯具标准，加强监督检查。", {"standards-classification", "supervision-inspection"}),
]


@cache
def _lexicon() -> Lexicon:
    return compile_vocabulary(vocabulary(), "zh")


def _instruments(text: str) -> set[str]:
    tokens = tokenise(text)
    return {use.instrument for use in find_instruments(find(_lexicon(), tokens), tokens, [])}


@pytest.mark.parametrize(("text", "instrument"), USES)
def test_a_measure_uses_an_instrument(text: str, instrument: str) -> None:
    assert instrument in _instruments(text)


@pytest.mark.parametrize(("text", "instrument"), HIDDEN)
def test_words_that_mean_something_else_show_no_instrument(text: str, instrument: str) -> None:
    assert instrument not in _instruments(text)


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_measure_uses_these_and_no_others(text: str, expected: set[str]) -> None:
    assert _instruments(text) == expected


@pytest.mark.parametrize(("text", "instrument"), USES)
def test_line_ends_within_a_sentence_change_nothing(text: str, instrument: str) -> None:
    half = len(text) // 2
    assert instrument in _instruments(f"{text[:half]}\n{text[half:]}")
