"""What a reader of Chinese documents meets: phrases that no entry covers, and names where ids are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

from graph_build.gaps import GapGrammar, compile_gaps
from graph_build.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def grammar() -> GapGrammar:
    return compile_gaps(load_vocabulary(), "zh")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("完善灯笼利益联结机制。", "灯笼利益联结机制"),
        ("建立畅通有效的灯笼沟通机制，不得干预。", "灯笼沟通机制"),
        ("制作灯笼的企业，灯笼补偿基金和烛火保险。", "灯笼补偿基金"),
    ],
)
def test_a_chinese_phrase_begins_and_ends_with_a_word(grammar: GapGrammar, text: str, phrase: str) -> None:
    assert phrase in list(grammar.phrases(text))


@pytest.mark.parametrize(
    "text",
    [
        "机构未将扣缴的税款解缴入库的，不影响纳税人按照规定提出申请。",
        "市主管部门应当收集汇总国家和本市有关灯笼业发展的产业政策信息。",
        "第六条第一款第五项规定的灯笼制作人向主管机关申报并且留存的各类灯笼费。",
    ],
)
def test_no_chinese_phrase_is_cut_out_of_words(grammar: GapGrammar, text: str) -> None:
    found = list(grammar.phrases(text))
    assert all(text[text.index(phrase) + len(phrase)] in "的和与对在，。" for phrase in found)
    assert not any(phrase.startswith(("业", "影响", "未将")) for phrase in found)


def test_a_quoted_chinese_name_is_a_phrase(grammar: GapGrammar) -> None:
    assert list(grammar.phrases("推广“灯笼满街”行动。")) == ["灯笼满街"]


def test_a_focus_named_in_chinese_is_told_its_id(run: Run, example_build: Path, tmp_path: Path) -> None:
    asked = ("show", "graph", "--graph", example_build, "--language", "zh", "--out", tmp_path / "around.html")
    ran = run(*asked, "--focus", "财政部")
    assert ran.code == 2
    assert "give its id, mof" in ran.err
    assert not (tmp_path / "around.html").exists()
    assert run(*asked, "--focus", "mof").code == 0
