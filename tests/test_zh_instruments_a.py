"""That the vocabulary names the instruments of finance, taxes, markets, people and services in Chinese sentences, and
does not see one where the words mean something else."""

from __future__ import annotations

import pytest

from graph_build.recognise.instruments import find_instruments
from graph_build.recognise.lexicon.compile import compile_vocabulary, find, load_vocabulary, tokenise
from graph_build.recognise.lexicon.matcher import Lexicon

USES = [
    # budget money
    ("县财政每年拿出三百万元设立小企业成长专项资金。", "special-fund"),
    ("鼓励各设区市设立民营企业纾困基金。", "special-fund"),
    ("逐年增加财政投入，重点向山区倾斜。", "special-fund"),
    ("统筹现有资金渠道，支持受灾企业恢复生产。", "special-fund"),
    ("省级设立中小企业发展基金，带动社会资本投早投小。", "development-fund"),
    ("发挥母基金作用，吸引保险资金参与。", "development-fund"),
    ("对首次升规的企业给予一次性奖励二十万元。", "subsidy"),
    ("采取以奖代补方式支持示范街区。", "subsidy"),
    ("符合条件的作坊可以向区商务部门申请资金支持。", "subsidy"),
    ("对企业新增贷款按两个百分点贴息。", "interest-subsidy"),
    ("财政对家庭农场贷款利息给予补助。", "interest-subsidy"),
    # lending
    ("引导银行加大对民宿的信贷投放。", "bank-credit"),
    ("推广无还本续贷，不得盲目抽贷断贷。", "bank-credit"),
    ("进一步降低企业综合融资成本。", "bank-credit"),
    ("提高信用贷款和首贷户占比。", "bank-credit"),
    ("用好支农支小再贷款和再贴现。", "monetary-policy"),
    ("对达标银行实施定向降准。", "monetary-policy"),
    ("适当提高涉农不良贷款容忍度，落实尽职免责。", "differentiated-regulation"),
    ("加快小额坏账核销。", "differentiated-regulation"),
    # guarantees, risk, insurance
    ("政府性融资担保机构将平均担保费率降至百分之一以下。", "credit-guarantee"),
    ("健全省市县三级再担保体系。", "re-guarantee"),
    ("设立科技贷款风险补偿资金池。", "risk-compensation"),
    ("银行与担保公司按二八比例分担贷款风险。", "risk-compensation"),
    ("扩大短期出口信用保险覆盖面。", "credit-insurance"),
    ("推广食品安全责任保险。", "credit-insurance"),
    # capital markets and other financing
    ("支持成长型企业发行集合债券。", "bond-financing"),
    ("盘活仓储资产，发行资产支持证券。", "bond-financing"),
    ("推动五十家企业到区域性股权市场挂牌。", "equity-market"),
    ("培育上市后备企业。", "equity-market"),
    ("大力引进天使投资和私募股权基金。", "venture-capital"),
    ("发挥政府引导基金作用。", "venture-capital"),
    ("核心企业应当及时确认，便利供应商应收账款融资。", "supply-chain-finance"),
    ("开展活体牲畜抵押和仓单质押贷款。", "collateral-finance"),
    ("鼓励以商标权出质融资。", "collateral-finance"),
    ("发展农机融资租赁，规范典当业。", "leasing-finance"),
    ("在县域增设村镇银行。", "small-financial-institutions"),
    ("每季度举办政银企对接活动。", "financing-service"),
    ("为专利密集型企业开辟贷款绿色通道。", "financing-service"),
    ("深化银税互动，开发线上贷款产品。", "internet-finance"),
    ("严禁银行收取承诺费、资金管理费。", "financial-fee-control"),
    ("严厉打击非法集资和高利贷。", "financial-fee-control"),
    ("集中清理拖欠民营企业账款。", "payment-arrears"),
    ("建设单位应当按合同约定及时支付工程款。", "payment-arrears"),
    # taxes and fees
    ("对月销售额十万元以下的摊位免征增值税。", "tax-relief"),
    ("小型微利企业所得税减半征收。", "tax-relief"),
    ("确有困难的，可以延期缴纳税款三个月。", "tax-deferral"),
    ("提高研发费用加计扣除比例。", "rd-tax-incentive"),
    ("固定资产可以加速折旧。", "rd-tax-incentive"),
    ("扩大营业税改征增值税试点。", "tax-reform"),
    ("压缩办税时间，推广电子发票。", "tax-reform"),
    ("对进口检测仪器减免关税。", "tariff-relief"),
    ("加快出口退税进度。", "export-rebate"),
    ("取消十五项行政事业性收费。", "fee-reduction"),
    ("坚决制止乱收费、乱罚款和摊派。", "fee-reduction"),
    ("困难企业可以缓缴社会保险费。", "social-insurance"),
    ("国有房屋承租人减免三个月租金。", "rent-relief"),
    ("作坊用电价格按居民电价执行。", "utility-relief"),
    ("确有困难的用户欠费不停供。", "utility-relief"),
    ("采购人应当预留年度采购份额。", "government-procurement"),
    ("通过政府购买服务方式委托社会组织承担。", "government-procurement"),
    # trade and market
    ("简化报关手续，压缩整体通关时间。", "customs-facilitation"),
    ("支持企业建设海外仓，开拓非洲市场。", "export-promotion"),
    ("引导茶企参加境外展会。", "exhibition"),
    ("办好年度山货博览会。", "exhibition"),
    ("开展汽车以旧换新和家电下乡。", "domestic-market"),
    ("发展连锁经营，完善城乡配送体系。", "domestic-market"),
    ("鼓励手工艺人开网店，发展直播电商。", "e-commerce"),
    ("打造区域公用品牌，推行质量管理体系认证。", "brand-quality"),
    ("促进大中小企业融通发展。", "large-small-collaboration"),
    ("龙头企业应当带动中小企业协作配套。", "large-small-collaboration"),
    # people
    ("对吸纳高校毕业生就业的企业给予支持。", "employment-support"),
    ("举办民营企业招聘会。", "employment-support"),
    ("每年组织一万名企业经营者参加培训。", "training"),
    ("引进高层次人才，加强技能人才培养。", "talent"),
    ("深化职称制度改革。", "talent"),
    # services
    ("引导小企业加强财务管理，开展管理咨询。", "management-consulting"),
    ("建设中小企业公共服务平台。", "public-service-platform"),
    ("健全社会化服务体系。", "public-service-platform"),
    ("归集纳税、用电等信用信息，完善企业信用评价。", "credit-information"),
    ("加大惠企政策宣传解读力度。", "information-release"),
    ("总结推广典型经验。", "information-release"),
    ("组织律师服务团为企业提供法律咨询。", "legal-services"),
    ("完善商事调解和仲裁机制。", "legal-services"),
]

USES_NOT = [
    ("住宅专项维修资金由业主大会管理。", "special-fund"),
    ("对成绩突出的单位给予表彰奖励。", "subsidy"),
    ("举报属实的，对举报人给予奖励。", "subsidy"),
    ("国家助学贷款由学校统一办理。", "bank-credit"),
    ("科研失败容忍度应当提高。", "differentiated-regulation"),
    ("投标担保不得超过合同价的百分之二。", "credit-guarantee"),
    ("健全生态保护补偿制度。", "risk-compensation"),
    ("完善城乡居民医疗保险制度。", "credit-insurance"),
    ("加快药品上市许可审批。", "equity-market"),
    ("对逾期未整改的实行挂牌督办。", "equity-market"),
    ("以骨干合作社带动产地仓建设。", "collateral-finance"),
    ("办理不动产登记的，当场发证。", "collateral-finance"),
    ("不得过度依赖抵押担保。", "collateral-finance"),
    ("不得拖欠农民工工资。", "payment-arrears"),
    ("税务部门负责纳税信用管理。", "tax-relief"),
    ("适当减免困难家庭学生的学费。", "fee-reduction"),
    ("切实减轻基层负担。", "fee-reduction"),
    ("由县人力资源社会保障局负责解释。", "social-insurance"),
    ("企业采用电子商务降低成本。", "utility-relief"),
    ("提高用水效率，降低能源消耗。", "utility-relief"),
    ("工艺达到国际先进水平。", "export-promotion"),
    ("组织博物馆举办文物展览。", "exhibition"),
    ("消费税由税务机关征收。", "domestic-market"),
    ("维护消费者权益。", "domestic-market"),
    ("推动经济高质量发展。", "brand-quality"),
    ("改善空气质量。", "brand-quality"),
    ("不断扩大中小企业规模。", "large-small-collaboration"),
    ("严格落实岗位责任制。", "employment-support"),
    ("规范校外培训机构收费。", "training"),
    ("规定自公布之日起施行。", "information-release"),
    ("加强部门之间的协调，协调解决困难。", "legal-services"),
    ("违反规定的，依法追究法律责任。", "legal-services"),
    ("享受国家规定的职工教育经费扣除。", "training"),
    ("形成一批具有国际竞争力的企业。", "export-promotion"),
    ("鼓励企业布局境外营销网络。", "domestic-market"),
    ("营造安全放心的消费环境。", "domestic-market"),
    ("推行网上审批。", "internet-finance"),
    ("政府采购信息应当在指定媒体发布。", "information-release"),
    ("加强国家科学技术奖励工作。", "subsidy"),
    ("参加城乡居民养老保险。", "credit-insurance"),
    ("商业银行应当妥善处置抵债资产。", "small-financial-institutions"),
    ("为新药创制者开展新药上市审批。", "equity-market"),
    ("采用先进适用技术，注重知识产权管理。", "management-consulting"),
    # bare nouns of other sectors
    ("推动赛艇基地与村庄协同联动。", "coordination-body"),
    ("记者站属于新闻媒体。", "information-release"),
    ("推广民宿经营新模式。", "information-release"),
    ("满足游客的消费需求。", "domestic-market"),
    ("提升养老院服务质量。", "brand-quality"),
    ("做好冬季集训。", "training"),
    ("组织大学生志愿者维护赛场秩序。", "management-consulting"),
    ("填写统一社会信用代码。", "credit-information"),
    ("基金吸引社会资本共同出资。", "market-access"),
    ("不得强制客户接受附加服务。", "property-rights-protection"),
    ("遇有紧急情况应当报告。", "emergency-support"),
    ("宽带资费下调一成。", "utility-relief"),
    ("降低制度性交易成本。", "fee-reduction"),
    ("对中小金融机构的统计口径不变。", "small-financial-institutions"),
    # words of two clauses that make no phrase together
    ("便利渔民出海，登记渔船编号。", "admin-simplification"),
    ("发放防汛补助，支持修缮祠堂。", "special-fund"),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_vocabulary(load_vocabulary(), "zh")


def read(sentence: str, lexicon: Lexicon) -> list[str]:
    tokens = tokenise(sentence)
    return [use.instrument for use in find_instruments(find(lexicon, tokens), tokens, [])]


@pytest.mark.parametrize(("sentence", "instrument"), USES)
def test_a_sentence_uses_an_instrument(lexicon: Lexicon, sentence: str, instrument: str) -> None:
    assert instrument in read(sentence, lexicon)


@pytest.mark.parametrize(("sentence", "instrument"), USES_NOT)
def test_a_sentence_uses_it_not(lexicon: Lexicon, sentence: str, instrument: str) -> None:
    assert instrument not in read(sentence, lexicon)


def test_the_most_specific_instrument_wins_over_those_whose_words_it_holds(lexicon: Lexicon) -> None:
    assert read("开展小微企业贷款保证保险。", lexicon) == ["credit-insurance"]
    assert read("发挥国际市场开拓资金作用。", lexicon) == ["export-promotion"]
    assert read("扩大农户小额贷款贴息规模。", lexicon) == ["interest-subsidy"]


@pytest.mark.parametrize(
    "sentence",
    [
        "以优化营商环境为目标，修缮码头。",
        "为培育专精特新企业创造条件。",
        "根据发展电子商务的需要，增设邮路。",
        "充分认识加快清理拖欠账款的重要意义。",
        "加强对清理拖欠账款工作的指导。",
    ],
)
def test_an_aim_a_ground_and_the_background_are_no_instruments(lexicon: Lexicon, sentence: str) -> None:
    assert read(sentence, lexicon) == []


def test_what_is_done_to_an_end_is_an_instrument(lexicon: Lexicon) -> None:
    assert read("以优化营商环境为目标，清理拖欠账款。", lexicon) == ["payment-arrears"]


def test_a_training_subsidy_is_both_training_and_a_subsidy(lexicon: Lexicon) -> None:
    assert set(read("对学徒给予职业培训补贴。", lexicon)) == {"training", "subsidy"}


def test_what_a_fund_is_used_for_is_no_instrument(lexicon: Lexicon) -> None:
    assert read("设立专项资金，用于人才引进、职工培训和品牌建设。", lexicon) == ["special-fund"]


def test_one_of_many_kinds_of_service_is_no_instrument_beside_the_platform_that_gives_them(lexicon: Lexicon) -> None:
    assert read("公共服务平台要提供管理咨询、人才培训、检验检测、法律咨询等服务。", lexicon) == [
        "public-service-platform"
    ]
    assert "credit-guarantee" in read("银行应当提供票据贴现、融资担保等服务。", lexicon)
