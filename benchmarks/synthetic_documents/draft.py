"""A text as it is written, and what its measures can hold: each part says what it is and quotes the text for it.

Example:
    >>> from graph_build import load_vocabulary
    >>> from synthetic_documents.world import dice, world
    >>> draft = Draft(world(load_vocabulary(), count=3, seed=0), index=1, variant=0, rng=dice(0, "example"))
    >>> found = add_programme(draft)[0]
    >>> found.evidence.of(draft.text) == found.name
    True
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from graph_build.model import (
    Citation,
    InstrumentUse,
    Period,
    Programme,
    Quantity,
    Relation,
    Responsibility,
    Role,
    Span,
)
from graph_build.namespaces import slug
from graph_build.vocabulary import Agency

from .world import OWNERS, PROGRAMMES, THINGS, Head, World, alive, distinct, zipf

__all__ = ["Draft", "add_bodies", "add_citation", "add_instruments", "add_period", "add_programme", "add_quantity"]

# the sentence, what is quoted of it, which bound the number is, its unit, its range and factor, and what is counted
_QUANTITIES: Final = (
    (" At least {} of the yearly budget goes to them.", "{}%", "minimum", "%", 5, 60, 1, "procurement budget"),
    (" The guarantee fee is no more than {}.", "{}%", "maximum", "%", 1, 9, 1, "guarantee fee"),
    (" A fund of {} is set up.", "{} million yuan", "value", "CNY", 1, 900, 1_000_000, "fund"),
    (" There will be {} of this kind.", "{} show-case bases", "value", "count", 10, 4000, 1, "show-case bases"),
    (" Requests are answered within {}.", "{} days", "maximum", "day", 3, 60, 1, "requests"),
    (" Losses are shared for {}.", "{} years", "value", "year", 1, 5, 1, ""),
)
_BOUNDS: Final = ("value", "minimum", "maximum")
# the role of the first body, that of the others, the words before the first, after it, and at the end
_NOTES: Final[tuple[tuple[Role, Role, str, str, str], ...]] = (
    ("lead", "participant", " (Lead: ", "; taking part: ", ")"),
    ("responsible", "responsible", " (", ", ", ")"),
    ("duty", "duty", " The ", ", ", " shall see to this."),
)
# how often a measure has no instrument, one, two ...
_USES: Final = (8, 25, 27, 20, 12, 8)


@dataclass(slots=True)
class Draft:
    """The text of document ``index`` as it grows, and the chances taken in it. ``variant`` counts its translations."""

    world: World
    index: int
    variant: int
    rng: Random
    text: str = ""

    @property
    def head(self) -> Head:
        """What is settled of the document."""
        return self.world.heads[self.index]

    def add(self, words: str) -> Span:
        """Appends ``words``; gives their place."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def quote(self, sentence: str, words: str) -> Span:
        """Appends a sentence with ``words`` in place of its ``{}``; gives the place of ``words``."""
        before, after = sentence.split("{}")
        self.text += before
        span = self.add(words)
        self.text += after
        return span

    def chance(self, probability: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < probability


def add_bodies(draft: Draft, topic: int, count: int) -> tuple[Responsibility, ...]:
    """Who does it: a leader and others, or bodies of one rank, or a duty in running text."""
    bodies = distinct(draft.rng, alive(draft.world, draft.head.year), count, topic)
    first, other, opening, after_first, closing = draft.rng.choices(_NOTES, (4, 4, 2))[0]
    found: list[Responsibility] = []
    for place, body in enumerate(bodies):
        draft.add(", " if place > 1 else (opening, after_first)[place])
        found.append(_responsibility(draft, body, other if place else first))
    if bodies:
        draft.add(closing)
    return tuple(found)


def _responsibility(draft: Draft, body: Agency, role: Role) -> Responsibility:
    """Now and then it is a body that the vocabulary does not know."""
    if draft.chance(0.01):
        name = f"Council of {draft.rng.choice(OWNERS).title()}"
        return Responsibility(slug(name), role, draft.add(name), name, known=False)
    labels = body.labels["en"]
    return Responsibility(body.id, role, draft.add(labels[draft.variant % len(labels)]))


def add_instruments(draft: Draft, topic: int) -> tuple[InstrumentUse, ...]:
    """Up to five instruments, each in a sentence of its own."""
    count = draft.rng.choices(range(len(_USES)), _USES)[0]
    found = distinct(draft.rng, draft.world.instruments, count, topic)
    sentences = (" There will be {}.", " It rests on {}.", " Use is made of {}.", " It goes with {}.", " It adds {}.")
    return tuple(
        InstrumentUse(use.id, draft.quote(sentence, use.labels["en"][0].lower()))
        for use, sentence in zip(found, sentences, strict=False)
    )


def add_programme(draft: Draft) -> tuple[Programme, ...]:
    """A programme; some names come back in many documents, always with the same instrument."""
    name = zipf(draft.rng, PROGRAMMES)
    fitting = draft.world.instruments[PROGRAMMES.index(name) % len(draft.world.instruments)]
    return (Programme(name, fitting.id, draft.quote(" This is part of the {}.", name)),)


def add_quantity(draft: Draft) -> tuple[Quantity, ...]:
    """One number, or the two of a change."""
    if draft.chance(0.15):
        low, high = sorted(draft.rng.sample(range(3, 60), 2))
        lower, higher = draft.quote(" The margin rises from {}", f"{low}%"), draft.quote(" to {}.", f"{high}%")
        rise = Quantity("%", lower, Decimal(low), change="from", of="price margin")
        return rise, Quantity("%", higher, Decimal(high), change="to", of="price margin")
    sentence, quoted, bound, unit, least, most, factor, of = draft.rng.choice(_QUANTITIES)
    number = draft.rng.randint(least, most)
    span = draft.quote(sentence, quoted.format(number))
    value, minimum, maximum = (Decimal(number * factor) if bound == name else None for name in _BOUNDS)
    return (Quantity(unit, span, value, minimum, maximum, of=of),)


def add_period(draft: Draft) -> tuple[Period, ...]:
    """An end, a span of years, or a start."""
    year = draft.head.year + draft.rng.randint(0, 3)
    later = year + draft.rng.randint(1, 4)
    forms = (
        (f"by the end of {year}", None, f"{year}-12-31"),
        (f"from {year} to {later}", f"{year}", f"{later}"),
        (f"since June {year}", f"{year}-06", None),
    )
    quoted, start, until = draft.rng.choice(forms)
    return (Period(draft.quote(" This holds {}.", quoted), start, until),)


def add_citation(draft: Draft, sentence: str, relation: Relation) -> tuple[Citation, ...]:
    """A document of the graph, the oldest the most often, by title and number or by title alone; or another one."""
    place = int(draft.index * draft.rng.random() ** 2)
    head = draft.world.heads[place] if draft.world.heads[place].number else draft.world.heads[place - 1]
    title, number = head.title, head.number
    if draft.index == 0 or draft.chance(0.3):
        title = f"Rules on {draft.rng.choice(THINGS).title()}"
        number = f"Tea Board [2002] No. {draft.rng.randint(1, 30)}"
    if draft.chance(0.3):
        number = None
    span = draft.quote(sentence, f"{title} ({number})" if number else title)
    return (Citation(title, number, relation, span),)
