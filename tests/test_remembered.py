"""A source that remembers asks each question once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from graph_build.query import TIME_LIMIT, Answer, LocalSource, remembered
from graph_build.show import agencies_page


@dataclass(frozen=True)
class Counting:
    """An empty graph that notes what it is asked."""

    asked: list[str] = field(default_factory=list)
    name: str = "counting"
    base: str = "https://example.org/"

    def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
        self.asked.append(text)
        return LocalSource(ox.Store()).ask(text, seconds=seconds)


def test_the_same_answer_is_given_again() -> None:
    source = Counting()
    twice = remembered(source)
    assert twice.ask("ASK {}") == twice.ask("ASK {}") == source.ask("ASK {}")
    assert twice.ask("ASK { ?s ?p ?o }") != twice.ask("ASK {}")
    assert source.asked == ["ASK {}", "ASK {}", "ASK { ?s ?p ?o }"]
    assert (twice.name, twice.base) == (source.name, source.base)


def test_one_that_remembers_is_not_wrapped_again() -> None:
    source = remembered(Counting())
    assert remembered(source) is source


def test_a_page_asks_nothing_twice() -> None:
    source = Counting()
    agencies_page(source)
    assert len(source.asked) == len(set(source.asked)) > 1


def test_every_question_has_the_time_that_was_allowed() -> None:
    times: list[float | None] = []

    class Timed(Counting):
        def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
            times.append(seconds)
            return super().ask(text)

    agencies_page(Timed(), seconds=5)
    assert set(times) == {5}
