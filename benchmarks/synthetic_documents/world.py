"""What generated documents have in common, for synthetic.py: bodies and instruments by how common they are, and the
titles, numbers and dates of all documents, so that they can cite each other.

Example:
    >>> from graph_build import load_vocabulary
    >>> made = world(load_vocabulary(), count=3, seed=0)
    >>> made.bodies[0].id, [head.issued[:4] for head in made.heads]
    ('miit', ['2003', '2010', '2017'])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Final, TypeVar

from graph_build.describe import Library, LibraryEntry, compile_library, compile_symbols, number_slugs
from graph_build.describe.numbers import Symbols
from graph_build.namespaces import BASE, document_iri
from graph_build.vocabulary import Agency, Concept, Vocabulary

__all__ = [
    "ACTS",
    "OWNERS",
    "PROGRAMMES",
    "THINGS",
    "TOPICS",
    "Head",
    "World",
    "alive",
    "dice",
    "distinct",
    "world",
    "zipf",
]

T = TypeVar("T")
TOPICS: Final = ("Credit", "Taxes and Fees", "Markets", "New Technology", "Skills", "Services", "Fair Treatment")
ACTS: Final = ("Widen", "Speed up", "Make cheaper", "Open", "Renew", "Watch over", "Simplify", "Join up")
THINGS: Final = (
    *("kiln credit", "loom repair", "tea tasting", "ferry passes", "orchard leases", "workshop power"),
    *("market stalls", "pattern books", "night schools", "parcel posts", "ledger keeping", "tool sharing"),
)
OWNERS: Final = (
    *("small potteries", "weaving mills", "tea houses", "river carriers", "toy makers"),
    *("print shops", "family farms", "village bakers", "repair shops", "start-up studios"),
)
PROGRAMMES: Final = tuple(
    f"{epithet} {thing.title()} {noun}"
    for noun in ("Training Programme", "Renewal Project", "Development Fund", "Action Plan", "Trade Fair")
    for thing in THINGS
    for epithet in ("Spring Loom", "Silver Kiln", "Thousand Ferries", "Green Teapot", "Open Ledger", "Bright Lantern")
)
_KINDS: Final = {"opinions": "Opinions", "notice": "Notice", "plan": "Work Plan", "regulation": "Measures"}
# the bodies that policy for small enterprises names most; of the others, those count as common that go by many names
_COMMONEST: Final = (
    *("miit", "mof", "ndrc", "relevant-departments", "pboc", "cbrc", "most", "mofcom", "local-governments", "sta"),
    *(
        "mohrss",
        "saic",
        "samr",
        "csrc",
        "cbirc",
        "aqsiq",
        "moe",
        "sasac",
        "gacc",
        "cnipa",
        "nbs",
        "financial-regulators",
    ),
)
_RANK: Final = {"ministry": 2.0, "commission": 2.0, "administration": 1.5, "generic": 0.8, "market-class": 0.3}
_COMMENTARY: Final = 12


@dataclass(frozen=True, slots=True)
class Head:
    """What is settled of a document before its text is written."""

    slug: str
    title: str
    number: str | None
    issued: str
    issuer: str
    kind: str

    @property
    def year(self) -> int:
        """The year of issue."""
        return int(self.issued[:4])


@dataclass(frozen=True, eq=False)
class World:
    """What documents are made from; ``bodies`` and ``instruments`` have the commonest first."""

    vocabulary: Vocabulary
    bodies: tuple[Agency, ...]
    instruments: tuple[Concept, ...]
    heads: tuple[Head, ...]
    library: Library
    seed: int


def dice(seed: int, use: str) -> Random:
    """Chances of their own for each use, so that a change in one place leaves the others as they are."""
    return Random(f"{seed}/{use}")  # noqa: S311 nothing secret


def world(vocabulary: Vocabulary, count: int, seed: int) -> World:
    """Settles ``count`` documents. Instruments with the most names are taken for the commonest."""
    bodies = sorted(vocabulary.agencies.values(), key=_rank)
    instruments = sorted(vocabulary.scheme("instrument"), key=lambda use: (-_names(use), use.id))
    heads = tuple(_heads(vocabulary, count, dice(seed, "heads")))
    entries = [LibraryEntry(document_iri(BASE, h.slug), (h.title,), h.number, (h.issuer,)) for h in heads if h.number]
    return World(vocabulary, tuple(bodies), tuple(instruments), heads, compile_library(entries, vocabulary), seed)


@lru_cache(maxsize=64)
def alive(world: World, year: int) -> tuple[Agency, ...]:
    """The bodies that exist in a year, the commonest first."""
    return tuple(body for body in world.bodies if body.valid_in(year))


def zipf(rng: Random, values: Sequence[T]) -> T:
    """One of ``values`` by Zipf's law: the first twice as often as the second."""
    return rng.choices(values, cum_weights=_cumulated(len(values)))[0]


def distinct(rng: Random, values: Sequence[T], count: int, topic: int) -> list[T]:
    """``count`` of ``values`` by Zipf's law, each once: half from all of them, half from those of a topic."""
    ranks = range(len(values))
    found: dict[int, None] = {}
    while len(found) < count:
        found[zipf(rng, ranks if rng.random() < 0.5 else ranks[topic :: len(TOPICS)])] = None
    return [values[rank] for rank in found]


@lru_cache(maxsize=1024)
def _cumulated(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _rank(body: Agency) -> tuple[float, str]:
    if body.id in _COMMONEST:
        return _COMMONEST.index(body.id) - 1000, body.id
    return -_RANK.get(body.kind, 1) * _names(body), body.id


def _names(entry: Agency | Concept) -> int:
    return sum(len(names) for by_language in (entry.labels, entry.phrases) for names in by_language.values())


def _heads(vocabulary: Vocabulary, count: int, rng: Random) -> Iterator[Head]:
    """The documents by year; every twelfth is a commentary."""
    symbols = compile_symbols(vocabulary)
    for i in range(count):
        year = 2003 + 21 * i // count
        issued = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        title = f"{rng.choice(ACTS)} {rng.choice(THINGS).title()} for {rng.choice(OWNERS).title()}"
        symbol = rng.choice(
            [s for s in vocabulary.scheme("number") if vocabulary.agencies[s.notation or ""].valid_in(year)]
        )
        if i % _COMMENTARY == _COMMENTARY - 1 and i < count - 1:
            yield Head(f"commentary-{i}", f"How to {title}", None, issued, symbol.notation or "", "commentary")
        else:
            yield _head(symbol, symbols, title, issued, i, rng.choice(list(_KINDS)))


def _head(symbol: Concept, symbols: Symbols, title: str, issued: str, index: int, kind: str) -> Head:
    issuer = symbol.notation or ""
    number = f"{symbol.labels['en'][0]} [{issued[:4]}] No. {index % 9999 + 1}"
    return Head(number_slugs(number, symbols, (issuer,))[0], f"{_KINDS[kind]} to {title}", number, issued, issuer, kind)
