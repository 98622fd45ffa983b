"""A whole document is read as an analyst would: each statement in its measure, with the characters that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from recognition import DocumentReading, given, read

from graph_build.model import MeasureReading, Span

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples" / "china").glob("*.txt"))
LANTERNS = """Opinions of the State Council on Lantern Workshops

Guo Fa [2012] No. 990

To help lantern workshops, these opinions are issued.

I. Light the streets

(1) Hand out money. The Ministry of Agriculture shall pay 5,000 yuan to each of 300 workshops \
before the end of 2013. (Ministry of Finance takes the lead, Ministry of Commerce participates)

Home > News > Lanterns

(2) Lower taxes. Exempt lantern workshops from business tax for two years. \
(Ministry of Finance, State Administration of Taxation)

II. Light the shops

(3) Train people. Local governments are encouraged to train 10% of the workers \
under the Silver Lantern Project. Revise the Regulations on Lanterns.

(4) Watch prices. Banks shall not raise fees.

State Council

May 4, 2012
"""


def roles_of(measure: MeasureReading) -> set[tuple[str, str]]:
    return {(found.agency, found.role) for found in measure.responsibilities}


@pytest.fixture(scope="module")
def lanterns() -> DocumentReading:
    return read(LANTERNS)


def test_the_document_says_who_issued_it_and_when(lanterns: DocumentReading) -> None:
    assert (lanterns.title, lanterns.number) == (
        "Opinions of the State Council on Lantern Workshops",
        "Guo Fa [2012] No. 990",
    )
    assert (lanterns.issued, lanterns.issuers, lanterns.kind) == ("2012-05-04", ("state-council",), "opinions")


def test_measures_are_numbered_and_lie_in_their_sections(lanterns: DocumentReading) -> None:
    assert [(m.passage.number, m.passage.section, m.label) for m in lanterns.measures] == [
        (1, (1,), "Hand out money"),
        (2, (1,), "Lower taxes"),
        (3, (2,), "Train people"),
        (4, (2,), "Watch prices"),
    ]
    assert [section.label for section in lanterns.sections] == ["Light the streets", "Light the shops"]


def test_each_measure_has_its_own_responsibilities(lanterns: DocumentReading) -> None:
    assert [roles_of(measure) for measure in lanterns.measures] == [
        given(duty="moa", lead="mof", participant="mofcom"),
        given(responsible="mof sta"),
        given(duty="local-governments"),
        set(),
    ]


def test_quantities_dates_programmes_and_citations(lanterns: DocumentReading) -> None:
    first, second, third, fourth = lanterns.measures
    assert {(q.unit, q.value) for q in first.quantities} == {("CNY", Decimal(5000)), ("count", Decimal(300))}
    assert [(p.start, p.until) for p in first.periods] == [(None, "2013-12-31")]
    assert {(q.unit, q.value) for q in second.quantities} == {("year", Decimal(2))}
    assert [programme.name for programme in third.programmes] == ["Silver Lantern Project"]
    assert [(c.title, c.relation) for c in third.citations] == [("Regulations on Lanterns", "revises")]
    assert [*fourth.quantities, *fourth.periods, *fourth.programmes, *fourth.citations] == []


def test_noise_is_nobodys_text(lanterns: DocumentReading) -> None:
    assert [span.of(LANTERNS).strip() for span in lanterns.noise] == ["Home > News > Lanterns"]
    assert all("Home" not in measure.text for measure in lanterns.measures)


def test_a_date_from_elsewhere_decides_which_body_is_meant() -> None:
    text = LANTERNS.replace("May 4, 2012", "").replace("[2012]", "[X]")
    agencies = {
        year: {r.agency for r in read(text, issued=f"{year}-01-01").measures[0].responsibilities}
        for year in (2012, 2020)
    }
    assert agencies == {2012: {"moa", "mof", "mofcom"}, 2020: {"mara", "mof", "mofcom"}}
    assert read(text, issued="2020-01-01").issued == "2020-01-01"


def test_a_convention_holds_from_where_it_is_stated() -> None:
    text = """Plan for Lanterns

(1) Cut fees. (Ministry of Finance, Ministry of Commerce; the department named first takes the lead, the same below)

(2) Cut rents. (Ministry of Commerce and Ministry of Finance are responsible)

(3) Cut taxes. (Ministry of Finance)
"""
    first, second, third = read(text, issued="2012-01-01").measures
    assert roles_of(first) == given(lead="mof", participant="mofcom")
    assert roles_of(second) == given(lead="mofcom", participant="mof")
    assert roles_of(third) == given(lead="mof")


def test_a_convention_in_the_front_holds_for_all_notes() -> None:
    text = """Plan for Lanterns

In the notes, the department listed first takes the lead and the others participate.

(1) Cut fees. (Ministry of Finance, Ministry of Commerce)

(2) Cut rents. (Ministry of Commerce, Ministry of Finance)
"""
    assert [roles_of(measure) for measure in read(text, issued="2012-01-01").measures] == [
        given(lead="mof", participant="mofcom"),
        given(lead="mofcom", participant="mof"),
    ]


NOTE = "(Ministry of Finance takes the lead, Ministry of Commerce participates)"


@pytest.mark.parametrize(
    "section",
    [
        f"I. Light the streets\n\n{NOTE}",
        f"I. Light the streets\n{NOTE}",
        f"I. Light the streets\n\nStreets are dark at night. {NOTE}",
        f"(1) Light the streets. {NOTE}",
        f"I. Light the streets {NOTE}",
        f"I. Light the streets. {NOTE}",
    ],
)
def test_a_section_may_have_a_note_of_its_own(section: str) -> None:
    second = section.replace("(1)", "(2)").replace("I.", "II.").replace("Light the streets", "Light the shops")
    text = (
        f"Plan for Lanterns\n\n{section}\n\n1. Cut fees. (Ministry of Commerce)\n\n"
        "2. Cut rents. (Ministry of Finance)\n\n"
        f"{second}\n\n3. Cut taxes. (State Administration of Taxation)\n\n4. Cut tolls. (Ministry of Transport)\n"
    )
    reading = read(text, issued="2012-01-01")
    roles = [{(r.agency, r.role) for r in section.responsibilities} for section in reading.sections]
    assert roles == [given(lead="mof", participant="mofcom")] * 2
    assert [found.label.rstrip(".") for found in reading.sections] == ["Light the streets", "Light the shops"]


def test_a_commentary_has_no_measures_of_its_own() -> None:
    text = (
        "Lanterns for all (policy interpretation)\n\nReporter Wang Lan\n\nThe State Council recently issued the "
        '"Opinions on Lanterns". Workshops grew by 5%.\n\n1. Cut fees. The MOF shall pay.\n\n2. Cut rents.\n'
    )
    reading = read(text)
    assert (reading.kind, reading.measures, reading.sections) == ("commentary", (), ())
    assert [(q.unit, q.value) for q in reading.quantities] == [("%", Decimal(5))]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "Lanterns.", "(1)", "1.", "()", "(MOF", "I. II. III.", "。\n" * 9, "1. (MOF)\n2. (MOF)"]
)
def test_little_text_is_read_without_error(text: str) -> None:
    assert isinstance(read(text), DocumentReading)


# --- What holds for every reading -------------------------------------------------------------------------------------


def evidences(measure: MeasureReading) -> Iterator[Span]:
    for found in (
        measure.responsibilities,
        measure.instruments,
        measure.programmes,
        measure.quantities,
        measure.periods,
        measure.citations,
    ):
        yield from (one.evidence for one in found)


def _bare(name: str) -> list[str]:
    return "".join(char for char in name if char not in '"“”').split()


def check(reading: DocumentReading) -> None:
    """What every reading of every text must satisfy."""
    text = reading.source.text
    for measure in reading.measures:
        passage = measure.passage
        assert passage.span.covers(passage.heading)
        assert measure.label == " ".join(measure.label.split())
        assert all(passage.span.covers(piece) for piece in measure.pieces)
        assert not any(piece.overlaps(noise) for piece in measure.pieces for noise in reading.noise)
        for evidence in evidences(measure):
            assert passage.span.covers(evidence)
            assert evidence.of(text).strip()
        for found in measure.responsibilities:
            quote = " ".join(found.evidence.of(text).split())
            assert found.label in ("", quote) or found.label.lower() in quote.lower()
        agencies = [found.agency for found in measure.responsibilities]
        assert len(agencies) == len(set(agencies))
        instruments = [use.instrument for use in measure.instruments]
        assert len(instruments) == len(set(instruments))
        for programme in measure.programmes:
            assert _bare(programme.name) == _bare(programme.evidence.of(text))
    spans = [measure.passage.span for measure in reading.measures]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_are_read_with_evidence_in_place(path: Path) -> None:
    check(read(path.read_text(encoding="utf-8")))


def test_own_text_is_read_with_evidence_in_place(lanterns: DocumentReading) -> None:
    check(lanterns)
    assert lanterns == read(LANTERNS)


SCRAPS = st.sampled_from(
    [
        *LANTERNS.split(),
        *LANTERNS.split("\n\n"),
        "\n\n",
        "\n",
        "(a)",
        "(ii)",
        "Article 3",
        "First,",
        "（",
        "）",
        "Copyright 2012 Lanterns Co., Ltd. All rights reserved.",
        "administrative department of finance",
    ]
)


@drawn(st.lists(SCRAPS, max_size=40).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_any_heap_of_scraps_is_read_with_evidence_in_place(text: str) -> None:
    check(read(text))


def test_the_column_of_departments_of_a_table_is_a_note() -> None:
    text = (
        "No. | Task | Departments\n1 | Cut fees of small firms | MOF, NDRC\n2 | Train managers | MIIT takes the lead\n"
    )
    measures = read(text).measures
    assert [{(r.agency, r.role) for r in m.responsibilities} for m in measures] == [
        {("mof", "responsible"), ("ndrc", "responsible")},
        {("miit", "lead")},
    ]
