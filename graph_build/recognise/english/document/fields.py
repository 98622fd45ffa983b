"""Reads what a text says of itself: title, official number, date, issuing bodies, kind, the document it interprets, and
the documents that its preamble cites.

Example:
    >>> from ....segment.stage import segment
    >>> vocabulary = load_vocabulary()
    >>> text = "Notice of the Tea Board on Picking\\n\\nCha Fa [2011] No. 7\\n\\n1. Pick early.\\n2. Dry at once."
    >>> fields = read_document_fields(text, segment(text, vocabulary), compile_document(vocabulary),
    ...     lambda span: (), lambda span: None)
    >>> fields.title, fields.number, fields.kind
    ('Notice of the Tea Board on Picking', 'Cha Fa [2011] No. 7', 'notice')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ....model import Citation, Outline, Span
from ....vocabulary import Vocabulary, load_vocabulary
from ..citations.find import CitationGrammar, compile_citations, find_citations
from ..citations.nouns import find_nouns
from ..citations.numbers import find_numbers
from ..wording.titles import clean, compiled, sentence_start
from .issuing import IssuingGrammar, Stated, compile_issuing, find_issue
from .signature import FindBodies, FindDate
from .title import (
    TitleGrammar,
    compile_titles,
    find_headline,
    find_issuing_line,
    find_title_line,
    kind_of_title,
)

__all__ = [
    "DocumentFields",
    "DocumentGrammar",
    "FindBodies",
    "FindDate",
    "compile_document",
    "load_vocabulary",
    "read_document_fields",
]

_LEAD: Final = 2500
_OTHER: Final = "other"
_COMMENTARY: Final = "commentary"


@dataclass(frozen=True, slots=True)
class DocumentGrammar:
    """Compiled from the vocabularies. ``follows`` are the words that name a kind where there is no title."""

    titles: TitleGrammar
    citations: CitationGrammar
    issuing: IssuingGrammar
    follows: tuple[tuple[str, re.Pattern[str]], ...]
    reporting: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What the text states, None or empty where it does not. Each ``…_at`` is the place that states it; ``kind`` is an
    id of the kinds, without a place of its own where only the lack of measures shows it."""

    title: str | None
    number: str | None
    issued: str | None
    issuers: tuple[str, ...]
    kind: str
    interprets: Citation | None
    citations: tuple[Citation, ...]
    title_at: Span | None = None
    number_at: Span | None = None
    issued_at: Span | None = None
    issuers_at: tuple[Span, ...] = ()
    kind_at: Span | None = None


def compile_document(vocabulary: Vocabulary) -> DocumentGrammar:
    """The grammar of a document's own fields in English, from the schemes kind and document-cue."""
    return DocumentGrammar(
        titles=compile_titles(vocabulary),
        citations=compile_citations(vocabulary),
        issuing=compile_issuing(vocabulary),
        follows=tuple((kind, compiled(vocabulary, f"document-cue/{kind}-follow")) for kind in ("opinions", "notice")),
        reporting=compiled(vocabulary, "document-cue/reporting"),
    )


def read_document_fields(
    source_text: str, outline: Outline, grammar: DocumentGrammar, find_bodies: FindBodies, find_date: FindDate
) -> DocumentFields:
    """The fields of a text. ``find_bodies`` gives the bodies named in a span, each as (agency id, place), ``find_date``
    the first full date in a span as (ISO date, place), or None."""
    text, front = outline.masked, outline.front
    line = find_title_line(text, front, grammar.titles)
    lead = Span(front.start, min(front.end, front.start + _LEAD))
    cited = () if line else find_citations(text, lead, grammar.citations, described=False)
    announced = _announced(text, cited, grammar)
    if not line and _is_commentary(text, outline, grammar):
        return _commentary(source_text, outline, announced or next(iter(cited), None), grammar)
    title_at = line or _headline(text, announced, front, grammar)
    if not title_at and not announced:  # the title may have been taken for a headline of the site
        title_at = line = find_title_line(source_text, front, grammar.titles)
    title = clean(title_at.of(source_text)) if title_at else announced.title if announced else None
    title_at = title_at or (announced.evidence if announced else None)
    number_at = _own_number(text, front, line, announced)
    issue = find_issue(
        text, outline, Stated(line, number_at, announced), grammar.issuing, _inside(find_bodies), find_date
    )
    kind, kind_at = _kind(text, title, title_at, front, grammar)
    return DocumentFields(
        title=title,
        number=" ".join(number_at.of(source_text).split()) if number_at else None,
        issued=issue.date[0] if issue.date else None,
        issuers=tuple(agency for agency, _ in issue.bodies),
        kind=kind,
        interprets=None,
        citations=_preamble(text, front, title, title_at, number_at, grammar),
        title_at=title_at,
        number_at=number_at,
        issued_at=issue.date[1] if issue.date else None,
        issuers_at=tuple(place for _, place in issue.bodies),
        kind_at=kind_at,
    )


def _inside(find_bodies: FindBodies) -> FindBodies:
    """The same finder without bodies that stand elsewhere and are only referred to."""
    return lambda span: tuple(body for body in find_bodies(span) if span.covers(body[1]))


def _announced(text: str, cited: Iterable[Citation], grammar: DocumentGrammar) -> Citation | None:
    """The document that a news item says was issued: jointly issued "Several Opinions on ..."."""
    for citation in cited:
        low = sentence_start(text, citation.evidence.start, 0)
        said = list(grammar.titles.issued.finditer(text, low, citation.evidence.start))
        if said and len(text[said[-1].end() : citation.evidence.start].split()) <= 2:
            return citation
    return None


def _headline(text: str, announced: Citation | None, front: Span, grammar: DocumentGrammar) -> Span | None:
    """The headline that names issuer and document in one. Where the text below announces a title, the headline counts
    only if it has that title word for word."""
    line = find_issuing_line(text, front, grammar.titles)
    if not line or not announced:
        return line
    return line if line.of(text).casefold().endswith(announced.title.casefold()) else None


def _is_commentary(text: str, outline: Outline, grammar: DocumentGrammar) -> bool:
    head = " ".join(text[: min(len(text), outline.front.end, 1200)].split())[:600]
    if grammar.titles.commentary.search(head):
        return True
    return not outline.measures and len(grammar.reporting.findall(text)) >= 2


def _commentary(text: str, outline: Outline, about: Citation | None, grammar: DocumentGrammar) -> DocumentFields:
    masked = outline.masked
    head = find_headline(masked, outline.front, grammar.titles)
    interprets = replace(about, relation="interprets") if about else None
    whole = Span(head.end if head else 0, len(masked))
    cited = find_citations(masked, whole, grammar.citations, described=False)
    others = tuple(citation for citation in cited if not about or citation.title != about.title)
    return DocumentFields(
        title=clean(head.of(text)) if head else None,
        number=None,
        issued=None,
        issuers=(),
        kind=_COMMENTARY,
        interprets=interprets,
        citations=((interprets,) if interprets else ()) + others,
        title_at=head,
        kind_at=head,
    )


def _own_number(text: str, front: Span, title: Span | None, announced: Citation | None) -> Span | None:
    """The number that stands alone in a line, or right after the title."""
    for number in find_numbers(text, front.start, front.end):
        start, end = text.rfind("\n", 0, number.start) + 1, text.find("\n", number.end)
        alone = text[start : end if end >= 0 else len(text)].strip("()（） \t") == number.of(text)
        below = title and number.start >= title.end and not text[title.end : number.start].strip(" \t\n(（")
        if alone or below or (announced and announced.evidence.covers(number)):
            return number
    return None


def _kind(
    text: str, title: str | None, title_at: Span | None, front: Span, grammar: DocumentGrammar
) -> tuple[str, Span | None]:
    named = kind_of_title(title, grammar.titles) if title else None
    if named:
        return named, title_at
    for kind, cue in grammar.follows:
        if match := cue.search(text, front.start, front.end):
            return kind, Span(match.start(), match.start() + len(match.group().rstrip()))
    return _OTHER, None


def _preamble(
    text: str, front: Span, title: str | None, title_at: Span | None, number: Span | None, grammar: DocumentGrammar
) -> tuple[Citation, ...]:
    start = max((place.end for place in (title_at, number) if place), default=front.start)
    rest = Span(min(start, front.end), front.end)
    cited = find_citations(text, rest, grammar.citations, described=False)
    own = number.of(text) if number else None
    return tuple(citation for citation in cited if not _is_own(citation, title, own, grammar))


def _is_own(citation: Citation, title: str | None, number: str | None, grammar: DocumentGrammar) -> bool:
    """True if a citation names the text itself: by its number, or by the words of its title, kind noun included."""
    if number and citation.number == number:
        return True
    words = set(re.findall(r"\w+", citation.title.casefold()))
    own = set(re.findall(r"\w+", (title or "").casefold()))
    found = find_nouns(citation.title, 0, len(citation.title), grammar.citations.titles.nouns)
    nouns = {word for noun in found for word in citation.title[noun.start : noun.end].casefold().split()}
    return bool(words) and nouns <= own and len(words & own) >= 0.85 * len(words)
