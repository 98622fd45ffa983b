"""What a load reads, plans, notes and compares, without a server."""

from __future__ import annotations

import json
from array import array
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.errors import OutputError, SourceError, TargetError
from graph_build.load import products
from graph_build.load.checksum import XSD, Checksum
from graph_build.load.content import NamedGraph, chunks, read_graphs
from graph_build.load.detect import named
from graph_build.load.journal import journal_of, open_journal, read_journal
from graph_build.load.plan import plan
from graph_build.namespaces import staged_iri
from graph_build.store import GRAPH

BASE = "https://example.org/"
names = st.text('abcé \n"\\<>.', min_size=1, max_size=8)
quads = st.builds(
    lambda s, text, g: ox.Quad(ox.NamedNode(f"e:{s}"), ox.NamedNode("e:p"), ox.Literal(text), ox.NamedNode(f"e:g{g}")),
    st.integers(0, 9),
    names,
    st.integers(0, 3),
)


def written(folder: Path, *found: ox.Quad) -> Path:
    """An N-Quads file as builds write it."""
    lines = (ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in found)
    file = folder / GRAPH
    file.write_bytes(b"".join(sorted(set(lines))))
    return file


def graph(name: str, *, triples: int = 3, checksum: str = "a1") -> NamedGraph:
    return NamedGraph(BASE + name, triples, checksum, 40, Path("graph.nq"), array("Q"))


@given(st.lists(quads, max_size=40), st.integers(1, 200))
def test_parts_of_a_graph_are_whole_lines_and_its_triples(
    tmp_path_factory: pytest.TempPathFactory, found: list[ox.Quad], largest: int
) -> None:
    file = written(tmp_path_factory.mktemp("g"), *found)
    for named_graph in read_graphs(file):
        parts = list(chunks(named_graph, largest))
        assert all(len(part) <= largest or part.count(b"\n") == 1 for part in parts)
        assert sum(map(len, parts)) == named_graph.size
        expected = {quad.triple for quad in found if str(quad.graph_name) == f"<{named_graph.iri}>"}
        assert {quad.triple for part in parts for quad in ox.parse(part, format=ox.RdfFormat.N_TRIPLES)} == expected
        assert named_graph.triples == len(expected)


def test_each_graph_of_a_build_is_found(example_build: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=str(example_build / GRAPH), format=ox.RdfFormat.N_QUADS)
    found = {g.iri: g.triples for g in read_graphs(example_build / GRAPH)}
    assert found == {
        str(g.value): sum(1 for _ in store.quads_for_pattern(None, None, None, g)) for g in store.named_graphs()
    }


@pytest.mark.parametrize(
    "line",
    [
        b"<e:s> <e:p> <e:o> .\n",
        b'<e:s> <e:p> "o" .\n',
        b'<e:s> <e:p> "o" _:g .\n',
        b"tea\n",
        b'<e:s> <e:p> "o" <e:g> .',
    ],
)
def test_a_line_without_a_graph_is_named(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / GRAPH
    file.write_bytes(b'<e:a> <e:p> "o" <e:g> .\n' + line)
    with pytest.raises(SourceError, match=r"graph\.nq:2: is no N-Quads line of a named graph; build the graph anew"):
        read_graphs(file)


def test_a_graph_that_changes_while_it_is_read_is_not_sent_on(tmp_path: Path) -> None:
    file = written(tmp_path, ox.Quad(ox.NamedNode("e:s"), ox.NamedNode("e:p"), ox.Literal("1"), ox.NamedNode("e:g")))
    (found,) = read_graphs(file)
    file.write_bytes(file.read_bytes().replace(b"e:g", b"e:h"))
    with pytest.raises(SourceError, match="was changed while it was read"):
        list(chunks(found, 100))


lines = st.lists(
    st.builds(lambda s, o: f'<e:{s}> <e:p> "{o}"'.encode(), st.integers(0, 99), st.integers()), unique=True
)


@given(lines, st.randoms())
def test_the_order_of_triples_does_not_matter(found: list[bytes], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Checksum().of(found) == Checksum().of(shuffled)


@given(lines.filter(bool), st.data())
def test_what_is_lost_added_doubled_or_changed_shows(found: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    whole = Checksum().of(found)
    assert Checksum().of(found[:place] + found[place + 1 :]) != whole
    assert Checksum().of([*found, found[place]]) != whole
    assert Checksum().of([*found, b"<e:new> <e:p> <e:o>"]) != whole
    assert Checksum().of([*found[:place], found[place] + b"@en", *found[place + 1 :]]) != whole


def typed(form: str, kind: str = "decimal") -> str:
    return Checksum().of([f'<e:s> <e:p> "{form}"^^<{XSD.decode()}{kind}>'.encode()])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_counts_by_its_value(value: Decimal) -> None:
    assert typed(f"{value}") == typed(f"{value}0") == typed(f"{value.normalize():f}")
    assert typed(f"{value}") != typed(f"{value + 1}")


@pytest.mark.parametrize("kind", ["string", "gYear", "date", "mine"])
def test_what_is_no_number_counts_as_it_is_written(kind: str) -> None:
    assert typed("007", kind) != typed("7", kind)


@pytest.mark.parametrize("form", ["1e999999999", "NaN", "INF", "١", "", "9" * 5000])
def test_odd_numbers_are_left_as_they_are(form: str) -> None:
    assert typed(form) == typed(form)
    assert typed(form) != typed("0")


def test_vocabularies_go_first_and_the_description_last() -> None:
    graphs = [graph("dataset"), graph("document/a/graph"), graph("vocabulary/roles/graph")]
    steps = plan(graphs, {}, {})
    assert [step.iri.removeprefix(BASE) for step in steps] == ["vocabulary/roles/graph", "document/a/graph", "dataset"]


@pytest.mark.parametrize(
    ("held", "sent", "again", "act"),
    [(3, "a1", False, "keep"), (3, "a1", True, "send"), (2, "a1", False, "send"), (3, "b2", False, "send")],
)
def test_a_graph_is_kept_only_if_it_is_there_as_it_was_sent(held: int, sent: str, again: bool, act: str) -> None:
    one = graph("document/a/graph")
    assert [step.act for step in plan([one], {one.iri: held}, {one.iri: sent}, again=again)] == [act]


def test_only_what_is_below_the_documents_of_the_build_is_removed() -> None:
    ours = [graph("dataset"), graph("document/a/graph")]
    held = dict.fromkeys(
        [
            *(g.iri for g in ours),
            staged_iri(BASE + "document/a/graph"),
            BASE + "document/gone/graph",
            BASE + "document/mine",
            BASE + "vocabulary/roles/graph",
            "https://example.com/document/b/graph",
            "urn:mine",
        ],
        5,
    )
    removed = [step.iri.removeprefix(BASE) for step in plan(ours, held, {}, prune=True) if step.act == "remove"]
    assert removed == ["document/a/graph#loading", "document/gone/graph"]
    left = [step.iri.removeprefix(BASE) for step in plan(ours, held, {}) if step.act == "remove"]
    assert left == ["document/a/graph#loading"]


def test_without_a_description_no_document_is_removed() -> None:
    assert [step.act for step in plan([graph("document/a/graph")], {BASE + "document/b/graph": 1}, {}, prune=True)] == [
        "send"
    ]


TARGET = "http://localhost:7878/store"


def test_a_journal_remembers_what_was_sent_and_what_is_not_known_any_more(tmp_path: Path) -> None:
    file = journal_of(tmp_path, TARGET)
    with open_journal(file, TARGET) as journal:
        journal.add("e:a", "1")
        journal.add("e:b", "2")
        journal.forget("e:a")
    assert read_journal(file, TARGET) == {"e:b": "2"}
    assert journal_of(tmp_path, TARGET) != journal_of(tmp_path, TARGET + "2")


def test_the_line_that_was_cut_off_by_a_crash_counts_for_nothing(tmp_path: Path) -> None:
    file = tmp_path / "j.jsonl"
    with open_journal(file, TARGET) as journal:
        journal.add("e:a", "1")
    with file.open("a") as more:
        more.write('{"graph": "e:b", "check')
    assert read_journal(file, TARGET) == {"e:a": "1"}
    with open_journal(file, TARGET) as journal:
        journal.add("e:c", "3")
    assert read_journal(file, TARGET) == {"e:a": "1", "e:c": "3"}


@pytest.mark.parametrize("broken", ["tea", "[]", '{"graph": "e:x"}', '{"graph": 1, "checksum": "2", "more": 3}'])
def test_what_is_no_journal_is_not_overwritten(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "j.jsonl"
    text = "\n".join([json.dumps({"target": TARGET}), broken, json.dumps({"graph": "e:a", "checksum": "1"})])
    file.write_text(text)
    with pytest.raises(OutputError, match=r"j\.jsonl:2: is no line of a journal"), open_journal(file, TARGET):
        pass
    assert file.read_text() == text


def test_a_journal_of_another_triplestore_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "j.jsonl"
    with open_journal(file, TARGET):
        pass
    with pytest.raises(OutputError, match="is the journal of http://localhost:7878/store; choose another place"):
        read_journal(file, "http://localhost:3030/ds/data")


@pytest.mark.parametrize("product", products().values(), ids=lambda product: product.name)
def test_a_user_may_give_the_dataset_or_what_stands_below_it(product: object) -> None:
    from graph_build.load import Product

    assert isinstance(product, Product)
    target = product.target("http://localhost:8080/here")
    for url in (target.query, target.update, target.data, "http://localhost:8080/here/"):
        assert product.target(url) == target


@pytest.mark.parametrize(
    "url",
    ["localhost:7878", "ftp://localhost/", "http:///a", "http://h/?graph=a", "http://h/#a", "http://h /", "http://é/"],
)
def test_what_is_no_url_is_refused(url: str) -> None:
    with pytest.raises(SourceError, match="is no URL of a triplestore"):
        products()["oxigraph"].target(url)


def test_a_password_in_a_url_is_neither_taken_nor_shown() -> None:
    with pytest.raises(SourceError) as caught:
        products()["oxigraph"].target("http://me:hidden@localhost/")
    assert "hidden" not in str(caught.value)
    assert "has a user in its URL" in str(caught.value)


def test_an_unknown_product_is_told_which_there_are() -> None:
    with pytest.raises(TargetError, match="product oracle: is not known; give one of oxigraph, "):
        named("oracle")
