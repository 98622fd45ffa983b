"""The same rows from every engine, and from a graph that says everything twice."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from harbours import (
    CATALOGUE,
    everything,
    named,
    needed,
)

from graph_build.namespaces import BASE, local_id, term
from graph_build.query import (
    LocalSource,
    Question,
    Solutions,
    bound,
)


@pytest.fixture(scope="module")
def doubled(quads: list[ox.Quad]) -> ox.Store:
    """The harbours with every statement in two graphs."""
    store = ox.Store()
    store.extend(quads)
    copy = ox.NamedNode(BASE + "copy")
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, copy) for quad in quads)
    return store


@pytest.fixture(scope="module")
def interchange(doubled: ox.Store) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    for name in doubled.named_graphs():
        assert isinstance(name, ox.NamedNode)
        triples = [quad.triple for quad in doubled.quads_for_pattern(None, None, None, name)]
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        dataset.graph(rdflib.URIRef(name.value)).parse(data=lines, format="nt")
    return dataset


def plain(value: ox.NamedNode | ox.Literal | rdflib.term.Node | None) -> object:
    """A term in a form that all engines share; numbers count by value."""
    if value is None:
        return None
    if isinstance(value, ox.NamedNode | rdflib.URIRef):
        return "iri", value.value if isinstance(value, ox.NamedNode) else str(value)
    assert isinstance(value, ox.Literal | rdflib.Literal)
    text = value.value if isinstance(value, ox.Literal) else str(value)
    datatype = value.datatype.value if isinstance(value, ox.Literal) else str(value.datatype or term("xsd:string"))
    if local_id(datatype) in {"integer", "decimal", "double"}:
        return "number", Decimal(text).normalize()
    return ("text", text, value.language) if value.language else (datatype, text)


def multiset(source: LocalSource, text: str) -> Counter[tuple[object, ...]]:
    answer = source.ask(text)
    assert isinstance(answer, Solutions)
    return Counter(tuple(map(plain, row)) for row in answer.rows)  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib asks itself
@pytest.mark.parametrize("values", [needed, everything], ids=["needed", "everything"])
@pytest.mark.parametrize("question", CATALOGUE, ids=named)
def test_every_engine_gives_the_same_rows(
    question: Question, values: Any, harbours: LocalSource, doubled: ox.Store, interchange: rdflib.Dataset
) -> None:
    text = bound(question, values(question))
    once = multiset(harbours, text)
    assert once or values is everything, "a comparison of nothing with nothing says nothing"
    union = multiset(LocalSource(doubled), text)
    listed = multiset(
        LocalSource(doubled, "listed", [g for g in doubled.named_graphs() if isinstance(g, ox.NamedNode)]), text
    )
    if question.group == "facts":  # the analyses take each row once
        once, union, listed = (Counter(set(rows)) for rows in (once, union, listed))
    assert union == once, "a statement in two graphs counts twice"
    assert listed == once
    if once:  # for no groups rdflib gives a row without a binding: https://github.com/RDFLib/rdflib/issues/3382
        rows = Counter(tuple(map(plain, row)) for row in interchange.query(text))  # type: ignore[arg-type]
        assert rows.keys() == once.keys()
        assert rows == once or question.group == "facts"
