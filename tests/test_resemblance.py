"""What speaks for and against two texts being texts of one work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.pipeline.likeness import Outline, likeness, likeness_moved
from graph_build.pipeline.proposals import propose
from graph_build.pipeline.resemblance import Sketch, resemblance
from graph_build.vocabulary import load_vocabulary

OUTLINE = Outline(
    dict.fromkeys(range(1, 7), 1),
    {number: (f"agency {number}", f"instrument {number % 4}", f"figure {number}0") for number in range(1, 7)},
)


def sketched(**fields: object) -> Sketch:
    return replace(Sketch("Tea Law", None, "2017-09-01", (), "law", "en", OUTLINE), **fields)  # type: ignore[arg-type]


def moved(by: int) -> Outline:
    things = {number: OUTLINE.things[(number + by - 1) % 6 + 1] for number in OUTLINE.things}
    return replace(OUTLINE, things=things)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"title": "茶法", "language": "zh"}, True),
        ({"title": "茶法", "language": "zh", "issued": "2017-12-31"}, True),
        ({"title": "茶法", "language": "zh", "outline": moved(1)}, False),
        ({"issued": "2002-06-29"}, False),
        ({"issued": "2016"}, True),
        ({"kind": "notice"}, False),
        ({"kind": "other"}, True),
        ({"number": "国令第7号"}, False),
        ({"number": "Guo Ling No. 6"}, True),
        ({"issuers": ("mof",)}, False),
        ({"issuers": ("mof", "state-council")}, True),
        ({"outline": Outline({}, {1: ("agency 1",)})}, False),
        ({"outline": replace(OUTLINE, sections=dict.fromkeys(range(1, 7), 2))}, False),
    ],
)
def test_what_speaks_for_and_against_one_work(other: dict[str, object], same: bool) -> None:
    one = sketched(number="国令第6号", issuers=("state-council",))
    assert (resemblance(one, sketched(**other), titles=False) is not None) is same
    assert (resemblance(sketched(**other), one, titles=False) is not None) is same


def test_a_title_is_enough_where_there_are_no_measures() -> None:
    bare = sketched(outline=Outline({}, {}))
    assert resemblance(bare, bare, titles=True) is not None
    assert resemblance(bare, replace(bare, issued="2017-09-02"), titles=True) is None
    assert resemblance(bare, replace(bare, title="Tea Laws"), titles=True) is None
    assert resemblance(bare, bare, titles=False) is None


outlines = st.dictionaries(
    st.integers(1, 8), st.lists(st.sampled_from("abcdefgh"), max_size=5, unique=True).map(tuple), max_size=8
).map(lambda things: Outline({}, things))


@given(outlines, outlines)
def test_likeness_has_no_direction_and_lies_between_0_and_1(one: Outline, other: Outline) -> None:
    found = likeness(one, other)
    assert found.same == likeness(other, one).same
    assert 0 <= found.same <= 1
    assert 0 <= likeness_moved(one, other) <= 1


def test_a_work_takes_in_no_text_that_contradicts_one_of_its_texts() -> None:
    """The undated text is like both others, but these are of different years."""
    texts = [sketched(issued=day) for day in ("2002-06-29", None, "2017-09-01")]
    works = {"old": (0,), "undated": (1,), "new": (2,)}
    (work,) = propose(texts, works, load_vocabulary())
    assert len(work.documents) == 2
    assert "undated" in work.documents
    (work,) = propose([sketched(), sketched(), sketched()], works, load_vocabulary())
    assert (work.documents, work.texts, len(work.reasons)) == (("old", "undated", "new"), (0, 1, 2), 2)
    assert propose(texts, works, load_vocabulary(), apart=works) == ()
