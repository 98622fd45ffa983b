"""The page of one document: its tree, the quotes behind it, which document it is, and that texts stay texts."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pyoxigraph as ox
import pytest
from commands import Run
from graphs import Doc, M, document, graph_of, instrument_iri
from harbours import QUAYS, asked
from pages import HOSTILE, data_of, hostile_source, proved
from servers import oxigraph

from graph_build.errors import ParameterError
from graph_build.graph import PolicyGraph
from graph_build.namespaces import part_iri, term
from graph_build.pipeline import build
from graph_build.query import LocalSource, ask_question, open_source
from graph_build.show import document_page
from graph_build.show.document.data import document_data
from graph_build.show.document.quotes import place_in
from graph_build.show.document.words import amount_words, period_words

Node = dict[str, Any]


def outline(data: dict[str, Any]) -> list[tuple[int, str, object]]:
    """Each node's depth, kind, and number or label, in the order of the page."""
    depths: list[int] = []
    for node in data["nodes"]:
        depths.append(depths[node["parent"]] + 1 if node["parent"] >= 0 else 0)
    return [
        (depth, node["kind"], node.get("number", node.get("label")))
        for depth, node in zip(depths, data["nodes"], strict=True)
    ]


def add(source: LocalSource, *facts: tuple[str, str, str | ox.Literal]) -> LocalSource:
    """The same graph with more triples."""
    graph = ox.NamedNode("https://example.org/more")
    for subject, predicate, value in facts:
        node = ox.NamedNode(value) if isinstance(value, str) else value
        source.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(term(predicate)), node, graph))
    return source


@pytest.fixture(scope="module")
def quays(harbours: LocalSource) -> dict[str, Any]:
    data: dict[str, Any] = data_of(document_page(harbours, "quays"))
    return data


@pytest.fixture(scope="module")
def examples(example_build: Path) -> list[dict[str, Any]]:
    source = open_source(example_build)
    names = [str(row["document"]) for row in ask_question(source, "documents").table()]
    return [data_of(document_page(source, name)) for name in names]


def test_the_tree_is_that_of_the_document(quays: dict[str, Any]) -> None:
    parts = [row for row in outline(quays) if row[1] in {"document", "section", "measure"}]
    assert parts == [
        (0, "document", None),
        (1, "section", 1),
        (2, "measure", 1),
        (2, "measure", 2),
        (1, "section", 2),
        (2, "section", 1),
        (3, "measure", 3),
        (1, "measure", 4),
    ]


def test_what_hangs_on_a_measure(quays: dict[str, Any]) -> None:
    place = next(place for place, node in enumerate(quays["nodes"]) if node["kind"] == "measure")
    held = [node for node in quays["nodes"] if node["parent"] == place]
    assert [(node["kind"], node["label"], node.get("role"), node.get("group")) for node in held] == [
        ("body", "Port Office", "lead", None),
        ("body", "Local authorities", "participant", None),
        ("body", "State Bank", "participant", None),
        ("instrument", "Loan", None, "Finance"),
        ("instrument", "Public purchase", None, "Finance"),
        ("quantity", "at least 18% · purchases", None, None),
        ("deadline", "until 2015", None, None),
    ]
    assert [node.get("note") for node in held[:3]] == ["ministry", "group of bodies", "bank"]


def test_bodies_of_whole_sections(quays: dict[str, Any]) -> None:
    guild = next(node for node in quays["nodes"] if node.get("label") == "Guild")
    assert quays["nodes"][guild["parent"]]["label"] == "People"
    sentence, start, quote = guild["quotes"][0]
    assert (quays["sentences"][sentence], start, quote) == ("Build quays.", 0, "Build")


def test_names_in_another_language_or_in_any(harbours: LocalSource) -> None:
    labels = {node.get("label") for node in data_of(document_page(harbours, "quays", language="zh"))["nodes"]}
    assert {"港务局", "地方政府", "贷款", "建设码头", "Public purchase"} <= labels


def test_what_a_document_says_as_a_whole(harbours: LocalSource) -> None:
    data = data_of(document_page(harbours, "news"))
    assert [(node["parent"], node["kind"], node.get("role")) for node in data["nodes"][1:]] == [
        (0, "quantity", None),
        (0, "quantity", None),
        (0, "citation", "interprets"),
    ]
    assert data["nodes"][3]["note"] == "a document of this graph"


def test_a_programme_of_two_instruments_stands_once() -> None:
    programme = part_iri(part_iri(document("a"), "measure", 1), "programme", "tea-fund")
    source = add(
        graph_of(Doc("a", 2012, M(programmes=["Tea Fund"]))),
        (programme, "sp:instrument", instrument_iri("loan")),
        (programme, "sp:instrument", instrument_iri("subsidy")),
    )
    leaves = [row for row in outline(document_data(source, document("a"), language="en")) if row[1] == "programme"]
    assert leaves == [(2, "programme", "Tea Fund")]


def test_parts_of_a_document(harbours: LocalSource) -> None:
    assert asked(harbours, "document-parts", "sort", "whole", "number", "heading", document="quays") == [
        ("measure", "quays", 4, "Count boats"),
        ("measure", "quays/section/1", 1, "Build quays"),
        ("measure", "quays/section/1", 2, "Lend to builders"),
        ("measure", "quays/section/2/1", 3, "Teach sailors"),
        ("section", "quays", 1, "Money"),
        ("section", "quays", 2, "People"),
        ("section", "quays/section/2", 1, None),
    ]


def test_groups_of_instruments(harbours: LocalSource) -> None:
    assert asked(harbours, "instrument-classes", "instrument", "label") == [
        ("loan", "Finance"),
        ("purchase", "Finance"),
        ("relief", "Finance"),
        ("training", "People"),
    ]


def test_every_quote_stands_where_it_is_said_to(examples: list[dict[str, Any]]) -> None:
    quotes = [
        (data["sentences"], quote) for data in examples for node in data["nodes"] for quote in node.get("quotes", ())
    ]
    assert len(quotes) > 100
    for sentences, (sentence, start, quote) in quotes:
        assert sentences[sentence][start : start + len(quote)] == quote


def test_every_leaf_has_quotes(examples: list[dict[str, Any]]) -> None:
    for data in examples:
        leaves = [node for node in data["nodes"] if node["kind"] not in {"document", "section", "measure"}]
        assert leaves
        assert all(node["quotes"] for node in leaves)


def test_the_wording_is_whole_and_marked_where_leaves_are_proved(examples: list[dict[str, Any]]) -> None:
    marks = 0
    for data in examples:
        for place, node in enumerate(data["nodes"]):
            for words, *rows in (part for piece in node.get("words", ()) for part in piece):
                assert words
                for row in rows:
                    leaf = data["nodes"][row]
                    said = [" ".join(quote.split()) for _, _, quote in leaf["quotes"]]
                    assert leaf["parent"] == place
                    assert any(" ".join(words.split()) in quote for quote in said), (words, said)
                    marks += 1
    assert marks > 50


def test_what_two_texts_name_is_one_leaf_with_both_names(checkout: Path, tmp_path: Path) -> None:
    build([checkout / "examples" / name for name in ("china", "chinese")], tmp_path / "build")
    data = data_of(document_page(open_source(tmp_path / "build"), "guofa-2014-901"))
    programmes = [node for node in data["nodes"] if node["kind"] == "programme"]
    assert [node["label"] for node in programmes] == ["Canton Fair / 广交会"]
    assert len(programmes[0]["quotes"]) == 2, "one in each text"


@pytest.mark.parametrize(
    ("sentence", "quote", "before", "at"),
    [
        ("Tea, and tea.", "tea", "Tea, and ", 9),
        ("tea for tea", "tea", "Buy leaves. tea for ", 8),
        ("tea for tea", "tea", "Buy leaves. ", 0),
        ("…for tea and tea", "tea", "leaves for ", 5),
        ("tea", "salt", "", -1),
        ("tea", "", "", -1),
        ("茶，茶", "茶", "买。茶，", 2),
    ],
)
def test_the_right_one_of_several_words_is_marked(sentence: str, quote: str, before: str, at: int) -> None:
    assert place_in(sentence, quote, before) == at


def test_documents_by_id_by_iri_and_alone(harbours: LocalSource) -> None:
    assert document_page(harbours, "quays") == document_page(harbours, QUAYS)
    alone = graph_of(Doc("tea", 2012, M({"mof": "lead"}), title="Tea Opinions"))
    assert document_page(alone) == document_page(alone, "tea")
    assert "<title>Tea Opinions</title>" in document_page(alone)


def test_one_of_several_documents_must_be_named(harbours: LocalSource) -> None:
    with pytest.raises(ParameterError, match=r"holds 4 documents.*give one of bare, ferries, news, quays"):
        document_page(harbours)


@pytest.mark.parametrize("name", ["quay", document("quay"), "documents/quays"])
def test_unknown_documents_name_the_nearest(harbours: LocalSource, name: str) -> None:
    with pytest.raises(ParameterError, match=r"is no document of this graph; did you mean quays"):
        document_page(harbours, name)


def test_an_empty_graph_says_so() -> None:
    page = document_page(graph_of())
    assert "There is nothing to show: tiny has no documents." in page
    assert data_of(page)["nodes"] == []
    with pytest.raises(ParameterError, match="no document of this graph"):
        document_page(graph_of(), "tea")


def test_the_head(harbours: LocalSource) -> None:
    page = document_page(harbours, "quays")
    for said in (
        "Harbour [2011] No. 1",
        "2011-03-05",
        "Port Office",
        "opinions",
        "quays.txt",
        "English",
        "62 characters",
    ):
        assert said in page.partition("</article>")[0], said
    assert f'href="{QUAYS}"' in page


def test_what_is_not_known_is_left_out(harbours: LocalSource) -> None:
    head = document_page(harbours, "bare").partition("</article>")[0]
    assert not [
        name for name in ("Number", "Date", "Issued by", "None") if f"<dt>{name}" in head or f">{name}<" in head
    ]


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "urn:tea", "data:text/html,tea"])
def test_only_web_addresses_are_links(iri: str) -> None:
    source = add(graph_of(), (iri, "eli:is_realized_by", iri + "/text"))
    page = document_page(source, iri)
    assert iri in page
    assert f'href="{iri}' not in page


def test_hostile_texts_stay_data() -> None:
    iri = document("a")
    measure = part_iri(iri, "measure", 1)
    source = add(
        hostile_source(),
        (measure, "rdfs:label", ox.Literal(HOSTILE[0])),
        (iri, "eli:id_local", ox.Literal(HOSTILE[1])),
        (iri, "eli:passed_by", "https://example.org/body"),
        ("https://example.org/body", "skos:prefLabel", ox.Literal(HOSTILE[2], language="en")),
    )
    page = document_page(source)
    raw = page[page.index('id="data">') + len('id="data">') :].partition("</script>")[0]
    assert not set(raw) & set("<>&\u2028\u2029")
    assert HOSTILE[0] in {node.get("label") for node in json.loads(raw)["nodes"]}
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "<script>window" not in page


def test_nothing_but_the_own_script_and_style_is_allowed(harbours: LocalSource) -> None:
    policy = document_page(harbours, "quays").partition("Security-Policy")[2].partition("<meta")[0]
    assert "default-src &#39;none&#39;; script-src &#39;sha256-" in policy
    assert "unsafe" not in policy


def test_the_same_graph_gives_the_same_page(quads: list[ox.Quad], harbours: LocalSource) -> None:
    store = ox.Store()
    store.extend(Random(3).sample(quads, k=len(quads)))  # noqa: S311 -- no secret
    assert document_page(LocalSource(store, "harbours"), "quays") == document_page(harbours, "quays")


def test_parts_without_a_sound_holder_stand_in_the_document() -> None:
    source = add(
        graph_of(Doc("a", 2012, M({}), M({}, section=2)), Doc("b", 2012, M({}, section=1))),
        (part_iri(document("a"), "measure", 1), "eli:is_part_of", part_iri(document("b"), "section", 1)),
    )
    assert outline(document_data(source, document("a"), language="en")) == [
        (0, "document", None),
        (1, "measure", 1),
        (1, "section", 2),
        (2, "measure", 2),
    ]


def test_sections_that_hold_each_other_stand_once() -> None:
    first, second, third = (part_iri(document("a"), "section", number) for number in (1, 2, 3))
    source = add(
        graph_of(Doc("a", 2012, M({}, section=1), M({}, section=3))),
        (second, "rdf:type", term("sp:Section")),
        (second, "sp:number", ox.Literal(2)),
        (first, "eli:is_part_of", second),
        (second, "eli:is_part_of", first),
        (second, "eli:is_part_of", third),
        (third, "eli:is_part_of", second),
    )
    parts = outline(document_data(source, document("a"), language="en"))
    assert sorted(row[1:] for row in parts[1:]) == [
        ("measure", 1),
        ("measure", 2),
        ("section", 1),
        ("section", 2),
        ("section", 3),
    ]


@pytest.mark.parametrize(
    ("numbers", "unit", "of", "change", "words"),
    [
        ((18, None, None), "%", None, None, "18%"),
        ((None, 6, 10), "%", None, None, "6 to 10%"),
        ((None, 1, None), "year", None, None, "at least 1 year"),
        ((None, None, 3), "year", None, None, "at most 3 years"),
        ((1, None, None), "month", None, "to", "to 1 month"),
        ((15_000_000_000, None, None), "CNY", "funds", None, "15 billion CNY · funds"),
        ((1_234_567, None, None), "CNY", None, None, "1,234,567 CNY"),
        ((4000, None, None), "count", "platforms", "from", "from 4,000 platforms"),
        (("many", None, None), "count", None, None, "many"),
        ((None, None, None), "%", None, None, "no number stated"),
    ],
)
def test_quantities_in_words(
    numbers: tuple[Any, ...], unit: str, of: str | None, change: str | None, words: str
) -> None:
    bounds = dict(zip(("value", "minimum", "maximum"), numbers, strict=True))
    assert amount_words({**bounds, "unit": unit, "of": of, "change": change}) == words


@pytest.mark.parametrize(
    ("start", "until", "words"),
    [
        ("2012", None, "from 2012"),
        (None, "2015-06", "until 2015-06"),
        ("2012", "2012", "in 2012"),
        ("2012-06-30", "2012-06-30", "on 2012-06-30"),
        ("2012", "2015", "from 2012 to 2015"),
        (None, None, "no time stated"),
    ],
)
def test_periods_in_words(start: str | None, until: str | None, words: str) -> None:
    assert period_words(start, until) == words


def test_command(run: Run, example_build: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    unnamed = run("show", "document", "--graph", example_build, "--out", out)
    assert (unnamed.code, list(tmp_path.iterdir())) == (2, [])
    assert "give one of" in unnamed.err
    name = unnamed.err.partition("give one of ")[2].partition(",")[0]
    ran = run("show", "document", "--document", name, "--graph", example_build, "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert "MB written" in ran.err
    assert data_of(out.read_text(encoding="utf-8"))["nodes"]


def test_an_endpoint_gives_the_same_tree(
    run: Run, example_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    out, asked_for = tmp_path / "page.html", ("--document", "qinghe-regulations")
    with oxigraph(tmp_path / "store", quads=(example_build / "graph.nq").read_bytes()) as url:
        assert run("show", "document", *asked_for, "--endpoint", f"{url}/query", "--out", out).code == 0
    data = data_of(out.read_text(encoding="utf-8"))
    assert len(data["sentences"]) > 5
    assert data == data_of(document_page(open_source(example_build), "qinghe-regulations"))


def test_from_python(harbours: LocalSource, tmp_path: Path) -> None:
    PolicyGraph(harbours).show("document", tmp_path / "page.html", document="quays")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == document_page(harbours, "quays")


def test_a_body_in_two_roles_stands_in_both() -> None:
    source = proved(graph_of(Doc("a", 2012, M({"mof": ("lead", "duty")}))))
    roles = [node["role"] for node in data_of(document_page(source))["nodes"] if node["kind"] == "body"]
    assert roles == ["lead", "duty"]
