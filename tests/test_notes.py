"""Responsibility notes: who leads, participates or is responsible, in every wording of careful and garbled English."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from recognition import given, noted, roles

BURDEN = "Inter-Ministerial Joint Meeting of the State Council for Reducing Enterprise Burden"

Roles = set[tuple[str, str]]
WORDINGS: list[tuple[str, Roles]] = [
    # --- a bare list
    ("(MOF)", given(responsible="mof")),
    ("(Ministry of Finance)", given(responsible="mof")),
    ("(MOF, MIIT, NDRC)", given(responsible="mof miit ndrc")),
    (
        "(Ministry of Finance, Ministry of Commerce and National Bureau of Statistics)",
        given(responsible="mof mofcom nbs"),
    ),
    ("(Ministry of Finance; Ministry of Commerce; National Bureau of Statistics)", given(responsible="mof mofcom nbs")),
    ("(MOF & MIIT)", given(responsible="mof miit")),
    ("(MOF/MIIT/NDRC)", given(responsible="mof miit ndrc")),
    ("(MOF, etc.)", given(responsible="mof relevant-departments")),
    (
        "(Ministry of Finance, Ministry of Commerce and other departments)",
        given(responsible="mof mofcom relevant-departments"),
    ),
    ("(relevant departments)", given(responsible="relevant-departments")),
    ("(all localities and relevant departments)", given(responsible="local-governments relevant-departments")),
    ("(all provincial people's governments, MOF)", given(responsible="provincial-governments mof")),
    (
        "(finance, tax and environmental protection departments)",
        given(responsible="finance-departments tax-departments environment-departments"),
    ),
    (
        "(General Administration of Quality Supervision, Inspection and Quarantine, Ministry of Finance)",
        given(responsible="aqsiq mof"),
    ),
    (
        "(Ministry of Housing and Urban-Rural Development, Ministry of Land and Resources)",
        given(responsible="mohurd mlr"),
    ),
    # --- responsible
    ("(MOF is responsible)", given(responsible="mof")),
    ("(MOF and MIIT are responsible)", given(responsible="mof miit")),
    ("(MOF and MIIT are jointly responsible)", given(responsible="mof miit")),
    ("(MOF, MIIT are respectively responsible)", given(responsible="mof miit")),
    ("(MOF, MIIT and NDRC are responsible according to the division of duties)", given(responsible="mof miit ndrc")),
    ("(MOF, MIIT, NDRC in accordance with the division of responsibilities)", given(responsible="mof miit ndrc")),
    ("(MOF and MOFCOM, each within the scope of its duties)", given(responsible="mof mofcom")),
    ("(MOF, MIIT and other relevant departments are responsible)", given(responsible="mof miit relevant-departments")),
    ("(Local governments are responsible)", given(responsible="local-governments")),
    ("(MOF shall be responsible for it)", given(responsible="mof")),
    ("(to be undertaken by MOF and MIIT)", given(responsible="mof miit")),
    ("(Responsible: MOF, MIIT)", given(responsible="mof miit")),
    ("(Responsible departments: MOF, MIIT)", given(responsible="mof miit")),
    ("(Responsible unit: MOF; MIIT)", given(responsible="mof miit")),
    ("(In charge: MOF)", given(responsible="mof")),
    ("(MOF is responsible; to be completed by the end of 2013)", given(responsible="mof")),
    # --- a leader
    ("(MOF takes the lead)", given(lead="mof")),
    ("(MOF and MIIT take the lead)", given(lead="mof miit")),
    ("(led by MOF)", given(lead="mof")),
    ("(under the leadership of MOF)", given(lead="mof")),
    ("(MOF is in overall charge)", given(lead="mof")),
    ("(MOF shall lead)", given(lead="mof")),
    ("(MOF takes the lead according to the division of responsibilities)", given(lead="mof")),
    ("(MOF, MIIT take the lead according to the division of duties)", given(lead="mof miit")),
    ("(Lead department: MOF)", given(lead="mof")),
    # --- a leader and others
    ("(MOF takes the lead, MIIT participates)", given(lead="mof", participant="miit")),
    ("(MOF takes the lead, and MIIT and NDRC participate)", given(lead="mof", participant="miit ndrc")),
    ("(MOF takes the lead; MIIT and NDRC cooperate)", given(lead="mof", participant="miit ndrc")),
    ("(MOF takes the lead, MIIT assists)", given(lead="mof", participant="miit")),
    ("(MOF to take the lead, MIIT to participate)", given(lead="mof", participant="miit")),
    ("(MOF lead, MIIT participation)", given(lead="mof", participant="miit")),
    ("(MOF as lead; MIIT and NDRC as participants)", given(lead="mof", participant="miit ndrc")),
    ("(MOF (lead), MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(MOF takes the lead, MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
    (
        "(MOF takes the lead, MIIT and NDRC are responsible according to the division of duties)",
        given(lead="mof", participant="miit ndrc"),
    ),
    (
        "(MOF takes the lead, MIIT and other relevant departments participate)",
        given(lead="mof", participant="miit relevant-departments"),
    ),
    (
        "(MOF and MIIT take the lead, NDRC, MOFCOM, etc. participate)",
        given(lead="mof miit", participant="ndrc mofcom relevant-departments"),
    ),
    ("(led by MOF, with the participation of MIIT and NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(led by MOF with MIIT participating)", given(lead="mof", participant="miit")),
    ("(led by MOF, MIIT and NDRC participate)", given(lead="mof", participant="miit ndrc")),
    ("(headed by MOF; MIIT and NDRC take part)", given(lead="mof", participant="miit ndrc")),
    ("(MOF takes the lead, with the assistance of MIIT)", given(lead="mof", participant="miit")),
    ("(MOF takes the lead with the cooperation of MIIT and NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(Lead unit: MOF; cooperating units: MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(Leading unit: MOF; supporting units: MIIT; NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(Lead: MOF; participants: MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(Lead department: MOF. Participating departments: MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
    (
        "(MOF is the lead department, MIIT and NDRC are the cooperating departments)",
        given(lead="mof", participant="miit ndrc"),
    ),
    (
        "(MOF takes the lead, banking financial institutions participate)",
        given(lead="mof", participant="banking-institutions"),
    ),
    ("(MOF is mainly responsible, MIIT cooperates)", given(lead="mof", participant="miit")),
    ("(MOF is responsible, MIIT cooperates)", given(responsible="mof", participant="miit")),
    ("(MOF shall be in charge, and MIIT shall assist)", given(responsible="mof", participant="miit")),
    ("(MIIT and NDRC cooperate)", given(participant="miit ndrc")),
    # --- together with
    ("(MOF together with MIIT)", given(lead="mof", participant="miit")),
    ("(MOF together with MIIT and NDRC)", given(lead="mof", participant="miit ndrc")),
    ("(MOF, together with MIIT, NDRC, is responsible)", given(lead="mof", participant="miit ndrc")),
    ("(MOF, in conjunction with MIIT)", given(lead="mof", participant="miit")),
    ("(MOF in collaboration with relevant departments)", given(lead="mof", participant="relevant-departments")),
    ("(MOF jointly with MIIT and other departments)", given(lead="mof", participant="miit relevant-departments")),
    ("(MOF in consultation with MIIT)", given(lead="mof", participant="miit")),
    ("(MOF works with MIIT)", given(lead="mof", participant="miit")),
    # --- as machine translation garbles it
    ("(MOF is in charge of the Ministry of Commerce, the NDRC)", given(lead="mof", participant="mofcom ndrc")),
    ("(MOF is responsible for the relevant departments)", given(lead="mof", participant="relevant-departments")),
    (
        "(Finance Ministry in charge of Industry and Information Technology Department)",
        given(lead="mof", participant="miit"),
    ),
    (
        "(Human Resources Social Security Department is responsible for Ministry of Education, MOF)",
        given(lead="mohrss", participant="moe mof"),
    ),
    (
        "(Housing and Urban Rural Construction Ministry is responsible for Land Resources Department)",
        given(lead="mohurd", participant="mlr"),
    ),
    ("(MOF, MIIT are responsible for the division of responsibilities)", given(responsible="mof miit")),
    ("(MOF, MIIT, responsible for division of duties)", given(responsible="mof miit")),
    ("(MOF, Taxation Administration responsible respectively)", given(responsible="mof sta")),
    (
        "(Industry and Information Technology Department, Development and Reform Commission, PBOC responsible)",
        given(responsible="miit ndrc pboc"),
    ),
    ("(Audit Department, Correctional Office)", given(responsible="cnao rectification-office")),
    (
        "(Science and Technology Department takes the lead, Department of Education, MOF participate)",
        given(lead="most", participant="moe mof"),
    ),
    (
        "(Bank Regulatory Commission, Securities Regulatory Commission, Insurance Regulatory Commission)",
        given(responsible="cbrc csrc circ"),
    ),
    # --- joint meetings and their members
    (
        f"(MOF will be responsible for the member units of the {BURDEN})",
        given(lead="mof", participant="burden-reduction-joint-meeting"),
    ),
    (f"(MOF, NDRC, etc., responsible for the {BURDEN})", given(responsible="mof ndrc burden-reduction-joint-meeting")),
    (
        f"(MOF, MOFCOM and other member units of the {BURDEN})",
        given(responsible="mof mofcom burden-reduction-joint-meeting"),
    ),
    (f"(member units of the {BURDEN} are responsible)", given(responsible="burden-reduction-joint-meeting")),
    (
        f"(MOF takes the lead, member units of the {BURDEN} participate)",
        given(lead="mof", participant="burden-reduction-joint-meeting"),
    ),
    # --- bodies of no vocabulary
    (
        "(Ministry of Rivers and Clouds takes the lead, MOF participates)",
        given(lead="ministry-of-rivers-and-clouds", participant="mof"),
    ),
    # --- as it is printed
    ("（MOF takes the lead, MIIT participates）", given(lead="mof", participant="miit")),
    ("(MOF takes the lead，MIIT、NDRC participate)", given(lead="mof", participant="miit ndrc")),
    ("[MOF takes the lead, MIIT participates]", given(lead="mof", participant="miit")),
    ("【MOF takes the lead, MIIT participates】", given(lead="mof", participant="miit")),
    ("(MOF takes the lead, MIIT participates", given(lead="mof", participant="miit")),
    ("(MOF TAKES THE LEAD, MIIT PARTICIPATES)", given(lead="mof", participant="miit")),
    ("(MOF takes\nthe lead,\nMIIT and\nNDRC participate)", given(lead="mof", participant="miit ndrc")),
    (
        "(ministry of finance takes the lead, ministry of commerce participates)",
        given(lead="mof", participant="mofcom"),
    ),
]
SENTENCES: list[tuple[str, Roles]] = [
    ("Lead unit: MOF; cooperating units: MIIT and NDRC.", given(lead="mof", participant="miit ndrc")),
    ("Lead department: MOF\nParticipating departments: MIIT, MOFCOM", given(lead="mof", participant="miit mofcom")),
    ("Responsible: MOF, MIIT.", given(responsible="mof miit")),
    ("Responsible departments: MOF, MIIT", given(responsible="mof miit")),
    ("MOF takes the lead, MIIT and NDRC participate.", given(lead="mof", participant="miit ndrc")),
    ("MOF and MIIT are responsible.", given(responsible="mof miit")),
    ("Lead: MOF. Participating: MIIT.", given(lead="mof", participant="miit")),
    ("Responsible: MOF. Cooperating: MIIT.", given(responsible="mof", participant="miit")),
    ("Responsible: MOF. Participating: MIIT.", given(responsible="mof", participant="miit")),
]
HARD: list[tuple[str, Roles]] = [
    ("(MOF is responsible together with MIIT)", given(lead="mof", participant="miit")),
    ("(AQSIQ is responsible, MIIT, MOFCOM to cooperate)", given(responsible="aqsiq", participant="miit mofcom")),
    ("(MOF heads; MIIT takes part)", given(lead="mof", participant="miit")),
    ("(MOF takes the lead, universities participate)", given(lead="mof", participant="universities")),
    ("(Responsible department: MOF; completion date: June 2013)", given(responsible="mof")),
    ("(MOF leads the work; before the end of June 2013)", given(lead="mof")),
    ("Lead: MOF. Participants: MOFCOM and NBS.", given(lead="mof", participant="mofcom nbs")),
    ("(To be led by MOF, with MIIT and NBS participating)", given(lead="mof", participant="miit nbs")),
    ("(Lead by MOF, NBS to participate)", given(lead="mof", participant="nbs")),
]


@pytest.mark.parametrize(("note", "expected"), WORDINGS, ids=[note for note, _ in WORDINGS])
def test_a_note_in_brackets(note: str, expected: Roles) -> None:
    assert noted(f"Cut the fees of small firms. {note}") == expected


@pytest.mark.parametrize(("note", "expected"), SENTENCES, ids=[note for note, _ in SENTENCES])
def test_a_note_as_a_sentence(note: str, expected: Roles) -> None:
    assert noted(f"Cut the fees of small firms. {note}") == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [pytest.param(note, roles_, id=note) for note, roles_ in HARD],
)
def test_a_note_that_is_hard_to_read(note: str, expected: Roles) -> None:
    assert noted(f"Cut the fees of small firms. {note}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cut fees (MOF, MIIT are responsible).", given(responsible="mof miit")),
        ("Cut fees. (MOF takes the lead) Cut rents. (NDRC)", given(lead="mof", responsible="ndrc")),
        ("Cut fees. (MOF)\nCut rents. (NDRC)", given(responsible="mof ndrc")),
        pytest.param(
            "Cut fees (MOF is responsible); cut rents (NDRC is responsible).",
            given(responsible="mof ndrc"),
        ),
    ],
)
def test_several_notes_in_one_measure(text: str, expected: Roles) -> None:
    assert noted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Order through the application (APP).",
        "The Ministry of Finance (MOF) shall cut fees.",
        "Small and medium-sized enterprises (SMEs) are many.",
        "Use the Interbank Offered Rate (LIBOR). Cut fees.",
        "Report to the Ministry of Finance (hereinafter referred to as the MOF).",
        "Carry out the plan (2010-2020).",
        "Implement the Notice (MOF [2012] No. 36).",
        "Implement the Opinions (Guo Fa [2009] No. 36).",
        "Cut fees (see the notice of the MOF).",
        "Cut fees (including those of the NDRC) by 5%.",
        "Cut fees (including banks and insurers).",
        "Cut fees (see Annex 2).",
        "Cut fees (attached: list of fees of the Ministry of Finance).",
        "Cut fees. (Done)",
        "Cut fees. (the same below)",
        "Cut fees (most of them local).",
        "Cut the fees of firms (enterprises with less than 20 workers).",
        "Hold the meeting in Beijing (June).",
        "Use the funds of the (central and local) finance well.",
        "The Ministry of Finance takes the lead in fairs and gives prizes to the best firms of every province.",
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert noted(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Help small firms (small and medium-sized enterprises).",
        "Help small firms (individual industrial and commercial households).",
        "Help start-ups (science and technology enterprises).",
        "Help small firms (agriculture).",
        "Help small firms (commerce and tourism).",
        "Make the service better (customs).",
        "Protect the rights of firms (intellectual property).",
        "Implement the notice (issued by MOF).",
    ],
)
def test_an_explanation_in_brackets_is_no_note(text: str) -> None:
    assert noted(text) == set()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("(MOF, MIIT, NDRC)", given(lead="mof", participant="miit ndrc")),
        ("(MOF, MIIT are responsible)", given(lead="mof", participant="miit")),
        ("(MOF)", given(lead="mof")),
        ("(MOF, MIIT and other relevant departments)", given(lead="mof", participant="miit relevant-departments")),
        ("(MIIT takes the lead, MOF participates)", given(lead="miit", participant="mof")),
    ],
)
def test_a_convention_stated_once_makes_the_first_named_lead(note: str, expected: Roles) -> None:
    assert noted(f"Cut fees. {note}", first_leads=True) == expected


# --- The grammar of letters -------------------------------------------------------------------------------------------


@drawn(st.text(alphabet="BJELKPVRWO;.", max_size=12), st.booleans())
@settings(max_examples=300, deadline=None)
def test_roles_are_given_to_bodies_only_and_each_once(letters: str, first_leads: bool) -> None:
    found = roles(letters, first_leads=first_leads)
    places = [place for place, _ in found]
    assert places == sorted(set(places))
    assert all(letters[place] in "BJE" for place in places)
    if any(role == "lead" for _, role in found):
        assert all(role != "responsible" for _, role in found)


@drawn(st.text(alphabet="BJELKPVRWO", min_size=1, max_size=10))
@settings(max_examples=200, deadline=None)
def test_every_body_of_a_note_has_a_role(letters: str) -> None:
    found = {place for place, _ in roles(letters)}
    assert {i for i, letter in enumerate(letters) if letter in "BJ"} <= found
    assert found <= {i for i, letter in enumerate(letters) if letter in "BJE"}


BODIES = {
    "MOF": "mof",
    "Ministry of Commerce": "mofcom",
    "Ministry of Industry and Information Technology": "miit",
    "NDRC": "ndrc",
    "National Bureau of Statistics": "nbs",
    "All-China Federation of Industry and Commerce": "acfic",
    "finance departments": "finance-departments",
    "local governments": "local-governments",
}
LISTS = st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=5, unique=True)


def listed(names: list[str], joint: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{joint}{names[-1]}"


JOINTS = st.sampled_from([", ", " and ", ", and ", "、"])


@drawn(
    LISTS,
    JOINTS,
    st.sampled_from(
        ["", " are responsible", " shall be responsible", " are responsible according to the division of duties"]
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_list_of_bodies_is_responsible(names: list[str], joint: str, ending: str) -> None:
    assert noted(f"Cut fees. ({listed(names, joint)}{ending})") == {(BODIES[name], "responsible") for name in names}


@drawn(
    LISTS,
    JOINTS,
    st.integers(1, 4),
    st.sampled_from(
        [" take the lead, {} participate", " takes the lead; {} cooperate", " take the lead, {}", " together with {}"]
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_leaders_and_participants(names: list[str], joint: str, leaders: int, wording: str) -> None:
    first, rest = names[:leaders], names[leaders:]
    if not rest:
        return
    note = listed(first, joint) + wording.format(listed(rest, joint))
    expected = {(BODIES[name], "lead") for name in first} | {(BODIES[name], "participant") for name in rest}
    assert noted(f"Cut fees. ({note})") == expected
