"""Tables: what data frame libraries and notebooks make of them."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

from graph_build import PolicyGraphError, Table, open_graph

TABLE = Table(
    ("agency", "load", "exact", "names", "until"),
    (("mof", 1.5, Decimal("0.25"), ("Funds", "Tax relief"), 2018), ("sta", 0.5, Decimal(2), (), None)),
    "Load <of> bodies",
    {"gini": 0.25},
)


def test_a_table_is_a_sequence_of_dictionaries() -> None:
    assert len(TABLE) == 2
    assert TABLE[-1]["agency"] == "sta"
    assert [row["load"] for row in TABLE[:1]] == [1.5]
    assert list(TABLE)[1] == TABLE[1]
    with pytest.raises(IndexError):
        TABLE[2]


def test_pandas_takes_a_table() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == list(TABLE.columns)
    assert frame["load"].sum() == 2.0
    assert list(pd.DataFrame(TABLE)["agency"]) == ["mof", "sta"]


def test_polars_takes_a_table() -> None:
    frame = TABLE.to_polars()
    assert frame.columns == list(TABLE.columns)
    assert frame["exact"].to_list() == [0.25, 2.0]
    assert frame["names"].to_list() == [["Funds", "Tax relief"], []]
    assert pl.DataFrame(Table(("a",), ((1,), (2,))))["a"].sum() == 3


@pytest.mark.parametrize("to", ["to_pandas", "to_polars"])
def test_an_empty_table_keeps_its_columns(to: str) -> None:
    assert list(getattr(Table(("a", "b"), ()), to)().columns) == ["a", "b"]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PolicyGraphError, match="pip install pandas"):
        TABLE.to_pandas()


def test_a_notebook_shows_texts_as_texts() -> None:
    hostile = "<script>alert(1)</script>"
    shown = Table((hostile,), ((hostile,),) * 30, hostile, {hostile: hostile})._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "30 rows" in shown


def test_answers_and_analyses_turn_into_frames(example_build: Path) -> None:
    graph = open_graph(example_build)
    led = graph.query("agency-workload", role="lead").to_pandas()
    assert led.loc[led["agency"].str.endswith("/mof"), "measures"].item() == 4
    assert graph.workload().to_polars()["fractional"].sum() == pytest.approx(graph.workload().figures["load"])
    assert len(graph.overlap("agencies").to_pandas()) == len(graph.overlap("agencies"))
    assert "Policy graph" in graph._repr_html_()
