"""Lines of Chinese text that a fixed width broke are joined; lines that mean something are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from chinese import BODIES, HEADINGS, Draft, Item, columns, filled
from hypothesis import given
from hypothesis import strategies as st

from graph_build.read import read_content
from graph_build.read.han_lines import joined_lines

DRAFT = Draft(tuple(tuple(Item(HEADINGS[3 * s + n], "".join(BODIES[n:])) for n in range(3)) for s in range(3)))


@pytest.mark.parametrize("width", [56, 60, 72, 80])
def test_lines_as_wide_as_a_screen_are_joined(width: int) -> None:
    paragraphs = [f"　　{line}" for line in DRAFT.lines()]
    assert joined_lines("\n".join(filled(paragraph, width, columns) for paragraph in paragraphs)) == "\n".join(
        paragraphs
    )


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n　　"])
def test_paragraphs_stay_as_they_are(joint: str) -> None:
    text = joint.join(DRAFT.lines())
    assert joined_lines(text) == text


def test_names_in_a_list_and_rows_of_a_table_are_no_sentence() -> None:
    names = [
        f"某省某市{place}纸灯科技有限责任公司" for place in ("明光", "暗香", "西域风情", "长城内外", "东", "北国之春")
    ] * 3
    rows = [f"{n} | 某某纸灯科技有限责任公司生产基地建设 | 某市财政局" for n in range(1, 9)]
    text = "\n".join([*DRAFT.lines(), *names, *rows])
    assert joined_lines(text) == text


@given(st.text("国务院加大，。\n 　a1（）、", max_size=300))
def test_no_sign_but_white_space_is_lost(text: str) -> None:
    assert "".join(joined_lines(text).split()) == "".join(text.split())


def test_english_lines_are_left_alone() -> None:
    text = "\n".join(["Banks shall lend more to small firms that export"] * 9)
    assert joined_lines(text) == text


@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
def test_a_break_between_han_characters_leaves_no_space(tmp_path: Path, suffix: str) -> None:
    lines = (
        "各地要加大对小微企业的支持力度，清理各类\n收费项目，降低融资成本并完善服务体系扩大\n"
        "市场份额，培养人才队伍建设公共平台并保护\n知识产权。"
    )
    path = tmp_path / f"text{suffix}"
    path.write_text(f"<html><body><main><p>{lines}</p></main></body></html>" if suffix == ".html" else lines, "utf-8")
    assert read_content(path).text.strip() == lines.replace("\n", "")
