"""The renderings of machine translation: each says one body only, and names it in text as a reader would expect."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.namespaces import local_id, term
from graph_build.recognise.english.bodies.find import compile_names, compile_vocabulary, find, find_mentions, tokenise
from graph_build.recognise.english.bodies.names import Names
from graph_build.recognise.lexicon.matcher import Lexicon
from graph_build.recognise.lexicon.tokens import normal_forms
from graph_build.vocabulary import Agency, load_vocabulary, parse_turtle

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ontology" / "vocabulary"
RENDERINGS = FOLDER / "agency-renderings.ttl"
BODIES = load_vocabulary([FOLDER / "agencies.ttl"], default=False).agencies
GROUPS = {id_ for id_, body in BODIES.items() if body.kind in ("generic", "market-class")}


@cache
def added() -> tuple[tuple[str, str], ...]:
    """(id, label) of every rendering."""
    return tuple(
        (local_id(quad.subject.value), quad.object.value)
        for quad in parse_turtle(RENDERINGS)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    )


def plain(label: str) -> str:
    return " ".join(word for word in label.lower().replace("-", " ").split() if word not in ("the", "a", "an"))


def plural(label: str) -> bool:
    return plain(label).endswith("s") and not re.search(r"(ss|us|is|affairs|statistics|customs)$", plain(label))


def together(one: Agency, other: Agency) -> bool:
    """True if both bodies lived at the same time for longer than the year of a hand-over."""
    return max(one.start or 0, other.start or 0) < min(one.until or 9999, other.until or 9999)


def clashes(keys: dict[object, set[str]]) -> list[tuple[str, str, object]]:
    new = {id_ for id_, _ in added()}
    return [
        (one, other, key)
        for key, ids in keys.items()
        for one, other in combinations(sorted(ids), 2)
        if {one, other} & new and together(BODIES[one], BODIES[other])
    ]


def test_only_hidden_labels_in_english() -> None:
    languages = {quad.object.language for quad in parse_turtle(RENDERINGS) if isinstance(quad.object, ox.Literal)}
    predicates = {quad.predicate.value for quad in parse_turtle(RENDERINGS)}
    assert (languages, predicates) == ({"en"}, {term("skos:hiddenLabel")})


def test_every_body_is_known() -> None:
    assert {id_ for id_, _ in added()} <= set(BODIES)


def test_most_bodies_have_renderings() -> None:
    found: dict[str, int] = defaultdict(int)
    for id_, _ in added():
        found[id_] += 1
    assert len(found) >= 250
    assert [id_ for id_, count in found.items() if count < 4] == []


def test_nothing_is_said_twice() -> None:
    repeated = [(id_, label) for id_, label in added() if label in BODIES[id_].labels["en"]]
    assert repeated == []


@pytest.mark.parametrize("form", ["words", "stems"])
def test_no_rendering_means_two_bodies_of_one_time(form: str) -> None:
    old: dict[object, set[str]] = defaultdict(set)
    keys: dict[object, set[str]] = defaultdict(set)

    def key(label: str) -> object:
        return plain(label) if form == "words" else (tuple(normal_forms(label)), plural(label))

    for id_, body in BODIES.items():
        for label in body.labels.get("en", ()):
            old[key(label)].add(id_)
    for id_, label in added():
        keys[key(label)] |= {id_} | old[key(label)]
    assert clashes(keys) == []


def test_a_plural_of_departments_is_a_class() -> None:
    assert [label for id_, label in added() if label.lower().endswith("departments") and id_ not in GROUPS] == []


def test_a_class_is_a_plural() -> None:
    singular = re.compile(r"(department|authority|bureau|organ|agency|administration)$")
    assert [label for id_, label in added() if id_ in GROUPS and singular.search(label)] == []


@pytest.mark.parametrize(
    ("sentence", "year", "expected"),
    [
        ("The General Bureau of Market Supervision takes the lead.", 2020, ["samr"]),
        ("The Bank Insurance Supervision Commission shall act.", 2019, ["cbirc"]),
        ("The Central Editing Office and the Department of Business reply.", 2015, ["scopsr", "mofcom"]),
        ("The Supreme Procuracy and the Highest People's Court agree.", 2015, ["spp", "spc"]),
        ("The Health and Health Commission issues rules.", 2021, ["nhc"]),
        ("The Ministry of Homeland Resources reports.", 2014, ["mlr"]),
        ("The General Administration of Radio and Television replies.", 2010, ["sarft"]),
        ("The General Administration of Radio and Television replies.", 2020, ["nrta"]),
        ("Taxation organs at all levels keep records.", 2015, ["tax-departments"]),
        ("Taxation organs and pricing bureaus check.", 2020, ["tax-departments", "development-reform-departments"]),
    ],
)
def test_names_the_body(sentence: str, year: int, expected: list[str]) -> None:
    lexicon, names = compiled()
    tokens = tokenise(sentence)
    assert [mention.agency for mention in find_mentions(find(lexicon, tokens), tokens, names, year)] == expected


@cache
def compiled() -> tuple[Lexicon, Names]:
    """Lexicon and names of the bodies alone."""
    everything = load_vocabulary()
    classes = {id_: concept for id_, concept in everything.concepts.items() if concept.scheme == "class"}
    vocabulary = replace(everything, concepts=classes)
    return compile_vocabulary(vocabulary), compile_names(vocabulary)
