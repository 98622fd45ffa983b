"""That the shipped vocabulary names the instruments of documents of any sector, and does not see one where its words
mean something else."""

from __future__ import annotations

import pytest
from recognition import instruments

USES = [
    # logistics, farming
    ("Tolls on ordinary roads shall be reduced and port charges cleaned up.", "fee-reduction"),
    ("National standards for pallets and refrigerated trucks shall be worked out.", "standards-classification"),
    ("The operating permit for small freight vehicles shall be abolished.", "admin-simplification"),
    ("Develop cold chain logistics in the producing areas.", "sector-development"),
    ("Optimise the structure of agriculture.", "sector-development"),
    ("Insurance institutions shall develop insurance products for growers.", "credit-insurance"),
    ("Establish the reserve system of frozen pork.", "emergency-support"),
    ("Encourage returning workers to start up, and help women to start up with crafts.", "entrepreneurship-support"),
    # health, care
    ("Encourage social forces to run clinics and to invest in nursing.", "market-access"),
    ("Enlarge the network of medical insurance.", "social-insurance"),
    ("Hospitals shall offer online appointment and remote diagnosis.", "digitalisation"),
    ("Health knowledge shall be popularised by radio.", "information-release"),
    ("Water and gas used by nurseries shall be charged at household prices.", "utility-relief"),
    ("Vocational colleges shall open majors in care and enlarge enrolment.", "talent"),
    ("Twenty thousand nurses shall be trained each year.", "training"),
    ("Government departments shall purchase care services from social organisations.", "government-procurement"),
    ("The joint meeting shall track progress.", "coordination-body"),
    # culture, tourism, sports
    ("Promote the integration of tourism with farming, culture and sports.", "sector-development"),
    ("Issue consumption vouchers and develop the night-time economy.", "domestic-market"),
    ("Thirty demonstration parks of culture shall be built.", "industrial-cluster"),
    ("Museums shall take part in trade exhibitions.", "exhibition"),
    ("Lend against the pledge of ticket revenue.", "collateral-finance"),
    ("A directory of scenic areas shall be published.", "information-release"),
    ("Quality evaluation of hotels shall be made, with star ratings of homestays.", "brand-quality"),
    ("Infringement of television rights shall be punished.", "ip-protection"),
    ("The Regulations on the Administration of Theatres shall be revised.", "legislation"),
    # environment, energy, digital economy
    ("Waste paper and batteries shall be sorted and recycled.", "green-production"),
    ("Phase out small coal boilers.", "capacity-elimination"),
    ("Open public data on the weather.", "digitalisation"),
    ("Explore a new supervision mode for online platforms.", "supervision-inspection"),
    ("Ten pilot cities shall be selected, and carry out a standardization pilot.", "pilot"),
    ("Include the cutting of emissions in the assessment of local governments.", "policy-evaluation"),
    # business environment, people
    ("Sign labour contracts with couriers.", "labour-relations"),
    ("Poor people shall be helped to find jobs.", "employment-support"),
    ("Build employment service platforms.", "employment-support"),
    ("Establish a legal service system for villages.", "legal-services"),
    ("Introduce high-level overseas talent.", "talent"),
    ("Revise and publish the negative list.", "market-access"),
    ("Expand the coverage of export credit insurance.", "credit-insurance"),
    ("Raise the additional deduction of input value-added tax.", "tax-relief"),
    ("The central budget shall increase transfer payments.", "special-fund"),
    ("Share the credit records through the public credit information platform.", "credit-information"),
]

USES_NOT = [
    ("Exhibition halls shall be run by clubs.", "exhibition"),
    ("A number of performances and exhibitions have taken shape.", "exhibition"),
    ("Deal with false propaganda.", "information-release"),
    ("Popularise the model contract.", "information-release"),
    ("Publish charges for security, transport and cleaning.", "emergency-support"),
    ("Emergency management (fire) departments shall check the venue.", "emergency-support"),
    ("Establish labour export bases.", "export-promotion"),
    ("Implement the extended producer responsibility system.", "coordination-body"),
    ("Raise the additional deduction of input tax.", "rd-tax-incentive"),
    ("Clean up charges levied in violation of rules.", "legislation"),
    ("Formulate charging standards for parking.", "standards-classification"),
    ("Improve the statistics of tourism consumption.", "domestic-market"),
    ("Special funds for the development of cultural industries shall be used well.", "sector-development"),
    ("Put domestic service into the first batch of pilots.", "rd-innovation-support"),
    ("Pay with mobile payment in shops.", "internet-finance"),
    ("Encourage units to independently evaluate the skills of workers.", "policy-evaluation"),
]


@pytest.mark.parametrize(("text", "instrument"), USES)
def test_a_measure_of_any_sector_uses(text: str, instrument: str) -> None:
    assert instrument in set(instruments(text))


@pytest.mark.parametrize(("text", "instrument"), USES_NOT)
def test_words_that_mean_something_else_use_nothing(text: str, instrument: str) -> None:
    assert instrument not in set(instruments(text))
