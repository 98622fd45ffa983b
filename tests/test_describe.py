"""Describing a document: the statements are those of the ontology, and each is proved by the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.describe import (
    LibraryEntry,
    RunRecord,
    annotation,
    compile_library,
    compile_symbols,
    describe,
    describe_dataset,
    describe_vocabularies,
    number_slugs,
)
from graph_build.describe.dataset import now
from graph_build.errors import PolicyGraphError
from graph_build.model import (
    Citation,
    DocumentReading,
    Heading,
    InstrumentUse,
    MeasureReading,
    Passage,
    Period,
    Programme,
    Quantity,
    Responsibility,
    SectionReading,
    Source,
    Span,
)
from graph_build.namespaces import PREFIXES
from graph_build.vocabulary import load_vocabulary, vocabulary_files

VOCABULARY = load_vocabulary()
BASE = "https://example.org/"
TEXT = (
    "Opinions on Tea\n\nI. Tax\n1. Cut the tax on tea by 30% before the end of 2030. (Ministry of Finance, Tea Board)\n"
    "2. Found the Green Leaf Fund under the Tea Law.\n"
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def source(text: str = TEXT, name: str = "tea.txt") -> Source:
    return Source(name, name, text, "en", "utf-8", "0" * 64)


def measure(number: int, words: str, **found: Any) -> MeasureReading:
    span = at(words)
    passage = Passage(number, (1,), span, span)
    return MeasureReading(passage, words.split(".")[0], words, (span,), **found)


def tea(**fields: Any) -> DocumentReading:
    first = measure(
        1,
        "Cut the tax on tea by 30% before the end of 2030. (Ministry of Finance, Tea Board)",
        responsibilities=(
            Responsibility("mof", "lead", at("Ministry of Finance")),
            Responsibility("tea-board", "participant", at("Tea Board"), label="Tea Board", known=False),
        ),
        instruments=(InstrumentUse("tax-relief", at("Cut the tax")), InstrumentUse("tax-relief", at("tax on tea"))),
        quantities=(Quantity("%", at("30%"), value=Decimal("30.0")),),
        periods=(Period(at("before the end of 2030"), until="2030-12-31"),),
    )
    second = measure(
        2,
        "Found the Green Leaf Fund under the Tea Law.",
        programmes=(Programme("Green Leaf Fund", "special-fund", at("Green Leaf Fund")),),
        citations=(Citation("Tea Law", None, "cites", at("Tea Law")),),
    )
    reading = DocumentReading(
        source=source(),
        title="Opinions on Tea",
        number="Cha Fa [2029] No. 7",
        issued="2029-03-01",
        issuers=("state-council",),
        kind="opinions",
        interprets=None,
        sections=(SectionReading(Heading((1,), at("Tax"), Span(0, len(TEXT))), "Tax"),),
        measures=(first, second),
        quantities=(),
        citations=(),
        noise=(at("I. "),),
    )
    return replace(reading, **fields)


def load(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def described(*readings: DocumentReading, **options: Any) -> ox.Store:
    return load(describe(*(readings or (tea(),)), vocabulary=VOCABULARY, base=BASE, slug="tea", **options))


def rows(store: ox.Store, where: str) -> list[tuple[str, ...]]:
    """The values of the variables of a pattern, in the order in which these appear."""
    names = list(dict.fromkeys(re.findall(r"\?(\w+)", where)))
    prefixes = {**PREFIXES, "": BASE, "tea": f"{BASE}document/tea/"} | {
        "mof": "https://w3id.org/sme-policy/agency/mof",
        "m1": f"{BASE}document/tea/measure/1",
        "m2": f"{BASE}document/tea/measure/2",
    }
    query = f"SELECT {' '.join(f'?{name}' for name in names)} WHERE {{ {where} }}"
    answer = store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(tuple(getattr(row[name], "value", "") for name in names) for row in answer)


def ask(store: ox.Store, where: str) -> bool:
    return bool(rows(store, f"{where} BIND(1 AS ?found)"))


@pytest.mark.parametrize(
    "statement",
    [
        ":document\\/tea a sp:PolicyDocument ; eli:title 'Opinions on Tea'@en ; eli:id_local 'Cha Fa [2029] No. 7'",
        ":document\\/tea eli:date_document '2029-03-01'^^xsd:date ; rdfs:label 'Opinions on Tea'@en",
        ":document\\/tea eli:passed_by <https://w3id.org/sme-policy/agency/state-council>",
        ":document\\/tea sp:documentKind <https://w3id.org/sme-policy/kind/opinions> ; eli:is_realized_by ?text",
        "?text a sp:Text ; eli:language <http://publications.europa.eu/resource/authority/language/ENG>",
        "?text sp:plainText ?plain ; prov:wasDerivedFrom/sp:sha256 ?digest ; sp:noise/oa:exact 'I. '",
        "tea:section\\/1 a sp:Section ; sp:number 1 ; rdfs:label 'Tax'@en ; eli:is_part_of :document\\/tea",
        "m1: a sp:Measure ; sp:number 1 ; sp:ofDocument :document\\/tea ; sp:inSection tea:section\\/1",
        "m1: rdfs:label ?heading ; sp:text ?words ; sp:evidence/oa:exact ?quote FILTER(STR(?words) = ?quote)",
        "m1: sp:leadAgency mof: ; sp:participatingAgency :agency\\/tea-board",
        "m1: sp:assignedTo mof: , :agency\\/tea-board",
        "m1: sp:hasResponsibility m1:\\/responsibility\\/mof",
        "m1:\\/responsibility\\/mof a sp:Responsibility ; sp:agency mof: ;"
        " sp:role <https://w3id.org/sme-policy/role/lead> ; sp:evidence/oa:exact 'Ministry of Finance'",
        ":agency\\/tea-board a sp:UnknownAgency ; rdfs:label 'Tea Board'@en",
        "m1: sp:usesInstrument <https://w3id.org/sme-policy/instrument/tax-relief>",
        "m1: sp:hasInstrumentUse ?use . ?use a sp:InstrumentUse ; sp:instrument ?instrument ;"
        " sp:evidence/oa:exact 'Cut the tax' , 'tax on tea'",
        "m1: sp:hasQuantity m1:\\/quantity\\/1 . m1:\\/quantity\\/1 sp:value 30.0 ; sp:unit '%'",
        "m1: sp:hasPeriod m1:\\/period\\/1 . m1:\\/period\\/1 sp:until '2030-12-31'^^xsd:date",
        "m2: sp:hasProgramme m2:\\/programme\\/1 . m2:\\/programme\\/1 a sp:Programme ;"
        " rdfs:label 'Green Leaf Fund'@en ; sp:instrument <https://w3id.org/sme-policy/instrument/special-fund>",
        "m2: sp:hasCitation m2:\\/citation\\/1 . m2:\\/citation\\/1 a sp:Citation ;"
        " sp:citedTitle 'Tea Law'@en ; sp:relation 'cites'",
    ],
)
def test_the_ontology_s_statements_are_there(statement: str) -> None:
    assert ask(described(), statement)


def test_numbers_are_decimals_in_canonical_form() -> None:
    found = [Quantity("CNY", at("30%"), minimum=Decimal("1.5E+9"), maximum=Decimal("2000000000.50"))]
    store = described(tea(quantities=tuple(found)))
    assert rows(store, "?q sp:minimum ?low ; sp:maximum ?high FILTER(DATATYPE(?low) = xsd:decimal)") == [
        (f"{BASE}document/tea/quantity/1", "1500000000", "2000000000.5")
    ]


def test_all_lies_in_the_document_s_graph_without_blank_nodes() -> None:
    quads = describe(tea(), vocabulary=VOCABULARY, base=BASE, slug="tea")
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(f"{BASE}document/tea/graph")}
    assert not any(isinstance(node, ox.BlankNode) for quad in quads for node in (quad.subject, quad.object))


spans = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=110), st.lists(spans, min_size=1, max_size=8))
def test_every_quotation_is_what_the_text_says_there(text: str, found: list[Span]) -> None:
    measures = tuple(
        MeasureReading(Passage(n, (), span, span), "Tea", "Tea", (), (Responsibility("mof", "duty", span),))
        for n, span in enumerate(found, 1)
    )
    reading = tea(source=source(text), sections=(), measures=measures, noise=tuple(found))
    quotes = rows(described(reading), "?e oa:exact ?quote ; oa:start ?start ; oa:end ?end ; oa:hasSource ?text")
    assert len(quotes) == len(set(found))
    for iri, quote, start, end, of in quotes:
        assert quote == text[int(start) : int(end)]
        assert iri == f"{of}#char={start},{end}"


def test_nested_sections_stand_in_each_other_even_where_a_heading_is_left_out() -> None:
    inner = SectionReading(Heading((2, 1), at("Tax"), Span(0, 9)), "Tax", (Responsibility("mof", "lead", at("Tax")),))
    deep = replace(tea().measures[0], passage=Passage(1, (2, 1), at("Cut"), at("Cut")))
    store = described(tea(sections=(inner,), measures=(deep,)))
    assert ask(
        store, "tea:section\\/2\\/1 eli:is_part_of tea:section\\/2 . tea:section\\/2 eli:is_part_of :document\\/tea"
    )
    assert ask(store, "m1: sp:inSection tea:section\\/2 ; eli:is_part_of tea:section\\/2\\/1")
    assert ask(store, "tea:section\\/2\\/1 sp:leadAgency mof: ; sp:number 1")


def test_two_texts_of_one_document_meet_in_its_measures() -> None:
    other_text = TEXT.replace("Cut the tax", "Lower the tax")
    other = tea(source=source(other_text, "tea-2.txt"), title="Views on Tea")
    words = replace(other.measures[0], text=other_text, label="Lower the tax")
    finance, board = other.measures[0].responsibilities
    changed = replace(words, responsibilities=(finance, replace(board, role="duty")))
    store = described(tea(), replace(other, measures=(changed,)))
    assert len(rows(store, ":document\\/tea eli:is_realized_by ?text")) == 2
    assert rows(store, ":document\\/tea eli:title ?title") == [("Opinions on Tea",)]
    assert len(rows(store, "m1: sp:text ?text")) == 1
    assert len(rows(store, "m1:\\/responsibility\\/mof sp:evidence/oa:hasSource ?text")) == 2
    assert rows(store, "m1:\\/responsibility\\/tea-board sp:role ?role") == [
        ("https://w3id.org/sme-policy/role/participant",)
    ]
    assert len(rows(store, "m1: sp:hasQuantity ?quantity")) == 1


def test_equal_quantities_of_one_text_stay_apart() -> None:
    twice = (Quantity("%", at("30%"), value=Decimal(30)), Quantity("%", at("3"), value=Decimal("30.0")))
    assert len(rows(described(tea(quantities=twice)), ":document\\/tea sp:hasQuantity ?quantity")) == 2


def test_a_commentary_has_no_measures_and_says_what_it_interprets() -> None:
    cited = Citation("Opinions on the Growing of Tea", None, "interprets", at("Opinions on Tea"))
    reading = tea(kind="commentary", interprets=cited, number=None)
    store = described(reading)
    assert ask(
        store, ":document\\/tea a sp:Commentary ; sp:interprets/sp:citedTitle 'Opinions on the Growing of Tea'@en"
    )
    assert not ask(store, "?m a sp:Measure")
    library = compile_library([LibraryEntry("urn:growing", ("Several Opinions on Growing Tea",), None)], VOCABULARY)
    linked = described(reading, library=library)
    assert ask(linked, ":document\\/tea sp:interprets <urn:growing> ; eli:cites <urn:growing>")


def test_a_day_that_does_not_exist_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert not ask(described(tea(issued="2029-02-30")), "?d eli:date_document ?day")
    assert "2029-02-30 is no date" in caplog.text


LIBRARY = compile_library(
    [
        LibraryEntry("a", ("Several Opinions on Improving and Supporting the Growth of the SMEs Credit System",), None),
        LibraryEntry("b", ("Notice on Printing and Distributing the Plan for Fair Rents of Market Stalls",), None),
        LibraryEntry("c", ("Measures for Fair Rents of Market Stalls",), "Guo Ban Fa [2021] No. 7", ()),
        LibraryEntry("d", ("The 14th Five-Year Plan for Harbour Towns",), "Guo Fa [2021] No. 7", ("state-council",)),
        LibraryEntry("e", ("Plan for Lamp Oil",), None),
        LibraryEntry("f", ("Plan for Lamp Oil",), None),
    ],
    VOCABULARY,
)


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [
        (
            "Opinions on Improving the Credit System for Supporting Growth of Small and Medium-sized Enterprises",
            None,
            "a",
        ),
        ("Plan for Fair Rents of Market Stalls", None, "b"),
        ("Measures on Fair Rents of Market Stalls", None, "c"),
        ("Law on Fair Rents of Market Stalls", None, None),
        ("Measures for Fair Rents of Market Stalls", "Guo Ban Fa [2020] No. 9", None),
        ("", "State Council Office issued [2021] No. 7", "c"),
        ("", "国发〔2021〕7号", "d"),
        ("Anything", "Guo Fa [2021] No. 8", None),
        ("Five-Year Plan for the Harbour Towns (14th)", "Harbour [2021] No. 7", "d"),
        ("The 13th Five-Year Plan for Harbour Towns", None, None),
        ("Plan for Lamp Oil", None, None),
        ("Opinions", None, None),
        ("", None, None),
    ],
)
def test_citations_lead_to_the_one_document_that_is_meant(title: str, number: str | None, found: str | None) -> None:
    assert LIBRARY.find(title, number) == found


def test_a_document_does_not_cite_itself() -> None:
    assert LIBRARY.find("Measures for Fair Rents of Market Stalls", None, citing="c") is None


@pytest.mark.parametrize(
    ("number", "issuers", "slugs"),
    [
        ("Guo Fa [2009] No. 36", (), ("guofa-2009-36",)),
        ("Guofa (2009) No.36", (), ("guofa-2009-36",)),
        ("国发〔2009〕36号", (), ("guofa-2009-36",)),
        ("国办函〔2012〕141号", (), ("guobanhan-2012-141",)),
        ("State Council Office [2018] No. 129", (), ("guobanfa-2018-129",)),
        ("State Council Letter [2012] No. 141", ("state-council-general-office",), ("guobanhan-2012-141",)),
        ("State Council Letter [2012] No. 141", ("state-council",), ("guohan-2012-141",)),
        ("State Council Letter [2012] No. 141", (), ("guohan-2012-141", "guobanhan-2012-141")),
        ("Order No. 7 of the State Council", (), ("guoling-7",)),
        ("Hai Cha Zi [2011] No. 5", (), ("haichazi-2011-5",)),
        ("[2011] No. 5", (), ()),
        ("no number", (), ()),
    ],
)
def test_official_numbers_name_documents(number: str, issuers: tuple[str, ...], slugs: tuple[str, ...]) -> None:
    assert number_slugs(number, compile_symbols(VOCABULARY), issuers) == slugs


def test_the_annotation_form() -> None:
    found = annotation(tea(interprets=Citation("Tea", None, "interprets", at("Tea"))))
    assert found["doc"] == "tea.txt"
    assert found["interprets"] == {"title": "Tea", "number": None}
    assert found["sections"] == [{"number": 1, "heading": "Tax"}]
    assert found["noise"] == ["I. "]
    first, second = found["measures"]
    assert first["starts"] == "Cut the tax on tea by"
    assert first["ends"] == "2030. (Ministry of Finance, Tea Board)"
    assert first["responsibilities"] == [
        {"agency": "mof", "role": "lead"},
        {"agency": "tea-board", "role": "participant"},
    ]
    assert first["instruments"] == ["tax-relief"]
    assert first["quantities"] == [{"value": 30, "unit": "%"}]
    assert first["dates"] == [{"until": "2030-12-31"}]
    assert second["programmes"] == [{"name": "Green Leaf Fund", "instrument": "special-fund"}]
    assert second["citations"] == [{"title": "Tea Law", "number": None, "relation": "cites"}]
    assert set(found) == {
        "doc", "language", "title", "number", "issued", "issuers", "kind", "interprets",
        "sections", "measures", "quantities", "citations", "noise",
    }  # fmt: skip


def test_nested_sections_give_their_path_and_numbers_stay_plain() -> None:
    heading = Heading((2, 3), at("Tax"), Span(0, 9))
    nested = SectionReading(heading, "Tax", (Responsibility("mof", "lead", at("Tax")),))
    found = annotation(tea(sections=(nested,), quantities=(Quantity("point", at("3"), minimum=Decimal("0.50")),)))
    assert found["sections"] == [
        {"number": 3, "heading": "Tax", "path": [2, 3], "responsibilities": [{"agency": "mof", "role": "lead"}]}
    ]
    assert found["quantities"] == [{"min": 0.5, "unit": "point"}]


def test_the_dataset_says_what_it_holds_and_how_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    record = RunRecord(now(), now(), ("tea",), 99, {PREFIXES["sp"] + "Measure": 2}, ("ab",), (f"{BASE}v",))
    store = load(describe_dataset(record, BASE))
    assert ask(store, f"<{BASE}dataset> a dcat:Dataset , void:Dataset ; void:triples 99 ; prov:wasGeneratedBy ?run")
    assert ask(store, f"<{BASE}dataset> dct:hasPart <{BASE}document/tea> ; void:classPartition/void:entities 2")
    assert rows(store, "?run prov:startedAtTime ?time; prov:used ?used")[0][1] == "1970-01-02T00:00:00Z"


def test_a_bad_source_date_epoch_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(PolicyGraphError, match="SOURCE_DATE_EPOCH: is no time, 'yesterday'"):
        now()


def test_vocabularies_stand_in_graphs_of_their_own_without_blank_nodes() -> None:
    quads = describe_vocabularies(vocabulary_files(), BASE)
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert {f"{BASE}vocabulary/{name}/graph" for name in ("sme-policy", "agencies", "numbers")} <= graphs
    assert not any(isinstance(node, ox.BlankNode) for quad in quads for node in (quad.subject, quad.object))
    assert quads == describe_vocabularies(vocabulary_files(), BASE)
