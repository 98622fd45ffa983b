"""Tables for people, at any width of the terminal."""

from __future__ import annotations

from collections import Counter

import pytest
from rich.cells import cell_len

from graph_build.cli import drawing

COLUMNS = ("agency", "label", "role", "measures", "documents", "fractional", "share", "rank")
ROWS = [("mof", "Ministry of Finance", "lead", 4, 3, 1.8333, 0.037, 3), ("sta", None, "duty", 1, 1, 0.5, 0.01, 9)]


def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, *table: object) -> str:
    monkeypatch.setattr(drawing, "_PIPE_WIDTH", width)
    drawing.draw(*(table or (COLUMNS, ROWS)))  # type: ignore[arg-type]
    return capsys.readouterr().out


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_too_wide_and_no_number_is_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    out = drawn(capsys, monkeypatch, width)
    assert max(map(len, out.splitlines())) <= width
    for number in ("1.833", "0.037", "4", "9"):
        assert number in out.split()


def test_ids_beside_names_are_left_out_where_there_is_no_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mof" in drawn(capsys, monkeypatch, 200).split()
    assert "mof" not in drawn(capsys, monkeypatch, 70).split()


def test_long_texts_become_records(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    columns, row = tuple("abcdefgh"), ["word " * 12] * 7 + [None]
    out = drawn(capsys, monkeypatch, 60, columns, [row, row])
    assert [line for line in out.splitlines() if line.endswith(".")] == ["1.", "2."]
    assert out.count("word") == 2 * 7 * 12
    assert "h" not in out.split()


def test_marks_of_the_terminal_library_are_texts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "[bold]tea[/bold]" in drawn(capsys, monkeypatch, 80, ("label", "n"), [("[bold]tea[/bold]", 1)])


def test_chinese_texts_are_wrapped_and_not_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "市中小企业工作领导小组办公室应当会同市财政局每年编制专项资金的使用计划"
    rows = [("领导小组", sentence, 17), ("财政", "短", 4)]
    out = drawn(capsys, monkeypatch, 60, ("quote", "sentence", "start"), rows)
    assert "…" not in out
    assert Counter(sentence) <= Counter(out)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_wide_characters_take_two_cells(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    long = "人力资源和社会保障部"
    rows = [("mof", "财政部", "牵头", 4, 3, 1.8333, 0.037, 3), ("mohrss", long, "配合", 1, 1, 0.5, 0.01, 9)]
    out = drawn(capsys, monkeypatch, width, COLUMNS, rows)
    assert max(map(cell_len, out.splitlines())) <= width
    assert long in out
    assert {"1.833", "0.037", "9"} <= set(out.split())
