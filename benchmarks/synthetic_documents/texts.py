"""Documents of generated sentences as model values. What is quoted stands in the text as quoted.

Example:
    >>> from graph_build import load_vocabulary
    >>> from synthetic_documents.world import world
    >>> reading = readings(world(load_vocabulary(), count=3, seed=0), index=1, size=12)[0]
    >>> len(reading.sections), len(reading.measures)
    (4, 12)
"""

from __future__ import annotations

import hashlib
from typing import Final

from graph_build.model import (
    DocumentReading,
    Heading,
    MeasureReading,
    Passage,
    SectionReading,
    Source,
    Span,
)

from .draft import Draft, add_bodies, add_citation, add_instruments, add_period, add_programme, add_quantity
from .world import ACTS, OWNERS, THINGS, TOPICS, World, dice

__all__ = ["readings"]

# how often a measure has no body, one, two ...
_BODIES: Final = (7, 22, 22, 17, 12, 8, 6, 4, 2)
_TWO_TEXTS: Final = 8


def readings(world: World, index: int, size: int) -> list[DocumentReading]:
    """Document ``index`` with ``size`` measures; every eighth document has two translations."""
    return [_reading(world, index, size, variant) for variant in range(2 if index % _TWO_TEXTS == 1 else 1)]


def _reading(world: World, index: int, size: int, variant: int) -> DocumentReading:
    """The same chances are taken in each translation; the names of the bodies differ."""
    draft = Draft(world, index, variant, dice(world.seed, f"document/{index}"))
    head = draft.head
    commentary = head.kind == "commentary"
    draft.add(f"{head.title}\n{head.number or 'News'}\nTranslation {variant + 1}, {head.issued}\n\n")
    cited = add_citation(draft, "This page is about the {}.\n", "interprets" if commentary else "implements")
    sections, measures = ((), ()) if commentary else _body(draft, size)
    noise = draft.add("Print this page")
    name = f"{head.slug}-{variant + 1}.txt"
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    return DocumentReading(
        source=Source(name, f"synthetic/{name}", draft.text, "en", "utf-8", digest),
        title=head.title,
        number=head.number,
        issued=head.issued,
        issuers=(head.issuer,),
        kind=head.kind,
        interprets=cited[0] if commentary else None,
        sections=sections,
        measures=measures,
        quantities=(),
        citations=cited,
        noise=(noise,),
    )


def _body(draft: Draft, size: int) -> tuple[tuple[SectionReading, ...], tuple[MeasureReading, ...]]:
    sections: list[SectionReading] = []
    measures: list[MeasureReading] = []
    count = min(len(TOPICS), size // 4 + 1)
    for place, topic in enumerate(draft.rng.sample(range(len(TOPICS)), count), 1):
        start = draft.add(f"Part {place}. ").start
        title = draft.add(TOPICS[topic])
        noted = add_bodies(draft, topic, draft.rng.randint(1, 3)) if draft.chance(0.1) else ()
        draft.add("\n")
        numbers = range(size * (place - 1) // count + 1, size * place // count + 1)
        measures.extend(_measure(draft, number, place, topic) for number in numbers)
        heading = Heading((place,), title, Span(start, len(draft.text)))
        sections.append(SectionReading(heading, TOPICS[topic], noted))
    return tuple(sections), tuple(measures)


def _measure(draft: Draft, number: int, section: int, topic: int) -> MeasureReading:
    """What it says hangs on its number alone, however long the document is."""
    rng = draft.rng = dice(draft.world.seed, f"document/{draft.index}/measure/{number}")
    draft.add(f"{number}. ")
    title = draft.add(f"{rng.choice(ACTS)} {rng.choice(THINGS)} for {rng.choice(OWNERS)}")
    draft.add(".")
    instruments = add_instruments(draft, topic)
    programmes = add_programme(draft) if draft.chance(0.15) else ()
    quantities = add_quantity(draft) if draft.chance(0.35) else ()
    periods = add_period(draft) if draft.chance(0.2) else ()
    citations = add_citation(draft, " See the {}.", "cites") if draft.chance(0.2) else ()
    bodies = add_bodies(draft, topic, rng.choices(range(len(_BODIES)), _BODIES)[0])
    span = Span(title.start, len(draft.text))
    draft.add("\n")
    return MeasureReading(
        passage=Passage(number, (section,), title, span),
        label=title.of(draft.text),
        text=span.of(draft.text),
        pieces=(span,),
        responsibilities=bodies,
        instruments=instruments,
        programmes=programmes,
        quantities=quantities,
        periods=periods,
        citations=citations,
    )
