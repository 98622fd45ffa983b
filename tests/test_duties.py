"""Who acts in running text, where no note says it: subjects, those prompted, agents, and those who only stand by."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from recognition import given, responsibilities

Roles = set[tuple[str, str]]
ACTORS: list[tuple[str, Roles]] = [
    # --- the subject of a modal verb
    ("The Ministry of Finance shall publish the list every year.", given(duty="mof")),
    ("The Ministry of Finance and the Ministry of Commerce should publish the list.", given(duty="mof mofcom")),
    ("The NDRC must not raise the fees.", given(duty="ndrc")),
    ("Local governments may give subsidies to shops.", given(duty="local-governments")),
    ("In 2013, the Ministry of Finance will pay the prizes.", given(duty="mof")),
    ("If a firm asks, the Ministry of Finance shall answer within ten days.", given(duty="mof")),
    ("The Ministry of Finance (MOF) shall pay the prizes.", given(duty="mof")),
    ("Tax departments are to handle refunds in five days.", given(duty="tax-departments")),
    ("The State Council has decided that the Ministry of Finance shall pay the prizes.", given(duty="mof")),
    ("Local governments that have set up funds shall report on them.", given(duty="local-governments")),
    (
        "The Ministry of Finance is responsible for the management and the payment of all prizes in the counties.",
        given(duty="mof"),
    ),
    # --- classes of governments and departments
    ("Local governments at all levels shall set up funds.", given(duty="local-governments")),
    ("People's governments at or above the county level shall set up funds.", given(duty="county-governments")),
    ("The provinces, autonomous regions and municipalities shall set up funds.", given(duty="provincial-governments")),
    (
        "Provincial governments, the Ministry of Finance and the NDRC shall set up funds.",
        given(duty="provincial-governments mof ndrc"),
    ),
    ("Township governments shall help shops.", given(duty="township-governments")),
    ("Pilot cities shall report every quarter.", given(duty="pilot-cities")),
    ("Every locality shall make a list of shops.", given(duty="local-governments")),
    ("Where conditions permit, localities may set up funds.", given(duty="local-governments")),
    ("Localities with the conditions may set up funds.", given(duty="local-governments")),
    ("Budget units shall set aside a quarter of the orders.", given(duty="procurement-units")),
    ("Purchasers shall pay small firms within 30 days.", given(duty="procurement-units")),
    ("Organs and public institutions must not delay payment.", given(duty="government-financed-institutions")),
    ("Relevant departments shall cut red tape.", given(duty="relevant-departments")),
    (
        "Governments at all levels and their relevant departments shall cut fees.",
        given(duty="local-governments relevant-departments"),
    ),
    (
        "The finance, tax and environmental protection departments shall share data.",
        given(duty="finance-departments tax-departments environment-departments"),
    ),
    ("The provincial finance departments shall make a list.", given(duty="finance-departments")),
    ("Local finance should arrange special funds for shops.", given(duty="finance-departments")),
    ("The central treasury shall arrange 5 million yuan.", given(duty="mof")),
    ("The competent departments of SMEs shall make a list.", given(duty="sme-departments")),
    (
        "The departments in charge of promoting the development of SMEs shall make a list.",
        given(duty="sme-departments"),
    ),
    ("The administrative department of finance under the State Council shall make a list.", given(duty="mof")),
    ("Financial regulators shall raise the tolerance of bad loans.", given(duty="financial-regulators")),
    # --- mass organisations, courts and other public bodies
    ("The All-China Federation of Industry and Commerce shall collect complaints.", given(duty="acfic")),
    ("Trade unions at all levels shall help workers.", given(duty="trade-unions-local")),
    ("The people's courts shall hear such cases quickly.", given(duty="peoples-courts")),
    ("The Ministry of Commerce and other departments shall list shops.", given(duty="mofcom relevant-departments")),
    # --- those who are prompted
    ("Encourage local governments to set up funds.", given(duty="local-governments")),
    ("Guide the localities in building markets.", given(duty="local-governments")),
    ("Support qualified regions to set up funds.", given(duty="local-governments")),
    ("Urge the finance departments to pay on time.", given(duty="finance-departments")),
    ("Require the Ministry of Commerce to publish the list.", given(duty="mofcom")),
    ("Entrust the All-China Federation of Industry and Commerce to hold a survey.", given(duty="acfic")),
    ("It is necessary to guide local governments to set up funds.", given(duty="local-governments")),
    ("Local governments are encouraged to set up funds.", given(duty="local-governments")),
    ("Qualified regions are supported to set up funds.", given(duty="local-governments")),
    ("Budget units are guided to buy from small shops.", given(duty="procurement-units")),
    # --- bare verbs, as machine translation writes them
    ("The Ministry of Finance allocates 5 million yuan.", given(duty="mof")),
    ("The Ministry of Finance to arrange the funds.", given(duty="mof")),
    # --- agents
    ("The list shall be drawn up by the Ministry of Finance.", given(duty="mof")),
    ("The list shall be drawn up by the Ministry of Finance and the NDRC.", given(duty="mof ndrc")),
    ("The rates are to be set by the provincial finance departments.", given(duty="finance-departments")),
    ("Refunds must be handled in five days by the tax departments.", given(duty="tax-departments")),
    ("A Leading Group for Shops shall be set up by the State Council.", given(duty="state-council")),
    # --- together with others
    (
        "The Ministry of Finance, together with the Ministry of Commerce, shall publish the list.",
        given(lead="mof", participant="mofcom"),
    ),
    (
        "The Ministry of Finance together with the MOFCOM and the NDRC shall publish the list.",
        given(lead="mof", participant="mofcom ndrc"),
    ),
    (
        "The Ministry of Finance shall, in conjunction with the Ministry of Commerce, publish the list.",
        given(lead="mof", participant="mofcom"),
    ),
    (
        "The Ministry of Finance shall work with relevant departments to publish the list.",
        given(lead="mof", participant="relevant-departments"),
    ),
    ("Work with relevant departments to publish the list.", given(participant="relevant-departments")),
    ("Together with relevant departments, publish the list.", given(participant="relevant-departments")),
    ("Banks shall, together with the Ministry of Finance, share the risk.", given(participant="mof")),
    ("The Ministry of Finance shall take the lead in drawing up the list.", given(lead="mof")),
]
BYSTANDERS = [
    # --- classes of market participants never act
    "Firms shall pay their workers.",
    "Small and medium-sized enterprises shall pay their workers.",
    "Banks shall lend to shops.",
    "Commercial banks shall lend to shops.",
    "The China Development Bank shall lend to shops.",
    "Insurance institutions are encouraged to insure shops.",
    "Guarantee institutions shall share the risk.",
    "Encourage universities and research institutes to open laboratories.",
    "Industry associations shall advise their members.",
    "Central enterprises shall pay their suppliers on time.",
    "State-owned enterprises shall pay their suppliers on time.",
    "Public service platforms shall advise shops.",
    "Support enterprises to go abroad.",
    "Give full play to the role of industry associations.",
    # --- a body that is only mentioned
    "The Ministry of Finance's platform shall list all shops.",
    "The platform of the Ministry of Finance shall list all shops.",
    "The credit system of the People's Bank of China shall be open to shops.",
    "The prizes of local governments shall be tax-free.",
    "The fund managed by the Ministry of Finance shall pay for orders.",
    "Loans approved by the People's Bank of China are exempt.",
    "The fees charged by industry and commerce departments shall not rise.",
    "Funds allocated to local governments shall be spent within a year.",
    "In accordance with the rules of the Ministry of Finance, publish the list.",
    "Implement the notice issued by the Ministry of Finance.",
    "Implement the plan of the Ministry of Commerce and let shops apply.",
    "With the approval of the Ministry of Finance, shops may wait with payment.",
    "Under the guidance of the Ministry of Commerce, shops shall form groups.",
    "Strengthen the supervision of local governments.",
    "Strengthen cooperation between the Ministry of Finance and local governments.",
    "Establish a joint meeting with the participation of the Ministry of Finance.",
    # --- applied to, handed down, hosting, set up, strengthened
    "Firms may apply to the Ministry of Finance for a prize.",
    "A firm which has been listed by the Ministry of Commerce may apply to the tax departments for a refund.",
    "Shops shall report to the tax departments.",
    "Funds shall be handed to the Ministry of Finance.",
    "The power to grant licences is handed down to provincial governments.",
    "Hand down the power to grant licences to the provincial commerce departments.",
    "Delegate the approval to local governments.",
    "The office shall be set up in the Ministry of Commerce.",
    "Set up an office in the Ministry of Commerce; the office shall list shops.",
    "A leading group shall be set up.",
    "The local bureaus of finance shall be strengthened.",
]


def roles_in(text: str) -> Roles:
    return {(found.agency, found.role) for found in responsibilities(text)}


@pytest.mark.parametrize(("sentence", "expected"), ACTORS, ids=[sentence for sentence, _ in ACTORS])
def test_who_acts(sentence: str, expected: Roles) -> None:
    assert roles_in(sentence) == expected


@pytest.mark.parametrize("sentence", BYSTANDERS)
def test_who_does_not_act(sentence: str) -> None:
    assert roles_in(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ministry of Finance, when it draws up the budget, shall leave room for prizes.", given(duty="mof")),
        ("Local governments set up funds for shops.", given(duty="local-governments")),
        ("The Ministry of Commerce, NDRC, etc. shall list shops.", given(duty="mofcom ndrc relevant-departments")),
        ("Departments of finance at all levels shall pay on time.", given(duty="finance-departments")),
        ("Shops that the Ministry of Commerce has listed shall pay no fee.", set()),
    ],
)
def test_who_acts_in_a_long_sentence(sentence: str, expected: Roles) -> None:
    assert roles_in(sentence) == expected


@pytest.mark.xfail(strict=True, reason="'no department' is no class")
def test_whom_a_ban_binds() -> None:
    assert roles_in("No department may charge fees that are not listed.") == given(duty="relevant-departments")


# --- Whatever the words around ----------------------------------------------------------------------------------------

BODIES = {
    "The Ministry of Finance": "mof",
    "The NDRC": "ndrc",
    "Local governments": "local-governments",
    "The tax departments": "tax-departments",
    "The All-China Federation of Industry and Commerce": "acfic",
}
MODALS = ("shall", "should", "must", "may", "will", "shall not", "must not", "are encouraged to", "need to")
DEEDS = ("publish a list of shops", "pay within 10 days", "set up funds for shops", "hear complaints", "cut fees by 5%")
FIRMS = ("Shops", "Banks", "Enterprises", "Firms of all sizes", "Industry associations")
ACTS = st.tuples(st.sampled_from(sorted(BODIES)), st.sampled_from(MODALS), st.sampled_from(DEEDS))
IDLE = st.tuples(st.sampled_from(FIRMS), st.sampled_from(MODALS), st.sampled_from(DEEDS))


@drawn(st.lists(ACTS, min_size=1, max_size=3), st.lists(IDLE, max_size=2), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_duties_do_not_depend_on_the_sentences_around(
    acts: list[tuple[str, str, str]], idle: list[tuple[str, str, str]], random: object
) -> None:
    sentences = [f"{' '.join(parts)}." for parts in [*acts, *idle]]
    getattr(random, "shuffle")(sentences)  # noqa: B009
    assert roles_in(" ".join(sentences)) == {(BODIES[body], "duty") for body, _, _ in acts}


@drawn(
    st.lists(st.sampled_from(sorted(BODIES)), min_size=2, max_size=4, unique=True),
    st.sampled_from(MODALS),
    st.sampled_from(DEEDS),
)
@settings(max_examples=60, deadline=None)
def test_all_subjects_of_a_list_act(names: list[str], modal: str, deed: str) -> None:
    sentence = f"{', '.join(names[:-1])} and {names[-1]} {modal} {deed}."
    assert roles_in(sentence) == {(BODIES[name], "duty") for name in names}


@drawn(st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=3, unique=True), st.sampled_from(DEEDS))
@settings(max_examples=60, deadline=None)
def test_all_who_are_prompted_act(names: list[str], deed: str) -> None:
    joined = " and ".join(name.removeprefix("The ") for name in names)
    assert roles_in(f"Urge {joined} to {deed}.") == {(BODIES[name], "duty") for name in names}
