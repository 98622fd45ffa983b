"""Graphs and readers for tests of pages."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
from graphs import Doc, M, graph_of

from graph_build.namespaces import term
from graph_build.query import LocalSource

__all__ = ["HOSTILE", "data_of", "hostile_source", "proved"]

_OWN = "window.hostile = (window.hostile || 0) + 1"
HOSTILE = (
    f"</title></script><script>{_OWN}</script>",
    f"<script>{_OWN}</script>\u2028\u2029",
    f'"><img src=x onerror="{_OWN}">',
    "\u202egnp.exe\u2066 &lt;b&gt; ]]> <!-- <script>",
    "W" * 10_000,
)


def proved(source: LocalSource, before: str = "It is said that ", after: str = " shall see to it.") -> LocalSource:
    """The same graph with words for each quote, in a text of its own."""
    store = source.store
    evidence, graph = ox.NamedNode(term("sp:evidence")), ox.NamedNode("https://example.org/quotes")
    for number, quad in enumerate(sorted(store.quads_for_pattern(None, evidence, None), key=str)):
        node, text = quad.object, ox.NamedNode(f"https://example.org/text/{number}")
        quote = str(node.value).rpartition("/")[2]
        facts: list[tuple[Any, str, Any]] = [
            (node, "oa:exact", ox.Literal(quote)),
            (node, "oa:hasSource", text),
            (node, "oa:start", ox.Literal(len(before))),
            (node, "oa:end", ox.Literal(len(before) + len(quote))),
            (text, "sp:plainText", ox.Literal(before + quote + after)),
        ]
        store.extend([ox.Quad(one, ox.NamedNode(term(name)), value, graph) for one, name, value in facts])
    return source


def hostile_source() -> LocalSource:
    """A title, names of two bodies and two instruments, and sentences that try to be more than text."""
    measure = M({"mof": "lead", "miit": "participant"}, ["tax-relief", "loan"])
    labels = dict(zip(("mof", "miit", "tax-relief", "loan"), HOSTILE[1:], strict=True))
    source = graph_of(Doc("a", 2012, measure, title=HOSTILE[0]), labels=labels)
    return proved(source, before=f"<script>{_OWN}</script> ", after=f' <img src=x onerror="{_OWN}">')


def data_of(page: str) -> Any:
    """What the script of a page gets."""
    return json.loads(page[page.index('id="data">') + len('id="data">') :].partition("</script>")[0])
