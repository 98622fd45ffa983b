"""The stage in order: lines unwrapped, noise, candidates, decoding, closing, outline.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> outline = segment("I. Goals\\n(1) Aim high.\\n(b) Aim low.\\nHome > News > Text", load_vocabulary())
    >>> [(m.number, m.section) for m in outline.measures], [span.start for span in outline.noise]
    ([(1, (1,)), (2, (1,))], [36])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..model import Outline, Span
from ..vocabulary import Vocabulary
from .closing import closing_start, single_paragraphs
from .cues import cues_of
from .decode import Node
from .foreign import foreign_phrases
from .lines import Line, lines_of
from .noise import advert_sentences, blanked, front_noise, furniture, tail_noise
from .numbering import numbering
from .outline import assemble, measure_level, numbered_part
from .wrapping import unwrapped

__all__ = ["segment"]


def segment(text: str, vocabulary: Vocabulary) -> Outline:
    """Finds sections, measures, noise, front and closing of ``text``, in any mixture of notations of ``vocabulary``'s
    ordinals. A text without numbered items gives neither sections nor measures."""
    cues = cues_of(vocabulary)
    text = unwrapped(text)
    hits = cues.find(text)
    lines = lines_of(text, hits)
    noise = furniture(text, lines)
    spans = [Span(line.start, line.end) for line in noise]
    spans += advert_sentences(text, sorted({*lines}.difference(noise)))
    masked = blanked(text, spans)
    phrases = foreign_phrases(masked, cues.words)
    spans += phrases
    masked = blanked(masked, phrases)
    nodes, end_of_text = numbering(masked, lines, cues)
    first, stop = _bounds(masked, nodes, lines, cues.divisions, end_of_text)
    more = [
        *front_noise(text, [line for line in lines if line.end <= first], noise),
        *tail_noise([line for line in lines if line.start >= stop], noise),
    ]
    spans += [Span(line.start, line.end) for line in more]
    masked = blanked(masked, [Span(line.start, line.end) for line in more])
    sections, measures = assemble(masked, numbered_part(nodes), cues.divisions, stop)
    end = max([part.span.end for part in measures] + [part.extent.end for part in sections], default=first)
    closing = Span(max(stop, end) if measures or sections else len(text), len(text))
    return Outline(masked, sections, measures, tuple(sorted(spans)), Span(0, first), closing)


def _bounds(
    masked: str, nodes: Sequence[Node], lines: Sequence[Line], divisions: Mapping[str, str], end: int
) -> tuple[int, int]:
    """Where the front ends and the closing starts; ``end`` is where it starts at the latest."""
    part = numbered_part(nodes)
    level = measure_level(part, divisions)
    kept = [node for node in part if node.level <= level]
    if not kept:
        return len(masked), len(masked)
    bodies = [(node.marker.body, after.marker.start) for node, after in pairwise(kept) if node.level == level]
    later = [node.marker.start for node in nodes if node.part > part[0].part]
    single = single_paragraphs(masked, bodies)
    stop = closing_start(masked, kept[-1].marker.body, lines, single=single and kept[-1].level == level)
    return kept[0].marker.start, min([stop, end, *later])
