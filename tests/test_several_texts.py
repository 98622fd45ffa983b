"""Several texts of one document: what they share is one statement, what one says alone stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from harbours import asked
from hypothesis import given
from hypothesis import strategies as st
from readings import M, graph, sources, text

from graph_build.describe.sharing import Mention, assign
from graph_build.model import DocumentReading, Heading, Language, Responsibility, SectionReading, Span
from graph_build.query import LocalSource
from graph_build.validate import validate


def test_a_body_with_two_roles_has_both_each_proved_by_its_text() -> None:
    found = graph(
        text("a", "en", {1: M({"mof": "lead", "sta": "participant"})}),
        text("b", "en", {1: M({"mof": "participant", "sta": "participant", "mara": "lead"})}),
        text("c", "zh", {1: M({"mof": "participant"})}),
    )
    assert sources(found, "?node a sp:Responsibility ; sp:role ?what .") == {
        "lead /measure/1/responsibility/mof": ("a",),
        "participant /measure/1/responsibility/mof/participant": ("b", "c"),
        "participant /measure/1/responsibility/sta": ("a", "b"),
        "lead /measure/1/responsibility/mara": ("b",),
    }


def test_equal_numbers_are_one_and_others_apart() -> None:
    found = graph(
        text("a", "en", {1: M(numbers=[(30, "loans"), (30, "rents"), (40, "fees")], until=["2025"])}),
        text("b", "en", {1: M(numbers=[(50, "fees"), (30, "rents")], until=["2025", "2026-06"])}),
        text("c", "zh", {1: M(numbers=[(30, "贷款"), (40, "费用"), (50, "费用")])}),
    )
    assert sources(found, "?node a sp:Quantity ; sp:value ?what .") == {
        "30 /measure/1/quantity/1": ("a", "c"),
        "30 /measure/1/quantity/2": ("a", "b"),
        "40 /measure/1/quantity/3": ("a", "c"),
        "50 /measure/1/quantity/4": ("b", "c"),
    }
    assert sources(found, "?node a sp:Period ; sp:until ?what .") == {
        "2025 /measure/1/period/1": ("a", "b"),
        "2026-06 /measure/1/period/2": ("b",),
    }


def test_names_meet_where_they_must_mean_one_thing() -> None:
    english = [("Morning Star Export Plan", "fund"), ("Lamp Oil Fair", "fair"), ("Green Leaf Fund", "loans")]
    other = [("morning star plan for exports", "fund"), ("Ink Fair", "fair")]
    chinese = [("晨星计划", "fund"), ("灯油展", "fair"), ("绿叶基金", "loans")]
    found = graph(
        text("a", "en", {1: M(programmes=english)}),
        text("b", "en", {1: M(programmes=other)}),
        text("c", "zh", {1: M(programmes=chinese)}),
    )
    assert sources(found, "?node a sp:Programme ; sp:evidence/oa:exact ?what .").keys() >= {
        "Morning Star Export Plan /measure/1/programme/1",
        "morning star plan for exports /measure/1/programme/1",
        "晨星计划 /measure/1/programme/1",
        "绿叶基金 /measure/1/programme/3",
        "Ink Fair /measure/1/programme/4",
        "灯油展 /measure/1/programme/5",  # of two fairs it may be either
    }


def test_names_in_two_languages_meet_in_their_order_if_there_are_as_many() -> None:
    fairs = [("Lamp Oil Fair", "fair"), ("Ink Fair", "fair")]
    chinese = [("灯油展", "fair"), ("墨水展", "fair"), ("绿叶基金", "fund")]
    found = graph(text("a", "en", {1: M(programmes=fairs)}), text("b", "zh", {1: M(programmes=chinese)}))
    assert sources(found, "?node a sp:Programme ; rdfs:label ?what .") == {
        "Lamp Oil Fair /measure/1/programme/1": ("a", "b"),
        "灯油展 /measure/1/programme/1": ("a", "b"),
        "Ink Fair /measure/1/programme/2": ("a", "b"),
        "墨水展 /measure/1/programme/2": ("a", "b"),
        "绿叶基金 /measure/1/programme/3": ("b",),
    }


def test_citations_meet_by_number_or_as_the_others_of_their_relation() -> None:
    law, tax = ("Tea Law", None, "implements"), ("Opinions on Tax", "Guo Fa [2009] No. 36", "cites")
    found = graph(
        text("a", "en", {1: M(cited=[law, tax])}),
        text("b", "zh", {1: M(cited=[("税收意见", "国发〔2009〕36号", "cites"), ("茶法", None, "implements")])}),
        text("c", "zh", {1: M(cited=[("税收意见", "国发〔2010〕36号", "cites"), ("茶法", None, "revises")])}),
    )
    assert sources(found, "?node a sp:Citation ; sp:relation ?what .") == {
        "implements /measure/1/citation/1": ("a", "b"),
        "cites /measure/1/citation/2": ("a", "b"),
        "cites /measure/1/citation/3": ("c",),
        "revises /measure/1/citation/4": ("c",),
    }


ENGLISH = text(
    "a",
    "en",
    {
        1: M({"mof": "lead", "sta": "participant"}, ["tax-relief"], [(30, "fees")], ["2025"]),
        2: M({"miit": "responsible"}, ["training"]),
        4: M({"mof": "duty"}),
    },
)
CHINESE = text(
    "b",
    "zh",
    {
        1: M({"mof": "participant"}, ["tax-relief", "subsidy"], [(40, "费用")], ["2025"]),
        2: M({"miit": "responsible"}, ["training"]),
        3: M({"ndrc": "lead"}),
    },
)


def test_the_texts_of_a_document_are_compared() -> None:
    source = graph(ENGLISH, CHINESE).source
    assert isinstance(source, LocalSource)
    rows = asked(source, "texts-compare", "number", "sort", "what", "quote", "lacking", document="tea")
    languages = [(*row[:4], row[4].split("/")[-1][:2]) for row in rows]
    assert languages == [
        (1, "instrument", "Subsidy or reward", "subsidy", "en"),
        (1, "quantity", "30 %", "30%", "zh"),
        (1, "quantity", "40 %", "40%", "en"),
        (1, "responsibility", "Ministry of Finance, lead", "mof", "zh"),
        (1, "responsibility", "Ministry of Finance, participant", "mof", "en"),
        (1, "responsibility", "State Taxation Administration, participant", "sta", "zh"),
        (3, "measure", "ndrc b3.", "ndrc b3.", "en"),
        (4, "measure", "mof a4.", "mof a4.", "zh"),
    ]
    assert asked(source, "texts-compare", "what", sort="measure", language="zh") == [("ndrc b3.",), ("mof a4.",)]
    assert asked(source, "documents-with-several-texts", "document", "texts", "languages", "statements", "agreed") == [
        ("tea", 2, 2, 12, 4)
    ]


def test_notes_of_sections_are_compared_where_both_texts_have_the_section() -> None:
    def noted(name: str, language: Language, *bodies: str) -> DocumentReading:
        span = Span(0, 4)
        parts = tuple(Responsibility(body, "lead", Span(i, i + 2)) for i, body in enumerate(bodies))
        read = SectionReading(Heading((1,), span, span), "Tax", parts)
        return replace(text(name, language, {}), sections=(read,))

    source = graph(noted("a", "en", "mof", "sta"), noted("b", "zh", "sta", "mara")).source
    assert isinstance(source, LocalSource)
    rows = asked(source, "texts-compare", "number", "part", "sort", "what", "text", "lacking")
    assert [(*row[:4], *(str(iri).split("/")[-1][:2] for iri in row[4:])) for row in rows] == [
        (None, "tea/section/1", "responsibility", "Ministry of Agriculture and Rural Affairs, lead", "zh", "en"),
        (None, "tea/section/1", "responsibility", "Ministry of Finance, lead", "en", "zh"),
    ]


@pytest.mark.parametrize("texts", [(ENGLISH, CHINESE), (CHINESE, ENGLISH)], ids=["en-zh", "zh-en"])
def test_a_graph_of_several_texts_keeps_to_the_shapes(texts: tuple[DocumentReading, ...]) -> None:
    source = graph(*texts).source
    assert isinstance(source, LocalSource)
    findings = [f for f in validate(source.store).findings if f.severity == "Violation"]
    assert findings == []


def test_a_second_text_counts_nothing_twice() -> None:
    """A measure counts once for a body, also where two texts give it two roles."""
    both, second = graph(ENGLISH, CHINESE), graph(ENGLISH, text("c", "zh", {n: M(m.roles) for n, m in SAME.items()}))
    assert [row["measures"] for row in both.workload(role="all") if row["label"] == "Ministry of Finance"] == [2]
    assert second.workload().rows == graph(ENGLISH).workload().rows
    assert second.query("agency-workload").rows == graph(ENGLISH).query("agency-workload").rows
    assert second.query("co-responsibility-pairs").rows == graph(ENGLISH).query("co-responsibility-pairs").rows


SAME = {1: M({"mof": "lead", "sta": "participant"}), 2: M({"miit": "responsible"}), 4: M({"mof": "duty"})}
mentions = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", "green leaf", "green leaf fund"])))


@given(mentions, mentions)
def test_mentions_of_one_text_stay_apart_and_as_many_as_can_meet(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    known, said = ([Mention(key, i, "en", name, "fund") for key, name in m] for i, m in enumerate((first, second)))
    assert assign([], known) == list(range(len(known)))
    found = assign([[mention] for mention in known], said)
    assert len(set(found)) == len(found)
    for key in "ab":
        alone = [m.key for m, i in zip(said, found, strict=True) if m.key == key and i >= len(known)]
        free = [m.key for i, m in enumerate(known) if m.key == key and i not in found]
        assert not alone or not free, "two mentions of one key were left apart"
